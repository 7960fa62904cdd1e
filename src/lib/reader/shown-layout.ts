import type { Block, Lines, Table } from './blocks.ts'

/** A cell of a shown table; rows and columns are counted from 0. */
export type ShownCell = {
  lines: Lines
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** Its words, where a line of the shown text holds more than this cell (`|` rows). */
  text?: string
}

export type ShownTable = { lines: Lines; columns: number; headerRows: number; cells: ShownCell[] }

/** A word that recognition left doubtful: offsets in the shown line, end not included. */
export type ShownDoubt = { line: number; from: number; to: number }

/** What the shown lines alone do not say: which of them are cells, footnotes, or doubtful. */
export type ShownLayout = {
  tables: ShownTable[]
  footnotes: { mark: string; lines: Lines }[]
  doubts: ShownDoubt[]
}

export const noLayout: ShownLayout = { tables: [], footnotes: [], doubts: [] }

/** Tables, footnotes and doubtful words of a source, as places in its shown lines. Linear in the size of the source. */
export function layoutOf(blocks: readonly Block[], lines: readonly string[]): ShownLayout {
  const layout: ShownLayout = { tables: [], footnotes: [], doubts: [] }
  for (const block of blocks) {
    if (block.kind === 'table') {
      layout.tables.push(tableOf(block))
      for (const cell of block.rows.flat()) layout.doubts.push(...doubtsOf(cell, lines))
    } else if (block.kind === 'footnote') layout.footnotes.push({ mark: block.mark, lines: block.place.lines })
    else if (block.kind === 'paragraph') layout.doubts.push(...doubtsOf(block, lines))
  }
  return layout
}

function tableOf({ columns, rows, headerRows = 0, place }: Table): ShownTable {
  const cells = rows.flat()
  const shared = shareLines(cells.map((cell) => cell.place.lines))
  return {
    lines: place.lines,
    columns,
    headerRows,
    cells: cells.map(({ text, row, column, rowSpan, columnSpan, place: { lines } }) => {
      return { lines, row, column, rowSpan, columnSpan, ...(shared ? { text } : {}) }
    }),
  }
}

/** Cells in the order of the text stand below each other unless some line belongs to two of them. */
function shareLines(places: readonly Lines[]): boolean {
  const seen = new Set<number>()
  for (const [from, to] of places) {
    for (let line = from; line <= to; line++) {
      if (seen.has(line)) return true
      seen.add(line)
    }
  }
  return false
}

type Doubted = { text: string; place: { lines: Lines }; doubtful?: readonly (readonly [number, number])[] }

/** Joined text and shown lines differ in white space only, so letters are counted in both. */
function doubtsOf({ text, place, doubtful = [] }: Doubted, lines: readonly string[]): ShownDoubt[] {
  const found: ShownDoubt[] = []
  const cursor = new LetterCursor(lines, place.lines)
  let at = 0
  let letters = 0
  for (const [from, to] of doubtful) {
    for (; at < from; at++) if (!isBlank(text, at)) letters++
    const word = text.slice(from, to)
    const start = cursor.placeOf(letters)
    if (start && lines[start.line - 1]!.startsWith(word, start.at)) {
      found.push({ line: start.line, from: start.at, to: start.at + word.length })
    }
  }
  return found
}

const isBlank = (text: string, at: number): boolean => /\s/.test(text[at]!)

/** Walks the shown lines once, letter by letter. */
class LetterCursor {
  private readonly lines: readonly string[]
  private readonly last: number
  private line: number
  private at = 0
  private letters = 0

  constructor(lines: readonly string[], [from, to]: Lines) {
    this.lines = lines
    this.line = from
    this.last = to
  }

  /** Where the letter with this number stands, counted from 0; asked in rising order. */
  placeOf(wanted: number): { line: number; at: number } | undefined {
    while (this.line <= this.last) {
      const text = this.lines[this.line - 1] ?? ''
      for (; this.at < text.length; this.at++) {
        if (isBlank(text, this.at)) continue
        if (this.letters === wanted) return { line: this.line, at: this.at }
        this.letters++
      }
      this.line++
      this.at = 0
    }
    return undefined
  }
}

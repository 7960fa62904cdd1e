import { bareTableAt } from './bare-tables.ts'
import type { Block, BlockSource, Footnote, Paragraph, Table } from './blocks.ts'
import { readGridTable, startsGridTable } from './grid-tables.ts'
import { type CleanLine, cleanLine, splitLines } from './lines.ts'
import { readPipeTable, startsPipeRow } from './pipe-tables.ts'
import { mayBeSideBySide, type SideBySide, sideBySideAt } from './side-by-side.ts'
import { type Layout, layoutOf, opensParagraph } from './wrapping.ts'

const FOOTNOTE = /^(?:\[(\d{1,3})\]:?|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?))\s*(?=\S)/

/** Blocks of a text file: paragraphs, drawn tables, footnotes and page breaks, each with its lines. */
export function blocksFromText(text: string, encoding = 'UTF-8'): BlockSource {
  const raw = splitLines(text)
  const lines = raw.map(cleanLine)
  const layout = layoutOf(lines)
  const blocks: Block[] = []
  const blank = lines.map((line) => line.text === '')
  const front = endOfFrontMatter(raw)
  blank.fill(true, 0, front)
  for (let at = front; at < raw.length; ) {
    const line = lines[at]!
    if (raw[at]!.includes('\f')) blocks.push({ kind: 'pageBreak', place: { lines: [at + 1, at + 1] } })
    const drawn = tableAt(raw, at)
    const beside = drawn === undefined && mayBeSideBySide(raw[at]!) ? sideBySideAt(raw, at) : undefined
    if (drawn) {
      if (drawn.table) blocks.push(drawn.table)
      for (let i = at; i < drawn.end; i++) blank[i] ||= !/[^|:\-+=\s]/.test(raw[i]!)
      at = Math.max(drawn.end, at + 1)
    } else if (beside) {
      for (const column of beside.columns) pushColumn(blocks, column, at, layout)
      at = beside.end
    } else if (line.emptyCell) {
      blocks.push({ kind: 'paragraph', text: '', starts: [0], place: { lines: [at + 1, at + 1] } })
      at++
    } else if (line.text === '' || isLoneBar(raw, at)) {
      blank[at] = true
      at++
    } else {
      at = pushParagraph(blocks, raw, lines, at, layout)
    }
  }
  return { blocks, lines: raw, lineCount: raw.length, blankLines: blank, encoding }
}

function tableAt(raw: readonly string[], at: number): { end: number; table: Table | undefined } | undefined {
  const line = raw[at]!
  if (isLoneBar(raw, at)) return undefined
  if (startsPipeRow(line)) return readPipeTable(raw, at)
  return startsGridTable(line) ? readGridTable(raw, at) : bareTableAt(raw, at)
}

/** Law libraries write the end of a cell as a bar on a line of its own: it begins no row. */
function isLoneBar(raw: readonly string[], at: number): boolean {
  return raw[at]!.trim() === '|' && !startsPipeRow(raw[at + 1] ?? '')
}

/** Copies from content systems begin with "key: value" lines between two rulers: they are no text of the document. */
function endOfFrontMatter(raw: readonly string[]): number {
  if (raw[0]?.trim() !== '---') return 0
  const end = raw.slice(1, 80).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line)) + 1
  const inside = raw.slice(1, end)
  return end > 1 && inside.every((line) => /^[\w-]+:|^\s|^-\s|^#|^$/.test(line)) ? end + 1 : 0
}

/** Paragraphs of one column of lines that stand side by side, the first of them at line `at`. */
function pushColumn(blocks: Block[], column: SideBySide['columns'][0], at: number, layout: Layout): void {
  const lines = column.map(cleanLine)
  for (let i = 0; i < lines.length; ) {
    if (lines[i]!.text === '') i++
    else i = pushParagraph(blocks, column, lines, i, layout, at)
  }
}

/** Appends the paragraph that begins at line `at` and gives the line behind it. */
function pushParagraph(
  blocks: Block[],
  raw: readonly string[],
  lines: readonly CleanLine[],
  at: number,
  layout: Layout,
  offset = 0,
): number {
  const first = lines[at]!
  const parts = [first.text]
  const starts = [0]
  let length = first.text.length
  let end = at + 1
  while (end < lines.length) {
    const next = lines[end]!
    if (next.text === '' || startsPipeRow(raw[end]!) || startsGridTable(raw[end]!)) break
    if (opensParagraph(lines[end - 1]!, next, layout) || FOOTNOTE.test(next.text)) break
    starts.push(length + 1)
    length += 1 + next.text.length
    parts.push(next.text)
    end++
  }
  blocks.push(
    blockOf(parts.length === 1 ? first.text : parts.join(' '), starts, at + offset, end + offset, first.heading),
  )
  return end
}

function blockOf(text: string, starts: number[], at: number, end: number, heading: boolean): Paragraph | Footnote {
  const place = { lines: [at + 1, end] as const }
  const mark = FOOTNOTE.exec(text)
  if (mark) {
    return { kind: 'footnote', mark: (mark[1] ?? mark[2]!).normalize('NFKC'), text: text.slice(mark[0].length), place }
  }
  return heading ? { kind: 'paragraph', text, starts, place, heading } : { kind: 'paragraph', text, starts, place }
}

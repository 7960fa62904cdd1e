import { mendLookAlikes } from '#lib/vietnamese/normalize.ts'
import type { Block, BlockSource, LinePlace, Lines, SourceKind, SourceNote, TableCell } from './blocks.ts'
import { fromLegacyFont, LegacyCount } from './legacy-fonts.ts'
import { decodeOldEncoding } from './old-encodings.ts'
import { boxOf, type Line, type Page, type Word } from './page.ts'
import { furnitureOf } from './page-furniture.ts'
import { type LaidCell, layPage } from './page-items.ts'
import { type DocumentItem, joinPages } from './page-joins.ts'
import { mendMarks } from './scan-marks.ts'
import { DECOMPOSED_NOTE, oldEncodingNote } from './source-notes.ts'

type Kind = { kind: SourceKind; encoding: string; notes: SourceNote[] }

/** Blocks and shown lines of pages given as positions: one shown line for each printed one, with its page and box. */
export function blocksOfPages(pages: readonly Page[], { kind, encoding, notes }: Kind): BlockSource {
  const { converted, decomposed } = unifyLetters(pages)
  const furniture = furnitureOf(pages)
  const bodySize = commonSize(pages)
  const laid = pages.map((page) => {
    const words = page.words.filter((word) => !furniture.words.has(word))
    return layPage(page, words, bodySize)
  })
  const marks = new Set(laid.flatMap(({ footnotes }) => footnotes.map(({ mark }) => mark)))
  const writer = new PageWriter(pages, marks)
  for (const item of joinPages(laid)) writer.write(item)
  const said = [...notes]
  if (converted) said.push(oldEncodingNote('TCVN3/VNI'))
  if (decomposed) said.push(DECOMPOSED_NOTE)
  if (furniture.texts.length > 0) {
    const texts = furniture.texts
      .slice(0, 3)
      .map((text) => `“${text.slice(0, 80)}”`)
      .join(', ')
    said.push({ code: 'left_out', message: `Đã bỏ dòng lặp lại ở đầu hoặc cuối các trang: ${texts}.` })
  }
  return {
    kind,
    blocks: kind === 'scan' ? mendMarks(writer.blocks) : writer.blocks,
    lines: writer.lines,
    linePlaces: writer.places,
    lineCount: Math.max(1, writer.lines.length),
    blankLines: writer.lines.map((line) => line === ''),
    encoding: converted ? 'TCVN3/VNI' : encoding,
    ...(said.length > 0 ? { notes: said } : {}),
  }
}

/**
 * Marks words of fonts that do not give their name away when the whole text is in TCVN3 or VNI. A hyphen beside a letter
 * is then the letter that stands in its place.
 */
export function withOldLetters<P extends Page>(pages: readonly P[]): readonly P[] {
  const words = pages.flatMap((page) => page.words)
  if (words.some((word) => word.font)) return pages
  const encoding = decodeOldEncoding(
    words
      .slice(0, 6_000)
      .map((word) => word.text)
      .join(' '),
  )?.encoding
  const font = encoding === 'TCVN3' ? 'tcvn3' : encoding === 'VNI' ? 'vni' : undefined
  if (font === undefined) return pages
  for (const word of words) {
    if (font === 'tcvn3') word.text = word.text.replace(/(?<=[a-z\u00a1-\u00ff])-|-(?=[a-z\u00a1-\u00ff])/g, '\u00ad')
    word.font = font
  }
  return pages
}

const COMBINING = /[\u0300-\u0309\u031b\u0323]/
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** All letters as Unicode in NFC; words in old fonts are converted when they are really written so. */
function unifyLetters(pages: readonly Page[]): { converted: boolean; decomposed: boolean } {
  const count = new LegacyCount()
  for (const { words } of pages) count.add(words)
  let decomposed = false
  for (const { words } of pages) {
    for (const word of words) {
      const text = word.font && count.trusted ? fromLegacyFont(word.text, word.font) : word.text
      decomposed ||= !word.font && COMBINING.test(text)
      word.text = mendLookAlikes(text.normalize('NFC')).replace(INVISIBLE, '')
    }
  }
  return { converted: count.trusted, decomposed }
}

/** The size of most letters. */
function commonSize(pages: readonly Page[]): number {
  const sizes = new Map<number, number>()
  for (const { words } of pages)
    for (const { size, text } of words) sizes.set(size, (sizes.get(size) ?? 0) + text.length)
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12
}

type Doubt = [from: number, to: number]
type Joined = { text: string; starts: number[]; doubtful: Doubt[] }

class PageWriter {
  readonly blocks: Block[] = []
  readonly lines: string[] = []
  readonly places: LinePlace[] = []
  private readonly pages: ReadonlyMap<number, Page>
  private readonly marks: ReadonlySet<string>
  private tables = 0

  constructor(pages: readonly Page[], marks: ReadonlySet<string>) {
    this.pages = new Map(pages.map((page) => [page.number, page]))
    this.marks = marks
  }

  write(item: DocumentItem): void {
    if (item.kind === 'text') this.writeParagraph(item.paragraph.lines)
    else if (item.kind === 'table') this.writeTable(item)
    else if (item.kind === 'footnote') this.writeFootnote(item.note.mark, item.note.lines)
    else {
      const line = this.lines.length + 1
      this.blocks.push({ kind: 'pageBreak', place: { lines: [line, line], page: item.page.number } })
    }
  }

  private writeParagraph(lines: readonly Line[]): void {
    const from = this.lines.length + 1
    const { text, starts, doubtful } = this.show(lines)
    if (text === '') return
    const place = { lines: [from, this.lines.length] as Lines, page: lines[0]!.page }
    this.blocks.push({ kind: 'paragraph', text, starts, place, ...(doubtful.length > 0 ? { doubtful } : {}) })
  }

  private writeFootnote(mark: string, lines: readonly Line[]): void {
    const from = this.lines.length + 1
    const { text } = this.show(lines)
    const place = { lines: [from, this.lines.length] as Lines, page: lines[0]!.page }
    this.blocks.push({ kind: 'footnote', mark, text: text.replace(/^\[?(?:\d{1,3}|\*{1,3})\]?[.)]?\s*/, ''), place })
  }

  private writeTable({ columns, rows, headerRows }: Extract<DocumentItem, { kind: 'table' }>): void {
    const from = this.lines.length + 1
    this.tables++
    const cells = rows.map((row) => row.map((cell) => this.writeCell(cell)))
    const page = this.places[from - 1]?.page
    const place = { lines: [from, Math.max(from, this.lines.length)] as Lines, ...(page ? { page } : {}) }
    this.blocks.push({ kind: 'table', columns, rows: cells, place, ...(headerRows > 0 ? { headerRows } : {}) })
  }

  private writeCell({ row, column, rowSpan, columnSpan, paragraphs }: LaidCell): TableCell {
    const from = this.lines.length + 1
    const cell = { table: this.tables, row: row + 1, column: column + 1 }
    const texts: string[] = []
    const doubtful: Doubt[] = []
    let length = 0
    for (const { lines } of paragraphs) {
      const joined = this.show(lines, cell)
      if (joined.text === '') continue
      for (const [a, b] of joined.doubtful) doubtful.push([a + length, b + length])
      texts.push(joined.text)
      length += joined.text.length + 1
    }
    if (this.lines.length < from) {
      this.lines.push('')
      this.places.push({ cell })
    }
    const page = this.places[from - 1]!.page
    const place = { lines: [from, this.lines.length] as Lines, ...(page ? { page } : {}) }
    return {
      text: texts.join('\n'),
      row,
      column,
      rowSpan,
      columnSpan,
      place,
      ...(doubtful.length > 0 ? { doubtful } : {}),
    }
  }

  /** Adds printed lines to the shown text and joins them to a paragraph. */
  private show(lines: readonly Line[], cell?: LinePlace['cell']): Joined {
    const joined: Joined = { text: '', starts: [], doubtful: [] }
    let last = ''
    for (const line of lines) {
      const shown = this.textOf(line)
      if (shown.text === '') continue
      const page = this.pages.get(line.page)!
      this.lines.push(shown.text)
      this.places.push({ page: line.page, box: boxOf(line, page), ...(cell ? { cell } : {}) })
      // "71/KH-" / "UBND": what was broken behind a hyphen had no blank there.
      if (last !== '' && !/[\p{L}\d]-$/u.test(last)) joined.text += ' '
      last = shown.text
      joined.starts.push(joined.text.length)
      for (const [a, b] of shown.doubtful) joined.doubtful.push([a + joined.text.length, b + joined.text.length])
      joined.text += shown.text
    }
    return joined
  }

  private textOf(line: Line): { text: string; doubtful: Doubt[] } {
    let text = ''
    const doubtful: Doubt[] = []
    for (const word of line.words) {
      if (word.text === '') continue
      const mark = this.markOf(word, line)
      if (mark) {
        text += `[${mark}]`
        continue
      }
      if (text !== '') text += ' '
      if (word.doubtful) doubtful.push([text.length, text.length + word.text.length])
      text += word.text
    }
    return { text, doubtful }
  }

  /** The raised number of a footnote. */
  private markOf(word: Word, line: Line): string | undefined {
    if (word.size > 0.8 * line.size || word.base > line.base - 0.15 * line.size) return undefined
    const mark = /^\[?(\d{1,3}|\*{1,3})\]?$/.exec(word.text)?.[1]
    return mark && this.marks.has(mark) ? mark : undefined
  }
}

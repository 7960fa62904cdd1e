import { mendLookAlikes } from '#lib/vietnamese/normalize.ts'
import type { Block, BlockSource, LinePlace, SourceKind, SourceNote, TableCell } from './blocks.ts'
import type { Flow, FlowCell, FlowItem, FlowNote, FlowParagraph, FlowTable, Piece } from './flow.ts'
import { itemsInOrder, tablesJoined } from './flow-order.ts'
import { LegacyCount, mergedPieces, textOfPieces } from './legacy-fonts.ts'
import { type CleanLine, cleanPlain } from './lines.ts'
import { decodeOldEncoding, fromTcvn3, fromVni } from './old-encodings.ts'
import { DECOMPOSED_NOTE, oldEncodingNote } from './source-notes.ts'
import { opensParagraph } from './wrapping.ts'

type Kind = { kind: SourceKind; encoding: string; notes: SourceNote[] }

/** Numbers the lines of a flow and gives its blocks, with the place of each line in the file. */
export function blocksFromFlow(flow: Flow, { kind, encoding, notes }: Kind): BlockSource {
  const writer = new BlockWriter(flow)
  writer.writeItems(tablesJoined(itemsInOrder(flow.items)))
  for (const note of flow.notes) writer.writeNote(note)
  const found = [...notes, ...writer.notes()]
  return {
    kind,
    blocks: writer.blocks,
    lines: writer.lines,
    linePlaces: writer.places,
    lineCount: Math.max(1, writer.lines.length),
    blankLines: writer.blank,
    encoding: writer.converted ?? encoding,
    ...(found.length > 0 ? { notes: found } : {}),
  }
}

// A paragraph that a writer broke by hand goes on like one that a program wrapped between blank lines.
const LAYOUT = { spaced: true, wrapAt: undefined }
const COMBINING = /[\u0300-\u0309\u031b\u0323]/
const SAMPLE = 20_000

class BlockWriter {
  readonly blocks: Block[] = []
  readonly lines: string[] = []
  readonly places: LinePlace[] = []
  readonly blank: boolean[] = []
  /** The old encoding that runs or the whole text were converted from. */
  converted: string | undefined
  private decomposed = false
  private readonly convertFonts: boolean
  private readonly wholeText: ((text: string) => string) | undefined
  private page = 0

  constructor(flow: Flow) {
    const count = new LegacyCount()
    const sample: string[] = []
    let sampled = 0
    for (const paragraph of paragraphsOf(flow)) {
      paragraph.pieces = mergedPieces(paragraph.pieces)
      count.add(paragraph.pieces)
      if (sampled > SAMPLE) continue
      const text = paragraph.pieces.map((piece) => piece.text).join('')
      sampled += text.length
      sample.push(text)
    }
    this.convertFonts = count.trusted
    // Texts also lose the names of their fonts.
    const whole = this.convertFonts ? undefined : decodeOldEncoding(sample.join('\n').normalize('NFC'))?.encoding
    this.wholeText = whole === 'TCVN3' ? fromTcvn3 : whole === 'VNI' ? fromVni : undefined
    this.converted = this.wholeText ? whole : this.convertFonts ? 'TCVN3/VNI' : undefined
  }

  notes(): SourceNote[] {
    const notes: SourceNote[] = []
    if (this.converted) notes.push(oldEncodingNote(this.converted))
    if (this.decomposed) notes.push(DECOMPOSED_NOTE)
    return notes
  }

  writeItems(items: readonly FlowItem[]): void {
    for (const item of items) {
      if (item.kind === 'paragraph') this.writeParagraph(item)
      else this.writeTable(item)
    }
  }

  writeNote(note: FlowNote): void {
    const cleaned = note.paragraphs.flatMap((paragraph) => this.cleanLines(paragraph))
    const from = this.lines.length + 1
    for (const [i, line] of cleaned.entries()) this.show(i === 0 ? `[${note.mark}] ${line.text}` : line.text, {})
    if (cleaned.length === 0) return
    const text = cleaned.map((line) => line.text).join(' ')
    this.blocks.push({ kind: 'footnote', mark: note.mark, text, place: { lines: [from, this.lines.length] } })
  }

  private writeParagraph(paragraph: FlowParagraph): void {
    const cleaned = this.cleanLines(paragraph)
    if (cleaned.length === 0) return
    this.turnPage(paragraph.page)
    const place = placeOf(paragraph)
    let open: CleanLine[] = []
    for (const line of cleaned) {
      const last = open[open.length - 1]
      if (last && opensParagraph(last, line, LAYOUT)) {
        this.pushParagraph(open, paragraph, place)
        open = []
      }
      open.push(line)
    }
    this.pushParagraph(open, paragraph, place)
  }

  private pushParagraph(cleaned: readonly CleanLine[], { heading, page }: FlowParagraph, place: LinePlace): void {
    const from = this.lines.length + 1
    const starts: number[] = []
    let text = ''
    for (const line of cleaned) {
      if (text !== '') text += ' '
      starts.push(text.length)
      text += line.text
      this.show(line.text, place)
    }
    const lines = [from, this.lines.length] as const
    this.blocks.push({
      kind: 'paragraph',
      text,
      starts,
      place: page > 0 ? { lines, page } : { lines },
      ...(heading && text.length <= LONGEST_HEADING ? { heading: true } : {}),
    })
  }

  private turnPage(page: number): void {
    if (page === this.page || page === 0) return
    if (this.page > 0) {
      const line = this.lines.length + 1
      this.blocks.push({ kind: 'pageBreak', place: { lines: [line, line], page } })
    }
    this.page = page
  }

  private writeTable(table: FlowTable): void {
    const page = firstPage(table)
    this.turnPage(page)
    const from = this.lines.length + 1
    const rows = table.rows.map((row) => row.map((cell) => this.writeCell(cell, table.number)))
    const lines = [from, Math.max(from, this.lines.length)] as const
    const { columns, headerRows } = table
    this.blocks.push({
      kind: 'table',
      columns,
      rows,
      place: page > 0 ? { lines, page } : { lines },
      ...(headerRows > 0 ? { headerRows } : {}),
    })
  }

  private writeCell(cell: FlowCell, table: number): TableCell {
    const from = this.lines.length + 1
    const at = { table, row: cell.row + 1, column: cell.column + 1 }
    const texts: string[] = []
    for (const paragraph of paragraphsIn(cell.items)) {
      for (const { text } of this.cleanLines(paragraph)) {
        this.show(text, { ...placeOf(paragraph), cell: at })
        texts.push(text)
      }
    }
    if (texts.length === 0) this.show('', { cell: at })
    const page = firstPageOf(cell.items)
    const lines = [from, this.lines.length] as const
    const { row, column, rowSpan, columnSpan } = cell
    const place = page > 0 ? { lines, page } : { lines }
    return { text: texts.join('\n'), row, column, rowSpan, columnSpan, place }
  }

  /** The lines of a paragraph that hold words, as they are shown. */
  private cleanLines(paragraph: FlowParagraph): CleanLine[] {
    return this.shownText(paragraph.pieces)
      .split('\n')
      .map(cleanPlain)
      .filter((line) => line.text !== '')
  }

  private shownText(pieces: readonly Piece[]): string {
    const raw = textOfPieces(pieces, this.convertFonts)
    const text = this.wholeText ? this.wholeText(raw.normalize('NFC')) : raw
    if (!this.decomposed && COMBINING.test(text)) this.decomposed = text.normalize('NFC') !== text
    return mendLookAlikes(text.normalize('NFC'))
  }

  private show(text: string, place: LinePlace): void {
    this.lines.push(text)
    this.places.push(place)
    this.blank.push(text === '')
  }
}

const LONGEST_HEADING = 300

const placeOf = ({ number, page }: FlowParagraph): LinePlace =>
  page > 0 ? { paragraph: number, page } : { paragraph: number }

/** All paragraphs of these items in order; those of tables inside stand cell by cell. */
export function* paragraphsIn(items: readonly FlowItem[]): Generator<FlowParagraph> {
  for (const item of items) {
    if (item.kind === 'paragraph') yield item
    else for (const row of item.rows) for (const cell of row) yield* paragraphsIn(cell.items)
  }
}

function* paragraphsOf(flow: Flow): Generator<FlowParagraph> {
  yield* paragraphsIn(flow.items)
  for (const note of flow.notes) yield* note.paragraphs
}

function firstPageOf(items: readonly FlowItem[]): number {
  for (const { page } of paragraphsIn(items)) return page
  return 0
}

const firstPage = (table: FlowTable): number => firstPageOf(table.rows.flatMap((row) => row.flatMap((c) => c.items)))

import type { DocumentSource } from '#features/documents/schema.ts'

export type SourceText = Pick<DocumentSource, 'kind' | 'lines' | 'places' | 'tables' | 'footnotes' | 'doubts'>
type Doubt = { from: number; to: number }

export type NumberedLine = {
  number: number
  text: string
  /** The page that begins with this line. */
  page?: number
  footnote?: true
  doubts?: readonly Doubt[]
}

export type PieceCell = {
  key: string
  /** Its paragraphs, each of one or more lines. */
  paragraphs: readonly (readonly NumberedLine[])[]
  lines: readonly NumberedLine[]
  /** Words of the cell alone, where its line holds the whole row. */
  text: string | undefined
  rowSpan: number
  columnSpan: number
}

export type PieceRow = { key: number; header: boolean; cells: PieceCell[] }

/** Some of the source that is drawn together: running lines, or rows of one table. */
export type Piece = { key: number; first: number; last: number } & (
  | { kind: 'lines'; lines: NumberedLine[] }
  | { kind: 'table'; rows: PieceRow[]; widths: readonly number[] }
)

const linesAPiece = 60
const rowsAPiece = 40

/** The source cut into pieces of bounded size, so that the browser skips those that are out of sight. */
export function piecesOf(source: SourceText): Piece[] {
  const all = numbered(source)
  const printed = source.kind === 'pdf' || source.kind === 'scan'
  const pieces: Piece[] = []
  let next = 1
  for (const table of source.tables) {
    if (table.lines[0] < next) continue
    pieces.push(...runningPieces(all.slice(next - 1, table.lines[0] - 1)), ...tablePieces(table, all, printed))
    next = table.lines[1] + 1
  }
  return [...pieces, ...runningPieces(all.slice(next - 1))]
}

function numbered({ lines, places, footnotes, doubts }: SourceText): NumberedLine[] {
  const doubtsOf = Map.groupBy(doubts, ({ line }) => line)
  const notes = new Set(footnotes.flatMap((note) => range(note.lines[0], note.lines[1])))
  let page = 0
  return lines.map((text, index) => {
    const line: NumberedLine = { number: index + 1, text }
    const now = places[index]?.page ?? page
    if (now !== page && text.trim() !== '') {
      line.page = now
      page = now
    }
    const doubtful = doubtsOf.get(index + 1)
    if (doubtful) line.doubts = doubtful
    if (notes.has(index + 1)) line.footnote = true
    return line
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function runningPieces(lines: readonly NumberedLine[]): Piece[] {
  const kept = lines.filter(({ text }) => text.trim() !== '')
  const pieces: Piece[] = []
  for (let at = 0; at < kept.length; at += linesAPiece) {
    const some = kept.slice(at, at + linesAPiece)
    const [first, last] = [some[0]?.number ?? 0, some.at(-1)?.number ?? 0]
    pieces.push({ kind: 'lines', key: first, first, last, lines: some })
  }
  return pieces
}

type Table = SourceText['tables'][number]

/** Rows of a table are cut only where no cell reaches over the cut. */
function tablePieces(table: Table, all: readonly NumberedLine[], printed: boolean): Piece[] {
  const widths = widthsOf(table, all)
  const rows = [...Map.groupBy(table.cells, ({ row }) => row)].sort(([a], [b]) => a - b)
  const pieces: Piece[] = []
  let open: PieceRow[] = []
  let places: number[] = []
  let reach = 0
  const close = () => {
    if (open.length === 0) return
    const [first, last] = [Math.min(...places), Math.max(...places)]
    pieces.push({ kind: 'table', key: first + open[0]!.key / 1e6, first, last, rows: open, widths })
    open = []
    places = []
  }
  for (const [row, cells] of rows) {
    if (open.length >= rowsAPiece && row >= reach) close()
    open.push({ key: row, header: row < table.headerRows, cells: cells.map((cell) => pieceCell(cell, all, printed)) })
    for (const { lines, rowSpan } of cells) {
      places.push(...lines)
      reach = Math.max(reach, row + rowSpan)
    }
  }
  close()
  return pieces
}

type Cell = Table['cells'][number]

function pieceCell({ lines, column, rowSpan, columnSpan, text }: Cell, all: readonly NumberedLine[], printed: boolean) {
  const own = all.slice(lines[0] - 1, lines[1])
  const kept = own.filter((line) => line.text.trim() !== '')
  const paragraphs = printed ? flowing(kept) : kept.map((line) => [line])
  return { key: `${column}`, lines: own, paragraphs, text, rowSpan, columnSpan }
}

/** Printed lines end where the cell ended, not the sentence: those that go on are one paragraph. */
function flowing(lines: readonly NumberedLine[]): NumberedLine[][] {
  const paragraphs: NumberedLine[][] = []
  for (const line of lines) {
    const before = paragraphs.at(-1)?.at(-1)
    const opens = /^(?:[-–+•*]\s?|\(?\d{1,2}[.)]|[a-zđ]\))/u.test(line.text)
    if (!before || opens || line.page !== undefined || /[.;:]$/.test(before.text)) paragraphs.push([line])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs
}

const narrowest = 6.5

/** Widths of the columns in parts of each other: wide enough for the longest word, wider for long texts. */
function widthsOf({ cells, columns }: Table, all: readonly NumberedLine[]): number[] {
  const widths = Array.from({ length: columns }, () => narrowest)
  const lengths = new Map<number, number[]>()
  for (const { column, columnSpan, lines, text } of cells) {
    if (columnSpan > 1) continue
    const words =
      text ??
      all
        .slice(lines[0] - 1, lines[1])
        .map((line) => line.text)
        .join(' ')
    const longest = Math.max(0, ...words.split(/\s+/).map((word) => word.length))
    widths[column] = Math.max(widths[column] ?? narrowest, Math.min(14, longest))
    if (words.trim() !== '') (lengths.get(column) ?? lengths.set(column, []).get(column))?.push(words.length)
  }
  return widths.map((width, column) => {
    const all = lengths.get(column) ?? []
    const mean = all.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length)
    return Math.max(width, 3.2 * Math.sqrt(mean))
  })
}

/** The page on which a line stands, when the source has pages. */
export const pageOf = ({ places }: Pick<SourceText, 'places'>, line: number): number | null =>
  places[line - 1]?.page ?? null

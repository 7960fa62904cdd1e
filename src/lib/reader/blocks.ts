/**
 * The typed blocks that every kind of file is turned into before anything is understood: text, DOCX, PDF, HTML and
 * scans differ only up to here. Blocks keep the order of the source; each one knows where it stands in it.
 */

/** First and last source line, counted from 1, both included. */
export type Lines = readonly [from: number, to: number]

export type Place = {
  lines: Lines
  /** Page of the source, counted from 1, when the source has pages. */
  page?: number
}

/** A run of text. An empty `text` is an empty cell of a table that was flattened to one cell per line. */
export type Paragraph = {
  kind: 'paragraph'
  /** NFC text, white space squeezed, marks of emphasis taken off; source lines joined by one space. */
  text: string
  /** Offset in `text` where each source line begins; the first is 0. */
  starts: readonly number[]
  place: Place
  /** True when the source itself says that this is a heading (Word style, Markdown #). */
  heading?: boolean
}

export type TableCell = {
  text: string
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  place: Place
}

/** A table whose grid is known. `rows[r]` holds the cells that begin in row r, from left to right. */
export type Table = { kind: 'table'; columns: number; rows: readonly (readonly TableCell[])[]; place: Place }

export type Footnote = { kind: 'footnote'; mark: string; text: string; place: Place }

export type PageBreak = { kind: 'pageBreak'; place: Place }

export type Block = Paragraph | Table | Footnote | PageBreak

/** What a file was found to be, before it was understood. */
export type BlockSource = {
  blocks: Block[]
  /** Number of lines of the source. */
  lineCount: number
  /** Lines that carry no words (blank, rulers): they need no reader. */
  blankLines: readonly boolean[]
  encoding: string
}

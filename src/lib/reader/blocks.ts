/**
 * The typed blocks that every kind of file is turned into before anything is understood: text, DOCX, PDF, HTML and
 * scans differ only up to here. Blocks keep the order of the source; each one knows where it stands in it.
 */

/** First and last line of the shown text, counted from 1, both included. In a text file these are its own lines. */
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
  /** Words that a scan left doubtful: offsets in `text`, end not included. */
  doubtful?: readonly (readonly [from: number, to: number])[]
}

/** Paragraphs inside a cell are kept apart by line breaks in `text`. Rows and columns are counted from 0. */
export type TableCell = {
  text: string
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  place: Place
  doubtful?: readonly (readonly [from: number, to: number])[]
}

/** A table whose grid is known. `rows[r]` holds the cells that begin in row r, from left to right. */
export type Table = {
  kind: 'table'
  columns: number
  rows: readonly (readonly TableCell[])[]
  place: Place
  /** How many of the first rows the source itself calls header rows (Word, HTML); they are repeated on each page. */
  headerRows?: number
}

export type Footnote = { kind: 'footnote'; mark: string; text: string; place: Place }

export type PageBreak = { kind: 'pageBreak'; place: Place }

export type Block = Paragraph | Table | Footnote | PageBreak

/**
 * Where a line of the shown text stands in the file itself. Word: number of the paragraph or table cell; PDF and scans:
 * page and box. All counted from 1; a box is in points (1/72 inch) from the upper left corner of the page.
 */
export type LinePlace = {
  page?: number
  box?: { left: number; top: number; width: number; height: number }
  paragraph?: number
  cell?: { table: number; row: number; column: number }
}

export type SourceKind = 'text' | 'markdown' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'scan'

/** What was done to the file before it could be read, said to the person: Vietnamese sentence. */
export type SourceNote = {
  code: 'old_encoding' | 'decomposed' | 'tracked_changes' | 'converted' | 'recognised' | 'left_out'
  message: string
}

/** What a file was found to be, before it was understood. */
export type BlockSource = {
  kind?: SourceKind
  blocks: Block[]
  /**
   * The text as it is shown beside the review, line by line: the source lines of a text file; for other kinds one line
   * for each paragraph (in table cells too) or printed line. Places of blocks are lines of this text.
   */
  lines?: readonly string[]
  /** Place in the file of each shown line, for kinds that have more than lines. */
  linePlaces?: readonly LinePlace[]
  /** Number of lines of the shown text. */
  lineCount: number
  /** Lines that carry no words (blank, rulers): they need no reader. */
  blankLines: readonly boolean[]
  encoding: string
  notes?: readonly SourceNote[]
}

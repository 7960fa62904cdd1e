import type { Refusal } from './reading.ts'

/** A picture in shades of gray: one byte a dot, 0 is black, row by row from the upper left corner. */
export type Raster = { width: number; height: number; dpi: number; gray: Uint8Array }

/**
 * What programs beside ours do for the one file that is being read. Each refuses with the reason, which names the
 * command that installs what is missing.
 */
export type ReadingHelp = {
  /** The file as DOCX; it is an old Word, OpenDocument or RTF file. */
  docx(): Promise<Uint8Array | Refusal>
  /** One page, counted from 1, of a PDF or picture. */
  raster(page: number, dpi: number): Promise<Raster | Refusal>
  /** The words on a picture, as the TSV that tesseract writes. `rows`: lines of few letters below each other. */
  words(picture: Raster, layout: 'page' | 'rows'): Promise<string | Refusal>
  /** Told after each page that was recognised. */
  progress(done: number, of: number): void
  /**
   * Until the next sign `most` milliseconds of work may pass: what needs more is no document. With `more`, what was left
   * over goes on and only so much is added, so that a thousand slow pages are stopped like a single one.
   */
  expect(most: number, more?: number): void
}

import { forgetAgencies } from './agency-memory.ts'
import type { LinePlace, SourceKind, SourceNote } from './blocks.ts'
import { markDoubts } from './certainty.ts'
import { flagDoubtfulNames } from './doubtful-names.ts'
import { flagDoubtfulSpelling } from './doubtful-spelling.ts'
import { flagDoubtfulWords } from './doubtful-words.ts'
import type { ReadingHelp } from './help.ts'
import { planFromBlocks } from './plan.ts'
import { qualityOf } from './quality.ts'
import type { DocumentReading, Reading, Refusal } from './reading.ts'
import { isRefused } from './refuse.ts'
import { layoutOf, type ShownLayout } from './shown-layout.ts'
import { sourceOf, textSource, type WholeSource } from './source.ts'

/** What is shown beside the review: line i + 1 of the reading is `lines[i]`, and stands at `places[i]` of the file. */
export type ShownSource = {
  kind: SourceKind
  lines: readonly string[]
  /** Empty when the file has nothing but lines. */
  places: readonly LinePlace[]
  notes: readonly SourceNote[]
  layout: ShownLayout
}

export type ReadingWithSource = { reading: DocumentReading; source: ShownSource }

/**
 * Reads an issued document of any kind. Pure but for `help`; time grows linearly with the size. Never throws: what
 * cannot be read comes back as `{refused}`; a document that is no plan is read for what is there and says so in `kind`.
 * `filename` names the document in the result and gives the tasks their ids.
 */
export async function readDocument(bytes: Uint8Array, filename: string, help?: ReadingHelp): Promise<Reading> {
  const read = await readWithSource(bytes, filename, help)
  return isRefused(read) ? read : read.reading
}

/** The reading, and the text that its places point to. */
export async function readWithSource(
  bytes: Uint8Array,
  filename: string,
  help?: ReadingHelp,
): Promise<ReadingWithSource | Refusal> {
  const source = await sourceOf(bytes, filename, help)
  if (isRefused(source)) return source
  const { kind, blocks, lines, linePlaces: places = [], notes = [] } = source
  const layout = layoutOf(blocks, lines)
  return { reading: planOf(source, filename), source: { kind, lines, places, notes, layout } }
}

/** Reads a text or Markdown file at once. */
export function readText(bytes: Uint8Array, filename: string): Reading {
  const source = textSource(bytes, 'text')
  return isRefused(source) ? source : planOf(source, filename)
}

function planOf(source: WholeSource, filename: string): DocumentReading {
  try {
    const reading = planFromBlocks(source, filename)
    flagDoubtfulWords(reading, source)
    flagDoubtfulNames(reading, source)
    if (source.kind === 'scan') flagDoubtfulSpelling(reading, source)
    markDoubts(reading.tasks)
    reading.quality = qualityOf(reading.tasks, reading.coverage)
    return reading
  } finally {
    forgetAgencies()
  }
}

import type { ReadingHelp } from '#lib/reader/help.ts'
import { readDocument } from '#lib/reader/read.ts'
import type { Expected } from '#platform/worker-messages.ts'

export type Question = { bytes: Uint8Array; filename: string }
/** How it ended: a kind of document, a code of refusal, or what was thrown. */
export type Answer = { outcome: string; crash?: string; milliseconds: number }

const missing: Awaited<ReturnType<ReadingHelp['words']>> = { refused: { code: 'needs_program', message: '' } }
const help: ReadingHelp = {
  docx: async () => missing,
  raster: async () => missing,
  words: async () => missing,
  progress: () => undefined,
  expect: (most, more = most) => void process.send?.({ expect: { most, more } } satisfies Expected),
}

process.on('message', async ({ bytes, filename }: Question) => {
  const start = process.cpuUsage()
  const answer = { outcome: '' } as Answer
  try {
    const reading = await readDocument(bytes, filename, help)
    answer.outcome = 'refused' in reading ? `refused: ${reading.refused.code}` : reading.kind
    // What cannot be written down is as bad as what cannot be read.
    JSON.stringify(reading)
  } catch (error) {
    answer.crash = (error as Error).stack ?? String(error)
  }
  const { user, system } = process.cpuUsage(start)
  process.send?.({ ...answer, milliseconds: (user + system) / 1000 })
})
process.on('disconnect', () => process.exit())

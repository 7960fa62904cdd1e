import { parentPort } from 'node:worker_threads'
import { readDocument } from '#lib/reader/read.ts'

export type Question = { bytes: Uint8Array; filename: string }
/** How it ended: a kind of document, a code of refusal, or what was thrown. */
export type Answer = { outcome: string; crash?: string; milliseconds: number; heapMb: number }

parentPort?.on('message', async ({ bytes, filename }: Question) => {
  const start = performance.now()
  const answer = { outcome: '', milliseconds: 0, heapMb: 0 } as Answer
  try {
    const reading = await readDocument(bytes, filename)
    answer.outcome = 'refused' in reading ? `refused: ${reading.refused.code}` : reading.kind
    // What cannot be written down is as bad as what cannot be read.
    JSON.stringify(reading)
  } catch (error) {
    answer.crash = (error as Error).stack ?? String(error)
  }
  answer.milliseconds = performance.now() - start
  answer.heapMb = process.memoryUsage().heapUsed / 1024 / 1024
  parentPort?.postMessage(answer)
})

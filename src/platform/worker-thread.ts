import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from '#lib/office/read-table.ts'
import { readDocument } from '#lib/reader/read.ts'

/** The pure functions that read what strangers send; each runs in a thread of its own that can be stopped. */
export const readers = { readDocument, readTable }

export type Readers = typeof readers
export type Assignment = { [K in keyof Readers]: { reader: K; input: Parameters<Readers[K]> } }[keyof Readers]

/** Errors lose their class between threads; what is theirs to say goes along. */
export type Outcome =
  | { value: unknown }
  | { thrown: { name: string; message: string; code?: unknown; facts?: unknown } }

function outcomeOf({ reader, input }: Assignment): Outcome {
  try {
    const read = readers[reader] as (...values: typeof input) => unknown
    return { value: read(...input) }
  } catch (error) {
    const { name, message, code, facts } = error as Error & { code?: unknown; facts?: unknown }
    return { thrown: { name, message, code, facts } }
  }
}

parentPort?.postMessage(outcomeOf(workerData as Assignment))

import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from '#lib/office/read-table.ts'
import type { ReadingHelp } from '#lib/reader/help.ts'
import { readWithSource } from '#lib/reader/read.ts'
import type { Answered, Asked, Assignment, Expected, Outcome } from './worker-messages.ts'

/** The thread in which one file of a stranger is read; it can be stopped at any time. What it needs of the world it asks for. */

const waiting = new Map<number, (answer: Answered) => void>()
let asked = 0

function ask(name: Asked['ask'], input: readonly unknown[]): Promise<unknown> {
  const id = ++asked
  parentPort?.postMessage({ id, ask: name, input } satisfies Asked)
  return new Promise((resolve, reject) => {
    waiting.set(id, (answer) => ('value' in answer ? resolve(answer.value) : reject(new Error(answer.failed))))
  })
}

const help: ReadingHelp = {
  docx: () => ask('docx', []) as ReturnType<ReadingHelp['docx']>,
  raster: (page, dpi) => ask('raster', [page, dpi]) as ReturnType<ReadingHelp['raster']>,
  words: (picture, layout) => ask('words', [picture, layout]) as ReturnType<ReadingHelp['words']>,
  progress: (done, of) => void ask('progress', [done, of]),
  expect: (ms) => parentPort?.postMessage({ expect: ms } satisfies Expected),
}

function read(assignment: Assignment): unknown {
  if (assignment.reader === 'readTable') return readTable(...assignment.input)
  const [bytes, filename] = assignment.input
  return readWithSource(bytes, filename, assignment.helped ? help : undefined)
}

async function outcomeOf(assignment: Assignment): Promise<Outcome> {
  try {
    return { value: await read(assignment) }
  } catch (error) {
    const { name, message, code, facts } = error as Error & { code?: unknown; facts?: unknown }
    return { thrown: { name, message, code, facts } }
  }
}

parentPort?.on('message', (answer: Answered) => {
  waiting.get(answer.id)?.(answer)
  waiting.delete(answer.id)
})
const outcome = await outcomeOf(workerData as Assignment)
parentPort?.postMessage(outcome)
parentPort?.unref()

import { readTable } from '#lib/office/read-table.ts'
import type { ReadingHelp } from '#lib/reader/help.ts'
import { readWithSource } from '#lib/reader/read.ts'
import type { Answered, Asked, Assignment, Expected, Outcome } from './worker-messages.ts'

/** The process in which one file of a stranger is read; it can be ended at any time. What it needs of the world it asks for. */

const waiting = new Map<number, (answer: Answered) => void>()
let asked = 0

const say = (message: Asked | Expected | Outcome) => void process.send?.(message)

function ask(name: Asked['ask'], input: readonly unknown[]): Promise<unknown> {
  const id = ++asked
  say({ id, ask: name, input })
  return new Promise((resolve, reject) => {
    waiting.set(id, (answer) => ('value' in answer ? resolve(answer.value) : reject(new Error(answer.failed))))
  })
}

const help: ReadingHelp = {
  docx: () => ask('docx', []) as ReturnType<ReadingHelp['docx']>,
  raster: (page, dpi) => ask('raster', [page, dpi]) as ReturnType<ReadingHelp['raster']>,
  words: (picture, layout) => ask('words', [picture, layout]) as ReturnType<ReadingHelp['words']>,
  progress: (done, of) => void ask('progress', [done, of]),
  expect: (most, more = most) => say({ expect: { most, more } }),
}

function read(assignment: Assignment): unknown {
  if (assignment.reader === 'readTable') return readTable(...assignment.input)
  const [{ buffer, byteOffset, byteLength }, filename] = assignment.input
  // Between processes a Buffer stays one, and the reader of PDF takes plain bytes only.
  return readWithSource(new Uint8Array(buffer, byteOffset, byteLength), filename, help)
}

async function outcomeOf(assignment: Assignment): Promise<Outcome> {
  try {
    return { value: await read(assignment) }
  } catch (error) {
    const { name, message, code, facts } = error as Error & { code?: unknown; facts?: unknown }
    return { thrown: { name, message, code, facts } }
  }
}

process.on('message', async (message: Assignment | Answered) => {
  if ('reader' in message) return say(await outcomeOf(message))
  waiting.get(message.id)?.(message)
  waiting.delete(message.id)
})
// The server ends this process when it has the answer; without the server nobody waits for one.
process.on('disconnect', () => process.exit())

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { randomOf } from './random.ts'
import { brokenDocuments, wholeDocuments } from './reader.fuzz.ts'
import type { Answer, Question } from './reader-thread.ts'

/**
 * npm run fuzz -- reader [--inputs 20000] [--seed 20261122 | --seed new]: broken documents in threads of their own.
 * Whatever is thrown, takes over ten seconds or more than 300 MB is written to build/fuzz and ends with exit code 1.
 */
const HANG_MS = 10_000
const MEMORY_MB = 300
const THREADS = 2

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '20261122' } },
})
if (positionals[0] !== 'reader') throw new Error('npm run fuzz -- reader')
const seed = values.seed === 'new' ? Date.now() % 2 ** 31 : Number(values.seed)
const wanted = Number(values.inputs)

type Fault = { number: number; what: string; question: Question }
const faults: Fault[] = []
const outcomes = new Map<string, number>()
const times: number[] = []
let heapMb = 0
let given = 0

const questions = brokenDocuments(await wholeDocuments(), randomOf(seed), seed)
const started = performance.now()
await Promise.all(Array.from({ length: THREADS }, work))
await report()

async function work(): Promise<void> {
  let worker = open()
  while (given < wanted) {
    const number = given++
    const question = questions.next().value as Question
    const answer = await ask(worker, question)
    if (typeof answer === 'string' || answer.crash) {
      faults.push({ number, what: typeof answer === 'string' ? answer : answer.crash!, question })
      await worker.terminate()
      worker = open()
      continue
    }
    outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1)
    times.push(answer.milliseconds)
    heapMb = Math.max(heapMb, answer.heapMb)
  }
  await worker.terminate()
}

function open(): Worker {
  return new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
}

/** The answer, or why there is none. */
function ask(worker: Worker, question: Question): Promise<Answer | string> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | string) => {
      clearTimeout(timer)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      worker.on('error', () => undefined)
      resolve(answer)
    }
    const timer = setTimeout(() => settle(`no answer after ${HANG_MS / 1000} s`), HANG_MS)
    worker.once('message', settle)
    worker.once('error', (error) => settle(`the thread died: ${error.message}`))
    worker.once('exit', (code) => settle(`the thread ended with ${code}`))
    worker.postMessage(question)
  })
}

async function report(): Promise<void> {
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(1) ?? '–'
  console.log(`${given} inputs, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`)
  console.log(
    `time of one: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms; heap at most ${heapMb.toFixed(0)} MB`,
  )
  for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)}  ${outcome}`)
  console.log(`${faults.length} faults`)
  const folder = join(import.meta.dirname, '../build/fuzz')
  await mkdir(folder, { recursive: true })
  for (const { number, what, question } of faults) {
    const file = join(folder, `${seed}-${number}-${question.filename.replace(/[^\w.-]/g, '_')}`)
    await writeFile(file, question.bytes)
    console.log(`${file}\n  ${what.split('\n').slice(0, 4).join('\n  ')}`)
  }
  if (faults.length > 0) process.exitCode = 1
}

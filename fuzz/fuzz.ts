import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomOf } from './random.ts'
import { brokenDocuments, printedDocuments, wholeDocuments } from './reader.fuzz.ts'
import type { Question } from './reader-process.ts'
import { HANG_MS, MEMORY_MB, ReadingProcess } from './reading.ts'

/**
 * npm run fuzz -- reader [--inputs 20000] [--seed 20261122 | --seed new]: broken documents in processes of their own,
 * under the limits of the product. Whatever is thrown or takes over ten seconds is written to build/fuzz and ends with
 * exit code 1; what a limit stopped is written too.
 */
const PROCESSES = 2

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '20261122' } },
})
if (positionals[0] !== 'reader') throw new Error('npm run fuzz -- reader')
const seed = values.seed === 'new' ? Date.now() % 2 ** 31 : Number(values.seed)
const wanted = Number(values.inputs)

type Found = { number: number; what: string; question: Question }
const faults: Found[] = []
const stopped: Found[] = []
const outcomes = new Map<string, number>()
const times: number[] = []
let memoryMb = 0
let given = 0

const whole = [...(await wholeDocuments()), ...(await printedDocuments())]
const questions = brokenDocuments(whole, randomOf(seed), seed)
const started = performance.now()
await Promise.all(Array.from({ length: PROCESSES }, work))
await report()

async function work(): Promise<void> {
  const reading = new ReadingProcess()
  while (given < wanted) {
    const number = given++
    const question = questions.next().value as Question
    const ending = await reading.read(question)
    if ('fault' in ending) faults.push({ number, what: ending.fault, question })
    else if ('stopped' in ending) {
      stopped.push({ number, what: `stopped: ${ending.stopped}`, question })
      count(`stopped: ${ending.stopped}`)
    } else {
      count(ending.answer.outcome)
      times.push(ending.answer.milliseconds)
    }
    if (given % 1000 === 0) console.error(`${given} …`)
  }
  memoryMb = Math.max(memoryMb, reading.memoryMb)
  reading.end()
}

function count(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

async function report(): Promise<void> {
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(1) ?? '–'
  console.log(`${given} inputs from ${whole.length} documents, seed ${seed}, ${seconds()} s`)
  console.log(`work for one: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms (limit ${HANG_MS} ms)`)
  console.log(`memory of a process, program included: at most ${memoryMb.toFixed(0)} MB (limit ${MEMORY_MB} MB)`)
  for (const [outcome, number] of [...outcomes].sort((a, b) => b[1] - a[1]))
    console.log(`${String(number).padStart(7)}  ${outcome}`)
  console.log(`${faults.length} faults`)
  const folder = join(import.meta.dirname, '../build/fuzz')
  await mkdir(folder, { recursive: true })
  for (const { number, what, question } of [...faults, ...stopped]) {
    const file = join(folder, `${seed}-${number}-${question.filename.replace(/[^\w.-]/g, '_')}`)
    await writeFile(file, question.bytes)
    console.log(`${file}\n  ${what.split('\n').slice(0, 4).join('\n  ')}`)
  }
  if (faults.length > 0) process.exitCode = 1
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0)
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomOf } from '../fuzz/random.ts'
import { brokenDocuments, wholeDocuments } from '../fuzz/reader.fuzz.ts'
import { ReadingProcess } from '../fuzz/reading.ts'

/** A small fixed share of `npm run fuzz -- reader`. */
const INPUTS = 300
const SEED = 7

test(`${INPUTS} broken documents of every kind: no crash, no hang, no memory over the limit`, {
  timeout: 300_000,
}, async (t) => {
  const reading = new ReadingProcess()
  t.after(() => reading.end())
  const questions = brokenDocuments(await wholeDocuments(), randomOf(SEED), SEED)
  const faults: string[] = []
  for (let i = 0; i < INPUTS; i++) {
    const question = questions.next().value as { bytes: Uint8Array; filename: string }
    const ending = await reading.read(question)
    if (!('answer' in ending)) faults.push(`${i} ${question.filename}: ${JSON.stringify(ending)}`)
  }
  t.diagnostic(`at most ${reading.memoryMb.toFixed(0)} MB`)
  assert.deepEqual(faults, [])
})

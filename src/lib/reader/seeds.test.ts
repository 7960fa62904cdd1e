import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'

const shared = join(import.meta.dirname, '../../../../shared')
const present = existsSync(join(shared, 'seeds')) && existsSync(join(shared, 'tools/score-reader.mjs'))
const skip = present ? false : 'the seed documents are not here (../shared)'

type Part = {
  f1: number | null
  lead: number | null
  coordinate: number | null
  deadline: number | null
  axis?: number | null
  subIndex?: number | null
}
type Score = {
  header: { share: number; wrong: string[] }
  bases: { f1: number | null }
  annex?: Part
  body?: Part
  targets?: { recall: number }
}

async function scores(): Promise<Map<string, Score>> {
  const { score } = (await import(join(shared, 'tools/score-reader.mjs'))) as {
    score: (gold: unknown, predicted: unknown) => Score
  }
  const found = new Map<string, Score>()
  for (const name of readdirSync(join(shared, 'gold')).filter((file) => file.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as { file: string }
    const reading = readText(new Uint8Array(readFileSync(join(shared, gold.file))), gold.file)
    assert.ok(!isRefusal(reading))
    found.set(name, score(gold, reading))
  }
  return found
}

const atLeast = (value: number | null | undefined, bar: number, what: string): void => {
  if (value !== null && value !== undefined) assert.ok(value >= bar, `${what}: ${value} < ${bar}`)
}

test('the seed documents are read within the bars', { skip }, async () => {
  for (const [name, s] of await scores()) {
    atLeast(s.header.share, 0.9, `${name} header (${s.header.wrong})`)
    atLeast(s.bases.f1, 0.9, `${name} bases`)
    atLeast(s.targets?.recall, 0.5, `${name} targets`)
    atLeast(s.body?.f1, 0.9, `${name} body`)
    atLeast(s.annex?.f1, 0.97, `${name} annex`)
    atLeast(s.annex?.lead, 0.97, `${name} lead`)
    atLeast(s.annex?.coordinate, 0.95, `${name} coordinating`)
    atLeast(s.annex?.deadline, 0.97, `${name} deadline`)
    atLeast(s.annex?.axis, 0.97, `${name} axis`)
    atLeast(s.annex?.subIndex, 0.97, `${name} sub-index`)
  }
})

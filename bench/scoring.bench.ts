import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoreMany } from '#lib/scoring/batch.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { fillRow } from '#lib/scoring/inputs.ts'
import { randomInputs } from '#lib/scoring/samples-inputs.ts'
import { score } from '#lib/scoring/score.ts'
import { prepare, type Scorer } from '#lib/scoring/scorer.ts'
import type { Line } from './measure.ts'

const rounds = 9
const content = join(import.meta.dirname, '../content/frameworks')

const criteriaOf = (edition: string): Criterion[] =>
  JSON.parse(readFileSync(join(content, edition, 'criteria.json'), 'utf8'))

/** The commune set, with copies of its first criteria up to as many as asked. */
function communeSet(leaves: number): Criterion[] {
  const criteria = criteriaOf('par-index/commune-lam-dong-2025')
  const parents = new Set(criteria.map((it) => it.parent))
  const scored = criteria.filter((it) => !parents.has(it.code)).map((it) => ({ ...it, parent: null }))
  return Array.from({ length: leaves }, (_, i) => ({ ...scored[i % scored.length]!, code: `${i}` }))
}

/** As many rows as units, each filled with other figures. */
function rowsOf(scorer: Scorer, units: number): Float64Array {
  const rows = new Float64Array(units * scorer.width).fill(Number.NaN)
  for (let i = 0; i < units; i++) fillRow(scorer, randomInputs(scorer, i + 1, 0.02), rows, i * scorer.width)
  return rows
}

/** Milliseconds of the middle round, after as many to get warm. */
function medianOf(run: () => unknown): number {
  const times: number[] = []
  for (let i = 0; i < rounds * 2; i++) {
    const start = performance.now()
    run()
    if (i >= rounds) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[(rounds - 1) / 2]!
}

/** The least that it could cost: every figure is read, one division and one comparison for each criterion, in plain doubles. */
function bareLoop(scorer: Scorer, rows: Float64Array, units: number) {
  const leaves = scorer.leaves.length
  const slots = scorer.leaves.map(({ criterion }) => {
    const keys = scorer.keysOf(criterion.code).filter((key) => scorer.figure(criterion.code, key))
    return keys.map((key) => scorer.slot(criterion.code, key)!)
  })
  const first = Int32Array.from(slots, (each) => each[0] ?? 0)
  const second = Int32Array.from(slots, (each) => each[1] ?? each[0] ?? 0)
  const max = Float64Array.from(scorer.leaves, (leaf) => leaf.max)
  const points = new Float64Array(units * leaves)
  const totals = new Float64Array(units)
  return () => {
    for (let unit = 0; unit < units; unit++) {
      const base = unit * scorer.width
      let total = 0
      for (let i = 0; i < leaves; i++) {
        const rate = rows[base + second[i]!]! / rows[base + first[i]!]!
        const got = rate >= 0.8 ? max[i]! * rate : 0
        points[unit * leaves + i] = got
        total += got
      }
      totals[unit] = total
    }
    return totals
  }
}

function measure(name: string, criteria: Criterion[], units: number, bar: string): Line {
  const scorer = prepare(criteria)
  const rows = rowsOf(scorer, units)
  const least = medianOf(bareLoop(scorer, rows, units))
  const figure = medianOf(() => scoreMany(scorer, rows, units))
  return { name, figure, unit: 'ms', reference: 'bare loop over typed arrays', ratio: figure / least, bar }
}

/** The engine on one core: the whole country, all provinces, the communes of a province, and one unit with its words. */
export function benchScoring(): Line[] {
  const scorer = prepare(criteriaOf('par-index/province-2025'))
  const inputs = randomInputs(scorer, 1)
  const row = rowsOf(scorer, 1)
  const bare = medianOf(() => scoreMany(scorer, row, 1))
  const explained = medianOf(() => score(scorer, inputs))
  return [
    measure('score 3 321 communes × 100 criteria', communeSet(100), 3_321, '≤ 300 ms'),
    measure('score 34 provinces × all criteria', criteriaOf('par-index/province-2025'), 34, '≤ 50 ms'),
    measure('score 126 communes × all criteria', criteriaOf('par-index/commune-lam-dong-2025'), 126, '≤ 50 ms'),
    {
      name: 'score one province, every step in words',
      figure: explained,
      unit: 'ms',
      reference: 'the same without words',
      ratio: explained / bare,
      bar: '≤ 5 ms',
    },
  ]
}

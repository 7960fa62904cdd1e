import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CalibrationFault, postStratify, rake } from './calibration.ts'
import { cellDesign } from './cell-design.ts'
import { certaintyAsStrata, certaintyOfCells } from './certainty.ts'
import { type Design, DesignFault, type OnePsu, type Stage, surveyDesign } from './design.ts'
import type { Estimate } from './estimates.ts'
import { fitCells } from './fitted-cells.ts'
import { PackedRows } from './packed-rows.ts'
import { randomFrom } from './random.ts'

/** A survey at random: its sample and what was answered. */
export type Form = {
  seed: number
  strata: number
  communes: number
  villages: number
  people: number
  /** Whether the number in the population is known at each stage. */
  known: [boolean, boolean, boolean]
  certain: boolean
  onePsu: OnePsu
  fit: 'none' | 'post' | 'rake'
}

export const form = fc.record<Form>({
  seed: fc.nat(1e6),
  strata: fc.integer({ min: 1, max: 3 }),
  communes: fc.integer({ min: 1, max: 3 }),
  villages: fc.integer({ min: 1, max: 3 }),
  people: fc.integer({ min: 1, max: 6 }),
  known: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  certain: fc.boolean(),
  onePsu: fc.constantFrom('fail', 'remove', 'certainty', 'adjust', 'average'),
  fit: fc.constantFrom('none', 'post', 'rake'),
})

const rowsAtRandom = ({ seed, strata, communes, villages, people, known }: Form) => {
  const random = randomFrom(seed)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const rows: { h: number; c: string; v: string; n: number[]; w: number; certain: boolean; answers: number[] }[] = []
  for (let h = 0; h < strata; h++) {
    const taken = upTo(communes)
    for (let c = 0; c < taken; c++) {
      const [below, certain] = [upTo(villages), random() < 0.3]
      for (let v = 0; v < below; v++) {
        const [asked, w] = [upTo(people), upTo(50)]
        for (let i = 0; i < asked; i++) {
          const answers = [0, 1, 2, 3].map(() => (random() < 0.15 ? Number.NaN : Number(random() < 0.6)))
          const groups = [Math.floor(random() * 2), Math.floor(random() * 3)]
          const n = [communes + 2, below + 3, asked + 40].map((of, k) => (known[k] ? of : Infinity))
          rows.push({ h, c: `${h}.${c}`, v: `${h}.${c}.${v}`, n, w, certain, answers: [...answers, ...groups] })
        }
      }
    }
  }
  return rows
}

/** The same answers as rows with a design, and as packed rows with a design by cells. */
export function bothWays(asked: Form) {
  const rows = rowsAtRandom(asked)
  const stages: Stage[] = [
    { strata: rows.map(({ h }) => h), clusters: rows.map(({ c }) => c), population: rows.map(({ n }) => n[0]!) },
    { clusters: rows.map(({ v }) => v), population: rows.map(({ n }) => n[1]!) },
    { population: rows.map(({ n }) => n[2]!) },
  ]
  const certain = rows.map((row) => asked.certain && row.certain)
  const margins = [4, 5].map((k) => ({
    labels: rows.map(({ answers }) => answers[k]!),
    totals: new Map([...new Set(rows.map(({ answers }) => answers[k]!))].map((g) => [g, 100 + 30 * g] as const)),
  }))
  const whole = margins[1]!
  const scaled =
    [...margins[0]!.totals.values()].reduce((a, b) => a + b, 0) / [...whole.totals.values()].reduce((a, b) => a + b, 0)
  for (const [g, of] of whole.totals) whole.totals.set(g, of * scaled)
  const keys = rows.map(({ v, answers }) => JSON.stringify([v, asked.fit === 'none' ? [] : answers.slice(4)]))
  const cells = [...new Set(keys)]
  const firstOf = cells.map((key) => keys.indexOf(key))
  const packed = new PackedRows(Array.from({ length: 6 }, () => ({ values: [0, 1, 2] })))
  for (const [i, { answers }] of rows.entries()) packed.add(cells.indexOf(keys[i]!), answers)
  const byRow = (): Design => {
    const input = asked.certain ? certaintyAsStrata(stages, certain) : stages
    const plain = surveyDesign({
      rows: rows.length,
      stages: input,
      weights: rows.map(({ w }) => w),
      onePsu: asked.onePsu,
    })
    return asked.fit === 'none' ? plain : asked.fit === 'post' ? postStratify(plain, margins[0]!) : rake(plain, margins)
  }
  const byCell = () => {
    const of = <T>(list: ArrayLike<T>): T[] => firstOf.map((row) => list[row]!)
    const own = stages.map(({ strata, clusters, population }) => ({
      ...(strata ? { strata: of(strata) } : {}),
      ...(clusters ? { units: of(clusters) } : {}),
      population: of(population!),
    }))
    const design = cellDesign({
      ...{ rows: cells.map((key) => keys.filter((each) => each === key).length), onePsu: asked.onePsu },
      ...{ weights: of(rows.map(({ w }) => w)), stages: asked.certain ? certaintyOfCells(own, of(certain)) : own },
    })
    const inCells = margins.map(({ labels, totals }) => ({ labels: of(labels), totals }))
    return fitCells(design, asked.fit === 'none' ? [] : asked.fit === 'post' ? inCells.slice(0, 1) : inCells)
  }
  const communeOfCell = Int32Array.from(firstOf, (row) => rows[row]!.h)
  return {
    columns: [0, 1, 2, 3, 4, 5].map((k) => rows.map(({ answers }) => answers[k]!)),
    rows,
    packed,
    byRow,
    byCell,
    communeOfCell,
  }
}

export const faultOf = <T>(of: () => T): T | string => {
  try {
    return of()
  } catch (error) {
    if (error instanceof DesignFault || error instanceof CalibrationFault) return error.code
    throw error
  }
}

export function same(ours: Estimate, wanted: Estimate, words: string): void {
  const near = (a: number, b: number, what: string) =>
    assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-14, `${words}: ${what} ${a} for ${b}`)
  near(ours.value, wanted.value, 'value')
  // What is 0 but for rounding has no root where it came out below 0.
  near(ours.variance, wanted.variance || 0, 'variance')
  assert.deepEqual([ours.n, ours.df], [wanted.n, wanted.df], words)
}

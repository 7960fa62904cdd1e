import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CalibrationFault, calibrate, postStratify, rake } from './calibration.ts'
import { type Design, DesignFault, designDf, type OnePsu, surveyDesign } from './design.ts'
import { estimateMean } from './estimates.ts'
import { meansOfMany, replicatedMeans } from './many-means.ts'
import { bootstrap, jackknifeN, replicated } from './replicates.ts'
import { StreamedMeans } from './streamed-means.ts'
import { type ManyMeans, tabulate, taylorMeans } from './tabulate.ts'

const close = (a: number, b: number, within: number, beside = 1) =>
  assert.ok(
    Object.is(a, b) || Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b)) + 1e-13 * beside,
    `${a} and ${b}`,
  )

const row = fc.record({
  stratum: fc.integer({ min: 0, max: 3 }),
  cluster: fc.integer({ min: 0, max: 3 }),
  household: fc.integer({ min: 0, max: 2 }),
  domain: fc.constantFrom('a', 'b', 'c'),
  values: fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: Number.NaN }), { minLength: 3, maxLength: 3 }),
  weight: fc.double({ min: 0.5, max: 9, noNaN: true }),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never
const rowsOf = fc.array(row, { minLength: 6, maxLength: 80 })

const columnsOf = (rows: readonly Row[]) => [0, 1, 2].map((i) => rows.map(({ values }) => values[i]!))
const clusterOf = ({ stratum, cluster }: Row) => `${stratum}/${cluster}`

const designs: Record<string, (rows: readonly Row[], onePsu: OnePsu) => Design> = {
  'clusters in strata': (rows, onePsu) =>
    surveyDesign({
      rows: rows.length,
      onePsu,
      weights: rows.map(({ weight }) => weight),
      stages: [{ strata: rows.map(({ stratum }) => stratum), clusters: rows.map(clusterOf) }],
    }),
  'three stages': (rows, onePsu) =>
    surveyDesign({
      rows: rows.length,
      onePsu,
      weights: rows.map(({ weight }) => weight),
      stages: [
        {
          strata: rows.map(({ stratum }) => stratum),
          clusters: rows.map(clusterOf),
          // The first stratum is taken whole: what is below makes its variance.
          population: rows.map(({ stratum }) =>
            stratum === 0 ? new Set(rows.filter((it) => it.stratum === 0).map(clusterOf)).size : 40,
          ),
        },
        { clusters: rows.map(({ household }) => household), population: rows.map(() => 9) },
        { population: rows.map(() => 90) },
      ],
    }),
}

function compare(many: ManyMeans, design: Design, rows: readonly Row[]): void {
  for (const [d, label] of many.labels.entries()) {
    const domain = rows.map((it) => it.domain === label)
    for (const [item, column] of columnsOf(rows).entries()) {
      const at = d * many.items + item
      const one = estimateMean(design, column, { domain })
      close(many.value[at]!, one.value, 1e-11)
      close(many.se[at]!, one.se, 1e-8, 1e7)
      assert.equal(many.n[at], one.n)
      assert.equal(many.df[at], one.df)
      if (one.deff !== null && one.se > 1e-6) close(many.deff[at]!, one.deff, 1e-7)
    }
  }
}

for (const [name, make] of Object.entries(designs)) {
  for (const onePsu of ['remove', 'certainty', 'adjust', 'average'] as const) {
    test(`I: ${name}, ${onePsu}: every mean by domain is that of the estimate alone`, () => {
      fc.assert(
        fc.property(rowsOf, (rows) => {
          const design = make(rows, onePsu)
          const domains = rows.map(({ domain }) => domain)
          compare(meansOfMany(design, columnsOf(rows), domains), design, rows)
        }),
        { numRuns: 60 },
      )
    })
  }
}

const fits: Record<string, (design: Design, rows: readonly Row[]) => Design> = {
  'post-stratified': (design, rows) => postStratify(design, marginOf(rows.map(({ domain }) => domain))),
  raked: (design, rows) =>
    rake(design, [marginOf(rows.map(({ stratum }) => stratum)), marginOf(rows.map(({ household }) => household))]),
}

/** Totals near to the weights that there are, so that raking settles. */
function marginOf(labels: (number | string)[]) {
  const counts = new Map<number | string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 10)
  return { labels, totals: counts }
}

for (const [name, fit] of Object.entries(fits)) {
  for (const [designName, make] of Object.entries(designs)) {
    test(`I5: ${designName}, ${name}: every mean by domain is that of the estimate alone`, () => {
      fc.assert(
        fc.property(rowsOf, fc.constantFrom<OnePsu>('remove', 'adjust', 'average'), (rows, onePsu) => {
          const whole = rows.map((it, i) => ({ ...it, household: i % 3 }))
          let design: Design
          try {
            design = fit(make(whole, onePsu), whole)
          } catch (error) {
            if (error instanceof CalibrationFault) return fc.pre(false)
            throw error
          }
          const domains = whole.map(({ domain }) => domain)
          compare(meansOfMany(design, columnsOf(whole), domains), design, whole)
        }),
        { numRuns: 40 },
      )
    })
  }
}

test('I: weights fitted by columns go one by one and give the same', () => {
  const rows = fc.sample(row, { numRuns: 60, seed: 3 })
  const ones = rows.map(() => 1)
  const fitted = calibrate(designs['clusters in strata']!(rows, 'remove'), [ones], [900])
  const many = meansOfMany(fitted, columnsOf(rows))
  assert.equal(many.se[1], estimateMean(fitted, columnsOf(rows)[1]!).se)
})

test('I3: variances over replicates are those of one mean at a time', () => {
  const rows = fc.sample(row, { numRuns: 120, seed: 5 })
  const design = designs['clusters in strata']!(rows, 'fail')
  const [first] = columnsOf(rows)
  const domains = rows.map(({ domain }) => domain)
  const table = tabulate(design, columnsOf(rows), domains)
  for (const by of [jackknifeN(design), bootstrap(design, { replicates: 60, seed: 9 })]) {
    const many = replicatedMeans(table, by)
    for (const [d, label] of many.labels.entries()) {
      const one = replicated(design, by, (weights) => {
        let [sum, under] = [0, 0]
        for (const [i, w] of weights.entries()) {
          if (domains[i] !== label || Number.isNaN(first![i]!)) continue
          sum += w * first![i]!
          under += w
        }
        return sum / under
      })
      close(many.value[d * 3]!, one.value, 1e-11)
      close(many.se[d * 3]!, one.se, 1e-9)
    }
  }
})

test('I4: answers that come in chunks, in any order, give what the whole gives', () => {
  fc.assert(
    fc.property(rowsOf, fc.integer({ min: 1, max: 30 }), (rows, size) => {
      const design = designs['clusters in strata']!(rows, 'adjust')
      const stream = new StreamedMeans({ items: 3, onePsu: 'adjust' })
      const turned = rows.toReversed()
      for (let i = 0; i < turned.length; i += size) {
        const part = turned.slice(i, i + size)
        stream.add({
          clusters: part.map(clusterOf),
          strata: part.map(({ stratum }) => stratum),
          domains: part.map(({ domain }) => domain),
          weights: part.map(({ weight }) => weight),
          columns: columnsOf(part),
        })
      }
      compare(taylorMeans(stream.table()), design, rows)
      assert.equal(designDf(design), new Set(rows.map(clusterOf)).size - new Set(rows.map((it) => it.stratum)).size)
    }),
    { numRuns: 60 },
  )
})

test('I4: replicates come from a stream as well', () => {
  const rows = fc.sample(row, { numRuns: 90, seed: 8 })
  const design = designs['clusters in strata']!(rows, 'fail')
  const stream = new StreamedMeans({ items: 3 })
  stream.add({
    clusters: rows.map(clusterOf),
    strata: rows.map(({ stratum }) => stratum),
    weights: rows.map(({ weight }) => weight),
    columns: columnsOf(rows),
  })
  const table = stream.table()
  const by = (of: Parameters<typeof bootstrap>[0]) => bootstrap(of, { replicates: 50, seed: 4 })
  const streamed = replicatedMeans(table, by({ stages: table.firstStage }))
  assert.deepEqual(streamed.se, replicatedMeans(tabulate(design, columnsOf(rows)), by(design)).se)
})

test('I4: a chunk that contradicts what came before is refused whole', () => {
  const stream = new StreamedMeans({ items: 1 })
  const chunk = { clusters: ['c1', 'c2'], strata: [1, 1], weights: [1, 1], columns: [[3, 5]] }
  stream.add(chunk)
  const before = taylorMeans(stream.table())
  const wrong = [
    { ...chunk, clusters: ['c3', 'c1'], strata: [2, 2] },
    { ...chunk, weights: [1, -1] },
    { ...chunk, columns: [[1]] },
    { ...chunk, columns: [] },
  ]
  for (const each of wrong) assert.throws(() => stream.add(each), DesignFault)
  assert.deepEqual(taylorMeans(stream.table()), before)
  assert.throws(() => new StreamedMeans({ items: 1 }).table(), DesignFault)
})

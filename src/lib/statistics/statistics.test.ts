import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CalibrationFault, calibrate, postStratify, rake, trimWeights } from './calibration.ts'
import { DesignFault, surveyDesign } from './design.ts'
import { betaCdf, betaQuantile, chiSquareCdf, fTail, normalQuantile, tCdf, tQuantile } from './distributions.ts'
import { estimateMean, estimateTotal, meansByDomain } from './estimates.ts'
import { clopperPearson, logitInterval, wilsonInterval } from './intervals.ts'
import { balancedHalves, bootstrap, replicated } from './replicates.ts'

const close = (a: number, b: number, within = 1e-12) =>
  assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(a), Math.abs(b)), `${a} and ${b}`)
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof DesignFault || error instanceof CalibrationFault) return error.code
    throw error
  }
  return 'nothing'
}

test('A: what a design contradicts is refused by name', () => {
  const base = { rows: 4, weights: [1, 1, 1, 1] }
  assert.equal(
    codeOf(() => surveyDesign({ rows: 0, stages: [{}] })),
    'noRows',
  )
  assert.equal(
    codeOf(() => surveyDesign({ ...base, stages: [{ clusters: [1, 2] }] })),
    'lengths',
  )
  assert.equal(
    codeOf(() => surveyDesign({ ...base, weights: [1, -1, 1, 1], stages: [{}] })),
    'weight',
  )
  assert.equal(
    codeOf(() => surveyDesign({ ...base, weights: [1, Number.NaN, 1, 1], stages: [{}] })),
    'weight',
  )
  assert.equal(
    codeOf(() => surveyDesign({ rows: 4, stages: [{}] })),
    'noWeights',
  )
  const crossed = { strata: [1, 1, 2, 2], clusters: [1, 2, 2, 3] }
  assert.equal(
    codeOf(() => surveyDesign({ ...base, stages: [crossed] })),
    'clusterInTwoStrata',
  )
  assert.equal(
    codeOf(() => surveyDesign({ ...base, stages: [{ population: [9, 9, 8, 9] }] })),
    'populationVaries',
  )
  assert.equal(
    codeOf(() => surveyDesign({ ...base, stages: [{ population: [3, 3, 3, 3] }] })),
    'populationTooSmall',
  )
})

test('A5: a stratum with one unit refuses an estimate unless the design says what it adds', () => {
  const stages = [{ strata: [1, 1, 2], clusters: [1, 2, 3] }]
  const of = (onePsu: 'fail' | 'remove') => surveyDesign({ rows: 3, weights: [1, 1, 1], stages, onePsu })
  assert.equal(
    codeOf(() => estimateMean(of('fail'), [1, 2, 3])),
    'onePsu',
  )
  assert.ok(estimateMean(of('remove'), [1, 2, 3]).se > 0)
  assert.equal(
    codeOf(() => bootstrap(of('fail'), { replicates: 2, seed: 1 })),
    'onePsu',
  )
  assert.equal(
    codeOf(() => balancedHalves(of('fail'))),
    'onePsu',
  )
})

test('a whole population has no error, and a figure that is everywhere the same has none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 }),
      (values) => {
        const n = values.length
        const whole = surveyDesign({ rows: n, stages: [{ population: values.map(() => n) }] })
        const total = estimateTotal(whole, values)
        close(
          total.value,
          values.reduce((sum, value) => sum + value, 0),
          1e-9,
        )
        assert.equal(total.se, 0)
        const drawn = surveyDesign({ rows: n, stages: [{}], weights: values.map((_, i) => 1 + (i % 3)) })
        assert.ok(
          estimateMean(
            drawn,
            values.map(() => 7),
          ).se < 1e-12,
        )
      },
    ),
  )
})

test('C: order of rows, names of strata and clusters, and the unit of the weights change nothing', () => {
  const row = fc.record({
    stratum: fc.integer({ min: 0, max: 2 }),
    cluster: fc.integer({ min: 0, max: 4 }),
    value: fc.double({ min: -100, max: 100, noNaN: true }),
    weight: fc.double({ min: 0.5, max: 9, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 12, maxLength: 60 }), fc.integer(), (rows, seed) => {
      const mean = (list: typeof rows, name: (label: number) => number | string, unit: number) =>
        estimateMean(
          surveyDesign({
            rows: list.length,
            stages: [
              {
                strata: list.map((it) => name(it.stratum)),
                clusters: list.map((it) => name(it.stratum * 10 + it.cluster)),
              },
            ],
            weights: list.map(({ weight }) => weight * unit),
            onePsu: 'remove',
          }),
          list.map(({ value }) => value),
        )
      const shuffled = rows.toSorted((a, b) => ((a.value * 7919 + seed) % 13) - ((b.value * 7919 + seed) % 13))
      const [a, b] = [mean(rows, (label) => label, 1), mean(shuffled, (label) => `s${label}`, 1000)]
      close(a.value, b.value, 1e-9)
      close(a.se, b.se, 1e-7)
    }),
  )
})

test('C4: means of domains, weighted by their sizes, make the mean of all', () => {
  const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 10, noNaN: true }), fc.integer({ min: 0, max: 3 })), {
    minLength: 8,
  })
  fc.assert(
    fc.property(rows, (list) => {
      const design = surveyDesign({ rows: list.length, stages: [{}], weights: list.map((_, i) => 1 + (i % 5)) })
      const values = list.map(([value]) => value)
      const { labels, estimates } = meansByDomain(
        design,
        values,
        list.map(([, label]) => label),
      )
      const size = (label: unknown) =>
        list.reduce((sum, [, own], i) => sum + (own === label ? design.weights[i]! : 0), 0)
      const sum = estimates.reduce((total, { value }, i) => total + value * size(labels[i]), 0)
      close(sum / design.weights.reduce((total, weight) => total + weight, 0), estimateMean(design, values).value, 1e-9)
    }),
  )
})

test('D: intervals of shares stay within 0 and 1 and hold the share; at the edges as well', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 3, max: 500 }), (value, n) => {
      const it = { value, se: Math.sqrt((value * (1 - value)) / n), n, df: n - 1 }
      for (const interval of [clopperPearson(it), wilsonInterval(it), logitInterval(it)]) {
        assert.ok(interval.low >= 0 && interval.low <= value && value <= interval.high && interval.high <= 1)
      }
    }),
  )
  assert.deepEqual(clopperPearson({ value: 0, se: 0, n: 20, df: 19 }).low, 0)
  // The rule of three, exactly: 1 − 0.025^(1/20).
  close(clopperPearson({ value: 0, se: 0, n: 20, df: 19 }).high, 1 - 0.025 ** (1 / 20), 1e-12)
  assert.equal(clopperPearson({ value: 1, se: 0, n: 20, df: 19 }).high, 1)
})

test('E: distribution functions have the values of the tables, and inverses turn back', () => {
  close(normalQuantile(0.975), 1.959963984540054)
  close(tQuantile(0.975, 1), 12.706204736174694)
  close(tQuantile(0.975, 30), 2.0422724563012373)
  close(tCdf(2, 5), 0.9490302605850709)
  close(chiSquareCdf(3.841458820694124, 1), 0.95)
  close(fTail(4.0, 3, 10), 0.04135, 1e-4)
  fc.assert(
    fc.property(
      fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
      // Below 1/2 the figure sought lies nearer to 1 than a double can tell.
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      (p, a, b) => close(betaCdf(betaQuantile(p, a, b), a, b), p, 1e-9),
    ),
  )
})

test('F: fitted weights have the known totals; what cannot be fitted is refused by name', () => {
  const design = surveyDesign({ rows: 6, stages: [{}], weights: [1, 2, 3, 1, 2, 3] })
  const sex = { labels: ['f', 'm', 'f', 'm', 'f', 'm'], totals: new Map([['f', 30] as const, ['m', 20] as const]) }
  const age = { labels: [1, 1, 1, 2, 2, 2], totals: new Map([[1, 25] as const, [2, 25] as const]) }
  const sum = (weights: Float64Array, of: (row: number) => boolean) =>
    weights.reduce((total, weight, row) => total + (of(row) ? weight : 0), 0)
  close(
    sum(postStratify(design, sex).weights, (row) => sex.labels[row] === 'f'),
    30,
  )
  const raked = rake(design, [sex, age]).weights
  close(
    sum(raked, (row) => sex.labels[row] === 'm'),
    20,
  )
  close(
    sum(raked, (row) => age.labels[row] === 2),
    25,
  )
  const fitted = calibrate(
    design,
    [
      [1, 1, 1, 1, 1, 1],
      [1, 5, 2, 8, 3, 9],
    ],
    [50, 240],
  ).weights
  close(
    sum(fitted, () => true),
    50,
  )
  const trimmed = trimWeights(design, { upper: 2 }).weights
  close(
    sum(trimmed, () => true),
    12,
  )
  assert.equal(
    codeOf(() => postStratify(design, { ...sex, totals: new Map([['f', 3]]) })),
    'groupWithoutTotal',
  )
  const more = { ...sex, totals: new Map([...sex.totals, ['x', 1]]) }
  assert.equal(
    codeOf(() => postStratify(design, more)),
    'totalWithoutRows',
  )
  assert.equal(
    codeOf(() =>
      calibrate(
        design,
        [
          [1, 1, 1, 1, 1, 1],
          [2, 2, 2, 2, 2, 2],
        ],
        [5, 5],
      ),
    ),
    'dependent',
  )
  assert.equal(
    codeOf(() => trimWeights(design, { lower: 5, upper: 4 })),
    'bounds',
  )
})

test('G: half samples are balanced and give the linearised variance of a total; a seed gives its replicates again', () => {
  const clusters = [1, 2, 3, 4, 5, 6]
  const values = [3, 8, 1, 4, 9, 2]
  const design = surveyDesign({
    rows: 6,
    stages: [{ strata: [1, 1, 2, 2, 3, 3], clusters }],
    weights: [2, 2, 5, 5, 1, 1],
  })
  const total = (weights: Float64Array) => weights.reduce((sum, weight, row) => sum + weight * values[row]!, 0)
  close(replicated(design, balancedHalves(design), total).variance, estimateTotal(design, values).variance)
  const drawn = (seed: number) => bootstrap(design, { replicates: 20, seed }).factors.map((list) => [...list])
  assert.deepEqual(drawn(7), drawn(7))
  assert.notDeepEqual(drawn(7), drawn(8))
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { differenceOfMeans, raoScott } from './association.ts'
import { calibrate, postStratify, rake, trimWeights } from './calibration.ts'
import { type Design, designDf, type OnePsu, type Stage, surveyDesign } from './design.ts'
import { combination, type Estimate, estimateMean, estimateRatio, estimateTotal, meansByDomain } from './estimates.ts'
import { clopperPearson, logitInterval, waldInterval } from './intervals.ts'
import { estimateQuantile } from './quantiles.ts'
import { jackknife1, jackknifeN, type Replicates, replicated } from './replicates.ts'

// The figures of R's package `survey`; vectors/make.R makes them anew where R is installed.
const file = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'vectors', name), 'utf8'))
type Sample = Record<string, (number | string | null)[]>
const sample: Sample = file('sample.json')
const figures: { case: string; what: string; values: (number | 'Inf' | null)[] }[] = file('figures.json')

const numbers = (name: string, rows: readonly number[]) =>
  rows.map((row) => (sample[name]![row] as number) ?? Number.NaN)
const words = (name: string, rows: readonly number[]) => rows.map((row) => sample[name]![row] as string)
const everyRow = sample.score!.map((_, row) => row)
const where = (test: (stratum: number, cluster: number) => boolean) =>
  everyRow.filter((row) => test(sample.stratum![row] as number, sample.cluster![row] as number))

type Plan = { rows?: number[]; stages: { strata?: string; clusters?: string; population?: string }[]; weights?: string }

function designOf({ rows = everyRow, stages, weights }: Plan, onePsu: OnePsu = 'fail'): Design {
  const list = stages.map(({ strata, clusters, population }): Stage => {
    return {
      ...(strata ? { strata: numbers(strata, rows) } : {}),
      ...(clusters ? { clusters: numbers(clusters, rows) } : {}),
      ...(population ? { population: numbers(population, rows) } : {}),
    }
  })
  return surveyDesign({
    rows: rows.length,
    stages: list,
    onePsu,
    ...(weights ? { weights: numbers(weights, rows) } : {}),
  })
}

const clustered: Plan = { stages: [{ strata: 'stratum', clusters: 'cluster' }], weights: 'base' }
const one = where((stratum, cluster) => stratum !== 2 || cluster === 7)
const two = where((stratum, cluster) => ![2, 4].includes(stratum) || [7, 19].includes(cluster))

const plans: Record<string, () => Design> = {
  srs: () => designOf({ stages: [{ population: 'all' }] }),
  weighted: () => designOf({ stages: [{}], weights: 'base' }),
  stratified: () => designOf({ stages: [{ strata: 'stratum', population: 'inStratum' }] }),
  'stratified weighted': () => designOf({ stages: [{ strata: 'stratum' }], weights: 'base' }),
  cluster: () => designOf({ stages: [{ clusters: 'cluster', population: 'clusters' }] }),
  'stratified cluster': () => designOf(clustered),
  pps: () => designOf({ ...clustered, weights: 'pps' }),
  'two stage': () =>
    designOf({
      stages: [
        { clusters: 'cluster', population: 'clusters' },
        { clusters: 'household', population: 'houses' },
      ],
    }),
  certainty: () =>
    designOf({
      stages: [
        { strata: 'stratum', clusters: 'cluster', population: 'units' },
        { clusters: 'household', population: 'houses' },
      ],
    }),
  'three stage': () =>
    designOf({
      stages: [
        { strata: 'stratum', clusters: 'cluster', population: 'units' },
        { clusters: 'household', population: 'houses' },
        { population: 'people' },
      ],
    }),
  'post-stratified': () => postStratify(designOf(clustered), kinds),
  raked: () => rake(designOf(clustered), [sexes, kinds]),
  calibrated: () => {
    const isMan = words('sex', everyRow).map((sex) => Number(sex === 'm'))
    const ones = everyRow.map(() => 1)
    return calibrate(designOf(clustered), [ones, numbers('score', everyRow), isMan], [7400, 540000, 3500])
  },
  trimmed: () => trimWeights(designOf(clustered), { lower: 15, upper: 45 }),
}
for (const option of ['remove', 'certainty', 'adjust', 'average'] as const) {
  plans[`one lonely ${option}`] = () => designOf({ ...clustered, rows: one }, option)
  plans[`two lonely ${option}`] = () =>
    designOf({ rows: two, stages: [{ strata: 'stratum', clusters: 'cluster', population: 'units' }] }, option)
}

const sexes = { labels: words('sex', everyRow), totals: new Map(Object.entries({ f: 3900, m: 3500 })) }
const kinds = { labels: words('kind', everyRow), totals: new Map(Object.entries({ a: 3600, b: 2300, c: 1500 })) }

const pairOf = ({ value, se }: Estimate) => [value, se]
const endsOf = ({ low, high }: { low: number; high: number }) => [low, high]

/** Ours for a line of the figures. */
function ours(design: Design, what: string, rows: readonly number[]): (number | null)[] {
  const of = (name: string) => numbers(name, rows)
  const domain = what.endsWith(' p2') ? words('place', rows).map((place) => place === 'p2') : undefined
  const [kind, name = '', third = ''] = what.replace(/ p2$/, '').split(' ')
  if (kind === 'total') return pairOf(estimateTotal(design, of(name), { domain }))
  if (kind === 'mean') return pairOf(estimateMean(design, of(name), { domain }))
  if (kind === 'ratio') return pairOf(estimateRatio(design, of(name), of(third)))
  if (kind === 'df') return [designDf(design, domain)]
  if (kind === 'weights') return Array.from(design.weights.subarray(0, 6))
  if (kind === 'deff') return ['score', 'yes'].map((each) => estimateMean(design, of(each)).deff)
  if (kind === 'quantile') {
    const { value, low, high, se } = estimateQuantile(design, of(name), Number(third))
    return [value, low, high, se]
  }
  if (kind === 'interval') {
    const yes = estimateMean(design, of(third))
    const interval = { mean: waldInterval, logit: logitInterval, beta: clopperPearson }[name]!
    return endsOf(interval(yes))
  }
  if (what === 'by sex' || what === 'sex difference') {
    const { labels, estimates, covariance } = meansByDomain(design, of('score'), words('sex', rows))
    const at = (label: string) => estimates[labels.indexOf(label)]!
    if (what === 'by sex') return [at('f').value, at('m').value, at('f').se, at('m').se]
    const by = labels.map((label) => (label === 'f' ? 1 : -1))
    const { value, se } = combination(
      estimates.map((each) => each.value),
      covariance,
      by,
    )
    return [value, se]
  }
  if (what === 't test') {
    const { value, t, df, p } = differenceOfMeans(design, of('score'), words('sex', rows), { first: 'f', second: 'm' })
    return [value, t, df, p]
  }
  const { chiSquare, f, first } = raoScott(design, words('kind', rows), words('sex', rows))
  if (what === 'rao scott F') return [f.statistic, f.df1, f.df2, f.p]
  return [chiSquare, first.df, first.p]
}

/** As near as the bar asks; what is nothing beside the estimate itself is nothing on both sides. */
function near(got: number | null | undefined, wanted: number | 'Inf' | null, within: number, beside: number): boolean {
  if (wanted === null || got === null || got === undefined)
    return wanted === null && (got === null || Number.isNaN(got))
  if (wanted === 'Inf') return got === Number.POSITIVE_INFINITY
  return Math.abs(got - wanted) <= Math.max(within * Math.abs(wanted), 1e-14 * beside)
}

const cases = [...new Set(figures.map((each) => each.case))]
for (const name of cases.filter((each) => plans[each])) {
  test(`${name}: every figure is that of R`, () => {
    const design = plans[name]!()
    const rows = name.startsWith('one') ? one : name.startsWith('two l') ? two : everyRow
    for (const { what, values } of figures.filter((each) => each.case === name)) {
      const got = ours(design, what, rows)
      const within = /quantile|rao|test/.test(what) ? 1e-6 : 1e-9
      for (const [i, wanted] of values.entries()) {
        assert.ok(
          near(got[i], wanted, within, Math.abs(Number(values[0]))),
          `${name}, ${what} [${i}]: ${got[i]} for ${wanted}`,
        )
      }
    }
  })
}

const replicates: Record<string, () => { design: Design; by: Replicates }> = {
  jk1: () => withOwn(designOf({ stages: [{ clusters: 'cluster' }], weights: 'base' }), jackknife1),
  'jk1 fpc': () => withOwn(designOf({ stages: [{ clusters: 'cluster', population: 'clusters' }] }), jackknife1),
  jkn: () => withOwn(designOf(clustered), jackknifeN),
  'jkn fpc': () =>
    withOwn(designOf({ stages: [{ strata: 'stratum', clusters: 'cluster', population: 'units' }] }), jackknifeN),
  brr: () =>
    given(
      'brr',
      where((_, cluster) => cluster % 6 === 1 || cluster % 6 === 2),
    ),
  bootstrap: () => given('bootstrap', everyRow),
}

const withOwn = (design: Design, of: (design: Design) => Replicates) => ({ design, by: of(design) })

/** The replicates that R drew, a factor a row, as factors of first-stage units. */
function given(name: string, rows: readonly number[]) {
  const design = designOf({ ...clustered, rows: [...rows] })
  const byRow: number[][] = file('replicates.json')[name]
  const { unitOfRow, stratumOfUnit } = design.stages[0]!
  const factors = byRow.map((column) => {
    const list = new Float64Array(stratumOfUnit.length)
    for (const [row, unit] of unitOfRow.entries()) list[unit] = column[row]!
    return list
  })
  const scale = name === 'brr' ? 1 / factors.length : 1 / (factors.length - 1)
  return { design, by: { factors, scale, scaleOf: new Float64Array(factors.length).fill(1) } }
}

for (const [name, make] of Object.entries(replicates)) {
  test(`${name}: variances over replicates are those of R`, () => {
    const { design, by } = make()
    const rows = name === 'brr' ? where((_, cluster) => cluster % 6 === 1 || cluster % 6 === 2) : everyRow
    const sum = (column: readonly number[]) => (weights: Float64Array) =>
      weights.reduce((total, weight, row) => total + weight * column[row]!, 0)
    const [score, cost, yes] = ['score', 'cost', 'yes'].map((each) => numbers(each, rows))
    const ones = rows.map(() => 1)
    const over = (a: readonly number[], b: readonly number[]) => (weights: Float64Array) =>
      sum(a)(weights) / sum(b)(weights)
    const wanted: Record<string, (weights: Float64Array) => number> = {
      'total score': sum(score!),
      'mean score': over(score!, ones),
      'mean yes': over(yes!, ones),
      'ratio cost score': over(cost!, score!),
    }
    for (const [what, of] of Object.entries(wanted)) {
      const { values } = figures.find((each) => each.case === name && each.what === what)!
      const { value, se } = replicated(design, by, of)
      assert.ok(near(value, values[0]!, 1e-9, 0) && near(se, values[1]!, 1e-9, 0), `${name}, ${what}: ${value} ${se}`)
    }
  })
}

test('at least 200 figures over at least 12 designs were compared', () => {
  const compared = figures.filter((each) => plans[each.case] || replicates[each.case])
  assert.ok(
    compared.flatMap(({ values }) => values).length >= 200 && new Set(compared.map((each) => each.case)).size >= 12,
  )
})

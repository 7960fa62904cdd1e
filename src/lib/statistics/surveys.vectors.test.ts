import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { calibrate, postStratify, rake } from './calibration.ts'
import { certaintyAsStrata } from './certainty.ts'
import { type Design, designDf, surveyDesign } from './design.ts'
import { composite, differenceOfSurveys, meansTogether } from './differences.ts'
import { dimensionScore } from './dimension-scores.ts'
import { estimateMean, estimateRatio, estimateTotal, meansByDomain } from './estimates.ts'
import { meansOfMany } from './many-means.ts'
import { type Outcome, weightsOfAnswers } from './non-response.ts'
import { ranksWithTies, withCovariance } from './ranks.ts'
import { satisfactionIndex } from './satisfaction.ts'

// R's figures of whole surveys; vectors/make.R makes them anew where R is installed.
const file = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'vectors', name), 'utf8'))
const sample: Record<string, (number | string | null)[]> = file('sample.json')
const figures: { case: string; what: string; values: number[] }[] = file('surveys.json')
const rows = sample.score!.length
const of = (name: string) => sample[name]!.map((value) => (value as number | null) ?? Number.NaN)
const words = (name: string) => sample[name] as string[]

let compared = 0
function same(where: string, what: string, got: Iterable<number>): void {
  const line = figures.find((each) => each.case === where && each.what === what)
  assert.ok(line, `${where}, ${what} is in the figures`)
  const list = [...got]
  assert.equal(list.length, line.values.length)
  for (const [i, wanted] of line.values.entries()) {
    assert.ok(
      Math.abs(list[i]! - wanted) <= 1e-9 * Math.abs(wanted),
      `${where}, ${what} [${i}]: ${list[i]} for ${wanted}`,
    )
    compared++
  }
}
const pair = ({ value, se }: { value: number; se: number }) => [value, se]

const stages = [{ strata: of('stratum'), clusters: of('cluster') }]
const design = surveyDesign({ rows, stages, weights: of('base') })
const other = of('likert').map((value, row) => ((value + row + 1) % 5) + 1)

test('A6: units taken with certainty become strata, as R has them', () => {
  const certain = of('stratum').map((stratum) => stratum === 3)
  const drawn = [{ ...stages[0] }, { clusters: of('household') }]
  const folded = surveyDesign({ rows, stages: certaintyAsStrata(drawn, certain), weights: of('base') })
  const where = 'certainty as strata'
  same(where, 'df', [designDf(folded)])
  same(where, 'mean score', pair(estimateMean(folded, of('score'))))
  same(where, 'total yes', pair(estimateTotal(folded, of('yes'))))
  same(where, 'ratio cost score', pair(estimateRatio(folded, of('cost'), of('score'))))
})

test('C8, L: means together, satisfaction in both ways and a dimension score are those of R', () => {
  const together = meansTogether(design, [of('score'), of('cost'), of('yes')])
  same('together', 'means', together.values)
  same('together', 'covariance', together.covariance.values)
  same('together', 'composite', pair(composite(together, [0.2, 0.3, 0.5])))
  const answers = [of('likert'), other]
  const index = satisfactionIndex(design, answers, { factors: [[0, 1]] })
  same('together', 'satisfied together', pair(index.overall))
  assert.deepEqual(index.factors[0], index.overall)
  const byItems = satisfactionIndex(design, answers, { factors: [[0, 1]], rule: 'meanOfItems' })
  same('together', 'satisfied mean of items', pair(byItems.overall))
  const { dimension, subDimensions } = dimensionScore(design, [
    [
      { answers: of('likert'), worst: 1, best: 5 },
      { answers: other, worst: 5, best: 1 },
    ],
    [{ answers: of('yes'), worst: 0, best: 1 }],
  ])
  same('together', 'dimension', pair(dimension))
  assert.ok(Math.abs(subDimensions[0]!.value + subDimensions[1]!.value - dimension.value) < 1e-12)
})

test('H3: two surveys that were drawn apart', () => {
  const part = (keep: (stratum: number) => boolean): Design => {
    const own = [...Array(rows).keys()].filter((row) => keep(of('stratum')[row]!))
    const at = (name: string) => own.map((row) => of(name)[row]!)
    return surveyDesign({
      rows: own.length,
      weights: at('base'),
      stages: [{ strata: at('stratum'), clusters: at('cluster') }],
    })
  }
  const score = (keep: (stratum: number) => boolean) => of('score').filter((_, row) => keep(of('stratum')[row]!))
  const [early, late] = [(h: number) => h <= 2, (h: number) => h > 2]
  const first = estimateMean(part(early), score(early))
  const second = estimateMean(part(late), score(late))
  const { value, se, df, p } = differenceOfSurveys(first, second)
  same('two surveys', 'stacked difference', [value, se])
  same('two surveys', 'difference', [value, se, df, p])
})

test('F5: those who answered carry the weights of those who did not', () => {
  const outcomes = of('holes').map((value): Outcome => (Number.isNaN(value) ? 'silent' : 'answered'))
  const weights = weightsOfAnswers(of('base'), outcomes, words('kind'))
  same('non-response', 'weights', weights.subarray(0, 12))
  same('non-response', 'mean holes', pair(estimateMean(surveyDesign({ rows, stages, weights }), of('holes'))))
})

test('J: places between which a unit surely lies, with the correction of Holm as R makes it', () => {
  const { labels, estimates, covariance } = meansByDomain(design, of('score'), of('stratum'))
  assert.deepEqual(labels, [1, 2, 3, 4])
  const values = estimates.map(({ value }) => value)
  same('ranks', 'values', values)
  const ranked = ranksWithTies(values, withCovariance(covariance), { df: designDf(design) })
  same(
    'ranks',
    'low',
    ranked.map(({ low }) => low!),
  )
  same(
    'ranks',
    'high',
    ranked.map(({ high }) => high!),
  )
})

const designs: Record<string, Design> = {
  'stratified cluster': design,
  'two stage': surveyDesign({
    rows,
    stages: [
      { clusters: of('cluster'), population: of('clusters') },
      { clusters: of('household'), population: of('houses') },
    ],
  }),
  certainty: surveyDesign({
    rows,
    stages: [
      { strata: of('stratum'), clusters: of('cluster'), population: of('units') },
      { clusters: of('household'), population: of('houses') },
    ],
  }),
  'three stage': surveyDesign({
    rows,
    stages: [
      { strata: of('stratum'), clusters: of('cluster'), population: of('units') },
      { clusters: of('household'), population: of('houses') },
      { population: of('people') },
    ],
  }),
}

for (const [name, own] of Object.entries(designs)) {
  test(`I: ${name}: all means by place at once are those of R`, () => {
    const items = ['score', 'cost', 'yes', 'likert']
    const many = meansOfMany(own, items.map(of), words('place'))
    const order = many.labels.toSorted().map((label) => many.labels.indexOf(label))
    for (const [item, title] of items.entries()) {
      same(
        `by place, ${name}`,
        `means ${title}`,
        order.map((d) => many.value[d * 4 + item]!),
      )
      same(
        `by place, ${name}`,
        `errors ${title}`,
        order.map((d) => many.se[d * 4 + item]!),
      )
    }
  })
}

const margin = (name: string, totals: Record<string, number>) => ({
  labels: words(name),
  totals: new Map(Object.entries(totals)),
})
const [sexes, kinds] = [margin('sex', { f: 3900, m: 3500 }), margin('kind', { a: 3600, b: 2300, c: 1500 })]
const both = of('stratum').map((stratum, row) => `${stratum} ${words('sex')[row]}`)
const withinStrata = [...new Set(both)].toSorted().map((label, i) => [label, 950 + 50 * i] as const)
const fitted: Record<string, Design> = {
  'post-stratified': postStratify(design, kinds),
  raked: rake(design, [sexes, kinds]),
  calibrated: calibrate(
    design,
    [of('all').map(() => 1), of('score'), words('sex').map((sex) => Number(sex === 'm'))],
    [7400, 540000, 3500],
  ),
  'post-stratified within strata': postStratify(design, { labels: both, totals: new Map(withinStrata) }),
}

for (const [name, own] of Object.entries(fitted)) {
  test(`I5: ${name}: domains in some strata only, under fitted weights`, () => {
    for (const by of ['stratum', 'place']) {
      const labels: (number | string)[] = by === 'stratum' ? of(by) : words(by)
      const many = meansOfMany(own, [of('score'), of('yes')], labels)
      const order = many.labels.toSorted().map((label) => many.labels.indexOf(label))
      for (const [item, title] of ['score', 'yes'].entries()) {
        const got = [many.value, many.se].flatMap((list) => order.map((d) => list[d * 2 + item]!))
        same(`fitted, ${name}`, `by ${by} ${title}`, got)
      }
    }
  })
}

test('every figure of whole surveys was compared', () => {
  assert.equal(compared, figures.flatMap(({ values }) => values).length)
})

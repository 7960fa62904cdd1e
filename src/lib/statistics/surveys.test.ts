import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { UNIT } from '../scoring/decimal.ts'
import type { Criterion } from '../scoring/edition.ts'
import { score } from '../scoring/score.ts'
import { prepare } from '../scoring/scorer.ts'
import { CalibrationFault } from './calibration.ts'
import { certaintyAsStrata } from './certainty.ts'
import { designDf, surveyDesign } from './design.ts'
import { differenceOfSurveys } from './differences.ts'
import { dimensionScore } from './dimension-scores.ts'
import { tCdf } from './distributions.ts'
import { type Estimate, estimateMean } from './estimates.ts'
import { type Outcome, weightsOfAnswers } from './non-response.ts'
import { independent, ranksWithTies } from './ranks.ts'
import { type Rating, ratingFigures, ratingTenths, staffClass } from './ratings.ts'
import { satisfactionIndex, threeLevels } from './satisfaction.ts'

test('A6: a certain unit in which nothing was drawn adds nothing; without certain units the design stays as it is', () => {
  const stage = { strata: [1, 1, 1, 1, 2, 2], clusters: ['a', 'a', 'b', 'c', 'd', 'd'] }
  const values = [3, 5, 8, 1, 9, 7]
  const of = (certain: boolean[]) =>
    surveyDesign({ rows: 6, stages: certaintyAsStrata([stage], certain), weights: [2, 2, 3, 3, 1, 1], onePsu: 'fail' })
  const sure = of([false, false, false, false, true, true])
  assert.equal(designDf(sure), 2)
  const all = surveyDesign({ rows: 6, stages: [stage], weights: [2, 2, 3, 3, 1, 1], onePsu: 'remove' })
  assert.equal(estimateMean(sure, values).se, estimateMean(all, values).se)
  const none = surveyDesign({
    rows: 6,
    stages: certaintyAsStrata(
      [stage],
      stage.strata.map(() => false),
    ),
    weights: [2, 2, 3, 3, 1, 1],
    onePsu: 'remove',
  })
  assert.equal(estimateMean(none, values).se, estimateMean(all, values).se)
})

test('F5: weights of answers add up to those of everybody who belongs to the population', () => {
  const person = fc.record({
    weight: fc.integer({ min: 1, max: 90 }),
    outcome: fc.constantFrom<Outcome>('answered', 'silent', 'outside'),
    kind: fc.constantFrom('a', 'b'),
  })
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (people) => {
      const run = () =>
        weightsOfAnswers(
          people.map(({ weight }) => weight),
          people.map(({ outcome }) => outcome),
          people.map(({ kind }) => kind),
        )
      const has = (kind: string, outcome: Outcome) => people.some((it) => it.kind === kind && it.outcome === outcome)
      if (['a', 'b'].some((kind) => has(kind, 'silent') && !has(kind, 'answered'))) {
        return assert.throws(run, (error) => error instanceof CalibrationFault && error.code === 'nobodyAnswered')
      }
      const sum = run().reduce((all, each) => all + each, 0)
      const wanted = people.reduce((all, { weight, outcome }) => all + (outcome === 'outside' ? 0 : weight), 0)
      assert.ok(Math.abs(sum - wanted) < 1e-9 * wanted + 1e-9)
    }),
  )
})

const estimate = (value: number, se: number, df: number): Estimate => {
  return { value, se, variance: se ** 2, n: 100, df, deff: null }
}

test('H3: a difference turned round is the same with its sign; degrees of freedom lie between the smaller and the sum', () => {
  const positive = fc.double({ min: 0.01, max: 5, noNaN: true })
  fc.assert(
    fc.property(positive, positive, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), (a, b, m, n) => {
      const [first, second] = [estimate(3, a, m), estimate(4, b, n)]
      const [there, back] = [differenceOfSurveys(first, second), differenceOfSurveys(second, first)]
      assert.equal(there.value, -back.value)
      assert.equal(there.p, back.p)
      assert.ok(there.df >= Math.min(m, n) - 1e-9 && there.df <= m + n + 1e-9)
    }),
  )
  assert.equal(differenceOfSurveys(estimate(1, 0, 5), estimate(1, 0, 5)).p, 1)
  assert.equal(differenceOfSurveys(estimate(1, 0, 5), estimate(2, 0, 5)).p, 0)
})

test('J: without errors ranks are plain, with huge ones all share the first; equal values always tie', () => {
  const values = [7, 9, 9, 3]
  const sharp = ranksWithTies(values, independent([0, 0, 0, 0]), { df: 10 })
  assert.deepEqual(
    sharp.map(({ place, low, high }) => [place, low, high]),
    [
      [3, 3, 3],
      [1, 1, 2],
      [1, 1, 2],
      [4, 4, 4],
    ],
  )
  assert.ok(
    ranksWithTies(values, independent([99, 99, 99, 99]), { df: 10 }).every(
      ({ place, high }) => place === 1 && high === 4,
    ),
  )
  assert.deepEqual(ranksWithTies([Number.NaN, 1], independent([0, 0]), { df: 3 })[0], {
    place: null,
    low: null,
    high: null,
  })
})

test('J: the plain place lies between low and high, and the correction never tells more apart', () => {
  const unit = fc.record({ value: fc.integer({ min: 0, max: 40 }), se: fc.double({ min: 0.1, max: 6, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), (units) => {
      const values = units.map(({ value }) => value)
      const errors = independent(units.map(({ se }) => se))
      const each = ranksWithTies(values, errors, { df: 30, correction: 'none' })
      for (const [i, { low, high, place }] of ranksWithTies(values, errors, { df: 30 }).entries()) {
        const plain = 1 + values.filter((value) => value > values[i]!).length
        assert.ok(low! <= plain && plain <= high! && place! <= plain)
        assert.ok(each[i]!.low! >= low! && each[i]!.high! <= high!)
      }
    }),
  )
})

test('J: Holm by critical values tells apart what Holm in the order of p does', () => {
  const unit = fc.record({ value: fc.integer({ min: 0, max: 40 }), se: fc.double({ min: 0.1, max: 6, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 14 }), fc.integer({ min: 1, max: 40 }), (units, df) => {
      const pairs = units.flatMap((a, i) =>
        units.slice(i + 1).map((b, k) => {
          const t = Math.abs(a.value - b.value) / Math.hypot(a.se, b.se)
          return { i, j: i + k + 1, p: 2 * tCdf(-t, df) }
        }),
      )
      const better = units.map(() => 0)
      for (const [k, { i, j, p }] of pairs.sort((a, b) => a.p - b.p).entries()) {
        if (p > 0.05 / (pairs.length - k)) break
        better[units[i]!.value < units[j]!.value ? i : j]!++
      }
      const ranked = ranksWithTies(
        units.map(({ value }) => value),
        independent(units.map(({ se }) => se)),
        { df },
      )
      assert.deepEqual(
        ranked.map(({ low }) => low! - 1),
        better,
      )
    }),
  )
})

test('L1: only valid answers count; a factor without one has no figure', () => {
  const design = surveyDesign({ rows: 5, stages: [{}], weights: [1, 1, 1, 1, 1] })
  const answers = [
    [5, 4, 3, 99, Number.NaN],
    [1, 4, 2, 5, 4],
    [99, 99, 99, 99, 99],
  ]
  const { items, factors, overall } = satisfactionIndex(design, answers, { factors: [[0], [1], [2]] })
  assert.deepEqual(
    items.map(({ value, n }) => [value, n]),
    [
      [2 / 3, 3],
      [3 / 5, 5],
      [Number.NaN, 0],
    ],
  )
  assert.ok(Number.isNaN(factors[2]!.value))
  assert.equal(overall.value, 5 / 8)
  const three = satisfactionIndex(design, [[0, 1, 2, 2, 1]], { factors: [[0]], scale: threeLevels })
  assert.equal(three.overall.value, 0.8)
})

test('L2: ratings of Thông tư 01/2018 are those of the index engine', () => {
  const folder = join(import.meta.dirname, '../../../content/frameworks/tthc-01-2018/2018/criteria.json')
  const criteria: Criterion[] = JSON.parse(readFileSync(folder, 'utf8'))
  const scorer = prepare([criteria.find(({ code }) => code === 'CS1')!])
  const ratings = fc.array(fc.constantFrom<Rating>(0, 1, 2, null), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(ratings, (list) => {
      const figures = ratingFigures(list)
      if (figures === null) return assert.ok(list.every((each) => each === null))
      const { lines } = score(scorer, { CS1: { figures } })
      assert.equal(lines[0]!.points, ratingTenths(figures) * (UNIT / 10))
      const mean = (2 * figures.n2 + figures.n1) / figures.a
      assert.ok(Math.abs(ratingTenths(figures) / 10 - mean) <= 0.05 + 1e-12)
    }),
  )
  assert.equal(ratingTenths({ a: 20, n2: 0, n1: 1, n0: 19 }), 1)
  assert.deepEqual(staffClass([20, 10, 10, 5, 5]), { tenths: 50, class: 'full' })
  assert.equal(staffClass([10, 10, 10, 5, 0]).class, 'most')
  assert.equal(staffClass([10, 10, 10, 4, 0]).class, 'less')
})

test('L4: a dimension runs from 1 to 10, a sub-dimension of four from 0.25 to 2.5', () => {
  const design = surveyDesign({ rows: 2, stages: [{}], weights: [1, 1] })
  const four = (value: number) => Array.from({ length: 4 }, () => [{ answers: [value, value], worst: 5, best: 1 }])
  assert.ok(Math.abs(dimensionScore(design, four(5)).dimension.value - 1) < 1e-12)
  const best = dimensionScore(design, four(1))
  assert.ok(Math.abs(best.dimension.value - 10) < 1e-12 && Math.abs(best.subDimensions[0]!.value - 2.5) < 1e-12)
})

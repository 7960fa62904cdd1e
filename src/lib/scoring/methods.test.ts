import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byNearness, type Cliff, cliffsOf } from './cliffs.ts'
import { approximate } from './decimal.ts'
import type { Criterion } from './edition.ts'
import { methodWords } from './explain.ts'
import type { CriterionInput, Inputs } from './inputs.ts'
import type { Method } from './method-shape.ts'
import { score } from './score.ts'
import { prepare, type Scorer } from './scorer.ts'

const criterion = (method: Method, max: number, more: Partial<Criterion> = {}): Criterion => ({
  code: '1',
  parent: null,
  name: { vi: 'Thử', en: null },
  max,
  method,
  confidence: 'local',
  ...more,
})
const scorerOf = (method: Method, max: number, more: Partial<Criterion> = {}): Scorer =>
  prepare([criterion(method, max, more)])
const line = (scorer: Scorer, input: CriterionInput) => score(scorer, { '1': input } satisfies Inputs).lines[0]!
const got = (scorer: Scorer, figures: CriterionInput['figures'], more: CriterionInput = {}) => {
  const { points } = line(scorer, { figures, ...more })
  return points === null ? null : approximate(points)
}

test('days late: fewer is better, bounds inclusive', () => {
  const scorer = scorerOf(
    {
      id: 'steps',
      of: 'daysLate',
      bands: [
        { from: null, points: 2 },
        { from: 1, points: 1 },
        { from: 6, points: 0 },
      ],
    },
    2,
  )
  assert.deepEqual(
    [0, 1, 5, 6, 60].map((n) => got(scorer, { n })),
    [2, 1, 1, 0, 0],
  )
  const [cliff] = cliffsOf(scorer, { '1': { figures: { n: 3 } } }).atRisk
  assert.deepEqual([cliff?.at, cliff?.things, cliff?.points], [6, 3, 1e12])
  const [next] = cliffsOf(scorer, { '1': { figures: { n: 3 } } }).inReach
  assert.deepEqual([next?.at, next?.things, next?.points], [1, 3, 1e12])
})

test('over the target: exactly the limit reaches it', () => {
  const bands = [
    { from: null, points: 0 },
    { from: 0, points: 0.25 },
    { from: 0.02, points: 0.5 },
    { from: 0.04, points: 1 },
  ]
  const scorer = scorerOf({ id: 'steps', of: 'overTarget', bands }, 1)
  assert.equal(got(scorer, { target: 15_250, actual: 15_555 }), 0.5)
  assert.equal(got(scorer, { target: 15_250, actual: 15_554.99 }), 0.25)
  assert.equal(got(scorer, { target: 100, actual: 99.99 }), 0)
  assert.equal(got(scorer, { overRate: 0.04 }), 1)
})

test('a cap divides or does not divide: without the division a step is left', () => {
  const rule = { id: 'linearCap', a: 'a', b: 'b', fullFrom: 0.7 } as const
  const plain = scorerOf({ ...rule, divided: false }, 1.5)
  const divided = scorerOf({ ...rule, divided: true }, 1.5)
  assert.deepEqual(
    [699, 700].map((b) => got(plain, { a: 1000, b })),
    [1.0485, 1.5],
  )
  assert.equal(got(divided, { a: 1000, b: 350 }), 0.75)
  assert.equal(got(divided, { a: 3, b: 1 }), 0.714285714286)
  const [cliff] = cliffsOf(plain, { '1': { figures: { a: 1000, b: 705 } } }).atRisk
  assert.deepEqual([cliff?.things, cliff?.points], [6, 450_000_000_000])
  assert.deepEqual(cliffsOf(divided, { '1': { figures: { a: 1000, b: 705 } } }).atRisk, [])
})

test('bonus and deduction stop at their caps; beyond the maximum they do not count in it', () => {
  const terms = [{ id: 'n', label: 'giải pháp', points: 0.5 }]
  const bonus = scorerOf({ id: 'tally', direction: 'add', start: 0, terms }, 2, { beyondMaximum: true })
  assert.deepEqual(
    [0, 3, 9, 1e14].map((n) => got(bonus, { n })),
    [0, 1.5, 2, 2],
  )
  assert.equal(line(bonus, { figures: { n: 3 } }).max, 0)
  const deduction = scorerOf({ id: 'tally', direction: 'deduct', start: 0, terms }, -3, { beyondMaximum: true })
  assert.deepEqual(
    [0, 2, 50].map((n) => got(deduction, { n })),
    [0, -1, -3],
  )
  const fromFull = scorerOf({ id: 'tally', direction: 'deduct', start: 2, terms }, 2)
  assert.deepEqual(
    [0, 1, 9].map((n) => got(fromFull, { n })),
    [2, 1.5, 0],
  )
})

test('a survey with known weights is a weighted mean; published points stand above it', () => {
  const answers = [
    { id: 'A', label: 'Rất tốt', weight: 1 },
    { id: 'B', label: 'Tốt', weight: 0.6 },
    { id: 'C', label: 'Kém', weight: 0 },
  ]
  const scorer = scorerOf({ id: 'survey', source: 'phiếu', answers }, 1.5)
  assert.equal(got(scorer, { A: 30, B: 50, C: 20 }), 0.9)
  assert.equal(got(scorer, { A: 30, B: 50, C: 20, points: '1.234' }), 1.234)
  assert.equal(got(scorer, { A: 0, B: 0, C: 0 }), null)
  assert.equal(got(scorerOf({ id: 'survey', source: 'phiếu', answers: null }, 1.5), { points: 1.1 }), 1.1)
})

test('where the text is silent about nothing to divide by, it asks; the decision is applied with its effect', () => {
  const scorer = scorerOf({ id: 'linear', a: 'a', b: 'b' }, 1, { zeroDenominator: 'unstated' })
  const none = { a: 0, b: 0 }
  const asked = line(scorer, { figures: none })
  assert.deepEqual([asked.state, asked.points], ['undecided', null])
  assert.match(asked.account[0]!, /cần quyết định của người thẩm định, kèm lý do/)
  const decided = (effect: 'full' | 'zero' | 'excluded') =>
    line(scorer, { figures: none, decisions: { '': { effect, reason: 'không phát sinh' } } })
  assert.deepEqual([decided('full').points, decided('full').max], [1e12, 1e12])
  assert.deepEqual([decided('zero').points, decided('zero').max], [0, 1e12])
  assert.deepEqual([decided('excluded').state, decided('excluded').max], ['excluded', 0])
  const needless = line(scorer, { figures: { a: 2, b: 1 }, decisions: { '': { effect: 'full', reason: 'x' } } })
  assert.equal(needless.points, 5e11)
})

test('penalties multiply one after the other, a gate takes all, an exception comes first', () => {
  const more: Partial<Criterion> = {
    penalties: [
      { id: 'late', label: 'muộn', factor: 0.9 },
      { id: 'half', label: 'thiếu', factor: 0.5 },
    ],
    gates: [{ id: 'wrong', label: 'sai quy định' }],
    notApplicable: [{ id: 'none', when: 'không phát sinh', effect: 'full' }],
  }
  const scorer = scorerOf({ id: 'yesNo', yes: 1, no: 0, condition: 'Có' }, 1, more)
  const met = { met: true }
  assert.equal(got(scorer, met, { penalties: ['late', 'half'] }), 0.45)
  assert.equal(got(scorer, met, { gates: ['wrong'], penalties: ['late'] }), 0)
  assert.equal(got(scorer, met, { gates: ['wrong'], notApplicable: ['none'] }), 1)
})

test('too few ballots take the criterion out of the maximum by themselves', () => {
  const scorer = scorerOf({ id: 'externalIndex', source: 'khảo sát', a: 'chỉ số', factor: 0.1, mostValue: 100 }, 10, {
    notApplicable: [
      { id: 'few', when: 'dưới 50 phiếu', effect: 'excluded', automatic: { figure: 'ballots', below: 50 } },
    ],
  })
  assert.equal(got(scorer, { a: 82.9, ballots: 50 }), 8.29)
  const few = line(scorer, { figures: { a: 82.9, ballots: 49 } })
  assert.deepEqual([few.state, few.max], ['excluded', 0])
})

test('what is missing, swapped, negative or not a number gives no points and no crash', () => {
  const scorer = scorerOf({ id: 'linear', a: 'a', b: 'b' }, 1)
  assert.deepEqual(
    [got(scorer, { a: 5 }), got(scorer, { a: -5, b: 1 }), got(scorer, { a: 5, b: -1 })],
    [null, null, null],
  )
  assert.equal(got(scorer, { a: 5, b: 9 }), 1)
  const result = score(scorer, { '1': { figures: { a: Number.NaN, c: 1, b: 'x' } }, '9': {} })
  assert.deepEqual(
    result.problems.map(({ code, key, problem }) => [code, key, problem]),
    [
      ['1', 'a', 'badValue'],
      ['1', 'c', 'unknownFigure'],
      ['1', 'b', 'badValue'],
      ['9', '', 'unknownCriterion'],
    ],
  )
})

test('rules in words: a rate that rounds to the limit is shown on its side of it', () => {
  const scorer = scorerOf({ id: 'piecewise', a: 'tổng', b: 'đúng hạn', zeroBelow: 0.95 }, 1.5)
  assert.match(line(scorer, { figures: { a: 1_000_000, b: 949_999 } }).account[0]!, /= 94,9999%, dưới mức 95%: 0 điểm/)
  assert.equal(
    methodWords({ id: 'piecewise', a: 'tổng', b: 'đúng hạn', zeroBelow: 0.95 }, 1.5e12),
    'Từ 95%: điểm = tỷ lệ b/a (b: đúng hạn; a: tổng) × 1,50; dưới 95%: 0 điểm.',
  )
})

test('steps stand in the order of what they turn for the way', () => {
  const step = (code: string, of: Cliff['of'], distance: number, things: number | null, got: number): Cliff => ({
    ...{ code, path: '', of, position: 0, at: of === 'count' ? 10 : 0.95, distance, things, points: got, words: '' },
  })
  const far = step('far', 'rate', 0.1, null, 2e12)
  const hair = step('hair', 'rate', 0.0001, 1, 1e12)
  const few = step('few', 'count', 5, 5, 1e12)
  assert.deepEqual(
    byNearness([few, far, hair]).map(({ code }) => code),
    ['hair', 'far', 'few'],
  )
})

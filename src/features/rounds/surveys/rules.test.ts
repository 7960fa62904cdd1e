import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figuresIn, isRatingOf, sampleOf } from '#features/estimates/onward/rules.ts'
import { madeResult } from '#features/estimates/onward/samples-onward.ts'
import type { Cell } from '#features/estimates/onward/schema.ts'
import type { Criterion, Framework } from '#lib/scoring/edition.ts'
import { decimalText, engineOf } from '../engine.ts'
import { fillFrom, isSurveyed, ratingOf, sourceWords, type Unit, worthOf } from './rules.ts'

const criterion = (code: string, more: object): Criterion =>
  ({
    code,
    parent: null,
    name: { vi: code, en: null },
    max: 10,
    scoredBy: 'survey',
    confidence: 'official',
    ...more,
  }) as Criterion
const survey = { id: 'survey', source: 'điều tra', answers: null }
const index = { id: 'externalIndex', source: 'khảo sát', a: 'chỉ số', factor: 0.1, mostValue: 100 }
const few = {
  id: 'few',
  when: 'khảo sát dưới 80 phiếu',
  effect: 'excluded',
  automatic: { figure: 'ballots', below: 80 },
}
const criteria = [
  criterion('DT', { method: survey, max: 14.5 }),
  criterion('CS', { method: index }),
  criterion('IT', { method: index, notApplicable: [few] }),
  criterion('P1', { method: { id: 'published', by: 'PAPI', min: 0.33 }, min: 0.33, max: 3.33 }),
  criterion('HD', { method: { id: 'published', by: 'hội đồng' }, scoredBy: 'council' }),
]
const engine = engineOf({ digest: 'survey-rules', framework: {} as Framework, criteria }, 2026)
const of = (code: string) => criteria.find((it) => it.code === code)!
const dimension = { least: 1, most: 10, rule: 'dimensions' } as const

test('which criteria a survey gives points to', () => {
  assert.deepEqual(
    criteria.filter(isSurveyed).map(({ code }) => code),
    ['DT', 'CS', 'IT', 'P1'],
  )
  assert.equal(isSurveyed(criterion('x', { method: survey, max: null })), false)
})

test('a figure becomes points by the rule of the edition', () => {
  const told = (code: string, scale: Parameters<typeof worthOf>[2], value: number) => {
    const { points, arithmetic } = worthOf(engine, of(code), scale, value)
    return [decimalText(points), arithmetic]
  }
  assert.deepEqual(told('CS', null, 0.8243), ['8.24', '82,43 % × 0,1 = 8,24 điểm'])
  assert.deepEqual(told('DT', null, 0.8243), ['11.95', '82,43 % × 14,5 = 11,95 điểm'])
  assert.deepEqual(told('DT', dimension, 5.63), ['8.16', '5,63 điểm / 10 × 14,5 = 8,16 điểm'])
  assert.deepEqual(told('CS', dimension, 5.63), ['5.63', '5,63 điểm / 10 = 56,30 %; 56,30 % × 0,1 = 5,63 điểm'])
  const part = { least: 1 / 3, most: 10 / 3, rule: 'dimensions' } as const
  assert.deepEqual(told('P1', part, 2), ['2', 'Theo thang của tiêu chí (0,33 – 3,33) = 2,00 điểm'])
  assert.equal(told('P1', part, 10 / 3)[0], '3.33', 'never beyond the criterion')
})

test('a rating stands for the figures of its own indicator alone, rounded as the circular rounds', () => {
  const rated = criterion('CS1', {
    ...{ max: 2, scoredBy: 'figures', surveyed: { rating: 'CS1' } },
    method: {
      id: 'weightedShare',
      of: { id: 'a', label: 'a' },
      terms: [{ id: 'n', label: 'n', weight: 2 }],
      decimals: 1,
    },
  })
  const own = engineOf({ digest: 'survey-rules-rating', framework: {} as Framework, criteria: [rated] }, 2026)
  const rating = { least: 0, most: 2, rule: 'rating' } as const
  assert.ok(isSurveyed(rated))
  assert.equal(ratingOf(rated), 'CS1')
  assert.ok(isRatingOf('CS1', { code: 'CS1', scale: rating }))
  assert.ok(!isRatingOf('CS1', { code: 'CS3', scale: rating }))
  assert.ok(!isRatingOf('CS1', { code: 'CS1', scale: null }))
  assert.equal(ratingOf(of('DT')), null, 'what surveys alone score takes any figure')
  const { points, arithmetic } = worthOf(own, rated, rating, 1.2667)
  assert.deepEqual([decimalText(points), arithmetic], ['1.3', 'Theo thang của tiêu chí (0,00 – 2,00) = 1,3 điểm'])
})

const unit = (sheetId: string, more: Partial<Unit> = {}): Unit => ({
  ...{ sheetId, agencyId: sheetId, unit: `Đơn vị ${sheetId}`, imported: null, source: null, own: null },
  ...more,
})

function taking(code: string, figureCode: string, units: readonly Unit[], byHand: [string, Cell | null][] = []) {
  const content = madeResult()
  const figure = figuresIn(sampleOf(content)!).find((it) => it.code === figureCode)!
  const named = (label: string, at: string) => ({ label, code: at, formerName: false })
  const placeOf = new Map([
    ['a', named('xã An Bình', 'p1')],
    ['b', named('xã Bình Minh', 'p2')],
  ])
  const feed = { surveyId: 'khao-sat', slug: 'ks', number: 3, publishedOn: '2026-11-10', weight: 1 }
  const said = byHand.map(([sheetId, cell]) => [sheetId, cell && new Map([[0, cell]])] as const)
  return fillFrom({
    ...{ engine, criterion: of(code), units, byHand: new Map(said) },
    feeds: [{ ...feed, content, figure, places: { placeOf, loose: [] } }],
  })
}

test('each agency gets the figure of its place; hidden ones are not taken and say why', () => {
  const units = [unit('a'), unit('b'), unit('c')]
  const { rows, values } = taking('CS', 'all', units)
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['taken', 'hidden', 'unmatched'],
  )
  assert.match(rows[1]?.why ?? '', /Dưới 10 phiếu/)
  assert.deepEqual(
    values.map(({ sheetId, points }) => [sheetId, points]),
    [['a', 7.5e12]],
  )
  assert.deepEqual(
    values[0]?.source.parts.map(({ number, cellLabel, method }) => [number, cellLabel, method.length]),
    [[3, 'xã An Bình', 1]],
  )
  assert.equal(
    values[0] && sourceWords(values[0].source),
    'Khảo sát “Khảo sát dựng”, phiên bản 3 công bố ngày 10/11/2026: Chung các yếu tố, xã An Bình: ' +
      '75,0 % (75,0 – 75,0), 60 phiếu; 75,00 % × 0,1 = 7,50 điểm.',
  )
  const again = taking('CS', 'all', [unit('a', { imported: 7.5e12, source: values[0]?.source ?? null })])
  assert.deepEqual(
    again.rows.map(({ state }) => state),
    ['same'],
  )
  assert.equal(taking('CS', 'all', [unit('a', { imported: 7.5e12 })]).rows[0]?.state, 'taken', 'a file said it before')
})

test('what a person chose goes before names and stays for the next version', () => {
  const whole: Cell = { kind: 'whole' }
  const chosen = taking(
    'CS',
    'all',
    [unit('a'), unit('b')],
    [
      ['a', null],
      ['b', whole],
    ],
  )
  assert.deepEqual(
    chosen.rows.map(({ state, parts }) => [state, parts[0]?.cellLabel]),
    [
      ['left', null],
      ['taken', 'Cả cuộc khảo sát'],
    ],
  )
  const source = chosen.values[0]?.source ?? null
  const next = taking('CS', 'all', [unit('b', { imported: 1, source })])
  assert.deepEqual([next.rows[0]?.parts[0]?.cellLabel, next.rows[0]?.parts[0]?.how], ['Cả cuộc khảo sát', 'hand'])
  const gone = taking('CS', 'all', [unit('c')], [['c', { kind: 'place', code: 'none' }]])
  assert.match(gone.rows[0]?.why ?? '', /không có nơi đã chọn/)
})

test('points of places flow where the result has them; a factor has only the whole', () => {
  assert.equal(taking('DT', 'D1', [unit('a')]).rows[0]?.figure, '6,20 điểm (6,20 – 6,20)')
  assert.equal(taking('DT', 'D1', [unit('b')]).rows[0]?.state, 'hidden', 'this score does not speak of the place')
  assert.match(taking('DT', 'F1', [unit('c')]).rows[0]?.why ?? '', /chỉ có số chung/)
})

test('too few ballots for the edition are kept and told', () => {
  const { rows, values } = taking('IT', 'all', [unit('a')])
  assert.match(rows[0]?.why ?? '', /không tính tiêu chí này khi khảo sát dưới 80 phiếu/)
  assert.equal(values[0]?.source.ballots, 60)
  assert.equal(taking('CS', 'all', [unit('a')]).values[0]?.source.ballots, null)
})

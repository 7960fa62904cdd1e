import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { inputOf } from './check-examples.ts'
import { classOf } from './classes.ts'
import { approximate, points, roundPoints } from './decimal.ts'
import type { ExampleInputs } from './edition.ts'
import type { Inputs } from './inputs.ts'
import { editionOf } from './samples-inputs.ts'
import { percentOf, score } from './score.ts'
import { prepare } from './scorer.ts'
import { switchedOffIn } from './switched-off.ts'

const file = join(import.meta.dirname, '../../../../shared/domain/par-index-worked-examples.json')
const skip = existsSync(file) ? false : 'the collection of worked examples does not lie beside the repository'

type Example = {
  id: string
  set: Set
  code: string
  inputs: ExampleInputs
  max: number
  expected: number
  display2dp: string
}
type Set = 'province' | 'department' | 'commune'
type Aggregate = {
  id: string
  set: Set
  inputs: Record<string, unknown> & {
    appraisal?: number
    appraisalMax?: number
    xhh?: number
    xhhMax?: number
    sipas?: number | null
    sipasMax?: number
    excluded?: Record<string, number>
  }
  expected: { points?: number; max?: number; index?: number; class?: string; appraisalMax?: number }
}
type Portal = { code: string; name: string; rate: number; max: number; points: number; fullAt: number | null }
type Collection = { examples: Example[]; aggregates: Aggregate[]; qd766Verification: { rows: Portal[] } }

const collection = (): Collection => JSON.parse(readFileSync(file, 'utf8'))
const editions = {
  province: editionOf('par-index/province-2025'),
  department: editionOf('par-index/department-lam-dong-2025'),
  commune: editionOf('par-index/commune-lam-dong-2025'),
}

test('every worked example of a criterion comes out, to six decimals and as printed', { skip }, () => {
  const { examples } = collection()
  assert.equal(examples.length, 60)
  for (const { id, set, code, inputs, max, expected, display2dp } of examples) {
    const scorer = prepare(editions[set].criteria)
    const criterion = scorer.byCode.get(code)!
    const result = score(scorer, { [code]: inputOf(criterion, inputs) })
    const line = result.lines.find((it) => it.code === code)!
    assert.deepEqual(result.problems, [], id)
    assert.equal(criterion.max, max, id)
    assert.equal(roundPoints(line.points!, 6), roundPoints(points(expected), 6), `${id} ${line.account.join(' ')}`)
    assert.equal(approximate(roundPoints(line.points!, 2)).toFixed(2), display2dp, id)
  }
})

test('published maxima, indices and classes come out', { skip }, () => {
  for (const { id, set, inputs, expected } of collection().aggregates) {
    const edition = editions[set]
    if (inputs.excluded) {
      const off = new Map([...Object.keys(inputs.excluded), 'XHH', 'HL'].map((code) => [code, 'không áp dụng']))
      assert.equal(
        approximate(score(prepare(edition.criteria, { switchedOff: off }), {}).max),
        expected.appraisalMax,
        id,
      )
    }
    if (inputs.appraisal === undefined) continue
    const parts = [
      [inputs.appraisal, expected.appraisalMax ?? inputs.appraisalMax],
      [inputs.xhh, inputs.xhhMax],
      [inputs.sipas, inputs.sipasMax],
    ].map(([got, max]) => ({ points: points(got ?? 0), max: points(max ?? 0) }))
    const total = { points: 0, max: 0, known: true }
    for (const part of parts) {
      total.points += part.points
      total.max += part.max
    }
    // One published total is a thousandth away from the sum of its printed parts.
    assert.ok(Math.abs(total.points - points(expected.points!)) <= points('0.001'), id)
    assert.equal(total.max, points(expected.max!), id)
    assert.equal(approximate(roundPoints(percentOf(total)!, 2)), expected.index, id)
    assert.equal(classOf(edition.framework, total)?.name, expected.class, id)
  }
})

test('SIPAS enters PAR INDEX in five parts', { skip }, () => {
  const { inputs, expected } = collection().aggregates.find(({ id }) => id === 'AGG-8')!
  const rates = Object.entries(inputs['8.1'] as Record<string, number>)
  const given: Inputs = Object.fromEntries(rates.map(([code, a]) => [code, { figures: { a } }]))
  const line = score(prepare(editions.province.criteria), given).lines.find(({ code }) => code === '8.1')!
  assert.deepEqual([line.points, line.max], [points(expected.points!), points(expected.max!)])
})

test('in 2025 communes are scored without 5.2: the maximum is 99, of the appraisal 74', () => {
  const { framework, criteria } = editions.commune
  const result = score(prepare(criteria, { switchedOff: switchedOffIn(framework, 2025) }), {})
  assert.equal(approximate(result.max), 99)
  assert.equal(approximate(score(prepare(criteria, { switchedOff: switchedOffIn(framework, 2024) }), {}).max), 100)
})

test('the portal’s points of Decision 766 come out within its own rounding', { skip }, () => {
  const codes: Record<string, string> = {
    'I.1': '1.1',
    'I.2': '1.2',
    'I.3': '1.3',
    'I.4': '1.4',
    'III.1.1': '3.1',
    'III.1.2': '3.2',
    'III.1.3': '3.3',
    'III.1.3b': '3.3',
    'III.2.1': '3.5b',
    'III.2.2': '3.5a',
    'III.2.3': '3.6',
    'IV.1': '4.1',
    'IV.2': '4.2',
    'IV.3': '4.3',
  }
  const scorer = prepare(editionOf('service-766/2022').criteria)
  const { rows } = collection().qd766Verification
  assert.ok(rows.length >= 14)
  for (const { code, name, rate, max, points: told } of rows) {
    const own = codes[code]!
    const result = score(scorer, { [own]: { figures: { rate: Number(`${rate}e-2`) } } })
    const line = result.lines.find((it) => it.code === own)!
    assert.equal(approximate(line.max), max, name)
    assert.ok(Math.abs(approximate(line.points!) - told) <= 0.015, `${name}: ${approximate(line.points!)} ${told}`)
  }
})

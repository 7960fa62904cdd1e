// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Comparison,
  type Comparisons,
  comparisonsOf,
  expressionOf,
  isAmong,
  namedAll,
  namedBefore,
} from './conditions.ts'
import { parseExpression } from './expression.ts'
import { sample } from './samples-questionnaire.ts'
import type { Question } from './schema.ts'

test('what most conditions say is read as comparisons; what says more is left to the formula', () => {
  const one = (expression: string) => comparisonsOf(expression)?.all
  assert.deepEqual(one(''), [])
  assert.deepEqual(one("${a} = 'co'"), [{ name: 'a', is: '=', value: 'co' }])
  assert.deepEqual(one('${n} >= -2.5'), [{ name: 'n', is: '>=', value: -2.5 }])
  assert.deepEqual(one("not(selected(${m}, 'x'))"), [{ name: 'm', is: 'hasNot', value: 'x' }])
  const three = comparisonsOf("${a} = 'x' or (${b} != 'y' or ${c} < 3)")
  assert.deepEqual([three?.join, three?.all.map(({ name }) => name)], ['or', ['a', 'b', 'c']])
  for (const more of [
    ...["${a} = 'x' and (${b} = 'y' or ${c} = 'z')", '${a} = ${b}', "'x' = ${a}", '. > 1', 'not(${a})', '${a} + 1 = 2'],
    ...["${a} < 'x'", '${a} =', 'selected(${a}, ${b})', "not(contains(${a}, 'x'))", 'today() > 1'],
  ])
    assert.equal(comparisonsOf(more), undefined, more)
})

const text = fc.stringMatching(/^[A-Za-z0-9_.-]{1,8}$/)
const comparison = fc.oneof(
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/),
    is: fc.constantFrom('=', '!=', 'has', 'hasNot'),
    value: text,
  }),
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/),
    is: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    value: fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
  }),
)

test('property: what is written from comparisons is read as the same', () => {
  const any = fc.record({
    join: fc.constantFrom('and', 'or'),
    all: fc.array(comparison, { minLength: 2, maxLength: 6 }),
  })
  fc.assert(
    fc.property(any, (said) => {
      const comparisons = said as Comparisons
      const expression = expressionOf(comparisons)
      const back = comparisonsOf(expression)
      assert.equal(back?.join, comparisons.join)
      assert.equal(expressionOf(back as Comparisons), expression)
      for (const [i, { name, is, value }] of comparisons.all.entries()) {
        const found: Comparison | undefined = back?.all[i]
        assert.deepEqual([found?.name, found?.is], [name, is])
        if (typeof value === 'number')
          assert.ok(Math.abs(Number(found?.value) - value) <= 1e-12 * Math.abs(value) + 1e-20)
        else assert.equal(found?.value, value)
      }
      assert.ok(parseExpression(expression))
    }),
  )
})

test('a text keeps its quotation mark; with both it is refused', () => {
  const all = (value: string) => ({ join: 'and' as const, all: [{ name: 'a', is: '=' as const, value }] })
  assert.equal(expressionOf(all("it's")), '${a} = "it\'s"')
  assert.deepEqual(comparisonsOf(expressionOf(all("it's"))), all("it's"))
  assert.throws(() => expressionOf(all('\'"')), RangeError)
})

test('while a questionnaire is written a name that stands twice means the first', () => {
  const [first, ...rest] = sample.sections
  const twice = { ...sample, sections: [{ ...first!, questions: [...first!.questions, ...first!.questions] }, ...rest] }
  const names = (content: typeof sample) => namedAll(content).map(({ name }) => name)
  assert.deepEqual(names(twice), names(sample))
  const choice = { code: 'a', label: { vi: 'Rồi' } }
  const single = { ...first!.questions[1]!, choices: [choice, { ...choice, label: { vi: 'Nữa' } }] } as Question
  const [only] = namedAll({ ...sample, sections: [{ ...first!, questions: [single] }] })
  assert.deepEqual(only?.options, [{ value: 'a', label: 'Rồi' }])
})

test('only what is asked before may be named, with what its kind can be held against', () => {
  const names = (section: string, question?: string) => namedBefore(sample, section, question).map(({ name }) => name)
  assert.deepEqual(names('chung'), [])
  assert.deepEqual(names('chung', 'viec'), ['da_den', 'so_lan'])
  assert.deepEqual(names('danh_gia'), ['da_den', 'so_lan', 'viec'])
  assert.deepEqual(names('danh_gia', 'ly_do'), ['da_den', 'so_lan', 'viec', 'f1_a', 'f1_b', 'chung_chung'])
  const named = namedBefore(sample, 'danh_gia', 'ly_do')
  const row = named.find(({ name }) => name === 'f1_a')
  assert.deepEqual([row?.label, row?.options?.map(({ label }) => label)], ['Hài lòng?: Biển chỉ dẫn', ['Không', 'Có']])
  assert.ok(isAmong(named, { name: 'so_lan', is: '>', value: 3 }))
  assert.ok(isAmong(named, { name: 'chung_chung', is: '<=', value: 2 }))
  for (const [name, is, value] of [
    ['so_lan', '=', 'a'],
    ['da_den', '=', 'z'],
    ['da_den', 'has', 'a'],
    ['viec', '=', 'a'],
    ['ngay', '=', 1],
  ] as const)
    assert.ok(!isAmong(named, { name, is, value }), name)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ChangedPart, joined } from './joining.ts'
import { Questionnaire } from './schema.ts'

const text = (code: string, label = code) => ({ kind: 'text', code, label: { vi: label } })
const form = (sections: Record<string, object[]>, more: object = {}) =>
  Questionnaire.parse({
    ...{ title: { vi: 'Phiếu' }, languages: ['vi'], ...more },
    sections: Object.entries(sections).map(([code, questions]) => ({ code, title: { vi: code }, questions })),
  })
const shape = ({ sections }: Questionnaire) =>
  sections.map(({ code, questions }) => `${code}: ${questions.map(({ label }) => label.vi).join(' ')}`)
const names = (parts: readonly ChangedPart[]) =>
  parts.map((part) => ('code' in part ? `${part.kind} ${part.code}` : 'name' in part ? `form ${part.name}` : part.kind))

const base = form({ a: [text('x'), text('y')], b: [text('z')] })

test('what each changed alone stands; what both changed is named, and mine stands', () => {
  const mine = form({ a: [text('x', 'X của tôi'), text('y'), text('m')], b: [text('z', 'Z của tôi')] })
  const theirs = form({ a: [text('x', 'X của họ'), text('t'), text('y', 'Y của họ')], b: [text('z')] }, { basis: 'QĐ' })
  const out = joined(base, mine, theirs)
  assert.deepEqual(shape(out.form), ['a: X của tôi t Y của họ m', 'b: Z của tôi'])
  assert.equal(out.form.basis, 'QĐ')
  assert.deepEqual(names(out.both), ['question x'])
  assert.deepEqual(names(out.mine), ['question z', 'question m'])
  assert.deepEqual(names(out.theirs), ['form basis', 'question y', 'question t'])
})

test('what stands around the questions is named and joined part by part', () => {
  const started = form({ a: [text('x')] }, { intro: { vi: 'Mở đầu' }, basis: 'QĐ 1' })
  const mine = form({ a: [text('x')] }, { title: { vi: 'Phiếu mới' }, intro: { vi: 'Mở đầu của tôi' } })
  const theirs = form({ a: [text('x')] }, { intro: { vi: 'Mở đầu của họ' }, basis: 'QĐ 1', thanks: { vi: 'Cảm ơn' } })
  const out = joined(started, mine, theirs)
  assert.deepEqual([names(out.mine), names(out.theirs), names(out.both)], [
    ['form title', 'form basis'],
    ['form thanks'],
    ['form intro'],
  ]) // biome-ignore format: three lists
  const { sections: _, ...around } = out.form
  assert.deepEqual(around, {
    ...{ title: { vi: 'Phiếu mới' }, intro: { vi: 'Mở đầu của tôi' } },
    ...{ thanks: { vi: 'Cảm ơn' }, languages: ['vi'] },
  })
})

test('what one took out is out, unless the other changed it or put something in', () => {
  const without = form({ a: [text('y')] })
  assert.deepEqual(shape(joined(base, without, base).form), ['a: y'])
  const changed = form({ a: [text('x', 'X mới'), text('y')], b: [text('z'), text('n')] })
  const out = joined(base, without, changed)
  assert.deepEqual(shape(out.form), ['a: X mới y', 'b: n'])
  assert.deepEqual(names(out.both), ['question x'])
})

test('who moved questions keeps the order; the new ones of the other find their place', () => {
  const mine = form({ b: [text('z')], a: [text('y'), text('x')] })
  const theirs = form({ a: [text('x'), text('n'), text('y')], b: [text('z')], c: [text('w')] })
  const out = joined(base, mine, theirs)
  assert.deepEqual(shape(out.form), ['b: z', 'c: w', 'a: y x n'])
  assert.deepEqual(names(out.mine), ['order'])
})

test('property: joined with what did not change is what did; every question of either stands once', () => {
  const codes = ['p', 'q', 'r', 's', 't']
  const some = fc
    .tuple(fc.shuffledSubarray(codes), fc.nat(5), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .map(([order, cut, changed]) => {
      const all = order.map((code) => text(code, changed[codes.indexOf(code)] ? `${code} mới` : code))
      return form({ a: all.slice(0, cut), b: all.slice(cut) })
    })
  fc.assert(
    fc.property(some, some, some, (was, mine, theirs) => {
      assert.deepEqual(joined(was, mine, was).form, mine)
      assert.deepEqual(shape(joined(was, was, theirs).form), shape(theirs))
      const out = joined(was, mine, theirs).form.sections.flatMap(({ questions }) => questions.map(({ code }) => code))
      assert.equal(new Set(out).size, out.length)
      const before = new Set(was.sections.flatMap(({ questions }) => questions.map(({ code }) => code)))
      const added = [mine, theirs].flatMap(({ sections }) =>
        sections.flatMap(({ questions }) => questions.map(({ code }) => code)).filter((code) => !before.has(code)),
      )
      assert.ok(added.every((code) => out.includes(code)))
    }),
  )
})

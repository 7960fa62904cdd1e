import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apart, isComplete, keptMargins, lookedAt, marginsSaid, pasted } from './margins-form.ts'

const choices = (...labels: string[]) => labels.map((label, i) => ({ code: String(i + 1), label }))
const sex = { code: 'gioi', label: 'Giới tính', choices: choices('Nam', 'Nữ') }
const age = { code: 'tuoi', label: 'Tuổi', choices: choices('18 – 29', '30 – 59', 'Từ 60') }

test('numbers as Vietnamese write them, their sum and shares', () => {
  const looked = lookedAt(sex, { 1: '251.300', 2: '248 700' })
  assert.deepEqual([looked.sum, looked.isPercent, isComplete(looked)], [500_000, false, true])
  assert.deepEqual(
    looked.lines.map(({ share }) => share),
    [0.5026, 0.4974],
  )
  assert.deepEqual(marginsSaid([looked]), [{ question: 'gioi', people: { 1: 251_300, 2: 248_700 } }])
})

test('per cent that do not come to a hundred, a choice of none, one without a number, one that cannot be read', () => {
  assert.deepEqual(
    [lookedAt(sex, { 1: '49,5 %', 2: '50,5 %' }), lookedAt(sex, { 1: '49', 2: '48' })].map((it) => [
      it.isPercent,
      it.sumIsOff,
    ]),
    [
      [true, false],
      [true, true],
    ],
  )
  const looked = lookedAt(age, { 1: '0', 2: 'nhiều lắm' })
  assert.deepEqual([looked.none, looked.unread, looked.missing], [['18 – 29'], ['30 – 59'], ['Từ 60']])
  assert.equal(isComplete(looked), false)
  assert.deepEqual(lookedAt(sex, { 1: '-3', 2: '4' }).unread, ['Nam'])
  assert.equal(isComplete(lookedAt(sex, { 1: '0', 2: '0' })), false)
})

test('numbers of people that differ from question to question are pointed out, shares are not', () => {
  const people = lookedAt(sex, { 1: '250', 2: '250' })
  assert.equal(apart([people, lookedAt(age, { 1: '100', 2: '300', 3: '95' })]), undefined)
  assert.equal(apart([people, lookedAt(age, { 1: '100', 2: '300', 3: '20' })])?.first.question, 'tuoi')
  assert.equal(apart([people, lookedAt(age, { 1: '20', 2: '60', 3: '20' })]), undefined)
})

test('cells out of a spreadsheet go to the choices that they name, or down from where they were pasted', () => {
  assert.deepEqual(pasted(age, '1', 'Từ 60\t1.200\r\n18 – 29\t900\r\nCộng\t2.100\r\n'), { 3: '1.200', 1: '900' })
  assert.deepEqual(pasted(age, '2', '300\n95\n12\n'), { 2: '300', 3: '95' })
  assert.equal(pasted(age, '2', '300'), undefined)
  assert.equal(pasted(age, '2', 'a\nb'), undefined)
})

test('what the version before was fitted to is begun from, without those who did not say', () => {
  const share = { before: 0.5, after: 0.5 }
  const line = (code: string, people: number) => ({ code, label: code, people, share })
  const margins = [
    { question: 'gioi', label: 'Giới tính', totals: [line('1', 251_300), line('2', 248_700), line('', 12)] },
    { question: 'xa', label: 'Xã', totals: [line('1', 3)] },
  ]
  assert.deepEqual(keptMargins(margins, [sex, age]), [{ question: 'gioi', typed: { 1: '50,26 %', 2: '49,74 %' } }])

  const typed = (first: number, second: number) => {
    const totals = [{ ...line('1', 7), given: first }, { ...line('2', 3), given: second }, line('', 12)]
    return keptMargins([{ question: 'gioi', label: 'Giới tính', totals }], [sex])[0]?.typed
  }
  assert.deepEqual(typed(251_300, 248_700), { 1: '251.300', 2: '248.700' })
  assert.deepEqual(typed(50.3, 49.7), { 1: '50,3 %', 2: '49,7 %' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FormTable, FormTable as Table } from '#lib/reporting/form.ts'
import { cellText, following, readTyped, settled } from './figures.ts'

const row = (code: string, more = {}) => ({ code, name: `Dòng ${code}`, unit: null, kind: 'count' as const, ...more })
const share = { kind: 'share', numerator: '2.2', denominator: '2.1', times: 100 }
const table: FormTable = Table.parse({
  code: '1',
  title: 'Bảng',
  rows: [
    row('1', { rule: { kind: 'sum', of: ['2.1', '3'] } }),
    row('2', { kind: 'rate', decimals: 2, rule: share }),
    row('2.1', { rule: { kind: 'sum', of: ['2.1.1', '2.1.2'] } }),
    row('2.1.1'),
    row('2.1.2'),
    row('2.2'),
    row('3'),
  ],
})

test('numbers as people type and paste them', () => {
  const plain = { options: undefined }
  assert.equal(readTyped(plain, '1.234,5'), '1234.5')
  assert.equal(readTyped(plain, ' 12 % '), '12')
  assert.equal(readTyped(plain, ''), null)
  assert.equal(readTyped(plain, '–'), null)
  assert.equal(readTyped(plain, 'chưa có'), undefined)
  assert.equal(readTyped(plain, '1234567890123456'), undefined)
  assert.equal(settled(plain, '1234,50'), '1.234,5')
  assert.equal(settled(plain, ' chưa có '), 'chưa có')
})

test('a choice is pasted as its number or its words', () => {
  const yesNo = { options: [{ value: 1, words: { vi: 'Có', en: 'Yes' } }] }
  assert.equal(readTyped(yesNo, 'Có'), '1')
  assert.equal(settled(yesNo, '1'), '1')
  assert.equal(cellText(yesNo, '1'), '1')
})

test('sums and shares follow what was typed, over several steps; a missing part leaves them alone', () => {
  const values = new Map([
    ['1/2.1.1', '30'],
    ['1/2.1.2', '10'],
    ['1/2.2', '10'],
  ])
  const found = following(table, new Set(['1/2.1.2']), (field) => values.get(field))
  assert.deepEqual(Object.fromEntries(found), { '1/2.1': '40', '1/2': '25' })
})

test('what was typed itself is not overwritten in the same breath', () => {
  const values = new Map([
    ['1/2.1.1', '30'],
    ['1/2.1.2', '10'],
    ['1/2.1', '99'],
  ])
  const found = following(table, new Set(['1/2.1', '1/2.1.2']), (field) => values.get(field))
  assert.equal(found.has('1/2.1'), false)
})

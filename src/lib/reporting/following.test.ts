import assert from 'node:assert/strict'
import { test } from 'node:test'
import { following } from './following.ts'
import { type FormTable, FormTable as Table } from './form.ts'

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

test('sums and shares follow what was typed, over several steps; a missing part leaves them alone', () => {
  const values = new Map([
    ['1/2.1.1', '30'],
    ['1/2.1.2', '10'],
    ['1/2.2', '10'],
  ])
  const found = following(table, new Set(['1/2.1.2']), { figureAt: (field) => values.get(field) })
  assert.deepEqual(Object.fromEntries(found), { '1/2.1': '40', '1/2': '25' })
})

test('what was typed itself is not overwritten in the same breath', () => {
  const values = new Map([
    ['1/2.1.1', '30'],
    ['1/2.1.2', '10'],
    ['1/2.1', '99'],
  ])
  const found = following(table, new Set(['1/2.1', '1/2.1.2']), { figureAt: (field) => values.get(field) })
  assert.equal(found.has('1/2.1'), false)
})

test('only rows that are open are filled, and a figure that stays the same is no change', () => {
  const values = new Map([
    ['1/2.1', '40'],
    ['1/2.1.1', '30'],
    ['1/2.1.2', '10'],
    ['1/2.2', '20'],
  ])
  const figureAt = (field: string) => values.get(field)
  assert.deepEqual([...following(table, new Set(['1/2.1.2']), { figureAt })], [])
  values.set('1/2.1.2', '50')
  assert.deepEqual(
    [...following(table, new Set(['1/2.1.2']), { figureAt, isOpen: (field) => values.has(field) })],
    [['1/2.1', '80']],
  )
})

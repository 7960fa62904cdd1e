import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FormTable, FormTable as Table } from '#lib/reporting/form.ts'
import { checkForm } from '#lib/reporting/form-check.ts'
import { moved, withFigureRenamed, withRowRenamed } from './editing.ts'

const row = (code: string, more = {}) => ({ code, name: `Dòng ${code}`, unit: null, kind: 'count' as const, ...more })
const table: FormTable = Table.parse({
  code: '1',
  title: 'Bảng',
  rows: [
    row('1', { rule: { kind: 'sum', of: ['2', '3'] } }),
    row('2', { checks: [{ kind: 'atMost', row: '3', with: ['4'] }] }),
    row('3'),
    row('4', { kind: 'rate', decimals: 2, rollUp: 'weightedMean', weight: '3' }),
    row('5', { kind: 'rate', decimals: 2, rule: { kind: 'share', numerator: '2', denominator: '3', times: 100 } }),
  ],
})

test('an entry goes up and down, and not over the ends', () => {
  assert.deepEqual(moved([1, 2, 3], 1, -1), [2, 1, 3])
  assert.deepEqual(moved([1, 2, 3], 1, 1), [1, 3, 2])
  assert.deepEqual(moved([1, 2, 3], 0, -1), [1, 2, 3])
  assert.deepEqual(moved([1, 2, 3], 2, 1), [1, 2, 3])
})

test('a row with a new number is still found by all that ask for it', () => {
  const renamed = withRowRenamed(table, '3', '7')
  const [sum, part, whole, mean, share] = renamed.rows
  assert.deepEqual(sum?.rule, { kind: 'sum', of: ['2', '7'] })
  assert.deepEqual(part?.checks[0], { kind: 'atMost', row: '7', with: ['4'] })
  assert.deepEqual([whole?.code, mean?.weight], ['7', '7'])
  assert.deepEqual(share?.rule, { kind: 'share', numerator: '2', denominator: '7', times: 100 })
  const section = { code: 'I', title: 'Mục', hint: [], binding: null, figures: ['1/3', '1'] }
  const sections = withFigureRenamed([section], '1/3', '1/7')
  assert.deepEqual(sections[0]?.figures, ['1/7', '1'])
  const source = { number: null, date: null, issuer: 'Sở', note: 'Thử' }
  const form = { code: 'thu', version: '1', title: 'Thử', source, parts: [], sections, tables: [renamed] }
  assert.ok('form' in checkForm(form))
})

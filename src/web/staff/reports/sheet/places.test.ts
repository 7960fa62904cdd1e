import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReportForm } from '#lib/reporting/form.ts'
import { nameOf, placeNamed, placesOf, rowOf, tableOf } from './places.ts'

const form = ReportForm.parse({
  code: 'mau',
  version: '1',
  title: 'Mẫu',
  source: { number: null, date: null, issuer: 'Sở', note: 'thử' },
  sections: [{ code: 'I.1', title: 'Chỉ đạo' }],
  tables: [{ code: '3', title: 'Biểu', rows: [{ code: '4.1', name: 'Dòng', unit: null, kind: 'count' }] }],
})

test('every place has an address, and every address a place', () => {
  for (const place of [...placesOf(form), { kind: 'all' as const }, { kind: 'checks' as const }])
    assert.deepEqual(placeNamed(nameOf(place), form), place)
})

test('an address that is no longer there leads to the beginning', () => {
  assert.deepEqual(placeNamed('bieu-99', form), { kind: 'section', code: 'I.1' })
  assert.deepEqual(placeNamed(undefined, { ...form, sections: [] }), { kind: 'all' })
})

test('a field is a table and a row', () => {
  assert.equal(tableOf('3/4.1'), '3')
  assert.equal(rowOf('3/4.1'), '4.1')
})

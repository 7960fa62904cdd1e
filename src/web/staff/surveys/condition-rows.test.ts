// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Named } from '#lib/questionnaire/conditions.ts'
import { rowsFrom, textOfRows, withName } from './condition-rows.ts'

const known: readonly Named[] = [
  { name: 'gioi', label: 'Giới tính', relations: ['=', '!='], options: [{ value: 'nu', label: 'Nữ' }] },
  { name: 'tuoi', label: 'Tuổi', relations: ['=', '!=', '<', '<=', '>', '>='] },
]

test('an expression is shown as rows only where each may be chosen; the rows give it back', () => {
  const text = "${gioi} = 'nu' or ${tuoi} >= 60"
  const rows = rowsFrom(text, known)
  assert.deepEqual([rows?.join, rows?.rows.length], ['or', 2])
  assert.equal(rows && textOfRows(rows), text)
  assert.deepEqual(rowsFrom('', known)?.rows, [])
  for (const other of ["${gioi} = 'nam'", "${nghe} = 'a'", '${tuoi} + 1 > 2', '${gioi} ='])
    assert.equal(rowsFrom(other, known), undefined, other)
})

test('a row that is not finished is not written', () => {
  const begun = withName(known, 'gioi')
  assert.deepEqual(begun, { name: 'gioi', is: '=' })
  const done = { name: 'tuoi', is: '<' as const, value: 18 }
  assert.equal(textOfRows({ join: 'and', rows: [begun, done, {}] }), '${tuoi} < 18')
  assert.equal(textOfRows({ join: 'and', rows: [begun] }), '')
})

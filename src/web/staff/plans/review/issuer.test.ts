import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unresolvedAgency } from '#features/plans/rules.ts'
import { readName, searchFor } from './issuer.ts'

test('the name that was read is found again in the doubt, and no name where none was read', () => {
  assert.equal(readName(unresolvedAgency('UBND tỉnh Quảng Nam').message), 'UBND tỉnh Quảng Nam')
  assert.equal(readName(unresolvedAgency(null).message), null)
})

test('a provincial people’s committee leads to the own one, every other name to itself', () => {
  assert.equal(searchFor('ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM'), 'Ủy ban nhân dân tỉnh')
  assert.equal(searchFor('UBND tỉnh'), 'Ủy ban nhân dân tỉnh')
  assert.equal(searchFor('Sở Tư pháp'), 'Sở Tư pháp')
  assert.equal(searchFor(null), null)
})

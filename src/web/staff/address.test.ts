import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, queryOf } from './address.ts'

test('a GET carries what is not in its path as a query, and leaves out what is absent', () => {
  const { url, body } = addressOf(['GET', '/plans/:planId/tasks'], {
    planId: 'a b',
    search: 'hộ nghèo',
    kind: undefined,
  })
  assert.equal(url, '/api/plans/a%20b/tasks?search=h%E1%BB%99+ngh%C3%A8o')
  assert.equal(body, undefined)
})

test('a write carries the rest as its body, null and empty texts included', () => {
  const sent = addressOf(['POST', '/grants/:grantId/delegate'], { grantId: '1', reason: '', validTo: null })
  assert.deepEqual(sent, { url: '/api/grants/1/delegate', method: 'POST', body: { reason: '', validTo: null } })
})

test('an upload has no room in its body, so everything is in the query', () => {
  const { url, body } = addressOf(['POST', '/agencies/import'], { dryRun: 'true' }, true)
  assert.equal(url, '/api/agencies/import?dryRun=true')
  assert.equal(body, undefined)
})

test('an address is never filled with nothing', () => {
  assert.throws(() => addressOf(['GET', '/plans/:planId'], {}), /needs planId/)
  assert.throws(() => addressOf(['GET', '/plans/:planId'], { planId: '' }), /needs planId/)
})

test('a list repeats its name', () => {
  assert.equal(queryOf({ id: ['a', 'b'], open: false }), 'id=a&id=b&open=false')
})

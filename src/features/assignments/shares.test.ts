import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareOut } from './rules.ts'

test('an agency has one part in a task; leading goes before coordinating', () => {
  const shares = shareOut([
    { role: 'coordinating', agencyIds: ['a', 'b'] },
    { role: 'lead', agencyIds: ['b', 'c'] },
    { role: 'coordinating', agencyIds: ['a', 'c', 'd'] },
  ])
  assert.deepEqual(shares, [
    { agencyId: 'b', role: 'lead' },
    { agencyId: 'c', role: 'lead' },
    { agencyId: 'a', role: 'coordinating' },
    { agencyId: 'd', role: 'coordinating' },
  ])
})

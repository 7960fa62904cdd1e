import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'

test('before a plan is published its keeper learns what citizens would see, and nobody else does', async (t) => {
  const { as, planId, province } = await workWorld(t)
  const july = { now: new Date('2026-07-10T02:00:00Z') }
  const seen = await as('keeper', 'portal.preview', { planId }, july)
  assert.deepEqual([seen.total, seen.late, seen.notStarted], [2, 1, 1])
  for (const who of ['lead', 'leader', 'administrator'] as const) {
    assert.equal(await problemOf(as(who, 'portal.preview', { planId })), 'access.verb_missing', who)
  }
  assert.equal(await problemOf(as('visitor', 'portal.preview', { planId })), 'access.sign_in_needed')
  await province.write((db) => db.updateTable('plan').set({ isPublic: true }).where('id', '=', planId).execute())
  const { plan } = await as('visitor', 'portal.plan', { planId }, july)
  assert.deepEqual([plan.total, plan.late], [seen.total, seen.late], 'the same figures as on the portal')
})

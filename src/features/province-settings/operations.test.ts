import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'

test('an administrator sets after how many days an agency is silent; of two who do so at once one is told', async (t) => {
  const { as } = await workWorld(t)
  const march = { now: new Date('2026-03-08T02:00:00Z') }
  const silent = async () => (await as('leader', 'overview.get', {}, march)).silentAgencyCount
  assert.deepEqual(await as('administrator', 'setting.province'), {
    silentAfterDays: 30,
    standingEvery: null,
    version: 0,
  })
  assert.equal(await silent(), 3, 'given out 35 days ago')
  const set = (silentAfterDays: number, version: number) =>
    as('administrator', 'setting.change', { silentAfterDays, version })
  assert.deepEqual(await set(45, 0), { silentAfterDays: 45, standingEvery: null, version: 1 })
  assert.equal(await silent(), 0)
  assert.equal((await as('leader', 'overview.get', {}, march)).silentAfterDays, 45)
  assert.equal(await problemOf(set(20, 0)), 'write.conflict')
  assert.equal(await problemOf(set(3, 1)), 'input.invalid')
  assert.equal((await set(20, 1)).version, 2)
  for (const who of ['keeper', 'leader', 'stranger'] as const)
    assert.equal(await problemOf(as(who, 'setting.change', { silentAfterDays: 9, version: 2 })), 'access.verb_missing')
})

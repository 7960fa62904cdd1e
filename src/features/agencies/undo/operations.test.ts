import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { findAround } from './store.ts'

const may = { now: new Date('2026-05-10T02:00:00Z') }
const june = { now: new Date('2026-06-01T02:00:00Z') }
const end = { version: 1, lastDay: '2026-05-31', document: 'Nghị quyết 12/NQ-HĐND' }

async function world(t: Parameters<typeof workWorld>[0]) {
  const all = await workWorld(t)
  Object.assign(all.services, { jobs: { enqueue: async () => {} } })
  const around = (agencyId: string) => all.province.read((db) => findAround(db, agencyId))
  return { ...all, around }
}

test('an end that lies ahead is taken back: places, rights and work are as before, nobody takes over', async (t) => {
  const { as, agencies, around, leadWork } = await world(t)
  const child = { code: 'con', name: 'Chi cục Con', level: 'province', kind: 'division', validFrom: '2025-07-01' }
  await as('administrator', 'agency.create', { ...child, parentId: agencies.finance })
  const before = await around(agencies.finance)
  const ending = { agencyId: agencies.finance, ...end, successorIds: [agencies.communeA] }
  await as('administrator', 'agency.end', ending, may)
  assert.notDeepEqual(await around(agencies.finance), before)
  const reopen = { agencyId: agencies.finance, version: 2 }
  assert.equal(await problemOf(as('keeper', 'agency.reopen', reopen, may)), 'access.verb_missing')
  assert.equal(await problemOf(as('administrator', 'agency.reopen', { ...reopen, version: 1 }, may)), 'write.conflict')
  await as('administrator', 'agency.reopen', reopen, may)
  assert.deepEqual(await around(agencies.finance), before)
  const { validTo, lineage, children } = await as('administrator', 'agency.get', { agencyId: agencies.finance }, june)
  assert.deepEqual([validTo, lineage, children], [null, [], 1])
  assert.equal((await as('lead', 'assignment.get', { assignmentId: leadWork }, june)).agencyId, agencies.finance)
  const again = { ...reopen, version: 3 }
  assert.equal(await problemOf(as('administrator', 'agency.reopen', again, may)), 'agency.not_ended')
})

test('not after its last day, when work has passed on, and not over what has changed since', async (t) => {
  const { as, agencies, province, around } = await world(t)
  const reopen = (agencyId: string, it: typeof may) =>
    problemOf(as('administrator', 'agency.reopen', { agencyId, version: 2 }, it))
  const ending = { agencyId: agencies.finance, ...end, successorIds: [agencies.health] }
  await as('administrator', 'agency.end', ending, may)
  assert.equal(await reopen(agencies.finance, june), 'agency.reopen_late')
  await province.write((db) => db.deleteFrom('accessGrant').where('agencyId', '=', agencies.finance).execute())
  const left = await around(agencies.finance)
  assert.equal(await reopen(agencies.finance, may), 'agency.changed_since')
  assert.deepEqual(await around(agencies.finance), left, 'a right that was taken away does not come back')
})

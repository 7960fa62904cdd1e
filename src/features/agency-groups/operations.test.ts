import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'

test('the groups that come with the program are loaded once, with their other names', async (t) => {
  const w = await workWorld(t)
  assert.equal(await problemOf(w.as('keeper', 'agency.loadGroups')), 'access.verb_missing')
  const { added } = await w.as('administrator', 'agency.loadGroups')
  assert.ok(added > 15)
  assert.equal((await w.as('administrator', 'agency.loadGroups')).added, 0)
  const { groups } = await w.as('stranger', 'agency.listGroups')
  const communes = groups.find(({ code }) => code === 'commune-committees')
  assert.equal(communes?.members, 2)
  assert.ok(communes?.aliases.some(({ alias, source }) => alias === 'UBND các xã, phường' && source === 'content'))
  const { certainty, candidates } = await w.as('lead', 'agency.resolve', { name: 'UBND các xã, phường' })
  assert.deepEqual([certainty, candidates[0]?.groupId, candidates[0]?.members], ['certain', communes?.id, 2])
  const { members } = await w.as('lead', 'agency.groupMembers', { groupId: communes?.id })
  assert.deepEqual(members.map(({ id }) => id).sort(), [w.agencies.communeA, w.agencies.communeB].sort())
})

test('a group is saved with named members and exceptions, for the days from now on', async (t) => {
  const w = await workWorld(t)
  const rule = { levels: ['commune'], kinds: ['committee'] }
  assert.equal(
    await problemOf(w.as('keeper', 'agency.saveGroup', { code: 'g', name: 'Nhóm', rule })),
    'access.verb_missing',
  )
  assert.equal(await problemOf(w.as('administrator', 'agency.saveGroup', { name: 'Nhóm', rule })), 'input.invalid')
  const made = { code: 'g', name: 'Các xã điểm', rule, exclude: [w.agencies.communeB], include: [w.agencies.home] }
  const { id } = await w.as('administrator', 'agency.saveGroup', made)
  assert.equal(await problemOf(w.as('administrator', 'agency.saveGroup', made)), 'agency.code_taken')
  const members = async (asOf?: string) => {
    const reply = await w.as('lead', 'agency.groupMembers', { groupId: id, ...(asOf ? { asOf } : {}) })
    return reply.members.map((member) => member.id).sort()
  }
  const { communeA, communeB, home } = w.agencies
  assert.deepEqual(await members(), [communeA, home].sort())
  const turned = { groupId: id, version: 1, name: 'Các xã điểm', rule, include: [communeB], exclude: [communeA] }
  await w.as('administrator', 'agency.saveGroup', turned, { now: new Date('2026-06-01T02:00:00Z') })
  assert.deepEqual(await members('2026-06-01'), [communeB])
  assert.deepEqual(await members('2026-05-31'), [communeA, home].sort())
  const { excluded } = await w.as('lead', 'agency.groupMembers', { groupId: id, asOf: '2026-05-31' })
  assert.deepEqual(
    excluded.map((agency) => agency.id),
    [communeB],
  )
  assert.equal(await problemOf(w.as('administrator', 'agency.saveGroup', turned)), 'write.conflict')
  const gone = { groupId: '0190f000-0000-7000-8000-000000000000' }
  assert.equal(await problemOf(w.as('lead', 'agency.groupMembers', gone)), 'access.not_found')
})

test('a rule is tried before it is saved, on any day', async (t) => {
  const w = await workWorld(t)
  await w.as('administrator', 'agency.loadGroups')
  const tried = async (rule: object) =>
    (await w.as('administrator', 'agency.previewGroup', rule)).members.map(({ id }) => id).sort()
  const { communeA, communeB } = w.agencies
  assert.deepEqual(await tried({ levels: 'commune', kinds: 'committee' }), [communeA, communeB].sort())
  assert.deepEqual(await tried({ groups: 'commune-committees' }), [communeA, communeB].sort())
  assert.deepEqual(await tried({ levels: 'commune', asOf: '2020-01-01' }), [])
  assert.deepEqual(await tried({}), [], 'a rule that says nothing means nobody, not everybody')
  assert.equal(await problemOf(w.as('administrator', 'agency.previewGroup', { levels: 'moon' })), 'input.invalid')
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'

const june = { now: new Date('2026-06-10T02:00:00Z') }
const reason = 'Đi công tác'

/** The lead's officer is away until the end of the month; the officer of another agency works for her. */
async function delegated(t: TestContext) {
  const world = await workWorld(t)
  const { as, province, people, leadWork } = world
  // What holds is asked about today, so the days are counted from there.
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const { grants } = await as('lead', 'account.me')
  const grantId = grants[0]?.id ?? ''
  const wish = { grantId, toEmail: 'stranger@namro.test', validTo: day(20), reason }
  const { id: handedOn } = await as('lead', 'grant.delegate', wish)
  const opens = () => problemOf(as('stranger', 'assignment.get', { assignmentId: leadWork }))
  assert.equal(await opens(), 'fine', 'while it lasts the colleague sees the work')
  const lastDayOf = (id: string) =>
    province.read((db) => db.selectFrom('accessGrant').select('validTo').where('id', '=', id).executeTakeFirst())
  return { ...world, grantId, handedOn, opens, lastDayOf, people, day }
}

test('what is done for somebody who is away is in the audit under her name', async (t) => {
  const { as, leadWork } = await delegated(t)
  await as('stranger', 'assignment.accept', { assignmentId: leadWork, version: 1 })
  const { events } = await as('administrator', 'audit.list', { operation: 'assignment.accept' })
  assert.deepEqual(events[0]?.actingAs, [{ role: 'officer', agency: 'Sở Tài chính', onBehalfOf: 'lead' }])
})

test('a delegation ends with the role that it came from', async (t) => {
  const { as, grantId, handedOn, opens, lastDayOf, day } = await delegated(t)
  await as('administrator', 'grant.end', { grantId })
  assert.equal(await opens(), 'access.not_found')
  assert.ok(((await lastDayOf(handedOn))?.validTo ?? '') < day(1))
})

test('a role that ends at a day of its own takes the delegation with it no later', async (t) => {
  const { as, agencies, people, day } = await delegated(t)
  const until = { userId: people.lead, agencyId: agencies.health, role: 'officer', validTo: day(5) }
  const { id: grantId } = await as('administrator', 'grant.give', until)
  const wish = { grantId, toEmail: 'communeofficer@namro.test', validTo: day(6), reason }
  assert.equal(await problemOf(as('lead', 'grant.delegate', wish)), 'access.delegation_too_long')
  assert.equal(await problemOf(as('lead', 'grant.delegate', { ...wish, validTo: day(5) })), 'fine')
})

test('a delegation rests while the account that it came from is closed, and with the account of the colleague', async (t) => {
  const { as, people, opens } = await delegated(t)
  const close = (userId: string, version: number, disabled: boolean) =>
    as('administrator', 'user.update', { userId, version, disabled })
  await close(people.lead, 1, true)
  assert.equal(await opens(), 'access.not_found')
  await close(people.lead, 2, false)
  assert.equal(await opens(), 'fine')
  await close(people.stranger, 1, true)
  assert.equal(await opens(), 'access.not_found')
})

test('a delegation ends with the agency, and is handed on by nobody but its owner', async (t) => {
  const { as, agencies, grantId, handedOn, lastDayOf, day } = await delegated(t)
  const wish = { grantId: handedOn, toEmail: 'communeofficer@namro.test', validTo: day(3), reason }
  assert.equal(await problemOf(as('stranger', 'grant.delegate', wish)), 'access.delegation_not_yours')
  assert.equal(await problemOf(as('stranger', 'grant.delegate', { ...wish, grantId })), 'access.delegation_not_yours')
  const end = { agencyId: agencies.finance, version: 1, lastDay: '2026-05-31', document: 'Nghị quyết 12/NQ-HĐND' }
  await as('administrator', 'agency.end', end, june)
  assert.deepEqual(await lastDayOf(handedOn), undefined, 'what had not begun by then never begins')
})

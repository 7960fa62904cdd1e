import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workWorld } from '../../../test/work.ts'

const end = { version: 1, lastDay: '2026-05-31', document: 'Nghị quyết 12/NQ-HĐND' }
const may = { now: new Date('2026-05-10T02:00:00Z') }
const june = { now: new Date('2026-06-10T02:00:00Z') }

test('work of an agency that ends goes to its one successor under the same history; two parts in a task become one', async (t) => {
  const { as, agencies, planId, leadWork } = await workWorld(t)
  const words = { percent: 40, sentence: 'Đang làm', submit: false }
  await as('lead', 'assignment.report', { assignmentId: leadWork, version: 1, ...words }, may)
  const passOn = { agencyId: agencies.finance, ...end, successorIds: [agencies.communeA] }
  const { openWork, grants } = await as('administrator', 'agency.end', passOn, june)
  assert.deepEqual([openWork, grants], [1, 1])
  const { assignments } = await as('keeper', 'assignment.list', { planId }, june)
  const of = (agencyId: string) =>
    assignments
      .filter((each) => each.agencyId === agencyId)
      .map(({ role, state }) => `${role} ${state}`)
      .sort()
  assert.deepEqual(of(agencies.finance), ['lead cancelled'])
  assert.deepEqual(of(agencies.communeA), ['lead assigned', 'lead assigned'])
  const { history } = await as('keeper', 'assignment.get', { assignmentId: leadWork })
  assert.match(
    history.at(-1)?.sentence ?? '',
    /Sở Tài chính, đã sáp nhập vào .*An Bình từ ngày 01\/06\/2026; đơn vị kế thừa đã có/,
  )
  await as(
    'administrator',
    'agency.end',
    { agencyId: agencies.communeB, ...end, successorIds: [agencies.health] },
    june,
  )
  const after = (await as('keeper', 'assignment.list', { planId, agencyId: agencies.health }, june)).assignments
  assert.deepEqual(after.map(({ role, state }) => `${role} ${state}`).sort(), [
    'coordinating assigned',
    'lead assigned',
  ])
})

test('without a successor work waits on the desk of the plan, until one is recorded; what is handed in stays', async (t) => {
  const { as, agencies, communeWork } = await workWorld(t)
  const submit = { version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, ...submit })
  await as('administrator', 'agency.end', { agencyId: agencies.communeA, ...end, successorIds: [] }, june)
  const { assignments } = await as('keeper', 'assignment.mine', { filter: 'toDecide' }, june)
  assert.deepEqual(assignments.map(({ agencyId, state }) => [agencyId === agencies.communeA, state]).sort(), [
    [true, 'objected'],
    [true, 'submitted'],
  ])
  const successor = { version: 2, document: 'Nghị quyết 13', kind: 'mergedInto', successorIds: [agencies.health] }
  await as('administrator', 'agency.addSuccessors', { agencyId: agencies.communeA, ...successor }, june)
  const passed = (await as('keeper', 'assignment.list', { agencyId: agencies.health }, june)).assignments
  assert.deepEqual(passed.map(({ state }) => state).sort(), ['objected', 'submitted'])
})

test('rights in an agency that ends, and what was handed on from them, end with its last day; its plans pass on', async (t) => {
  const { as, province, agencies, people, planId } = await workWorld(t)
  await as('administrator', 'agency.end', { agencyId: agencies.home, ...end, successorIds: [agencies.health] }, june)
  const grants = await province.read((db) =>
    db.selectFrom('accessGrant').select('validTo').where('userId', '=', people.keeper).execute(),
  )
  assert.deepEqual(grants, [{ validTo: '2026-05-31' }])
  assert.equal((await as('leader', 'plan.get', { planId }, june)).standingAgencyId, agencies.health)
  const { events } = await as('administrator', 'audit.list', { operation: 'agency.end' })
  assert.equal(events[0]?.fields.grants, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Person, problemOf, workWorld } from '../../../../test/work.ts'

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

const give = (version: number, assignmentId: string) => ({ assignmentId, version })
const reason = 'Theo phân công lại của Ủy ban nhân dân tỉnh'

test('the keeper passes work that waits on the desk to another agency: assigned there, history and progress kept, audited', async (t) => {
  const { as, agencies, planId, leadWork } = await workWorld(t)
  const words = { percent: 40, sentence: 'Đang làm', submit: false }
  await as('lead', 'assignment.report', { assignmentId: leadWork, version: 1, ...words }, may)
  const ask = { assignmentId: leadWork, version: 2, dueTo: '2026-07-31', reason: 'Chờ hướng dẫn' }
  await as('lead', 'assignment.askExtension', ask, may)
  await as('administrator', 'agency.end', { agencyId: agencies.finance, ...end, successorIds: [] }, june)
  const waiting = await as('keeper', 'assignment.get', { assignmentId: leadWork }, june)
  assert.deepEqual([waiting.state, waiting.steps.includes('pass')], ['objected', true])
  const pass = { assignments: [give(waiting.version, leadWork)], toAgencyId: agencies.health, reason }
  assert.deepEqual(await as('keeper', 'assignment.pass', pass, june), { passed: 1, merged: 0 })
  const { state, percent, agencyName, extensionAsked, history } = await as(
    'stranger',
    'assignment.get',
    { assignmentId: leadWork },
    june,
  )
  assert.deepEqual([state, percent, agencyName, extensionAsked], ['assigned', 40, 'Sở Y tế', false])
  assert.deepEqual(
    history.map(({ action }) => action),
    ['assigned', 'reported', 'extensionAsked', 'objected', 'reassigned'],
  )
  assert.equal(history.at(-1)?.sentence, `Chuyển từ Sở Tài chính sang Sở Y tế: ${reason}`)
  const { events } = await as('administrator', 'audit.list', { operation: 'assignment.pass' })
  assert.deepEqual(events[0]?.fields, { assignmentIds: [leadWork], toAgencyId: agencies.health, reason })
  assert.deepEqual(events[0]?.actingAs, [{ role: 'standingOfficer', agency: 'Sở Nội vụ' }])
  assert.equal((await as('keeper', 'assignment.list', { planId, agencyId: agencies.finance }, june)).total, 0)
})

test('of one task an agency has one part: several that are passed to it become one, leading if any led', async (t) => {
  const { as, agencies, planId, leadWork, communeWork } = await workWorld(t)
  const assignments = [give(1, communeWork), give(1, leadWork)]
  const of = async (agencyId: string) =>
    (await as('keeper', 'assignment.list', { planId, agencyId })).assignments
      .map(({ role, state }) => `${role} ${state}`)
      .sort()
  const toHealth = { assignments, toAgencyId: agencies.health, reason }
  assert.deepEqual(await as('keeper', 'assignment.pass', toHealth), { passed: 2, merged: 1 })
  assert.deepEqual(await of(agencies.health), ['lead assigned'])
  const toB = { assignments: [give(2, leadWork)], toAgencyId: agencies.communeB, reason }
  assert.deepEqual(await as('keeper', 'assignment.pass', toB), { passed: 1, merged: 1 })
  assert.deepEqual(await of(agencies.communeB), ['lead assigned', 'lead assigned'])
  assert.deepEqual(await of(agencies.health), ['lead cancelled'])
})

test('who may pass work, to whom, and when: all pass or none', async (t) => {
  const { as, agencies, planId, leadWork, communeWork } = await workWorld(t)
  const toAgencyId = agencies.health
  const pass = (who: Parameters<typeof as>[0], input: object, it = {}) =>
    problemOf(as(who, 'assignment.pass', { assignments: [give(1, leadWork)], toAgencyId, reason, ...input }, it))
  for (const who of ['lead', 'leader', 'administrator'] as const) {
    assert.equal(await pass(who, {}), 'access.verb_missing', who)
  }
  assert.equal(await pass('keeper', { reason: '' }), 'input.invalid')
  assert.equal(await pass('keeper', { assignments: [] }), 'input.invalid')
  assert.equal(await pass('keeper', { toAgencyId: planId }), 'access.not_found')
  assert.equal(await pass('keeper', { toAgencyId: agencies.finance }), 'assignment.already_there')
  const [other, old] = [give(1, planId), give(9, communeWork)]
  assert.equal(await pass('keeper', { assignments: [give(1, leadWork), other] }), 'access.not_found')
  assert.equal(await pass('keeper', { assignments: [give(1, leadWork), old] }), 'write.conflict')
  await as('administrator', 'agency.end', { agencyId: agencies.health, ...end, successorIds: [] }, june)
  assert.equal(await pass('keeper', {}, june), 'agency.ended')
  const submit = { version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, ...submit })
  const handedIn = { assignments: [give(2, communeWork)], toAgencyId: agencies.communeB }
  assert.equal(await pass('keeper', handedIn), 'assignment.transition')
  const { version, history } = await as('keeper', 'assignment.get', { assignmentId: leadWork })
  assert.deepEqual([version, history.length], [1, 1], 'nothing was passed by halves')
})

test('what a successor has completed stays accepted when the other agency ends; the rest lies on the desk', async (t) => {
  const { as, agencies, communeWork, leadWork } = await workWorld(t)
  const submit = { version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, ...submit }, may)
  await as('keeper', 'assignment.complete', { assignmentId: communeWork, version: 2, note: null }, may)
  const before = await as('keeper', 'assignment.get', { assignmentId: communeWork }, june)
  const toA = { assignments: [give(1, leadWork)], toAgencyId: agencies.communeA, reason }
  assert.equal(await problemOf(as('keeper', 'assignment.pass', toA, june)), 'assignment.heir_done')
  const ending = { agencyId: agencies.finance, ...end, successorIds: [agencies.communeA] }
  await as('administrator', 'agency.end', ending, june)
  const { history, ...after } = await as('keeper', 'assignment.get', { assignmentId: communeWork }, june)
  assert.deepEqual(
    [after.state, after.role, after.completedAt, after.version],
    [before.state, before.role, before.completedAt, before.version],
  )
  assert.match(history.at(-1)?.sentence ?? '', /không mở lại\.$/)
  const desk = (await as('keeper', 'assignment.mine', { filter: 'toDecide' }, june)).assignments
  assert.deepEqual(
    desk.map(({ id, state }) => [id, state]),
    [[leadWork, 'objected']],
  )
})

test('whoever passes work may set a new day; without it the day stays, and the history says both', async (t) => {
  const { as, agencies, leadWork, communeWork } = await workWorld(t)
  const july = { now: new Date('2026-07-20T02:00:00Z') }
  const to = { toAgencyId: agencies.health, reason }
  const past = { ...to, assignments: [give(1, leadWork)], dueOn: '2026-07-19' }
  assert.equal(await problemOf(as('keeper', 'assignment.pass', past, july)), 'assignment.day_past')
  await as('keeper', 'assignment.pass', { ...past, dueOn: '2026-09-30' }, july)
  const moved = await as('keeper', 'assignment.get', { assignmentId: leadWork }, july)
  const { dueFrom, dueTo } = moved.history.at(-1) ?? {}
  assert.deepEqual([moved.dueOn, moved.overdueDays, dueFrom, dueTo], ['2026-09-30', 0, '2026-06-30', '2026-09-30'])
  const { events } = await as('administrator', 'audit.list', { operation: 'assignment.pass' })
  assert.equal(events[0]?.fields.dueOn, '2026-09-30')
  const kept = { ...to, toAgencyId: agencies.home, assignments: [give(1, communeWork)] }
  await as('keeper', 'assignment.pass', kept, july)
  const same = await as('keeper', 'assignment.get', { assignmentId: communeWork }, july)
  assert.deepEqual([same.dueOn, same.history.at(-1)?.dueTo], ['2026-06-30', null])
})

test('of the other agencies of a task it is said which pages one may open', async (t) => {
  const { as, communeWork, leadWork, communeLead } = await workWorld(t)
  const opened = async (who: Person, assignmentId: string) => {
    const { others } = await as(who, 'assignment.get', { assignmentId })
    for (const { id, can } of others) {
      const may = (await problemOf(as(who, 'assignment.get', { assignmentId: id }))) === 'fine'
      assert.equal(can.includes('assignment.read'), may, `${who} ${id}`)
    }
    return others.filter(({ can }) => can.includes('assignment.read')).length
  }
  assert.equal(await opened('communeOfficer', communeWork), 0, 'a helper sees neither the leader’s part nor its peer’s')
  assert.equal(await opened('communeOfficer', communeLead), 1, 'who leads sees the other who leads')
  assert.equal(await opened('lead', leadWork), 2)
  assert.equal(await opened('keeper', leadWork), 2)
})

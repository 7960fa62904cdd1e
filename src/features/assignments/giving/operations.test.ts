import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, seedTask, workWorld } from '../../../../test/work.ts'

test('a task that the plan gives to nobody is given to an agency by whoever keeps the plan', async (t) => {
  const { as, province, planId, agencies } = await workWorld(t)
  const words = { text: 'Khảo sát hài lòng', dueOn: '2026-09-30', axis: 'Công khai', position: 9 }
  const taskId = await province.write((db) => seedTask(db, planId, words))
  const give = { taskId, agencyId: agencies.health, role: 'lead' as const, version: 1 }
  for (const who of ['lead', 'leader', 'communeHead'] as const) {
    assert.equal(await problemOf(as(who, 'task.assign', give)), 'access.verb_missing', who)
  }
  assert.equal((await as('keeper', 'task.assign', give)).agencyName, 'Sở Y tế')
  const [work] = (await as('stranger', 'assignment.list', { taskId })).assignments
  assert.deepEqual([work?.state, work?.role, work?.dueOn], ['assigned', 'lead', '2026-09-30'])
  const { history } = await as('keeper', 'assignment.get', { assignmentId: work?.id ?? '' })
  assert.deepEqual(
    history.map(({ action, sentence }) => [action, sentence?.includes('giao thêm')]),
    [['assigned', true]],
  )
  const { parties, version } = await as('keeper', 'task.get', { taskId })
  assert.deepEqual([parties.map(({ resolvedName }) => resolvedName), version], [['Sở Y tế'], 2])
  const { events } = await as('administrator', 'audit.list', { operation: 'task.assign' })
  assert.deepEqual(events[0]?.fields, { agencyId: agencies.health, role: 'lead' })
})

test('nobody has two parts in a task; an old version, a draft, a finished plan and a direction are refused', async (t) => {
  const { as, province, planId, agencies, taskA } = await workWorld(t)
  const give = { taskId: taskA, agencyId: agencies.health, role: 'coordinating' as const, version: 1 }
  const said = (more = {}) => problemOf(as('keeper', 'task.assign', { ...give, ...more }))
  const plan = (status: string) =>
    province.write((db) => db.updateTable('plan').set({ status }).where('id', '=', planId).execute())
  const assigned = (value: boolean) =>
    province.write((db) => db.updateTable('task').set({ assigned: value }).where('id', '=', taskA).execute())
  assert.equal(await said({ agencyId: agencies.finance }), 'assignment.already_there')
  assert.equal(await said({ version: 2 }), 'write.conflict')
  assert.equal(await said({ agencyId: planId }), 'access.not_found')
  await assigned(false)
  assert.equal(await said(), 'task.direction')
  await assigned(true)
  await plan('finished')
  assert.equal(await said(), 'assignment.plan_finished')
  await plan('draft')
  assert.equal(await said(), 'plan.not_confirmed')
})

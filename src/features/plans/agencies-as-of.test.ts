import assert from 'node:assert/strict'
import { test } from 'node:test'
import { todayInVietnam } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { draftWorld, review } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

test('an old plan whose groups were empty is looked up in today’s list when a person says so; its days stay', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const change = async (fields: object) => {
    const { version } = await w.as('keeper', 'plan.get', { planId })
    return w.as('keeper', 'plan.update', { planId, version, ...fields })
  }
  const communes = async () => {
    const { tasks } = await w.as('keeper', 'task.list', { planId })
    const parties = tasks.flatMap((task) => task.parties.map((party) => ({ ...party, dueOn: task.dueOn })))
    const found = parties.find(({ nameRaw, role }) => nameRaw === 'UBND cấp xã' && role === 'lead')
    return { members: found?.members ?? 0, dueOn: found?.dueOn }
  }
  const { members: now } = await communes()
  await change({ issuedOn: '2001-02-05' })
  const then = await communes()
  assert.ok(now > 0)
  assert.equal(then.members, 0)
  assert.match(then.dueOn ?? '', /^20\d\d-/)

  const today = todayInVietnam(new Date())
  const chosen = await change({ agenciesAsOf: 'today' })
  assert.deepEqual([chosen.agenciesAsOf, chosen.agenciesChosenByName !== null], [today, true])
  assert.deepEqual(await communes(), { ...then, members: now })
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version })
  const { assignments } = (await w.as('keeper', 'plan.get', { planId })).counts
  assert.ok(assignments >= now)
  await assert.rejects(change({ agenciesAsOf: null }), new Problem('plan.not_draft', { fields: ['agenciesAsOf'] }))
})

test('the list of a day to come is refused, and the choice can be taken back', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const update = async (agenciesAsOf: string | null) => {
    const { version } = await w.as('keeper', 'plan.get', { planId })
    return w.as('keeper', 'plan.update', { planId, version, agenciesAsOf })
  }
  assert.equal(await problemOf(update('2999-01-01')), 'input.invalid')
  await update('2026-03-01')
  const back = await update(null)
  assert.deepEqual([back.agenciesAsOf, back.agenciesChosenByName], [null, null])
})

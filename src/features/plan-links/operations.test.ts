import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const planNumbered = (w: World, number: string) => {
  const { committee: agencyId, home: standingAgencyId } = w.agencies
  const years = { periodFrom: '2026-01-01', periodTo: '2026-12-31' }
  return w.as('keeper', 'plan.create', { agencyId, standingAgencyId, title: `Kế hoạch ${number}`, number, ...years })
}
const tiesOf = async (w: World, planId: string) =>
  (await w.as('keeper', 'plan.links', { planId })).links.map(({ relation, number }) => `${relation} ${number}`)

test('a tie is seen from both plans, and a plan never hangs on itself, not even over others', async (t) => {
  const w = await draftWorld(t)
  const [upper, middle, lower] = [
    await planNumbered(w, '1/KH'),
    await planNumbered(w, '2/KH'),
    await planNumbered(w, '3/KH'),
  ]
  assert.deepEqual([upper.periodFrom, upper.periodTo], ['2026-01-01', '2026-12-31'])
  await w.as('keeper', 'plan.update', { planId: middle.id, version: 1, parentPlanId: upper.id })
  await w.as('keeper', 'plan.update', {
    planId: lower.id,
    version: 1,
    parentPlanId: middle.id,
    replacesPlanId: upper.id,
  })
  assert.deepEqual(await tiesOf(w, upper.id), ['replacedBy 3/KH', 'child 2/KH'])
  assert.deepEqual(await tiesOf(w, middle.id), ['child 3/KH', 'parent 1/KH'])
  assert.deepEqual(await tiesOf(w, lower.id), ['parent 2/KH', 'replaces 1/KH'])
  const around = w.as('keeper', 'plan.update', { planId: upper.id, version: 1, parentPlanId: lower.id })
  assert.equal(await problemOf(around), 'plan.circular')
  await w.as('keeper', 'plan.update', { planId: middle.id, version: 2, parentPlanId: null })
  assert.deepEqual(await tiesOf(w, upper.id), ['replacedBy 3/KH'])
})

test('a plan whose number stands in the legal bases is proposed, however it is spaced', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const named = await planNumbered(w, '76/nq -CP')
  assert.deepEqual(await tiesOf(w, planId), ['named 76/nq -CP'])
  await w.as('keeper', 'plan.update', { planId, version: 1, parentPlanId: named.id })
  assert.deepEqual(await tiesOf(w, planId), ['parent 76/nq -CP'])
})

test('strangers see neither a draft nor that it is tied', async (t) => {
  const w = await draftWorld(t)
  const { id: planId } = await planNumbered(w, '1/KH')
  assert.equal(await problemOf(w.as('stranger', 'plan.links', { planId })), 'access.not_found')
  assert.equal(await problemOf(w.as('visitor', 'plan.links', { planId })), 'access.sign_in_needed')
})

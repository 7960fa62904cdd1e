import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld, review } from '../../../../test/drafts.ts'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

/** The plan of An Hòa is issued, completion is asked of both communes, and the first of them ends. */
async function endingWorld(t: Parameters<typeof draftWorld>[0]) {
  const w = await draftWorld(t)
  const planId = await w.draft()
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version })
  const { communeA, communeB } = w.agencies
  const asked = { planId, agencyIds: [communeA], reason: 'Chưa ban hành kế hoạch của xã.' }
  await w.as('keeper', 'cascade.ask', asked)
  const end = (successorIds: string[]) =>
    w.as('administrator', 'agency.end', {
      ...{ agencyId: communeA, version: 1, lastDay: yesterday(), document: 'Nghị quyết 12/NQ-HĐND', successorIds },
    })
  const duties = async () =>
    (await w.as('keeper', 'cascade.matrix', { planId })).agencies.map(({ agencyId }) => agencyId)
  const requests = async (agencyId: string) =>
    (await w.as('keeper', 'cascade.agency', { planId, agencyId })).requests.map(({ reason }) => reason)
  return { ...w, communeA, communeB, end, duties, requests, reason: asked.reason }
}

test('a commune that joins another leaves it what was asked; the other owes one plan, not two', async (t) => {
  const w = await endingWorld(t)
  const before = await w.duties()
  assert.ok(before.includes(w.communeA) && before.includes(w.communeB))
  await w.end([w.communeB])
  const after = await w.duties()
  assert.deepEqual(
    after,
    before.filter((id) => id !== w.communeA),
  )
  assert.deepEqual(await w.requests(w.communeB), [w.reason])
})

test('a new commune takes the duty over as it stands', async (t) => {
  const w = await endingWorld(t)
  const born = { code: 'xa-moi', name: 'Ủy ban nhân dân xã An Minh', level: 'commune', kind: 'committee' }
  const { id } = await w.as('administrator', 'agency.create', { ...born, validFrom: '2025-07-01' })
  await w.end([id])
  const after = await w.duties()
  assert.ok(after.includes(id) && !after.includes(w.communeA))
  assert.deepEqual(await w.requests(id), [w.reason])
})

test('between several successors nobody is chosen: the duty stays in sight of the keeper', async (t) => {
  const w = await endingWorld(t)
  const before = await w.duties()
  await w.end([w.communeB, w.agencies.health])
  assert.deepEqual(await w.duties(), before)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { countQueries } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { draftWorld } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const tasksOf = async (w: World, planId: string, filter = {}) =>
  (await w.as('keeper', 'task.list', { planId, ...filter })).tasks

async function at(w: World, planId: string, path: string) {
  const found = (await tasksOf(w, planId)).find((task) => task.path === path)
  if (!found) throw new Error(`The draft has no task ${path}.`)
  return found
}

test('tasks of a draft know their agencies, their day and its arithmetic, their place and what is missing', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { tasks, summary } = await w.as('keeper', 'task.list', { planId })
  assert.deepEqual(
    tasks.map(({ path }) => path),
    ['PL1.I.1', 'PL1.I.2', 'PL1.II.3', 'PL1.II.4', 'III.1', 'III.2'],
  )
  const [poor, procedures, survey, dialogue] = tasks
  const named = poor?.parties.map(({ role, resolvedName, members }) => [role, resolvedName, members])
  assert.deepEqual(named, [
    ['lead', 'UBND cấp xã', 2],
    ['coordinating', 'Sở Tài chính', null],
  ])
  assert.deepEqual([poor?.dueOn, poor?.missingClears, poor?.doubtful], ['2026-06-30', [], false])
  assert.ok(
    procedures?.dueDerivation.some(({ vi }) => vi.includes('Tết')),
    'the days of Tết are shown',
  )
  assert.deepEqual(survey?.missingClears, ['product'])
  assert.deepEqual([dialogue?.dueOn, dialogue?.missingClears], [null, ['agency', 'time']])
  assert.ok((poor?.fields.text?.lines[0] ?? 0) > 40)
  // How much is late depends on the day on which this is read.
  const { late, ...whole } = summary
  assert.ok(late <= whole.expands)
  assert.deepEqual(whole, {
    ...{ certain: 4, doubtful: 2, accepted: 0, dropped: 0, assigned: 6, lost: 0, expands: 9, unheld: 1 },
    clears: { work: 6, agency: 5, responsibility: 6, time: 3, product: 3 },
  })
  const review = await tasksOf(w, planId, { order: 'review' })
  assert.deepEqual(
    review.slice(0, 2).map(({ path }) => path),
    ['PL1.II.3', 'PL1.II.4'],
  )
})

test('lists are cut by kind, clear, axis and words without marks', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const paths = async (filter: object) => (await tasksOf(w, planId, filter)).map(({ path }) => path)
  assert.deepEqual(await paths({ kind: 'bodyDuty' }), ['III.1', 'III.2'])
  assert.deepEqual(await paths({ clear: 'agency' }), ['PL1.II.4'])
  assert.deepEqual(await paths({ search: 'ho ngheo' }), ['PL1.I.1'])
  assert.deepEqual(await paths({ search: 'ĐỐI THOẠI đất' }), ['PL1.II.4'])
  assert.deepEqual(await paths({ search: 'so y te' }), ['PL1.I.2'])
  assert.deepEqual(await paths({ axis: 'không có' }), [])
})

test('strangers and colleagues change nothing; ids of others are not found', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version, parties } = await at(w, planId, 'PL1.II.3')
  const target = { taskId, version }
  assert.equal(await problemOf(w.as('stranger', 'task.list', { planId })), 'access.not_found')
  assert.equal(await problemOf(w.as('stranger', 'task.get', { taskId })), 'access.not_found')
  assert.equal(await problemOf(w.as('stranger', 'task.update', { ...target, text: 'Khác hẳn' })), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'task.get', { taskId: uuid() })), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'task.get', { taskId: 'x' })), 'input.invalid')
  assert.equal(await problemOf(w.as('keeper', 'task.update', { ...target, text: '' })), 'input.invalid')
  const choose = { ...target, partyId: parties[0]?.id, groupId: null }
  assert.equal(await problemOf(w.as('keeper', 'task.chooseParty', { ...choose, agencyId: uuid() })), 'access.not_found')
  const both = { ...choose, agencyId: w.agencies.health, groupId: w.communes }
  assert.equal(await problemOf(w.as('keeper', 'task.chooseParty', both)), 'input.invalid')
  assert.equal(
    await problemOf(w.as('keeper', 'task.merge', { taskId: (await at(w, planId, 'PL1.I.1')).id, version: 1 })),
    'task.cannot_merge',
  )
  assert.equal(await problemOf(w.as('keeper', 'task.split', { ...target, at: 100_000 })), 'task.cannot_split')
})

test('words and names that a person writes are understood again', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version } = await at(w, planId, 'PL1.II.4')
  const change = { leadNames: ['Sở Y tế'], coordinatingNames: ['UBND cấp xã'], deadlineRaw: 'Quý III/2026' }
  const task = await w.as('keeper', 'task.update', { taskId, version, ...change })
  const named = task.parties.map(({ role, resolvedName }) => [role, resolvedName])
  assert.deepEqual(named, [
    ['lead', 'Sở Y tế'],
    ['coordinating', 'UBND cấp xã'],
  ])
  assert.deepEqual(
    [task.dueOn, task.missingClears, task.doubtful, task.version],
    ['2026-09-30', [], false, version + 1],
  )
  const odd = await w.as('keeper', 'task.update', { taskId, version: version + 1, product: 'Biên\0 bản', dueOn: null })
  assert.equal(odd.product, 'Biên bản', 'a character that no database keeps is left out')
  const byHand = await w.as('keeper', 'task.update', { taskId, version: version + 2, dueOn: '2026-08-01' })
  assert.deepEqual([byHand.dueOn, byHand.deadlineRaw, byHand.dueDerivation.length], ['2026-08-01', 'Quý III/2026', 1])
})

test('of two people who edit at once the second sees what is there now, and nothing is lost', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version } = await at(w, planId, 'PL1.I.1')
  const products = ['Bảng niêm yết', 'Trang thông tin điện tử']
  const both = await Promise.allSettled(
    products.map((product) => w.as('keeper', 'task.update', { taskId, version, product })),
  )
  const lost = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))[0]
  assert.ok(lost instanceof Problem && lost.code === 'write.conflict')
  const kept = await w.as('keeper', 'task.get', { taskId })
  assert.ok(products.includes(kept.product ?? ''))
  const current = lost.details.current as { version: number; product: string }
  assert.deepEqual([current.version, current.product], [kept.version, kept.product])
})

test('a name that a person settles is settled in the whole draft, and told to the directory', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version, parties } = await at(w, planId, 'PL1.II.3')
  const choose = { taskId, partyId: parties[0]?.id, agencyId: w.agencies.health, groupId: null }
  const alone = await w.as('keeper', 'task.chooseParty', { ...choose, version, remember: false })
  assert.deepEqual([alone.parties[0]?.certainty, alone.parties[0]?.resolvedName], ['chosen', 'Sở Y tế'])
  assert.equal((await at(w, planId, 'PL1.II.4')).doubtful, true)
  const back = await w.as('keeper', 'task.chooseParty', { ...choose, version: version + 1, agencyId: null })
  assert.deepEqual([back.parties[0]?.certainty, back.doubtful], ['unknown', true])
  await w.as('keeper', 'task.chooseParty', { ...choose, version: version + 2 })
  const other = await at(w, planId, 'PL1.II.4')
  assert.deepEqual([other.parties[0]?.resolvedName, other.doubtful, other.version], ['Sở Y tế', false, 1])
})

test('all that is certain is accepted at once; dropped ones come back', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { accepted, taskIds } = await w.as('keeper', 'task.acceptCertain', { planId })
  assert.deepEqual([accepted, taskIds.length], [4, 4])
  assert.deepEqual(await w.as('keeper', 'task.acceptCertain', { planId }), { accepted: 0, taskIds: [] })
  const back = taskIds.slice(1)
  assert.equal(await problemOf(w.as('stranger', 'task.unaccept', { planId, taskIds: back })), 'access.not_found')
  assert.deepEqual(await w.as('keeper', 'task.unaccept', { planId, taskIds: back }), { reopened: 3 })
  assert.equal((await w.as('keeper', 'task.list', { planId })).summary.accepted, 1)
  assert.equal((await w.as('keeper', 'task.acceptCertain', { planId })).accepted, 3)
  const { id: taskId, version } = await at(w, planId, 'III.2')
  await w.as('keeper', 'task.update', { taskId, version, review: 'dropped' })
  const { summary } = await w.as('keeper', 'task.list', { planId })
  assert.deepEqual([summary.accepted, summary.dropped, summary.doubtful], [3, 1, 2])
  const open = await w.as('keeper', 'task.update', { taskId, version: version + 1, review: 'open' })
  assert.equal(open.review, 'open')
})

test('a task is cut in two, merged again, and one that was missed is put in its place', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version, text, parties } = await at(w, planId, 'PL1.II.3')
  const { first, second } = await w.as('keeper', 'task.split', { taskId, version, at: text.indexOf('Công bố') })
  assert.equal(`${first.text} ${second.text}`, text)
  assert.equal(second.parties.length, parties.length)
  const ids = async () => (await tasksOf(w, planId)).map(({ id }) => id)
  assert.equal((await ids()).indexOf(second.id), (await ids()).indexOf(first.id) + 1)
  const merged = await w.as('keeper', 'task.merge', { taskId: second.id, version: second.version })
  assert.deepEqual([merged.id, merged.text], [first.id, `${first.text}\n${second.text}`])
  assert.ok(!(await ids()).includes(second.id))
  const added = await w.as('keeper', 'task.add', { planId, text: 'Lắp đặt hộp thư góp ý.', afterTaskId: merged.id })
  assert.equal((await ids()).indexOf(added.id), (await ids()).indexOf(merged.id) + 1)
  assert.deepEqual([added.kind, added.missingClears], ['added', ['agency', 'responsibility', 'time', 'product']])
})

const codeOf = ({ criterionCode }: { criterionCode: string }) => criterionCode

test('a cut or a merge is taken back whole: deadline, agencies and criteria of both', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const criteria = [{ indexName: 'PAPI', criterionCode: '2.1', criterionName: 'Tiếp cận thông tin' }]
  const lower = await at(w, planId, 'PL1.I.2')
  await w.as('keeper', 'task.tieCriteria', { taskId: lower.id, version: lower.version, criteria })
  const plain = async () => (await tasksOf(w, planId)).map(({ version: _, ...task }) => task)
  const before = await plain()
  const merged = await w.as('keeper', 'task.merge', { taskId: lower.id, version: lower.version + 1 })
  assert.deepEqual([merged.criteria.map(codeOf), (await plain()).length], [['2.1', 'D2'], before.length - 1])
  const { version } = await w.as('keeper', 'task.update', { taskId: merged.id, version: merged.version, axis: 'Khác' })
  assert.equal(
    await problemOf(w.as('keeper', 'task.takeBack', { taskId: merged.id, version: merged.version })),
    'write.conflict',
  )
  assert.equal(await problemOf(w.as('stranger', 'task.takeBack', { taskId: merged.id, version })), 'access.not_found')
  const upper = await w.as('keeper', 'task.takeBack', { taskId: merged.id, version })
  assert.deepEqual(await plain(), before)
  assert.equal(
    await problemOf(w.as('keeper', 'task.takeBack', { taskId: upper.id, version: upper.version })),
    'task.no_step',
  )
  const whole = await at(w, planId, 'PL1.II.3')
  const cut = { taskId: whole.id, version: whole.version, at: whole.text.indexOf('Công bố') }
  const { first } = await w.as('keeper', 'task.split', cut)
  await w.as('keeper', 'task.takeBack', { taskId: first.id, version: first.version })
  assert.deepEqual(await plain(), before)
})

test('criteria are tied before and after confirmation; nothing else changes after it', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const task = await at(w, planId, 'PL1.I.1')
  const criteria = [{ indexName: 'PAPI', criterionCode: '2.1', criterionName: 'Tiếp cận thông tin' }]
  const tied = await w.as('keeper', 'task.tieCriteria', {
    ...{ taskId: task.id, version: task.version },
    criteria: [...criteria, ...criteria],
  })
  assert.deepEqual(tied.criteria.map(codeOf), ['2.1'])
  const { id: taskId, version, parties } = await at(w, planId, 'PL1.II.3')
  const chosen = { partyId: parties[0]?.id, agencyId: w.agencies.health, groupId: null }
  await w.as('keeper', 'task.chooseParty', { taskId, version, ...chosen })
  await w.as('keeper', 'task.acceptCertain', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version: 1 })
  const confirmed = await at(w, planId, 'PL1.I.1')
  const target = { taskId: confirmed.id, version: confirmed.version }
  for (const [name, rest] of [
    ['task.update', { text: 'Khác hẳn' }],
    ['task.split', { at: 9 }],
    ['task.merge', {}],
  ] as const) {
    assert.equal(await problemOf(w.as('keeper', name, { ...target, ...rest })), 'task.plan_confirmed', name)
  }
  assert.equal(await problemOf(w.as('keeper', 'task.add', { planId, text: 'Thêm việc' })), 'task.plan_confirmed')
  assert.deepEqual((await w.as('keeper', 'task.tieCriteria', { ...target, criteria: [] })).criteria, [])
  assert.equal(await problemOf(w.as('stranger', 'task.update', { ...target, text: 'Khác hẳn' })), 'access.verb_missing')
  assert.deepEqual((await w.as('stranger', 'task.get', { taskId: confirmed.id })).can, ['task.read'])
})

test('a list costs the same queries for one task as for many', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const header = { agencyId: w.agencies.committee, standingAgencyId: w.agencies.home, title: 'Một việc' }
  const { id: small } = await w.as('keeper', 'plan.create', header)
  await w.as('keeper', 'task.add', { planId: small, text: 'Rà soát thủ tục.' })
  const cost = async (id: string) => (await countQueries(() => w.as('keeper', 'task.list', { planId: id }))).queries
  assert.equal(await cost(planId), await cost(small))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld, planText } from '../drafts.ts'
import { problemOf } from '../work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const text = planText.replace('| II | Thủ tục hành chính công |', '| II | Chuyện chứng thực, xác nhận |')
const again = text.replace('12/KH-UBND', '33/KH-UBND')
const tasksOf = async (w: World, planId: string) => (await w.as('keeper', 'task.list', { planId })).tasks
const at = async (w: World, planId: string, path: string) => (await tasksOf(w, planId)).find((it) => it.path === path)!
const loaded = async (w: World, words: string, filename: string) => (await w.load(words, filename)).planId ?? ''

test('axes are tied to the criteria of the edition; what is likely waits for a person', async (t) => {
  const w = await draftWorld(t)
  const planId = await loaded(w, text, 'ke-hoach.txt')
  const certain = await at(w, planId, 'PL1.I.1')
  assert.deepEqual(
    certain.criteria.map(({ criterionCode, certainty, words, edition }) => [criterionCode, certainty, words, edition]),
    [['D2', 'certain', 'Công khai, minh bạch', '2021-2024']],
  )
  const likely = await at(w, planId, 'PL1.II.3')
  assert.deepEqual(likely.criteria, [])
  assert.equal(likely.criterionDoubts[0]?.candidates[0]?.code, '5.1')
  const { indices } = await w.as('keeper', 'plan.criteria', { planId })
  assert.deepEqual(
    indices.map(({ indexName, exact }) => [indexName, exact]),
    [['PAPI', false]],
  )
})

test('a criterion that a person names is learned: the rest of the plan, the next document; revoked and restored', async (t) => {
  const w = await draftWorld(t)
  const planId = await loaded(w, text, 'ke-hoach.txt')
  const { id: taskId, version, criterionDoubts } = await at(w, planId, 'PL1.II.3')
  const words = criterionDoubts[0]?.words
  const choice = { taskId, version, indexName: 'PAPI', words, criterionCode: '5.1' }
  const stranger = w.as('stranger', 'task.chooseCriterion', choice)
  assert.equal(await problemOf(stranger), 'access.not_found')
  const unknown = w.as('keeper', 'task.chooseCriterion', { ...choice, criterionCode: '99' })
  assert.equal(await problemOf(unknown), 'access.not_found')
  const chosen = await w.as('keeper', 'task.chooseCriterion', choice)
  assert.deepEqual([chosen.criteria[0]?.certainty, chosen.criterionDoubts], ['chosen', []])
  assert.equal((await at(w, planId, 'PL1.II.4')).criteria[0]?.criterionCode, '5.1')

  const second = await loaded(w, again, 'ke-hoach-2.txt')
  assert.equal((await at(w, second, 'PL1.II.3')).criteria[0]?.criterionCode, '5.1')
  const { names } = await w.as('keeper', 'learned.list')
  const [learned] = names
  assert.deepEqual(
    [learned?.kind, learned?.words, learned?.byName, learned?.applied],
    ['criterion', words, 'keeper', 3],
  )
  assert.match(learned?.meaning ?? '', /^5\.1 Dịch vụ chứng thực/)

  const one = { learnedId: learned?.id }
  assert.equal(await problemOf(w.as('stranger', 'criterion.forgetName', one)), 'access.verb_missing')
  await w.as('administrator', 'criterion.forgetName', one)
  assert.deepEqual((await w.as('keeper', 'learned.list')).names, [])
  const third = await loaded(w, again.replace('33/KH', '34/KH'), 'ke-hoach-3.txt')
  assert.deepEqual((await at(w, third, 'PL1.II.3')).criteria, [])
  assert.equal((await at(w, second, 'PL1.II.3')).criteria.length, 1)
  await w.as('administrator', 'criterion.restoreName', one)
  assert.equal(await problemOf(w.as('administrator', 'criterion.restoreName', one)), 'access.not_found')
  const fourth = await loaded(w, again.replace('33/KH', '35/KH'), 'ke-hoach-4.txt')
  assert.equal((await at(w, fourth, 'PL1.II.3')).criteria[0]?.criterionCode, '5.1')
})

test('a name of an agency that a person chose is listed with its uses, revoked and restored', async (t) => {
  const w = await draftWorld(t)
  const planId = await loaded(w, text, 'ke-hoach.txt')
  const { id: taskId, version, parties } = await at(w, planId, 'PL1.II.3')
  const target = { agencyId: w.agencies.health, groupId: null }
  await w.as('keeper', 'task.chooseParty', { taskId, version, partyId: parties[0]?.id, ...target })
  const agencyOf = async (plan: string) => (await at(w, plan, 'PL1.II.4')).parties[0]?.agencyId
  const second = await loaded(w, again, 'ke-hoach-2.txt')
  assert.equal(await agencyOf(second), w.agencies.health)
  const [learned] = (await w.as('keeper', 'learned.list')).names
  assert.deepEqual(
    [learned?.kind, learned?.words, learned?.meaning, learned?.applied],
    ['agency', 'Trung tâm Chuyển đổi số', 'Sở Y tế', 2],
  )
  const one = { aliasId: learned?.id }
  assert.equal(await problemOf(w.as('stranger', 'agency.forgetName', one)), 'access.verb_missing')
  await w.as('keeper', 'agency.forgetName', one)
  assert.deepEqual((await w.as('keeper', 'learned.list')).names, [])
  const third = await loaded(w, again.replace('33/KH', '34/KH'), 'ke-hoach-3.txt')
  assert.equal(await agencyOf(third), null)
  await w.as('keeper', 'agency.restoreName', one)
  assert.equal((await w.as('keeper', 'learned.list')).names[0]?.id, learned?.id)
  assert.equal(await problemOf(w.as('keeper', 'agency.restoreName', one)), 'access.not_found')
})

test('an axis that is written anew finds its criterion; ties by hand stay', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const { id: taskId, version } = await at(w, planId, 'PL1.I.1')
  const ties = [{ indexName: 'PAPI', criterionCode: '2.2', criterionName: 'Công khai danh sách hộ nghèo' }]
  const tied = await w.as('keeper', 'task.tieCriteria', { taskId, version, criteria: ties })
  assert.deepEqual([tied.criteria[0]?.certainty, tied.criteria.length], ['chosen', 1])
  const moved = await w.as('keeper', 'task.update', { taskId, version: tied.version, axis: 'Quản trị môi trường' })
  assert.deepEqual(
    moved.criteria.map(({ criterionCode }) => criterionCode),
    ['2.2', 'D7'],
  )
})

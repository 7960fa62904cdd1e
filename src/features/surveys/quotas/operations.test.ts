// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { answerTo, during, period, publishedForm, type World } from '../samples-surveys.ts'

type Wanted = { title: string; rule: string | null; most: number }

async function surveyWith(w: World, quotas: Wanted[], open = true) {
  const questionnaireId = await publishedForm(w)
  const made = {
    questionnaireId,
    agencyId: w.agencies.home,
    title: 'Có hạn mức',
    ...period,
    openLink: true,
    codes: true,
  }
  const { id: surveyId } = await w.as('keeper', 'survey.create', made, during)
  const { version } = await w.as('keeper', 'survey.setQuotas', { surveyId, version: 1, quotas }, during)
  return open
    ? w.as('keeper', 'survey.open', { surveyId, version }, during)
    : w.as('keeper', 'survey.get', { surveyId })
}

const yes = { title: 'Hài lòng', rule: "${hai_long} = 'co'" }
const no = { hai_long: 'khong' }

test('500 answers at once for one last place: one is accepted', async (t) => {
  const w = await workWorld(t)
  const survey = await surveyWith(w, [{ ...yes, most: 1 }])
  const said = await Promise.all(
    Array.from({ length: 500 }, () => problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug), during))),
  )
  assert.deepEqual(
    [said.filter((each) => each === 'fine').length, said.filter((each) => each === 'survey.full').length],
    [1, 499],
  )
  assert.equal(
    await problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug, { answers: no }), during)),
    'fine',
  )
  const page = await w.as('keeper', 'survey.get', { surveyId: survey.id })
  assert.deepEqual([page.answers, page.quotas[0]?.taken], [2, 1])
  const { full } = await w.as('visitor', 'survey.publicForm', { slug: survey.slug }, during)
  assert.deepEqual(full, [yes])
})

test('one answer that is sent many times at once takes one place in each group', async (t) => {
  const w = await workWorld(t)
  const survey = await surveyWith(w, [
    { ...yes, most: 5 },
    { title: 'Tất cả', rule: null, most: 2 },
  ])
  const answer = answerTo(survey.slug)
  const again = () => problemOf(w.as('visitor', 'survey.answer', answer, during))
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, again)), Array(20).fill('fine'))
  const taken = async () =>
    (await w.as('keeper', 'survey.get', { surveyId: survey.id })).quotas.map((each) => each.taken)
  assert.deepEqual(await taken(), [1, 1])
  await w.as('visitor', 'survey.answer', answerTo(survey.slug, { answers: no }), during)
  const { codes } = await w.as('keeper', 'survey.makeCodes', { surveyId: survey.id, count: 1 }, during)
  const coded = answerTo(survey.slug, { code: codes[0] })
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', coded, during)), 'survey.full')
  assert.equal(await again(), 'fine')
  // Who was turned away keeps his code: with more places it is good.
  const { version, quotas } = await w.as('keeper', 'survey.get', { surveyId: survey.id })
  const wider = quotas.map(({ taken: _, ...quota }) => ({ ...quota, most: 10 }))
  await w.as('keeper', 'survey.setQuotas', { surveyId: survey.id, version, quotas: wider }, during)
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', coded, during)), 'fine')
  assert.deepEqual(await taken(), [2, 3])
})

test('quotas are set before the opening; a rule that asks about nothing is refused with its reason', async (t) => {
  const w = await workWorld(t)
  const survey = await surveyWith(w, [{ ...yes, most: 1 }], false)
  const set = (quotas: Wanted[], version: number) =>
    problemOf(w.as('keeper', 'survey.setQuotas', { surveyId: survey.id, version, quotas }, during))
  assert.equal(await set([{ title: 'Nữ', rule: "${gioi_tinh} = 'nu'", most: 5 }], 2), 'survey.quota_rule')
  assert.equal(await set([{ title: 'Sai', rule: "${hai_long} = 'kho_noi'", most: 5 }], 2), 'survey.quota_rule')
  assert.equal(await set([], 1), 'write.conflict')
  await w.as('keeper', 'survey.open', { surveyId: survey.id, version: 2 }, during)
  assert.equal(await set([{ ...yes, most: 1 }], 3), 'survey.quotas_fixed')
  const strange = { surveyId: survey.id, version: 3, quotas: [] }
  assert.equal(await problemOf(w.as('stranger', 'survey.setQuotas', strange)), 'access.verb_missing')
})

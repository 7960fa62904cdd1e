import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openSurvey, publishedForm, type World } from '#features/surveys/samples-surveys.ts'
import { workWorld } from '../../../../test/work.ts'

const label = (vi: string) => ({ vi })
const of = (count: number) => Array.from({ length: count }, (_, i) => i)
const grid = (code: string, rows: number) => ({
  ...{ kind: 'grid', code, label: label(code), dontKnow: true },
  choices: of(5).map((i) => ({ code: String(i), label: label(`Mức ${i}`) })),
  rows: of(rows).map((i) => ({ code: `r${i}`, label: label(`Nội dung ${i}`) })),
})
const form = {
  ...{ title: label('Phiếu'), languages: ['vi'] },
  sections: [{ code: 'mot', title: label('Một'), questions: [grid('f1', 5), grid('f2', 4)] }],
}
const answers = (at: (i: number) => number) => ({
  f1: Object.fromEntries(of(5).map((i) => [`r${i}`, String(at(i) % 5)])),
  f2: Object.fromEntries(of(4).map((i) => [`r${i}`, String(at(i + 5) % 5)])),
})
const varied = (n: number) => answers((i) => n * (i + 1) + Math.floor(n / 5) * i * i + (i === n % 9 ? 1 : 0))

/** Puts interviews where they came from devices: by whom, when, in which time. */
async function bring(w: World, surveyId: string, said: object, more: Partial<Row> = {}): Promise<string> {
  const {
    by = w.people.keeper,
    at = '2026-11-20 03:00Z',
    seconds = 600,
    channel = 'interviewer',
    corrects = null,
  } = more
  const { rows } = await w.province.write((db) =>
    sql<{ id: string }>`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers,
        received_on, received_at, began_at, seconds, interviewer_id, corrects, reason, corrected_by_name)
      values (gen_random_uuid(), ${surveyId}, 1, ${channel}, 'vi', ${JSON.stringify(said)}::jsonb, '2026-11-20',
        ${at}::timestamptz, ${at}::timestamptz, ${seconds}, ${by}, ${corrects}, ${corrects && 'nhầm'}, ${corrects && 'x'})
      returning id`.execute(db),
  )
  return rows[0]?.id ?? ''
}
type Row = { by: string | null; at: string; seconds: number; channel: string; corrects: string | null }

test('interviews to ask again are found among many, each with its reason, and looked for again after each new one', async (t) => {
  const w = await workWorld(t)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false }, await publishedForm(w, form, {}))
  const told = async () => {
    const { looked, proposals } = await w.as('keeper', 'estimate.checks', { surveyId })
    return { looked, why: new Map(proposals.map(({ answerId, why }) => [answerId, why])) }
  }
  const straight = answers(() => 3)
  for (const n of of(12)) await bring(w, surveyId, varied(n + 1))
  assert.deepEqual(await told(), { looked: 12, why: new Map() })

  const fast = await bring(w, surveyId, varied(20), { seconds: 100 })
  const throughout = await bring(w, surveyId, straight)
  const night = await bring(w, surveyId, varied(21), { at: '2026-11-20 16:30Z' })
  const morning = await bring(w, surveyId, varied(22), { at: '2026-11-20 22:59Z' })
  await bring(w, surveyId, varied(23), { at: '2026-11-20 23:00Z' })
  // The same in one table alone, another one in the second; nothing at all; not by an interviewer.
  await bring(w, surveyId, { ...straight, f2: answers((i) => i).f2 })
  await bring(w, surveyId, {})
  await bring(w, surveyId, {})
  await bring(w, surveyId, straight, { channel: 'openLink', by: null, seconds: 1 })
  const found = await told()
  assert.equal(found.looked, 20)
  assert.deepEqual(
    new Map([...found.why].map(([id, why]) => [id, why.join()])),
    new Map(
      [
        [fast, 'Trả lời trong 100 giây, nhanh hơn hẳn người khác (trung vị 600 giây)'],
        [throughout, 'Cả 9 nội dung đều trả lời như nhau'],
        [night, 'Phiếu được ghi vào ban đêm'],
        [morning, 'Phiếu được ghi vào ban đêm'],
      ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)) as [string, string][],
    ),
  )

  // Two interviewers may hear the same, one may not; the order of the answers does not matter.
  const { f1, f2 } = varied(30)
  const one = await bring(w, surveyId, { f1, f2 })
  await bring(w, surveyId, { f1, f2 }, { by: w.people.lead })
  assert.equal((await told()).why.get(one), undefined)
  const two = await bring(w, surveyId, { f2, f1: Object.fromEntries(Object.entries(f1).reverse()) })
  const { why } = await told()
  for (const id of [one, two]) assert.deepEqual(why.get(id), ['Giống hệt 1 phiếu khác của cùng người hỏi'])

  // What was corrected counts as it stands now.
  await bring(w, surveyId, varied(31), { corrects: two })
  const after = await told()
  assert.deepEqual([after.looked, after.why.has(one), after.why.has(two)], [23, false, false])
})

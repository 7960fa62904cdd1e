import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { openZip } from '#lib/office/zip.ts'
import type { JobContext, JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import { events } from '../../../../src/events.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { drawnSample, smallDesign } from '../../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../../surveys/samples-surveys.ts'
import { bytesOf, chance, factorAnswers, factorForm, giveAnswers, recomputedInR } from '../samples-estimates.ts'
import { defineEstimateJobs } from './jobs.ts'

const label = (vi: string) => ({ vi })
const single = (code: string, choices: readonly string[]) => ({
  ...{ kind: 'single', code, label: label(`Câu ${code}`), refuse: true },
  choices: choices.map((choice) => ({ code: choice, label: label(choice) })),
})
const form = {
  ...factorForm,
  sections: [
    ...factorForm.sections.slice(0, 2),
    {
      code: 'ai',
      title: label('Người trả lời'),
      questions: [single('gioi', ['nam', 'nu']), single('tuoi', ['tre', 'vua', 'gia'])],
    },
  ],
}
const answersOf = (c: number, i: number) => {
  const pick = (name: string, of: readonly string[]) => of[Math.floor(chance(`${name} ${c} ${i}`) * of.length)] ?? ''
  const level = (item: string) => (chance(`${item} ${c} ${i}`) < 0.55 + 0.05 * (c % 4) ? '4' : '2')
  return {
    f1: { a: level('1a'), b: level('1b') },
    f2: { a: level('2a'), b: level('2b'), c: level('2c') },
    gioi: pick('g', ['nam', 'nu', 'nu']),
    ...(i % 9 === 0 ? { tuoi: { none: 'refused' } } : { tuoi: pick('t', ['tre', 'vua', 'gia', 'gia']) }),
  }
}

async function sampled(t: TestContext, each = 14) {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: true, codes: false }, await publishedForm(w, form, answersOf(0, 1)))
  const { clusters } = await drawnSample(w, survey.id, smallDesign)
  const places = clusters.map(({ id }) => id)
  await giveAnswers(w, survey.id, places, each, 'interviewer', answersOf)
  return { w, survey, places, of: { surveyId: survey.id } }
}

test('weights are fitted to known parts of the population, by one question and by two; R finds the same figures', async (t) => {
  const { w, of } = await sampled(t)
  const sex = { question: 'gioi', people: { nam: 4900, nu: 5100 } }
  const age = { question: 'tuoi', people: { tre: 35, vua: 40, gia: 25 } }
  const plain = await w.as('keeper', 'estimate.make', of, during)
  let made = plain
  for (const margins of [[sex], [sex, age]]) {
    made = await w.as('keeper', 'estimate.make', { ...of, margins }, during)
    const { method, parts } = made.shown?.content ?? {}
    assert.equal(method?.margins.length, margins.length)
    const nam = method?.margins[0]?.totals.find(({ code }) => code === 'nam')
    assert.ok(Math.abs((nam?.share.after ?? 0) - 0.49) < 1e-12 && nam?.share.before !== nam?.share.after)
    // Who did not say keeps the share that there was.
    const unsaid = method?.margins[1]?.totals.find(({ code }) => code === '')
    assert.equal(unsaid?.share.before?.toFixed(12), unsaid?.share.after.toFixed(12))
    const shares = parts?.[0]?.questions.find(({ code }) => code === 'gioi')?.lines.map(({ figure }) => figure?.value)
    assert.ok(shares && Math.abs((shares[0] ?? 0) - 0.49) < 1e-9, String(shares))
    assert.match(method?.words.join(' ') ?? '', /khớp theo cơ cấu dân số/)
    assert.notEqual(parts?.[0]?.overall?.figure?.value, plain.shown?.content.parts[0]?.overall?.figure?.value)
  }
  for (const { number } of made.versions) {
    const zip = await w.as('keeper', 'estimate.microdata', { ...of, number: String(number) })
    const open = openZip(await bytesOf(zip.body), 20_000_000)
    if (!(await recomputedInR(t, open))) return t.skip('R with survey is missing')
  }
})

test('what cannot be fitted is refused in words, and no version comes of it', async (t) => {
  const { w, of } = await sampled(t, 12)
  for (const margins of [
    [{ question: 'nghe', people: { a: 1, b: 2 } }],
    [{ question: 'gioi', people: { nam: 10 } }],
    [{ question: 'tuoi', people: { tre: 35, vua: 40 } }],
  ])
    assert.equal(await problemOf(w.as('keeper', 'estimate.make', { ...of, margins }, during)), 'estimate.fitting')
  assert.deepEqual((await w.as('keeper', 'estimate.get', of)).versions, [])
  assert.equal(await problemOf(w.as('stranger', 'estimate.make', of)), 'access.verb_missing')
})

type Run = (payload: JobPayload & { resultId: string }, context: JobContext) => Promise<void>

/** The jobs of results, run when the test says so. */
function jobsOf(w: Awaited<ReturnType<typeof workWorld>>) {
  const waiting: (JobPayload & { resultId: string })[] = []
  let run: Run | undefined
  let giveUp: Run | undefined
  const jobs = {
    define: (_name: string, own: Run, options: { giveUp: Run }) => {
      run = own
      giveUp = options.giveUp
    },
  } as unknown as Jobs
  Object.assign(w.services, {
    jobs: {
      enqueue: async (_db: unknown, _name: string, payload: JobPayload & { resultId: string }) => waiting.push(payload),
    },
  })
  defineEstimateJobs(jobs, { services: w.services, province: () => w.province, events })
  const context = { id: '', attempt: 1, signal: new AbortController().signal }
  const next = async (how: 'run' | 'giveUp') => {
    const job = waiting.shift()
    if (job) await (how === 'run' ? run : giveUp)?.(job, context)
    return job !== undefined
  }
  return { next }
}

test('very many answers are reckoned by a job: one at a time, earlier versions stay, a fault is told', async (t) => {
  const { w, survey, places, of } = await sampled(t)
  const { next } = jobsOf(w)
  const first = await w.as('keeper', 'estimate.make', of, during)
  await w.province.write((db) =>
    sql`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
      select gen_random_uuid(), ${survey.id}, 1, 'interviewer', 'vi', ${JSON.stringify(factorAnswers)}::jsonb - 'gioi' - 'y_kien',
        '2026-11-20', (${places}::uuid[])[1 + n % ${places.length}::int]
      from generate_series(1, 20000) n`.execute(db),
  )
  const asked = await w.as('keeper', 'estimate.make', of, during)
  assert.equal(asked.shown?.number, first.shown?.number)
  assert.ok(asked.making && asked.making.failed === null)
  assert.equal(await problemOf(w.as('keeper', 'estimate.make', of, during)), 'estimate.being_made')
  await giveAnswers(w, survey.id, [null], 3, 'openLink')
  assert.ok(await next('run'))
  const made = await w.as('keeper', 'estimate.get', of)
  assert.deepEqual([made.making, made.shown?.number, made.shown?.answers], [null, 2, 20_000 + 14 * places.length + 3])
  assert.equal(made.shown?.content.parts[0]?.answers, 20_000 + 14 * places.length)

  await w.as('keeper', 'estimate.make', of, during)
  assert.ok(await next('giveUp'))
  const failed = await w.as('keeper', 'estimate.get', of)
  assert.match(failed.making?.failed ?? '', /dừng giữa chừng/)
  assert.equal(failed.shown?.number, 2)
  // Asked again it is made, and what had failed has left nothing.
  await w.as('keeper', 'estimate.make', of, during)
  assert.ok(await next('run'))
  assert.deepEqual(
    (await w.as('keeper', 'estimate.get', of)).versions.map(({ number }) => number),
    [3, 2, 1],
  )
  assert.equal(await next('run'), false)
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { openSurvey } from '../samples-surveys.ts'

test('interviews put aside come page by page, those that nobody has decided on first, none twice and none left out', async (t) => {
  const w = await workWorld(t)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false })
  // Several of one day, so that a page ends in the middle of a day.
  await w.province.write((db) =>
    sql`insert into survey_answer_aside (id, survey_id, why, questionnaire_version, language, answers, received_on,
        received_at, began_at, seconds, late, interviewer_id)
      select gen_random_uuid(), ${surveyId}, 'askedTwice', 1, 'vi', '{"hai_long": "co"}', '2026-11-01'::date + i / 7, now(),
        now(), 60, false, ${w.people.lead} from generate_series(1, 130) as i`.execute(db),
  )
  const page = (after?: string | null) => w.as('keeper', 'survey.asides', { surveyId, ...(after ? { after } : {}) })
  const first = await page()
  assert.deepEqual([first.asides.length, first.undecided], [50, 130])
  const second = await page(first.next)
  const third = await page(second.next)
  const all = [first, second, third].flatMap(({ asides }) => asides)
  assert.deepEqual([third.asides.length, third.next], [30, null])
  assert.equal(new Set(all.map(({ id }) => id)).size, 130)
  const days = all.map(({ receivedOn }) => receivedOn)
  assert.deepEqual(days, days.toSorted().reverse())

  const answerId = all[0]?.id ?? ''
  const decide = { surveyId, answerId, take: false, reason: 'Đã gọi lại' }
  assert.deepEqual(await w.as('keeper', 'survey.decideAside', decide), { undecided: 129 })
  assert.equal(await problemOf(w.as('keeper', 'survey.decideAside', decide)), 'survey.aside_decided')
  const again = await page((await page((await page()).next)).next)
  assert.deepEqual([again.asides.at(-1)?.id, again.asides.at(-1)?.decision], [answerId, 'left'])
  // What is no place in the list is its beginning.
  for (const after of ['x', `true 2026-13-01 ${randomUUID()}`, 'true 2026-11-01'])
    assert.deepEqual((await page(after)).asides[0]?.id, all[1]?.id)
  assert.equal(await problemOf(w.as('lead', 'survey.asides', { surveyId })), 'access.verb_missing')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { checkEntry, checkUntil, takesEntry, timelinessOf, untilOf } from './rules.ts'

const survey = {
  ...{ state: 'open', opensOn: '2026-11-01', closesOn: '2026-11-30', endedAt: null as Date | null },
  ...{ endedOn: null as string | null, interviewsUntil: null as string | null, entryUntil: null as string | null },
}
/** Closed by a person on 20/11 at 10:00 in Việt Nam. */
const closed = { ...survey, state: 'closed', endedAt: new Date('2026-11-20T03:00:00Z'), endedOn: '2026-11-20' }
const begun = (on: string, time = '01:00:00') => new Date(`${on}T${time}Z`)
const code = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return error instanceof Problem ? [error.code, error.details] : error
  }
}

test('interviews begun before the end are taken for a week after it, paper and files for two', () => {
  assert.deepEqual(untilOf(survey), { endsOn: '2026-11-30', interviewsUntil: '2026-12-07', entryUntil: '2026-12-14' })
  assert.deepEqual(untilOf(closed), { endsOn: '2026-11-20', interviewsUntil: '2026-11-27', entryUntil: '2026-12-04' })
  assert.equal(untilOf({ ...survey, interviewsUntil: '2026-12-20' }).interviewsUntil, '2026-12-20')
  // The last day was moved on behind what had been set.
  assert.equal(untilOf({ ...survey, interviewsUntil: '2026-11-05' }).interviewsUntil, '2026-12-07')
})

test('when an interview was begun decides, not when it arrives', () => {
  const cases = [
    [survey, begun('2026-11-10'), '2026-11-30', 'inTime'],
    [survey, begun('2026-11-30'), '2026-12-07', 'late'],
    [survey, begun('2026-12-01'), '2026-12-02', ['survey.began_after_end', { endsOn: '2026-11-30' }]],
    [survey, begun('2026-11-10'), '2026-12-08', ['survey.late_over', { until: '2026-12-07' }]],
    [{ ...survey, interviewsUntil: '2026-12-31' }, begun('2026-11-10'), '2026-12-08', 'late'],
    [closed, begun('2026-11-20', '02:00:00'), '2026-11-20', 'late'],
    [closed, begun('2026-11-20', '04:00:00'), '2026-11-21', 'unknowing'],
    // A beginning is told in whole seconds and travels for a while: who was in time by a hair is not turned away.
    [closed, begun('2026-11-20', '03:00:59'), '2026-11-20', 'late'],
    [closed, begun('2026-11-20', '03:01:01'), '2026-11-20', 'unknowing'],
    [survey, begun('2026-11-30', '17:00:59'), '2026-12-01', 'late'],
    [survey, begun('2026-11-30', '17:01:01'), '2026-12-01', ['survey.began_after_end', { endsOn: '2026-11-30' }]],
    [closed, begun('2026-12-01'), '2026-12-01', ['survey.began_after_end', { endsOn: '2026-11-20' }]],
  ] as const
  for (const [of, at, today, is] of cases)
    assert.deepEqual(
      code(() => timelinessOf(of, at, today)),
      is,
    )
})

test('paper has an end of its own, and no end lies before that of the survey or more than a year after it', () => {
  assert.equal(
    code(() => checkEntry(survey, '2026-12-14')),
    undefined,
  )
  assert.deepEqual(
    code(() => checkEntry(survey, '2026-12-15')),
    ['survey.entry_over', { until: '2026-12-14' }],
  )
  assert.deepEqual([takesEntry(survey, '2026-12-14'), takesEntry(survey, '2026-12-15')], [true, false])
  assert.equal(takesEntry({ ...survey, state: 'draft' }, '2026-11-05'), false)
  const until = (interviewsUntil: string, entryUntil = '2026-12-31') =>
    code(() => checkUntil(survey, { interviewsUntil, entryUntil }))
  assert.equal(until('2026-11-30'), undefined)
  for (const wrong of [until('2026-11-29'), until('2028-01-01')])
    assert.deepEqual(wrong, ['survey.until_wrong', { endsOn: '2026-11-30', last: '2027-12-01' }])
})

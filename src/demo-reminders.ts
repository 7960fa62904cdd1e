import { writeDigests } from '#features/reminders/operations.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { call, type Demo, morningOf } from './demo-stage.ts'

const toldFor = 14

/** The digests of the last two weeks, so that the bell has something to say and silent agencies have been reminded; no mail is sent of days gone by. */
export async function playReminders(demo: Demo): Promise<void> {
  for (let back = toldFor; back > 0; back--) {
    const at = morningOf(addDays(demo.today, -back))
    await call(demo, writeDigests, { shownOnly: true }, { at })
  }
}

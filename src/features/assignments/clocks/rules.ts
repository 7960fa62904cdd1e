import { type ClockEvent, resumedDay } from '#lib/calendar/clock.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { Problem } from '#platform/problem.ts'
import { type Change, changed, move, overdueDays, type Standing, withReason } from '../rules.ts'
import type { EntryAction } from '../schema.ts'

/** Stops the clock: until it goes on there is no due day. What is late already needs an extension instead. */
export function pause<S extends Standing>(it: S, reason: string, today: string): Change<S> {
  const { after, entry } = move(it, 'pause', 'paused', withReason(reason))
  if (it.dueOn === null) throw new Problem('clock.no_day')
  if (overdueDays(it, today) > 0) throw new Problem('clock.overdue')
  const stopped = { dueOn: null, pausedOn: today, pausedDueOn: it.dueOn }
  return changed({ after, entry: { ...entry, dueFrom: it.dueOn } }, stopped)
}

type Running = { today: string; deadline: Deadline | null; calendar: WorkingCalendar }

/** Lets the clock go on: as many days are left as when it stopped. */
export function resume<S extends Standing>(it: S, reason: string, { today, deadline, calendar }: Running): Change<S> {
  const { after, entry } = move(it, 'resume', 'resumed', withReason(reason))
  const { pausedOn, pausedDueOn } = it
  if (pausedOn === null || pausedDueOn === null) throw new Problem('clock.not_paused')
  const dueOn = resumedDay(pausedDueOn, { from: pausedOn, to: today }, deadline, calendar)
  const goesOn = { dueOn, pausedOn: null, pausedDueOn: null }
  return changed({ after, entry: { ...entry, dueFrom: pausedDueOn, dueTo: dueOn } }, goesOn)
}

/** A line of the history as far as clocks ask. */
export type ClockEntry = { action: EntryAction; on: string; dueTo: string | null; sentence: string | null }

/** What of the history moved the clock, in the order of time. */
export function clockEvents(entries: readonly ClockEntry[]): ClockEvent[] {
  return entries.flatMap(({ action, on, dueTo, sentence }): ClockEvent[] => {
    if (action === 'paused' || action === 'resumed') return [{ kind: action, on }]
    if (action === 'extensionGranted' && dueTo) return [{ kind: 'extended', to: dueTo }]
    if (action !== 'reassigned') return []
    const transferred = { kind: 'transferred' as const, on, words: sentence ?? 'Chuyển đơn vị thực hiện' }
    return dueTo ? [transferred, { kind: 'extended', to: dueTo }] : [transferred]
  })
}

/** Whether the day of one agency moves with that of whoever gave the task: its own, later one stays. */
export const followsIssuer = (dueOn: string | null, { from, to }: { from: string | null; to: string }): boolean =>
  dueOn !== to && (dueOn === from || dueOn === null || dueOn < to)

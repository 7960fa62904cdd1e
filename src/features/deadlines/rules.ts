import { pathOf } from '#features/due/rules.ts'
import type { DueGroup, DueKind } from '#features/due/schema.ts'
import { addDays, daysBetween, weekday } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { Problem } from '#platform/problem.ts'
import type { Due, ListDue } from './schema.ts'

const longest = 400

export function checkSpan({ from, to }: Pick<ListDue, 'from' | 'to'>): void {
  const days = daysBetween(from, to)
  if (days < 0 || days > longest)
    throw new Problem('input.invalid', { fields: [{ field: 'to', code: days < 0 ? 'too_small' : 'too_big' }] })
}

/** What is due of one kind on one day, as the calendar shows it. Handed in is not late: it waits for others. */
export function dueOf(kind: DueKind, it: DueGroup, today: string): Due {
  const { groupId, dueOn, occurrence, agencies, agencyName, title, source, open, handedIn, done } = it
  return {
    ...{ key: `${kind} ${groupId} ${dueOn} ${occurrence ?? ''}`, kind, dueOn, title, source, occurrence, agencies },
    ...{ agencyName: agencies === 1 ? agencyName : null, open, handedIn, done },
    ...{ overdue: dueOn < today ? open : 0, path: pathOf(kind, it) },
  }
}

/** Late first, then by kind and words, within each day. */
export const byDay = (a: Due, b: Due): number =>
  a.dueOn < b.dueOn
    ? -1
    : a.dueOn > b.dueOn
      ? 1
      : b.overdue - a.overdue || a.kind.localeCompare(b.kind) || a.title.localeCompare(b.title, 'vi')

type OddDay = { day: string; name: string; works: boolean }

/** Weekdays that are off, and days of rest that are worked. */
export function oddDays(calendar: WorkingCalendar, { from, to }: Pick<ListDue, 'from' | 'to'>): OddDay[] {
  const found: OddDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!calendar.covers(day)) continue
    const reason = calendar.reasonOff(day)
    const rest = weekday(day) > 5
    if (rest && reason === null) found.push({ day, name: 'Làm bù', works: true })
    else if (reason && !(rest && /^(Thứ Bảy|Chủ Nhật)$/.test(reason.vi)))
      found.push({ day, name: reason.vi, works: false })
  }
  return found
}

import { addDays, daysBetween, weekday } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { Problem } from '#platform/problem.ts'
import type { Due, DueKind, ListDue } from './schema.ts'

/** What a source finds: of one agency, with an id of its own, or of several under one heading. */
export type Found = Omit<Due, 'key' | 'kind' | 'path' | 'agencyName'> & {
  /** The one thing that is due, or of what it is a part. */
  id: string
  groupId: string
  agencyName: string
  occurrenceId?: string | null
}

const longest = 400

export function checkSpan({ from, to }: Pick<ListDue, 'from' | 'to'>): void {
  const days = daysBetween(from, to)
  if (days < 0 || days > longest)
    throw new Problem('input.invalid', { fields: [{ field: 'to', code: days < 0 ? 'too_small' : 'too_big' }] })
}

const paths: Record<DueKind, (it: Found) => string> = {
  work: ({ agencies, id, groupId, occurrenceId, dueOn }) =>
    agencies === 1
      ? `/nhiem-vu/${id}${occurrenceId ? `?ky=${occurrenceId}` : ''}`
      : `/nhiem-vu?nhiem-vu=${groupId}${occurrenceId ? '' : `&tu=${dueOn}&den=${dueOn}`}`,
  duty: ({ groupId, agencies, id }) => `/ke-hoach/${groupId}?phan=trien-khai${agencies === 1 ? `&don-vi=${id}` : ''}`,
  plan: ({ groupId }) => `/ke-hoach/${groupId}`,
  round: ({ groupId, agencies, id }) => `/chi-so/ky-danh-gia/${groupId}${agencies === 1 ? `/phieu/${id}` : ''}`,
  report: ({ groupId, agencies, id }) => (agencies === 1 ? `/bao-cao/phieu/${id}` : `/bao-cao/ky/${groupId}`),
}

export function dueOf(kind: DueKind, it: Found): Due {
  const { groupId, dueOn, occurrence, agencies, agencyName, title, detail, done, waiting, overdue } = it
  return {
    ...{ key: `${kind} ${groupId} ${dueOn} ${occurrence ?? ''}`, kind, dueOn, title, detail, occurrence },
    ...{ agencyName: agencies === 1 ? agencyName : null, agencies, done, waiting, overdue, path: paths[kind](it) },
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

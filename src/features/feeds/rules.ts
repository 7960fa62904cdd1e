import { holds } from '#features/access/roles.ts'
import type { ReachingGrant } from '#features/access/schema.ts'
import { roleWords, stateWords } from '#features/assignments/rules.ts'
import type { AssignmentRole, AssignmentState } from '#features/assignments/schema.ts'
import type { Due } from '#features/deadlines/schema.ts'
import type { CalendarEvent } from '#lib/office/icalendar.ts'
import { vietnameseDate } from '#lib/office/table.ts'

/** The secret inside an address, or undefined when it cannot be one. */
export function tokenOf(written: string): string | undefined {
  return /^([A-Za-z0-9_-]{43})(?:\.ics)?$/.exec(written)?.[1]
}

/** The agencies whose deadlines a feed shows today; none when its owner may not read them any more. */
export function agenciesOfFeed(feed: { agencyId: string | null }, grants: readonly ReachingGrant[]): string[] {
  const { agencyId } = feed
  if (agencyId === null) {
    return [...new Set(grants.filter(({ role }) => holds(role, 'assignment.report')).map((grant) => grant.agencyId))]
  }
  const mayRead = grants.some(
    ({ role, reach, agencyId: own }) => holds(role, 'feed.manage') && (reach.has(agencyId) || own === agencyId),
  )
  return mayRead ? [agencyId] : []
}

export type DueWork = {
  id: string
  /** Of recurring work: which time. */
  occurrenceId: string | null
  occurrence: string | null
  dueOn: string
  agencyName: string
  role: AssignmentRole
  state: AssignmentState
  taskText: string
  product: string | null
  deadlineRaw: string | null
  planNumber: string | null
  planTitle: string
  percent: number
  updatedAt: Date
}

const longestSummary = 120
const hoursBefore = 3 * 24

/** One deadline as a day in a calendar: who, what, and the way to the page of the work. */
export function eventOf(work: DueWork, address: string): CalendarEvent {
  const text = work.taskText.replaceAll(/\s+/g, ' ').trim()
  const short = text.length > longestSummary ? `${text.slice(0, longestSummary - 1).trimEnd()}…` : text
  const lines = [
    text,
    `${roleWords[work.role]}: ${work.agencyName}`,
    work.occurrence ? `Kỳ: ${work.occurrence}` : '',
    `Hạn: ${vietnameseDate(work.dueOn)}${work.deadlineRaw ? ` (${work.deadlineRaw})` : ''}`,
    work.product ? `Sản phẩm: ${work.product}` : '',
    `Tình trạng: ${stateWords[work.state]}, ${work.percent}%`,
    `Kế hoạch ${work.planNumber ? `số ${work.planNumber}: ` : ''}${work.planTitle}`,
  ]
  return {
    uid: `${work.occurrenceId ?? work.id}@namro`,
    date: work.dueOn,
    summary: `${work.agencyName}: ${work.occurrence ? `${work.occurrence} – ` : ''}${short.toWellFormed()}`,
    description: lines.filter(Boolean).join('\n').toWellFormed(),
    url: `${address}/app/nhiem-vu/${work.id}${work.occurrenceId ? `?ky=${work.occurrenceId}` : ''}`,
    lastModified: work.updatedAt,
    alarmHoursBefore: [hoursBefore],
  }
}

/** Anything else that is due: a plan to be issued, a sheet, a report. */
export function eventOfDue(due: Due, { address, now }: { address: string; now: Date }): CalendarEvent {
  const whose = due.agencyName ?? `${due.agencies} đơn vị`
  const lines = [due.title, due.detail ?? '', `Hạn: ${vietnameseDate(due.dueOn)}`, whose]
  return {
    uid: `${due.key.replaceAll(/[^\w-]+/g, '.')}@namro`,
    date: due.dueOn,
    summary: `${whose}: ${due.title}`.slice(0, 2 * longestSummary).toWellFormed(),
    description: lines.filter(Boolean).join('\n').toWellFormed(),
    url: `${address}/app${due.path}`,
    lastModified: now,
    alarmHoursBefore: [hoursBefore],
  }
}

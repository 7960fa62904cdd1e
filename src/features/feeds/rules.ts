import { holds } from '#features/access/roles.ts'
import type { ReachingGrant } from '#features/access/schema.ts'
import { roleWords, stateWords } from '#features/assignments/rules.ts'
import type { AssignmentRole, AssignmentState } from '#features/assignments/schema.ts'
import type { DueItem } from '#features/due/schema.ts'
import { daysBetween } from '#lib/calendar/plain-date.ts'
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

/** What a calendar entry says of work beside what is due. */
export type Work = {
  role: AssignmentRole
  state: AssignmentState
  product: string | null
  deadlineRaw: string | null
  planNumber: string | null
  planTitle: string
  percent: number
  updatedAt: Date
}

/** Of more than a calendar holds, what lies nearest to today, by day. */
export function nearest(due: readonly DueItem[], today: string, most: number): DueItem[] {
  if (due.length <= most) return [...due]
  const apart = ({ dueOn }: DueItem) => Math.abs(daysBetween(today, dueOn))
  return due
    .toSorted((a, b) => apart(a) - apart(b))
    .slice(0, most)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

const longestSummary = 120
const hoursBefore = 3 * 24

/** One deadline as a day in a calendar: who, what, and the way to its page. */
export function eventOf(
  due: DueItem,
  work: Work | undefined,
  { address, now }: { address: string; now: Date },
): CalendarEvent {
  const text = due.title.replaceAll(/\s+/g, ' ').trim()
  const short = text.length > longestSummary ? `${text.slice(0, longestSummary - 1).trimEnd()}…` : text
  const lines = work
    ? linesOfWork({ ...due, title: text }, work)
    : [text, due.source, `Hạn: ${vietnameseDate(due.dueOn)}`, due.agencyName]
  return {
    uid: `${due.id}@namro`,
    date: due.dueOn,
    summary: `${due.agencyName}: ${due.occurrence ? `${due.occurrence} – ` : ''}${short.toWellFormed()}`,
    description: lines.filter(Boolean).join('\n').toWellFormed(),
    url: `${address}/app${due.path}`,
    lastModified: work?.updatedAt ?? now,
    alarmHoursBefore: [hoursBefore],
  }
}

const linesOfWork = ({ title, occurrence, dueOn, agencyName }: DueItem, work: Work): string[] => [
  title,
  `${roleWords[work.role]}: ${agencyName}`,
  occurrence ? `Kỳ: ${occurrence}` : '',
  `Hạn: ${vietnameseDate(dueOn)}${work.deadlineRaw ? ` (${work.deadlineRaw})` : ''}`,
  work.product ? `Sản phẩm: ${work.product}` : '',
  `Tình trạng: ${stateWords[work.state]}, ${work.percent}%`,
  `Kế hoạch ${work.planNumber ? `số ${work.planNumber}: ` : ''}${work.planTitle}`,
]

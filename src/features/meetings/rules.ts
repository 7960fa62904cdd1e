import { Problem } from '#platform/problem.ts'
import type { Kept, Meeting, MonthSheet, PresenceCounts, SaveMeeting } from './schema.ts'
import { Presence } from './schema.ts'

/** Whether the papers were sent in time; null while nobody has said, or no day was set. */
export const papersInTime = ({ papersDueOn, papersSentOn }: Pick<Meeting, 'papersDueOn' | 'papersSentOn'>) =>
  papersDueOn === null || papersSentOn === null ? null : papersSentOn <= papersDueOn

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Minutes by which it began late, 0 where it began in time; null while nobody has said. */
export const lateMinutes = ({ invitedAt, beganAt }: Pick<Meeting, 'invitedAt' | 'beganAt'>): number | null =>
  invitedAt === null || beganAt === null ? null : Math.max(0, minutes(beganAt) - minutes(invitedAt))

const inTime = (meeting: Meeting): boolean | null => {
  const late = lateMinutes(meeting)
  return late === null ? null : late === 0
}

function kept(meetings: readonly Meeting[], ask: (meeting: Meeting) => boolean | null): Kept {
  const counts = { yes: 0, no: 0, unknown: 0 }
  for (const meeting of meetings) {
    const answer = ask(meeting)
    counts[answer === null ? 'unknown' : answer ? 'yes' : 'no']++
  }
  return counts
}

const nobody = (): PresenceCounts => Object.fromEntries(Presence.options.map((state) => [state, 0])) as PresenceCounts

type Summed = Pick<MonthSheet, 'attendance' | 'agencies' | 'papers' | 'time' | 'conditions' | 'concluded'>

/** A month of meetings: who came, and how the rules on papers, time and conditions were kept. */
export function summed(meetings: readonly Meeting[]): Summed {
  const attendance = nobody()
  const agencies = new Map<string, Summed['agencies'][number]>()
  for (const { agencyId, agencyName, state } of meetings.flatMap((meeting) => meeting.attendance)) {
    const own = agencies.get(agencyId) ?? { agencyId, agencyName, counts: nobody() }
    own.counts[state]++
    attendance[state]++
    agencies.set(agencyId, own)
  }
  const missing = ({ counts }: Summed['agencies'][number]) => [
    counts.absent,
    counts.deputy + counts.late,
    counts.excused,
  ]
  const byMissing = (a: Summed['agencies'][number], b: Summed['agencies'][number]) => {
    const [x, y] = [missing(a), missing(b)]
    const at = x.findIndex((count, i) => count !== y[i])
    return at < 0 ? a.agencyName.localeCompare(b.agencyName, 'vi') : (y[at] ?? 0) - (x[at] ?? 0)
  }
  return {
    attendance,
    agencies: [...agencies.values()].sort(byMissing),
    papers: kept(meetings, papersInTime),
    time: kept(meetings, inTime),
    conditions: kept(meetings, ({ conditionsMet }) => conditionsMet),
    concluded: meetings.filter(({ conclusion }) => conclusion !== null).length,
  }
}

/** Throws `input.invalid` for a meeting that ends before it begins, or an agency that is named twice. */
export function checkMeeting({ beganAt, endedAt, attendance }: SaveMeeting): void {
  if (beganAt && endedAt && endedAt < beganAt)
    throw new Problem('input.invalid', { fields: [{ field: 'endedAt', code: 'too_small' }] })
  if (new Set(attendance.map(({ agencyId }) => agencyId)).size < attendance.length)
    throw new Problem('input.invalid', { fields: [{ field: 'attendance', code: 'custom' }] })
}

/** First and last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, at = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, at, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` }
}

/** Words of tables and documents. */
export const presenceWords: Record<Presence, string> = {
  invited: 'Chưa ghi',
  present: 'Đúng thành phần',
  deputy: 'Cử người thay',
  late: 'Đến muộn',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
}

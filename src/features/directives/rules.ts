import { dueOf } from '#features/tasks/rules.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { daysLate } from '#lib/calendar/plain-date.ts'
import { seriesKind } from '#lib/calendar/series.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { type DirectiveCounts, Issuer, type Period, type Share, type Standing } from './schema.ts'

/** Issuers whose day nobody in the province can move: an extension given here is not theirs. */
const above: ReadonlySet<Issuer> = new Set(['government', 'primeMinister', 'ministry', 'party'])
export const isAbove = (issuer: Issuer): boolean => above.has(issuer)

/** Those whose work the criterion of the PAR INDEX counts. */
export const ofGovernment: readonly Issuer[] = ['government', 'primeMinister']

/** What of a task decides how it stands. */
export type Reckoned = {
  issuer: Issuer
  /** Day of the document. */
  issuerDue: string | null
  /** The last day of those who lead, extensions included. */
  ownDue: string | null
  done: boolean
  answeredOn: string | null
}

/** The day that counts. */
export const countedDue = ({ issuer, issuerDue, ownDue }: Reckoned): string | null =>
  isAbove(issuer) ? issuerDue : ownDue

/** A task is answered by the day of its document: that is what the one who gave it sees. */
export function standingOf(it: Reckoned, today: string): Standing {
  const dueOn = countedDue(it)
  const late = dueOn !== null && daysLate(dueOn, it.done ? (it.answeredOn ?? today) : today) > 0
  if (it.done) return late ? 'late' : 'onTime'
  return late ? 'overdue' : 'running'
}

/** Throws when the day is not the one that the person saw, when nothing changes, or when the work falls due again and again. */
export function checkMoved(
  { issuerDue, deadline }: { issuerDue: string | null; deadline: Deadline | null },
  { dueFrom, dueTo }: { dueFrom: string | null; dueTo: string },
): void {
  if (issuerDue !== dueFrom) throw new Problem('write.conflict', { dueOn: issuerDue })
  if (issuerDue === dueTo) throw new Problem('directive.same_day', { dueOn: dueTo })
  if (deadline && seriesKind(deadline) !== 'once') throw new Problem('directive.recurs')
}

export const noCounts: DirectiveCounts = { tasks: 0, onTime: 0, late: 0, running: 0, overdue: 0, undated: 0 }

type Counted = { standing: Standing; dueOn: string | null }

export function countOf(tasks: readonly Counted[]): DirectiveCounts {
  const counts = { ...noCounts }
  for (const { standing, dueOn } of tasks) {
    counts.tasks++
    counts[standing]++
    if (standing === 'running' && dueOn === null) counts.undated++
  }
  return counts
}

/** Whether a task belongs to a period. By its day, one without a day belongs to none. */
export function isWithin(it: { dueOn: string | null; issuedOn: string | null }, { from, to, by }: Period): boolean {
  const day = by === 'due' ? it.dueOn : it.issuedOn
  return day !== null && from <= day && day <= to
}

const shared = (counts: DirectiveCounts) => {
  const { tasks, onTime, late, overdue } = counts
  const fallen = onTime + late + overdue
  return {
    ...counts,
    share: tasks === 0 ? null : onTime / tasks,
    shareOfDue: fallen === 0 ? null : onTime / fallen,
  }
}

/** The share done on time, by issuer and in all; every figure is the number of tasks of a list. */
export function shareOf(tasks: readonly (Counted & { issuer: Issuer })[]): Share {
  const byIssuer = Map.groupBy(tasks, ({ issuer }) => issuer)
  const rows = Issuer.options.flatMap((issuer) => {
    const own = byIssuer.get(issuer)
    return own ? [{ issuer, ...shared(countOf(own)) }] : []
  })
  return { rows, total: shared(countOf(tasks)) }
}

const BARE_SPAN = /^(?:trong\s+(?:vòng\s+)?)?\d+\s+(?:ngày|tuần|tháng)(?:\s+làm việc)?$/iu
const BARE_DAY = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/

/** Words of a day as documents from above and people write them: a bare span runs from the day of issue. */
export function dueWords(words: string): string {
  const text = words.normalize('NFC').trim()
  if (BARE_SPAN.test(text)) return `${/^trong/iu.test(text) ? '' : 'Trong '}${text} kể từ ngày ban hành`
  return BARE_DAY.test(text) ? text.replaceAll(/[.-]/g, '/') : text
}

/** The day that words mean, and how it follows. Words that nobody understands are said to be such. */
export function readDue(words: string, dating: { issuedOn: string; calendar: WorkingCalendar }) {
  const deadline = parseDeadline(dueWords(words), { issuedOn: dating.issuedOn })
  const { date, derivation } = dueOf(deadline, dating)
  return { understood: deadline.kind !== 'unclear', dueOn: date, derivation }
}

/** Throws `directive.due_unread` when a typed day is none. */
export function checkDue(words: string | null, dating: { issuedOn: string; calendar: WorkingCalendar }): void {
  if (words && !readDue(words, dating).understood) throw new Problem('directive.due_unread', { words })
}

const namedIssuers: readonly [RegExp, Issuer][] = [
  [/^(?:van phong chinh phu|thu tuong|pho thu tuong)/, 'primeMinister'],
  [/^chinh phu/, 'government'],
  [/^(?:bo|thanh tra chinh phu|ngan hang nha nuoc)(?: |$)/, 'ministry'],
  [/(?:trung uong|bo chinh tri|ban bi thu|tinh uy|thanh uy|dang uy)/, 'party'],
  [/^(?:quoc hoi|hoi dong nhan dan|hdnd)/, 'council'],
  [/^(?:uy ban nhan dan|ubnd|chu tich ubnd|chu tich uy ban|van phong ubnd|van phong uy ban)/, 'province'],
]

/** What kind of issuer a name says; 'agency' for every other. The Office of the Government writes for the Prime Minister. */
export function issuerOf(name: string): Issuer {
  const folded = fold(name).trim()
  return namedIssuers.find(([pattern]) => pattern.test(folded))?.[1] ?? 'agency'
}

const signs: readonly [RegExp, string][] = [
  [/-?ttg$/i, 'Thủ tướng Chính phủ'],
  [/vpcp/i, 'Văn phòng Chính phủ'],
  [/-cp$/i, 'Chính phủ'],
]

type ReadHeader = { agency: string | null; number: string | null; agencySource?: string | undefined }

/**
 * Who issued a document: its letterhead, else the sign in its number ("-TTg"), else what was inferred from its opening,
 * which in a telegram names whom it addresses. Undefined where nothing says so.
 */
export function issuerNamed({ agency, number, agencySource }: ReadHeader): string | undefined {
  const signed = signs.find(([sign]) => sign.test(number ?? ''))?.[1]
  return (agencySource ? (signed ?? agency) : (agency ?? signed)) ?? undefined
}

/** Words of tables and documents. */
export const issuerWords: Record<Issuer, string> = {
  government: 'Chính phủ',
  primeMinister: 'Thủ tướng Chính phủ',
  ministry: 'Bộ, ngành Trung ương',
  party: 'Cơ quan Đảng',
  council: 'Hội đồng nhân dân',
  province: 'UBND tỉnh, Chủ tịch UBND tỉnh',
  agency: 'Cơ quan, đơn vị khác',
}
export const standingWords: Record<Standing, string> = {
  onTime: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành muộn',
  running: 'Đang thực hiện, trong hạn',
  overdue: 'Quá hạn, chưa hoàn thành',
}

type Leaf = { code: string; name: { vi: string }; method?: { id: string; forecast?: unknown } | undefined }

/**
 * The figures of an edition that this register knows: a share of work given by the Government, told by all of it (a), what
 * was on time (b) and what was late (c), whether it is scored so or only forecast so.
 */
export function directedCriteria<T extends Leaf>(criteria: readonly T[]): T[] {
  return criteria.filter(({ name, method }) => {
    const folded = fold(name.vi)
    const reckoning = (method?.id === 'published' ? method.forecast : method) as
      | { id?: string; of?: { id?: string }; terms?: { id?: string }[] }
      | undefined
    const terms = reckoning?.terms?.map(({ id }) => id).join('') ?? ''
    const known = reckoning?.id === 'weightedShare' && reckoning.of?.id === 'a' && terms === 'bc'
    return known && /chinh phu.*giao|thu tuong.*giao/.test(folded)
  })
}

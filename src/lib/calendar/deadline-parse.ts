import type { Deadline, DeadlinePart, Recurrence, RecurringDeadline } from './deadline.ts'
import { clausePart, type YearContext } from './deadline-clause.ts'
import { dependentTime } from './deadline-relative.ts'
import { clauseSpans, type DeadlineWords, deadlineWords } from './deadline-words.ts'
import { type PlainDate, parts } from './plain-date.ts'

export interface DeadlineContext {
  /** Date of issue of the plan: gives the year that the words leave out. */
  issuedOn?: PlainDate
  /** Year of the plan; wins over `issuedOn`. */
  year?: number
}

const DATED_TAIL = /,\s*(?:và\s+)?(?:phải\s+)?(?:hoàn thành|xong|chậm nhất|muộn nhất|trước|kết thúc)\s/u
// Longer cells are no deadlines; the cut bounds the work on hostile input.
const LONGEST = 2000

/**
 * Reads the deadline that a Vietnamese plan writes into a cell or after "Thời gian thực hiện:". `raw` comes back verbatim.
 * Nothing is guessed: words that are no known deadline give kind 'unclear', a year taken from the context is marked.
 * Rules: SPEC.md, section D.
 */
export function parseDeadline(raw: string, context: DeadlineContext = {}): Deadline {
  const words = deadlineWords(raw.slice(0, LONGEST))
  if (words.lower === '') return { kind: 'unclear', raw }
  const year = context.year ?? (context.issuedOn ? parts(context.issuedOn).year : undefined)
  const found = readClauses(words, { plan: year })
  if (found.length === 0) return { kind: 'unclear', raw }
  if (found.length === 1) return { ...found[0]!, raw } as Deadline
  if (found.every((part) => part.kind === 'recurring')) return { ...mergeRecurring(found), raw }
  return { kind: 'compound', raw, parts: nameReports(found) }
}

function readClauses(words: DeadlineWords, years: YearContext): DeadlinePart[] {
  const spans = clauseSpans(words.lower)
  const clauses = spans.map(([from, to]) => cut(words, from, to))
  const named = clauses.map((clause) => /(?:19|20)\d\d(?!\d)/.exec(clause.lower)?.[0])
  return clauses.flatMap((clause, i) => {
    const near = named[i] ?? named.slice(i).find(Boolean) ?? named.slice(0, i).findLast(Boolean)
    const found = readClause(clause, near ? { ...years, named: Number(near) } : years)
    return spans.length > 1 ? found.map((part) => ({ ...part, raw: part.raw ?? clause.written })) : found
  })
}

function readClause(clause: DeadlineWords, years: YearContext): DeadlinePart[] {
  const dependent = dependentTime(clause)
  if (!dependent) return clausePart(clause, years)
  // "Sau khi có quyết định, hoàn thành trước 30/6/2026": the event waits, the date does not.
  const comma = dependent.kind === 'event' ? clause.lower.search(DATED_TAIL) : -1
  const tail = comma > 0 ? clausePart(cut(clause, comma + 1, clause.lower.length), years) : []
  if (tail.length === 0) return [dependent]
  return [...readClause(cut(clause, 0, comma), years), ...tail]
}

function cut(words: DeadlineWords, from: number, to: number): DeadlineWords {
  return { written: words.written.slice(from, to), lower: words.lower.slice(from, to) }
}

/** One rhythm per frequency; the part that says the day wins over the one that only names the rhythm. */
function mergeRecurring(found: DeadlinePart[]): Omit<RecurringDeadline, 'raw'> {
  const all = found.flatMap((part): (Recurrence & { what?: string })[] =>
    part.kind === 'recurring' ? (part.parts ?? [recurrenceOf(part)]) : [],
  )
  const merged = all.filter(
    (one, i) =>
      one.before !== undefined ||
      all.findIndex((o) => o.freq === one.freq && (o.before !== undefined || all.indexOf(o) < i)) < 0,
  )
  const order = [...new Set(all.map((one) => one.freq))]
  const sorted = order.flatMap((freq) => merged.filter((one) => one.freq === freq))
  const [first] = sorted
  if (sorted.length === 1) return { kind: 'recurring', ...first! }
  return { kind: 'recurring', freq: first!.freq, parts: sorted }
}

function recurrenceOf(part: Recurrence): Recurrence {
  return { freq: part.freq, ...(part.before ? { before: part.before } : {}), ...(part.op ? { op: part.op } : {}) }
}

/** "6 tháng đầu năm trước …; báo cáo năm trước …": the word "báo cáo" serves both. */
function nameReports(found: DeadlinePart[]): DeadlinePart[] {
  if (!found.some((part) => part.what?.startsWith('báo cáo'))) return found
  return found.map((part) =>
    part.what && /^(?:\d|quý|tháng|năm)/.test(part.what) ? { ...part, what: `báo cáo ${part.what}` } : part,
  )
}

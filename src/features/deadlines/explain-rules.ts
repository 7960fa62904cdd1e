import type { DayMoved, WorkRule } from '#features/assignments/due/store.ts'
import { clockOf, type DutyRule } from '#features/cascade/clocks/rules.ts'
import type { DutyEntry } from '#features/cascade/schema.ts'
import type { DueItem } from '#features/due/schema.ts'
import { type Clock, type ClockEvent, clockDay } from '#lib/calendar/clock.ts'
import { both, type Sentence } from '#lib/calendar/derivation.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import type { Explained } from './schema.ts'

/** How one day follows, before it is put beside what is due. */
export type Reckoned = Pick<Explained, 'rule' | 'countedFrom' | 'steps'>

/** A move of a day that nobody asked for: with the calendar, or with whoever gave the work. */
type Moved = Pick<DayMoved, 'onDay' | 'dueFrom' | 'dueTo' | 'reason'>

function movedWords({ onDay, dueFrom, dueTo, reason }: Moved): Sentence {
  const [on, from, to] = [formatDate(onDay), dueFrom ? formatDate(dueFrom) : '…', formatDate(dueTo)]
  return both(
    `Ngày ${on}, hạn chuyển từ ${from} đến ${to}: ${reason ?? ''}`,
    `On ${on} the day moved from ${from} to ${to}: ${reason ?? ''}`,
  )
}

/** What a person set is said where the rule and what happened give another day. */
function steps(clock: Clock, calendar: WorkingCalendar, moves: readonly Moved[], dueOn: string): Sentence[] {
  const { derivation, dueOn: reckoned } = clockDay(clock, calendar)
  const all = [...derivation, ...moves.map(movedWords)]
  if (reckoned === dueOn || moves.at(-1)?.dueTo === dueOn) return all
  const day = formatDate(dueOn)
  return [
    ...all,
    both(`Ngày đang áp dụng là ${day}, do người phụ trách đặt`, `The day that holds, ${day}, was set by hand`),
  ]
}

const byHand = both('Ngày đến hạn do người rà soát kế hoạch ghi', 'The day was set by the person who reviewed the plan')

/** A day of work: its words counted from the issue, or the day that a person wrote, then what happened since. */
export function ofWork(
  { deadline, setOn, issuedOn, onDay }: WorkRule,
  happened: { events: readonly ClockEvent[]; moves: readonly Moved[] },
  calendar: WorkingCalendar,
  dueOn: string,
): Reckoned {
  const { events, moves } = happened
  const asOf = onDay ?? issuedOn
  if (deadline && setOn === null)
    return {
      rule: deadline.raw,
      countedFrom: issuedOn,
      steps: steps({ deadline, issuedOn, asOf, events }, calendar, moves, dueOn),
    }
  const date = setOn ?? onDay ?? dueOn
  const written = { kind: 'date' as const, op: 'by' as const, date, raw: formatDate(date) }
  const [, ...later] = steps({ deadline: written, issuedOn: date, events }, calendar, moves, dueOn)
  return { rule: deadline?.raw ?? null, countedFrom: null, steps: [byHand, ...later] }
}

/** A duty to issue a plan: so many working days, or the day that the plan names. */
export function ofDuty(
  { countedFrom, ...rule }: DutyRule & { countedFrom: string },
  history: readonly DutyEntry[],
  calendar: WorkingCalendar,
  dueOn: string,
): Reckoned {
  const clock = clockOf(countedFrom, rule, history)
  const moves = history.flatMap(({ action, onDay, dueFrom, dueTo, reason }) =>
    action === 'dueMoved' && dueTo ? [{ onDay, dueFrom, dueTo, reason }] : [],
  )
  return { rule: clock.deadline.raw, countedFrom, steps: steps(clock, calendar, moves, dueOn) }
}

const plain = (vi: string, en: string): Reckoned => ({ rule: null, countedFrom: null, steps: [both(vi, en)] })

export const ofPlan = plain(
  'Ngày cuối của thời gian thực hiện ghi trong kế hoạch',
  'The last day of the plan’s own period',
)
export const ofSheet = plain(
  'Ngày cuối của bước tự chấm điểm, do đơn vị mở kỳ đánh giá đặt',
  'The last day of self-scoring, set by whoever opened the round',
)

/** The regime says so; its sentences were kept when the round was opened. */
export const ofReport = (derivation: readonly string[]): Reckoned => ({
  ...{ rule: null, countedFrom: null },
  steps: derivation.map((line) => both(line, line)),
})

export const explained = (it: DueItem, { rule, countedFrom, steps: how }: Reckoned): Explained => ({
  ...{ kind: it.kind, dueOn: it.dueOn, title: it.title, source: it.source, occurrence: it.occurrence },
  ...{ agencyName: it.agencyName, rule, countedFrom, steps: how, path: it.path },
})

export const inOrder = (a: Explained, b: Explained): number =>
  a.dueOn === b.dueOn ? a.agencyName.localeCompare(b.agencyName, 'vi') : a.dueOn < b.dueOn ? -1 : 1

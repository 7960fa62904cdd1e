import type { Verb } from '#features/access/roles.ts'
import { type Passing, passingInWords } from '#features/directory/rules.ts'
import { daysLate } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import type { Assignment, AssignmentRole, AssignmentState, EntryAction, ReportProgress, Step } from './schema.ts'

/** What of an assignment the rules decide about; `extensionAsked`: one request waits for an answer. */
export type Standing = {
  role: AssignmentRole
  state: AssignmentState
  dueOn: string | null
  /** Since when its clock stands still, and the day that stood then. */
  pausedOn: string | null
  pausedDueOn: string | null
  percent: number
  lastReportAt: Date | null
  completedAt: Date | null
  extensionAsked: boolean
  version: number
}

/** What is written into the history together with a change. */
export type NewEntry = {
  /** Of recurring work: the time that it is about; none where it is about the work as a whole. */
  occurrenceId?: string
  action: EntryAction
  fromState: AssignmentState | null
  toState: AssignmentState | null
  percent?: number
  figure?: number | null
  figureUnit?: string | null
  sentence?: string | null
  dueFrom?: string | null
  dueTo?: string | null
}

export type Change<S extends Standing> = { after: S; entry: NewEntry }

type StepRule = {
  verb: Verb
  from: readonly AssignmentState[]
  /** The state it leads to; without one the state stays. A step that depends on where it starts lists both. */
  to?: AssignmentState | Partial<Record<AssignmentState, AssignmentState>>
}

/** States in which the agency has something to do. A report without a word of acceptance accepts the work. */
const doing = ['assigned', 'accepted', 'inProgress', 'returned'] as const
const open = ['assigned', 'objected', 'accepted', 'inProgress', 'submitted', 'returned'] as const

/** All that can be done with an assignment: who may, in which state, and what it becomes. Nothing else moves it. */
export const steps = {
  accept: { verb: 'assignment.report', from: ['assigned'], to: 'accepted' },
  object: { verb: 'assignment.report', from: ['assigned'], to: 'objected' },
  report: { verb: 'assignment.report', from: doing, to: 'inProgress' },
  submit: { verb: 'assignment.report', from: doing, to: 'submitted' },
  withdraw: { verb: 'assignment.report', from: ['submitted'], to: 'inProgress' },
  return: { verb: 'assignment.decide', from: ['submitted'], to: 'returned' },
  complete: { verb: 'assignment.decide', from: ['submitted'], to: 'completed' },
  reopen: {
    verb: 'assignment.decide',
    from: ['completed', 'cancelled'],
    to: { completed: 'inProgress', cancelled: 'assigned' },
  },
  rejectObjection: { verb: 'assignment.decide', from: ['objected'], to: 'assigned' },
  cancel: { verb: 'assignment.decide', from: open, to: 'cancelled' },
  pass: { verb: 'assignment.decide', from: [...doing, 'objected'], to: 'assigned' },
  askExtension: { verb: 'assignment.report', from: doing },
  decideExtension: { verb: 'assignment.decide', from: open },
  comment: { verb: 'assignment.comment', from: [...open, 'completed', 'cancelled'] },
  attach: { verb: 'assignment.report', from: doing },
  pause: { verb: 'assignment.decide', from: doing },
  resume: { verb: 'assignment.decide', from: doing },
} as const satisfies Record<Step, StepRule>

const rules: Record<Step, StepRule> = steps

/** The steps that these verbs allow now: the buttons of the screen, and no others. */
export function stepsFor(
  it: Pick<Standing, 'state' | 'dueOn' | 'pausedOn' | 'extensionAsked'>,
  can: readonly Verb[],
): Step[] {
  return (Object.keys(rules) as Step[]).filter((step) => {
    if (!can.includes(rules[step].verb) || !rules[step].from.includes(it.state)) return false
    if (step === 'askExtension') return it.dueOn !== null && !it.extensionAsked
    if (step === 'pause') return it.dueOn !== null
    if (step === 'resume') return it.pausedOn !== null
    return step !== 'decideExtension' || it.extensionAsked
  })
}

/** Throws `assignment.transition` when the step is not one of the present state. */
export function checkStep(it: Pick<Standing, 'state'>, step: Step): void {
  if (!rules[step].from.includes(it.state)) throw new Problem('assignment.transition', { step, state: it.state })
}

/** A write with an old version is refused with what is there now. */
export function checkVersion(it: Standing, version: number): void {
  if (it.version === version) return
  const { state, percent, dueOn } = it
  throw new Problem('write.conflict', { version: it.version, state, percent, dueOn })
}

export function move<S extends Standing>(it: S, step: Step, action: EntryAction, sentence: string | null): Change<S> {
  checkStep(it, step)
  const { to } = rules[step]
  const state = (typeof to === 'object' ? to[it.state] : to) ?? it.state
  const entry: NewEntry = { action, fromState: it.state, toState: state, sentence }
  return { after: { ...it, state, version: it.version + 1 }, entry }
}

export function withReason(reason: string): string {
  if (reason.trim() === '') throw new Problem('assignment.reason_missing')
  return reason
}

export const accept = <S extends Standing>(it: S): Change<S> => move(it, 'accept', 'accepted', null)

export const object = <S extends Standing>(it: S, reason: string): Change<S> =>
  move(it, 'object', 'objected', withReason(reason))

export const rejectObjection = <S extends Standing>(it: S, reason: string): Change<S> =>
  move(it, 'rejectObjection', 'objectionRejected', withReason(reason))

/** Taken back by its agency while nobody has decided: what was reported before it stands again. */
export const withdraw = <S extends Standing>(it: S, percentBefore: number): Change<S> =>
  changed(move(it, 'withdraw', 'withdrawn', null), { percent: percentBefore })

export const giveBack = <S extends Standing>(it: S, reason: string): Change<S> =>
  move(it, 'return', 'returned', withReason(reason))

/** A request for more time falls away with the work. */
export const cancel = <S extends Standing>(it: S, reason: string): Change<S> =>
  changed(move(it, 'cancel', 'cancelled', withReason(reason)), { extensionAsked: false })

export const complete = <S extends Standing>(it: S, note: string | null, now: Date): Change<S> =>
  changed(move(it, 'complete', 'completed', note), { percent: 100, completedAt: now, extensionAsked: false })

/** A completed assignment goes on; a cancelled one is given out anew. */
export const reopen = <S extends Standing>(it: S, reason: string): Change<S> =>
  changed(move(it, 'reopen', it.state === 'cancelled' ? 'reassigned' : 'reopened', withReason(reason)), {
    completedAt: null,
  })

type Report = Pick<ReportProgress, 'percent' | 'figure' | 'figureUnit' | 'sentence' | 'submit'>

/** Progress, or with `submit` the result; a lead cannot submit without a document that proves it. */
export function report<S extends Standing>(it: S, input: Report, evidence: number, now: Date): Change<S> {
  const { percent, figure, figureUnit, sentence, submit } = input
  const { after, entry } = move(it, submit ? 'submit' : 'report', submit ? 'submitted' : 'reported', sentence)
  if (submit && it.role === 'lead' && evidence === 0) throw new Problem('assignment.evidence_missing')
  return { after: { ...after, percent, lastReportAt: now }, entry: { ...entry, percent, figure, figureUnit } }
}

/** Asks for a later day; one request at a time, and only where there is a day to move. */
export function askExtension<S extends Standing>(it: S, dueTo: string, reason: string, today: string): Change<S> {
  const { after, entry } = move(it, 'askExtension', 'extensionAsked', withReason(reason))
  if (it.extensionAsked) throw new Problem('assignment.extension_open')
  if (it.dueOn === null || dueTo <= it.dueOn || dueTo < today) {
    throw new Problem('assignment.extension_not_later', { dueOn: it.dueOn })
  }
  return { after: { ...after, extensionAsked: true }, entry: { ...entry, dueFrom: it.dueOn, dueTo } }
}

type Decision = { grant: boolean; dueTo: string; note: string | null }

/** Grants the day that was asked for, or another one later than the present; or refuses. */
export function decideExtension<S extends Standing>(it: S, { grant, dueTo, note }: Decision): Change<S> {
  const { after, entry } = move(it, 'decideExtension', grant ? 'extensionGranted' : 'extensionRefused', note)
  if (!it.extensionAsked) throw new Problem('assignment.extension_none')
  const answered = { ...after, extensionAsked: false }
  if (!grant) return { after: answered, entry }
  if (it.dueOn !== null && dueTo <= it.dueOn) throw new Problem('assignment.extension_not_later', { dueOn: it.dueOn })
  return { after: { ...answered, dueOn: dueTo }, entry: { ...entry, dueFrom: it.dueOn, dueTo } }
}

export const comment = (text: string): NewEntry => ({
  action: 'commented',
  fromState: null,
  toState: null,
  sentence: text,
})

export const changed = <S extends Standing>({ after, entry }: Change<S>, set: Partial<Standing>): Change<S> => ({
  after: { ...after, ...set },
  entry,
})

/**
 * Quá hạn: calendar days since the deadline of work that its agency has not handed in, or got back. What waits for
 * acceptance is not overdue, since the next step is another's. The same as `is_overdue` in the database.
 */
export function overdueDays({ state, dueOn }: Pick<Standing, 'state' | 'dueOn'>, today: string): number {
  const handedIn = state === 'submitted' || state === 'completed'
  return dueOn === null || handedIn || state === 'cancelled' ? 0 : daysLate(dueOn, today)
}

/** Nộp chậm: calendar days by which the result came after the deadline; it was handed in with the last report. */
export function lateBy({ state, dueOn, reportedOn }: Pick<Described, 'state' | 'dueOn' | 'reportedOn'>): number {
  const handedIn = state === 'submitted' || state === 'completed'
  return dueOn === null || reportedOn === null || !handedIn ? 0 : daysLate(dueOn, reportedOn)
}

/** Named parties of a task on one day, each agency once: who leads does not also coordinate. */
export function shareOut<T extends { role: AssignmentRole; agencyIds: readonly string[] }>(
  parties: readonly T[],
): { agencyId: string; role: AssignmentRole }[] {
  const roles = new Map<string, AssignmentRole>()
  for (const role of ['lead', 'coordinating'] as const) {
    for (const party of parties) {
      if (party.role !== role) continue
      for (const agencyId of party.agencyIds) if (!roles.has(agencyId)) roles.set(agencyId, role)
    }
  }
  return [...roles].map(([agencyId, role]) => ({ agencyId, role }))
}

/** Parties with those who took over in the place of agencies that have ended. */
export function passedOn<T extends { agencyIds: readonly string[] }>(
  parties: readonly T[],
  passed: readonly Passing[],
): T[] {
  if (passed.length === 0) return [...parties]
  const heirs = new Map(passed.map(({ from, to }) => [from.id, to.map(({ agency }) => agency.id)]))
  return parties.map((party) => ({ ...party, agencyIds: party.agencyIds.flatMap((id) => heirs.get(id) ?? [id]) }))
}

/** Why a piece of work is this agency's where the plan names another; null where it names it. */
export function passingNote(passed: readonly Passing[], agencyId: string): string | null {
  const words = passed.flatMap(({ from, to }) => {
    return to.filter(({ agency }) => agency.id === agencyId).map((heir) => passingInWords(from, heir))
  })
  return words.length === 0 ? null : `Kế hoạch giao cho ${[...new Set(words)].join('; ')}.`
}

/** An assignment as a list or a page needs it, before it is known who asks. */
export type Described = Standing & {
  id: string
  taskId: string
  planId: string
  planNumber: string | null
  planTitle: string
  planKind: Assignment['planKind']
  planOver: boolean
  taskText: string
  taskPath: string
  axis: string | null
  product: string | null
  deadlineRaw: string | null
  agencyId: string
  agencyName: string
  /** Day of the last report in Việt Nam. */
  reportedOn: string | null
  occurrenceName: string | null
  occurrencesWaiting: number
}

/** The assignment as this person sees it today. */
export function shown(it: Described, can: Verb[], today: string): Assignment {
  return {
    id: it.id,
    taskId: it.taskId,
    planId: it.planId,
    planNumber: it.planNumber,
    planTitle: it.planTitle,
    planKind: it.planKind,
    planOver: it.planOver,
    taskText: it.taskText,
    taskPath: it.taskPath,
    axis: it.axis,
    product: it.product,
    deadlineRaw: it.deadlineRaw,
    agencyId: it.agencyId,
    agencyName: it.agencyName,
    role: it.role,
    state: it.state,
    dueOn: it.dueOn,
    pausedOn: it.pausedOn,
    occurrenceName: it.occurrenceName,
    occurrencesWaiting: it.occurrencesWaiting,
    overdueDays: overdueDays(it, today),
    lateBy: lateBy(it),
    percent: it.percent,
    lastReportAt: it.lastReportAt?.toISOString() ?? null,
    completedAt: it.completedAt?.toISOString() ?? null,
    extensionAsked: it.extensionAsked,
    version: it.version,
    steps: stepsFor(it, can),
    can,
  }
}

export { roleWords, stateWords } from './states/rules.ts'

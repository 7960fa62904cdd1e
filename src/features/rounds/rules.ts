import { holds } from '#features/access/roles.ts'
import type { Actor } from '#features/access/schema.ts'
import { pointsOrNull } from '#lib/scoring/decimal.ts'
import type { CriterionInput, Inputs } from '#lib/scoring/inputs.ts'
import { Problem } from '#platform/problem.ts'
import { type Claim, type doubts, type Returned, type Stage, stages, type Timetable, type Verdict } from './schema.ts'

export type RoundDays = Timetable & { stage: Stage }

/** What an agency and its appraisers have said about one criterion. */
export type LineRow = {
  sheetId: string
  code: string
  claim: Claim | null
  note: string | null
  excuse: string | null
  verdict1: Verdict | null
  explanation: string | null
  verdict2: Verdict | null
  /** In 10^-12 of a point. */
  imported: number | null
  /** Answers of a survey, where they are so few that the edition leaves the criterion out; null otherwise. */
  ballots: number | null
  evidence: number
  /** Every dated piece of evidence is from before the days that are judged. */
  oldEvidence: boolean
  returned: Returned | null
  version: number
}

/** The last day on which something may be written in the stage. */
export function lastDayOf(round: RoundDays): string {
  const days: Record<Stage, string> = {
    selfScoring: round.selfUntil,
    appraisal: round.appraiseUntil,
    explanation: round.explainUntil,
    reappraisal: round.reappraiseUntil,
    final: round.publishOn,
    published: round.publishOn,
  }
  return days[round.stage]
}

export function isWithinDays(round: RoundDays, today: string): boolean {
  return round.stage !== 'published' && today >= round.opensOn && today <= lastDayOf(round)
}

/** Throws when the round is not where this may be written: moved on, past its day, or not begun. */
export function checkStage(round: RoundDays, allowed: readonly Stage[], today: string): void {
  const { stage } = round
  if (!allowed.includes(stage)) throw new Problem('round.closed', { stage, until: lastDayOf(round) })
  if (today < round.opensOn) throw new Problem('round.not_open', { from: round.opensOn })
  if (today > lastDayOf(round)) throw new Problem('round.closed', { stage, until: lastDayOf(round) })
}

/** The step from one stage to another: the next, or back by one with a reason. Publishing is a step of its own. */
export function checkMove(from: Stage, to: Stage, reason: string | null): void {
  const step = stages.indexOf(to) - stages.indexOf(from)
  if (from === 'published' || to === 'published' || Math.abs(step) !== 1) {
    throw new Problem('round.no_such_step', { from, to })
  }
  if (step < 0 && !reason) throw new Problem('round.reason_missing')
}

export function checkTimetable(days: Timetable): void {
  const order = [
    days.opensOn,
    days.selfUntil,
    days.appraiseUntil,
    days.explainUntil,
    days.reappraiseUntil,
    days.publishOn,
  ]
  const crossed = order.some((day, i) => i > 0 && day < (order[i - 1] ?? ''))
  if (crossed || days.periodTo < days.periodFrom) throw new Problem('round.days_crossed')
}

/**
 * Whether the agency may write on the line now: while it scores itself and has not handed in, or when an appraiser sent
 * this line back. A line that came back is open until the first appraisal ends.
 */
export function checkLineOpen(
  round: RoundDays,
  { submittedAt, returned }: { submittedAt: Date | null; returned: boolean },
  today: string,
): void {
  checkStage(round, returned ? ['selfScoring', 'appraisal'] : ['selfScoring'], today)
  if (submittedAt && !returned) throw new Problem('round.submitted')
}

/** Nobody appraises the agency that they work for, whatever else they hold. */
export const worksFor = (actor: Actor, agencyId: string): boolean =>
  actor.grants.some((grant) => grant.agencyId === agencyId && holds(grant.role, 'round.selfScore'))

export function checkNotOwn(actor: Actor, agencyId: string): void {
  if (worksFor(actor, agencyId)) throw new Problem('round.own_agency')
}

/** What the engine is told of a claim. */
export function inputOf(claim: Claim | null): CriterionInput {
  if (!claim) return {}
  const { given, ...rest } = claim
  return { ...rest, ...(given === null ? {} : { given }) }
}

/** What holds after a verdict: the claim, the points of the appraiser, or the decision where the text is silent. */
export function judged(line: LineRow, verdict: Verdict, undecided: readonly string[]): CriterionInput {
  if (verdict.points !== null) return { given: verdict.points }
  const claim = inputOf(line.claim)
  if (verdict.decision === null) return claim
  const { decision: effect, reason } = verdict
  return { ...claim, decisions: Object.fromEntries(undecided.map((part) => [part, { effect, reason: reason ?? '' }])) }
}

export type Reading = 'self' | 'final'
export type Undecided = (code: string) => readonly string[]

/**
 * Inputs of a unit. `self`: the claims alone. `final`: what the appraisers settled; what nobody has settled yet stands
 * as claimed while the round runs, and counts nothing once it is final.
 */
export function inputsOf(lines: readonly LineRow[], reading: Reading, undecided: Undecided, strict = false): Inputs {
  const inputs: Inputs = {}
  for (const line of lines) {
    if (line.imported !== null) {
      // Points that are given stand above what leaves a criterion out: too few ballots are told instead of them.
      inputs[line.code] =
        line.ballots === null ? { given: importedText(line.imported) } : { figures: { ballots: line.ballots } }
      continue
    }
    const verdict = reading === 'self' ? null : (line.verdict2 ?? line.verdict1)
    if (verdict) inputs[line.code] = judged(line, verdict, undecided(line.code))
    else if (line.claim && (reading === 'self' || !strict)) inputs[line.code] = inputOf(line.claim)
  }
  return inputs
}

const importedText = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(13, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`
}

/** An empty form is no claim. */
export function claimSaid(claim: Claim | null): Claim | null {
  if (!claim) return null
  const figures = Object.fromEntries(
    Object.entries(claim.figures).filter(([, value]) => value !== null && value !== ''),
  )
  const said = { ...claim, figures }
  const lists = said.notApplicable.length + said.penalties.length + said.gates.length
  return Object.keys(figures).length + lists === 0 && said.given === null ? null : said
}

export type Appraisal = {
  accepted: boolean
  points: string | null
  decision: Verdict['decision']
  reason: string | null
}

/** A verdict says one thing, and why, unless it accepts. */
export function verdictOf(said: Appraisal, bounds: { min: number; max: number }): Verdict {
  const { accepted, points, decision, reason } = said
  if (Number(accepted) + Number(points !== null) + Number(decision !== null) !== 1) {
    throw new Problem('input.invalid', { fields: [{ field: 'accepted', message: 'accepted | points | decision' }] })
  }
  if (!accepted && !reason) throw new Problem('round.reason_missing')
  if (points !== null) checkPoints(points, bounds)
  return { accepted, points, decision, reason }
}

export function checkPoints(text: string, { min, max }: { min: number; max: number }): void {
  const value = pointsOrNull(text)
  if (value === null || value > max || value < min) {
    throw new Problem('round.points_out_of_range', { points: text, min: min / 1e12, max: max / 1e12 })
  }
}

export type Doubt = (typeof doubts)[number]

/** Why an appraiser should look at a line before accepting it. */
export function doubtsOf(
  line: LineRow,
  it: { asksEvidence: boolean; findings: number; undecided: boolean; points: number },
): Doubt[] {
  const doubts: Doubt[] = []
  if (line.explanation && !line.verdict2) doubts.push('explained')
  if (!line.claim) return doubts
  if (it.asksEvidence && line.evidence === 0 && it.points !== 0) doubts.push('noEvidence')
  if (line.oldEvidence && it.points !== 0) doubts.push('oldEvidence')
  if (it.findings > 0) doubts.push('finding')
  if (it.undecided) doubts.push('undecided')
  if (line.claim.given !== null) doubts.push('chosen')
  return doubts
}

/** Lines that may not be handed in: evidence is asked for, there is none, and nobody said why. */
export function lackingEvidence(lines: readonly { line: LineRow; asksEvidence: boolean; points: number }[]): string[] {
  return lines
    .filter(({ line, asksEvidence, points }) => asksEvidence && points > 0 && line.evidence === 0 && !line.excuse)
    .map(({ line }) => line.code)
}

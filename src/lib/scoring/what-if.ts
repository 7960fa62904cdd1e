import type { Points } from './decimal.ts'
import type { Inputs } from './inputs.ts'
import { type Score, score } from './score.ts'
import type { Scorer } from './scorer.ts'

export type Scenario = {
  name: string
  changes: Inputs
  /** Groups that are set as a whole: they count instead of what is below them. */
  groups?: ReadonlyMap<string, Points> | undefined
}

export type Outcome = {
  name: string
  score: Score
  /** Points of the whole, with the groups that were set. */
  points: Points
  change: Points
  /** Lines whose points or applicable maximum move, in the order of the table; leaves only. */
  moved: { code: string; from: Points | null; to: Points | null; change: Points }[]
}

/** Inputs with some figures put in another way; everything else stays. */
export function withChanges(inputs: Inputs, changes: Inputs): Inputs {
  const result: Inputs = { ...inputs }
  for (const [code, change] of Object.entries(changes)) {
    const before = inputs[code]
    result[code] = { ...before, ...change, figures: { ...before?.figures, ...change.figures } }
  }
  return result
}

/** Scenarios beside each other. Each is a full re-score of the changed inputs: nothing is carried over (SPEC F3). */
export function whatIf(
  scorer: Scorer,
  inputs: Inputs,
  scenarios: readonly Scenario[],
): { base: Score; outcomes: Outcome[] } {
  const base = score(scorer, inputs)
  const outcomes = scenarios.map(({ name, changes, groups }) => {
    const changed = score(scorer, withChanges(inputs, changes))
    const points = withGroups(changed, groups ?? new Map())
    return { name, score: changed, points, change: points - base.points, moved: movedLines(scorer, base, changed) }
  })
  return { base, outcomes }
}

/** The sum when some groups are set: each counts once, instead of all that is below it. */
export function withGroups(changed: Score, groups: ReadonlyMap<string, Points>): Points {
  const known = new Map(changed.lines.map((line) => [line.code, line]))
  let points = changed.points
  for (const [code, wanted] of groups) points += wanted - (known.get(code)?.points ?? 0)
  return points
}

function movedLines(scorer: Scorer, base: Score, changed: Score): Outcome['moved'] {
  return base.lines.flatMap((line, i) => {
    const other = changed.lines[i]
    if (!other || !scorer.leafAt.has(line.code)) return []
    if (other.points === line.points && other.max === line.max) return []
    return [{ code: line.code, from: line.points, to: other.points, change: (other.points ?? 0) - (line.points ?? 0) }]
  })
}

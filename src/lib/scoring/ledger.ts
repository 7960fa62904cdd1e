import type { Points } from './decimal.ts'
import type { LineScore, Score } from './score.ts'
import type { Scorer } from './scorer.ts'

/** Why a line has lost points: scored low, not yet filled in, waiting for a decision, or not scored by anyone yet. */
export type LossReason = 'scored' | 'missing' | 'undecided' | 'unknown'

export type Loss = {
  code: string
  parent: string | null
  max: Points
  points: Points
  lost: Points
  reason: LossReason
}

/** Lost points against the applicable maximum; `lost` of all lines is exactly max − points of the score (SPEC F1). */
export function lostAgainstMaximum(scorer: Scorer, score: Score): Loss[] {
  return score.lines
    .filter((line) => scorer.leafAt.has(line.code) && (line.max !== 0 || line.points))
    .map((line): Loss => {
      const points = line.points ?? 0
      return {
        code: line.code,
        parent: line.parent,
        max: line.max,
        points,
        lost: line.max - points,
        reason: reasonOf(line),
      }
    })
    .sort((a, b) => b.lost - a.lost)
}

function reasonOf({ state }: LineScore): LossReason {
  if (state === 'missing' || state === 'incomplete') return 'missing'
  return state === 'undecided' || state === 'unknown' ? state : 'scored'
}

/** Points by code, for one unit and year; null is "no score". */
export type Values = ReadonlyMap<string, Points | null>

/** One line of the change against another year. `comparable` false: the series breaks, the change says little. */
export type Change = {
  from: string[]
  to: string[]
  before: Points | null
  now: Points | null
  change: Points
  kind: 'same' | 'renamed' | 'split' | 'merged' | 'new' | 'dropped'
  comparable: boolean | null
}

/** What the codes of one year became in another. */
export type Correspondence = Pick<Change, 'from' | 'to' | 'kind' | 'comparable'>

/** The correspondence of an edition with itself. */
export const unchanged = (codes: readonly string[]): Correspondence[] =>
  codes.map((code) => ({ from: [code], to: [code], kind: 'same', comparable: true }))

/**
 * Change against another year, line by line. What is missing counts nothing, so that the changes add up exactly to the
 * change of the sum; a line without a value in one of the years is not comparable (SPEC F2).
 */
export function changes(before: Values, now: Values, lines: readonly Correspondence[]): Change[] {
  return lines.map((line) => {
    const [was, is] = [sumOf(before, line.from), sumOf(now, line.to)]
    const gap = was === null || is === null
    return { ...line, before: was, now: is, change: (is ?? 0) - (was ?? 0), comparable: gap ? false : line.comparable }
  })
}

/** Lost points in the second sense of practice: what fell against last year, greatest loss first. */
export function lostAgainstLastYear(before: Values, now: Values, lines: readonly Correspondence[]): Change[] {
  return changes(before, now, lines)
    .filter(({ before, now, change }) => before !== null && now !== null && change < 0)
    .sort((a, b) => a.change - b.change)
}

function sumOf(values: Values, codes: readonly string[]): Points | null {
  if (codes.length === 0) return null
  let sum = 0
  for (const code of codes) {
    const value = values.get(code) ?? null
    if (value === null) return null
    sum += value
  }
  return sum
}

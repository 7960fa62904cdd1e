import { type Points, share, UNIT } from './decimal.ts'
import { explainLeaf } from './explain.ts'
import { emptyRow, fillRow, type InputProblem, type Inputs } from './inputs.ts'
import { FORECAST, INCOMPLETE, MISSING, newSheet, type Scorer, type Sheet, UNDECIDED } from './scorer.ts'

export type State = 'scored' | 'forecast' | 'missing' | 'undecided' | 'incomplete' | 'excluded' | 'unknown'

/** Result of one line, leaf or group. `points` is null where nothing is known; `max` is the applicable maximum. */
export type LineScore = {
  code: string
  parent: string | null
  state: State
  points: Points | null
  max: Points
  /** Leaves only: the arithmetic in words, one line for each part. */
  account: string[]
}

export type Score = {
  lines: LineScore[]
  points: Points
  max: Points
  /** Percent of the applicable maximum, in points of 100; null where the maximum is unknown or nothing applies. */
  percent: Points | null
  missing: string[]
  undecided: string[]
  forecast: string[]
  problems: InputProblem[]
}

/**
 * Scores one unit: every criterion with its arithmetic, sub-totals, total and percent of the applicable maximum. The words
 * cost most of it: `explained` says for which criteria they are wanted.
 */
export function score(scorer: Scorer, inputs: Inputs, explained: (code: string) => boolean = () => true): Score {
  const row = emptyRow(scorer)
  const problems = fillRow(scorer, inputs, row, 0)
  const sheet = newSheet(scorer.leaves.length)
  scorer.run(row, 0, sheet, 0)
  const lines = scorer.criteria.map(({ code }) => lineOf(scorer, code, sheet, explained(code) ? row : undefined))
  const codes = (state: State) =>
    lines.filter((it) => it.state === state && scorer.leafAt.has(it.code)).map((it) => it.code)
  const top = scorer.criteria.filter((it) => it.parent === null).map((it) => sumOf(scorer, it.code, sheet))
  const total = top.reduce((sum, it) => ({
    points: sum.points + it.points,
    max: sum.max + it.max,
    known: sum.known && it.known,
  }))
  return {
    lines,
    points: total.points,
    max: total.max,
    percent: percentOf(total),
    missing: [...codes('missing'), ...codes('incomplete'), ...codes('unknown')],
    undecided: codes('undecided'),
    forecast: codes('forecast'),
    problems,
  }
}

type Total = { points: Points; max: Points; known: boolean }

export const percentOf = ({ points, max, known }: Total): Points | null =>
  known && max > 0 ? share(100 * UNIT, points, max) : null

/** Points and applicable maximum at and below a code; what is missing counts nothing. `known`: no maximum is unknown. */
export function sumOf(scorer: Scorer, code: string, sheet: Sheet): Total {
  const i = scorer.leafAt.get(code)
  if (i !== undefined) {
    const points = sheet.points[i]!
    return {
      points: Number.isNaN(points) ? 0 : points,
      max: sheet.max[i]!,
      known: scorer.leaves[i]!.criterion.max !== null,
    }
  }
  const total: Total = { points: 0, max: 0, known: true }
  for (const child of scorer.childrenOf.get(code) ?? []) {
    const below = sumOf(scorer, child.code, sheet)
    total.points += below.points
    total.max += below.max
    total.known &&= below.known
  }
  return total
}

function lineOf(scorer: Scorer, code: string, sheet: Sheet, row: Float64Array | undefined): LineScore {
  const { parent } = scorer.byCode.get(code)!
  const i = scorer.leafAt.get(code)
  if (i === undefined) return { code, parent, account: [], ...groupState(scorer, code, sheet) }
  const leaf = scorer.leaves[i]!
  const state = stateOf(scorer, i, sheet)
  const points = sheet.points[i]!
  return {
    code,
    parent,
    state,
    points: Number.isNaN(points) || state === 'excluded' ? null : points,
    max: sheet.max[i]!,
    account: row ? explainLeaf(scorer, leaf, row) : [],
  }
}

function stateOf(scorer: Scorer, i: number, sheet: Sheet): State {
  const { criterion } = scorer.leaves[i]!
  const state = sheet.state[i]!
  if (state === UNDECIDED) return 'undecided'
  if (state === INCOMPLETE) return 'incomplete'
  if (state === MISSING) return criterion.method ? 'missing' : 'unknown'
  if (sheet.max[i] === 0 && criterion.max !== 0 && !criterion.beyondMaximum) return 'excluded'
  return state === FORECAST ? 'forecast' : 'scored'
}

function groupState(scorer: Scorer, code: string, sheet: Sheet): Pick<LineScore, 'state' | 'points' | 'max'> {
  const states = new Set(statesBelow(scorer, code, sheet))
  const { points, max } = sumOf(scorer, code, sheet)
  if (states.size === 1 && states.has('excluded')) return { state: 'excluded', points: null, max }
  const gaps = states.has('missing') || states.has('unknown') || states.has('undecided')
  const some = states.has('scored') || states.has('forecast') || states.has('incomplete')
  if (gaps && !some) return { state: 'missing', points: null, max }
  if (gaps || states.has('incomplete')) return { state: 'incomplete', points, max }
  return { state: states.has('forecast') ? 'forecast' : 'scored', points, max }
}

function statesBelow(scorer: Scorer, code: string, sheet: Sheet): State[] {
  const i = scorer.leafAt.get(code)
  if (i !== undefined) return [stateOf(scorer, i, sheet)]
  return (scorer.childrenOf.get(code) ?? []).flatMap((child) => statesBelow(scorer, child.code, sheet))
}

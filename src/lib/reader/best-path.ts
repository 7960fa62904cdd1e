import { type CellTraits, fit } from './cell-kinds.ts'
import type { ColumnRole } from './columns.ts'

/** Where a cell of a flattened table was put: a column, or a part of a group row. */
export type Placement =
  | { in: 'column'; column: number; opensRow: boolean }
  | { in: 'groupNumber' }
  | { in: 'groupTitle' }
  | { in: 'groupFiller' }

export type Path = {
  placements: Placement[]
  /** Lead of the chosen reading over the best other place for each cell; near 0 means that both read alike. */
  margins: Float32Array
}

const NEVER = -1e6

/**
 * The best path over the columns for cells that come one after another without a grid: each cell goes on in its
 * column, moves to a later one (the columns between are merged or missing) or opens a new row. Viterbi; time is
 * linear in the cells for a given number of columns.
 */
export function bestPath(cells: readonly CellTraits[], roles: readonly ColumnRole[]): Path {
  const k = roles.length
  const states = k + 3
  const [groupNumber, groupTitle, groupFiller] = [k, k + 1, k + 2]
  const move = transitions(roles)
  const n = cells.length
  const score = new Float64Array(n * states).fill(NEVER)
  const back = new Int16Array(n * states)
  const hasNumberColumn = roles.includes('number')
  const unmarked = unmarkedTitle(cells)
  for (let i = 0; i < n; i++) {
    const t = cells[i]!
    for (let s = 0; s < states; s++) {
      const here =
        s < k
          ? fit(t, roles[s]!)
          : s === groupNumber
            ? groupNumberFit(t)
            : s === groupTitle
              ? groupTitleFit(t) - (t.groupTitle ? 0 : unmarked)
              : t.empty
                ? 1
                : NEVER
      if (here <= NEVER) continue
      let best = NEVER
      let from = 0
      if (i === 0)
        best = s === groupNumber ? 0 : s === groupTitle ? titleFirst(t, roles) : s < k ? -headSkip(roles, s) : NEVER
      else {
        const row = (i - 1) * states
        for (let p = 0; p < states; p++) {
          let value = score[row + p]! + move[p * states + s]!
          if (p === s && s < k) value += stayBonus(t, cells[i - 1]!, roles[s]!)
          else if (t.continues) value -= 1.2
          if (p === groupNumber && s < k && hasNumberColumn) value -= 3
          // The numeral stands in a cell of its own.
          if (p === groupNumber && s === groupTitle && !t.groupTitle) value += unmarked
          if (value > best) {
            best = value
            from = p
          }
        }
      }
      score[i * states + s] = best + here
      back[i * states + s] = from
    }
  }
  return readBack(score, back, n, { states, k, groupNumber, groupTitle, groupFiller }, move)
}

type Frame = { states: number; k: number; groupNumber: number; groupTitle: number; groupFiller: number }

function readBack(score: Float64Array, back: Int16Array, n: number, f: Frame, move: Float64Array): Path {
  const placements = new Array<Placement>(n)
  const margins = new Float32Array(n)
  let s = 0
  let next = 0
  for (let i = n - 1; i >= 0; i--) {
    const row = i * f.states
    if (i === n - 1) for (let p = 0; p < f.states; p++) if (score[row + p]! > score[row + s]!) s = p
    margins[i] = marginAt(score, row, f.states, s, i === n - 1 ? undefined : { move, next })
    const from = i === 0 ? -1 : back[row + s]!
    if (s < f.k) placements[i] = { in: 'column', column: s, opensRow: from < 0 || from >= f.k || s < from }
    else placements[i] = { in: s === f.groupNumber ? 'groupNumber' : s === f.groupTitle ? 'groupTitle' : 'groupFiller' }
    next = s
    s = from
  }
  return { placements, margins }
}

function marginAt(
  score: Float64Array,
  row: number,
  states: number,
  chosen: number,
  then: { move: Float64Array; next: number } | undefined,
): number {
  const value = (p: number): number => score[row + p]! + (then ? then.move[p * states + then.next]! : 0)
  let other = NEVER
  for (let p = 0; p < states; p++) if (p !== chosen && value(p) > other) other = value(p)
  return Math.min(99, value(chosen) - other)
}

/** Where groups bear numerals a title without one is hardly a group. */
function unmarkedTitle(cells: readonly CellTraits[]): number {
  const marked = cells.filter((t) => t.number === 'roman' || t.number === 'capital' || t.groupTitle).length
  return marked > 1 ? 5 : 0
}

/** Where no number tells groups from criteria, an unmarked title at the top is a criterion. */
function titleFirst(t: CellTraits, roles: readonly ColumnRole[]): number {
  return t.groupTitle || roles[0] !== 'criterion' ? 0 : -4
}

const SKIP: Record<ColumnRole, number> = {
  number: 0.7,
  axis: 0.5,
  begin: 1.2,
  criterion: 0.8,
  task: 6,
  lead: 2,
  coordinate: 1.8,
  leadCoordinate: 2.2,
  deadline: 2,
  product: 1.2,
  funding: 0.6,
  monitor: 1,
  target: 0.7,
  note: 0.2,
}

/** Cost of a row that begins at column `first`. A number without its criterion is rarer than both merged. */
function headSkip(roles: readonly ColumnRole[], first: number): number {
  let cost = 0
  for (let c = 0; c < first; c++) cost += SKIP[roles[c]!]
  return cost
}

function between(roles: readonly ColumnRole[], from: number, to: number): number {
  let cost = 0
  for (let c = from + 1; c < to; c++) {
    const role = roles[c]!
    cost += role === 'criterion' && roles[from] === 'number' ? 2.5 : SKIP[role]
  }
  return cost
}

/** A row that ends behind column `last`. A numbered criterion alone shares the cells of the row above. */
function tailSkip(roles: readonly ColumnRole[], last: number): number {
  const role = roles[last]!
  if (role === 'criterion' || (role === 'target' && roles[last - 1] === 'criterion')) return 3.2
  let cost = 0
  for (let c = last + 1; c < roles.length; c++) cost += SKIP[roles[c]!]
  return cost
}

function transitions(roles: readonly ColumnRole[]): Float64Array {
  const k = roles.length
  const states = k + 3
  const move = new Float64Array(states * states).fill(NEVER)
  const set = (p: number, s: number, cost: number): void => {
    move[p * states + s] = -cost
  }
  for (let p = 0; p < k; p++) {
    for (let s = 0; s < k; s++) {
      if (s > p) set(p, s, between(roles, p, s))
      else if (s === p) set(p, s, Math.min(STAY[roles[p]!], tailSkip(roles, p) + headSkip(roles, s) + 0.5))
      else set(p, s, tailSkip(roles, p) + headSkip(roles, s) + 0.5)
    }
    set(p, k, tailSkip(roles, p) + 0.3)
    set(p, k + 1, tailSkip(roles, p) + 4)
  }
  set(k, k + 1, 0)
  for (let s = 0; s < k; s++) {
    set(k + 1, s, headSkip(roles, s))
    set(k + 2, s, headSkip(roles, s))
  }
  for (const p of [k + 1, k + 2]) {
    set(p, k, 0.5)
    set(p, k + 2, 0)
  }
  set(k + 1, k + 1, 5)
  return move
}

const STAY: Record<ColumnRole, number> = {
  number: 20,
  axis: 3,
  begin: 2.5,
  criterion: 3,
  task: 0.3,
  lead: 3.2,
  coordinate: 2.2,
  leadCoordinate: 1,
  deadline: 2.5,
  product: 1,
  funding: 1,
  monitor: 2.4,
  target: 1.5,
  note: 1,
}

/** Going on in the same cell costs less when the line above was broken in the middle. */
function stayBonus(t: CellTraits, before: CellTraits, role: ColumnRole): number {
  if (t.empty || before.empty || t.nothing || before.nothing || t.ditto || before.ditto) return -6
  if (t.continues) return 2.5
  if (before.listGoesOn && t.agency > 0.5) return 3
  if ((role === 'lead' || role === 'coordinate') && before.agency > 0.5 && before.bullet !== t.bullet) return -1.5
  if (role !== 'task' && role !== 'lead' && before.bullet && t.bullet) return 1.5
  return 0
}

function groupNumberFit(t: CellTraits): number {
  return t.number === 'roman' ? 6.5 : t.number === 'capital' ? 6.5 : NEVER
}

function groupTitleFit(t: CellTraits): number {
  if (t.empty || t.ditto || t.nothing || t.number !== 'none') return NEVER
  const title = 1 - t.agency * 3 - t.deadline * 4 - (t.bullet ? 4 : 0) - (t.stop ? 1.5 : 0) - (t.length > 200 ? 3 : 0)
  return t.groupTitle ? title + 6 : title - (t.length > 120 ? 1 : 0)
}

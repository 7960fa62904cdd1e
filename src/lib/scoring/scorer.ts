import { type Points, points } from './decimal.ts'
import type { Criterion } from './edition.ts'
import type { Figure } from './method.ts'
import { type Compiled, compileNode, effectKey, effectNumber, type Frame, type Sums } from './node.ts'

/** A criterion that is scored itself. `offset` is where its figures begin in a row. */
export type Leaf = {
  criterion: Criterion
  max: Points
  compiled: Compiled | undefined
  switchedOff: string | undefined
}

/** An edition, ready to score: every figure has its place in a row of `width` numbers. */
export type Scorer = {
  criteria: readonly Criterion[]
  byCode: ReadonlyMap<string, Criterion>
  childrenOf: ReadonlyMap<string | null, readonly Criterion[]>
  leaves: readonly Leaf[]
  leafAt: ReadonlyMap<string, number>
  width: number
  /** Place of "3.4.1:a" or "1.4:1/1a/met"; undefined when there is no such figure. */
  slot(code: string, key: string): number | undefined
  figure(code: string, key: string): Figure | undefined
  keysOf(code: string): readonly string[]
  /** Scores one row; points and maxima of the leaves go to `out` from `at` on. */
  run(row: Float64Array, base: number, out: Sheet, at: number): void
}

/** Results by leaf: NaN points where a figure is missing or a decision is open. */
export type Sheet = {
  points: Float64Array
  max: Float64Array
  state: Uint8Array
}

export const SCORED = 0
export const FORECAST = 1
export const MISSING = 2
export const UNDECIDED = 3
/** Some parts are known, others not: the points are those of the known parts. */
export const INCOMPLETE = 4

export type PrepareOptions = {
  /** Criteria (or whole groups) that are switched off, with the reason. */
  switchedOff?: ReadonlyMap<string, string>
}

const newSums = (): Sums => ({ points: 0, max: 0, missing: 0, undecided: 0, forecast: 0 })
export const newSheet = (size: number): Sheet => ({
  points: new Float64Array(size),
  max: new Float64Array(size),
  state: new Uint8Array(size),
})

class Layout {
  readonly slots = new Map<string, number>()
  readonly figures = new Map<string, Figure>()
  readonly keys = new Map<string, string[]>()

  place(code: string, key: string, figure?: Figure): number {
    const name = `${code}:${key}`
    if (figure) this.figures.set(name, figure)
    const known = this.slots.get(name)
    if (known !== undefined) return known
    this.slots.set(name, this.slots.size)
    this.keys.set(code, [...(this.keys.get(code) ?? []), key])
    return this.slots.size - 1
  }
}

/** Prepares an edition's criteria. They must have passed `checkEdition`: sums, codes and dependences are taken as right. */
export function prepare(criteria: readonly Criterion[], options: PrepareOptions = {}): Scorer {
  const byCode = new Map(criteria.map((it) => [it.code, it]))
  const childrenOf = new Map<string | null, Criterion[]>()
  for (const it of criteria) childrenOf.set(it.parent, [...(childrenOf.get(it.parent) ?? []), it])
  const leaves = criteria
    .filter((it) => !childrenOf.has(it.code))
    .map((criterion): Leaf => leafOf(criterion, byCode, options.switchedOff))
  const leafAt = new Map(leaves.map((leaf, i) => [leaf.criterion.code, i]))
  const layout = new Layout()
  const now = newSheet(leaves.length)
  for (const leaf of leaves) leaf.compiled = compileLeaf(leaf, layout, leafAt, now)
  const order = inOrder(leaves, leafAt)
  return {
    criteria,
    byCode,
    childrenOf,
    leaves,
    leafAt,
    width: layout.slots.size,
    slot: (code, key) => layout.slots.get(`${code}:${key}`),
    figure: (code, key) => layout.figures.get(`${code}:${key}`),
    keysOf: (code) => layout.keys.get(code) ?? [],
    run: runner(leaves, order, layout, now),
  }
}

function leafOf(
  criterion: Criterion,
  byCode: ReadonlyMap<string, Criterion>,
  switchedOff: ReadonlyMap<string, string> | undefined,
): Leaf {
  let reason: string | undefined
  for (let at: Criterion | undefined = criterion; at; at = at.parent === null ? undefined : byCode.get(at.parent)) {
    reason ??= switchedOff?.get(at.code)
  }
  return { criterion, max: points(criterion.max ?? 0), compiled: undefined, switchedOff: reason }
}

function compileLeaf(leaf: Leaf, layout: Layout, leafAt: ReadonlyMap<string, number>, now: Sheet) {
  const { criterion } = leaf
  layout.place(criterion.code, '!given')
  layout.place(criterion.code, effectKey(''))
  if (!criterion.method || criterion.max === null) return
  const frame: Frame = {
    place: (key, figure) => layout.place(criterion.code, key, figure),
    resultOf: (code) => {
      const i = leafAt.get(code)!
      return { points: () => now.points[i]!, max: () => now.max[i]! }
    },
  }
  return compileNode({ ...criterion, max: criterion.max, method: criterion.method }, frame)
}

/** Leaves after those that they depend on; a cycle (refused by the check) would end in the order of the table. */
function inOrder(leaves: readonly Leaf[], leafAt: ReadonlyMap<string, number>): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  const visit = (i: number) => {
    if (seen.has(i)) return
    seen.add(i)
    const method = leaves[i]!.criterion.method
    const on = method?.id === 'dependent' ? leafAt.get(method.on) : undefined
    if (on !== undefined) visit(on)
    order.push(i)
  }
  for (const i of leaves.keys()) visit(i)
  return order
}

function runner(leaves: readonly Leaf[], order: readonly number[], layout: Layout, now: Sheet): Scorer['run'] {
  const given = leaves.map(({ criterion }) => layout.place(criterion.code, '!given'))
  const effects = leaves.map(({ criterion }) => layout.place(criterion.code, effectKey('')))
  const excluded = effectNumber('excluded')
  const sums = newSums()
  return (row, base, out, at) => {
    for (const i of order) {
      const leaf = leaves[i]!
      sums.points = sums.max = sums.missing = sums.undecided = sums.forecast = 0
      const direct = row[base + given[i]!]!
      if (leaf.switchedOff === undefined) {
        const left = row[base + effects[i]!] === excluded
        if (left || Number.isNaN(direct)) runLeaf(leaf, left, row, base, sums)
        else {
          sums.points = direct
          sums.max = leaf.max
        }
      }
      const max = leaf.criterion.beyondMaximum ? 0 : sums.max
      const state = stateOf(sums)
      const got = state === MISSING || state === UNDECIDED ? Number.NaN : sums.points
      now.points[i] = out.points[at + i] = got
      now.max[i] = out.max[at + i] = max
      out.state[at + i] = state
    }
  }
}

function runLeaf(leaf: Leaf, left: boolean, row: Float64Array, base: number, sums: Sums): void {
  if (leaf.compiled) leaf.compiled.run(row, base, sums)
  else if (!left) {
    sums.max = leaf.max
    sums.missing = 1
  }
}

function stateOf({ points: got, missing, undecided, forecast }: Sums): number {
  if (undecided > 0) return UNDECIDED
  if (missing > 0) return got > 0 ? INCOMPLETE : MISSING
  return forecast > 0 ? FORECAST : SCORED
}

import { type Points, points, share } from './decimal.ts'
import type { Evaluate, Figure } from './method.ts'
import { ZERO_DENOMINATOR } from './method.ts'
import type { Effect, Method, Node } from './method-shape.ts'
import { kindOf } from './methods.ts'

/** What a criterion adds up to while its parts are reckoned. */
export type Sums = { points: Points; max: Points; missing: number; undecided: number; forecast: number }

/** A criterion or a part of it, ready to reckon. `path` is '' for the criterion, '1/' for a part, '1/1a/' below it. */
export type Compiled = {
  path: string
  label: string
  node: Node
  max: Points
  run(row: Float64Array, base: number, sums: Sums): void
  /** Points from the figures alone, before exceptions, gates and penalties; leaves only. */
  evaluate?: Evaluate
  parts: Compiled[]
  figures: Figure[]
}

/** Gives every figure its place in the row, and tells what another criterion of the same row came to. */
export type Frame = {
  place(key: string, figure?: Figure): number
  resultOf(code: string): { points: () => Points; max: () => Points }
}

export const EFFECTS = ['full', 'excluded', 'zero'] as const satisfies readonly Effect[]
const FULL = 0
const EXCLUDED = 1
const ZERO = 2
export const effectNumber = (effect: Effect): number => EFFECTS.indexOf(effect)

/** Keys of a row that are no figures of a method. */
export const effectKey = (path: string) => `${path}!effect`
export const decisionKey = (path: string) => `${path}!decision`
export const penaltyKey = (path: string, id: string) => `${path}!penalty:${id}`
export const gateKey = (path: string, id: string) => `${path}!gate:${id}`

export function compileNode(node: Node, frame: Frame, path = '', label = ''): Compiled {
  const max = points(node.max)
  const inner = compileMethod(node.method, max, node, frame, path)
  const automatic = automaticEffect(node, frame, path)
  const adjust = adjustment(node, frame, path)
  const slot = frame.place(effectKey(path))
  const run = (row: Float64Array, base: number, sums: Sums) => {
    const claimed = row[base + slot]!
    const effect = claimed >= 0 ? claimed : automatic ? automatic(row, base) : -1
    if (effect >= 0) return apply(effect, max, sums)
    const before = sums.points
    inner.run(row, base, sums)
    if (adjust) sums.points = before + adjust(row, base, sums.points - before)
  }
  return { ...inner, path, label, node, max, run }
}

function apply(effect: number, max: Points, sums: Sums): void {
  if (effect === EXCLUDED) return
  sums.max += max
  if (effect === FULL) sums.points += max
}

/** Exceptions that a figure itself shows, such as too few ballots. */
function automaticEffect(node: Node, frame: Frame, path: string) {
  const rules = (node.notApplicable ?? []).flatMap(({ automatic, effect, when }) =>
    automatic
      ? [
          {
            slot: frame.place(path + automatic.figure, { id: automatic.figure, label: when, kind: 'count' }),
            below: automatic.below,
            effect: effectNumber(effect),
          },
        ]
      : [],
  )
  if (rules.length === 0) return
  return (row: Float64Array, base: number): number => {
    for (const { slot, below, effect } of rules) if (row[base + slot]! < below) return effect
    return -1
  }
}

/** Gates first, then penalties one after the other. */
function adjustment(node: Node, frame: Frame, path: string) {
  const gates = (node.gates ?? []).map(({ id }) => frame.place(gateKey(path, id)))
  const penalties = (node.penalties ?? []).map(({ id, factor }) => ({
    slot: frame.place(penaltyKey(path, id)),
    factor,
  }))
  if (gates.length + penalties.length === 0) return
  return (row: Float64Array, base: number, got: Points): Points => {
    for (const slot of gates) if (row[base + slot] === 1) return 0
    let left = got
    for (const { slot, factor } of penalties) if (row[base + slot] === 1) left = share(left, factor, 1)
    return left
  }
}

type Inner = Pick<Compiled, 'run' | 'parts' | 'figures'> & { evaluate?: Evaluate }

function compileMethod(method: Method, max: Points, node: Node, frame: Frame, path: string): Inner {
  if (method.id === 'sum') {
    const parts = method.parts.map((part) => compileNode(part, frame, `${path}${part.id}/`, part.label))
    const run = (row: Float64Array, base: number, sums: Sums) => {
      for (let i = 0; i < parts.length; i++) parts[i]!.run(row, base, sums)
    }
    return { run, parts, figures: [] }
  }
  if (method.id === 'published') return compilePublished(method, max, node, frame, path)
  if (method.id === 'dependent') return compileDependent(method, max, node, frame, path)
  const kind = kindOf(method)
  const figures = kind.figures(method)
  for (const figure of figures) frame.place(path + figure.id, figure)
  const evaluate = kind.compile(method, max, (figure) => frame.place(path + figure))
  return { run: leafRun(evaluate, max, node, frame, path), evaluate, parts: [], figures }
}

/** Adds what the figures give, or what the text says about a quotient without a value. */
function leafRun(evaluate: Evaluate, max: Points, node: Node, frame: Frame, path: string) {
  const decision = frame.place(decisionKey(path))
  const stated = node.zeroDenominator
  const rule = stated === undefined || stated === 'unstated' ? -1 : effectNumber(stated)
  return (row: Float64Array, base: number, sums: Sums) => {
    const got = evaluate(row, base)
    if (got === ZERO_DENOMINATOR) {
      const decided = row[base + decision]!
      const effect = rule >= 0 ? rule : decided >= 0 ? decided : -1
      if (effect >= 0) return apply(effect, max, sums)
      sums.undecided += 1
    } else if (Number.isNaN(got)) sums.missing += 1
    else sums.points += got
    sums.max += max
  }
}

function compilePublished(
  method: Extract<Method, { id: 'published' }>,
  max: Points,
  node: Node,
  frame: Frame,
  path: string,
): Inner {
  const figure: Figure = { id: 'points', label: `điểm do ${method.by} công bố`, kind: 'points' }
  const slot = frame.place(`${path}points`, figure)
  const forecast = method.forecast && compileMethod(method.forecast, max, node, frame, path)
  const run = (row: Float64Array, base: number, sums: Sums) => {
    const given = row[base + slot]!
    if (Number.isNaN(given) && forecast) {
      const missing = sums.missing
      forecast.run(row, base, sums)
      if (sums.missing === missing) sums.forecast += 1
      return
    }
    sums.max += max
    if (Number.isNaN(given)) sums.missing += 1
    else sums.points += given
  }
  const inherited = forecast?.evaluate ? { evaluate: forecast.evaluate } : {}
  return { run, parts: forecast?.parts ?? [], figures: [figure, ...(forecast?.figures ?? [])], ...inherited }
}

/** What another criterion came to decides; else the criterion's own method. */
function compileDependent(
  method: Extract<Method, { id: 'dependent' }>,
  max: Points,
  node: Node,
  frame: Frame,
  path: string,
): Inner {
  const other = frame.resultOf(method.on)
  const own = compileMethod(method.otherwise, max, node, frame, path)
  const cases = method.cases.map((each) => ({ ...each, number: effectNumber(each.effect) }))
  const run = (row: Float64Array, base: number, sums: Sums) => {
    const [got, of] = [other.points(), other.max()]
    for (const { state, share: limit, number } of cases) {
      if (isIn(state, got, of, limit ?? 0)) return apply(number, max, sums)
    }
    own.run(row, base, sums)
  }
  return { ...own, run }
}

/** NaN points (missing or undecided) are in no state at all. */
function isIn(state: string, got: Points, of: Points, limit: number): boolean {
  if (state === 'excluded') return of === 0
  if (of === 0 || Number.isNaN(got)) return false
  if (state === 'full') return got === of
  if (state === 'zero') return got === 0
  return state === 'below' ? got < share(of, limit, 1) : got >= share(of, limit, 1)
}

export const isExcluded = (effect: number): boolean => effect === EXCLUDED
export const isZeroed = (effect: number): boolean => effect === ZERO

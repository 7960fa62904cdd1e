import type { Points } from './decimal.ts'

/** What a person or an import fills in for a method. Figures are decimals of at most 15 digits; options are their index. */
export type Figure = {
  id: string
  label: string
  kind: 'number' | 'count' | 'rate' | 'yesNo' | 'option' | 'points'
  unit?: string
  options?: { value: string; label: string }[]
  /** Another way to say the same: `rate` in place of `a` and `b`. */
  insteadOf?: string[]
}

/** Where a figure stands in a row, counted from the row's beginning. */
export type Slots = (figure: string) => number

/** Points; `NaN` where a figure is missing; `ZERO_DENOMINATOR` where the text's quotient has no value. */
export type Evaluate = (row: Float64Array, base: number) => Points
export const ZERO_DENOMINATOR = Number.POSITIVE_INFINITY

/** Reads a figure by name; `NaN` when it was not given. */
export type Read = (figure: string) => number

/** A limit of the ruling figure: just below `at` the method gives `below`, from `at` on it gives `from`. */
export type Level = { at: number; below: Points; from: Points }

/** Levels on a rate, a count or a growth; `falls`: more is worse (days late, place). */
export type Ladder = { of: 'rate' | 'count' | 'overTarget'; falls: boolean; levels: Level[] }

/** One method of the closed list: what it asks for, how it reckons, and how it says so in Vietnamese. */
export type Kind<M> = {
  figures(method: M): Figure[]
  compile(method: M, max: Points, at: Slots): Evaluate
  /** Least and most points that it can give. */
  bounds(method: M, max: Points): [least: Points, most: Points]
  /** The rule in words. */
  words(method: M, max: Points): string
  /** The arithmetic with the figures put in; all figures needed are there. */
  account(method: M, max: Points, read: Read, got: Points): string
  ladder?(method: M, max: Points): Ladder
}

const RATE: Figure = {
  id: 'rate',
  label: 'tỷ lệ (nhập thẳng, phần của 1)',
  kind: 'rate',
  insteadOf: ['a', 'b'],
}

/** The figures of a rate: below the line, above the line, or the rate itself. */
export function rateFigures(m: { a?: string | null | undefined; b?: string | undefined; unit?: string | undefined }) {
  const unit = m.unit ? { unit: m.unit } : {}
  if (!m.a) return [{ id: 'rate', label: m.b ?? 'tỷ lệ', kind: 'rate', ...unit }] satisfies Figure[]
  return [
    { id: 'a', label: m.a, kind: 'number', ...unit },
    { id: 'b', label: m.b ?? '', kind: 'number', ...unit },
    RATE,
  ] satisfies Figure[]
}

/** Numerator and denominator that a row gives, by turns without making objects: this runs millions of times. */
export function rateReader(m: { a?: string | null | undefined }, at: Slots) {
  const rate = at('rate')
  const a = m.a ? at('a') : -1
  const b = m.a ? at('b') : -1
  const denominator = (row: Float64Array, base: number): number => {
    if (a < 0) return row[base + rate]! >= 0 ? 1 : Number.NaN
    const below = row[base + a]!
    if (below >= 0 && row[base + b]! >= 0) return below
    return row[base + rate]! >= 0 ? 1 : Number.NaN
  }
  const numerator = (row: Float64Array, base: number): number => {
    if (a < 0) return row[base + rate]!
    const above = row[base + b]!
    return row[base + a]! >= 0 && above >= 0 ? above : row[base + rate]!
  }
  return { numerator, denominator }
}

import { type Figure, figureOf, millionths, quotient, Sum } from './figure.ts'

/** How a field of many becomes one of their superior (SPEC C). */
export type Aggregation =
  | { kind: 'sum' }
  /** Weighted by another field: a rate by what it is a rate of. */
  | { kind: 'weightedMean'; weight: string }
  /** Recomputed from its parts, never averaged: `times` is 100 for per cent. */
  | { kind: 'share'; numerator: string; denominator: string; times: number }
  /** The figure of whoever reported last: what describes the whole and not a part of it. */
  | { kind: 'last' }
  /** Stays with each agency: words, dates, what must not be added up. */
  | { kind: 'none' }

export type RollField = { code: string; decimals: number; aggregation: Aggregation }

/** What one agency reported. A figure that is missing is not zero. */
export type Leaf = {
  agencyId: string
  /** Counts the order of reporting, for `last`. */
  at: string
  figures: Readonly<Record<string, Figure | null | undefined>>
  /** Agencies whose figures are already in these. */
  includes?: readonly string[]
}

export type Rolled = {
  value: Figure | null
  /** Agencies whose figure is in it, and that owe theirs. */
  reported: string[]
  missing: string[]
}

/**
 * One figure for each field over all agencies of `expected`. Each agency counts once: the last of several reports, none
 * that another one includes. The order in which they came changes nothing but `last`. Throws RangeError for a field that
 * asks for one that is not there.
 */
export function rollUp(
  fields: readonly RollField[],
  leaves: readonly Leaf[],
  expected: readonly string[],
): Map<string, Rolled> {
  const counted = countedLeaves(leaves)
  const named = new Map(fields.map((field) => [field.code, field]))
  // Most fields are filled in by everybody: who reported and who did not is then the same for all of them.
  const everybody = whoReported(counted, expected)
  return new Map(
    fields.map((field) => {
      const whole = wholeLeaves(field, named, counted)
      const who = whole.length === counted.length ? everybody : whoReported(whole, expected)
      const value = field.aggregation.kind === 'none' ? null : combined(field, named, whole)
      return [field.code, { value, ...who }]
    }),
  )
}

function whoReported(leaves: readonly Leaf[], expected: readonly string[]): Pick<Rolled, 'reported' | 'missing'> {
  const covered = new Set(leaves.flatMap(({ agencyId, includes = [] }) => [agencyId, ...includes]))
  return { reported: leaves.map(({ agencyId }) => agencyId), missing: expected.filter((id) => !covered.has(id)) }
}

/** One leaf an agency, in the order of their ids, without those that stand in another one. */
export function countedLeaves(leaves: readonly Leaf[]): Leaf[] {
  const latest = new Map<string, Leaf>()
  for (const leaf of leaves) {
    const other = latest.get(leaf.agencyId)
    if (!other || other.at < leaf.at) latest.set(leaf.agencyId, leaf)
  }
  const inOthers = new Set(
    [...latest.values()].flatMap(({ agencyId, includes = [] }) => includes.filter((id) => id !== agencyId)),
  )
  return [...latest.values()]
    .filter(({ agencyId }) => !inOthers.has(agencyId))
    .sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1))
}

/** The agencies that gave all that the field asks for. */
function wholeLeaves(
  field: RollField,
  named: ReadonlyMap<string, RollField>,
  leaves: readonly Leaf[],
): readonly Leaf[] {
  const codes = partsOf(field)
  for (const code of codes)
    if (!named.has(code)) throw new RangeError(`${field.code} asks for ${code}, which is no field`)
  const [first = '', second] = codes
  if (second === undefined) return leaves.filter(({ figures }) => given(figures[first]))
  return leaves.filter(({ figures }) => given(figures[first]) && given(figures[second]))
}

const given = (figure: Figure | null | undefined): figure is Figure =>
  figure !== null && figure !== undefined && figure !== ''

/** The fields that must be there for one agency to count. */
function partsOf({ code, aggregation }: RollField): string[] {
  if (aggregation.kind === 'share') return [aggregation.numerator, aggregation.denominator]
  return aggregation.kind === 'weightedMean' ? [code, aggregation.weight] : [code]
}

function combined(field: RollField, named: ReadonlyMap<string, RollField>, leaves: readonly Leaf[]): Figure | null {
  if (leaves.length === 0) return null
  const { aggregation, code, decimals } = field
  const total = (of: string) => {
    const sum = new Sum(named.get(of)?.decimals ?? 0)
    for (const { figures } of leaves) sum.add(figures[of] ?? '0')
    return sum.total
  }
  if (aggregation.kind === 'sum') return figureOf(total(code))
  if (aggregation.kind === 'share') {
    return quotient(total(aggregation.numerator), total(aggregation.denominator), decimals, BigInt(aggregation.times))
  }
  if (aggregation.kind === 'weightedMean') {
    const products = leaves.map(({ figures }) => units(figures[code]) * units(figures[aggregation.weight]))
    const product = products.reduce((a, b) => a + b, 0n)
    return quotient(product, total(aggregation.weight) * 1_000_000n, decimals)
  }
  return lastOf(leaves).figures[code] ?? null
}

const units = (figure: Figure | null | undefined): bigint => millionths(figure ?? '0')

/** Two at one moment: the one with the smaller id, so that the answer does not depend on the order of arrival. */
const lastOf = (leaves: readonly Leaf[]): Leaf => leaves.reduce((best, each) => (each.at > best.at ? each : best))

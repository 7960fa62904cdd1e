import { approximate, type Points, points, share, UNIT } from './decimal.ts'
import { ranksOf } from './ranking.ts'

/** What a plan promises about an index, as a value that can be measured. Years are those of the results. */
export type Target =
  | { kind: 'rank'; atMost: number }
  | { kind: 'rankGain'; places: number; every: 'year' | 'once'; from: number; until: number }
  | { kind: 'points'; atLeast: number; strictly: boolean }
  | { kind: 'percent'; atLeast: number; strictly: boolean }
  | { kind: 'group'; within: readonly number[] }
  | { kind: 'everyLineRises' }

/** Where a unit stands in a year, beside the whole field (its own value is field[own]). */
export type Standing = {
  year: number
  max: Points
  field: readonly (Points | null)[]
  own: number
  /** Groups of the field, 0 the highest; for targets about groups. */
  groups?: readonly (number | null)[] | undefined
  /** Change of each line against last year; for "every line rises". */
  lineChanges?: readonly Points[] | undefined
}

/** `pointsNeeded`: what the total would have to gain if the others stay; null where nothing can be said. */
export type Distance = {
  reached: boolean | null
  /** In the target's own measure: places, points, percent, groups, lines; 0 when reached. */
  missing: number | null
  pointsNeeded: Points | null
}

const unknown: Distance = { reached: null, missing: null, pointsNeeded: null }
const met: Distance = { reached: true, missing: 0, pointsNeeded: 0 }

/** How far a unit is from a target in the year of its standing. `base`: the ranks of earlier years, for gains in rank. */
export function distanceTo(
  target: Target,
  standing: Standing,
  base: ReadonlyMap<number, number> = new Map(),
): Distance {
  const value = standing.field[standing.own] ?? null
  if (target.kind === 'everyLineRises') return linesDistance(standing)
  if (value === null) return unknown
  if (target.kind === 'points') return pointsDistance(value, points(target.atLeast), target.strictly, UNIT)
  if (target.kind === 'percent') {
    const wanted = share(standing.max, target.atLeast, 100)
    return pointsDistance(value, wanted, target.strictly, standing.max / 100)
  }
  if (target.kind === 'group') return groupDistance(target.within, standing, value)
  const wanted = target.kind === 'rank' ? target.atMost : rankWanted(target, standing.year, base)
  return wanted === null ? unknown : rankDistance(standing, value, wanted)
}

function linesDistance({ lineChanges }: Standing): Distance {
  if (!lineChanges) return unknown
  const fallen = lineChanges.filter((change) => change <= 0)
  const needed = fallen.reduce((sum, change) => sum - change, 0)
  return fallen.length === 0 ? met : { reached: false, missing: fallen.length, pointsNeeded: needed }
}

function pointsDistance(value: Points, wanted: Points, strictly: boolean, unit: number): Distance {
  if (strictly ? value > wanted : value >= wanted) return met
  const needed = wanted - value + (strictly ? 1 : 0)
  return { reached: false, missing: needed / unit, pointsNeeded: needed }
}

function rankDistance({ field, own }: Standing, value: Points, wanted: number): Distance {
  const rank = ranksOf(field)[own]?.rank
  if (rank === undefined) return unknown
  if (rank <= wanted) return met
  const others = field.filter((other, i): other is Points => i !== own && other !== null).sort((a, b) => b - a)
  // Equal to the wanted-th of the others shares its place.
  const level = others[Math.max(1, wanted) - 1]
  return {
    reached: false,
    missing: rank - wanted,
    pointsNeeded: level === undefined ? null : Math.max(0, level - value),
  }
}

function groupDistance(within: readonly number[], { groups, field, own }: Standing, value: Points): Distance {
  const group = groups?.[own]
  if (!groups || group === null || group === undefined) return unknown
  if (within.includes(group)) return met
  const wanted = Math.max(...within)
  if (group < wanted) return { reached: false, missing: wanted - group, pointsNeeded: null }
  const level = field.reduce<Points | null>((least, other, i) => {
    const isIn = other !== null && groups[i] === wanted
    return isIn && (least === null || other < least) ? other : least
  }, null)
  return { reached: false, missing: group - wanted, pointsNeeded: level === null ? null : Math.max(0, level - value) }
}

/** The rank that a gain in places asks for in a year; never better than 1. Null before the plan's first year. */
function rankWanted(
  target: Extract<Target, { kind: 'rankGain' }>,
  year: number,
  base: ReadonlyMap<number, number>,
): number | null {
  const start = base.get(target.from)
  if (start === undefined || year <= target.from) return null
  const years = target.every === 'once' ? 1 : Math.min(year, target.until) - target.from
  return Math.max(1, start - target.places * years)
}

/** Year by year what is asked, until the target's last year: a gain in rank every year is a staircase. */
export function pathOf(
  target: Target,
  years: readonly number[],
  base: ReadonlyMap<number, number>,
): { year: number; rank: number | null }[] {
  return years.map((year) => {
    if (target.kind === 'rank') return { year, rank: target.atMost }
    return { year, rank: target.kind === 'rankGain' ? rankWanted(target, year, base) : null }
  })
}

/** What is to be reached in each year on an even way from where one stands to a target. */
export type Milestone = { year: number; rank: number | null; points: Points | null }

/**
 * Even steps from the last result to the year that is promised: places for targets of place, points for those of points.
 * `needed` is what is missing in the target's last year; whole places are rounded up, so that no year asks for less.
 */
export function evenPath(
  from: { year: number; rank: number | null; points: Points | null },
  to: { year: number; rank: number | null; needed: Points | null },
): Milestone[] {
  const years = to.year - from.year
  if (years < 1 || years > 20) return []
  return Array.from({ length: years }, (_, i) => {
    const done = i + 1
    const places =
      from.rank === null || to.rank === null ? null : from.rank - Math.ceil(((from.rank - to.rank) * done) / years)
    const points =
      from.points === null || to.needed === null ? null : from.points + Math.round((to.needed * done) / years)
    return { year: from.year + done, rank: places === null ? null : Math.max(places, to.rank ?? 1), points }
  })
}

/** Percent of the maximum, as a number for a chart. */
export const percentOfMaximum = (value: Points, max: Points): number => approximate(share(100 * UNIT, value, max))

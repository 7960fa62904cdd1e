import { normals } from '../statistics/random.ts'
import { approximate, type Points } from './decimal.ts'

/** A published total with its standard error in points; null where none was published. */
export type Estimate = { points: Points; standardError: number | null }

/** Ranks between which 90 % of the simulated fields put the unit, and how often it was among the first ten. */
export type RankInterval = { low: number; high: number; middle: number; firstTen: number }

export type SimulationOptions = { draws?: number; seed?: number; coverage?: number }

/**
 * Ranks with an interval: every total is drawn from a normal distribution around what was published, again and again with
 * a fixed seed, and ranked. A total without a standard error stays where it is. 2,000 draws of 63 provinces take some
 * 30 ms. The published bounds of PAPI are 90 % two-sided (papi.md § 2.3); so is the default here.
 */
export function rankIntervals(field: readonly Estimate[], options: SimulationOptions = {}): RankInterval[] {
  const { draws = 2_000, seed = 20_250_701, coverage = 0.9 } = options
  const random = normals(seed)
  const n = field.length
  const counts = field.map(() => new Uint32Array(n + 1))
  const drawn = new Float64Array(n)
  const order = Array.from({ length: n }, (_, i) => i)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < n; i++) {
      const { points, standardError } = field[i]!
      drawn[i] = approximate(points) + (standardError ? standardError * random() : 0)
    }
    order.sort((a, b) => drawn[b]! - drawn[a]!)
    for (let place = 0; place < n; place++) counts[order[place]!]![place + 1]! += 1
  }
  return counts.map((places) => intervalOf(places, draws, (1 - coverage) / 2))
}

function intervalOf(places: Uint32Array, draws: number, tail: number): RankInterval {
  const at = (share: number): number => {
    let seen = 0
    for (let rank = 1; rank < places.length; rank++) {
      seen += places[rank]!
      if (seen > draws * share) return rank
    }
    return places.length - 1
  }
  const firstTen = places.slice(1, 11).reduce((sum, count) => sum + count, 0) / draws
  return { low: at(tail), high: at(1 - tail - 1e-12), middle: at(0.5), firstTen }
}

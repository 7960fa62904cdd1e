import { normalQuantile } from '../statistics/distributions.ts'
import { SamplingFault } from './fault.ts'

export type Precision = {
  /** Half the width of the interval of a share: 0.05 for five points. */
  margin: number
  level?: number
  /** The share that is expected; one half is the worst case. */
  share?: number
  /** Of the design against a simple random sample. */
  designEffect?: number
  /** People there are; left out, as if without end. */
  population?: number
  /** Of those asked, how many answer. */
  responseRate?: number
}

export type SampleSize = { answers: number; invitations: number }

/** SPEC F1. How many answers give the margin of error, and how many people to ask for that. */
export function sampleSize(wanted: Precision): SampleSize {
  const { margin, population = Infinity, responseRate = 1 } = wanted
  checkShare('margin', margin)
  if (!(responseRate > 0 && responseRate <= 1)) throw new SamplingFault('figures', 'Response rate', 'responseRate')
  const { square, effect } = spread(wanted)
  const endless = (effect * square) / margin ** 2
  const answers = up(population === Infinity ? endless : endless / (1 + (endless - 1) / population))
  return { answers: Math.min(answers, population), invitations: up(Math.min(answers, population) / responseRate) }
}

/** SPEC F2. The margin of error of a share that so many answers give: the other way round. */
export function marginOfError(answers: number, wanted: Omit<Precision, 'margin'>): number {
  const { population = Infinity } = wanted
  if (!(answers >= 1 && answers <= population)) throw new SamplingFault('figures', 'Number of answers', 'answers')
  const { square, effect } = spread(wanted)
  const left = population === Infinity ? 1 : population === 1 ? 0 : (population - answers) / (population - 1)
  return Math.sqrt((effect * square * left) / answers)
}

function spread({ level = 0.95, share = 0.5, designEffect = 1, population = Infinity }: Omit<Precision, 'margin'>) {
  checkShare('level', level)
  checkShare('share', share)
  if (!(designEffect > 0)) throw new SamplingFault('figures', 'Design effect', 'designEffect')
  if (!(population >= 1)) throw new SamplingFault('figures', 'Population', 'population')
  return { square: normalQuantile((1 + level) / 2) ** 2 * share * (1 - share), effect: designEffect }
}

function checkShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new SamplingFault('figures', `${name} lies between 0 and 1`, name)
}

/** Up to the next whole number, unless the last bits alone made it larger. */
const up = (value: number) => Math.ceil(value - 1e-9 * Math.max(1, value))

/** SPEC F3. Kish: 1 + (m − 1)·ρ for m answers a cluster whose members are alike by ρ. */
export const clusterDesignEffect = (perCluster: number, alike: number): number => 1 + (perCluster - 1) * alike

/** SPEC F4. n = N / (1 + N·e²), rounded up, for those who must use it; e in hundredths of a per cent (500 for 5 %). Exact. */
export function slovin(population: number, marginInBasisPoints: number): number {
  for (const [name, value] of Object.entries({ population, margin: marginInBasisPoints })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new SamplingFault('figures', `${name} is a whole number`, name)
  }
  const [n, e] = [BigInt(population), BigInt(marginInBasisPoints)]
  const one = 100_000_000n
  const under = one + n * e * e
  return Number((n * one + under - 1n) / under)
}

/**
 * SPEC F5. Shares a number of answers out over strata by their sizes: none gets less than `least` (or all it has), the rest
 * by largest remainders, the earlier stratum first where they are equal. Whole numbers throughout.
 */
export function allocate(total: number, sizes: readonly number[], least = 0): number[] {
  const room = sizes.reduce((sum, size) => sum + size, 0)
  for (const size of [total, least, ...sizes, total * room]) {
    if (!Number.isSafeInteger(size) || size < 0)
      throw new SamplingFault('measure', 'Not a whole number, or too large', size)
  }
  const given = sizes.map((size) => Math.min(least, size))
  let left = Math.min(total, room)
  let free = [...sizes.keys()]
  for (;;) {
    const all = free.reduce((sum, i) => sum + sizes[i]!, 0)
    const small = free.filter((i) => left * sizes[i]! < given[i]! * all)
    if (small.length === 0) {
      shareOut(given, { left, free, sizes, all })
      return given
    }
    left -= small.reduce((sum, i) => sum + given[i]!, 0)
    if (left < 0) throw new SamplingFault('take', 'Not enough for the least of every stratum', total)
    free = free.filter((i) => !small.includes(i))
  }
}

type Share = { left: number; free: readonly number[]; sizes: readonly number[]; all: number }

function shareOut(given: number[], { left, free, sizes, all }: Share): void {
  const parts = free.map((i) => ({ i, remainder: all === 0 ? 0 : (left * sizes[i]!) % all }))
  let rest = left
  for (const { i, remainder } of parts) {
    given[i] = all === 0 ? 0 : (left * sizes[i]! - remainder) / all
    rest -= given[i]!
  }
  for (const { i } of parts.toSorted((a, b) => b.remainder - a.remainder).slice(0, rest)) given[i]!++
}

import { SamplingFault } from './fault.ts'
import type { Below } from './streams.ts'

/** A unit of the frame: a commune, a village, a person. */
export type FrameUnit = {
  id: string
  name?: string
  /** Unit of the stage before in which it lies. */
  parent?: string
  stratum?: string
  /** Measure of size for PPS, a whole number such as its inhabitants. */
  size?: number
  /** Taken without a draw, such as the commune with the seat of the province. */
  certain?: boolean
}

/** Systematic with probability by size; systematic with equal probability; at random one by one. */
export type Method = 'pps' | 'equal' | 'random'

export type GroupPlan = { method: Method; take: number; reserves?: number }

/** A unit drawn; it had the chance `over`/`under`, in whole numbers. */
export type Selected = { id: string; over: number; under: number; certain: boolean }

export type GroupDraw = {
  /** Units there were, and the sum of their measures (of units without a draw too). */
  units: number
  total: number
  /** The random start of a systematic draw, out of `interval`; null where nothing was left to chance. */
  start: number | null
  interval: number
  selected: Selected[]
  /** In the order in which they are to be used. */
  reserves: string[]
  /** Units that were asked for and are not there. */
  short: number
}

/** SPEC B. Draws from one group: a stratum, or the units of a parent. Selected units stand in the order of the frame. */
export function drawGroup(units: readonly FrameUnit[], plan: GroupPlan, random: Below): GroupDraw {
  const { method, take, reserves = 0 } = plan
  for (const number of [take, reserves]) {
    if (!Number.isInteger(number) || number < 0) throw new SamplingFault('take', `Take ${number}`, number)
  }
  const sizes = measures(units, method)
  const forced = units.flatMap((unit, i) => (unit.certain ? [i] : []))
  if (forced.length > take) {
    throw new SamplingFault(
      'tooManyCertain',
      `${forced.length} units are certain, ${take} are taken`,
      units[0]?.stratum,
    )
  }
  const first = drawFrom(sizes, { method, take, forced }, random)
  const taken = new Set(first.selected.map(({ at }) => at))
  const left = [...units.keys()].filter((i) => !taken.has(i))
  const second = drawFrom(
    left.map((i) => sizes[i]!),
    { method, take: Math.min(reserves, left.length), forced: [] },
    random,
  )
  return {
    units: units.length,
    total: sizes.reduce((sum, size) => sum + size, 0),
    start: first.start,
    interval: first.interval,
    selected: first.selected
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, ...chance }) => ({ id: units[at]!.id, ...chance })),
    reserves: shuffled(second.selected, random).map(({ at }) => units[left[at]!]!.id),
    short: Math.max(0, take + reserves - units.length),
  }
}

function measures(units: readonly FrameUnit[], method: Method): number[] {
  return units.map(({ id, size = Number.NaN }) => {
    if (method !== 'pps') return 1
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new SamplingFault('measure', `The measure of ${id} is not a positive whole number`, id)
    }
    return size
  })
}

type Chosen = { at: number; over: number; under: number; certain: boolean }
type Part = { method: Method; take: number; forced: readonly number[] }
type Drawn = { selected: Chosen[]; start: number | null; interval: number }

function drawFrom(sizes: readonly number[], { method, take, forced }: Part, random: Below): Drawn {
  const { certain, rest, n, total } = certainties(sizes, { take, forced })
  const selected = certain.map((at): Chosen => ({ at, over: 1, under: 1, certain: true }))
  if (n === 0) return { selected, start: null, interval: 0 }
  if (!Number.isSafeInteger(total * n)) throw new SamplingFault('measureTooLarge', 'Measures add up to too much', total)
  if (method === 'random') {
    const picked = shuffled(rest, random, n).map((at) => ({ at, over: n, under: rest.length, certain: false }))
    return { selected: [...selected, ...picked], start: null, interval: 0 }
  }
  const start = random(total)
  let point = start
  let reached = 0
  for (const at of rest) {
    reached += sizes[at]! * n
    if (point >= reached) continue
    selected.push({ at, over: sizes[at]! * n, under: total, certain: false })
    point += total
  }
  return { selected, start, interval: total }
}

/** SPEC B2. What is taken in any case: as the frame says, then again and again what is as large as the interval. */
function certainties(sizes: readonly number[], { take, forced }: Omit<Part, 'method'>) {
  const certain = [...forced]
  let rest = [...sizes.keys()].filter((i) => !forced.includes(i))
  for (;;) {
    const n = Math.min(take - certain.length, rest.length)
    const total = rest.reduce((sum, i) => sum + sizes[i]!, 0)
    const large = n === 0 ? [] : rest.filter((i) => sizes[i]! * n >= total)
    if (large.length === 0) return { certain, rest, n, total }
    certain.push(...large)
    rest = rest.filter((i) => !large.includes(i))
  }
}

/** SPEC B4. The first n of a random order: each place takes one of those that are left. */
function shuffled<T>(list: readonly T[], random: Below, n = list.length): T[] {
  const order = [...list]
  for (let i = 0; i < Math.min(n, list.length - 1); i++) {
    const j = i + random(order.length - i)
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
  return order.slice(0, n)
}

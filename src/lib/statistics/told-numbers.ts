import type { Interval } from './intervals.ts'

/** The different numbers of a group of people, the least first, and how many gave each. */
export type Given = { sorted: ArrayLike<number>; people: ArrayLike<number> }

/** No number is told that fewer people share; `unit` is the last decimal of the answers. */
export type Telling = { least: number; unit: number }

/** Rounded to whole steps; ends are NaN where too few stand behind them. */
export type ToldQuantile = { value: number; low: number; high: number; step: number }

const mostSteps = 40

/**
 * SPEC K4. A quantile and its interval rounded so far that at least `least` people gave a number that rounds to the same;
 * null where that is coarser than half of the quantile itself.
 */
export function toldQuantile(
  given: Given,
  { value, ends }: { value: number; ends: Interval },
  { least, unit }: Telling,
): ToldQuantile | null {
  if (!Number.isFinite(value)) return null
  const isShared = (figure: number, step: number) => peopleAt(given, figure, step) >= least
  const steps = [...stepsFrom(unit, Math.max(unit, Math.abs(value) / 2))]
  const alone = steps.find((step) => isShared(value, step))
  if (alone === undefined) return null
  const { low, high } = ends
  const all = steps.find((step) => [low, value, high].every((figure) => isShared(figure, step)))
  const step = all ?? alone
  const at = (figure: number) => (all === undefined ? Number.NaN : roundedTo(figure, step))
  return { value: roundedTo(value, step), low: at(low), high: at(high), step }
}

/** Halves go up, as in the script that reckons again. */
const roundedTo = (figure: number, step: number): number => Number((Math.floor(figure / step + 0.5) * step).toFixed(9))

function* stepsFrom(unit: number, most: number): Generator<number> {
  for (let i = 0; i < mostSteps; i++) {
    const step = Number((unit * [1, 2, 5][i % 3]! * 10 ** Math.floor(i / 3)).toPrecision(12))
    if (step > most * (1 + 1e-12)) return
    yield step
  }
}

function peopleAt({ sorted, people }: Given, figure: number, step: number): number {
  if (!Number.isFinite(figure)) return 0
  const own = Math.floor(figure / step + 0.5)
  let count = 0
  for (let i = firstFrom(sorted, step, own); i < sorted.length; i++) {
    if (Math.floor(sorted[i]! / step + 0.5) > own) break
    count += people[i]!
  }
  return count
}

function firstFrom(sorted: ArrayLike<number>, step: number, wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Math.floor(sorted[middle]! / step + 0.5) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * SPEC K5. Whether a mean tells what the one with the greatest number gave, to whoever gave the next: what the others make
 * up together is less than `share` of it (the p % rule).
 */
export function isDominated({ sorted, people }: Given, share = 0.1): boolean {
  const greatest: number[] = []
  let sum = 0
  for (let i = 0; i < sorted.length; i++) {
    const [size, count] = [Math.abs(sorted[i]!), people[i]!]
    if (count === 0) continue
    sum += size * count
    greatest.push(...Array.from({ length: Math.min(2, count) }, () => size))
    if (greatest.length > 64) keepTwo(greatest)
  }
  keepTwo(greatest)
  const [first = 0, second = 0] = greatest
  return first > 0 && sum - first - second < share * first
}

function keepTwo(greatest: number[]): void {
  greatest.sort((a, b) => b - a)
  greatest.length = Math.min(2, greatest.length)
}

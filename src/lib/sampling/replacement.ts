import type { GroupDraw } from './draw.ts'
import { SamplingFault } from './fault.ts'

/** Why a drawn unit gives no answer. Whoever does not belong to the population is told apart from who does not answer. */
export const replacementReasons = ['refused', 'notMet', 'unable', 'moved', 'dead', 'notEligible', 'notFound'] as const
export type ReplacementReason = (typeof replacementReasons)[number]

const outsideThePopulation: ReadonlySet<ReplacementReason> = new Set(['moved', 'dead', 'notEligible'])

export type Replacement = { out: string; by: string; reason: ReplacementReason }

type Drawn = Pick<GroupDraw, 'selected' | 'reserves'>

/** SPEC G. The next reserve in the order drawn takes the place; nobody chooses. The list given stays as it is. */
export function replaceUnit(
  group: Drawn,
  done: readonly Replacement[],
  { out, reason }: { out: string; reason: ReplacementReason },
): Replacement {
  if (!replacementReasons.includes(reason)) throw new SamplingFault('figures', 'A replacement has a reason', 'reason')
  if (done.some((each) => each.out === out))
    throw new SamplingFault('alreadyReplaced', `${out} is replaced already`, out)
  if (!unitsNow(group, done).includes(out)) throw new SamplingFault('notInSample', `${out} is not in the sample`, out)
  const used = new Set(done.map(({ by }) => by))
  const by = group.reserves.find((id) => !used.has(id))
  if (by === undefined) throw new SamplingFault('noReserveLeft', 'Every reserve has been used', out)
  return { out, by, reason }
}

/** Who is in the sample after the replacements. */
export function unitsNow({ selected }: Drawn, done: readonly Replacement[]): string[] {
  const by = new Map(done.map((each) => [each.out, each.by]))
  return selected.map(({ id }) => {
    let now = id
    for (let next = by.get(now); next !== undefined; next = by.get(now)) now = next
    return now
  })
}

/** SPEC G3. Of those who were tried, how many do not belong to the population, and how many gave no answer. */
export function fieldCounts(done: readonly Replacement[]): { outside: number; silent: number } {
  const outside = done.filter(({ reason }) => outsideThePopulation.has(reason)).length
  return { outside, silent: done.length - outside }
}

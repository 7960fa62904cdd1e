import { drawGroup, type FrameUnit, type GroupDraw, type Method } from './draw.ts'
import { SamplingFault } from './fault.ts'
import { type Below, streamsOf } from './streams.ts'

export type StagePlan = {
  name: string
  method: Method
  /** From each group, or by the name of the stratum. */
  take: number | Readonly<Record<string, number>>
  reserves?: number
}

/** The draw of one group, as an outsider needs it to draw again: its stream, and what came of it. */
export type DrawnGroup = GroupDraw & { stage: string; parent: string | null; stratum: string | null; stream: number }

export type StageDraw = { name: string; seed: number; groups: DrawnGroup[]; nextStream: number }

type StageOptions = {
  seed: number
  /** Number of the first stream; the stage before says which comes next. */
  stream?: number
  /** Units drawn at the stage before, in their order. Left out at the first stage. */
  parents?: readonly string[]
}

/**
 * SPEC C. Draws one stage. At the first each stratum has its own stream; below it each parent has one, and the strata in
 * it follow one another. A parent without units keeps its stream, so that lists which come later change no other draw.
 */
export function drawStage(plan: StagePlan, units: readonly FrameUnit[], options: StageOptions): StageDraw {
  const { seed, stream: first = 1, parents } = options
  refuseDoubles(units)
  const streamAt = streamsOf(seed)
  const groups: DrawnGroup[] = []
  const draw = (own: readonly FrameUnit[], parent: string | null, stream: number, random: Below) => {
    const stratum = own[0]?.stratum ?? null
    const take = takeOf(plan, stratum)
    const drawn = drawGroup(own, { method: plan.method, take, reserves: plan.reserves ?? 0 }, random)
    groups.push({ ...drawn, stage: plan.name, parent, stratum, stream })
  }
  if (!parents) {
    if (units.length === 0) throw new SamplingFault('noUnits', 'The frame is empty', plan.name)
    const strata = [...Map.groupBy(units, ({ stratum }) => stratum).values()]
    for (const [i, own] of strata.entries()) draw(own, null, first + i, streamAt(first + i))
    return { name: plan.name, seed, groups, nextStream: first + strata.length }
  }
  const byParent = Map.groupBy(units, ({ parent }) => parent)
  for (const [i, parent] of parents.entries()) {
    const random = streamAt(first + i)
    const strata = Map.groupBy(byParent.get(parent) ?? [], ({ stratum }) => stratum)
    if (strata.size === 0) draw([], parent, first + i, random)
    for (const own of strata.values()) draw(own, parent, first + i, random)
  }
  return { name: plan.name, seed, groups, nextStream: first + parents.length }
}

function refuseDoubles(units: readonly FrameUnit[]): void {
  const seen = new Set<string>()
  for (const { id } of units) {
    if (seen.has(id)) throw new SamplingFault('duplicate', `${id} stands twice in the frame`, id)
    seen.add(id)
  }
}

function takeOf({ take, name }: StagePlan, stratum: string | null): number {
  if (typeof take === 'number') return take
  const own = stratum === null ? undefined : take[stratum]
  if (own === undefined) throw new SamplingFault('noTake', `No take for stratum ${stratum} of ${name}`, stratum ?? name)
  return own
}

/** A unit of the last stage with the chance that it had, as a fraction in lowest terms, and its base weight. */
export type SampledUnit = {
  id: string
  /** Units of the stages above, from the first on. */
  above: string[]
  over: bigint
  under: bigint
  weight: number
}

export type SampleDraw = { seed: number; stages: StageDraw[]; sample: SampledUnit[] }

/** SPEC C, D. Draws all stages from one seed; `frames` has the units of each stage. */
export function drawSample(
  plans: readonly StagePlan[],
  frames: readonly (readonly FrameUnit[])[],
  seed: number,
): SampleDraw {
  const stages: StageDraw[] = []
  for (const [i, plan] of plans.entries()) {
    const before = stages.at(-1)
    const parents = before?.groups.flatMap(({ selected }) => selected.map(({ id }) => id))
    stages.push(
      drawStage(plan, frames[i] ?? [], { seed, ...(before && parents ? { stream: before.nextStream, parents } : {}) }),
    )
  }
  return { seed, stages, sample: baseWeights(stages) }
}

/** SPEC D1. Chances multiplied over the stages, exactly; the base weight is one over the chance. */
export function baseWeights(stages: readonly StageDraw[]): SampledUnit[] {
  let above = new Map<string | null, Omit<SampledUnit, 'weight'>>([[null, { id: '', above: [], over: 1n, under: 1n }]])
  for (const { groups } of stages) {
    const own = new Map<string | null, Omit<SampledUnit, 'weight'>>()
    for (const { parent, selected } of groups) {
      const before = above.get(parent)
      if (!before) throw new SamplingFault('notInSample', `${parent} was not drawn`, parent ?? '')
      for (const { id, over, under } of selected) {
        const path = before.id === '' ? [] : [...before.above, before.id]
        own.set(id, { id, above: path, ...lowest(before.over * BigInt(over), before.under * BigInt(under)) })
      }
    }
    above = own
  }
  return [...above.values()].map((unit) => ({ ...unit, weight: quotient(unit.under, unit.over) }))
}

function lowest(over: bigint, under: bigint): { over: bigint; under: bigint } {
  let [a, b] = [over, under]
  while (b > 0n) [a, b] = [b, a % b]
  return { over: over / a, under: under / a }
}

/** The quotient to 60 bits before it becomes a double: the same on every machine, also for long fractions. */
function quotient(over: bigint, under: bigint): number {
  return Number((over << 60n) / under) / 2 ** 60
}

import type { CellStage } from './cell-design.ts'
import { DesignFault, type Stage } from './design.ts'

type Flags = ArrayLike<number | boolean>
type Label = number | string

/**
 * SPEC A6. Units that were taken with certainty become strata of their own, and what was drawn within them stands in their
 * place as the first stage; the other rows keep their stages. `certain` has an entry a row, the same for a whole unit.
 */
export function certaintyAsStrata(stages: readonly Stage[], certain: Flags): Stage[] {
  const moved = movedUp(
    stages.map(({ clusters, ...own }) => ({ ...own, unitAt: (row) => clusters?.[row] ?? row })),
    certain,
  )
  return moved.map(({ units, ...own }) => ({ ...own, clusters: units.map((unit) => unit ?? '') }))
}

/** SPEC A6 for a design by cells; where each row is a unit it stays one. */
export const certaintyOfCells = (stages: readonly CellStage[], certain: Flags): CellStage[] =>
  movedUp(
    stages.map(({ units, ...own }) => ({ ...own, unitAt: (cell) => units?.[cell] ?? null })),
    certain,
  )

type Known = Pick<Stage, 'strata' | 'population'> & { unitAt(at: number): Label | null }
type Moved = { strata: string[]; units: (string | null)[]; population: number[] }

function movedUp(stages: readonly Known[], certain: Flags): Moved[] {
  const [first] = stages
  if (!first) throw new DesignFault('noRows', 'A design needs a stage')
  const all = [...Array(certain.length).keys()]
  return stages.map((own, k): Moved => {
    const stageOf = (at: number) => (certain[at] ? stages[k + 1] : own)
    // The unit that is now a stratum; at the stages below, its rows lie in it already.
    const within = (at: number) => (certain[at] && k === 0 ? [first.unitAt(at)] : [])
    return {
      strata: all.map((at) => named(certain[at], within(at), stageOf(at)?.strata?.[at])),
      // Where nothing was drawn below, the unit stands for itself and is taken whole.
      units: all.map((at) => {
        const unit = stageOf(at)?.unitAt(at)
        return unit === null ? null : named(certain[at], within(at), unit)
      }),
      population: all.map((at) => (stageOf(at) ? (stageOf(at)!.population?.[at] ?? Infinity) : 1)),
    }
  })
}

const named = (certain: unknown, within: readonly unknown[], label: unknown): string =>
  JSON.stringify([Boolean(certain), ...within, label ?? 0])

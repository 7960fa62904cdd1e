import { DesignFault, type Stage } from './design.ts'

type Flags = ArrayLike<number | boolean>

/**
 * SPEC A6. Units that were taken with certainty become strata of their own, and what was drawn within them stands in their
 * place as the first stage; the other rows keep their stages. `certain` has an entry a row, the same for a whole unit.
 */
export function certaintyAsStrata(stages: readonly Stage[], certain: Flags): Stage[] {
  const [first] = stages
  if (!first) throw new DesignFault('noRows', 'A design needs a stage')
  const rows = [...Array(certain.length).keys()]
  const unitOf = (stage: Stage, row: number) => stage.clusters?.[row] ?? row
  return stages.map((own, k): Stage => {
    const stageOf = (row: number) => (certain[row] ? stages[k + 1] : own)
    // The unit that is now a stratum; at the stages below, its rows lie in it already.
    const within = (row: number) => (certain[row] && k === 0 ? [unitOf(first, row)] : [])
    return {
      strata: rows.map((row) => named(certain[row], within(row), stageOf(row)?.strata?.[row])),
      // Where nothing was drawn below, the unit stands for itself and is taken whole.
      clusters: rows.map((row) => named(certain[row], within(row), stageOf(row) && unitOf(stageOf(row)!, row))),
      population: rows.map((row) => (stageOf(row) ? (stageOf(row)!.population?.[row] ?? Infinity) : 1)),
    }
  })
}

const named = (certain: unknown, within: readonly unknown[], label: unknown): string =>
  JSON.stringify([Boolean(certain), ...within, label ?? 0])

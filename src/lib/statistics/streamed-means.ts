import { type CompiledStage, DesignFault, type OnePsu } from './design.ts'
import { CellNumbers, stageCells } from './domain-cells.ts'
import type { Column } from './estimates.ts'
import type { Tabulated } from './tabulate.ts'
import { UnitSums } from './unit-sums.ts'

type Labels = ArrayLike<number | string>

/** Answers as they come: a list for each, an entry a row; a column for each item, NaN where there is no answer. */
export type Chunk = {
  /** First-stage units; one unit lies in one stratum, whichever chunk it comes in. */
  clusters: Labels
  strata?: Labels
  domains?: Labels
  weights: ArrayLike<number>
  columns: readonly Column[]
}

export type StreamOptions = {
  items: number
  onePsu?: OnePsu
  /** First-stage units of each stratum in the population; left out, as if drawn with replacement. */
  populations?: ReadonlyMap<number | string, number>
}

/**
 * SPEC I4. Answers added chunk by chunk; what is kept grows with clusters × domains × items, not with answers. The first
 * stage alone makes the variance ("ultimate clusters"); designs whose lower stages count are for `tabulate`.
 */
export class StreamedMeans {
  readonly #options: StreamOptions
  readonly #strata = new Map<number | string, number>()
  readonly #units = new Map<number | string, number>()
  readonly #domains = new Map<number | string, number>()
  readonly #stratumOfUnit: number[] = []
  readonly #cells = new CellNumbers()
  readonly #sums: UnitSums
  rows = 0

  constructor(options: StreamOptions) {
    this.#options = options
    this.#sums = new UnitSums(options.items)
  }

  /** Throws DesignFault where a chunk contradicts itself or what came before; then nothing of it has been added. */
  add({ clusters, strata, domains, weights, columns }: Chunk): void {
    const { items } = this.#options
    const rows = clusters.length
    if (columns.length !== items) throw new DesignFault('lengths', `${columns.length} columns for ${items} items`)
    for (const list of [strata, domains, weights, ...columns]) {
      if (list && list.length !== rows) throw new DesignFault('lengths', `A list of ${list.length} for ${rows} rows`)
    }
    const own = Float64Array.from(weights)
    const bad = own.findIndex((weight) => !(weight >= 0 && weight < Infinity))
    if (bad !== -1) throw new DesignFault('weight', `Weight ${own[bad]}`, this.rows + bad)
    this.#checkStrata(clusters, strata)
    const cellOfRow = new Int32Array(rows)
    for (let row = 0; row < rows; row++) {
      const unit = this.#unitOf(clusters[row]!, strata?.[row] ?? '')
      cellOfRow[row] = this.#cells.of(unit, numberOf(this.#domains, domains?.[row] ?? ''))
    }
    this.#sums.grow(this.#cells.unit.length)
    for (const [item, column] of columns.entries()) this.#sums.add(item, cellOfRow, own, column)
    this.rows += rows
  }

  #checkStrata(clusters: Labels, strata: Labels | undefined): void {
    const here = new Map<number | string, number | string>()
    for (let row = 0; row < clusters.length; row++) {
      const [cluster, stratum] = [clusters[row]!, strata?.[row] ?? '']
      const unit = this.#units.get(cluster)
      const known = unit === undefined ? undefined : this.#stratumOfUnit[unit]
      if ((here.get(cluster) ?? stratum) !== stratum || (known !== undefined && known !== this.#strata.get(stratum))) {
        throw new DesignFault('clusterInTwoStrata', 'A cluster lies in two strata', this.rows + row)
      }
      here.set(cluster, stratum)
    }
  }

  #unitOf(cluster: number | string, stratum: number | string): number {
    const unit = numberOf(this.#units, cluster)
    if (unit === this.#stratumOfUnit.length) this.#stratumOfUnit.push(numberOf(this.#strata, stratum))
    return unit
  }

  /** For `taylorMeans` and `replicatedMeans`; more chunks may follow. */
  table(): Tabulated {
    if (this.rows === 0) throw new DesignFault('noRows', 'No answers')
    const { populations, onePsu = 'fail' } = this.#options
    const sampled = new Int32Array(this.#strata.size)
    for (const h of this.#stratumOfUnit) sampled[h]!++
    const population = Float64Array.from(this.#strata.keys(), (label) => populations?.get(label) ?? Infinity)
    const small = population.findIndex((of, h) => !(of >= sampled[h]!))
    if (small !== -1) throw new DesignFault('populationTooSmall', 'More units drawn than there are', small)
    const stage: CompiledStage = {
      unitOfRow: new Int32Array(0),
      stratumOfUnit: Int32Array.from(this.#stratumOfUnit),
      sampled,
      population,
      parentOfStratum: null,
    }
    const base = this.#cells.cells
    const factors = new Float64Array(sampled.length).fill(1)
    const level = { stage, factors, base, unitOfBase: base.unitOfCell, domains: this.#domains.size }
    return {
      labels: [...this.#domains.keys()],
      sums: this.#sums,
      base,
      stages: [stageCells(level, onePsu)],
      firstStage: [stage],
      firstUnit: base.unitOfCell,
      onePsu,
    }
  }
}

function numberOf(numbers: Map<number | string, number>, label: number | string): number {
  const found = numbers.get(label)
  if (found !== undefined) return found
  numbers.set(label, numbers.size)
  return numbers.size - 1
}

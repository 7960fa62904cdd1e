import type { CompiledStage, OnePsu } from './design.ts'
import { certain, factorsOf, shareByUnit } from './variance.ts'

/** A stage seen from the cells: groups are strata within a domain, side by side with their cells. */
export type StageCells = {
  /** Of each cell of the deepest stage, its cell here. */
  cellOfBase: Int32Array
  cells: number
  /** Cells in the order of their groups. */
  order: Int32Array
  /** Where each group begins in `order`; one more entry closes the last. */
  begins: Int32Array
  /** Groups of each domain: from `groupsFrom[d]` to below `groupsFrom[d + 1]`. */
  groupsFrom: Int32Array
  sampled: Float64Array
  /** What a squared deviation counts in each group, lonely groups apart. */
  scale: Float64Array
  lonely: Uint8Array
  /** The stratum's number, and the unit above in which the group lies. */
  stratum: Int32Array
  parent: Int32Array
  anyLonely: boolean
}

export type Cells = { domainOfCell: Int32Array; unitOfCell: Int32Array }

/** Numbers pairs of a unit and a domain in order of appearance; up to 67 million of each. */
export class CellNumbers {
  readonly #known = new Map<number, number>()
  readonly unit: number[] = []
  readonly domain: number[] = []

  of(unit: number, domain: number): number {
    const key = unit * 2 ** 26 + domain
    let cell = this.#known.get(key)
    if (cell === undefined) {
      cell = this.unit.length
      this.#known.set(key, cell)
      this.unit.push(unit)
      this.domain.push(domain)
    }
    return cell
  }

  get cells(): Cells {
    return { domainOfCell: Int32Array.from(this.domain), unitOfCell: Int32Array.from(this.unit) }
  }
}

/** Stages that add to the variance: down to the first below which nothing more comes. */
export function countingStages(stages: readonly CompiledStage[]): { stage: CompiledStage; factors: Float64Array }[] {
  const counting: { stage: CompiledStage; factors: Float64Array }[] = []
  let share: Float64Array | null = null
  for (const stage of stages) {
    const factors: Float64Array = factorsOf(stage, share)
    counting.push({ stage, factors })
    share = shareByUnit(stage, factors)
    if (share.every((each) => each === 0)) break
  }
  return counting
}

type Level = { stage: CompiledStage; factors: Float64Array; base: Cells; unitOfBase: Int32Array; domains: number }

/** Groups the cells of one stage; `unitOfBase` has the unit at this stage of each cell of the deepest. */
export function stageCells({ stage, factors, base, unitOfBase, domains }: Level, onePsu: OnePsu): StageCells {
  const numbers = new CellNumbers()
  const cellOfBase = Int32Array.from(unitOfBase, (unit, cell) => numbers.of(unit, base.domainOfCell[cell]!))
  const { domainOfCell, unitOfCell } = numbers.cells
  const stratumOf = (cell: number) => stage.stratumOfUnit[unitOfCell[cell]!]!
  const order = Int32Array.from(domainOfCell.keys()).sort(
    (a, b) => domainOfCell[a]! - domainOfCell[b]! || stratumOf(a) - stratumOf(b) || a - b,
  )
  const begins: number[] = []
  const stratum: number[] = []
  const groupsFrom = new Int32Array(domains + 1)
  for (const [i, cell] of order.entries()) {
    const before = i === 0 ? -1 : order[i - 1]!
    const same = before >= 0 && domainOfCell[before] === domainOfCell[cell] && stratumOf(before) === stratumOf(cell)
    if (same) continue
    begins.push(i)
    stratum.push(stratumOf(cell))
    groupsFrom[domainOfCell[cell]! + 1]!++
  }
  for (let d = 0; d < domains; d++) groupsFrom[d + 1]! += groupsFrom[d]!
  const scales = stratum.map((h) => scaleOf(stage, factors, h, onePsu))
  return {
    cellOfBase,
    cells: unitOfCell.length,
    order,
    begins: Int32Array.from([...begins, order.length]),
    groupsFrom,
    sampled: Float64Array.from(stratum, (h) => stage.sampled[h]!),
    scale: Float64Array.from(scales, ({ scale }) => scale),
    lonely: Uint8Array.from(scales, ({ lonely }) => Number(lonely)),
    stratum: Int32Array.from(stratum),
    parent: Int32Array.from(stratum, (h) => stage.parentOfStratum?.[h] ?? 0),
    anyLonely: scales.some(({ lonely }) => lonely),
  }
}

function scaleOf({ sampled, population }: CompiledStage, factors: Float64Array, h: number, onePsu: OnePsu) {
  const [n, of] = [sampled[h]!, population[h]!]
  const left = of === Number.POSITIVE_INFINITY ? 1 : (of - n) / of
  if (left < certain) return { scale: 0, lonely: false }
  if (n > 1) return { scale: (factors[h]! * left * n) / (n - 1), lonely: false }
  return { scale: onePsu === 'adjust' ? factors[h]! * left : 0, lonely: true }
}

import { standing } from '#features/samples/rules.ts'
import type { Outcome, Reason, Design as SampleDesign } from '#features/samples/schema.ts'
import type { Cluster, Unit } from '#features/samples/store.ts'
import { type CellDesign, type CellStage, cellDesign } from '#lib/statistics/cell-design.ts'
import { certaintyOfCells } from '#lib/statistics/certainty.ts'
import { DesignFault } from '#lib/statistics/design.ts'
import { Problem } from '#platform/problem.ts'
import { type Fitting, fittedTo } from './fitting-rules.ts'
import type { FittedMargin, Response } from './schema.ts'

/** People of a place to whom the same has happened. */
export type UnitTally = {
  clusterId: string
  /** Drawn, or a reserve that took a place. */
  stands: boolean
  outcome: Outcome
  reason: Reason | null
  n: number
}

export type SampleFacts = {
  design: SampleDesign
  seed: number | null
  clusters: readonly Cluster[]
  tallies: readonly UnitTally[]
}

/** As they were kept with a version; earlier ones were kept person by person. */
export function factsFrom(kept: unknown): SampleFacts | null {
  if (!kept) return null
  const { units, ...facts } = kept as SampleFacts & { units?: Unit[] }
  if (!units) return facts
  const now = new Set(standing(units).map(({ id }) => id))
  const tallies = units.map(({ id, clusterId, outcome, reason, replacedBy }) => {
    const stands = now.has(id) || replacedBy !== null
    return { clusterId, stands, outcome, reason: reason as Reason | null, n: 1 }
  })
  return { ...facts, tallies }
}

/** Answers that are alike in place and, where weights are fitted, in the groups of people. */
export type AnswerCells = { clusters: readonly string[]; rows: readonly number[]; fitting: readonly Fitting[] }

/** The design of the answers of a sample, an entry a cell, and what an outsider needs of it. */
export type AnswerDesign = {
  /** Before they were fitted to known parts of the population. */
  weights: Float64Array
  stages: CellStage[]
  onePsu: SampleDesign['onePsu']
  design: CellDesign
  /** Each place of the first stage as a stratum of its own: for figures of one place. */
  within: CellDesign
  withinStages: CellStage[]
  /** The place of the first stage of each cell, or its stratum where no places were drawn. */
  placeOf: { id: string; label: string }[]
  response: Response
  fitting: readonly Fitting[]
  margins: FittedMargin[]
}

/** Weights, strata, clusters and populations of answers by the place in which each was drawn. */
export function designOf(facts: SampleFacts, cells: AnswerCells): AnswerDesign {
  const byId = new Map(facts.clusters.map((cluster) => [cluster.id, cluster]))
  const pathOf = (id: string): Cluster[] => {
    const cluster = byId.get(id)
    if (!cluster) throw new Problem('estimate.place_unknown')
    return cluster.parentId === null ? [cluster] : [...pathOf(cluster.parentId), cluster]
  }
  const known = new Map([...new Set(cells.clusters)].map((id) => [id, pathOf(id)]))
  const paths = cells.clusters.map((id) => known.get(id) ?? [])
  const weights = responseWeights(facts, cells, known)
  const stages = stagesOf(facts.design, paths, cells.rows)
  const hasPlaces = facts.design.places.length > 0
  const certain = paths.map(([first]) => hasPlaces && Boolean(first?.certain))
  const kept = countingStages(certain.some(Boolean) ? certaintyOfCells(stages, certain) : stages)
  const { onePsu } = facts.design
  // Within a place nothing of the first stage varies; a village alone in its commune can still stand alone there.
  const alone = paths.map(() => true)
  const withinStages = hasPlaces ? countingStages(certaintyOfCells(stages, alone)) : kept
  const made = (own: readonly CellStage[], lonely: SampleDesign['onePsu']) =>
    fittedTo(cells.fitting, compiled(cells.rows, own, { weights, onePsu: lonely }))
  const { design, margins } = made(kept, onePsu)
  return {
    ...{ weights, stages: kept, withinStages, onePsu, design, margins, fitting: cells.fitting },
    within: made(withinStages, hasPlaces ? 'adjust' : onePsu).design,
    placeOf: paths.map(([first]) => ({ id: first?.id ?? '', label: first?.label ?? '' })),
    response: responseOf(
      facts,
      cells.rows.reduce((sum, rows) => sum + rows, 0),
    ),
  }
}

/** Base weights, shared out within each place over those who answered; a place without answers passes its people on. */
function responseWeights(
  { clusters, tallies }: SampleFacts,
  cells: AnswerCells,
  paths: ReadonlyMap<string, readonly Cluster[]>,
): Float64Array {
  const answers = answersOf(cells)
  const own = Map.groupBy(tallies, ({ clusterId }) => clusterId)
  const stratumOf = strataOf(clusters)
  const lost = new Map<string, number>()
  const total = new Map<string, number>()
  const adjusted = new Map<string, number>()
  for (const cluster of clusters) {
    if (cluster.weight === null || cluster.people === null) continue
    const units = own.get(cluster.id) ?? []
    const eligible = counted(units, isDrawn) - counted(units, is('ineligible'))
    const answered = answers.get(cluster.id) ?? 0
    const stratum = stratumOf(cluster)
    if (answered === 0) lost.set(stratum, (lost.get(stratum) ?? 0) + cluster.weight * eligible)
    else {
      const weight = (cluster.weight * Math.max(eligible, answered)) / answered
      adjusted.set(cluster.id, weight)
      total.set(stratum, (total.get(stratum) ?? 0) + weight * answered)
    }
  }
  return Float64Array.from(cells.clusters, (id) => {
    const stratum = paths.get(id)?.[0]?.stratum ?? ''
    const sum = total.get(stratum) ?? 0
    return (adjusted.get(id) ?? 0) * (sum > 0 ? (sum + (lost.get(stratum) ?? 0)) / sum : 1)
  })
}

function answersOf({ clusters, rows }: AnswerCells): Map<string, number> {
  const counted = new Map<string, number>()
  for (const [cell, id] of clusters.entries()) counted.set(id, (counted.get(id) ?? 0) + (rows[cell] ?? 0))
  return counted
}

/** The stratum of the place of the first stage in which a place lies. */
function strataOf(clusters: readonly Cluster[]): (cluster: Cluster) => string {
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]))
  const stratumOf = (cluster: Cluster): string => {
    const parent = cluster.parentId === null ? undefined : byId.get(cluster.parentId)
    return parent ? stratumOf(parent) : (cluster.stratum ?? '')
  }
  return stratumOf
}

function stagesOf(
  { places }: SampleDesign,
  paths: readonly (readonly Cluster[])[],
  rows: readonly number[],
): CellStage[] {
  const stages = places.map((_, stage): CellStage => {
    const own = paths.map((path) => path[stage])
    return {
      strata: own.map((cluster) => cluster?.stratum ?? ''),
      units: own.map((cluster) => cluster?.id ?? ''),
      population: own.map((cluster) => cluster?.population ?? Number.POSITIVE_INFINITY),
    }
  })
  const ends = paths.map((path) => path.at(-1))
  const counted = answersOf({ clusters: ends.map((end) => end?.id ?? ''), rows, fitting: [] })
  const people: CellStage = {
    strata: ends.map((cluster) => (places.length > 0 ? '' : (cluster?.id ?? ''))),
    population: ends.map((cluster) => Math.max(cluster?.people ?? 0, counted.get(cluster?.id ?? '') ?? 1)),
  }
  return [...stages, people]
}

/** Below a stage that counts as drawn with replacement nothing adds to the variance. */
function countingStages(stages: readonly CellStage[]): CellStage[] {
  const endless = ({ population }: CellStage) => !population || Array.from(population).every((of) => of === Infinity)
  const first = stages.findIndex(endless)
  if (first === -1) return [...stages]
  return stages.slice(0, first + 1).map((stage, k) => {
    if (k < first) return stage
    const { population: _, ...rest } = stage
    return rest
  })
}

type Rest = { weights: Float64Array; onePsu: SampleDesign['onePsu'] }

function compiled(rows: readonly number[], stages: readonly CellStage[], rest: Rest): CellDesign {
  try {
    return cellDesign({ rows, stages, ...rest })
  } catch (error) {
    if (error instanceof DesignFault) throw new Problem('estimate.design', { why: designWords[error.code] })
    throw error
  }
}
export const designWords: Record<DesignFault['code'], string> = {
  noRows: 'chưa có phiếu nào của mẫu',
  lengths: 'số dòng không khớp',
  weight: 'có quyền số âm hoặc không phải là số',
  noWeights: 'thiếu quyền số',
  clusterInTwoStrata: 'một địa bàn nằm trong hai tầng',
  populationVaries: 'một tầng có hai quy mô',
  populationTooSmall: 'số đã chọn nhiều hơn số có trong danh sách',
  onePsu:
    'có tầng chỉ một địa bàn có phiếu; hãy chọn cách tính cho tầng chỉ có một địa bàn có phiếu ngay khi tính kết quả, hoặc hỏi thêm địa bàn khác',
}

const isDrawn = ({ stands, outcome }: UnitTally) => stands && outcome !== 'replaced'
const is = (wanted: Outcome) => (unit: UnitTally) => isDrawn(unit) && unit.outcome === wanted
const replacedFor =
  (...reasons: Reason[]) =>
  ({ outcome, reason }: UnitTally) =>
    outcome === 'replaced' && reason !== null && reasons.includes(reason)
const counted = (units: readonly UnitTally[], of: (unit: UnitTally) => boolean): number =>
  units.reduce((sum, unit) => sum + (of(unit) ? unit.n : 0), 0)

/** Those who answered out of those of the population who were drawn. */
function responseOf({ tallies }: SampleFacts, answers: number): Response {
  const count = (...kinds: ((unit: UnitTally) => boolean)[]) =>
    kinds.reduce((sum, kind) => sum + counted(tallies, kind), 0)
  const drawn = count(isDrawn)
  const outside = count(is('ineligible'), replacedFor('moved', 'dead', 'notEligible'))
  const replaced = count(({ outcome }) => outcome === 'replaced')
  const tried = drawn + replaced - outside
  return {
    ...{ drawn, answers, outside, replaced },
    refused: count(is('refused'), replacedFor('refused', 'unable')),
    nonContact: count(is('nonContact'), replacedFor('notMet', 'notFound')),
    open: count(is('none')),
    rate: tried > 0 ? Math.min(1, answers / tried) : null,
  }
}

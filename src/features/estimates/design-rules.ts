import { countsOf } from '#features/samples/rules.ts'
import type { Design as SampleDesign } from '#features/samples/schema.ts'
import type { Cluster, Unit } from '#features/samples/store.ts'
import { certaintyAsStrata } from '#lib/statistics/certainty.ts'
import { type Design, DesignFault, type Stage, surveyDesign } from '#lib/statistics/design.ts'
import { Problem } from '#platform/problem.ts'
import type { Response } from './schema.ts'

export type SampleFacts = {
  design: SampleDesign
  seed: number | null
  clusters: readonly Cluster[]
  units: readonly Pick<Unit, 'id' | 'clusterId' | 'reserve' | 'outcome' | 'reason' | 'replacedBy'>[]
}

/** The design of the answers of a sample, a row an answer, and what an outsider needs of it. */
export type AnswerDesign = {
  weights: Float64Array
  stages: Stage[]
  onePsu: SampleDesign['onePsu']
  design: Design
  /** Each place of the first stage as a stratum of its own: for figures of one place. */
  within: Design
  withinStages: Stage[]
  /** The place of the first stage of each answer, or its stratum where no places were drawn. */
  placeOf: { id: string; label: string }[]
  /** First-stage stratum of each answer. */
  stratumOf: string[]
  response: Response
}

/** Weights, strata, clusters and populations of answers by the place in which each was drawn. */
export function designOf(facts: SampleFacts, clusterOfAnswer: readonly string[]): AnswerDesign {
  const byId = new Map(facts.clusters.map((cluster) => [cluster.id, cluster]))
  const pathOf = (id: string): Cluster[] => {
    const cluster = byId.get(id)
    if (!cluster) throw new Problem('estimate.place_unknown')
    return cluster.parentId === null ? [cluster] : [...pathOf(cluster.parentId), cluster]
  }
  const paths = new Map([...new Set(clusterOfAnswer)].map((id) => [id, pathOf(id)]))
  const rows = clusterOfAnswer.map((id) => paths.get(id) ?? [])
  const weights = responseWeights(facts, clusterOfAnswer, paths)
  const stages = stagesOf(facts.design, rows)
  const certain = rows.map(([first]) => facts.design.places.length > 0 && Boolean(first?.certain))
  const withCertain = certain.some(Boolean) ? certaintyAsStrata(stages, certain) : stages
  const kept = countingStages(withCertain, rows.length)
  const { onePsu } = facts.design
  const hasPlaces = facts.design.places.length > 0
  // Within a place nothing of the first stage varies; a village alone in its commune can still stand alone there.
  const inPlaces = () =>
    certaintyAsStrata(
      stages,
      rows.map(() => true),
    )
  const withinStages = hasPlaces ? countingStages(inPlaces(), rows.length) : kept
  return {
    ...{ weights, stages: kept, withinStages, onePsu },
    design: compiled(kept, weights, onePsu),
    within: compiled(withinStages, weights, hasPlaces ? 'adjust' : onePsu),
    placeOf: rows.map(([first]) => ({ id: first?.id ?? '', label: first?.label ?? '' })),
    stratumOf: rows.map(([first]) => first?.stratum ?? ''),
    response: responseOf(facts, clusterOfAnswer.length),
  }
}

/** Base weights, shared out within each place over those who answered; a place without answers passes its people on. */
function responseWeights(
  { clusters, units }: SampleFacts,
  clusterOfAnswer: readonly string[],
  paths: ReadonlyMap<string, readonly Cluster[]>,
): Float64Array {
  const answers = Map.groupBy(clusterOfAnswer, (id) => id)
  const own = Map.groupBy(units, ({ clusterId }) => clusterId)
  const lost = new Map<string, number>()
  const total = new Map<string, number>()
  const adjusted = new Map<string, number>()
  for (const cluster of clusters) {
    if (cluster.weight === null || cluster.people === null) continue
    const { target, ineligible } = countsOf(own.get(cluster.id) ?? [])
    const eligible = Math.max(0, target - ineligible)
    const answered = answers.get(cluster.id)?.length ?? 0
    const stratum = rootOf(cluster, clusters)
    if (answered === 0) lost.set(stratum, (lost.get(stratum) ?? 0) + cluster.weight * eligible)
    else {
      const weight = (cluster.weight * Math.max(eligible, answered)) / answered
      adjusted.set(cluster.id, weight)
      total.set(stratum, (total.get(stratum) ?? 0) + weight * answered)
    }
  }
  return Float64Array.from(clusterOfAnswer, (id) => {
    const stratum = paths.get(id)?.[0]?.stratum ?? ''
    const sum = total.get(stratum) ?? 0
    return (adjusted.get(id) ?? 0) * (sum > 0 ? (sum + (lost.get(stratum) ?? 0)) / sum : 1)
  })
}

function rootOf(cluster: Cluster, clusters: readonly Cluster[]): string {
  const parent = cluster.parentId === null ? undefined : clusters.find(({ id }) => id === cluster.parentId)
  return parent ? rootOf(parent, clusters) : (cluster.stratum ?? '')
}

function stagesOf({ places }: SampleDesign, rows: readonly (readonly Cluster[])[]): Stage[] {
  const stages = places.map((_, stage): Stage => {
    const own = rows.map((path) => path[stage])
    return {
      strata: own.map((cluster) => cluster?.stratum ?? ''),
      clusters: own.map((cluster) => cluster?.id ?? ''),
      population: own.map((cluster) => cluster?.population ?? Number.POSITIVE_INFINITY),
    }
  })
  const counted = new Map<string, number>()
  for (const path of rows) {
    const id = path.at(-1)?.id ?? ''
    counted.set(id, (counted.get(id) ?? 0) + 1)
  }
  const ends = rows.map((path) => path.at(-1))
  const people: Stage = {
    strata: ends.map((cluster) => (places.length > 0 ? '' : (cluster?.id ?? ''))),
    clusters: rows.map((_, row) => row),
    population: ends.map((cluster) => Math.max(cluster?.people ?? 0, counted.get(cluster?.id ?? '') ?? 1)),
  }
  return [...stages, people]
}

/** Below a stage that counts as drawn with replacement nothing adds to the variance. */
function countingStages(stages: readonly Stage[], rows: number): Stage[] {
  const endless = ({ population }: Stage) =>
    Array.from({ length: rows }, (_, row) => population?.[row]).every((of) => of === undefined || of === Infinity)
  const first = stages.findIndex(endless)
  if (first === -1) return [...stages]
  return stages.slice(0, first + 1).map((stage, k) => {
    if (k < first) return stage
    const { population: _, ...rest } = stage
    return rest
  })
}

function compiled(stages: readonly Stage[], weights: Float64Array, onePsu: SampleDesign['onePsu']): Design {
  try {
    return surveyDesign({ rows: weights.length, stages, weights, onePsu })
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
  onePsu: 'có tầng chỉ một địa bàn có phiếu; hãy chọn cách tính cho tầng một địa bàn, hoặc hỏi thêm địa bàn khác',
}

/** Those who answered out of those of the population who were drawn. */
function responseOf({ units }: SampleFacts, answers: number): Response {
  const byPlace = Map.groupBy(units, ({ clusterId }) => clusterId)
  const all = [...byPlace.values()].map(countsOf)
  const sum = (of: (counts: ReturnType<typeof countsOf>) => number) =>
    all.reduce((total, counts) => total + of(counts), 0)
  const replacedBy = (...reasons: string[]) =>
    units.filter(({ outcome, reason }) => outcome === 'replaced' && reasons.includes(reason ?? '')).length
  const outside = sum(({ ineligible }) => ineligible) + replacedBy('moved', 'dead', 'notEligible')
  const replaced = sum((counts) => counts.replaced)
  const tried = sum(({ target }) => target) + replaced - outside
  return {
    drawn: sum(({ target }) => target),
    answers,
    refused: sum(({ refused }) => refused) + replacedBy('refused', 'unable'),
    nonContact: sum(({ nonContact }) => nonContact) + replacedBy('notMet', 'notFound'),
    ...{ outside, replaced },
    open: sum(({ none }) => none),
    rate: tried > 0 ? Math.min(1, answers / tried) : null,
  }
}

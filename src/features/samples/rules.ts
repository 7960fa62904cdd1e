import type { FrameUnit } from '#lib/sampling/draw.ts'
import { SamplingFault, type SamplingFaultCode } from '#lib/sampling/fault.ts'
import { type ReplacementReason, replaceUnit } from '#lib/sampling/replacement.ts'
import { drawSample, type SampleDraw, type StagePlan } from '#lib/sampling/sample.ts'
import { Problem } from '#platform/problem.ts'
import type { Counts, Design, Outcome } from './schema.ts'
import type { Cluster, FrameRow, NewUnit, Unit } from './store.ts'

/** Stages of the draw as the pure code takes them; people who are not listed are not drawn. */
export function plansOf({ places, people }: Design): StagePlan[] {
  const { listed, ...last } = people
  return listed ? [...places, last] : [...places]
}

export function checkDesign({ places, people }: Design): void {
  if (places.length === 0 && !people.listed) throw new Problem('sample.nobody_drawn')
  if (!people.listed && people.reserves > 0) throw new Problem('sample.reserves_unlisted')
  const names = [...places, people].map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length) throw new Problem('sample.stage_twice')
}

type Asked = { seed?: number | undefined; stages?: number | undefined }

/** How many stages are drawn now. What is drawn stays, and its seed is the seed of all. */
export function stagesWanted(all: number, begun: { seed: number; stages: number } | null, asked: Asked): number {
  const wanted = asked.stages ?? all
  if (wanted > all) throw new Problem('sample.no_such_list')
  if (begun && wanted <= begun.stages) throw new Problem('sample.stages_drawn')
  if (begun && asked.seed !== undefined && asked.seed !== begun.seed)
    throw new Problem('sample.seed_fixed', { seed: begun.seed })
  return wanted
}

/** Faults of the draw are problems of the person who draws. */
export function drawn(
  plans: readonly StagePlan[],
  frames: readonly (readonly FrameUnit[])[],
  seed: number,
): SampleDraw {
  try {
    return drawSample(plans, frames, seed)
  } catch (error) {
    if (error instanceof SamplingFault)
      throw new Problem('sample.cannot_draw', { why: whyNot[error.code], at: `${error.at ?? ''}` })
    throw error
  }
}

const whyNot: Record<SamplingFaultCode, string> = {
  seed: 'số hạt giống là số nguyên từ 0 đến 2147483647',
  take: 'số cần chọn là số nguyên không âm',
  measure: 'quy mô phải là số nguyên dương',
  measureTooLarge: 'tổng quy mô quá lớn, hãy tính bằng đơn vị lớn hơn',
  tooManyCertain: 'số đơn vị chắc chắn chọn nhiều hơn số cần chọn',
  noUnits: 'danh sách trống',
  duplicate: 'mã đứng hai lần trong danh sách',
  noTake: 'chưa ghi số cần chọn cho tầng này',
  figures: 'có số không hợp lệ',
  notInSample: 'đơn vị không có trong mẫu',
  alreadyReplaced: 'đã được thay rồi',
  noReserveLeft: 'đã hết dự phòng',
}

/** Units drawn at the stages before, so that a list can be checked before the draw; undefined where lists are missing. */
export function parentsFor(
  design: Design,
  frames: readonly (readonly FrameUnit[])[],
  stage: number,
  seed: number | null,
): string[] | undefined {
  if (stage === 0) return undefined
  if (seed === null) return frames[stage - 1]?.map(({ id }) => id)
  const before = drawn(plansOf(design).slice(0, stage), frames, seed).stages.at(-1)
  return before?.groups.flatMap(({ selected }) => selected.map(({ id }) => id))
}

export type Drawn = { clusters: Cluster[]; units: NewUnit[]; short: number }

/**
 * What a draw puts into the field: places of each stage with their chances, and the people in the last of them. Without
 * stages of places each stratum of the list stands as one.
 */
export function fieldOf(
  sampleId: string,
  design: Design,
  frames: readonly (readonly FrameRow[])[],
  draw: SampleDraw,
  newId: () => string,
): Drawn {
  const clusters: Cluster[] = []
  const byCode = new Map<string, Cluster>()
  const last = design.places.length - 1
  for (const [stage, { groups }] of draw.stages.slice(0, design.places.length).entries()) {
    const listed = new Map(frames[stage]?.map((row) => [row.id, row]))
    for (const { parent, stratum, units, selected } of groups) {
      for (const { id: code, over, under, certain } of selected) {
        const above = parent === null ? undefined : byCode.get(`${stage - 1} ${parent}`)
        const own = listed.get(code)
        const cluster: Cluster = {
          ...{ id: newId(), sampleId, parentId: above?.id ?? null, stage, code, stratum, certain },
          ...{ label: own?.name ?? code, size: own?.size ?? null, place: clusters.length, people: null },
          population: design.places[stage]?.method === 'pps' ? null : units,
          weight: ((above?.weight ?? 1) * under) / over,
        }
        clusters.push(cluster)
        byCode.set(`${stage} ${code}`, cluster)
      }
    }
  }
  const ends = clusters.filter(({ stage }) => stage === last)
  return design.people.listed
    ? withListed({ clusters, ends, byCode, last, sampleId, newId }, frames.at(-1) ?? [], draw)
    : withUnlisted({ clusters, ends, newId }, design)
}

type Building = {
  clusters: Cluster[]
  ends: Cluster[]
  byCode: Map<string, Cluster>
  last: number
  sampleId: string
  newId: () => string
}

function withListed(
  { clusters, byCode, last, sampleId, newId }: Building,
  frame: readonly FrameRow[],
  draw: SampleDraw,
): Drawn {
  const listed = new Map(frame.map((row) => [row.id, row]))
  const units: NewUnit[] = []
  let short = 0
  for (const group of draw.stages.at(-1)?.groups ?? []) {
    const { parent, stratum, selected, reserves } = group
    short += group.short
    let cluster = parent === null ? undefined : byCode.get(`${last} ${parent}`)
    if (!cluster) {
      const whole = { parentId: null, stage: 0, size: null, certain: true, population: null, weight: 1 }
      const label = stratum ?? 'Cả danh sách'
      cluster = { ...whole, id: newId(), sampleId, code: label, label, stratum, people: null, place: clusters.length }
      clusters.push(cluster)
    }
    // Several strata of people within one place would need weights by person, whom no answer names.
    if (cluster.people !== null) throw new Problem('sample.strata_within', { at: cluster.label })
    cluster.people = group.units || null
    cluster.weight = selected.length === 0 ? null : ((cluster.weight ?? 1) * group.units) / selected.length
    const unitOf = (code: string, place: number, reserve: boolean): NewUnit => ({
      ...{ id: newId(), clusterId: cluster.id, place, reserve, code, sealed: listed.get(code)?.sealed ?? null },
    })
    units.push(...selected.map(({ id }, i) => unitOf(id, i + 1, false)))
    units.push(...reserves.map((id, i) => unitOf(id, i + 1, true)))
  }
  return { clusters, units, short }
}

function withUnlisted(
  { clusters, ends, newId }: Pick<Building, 'clusters' | 'ends' | 'newId'>,
  { people }: Design,
): Drawn {
  let short = 0
  const units = ends.flatMap((cluster) => {
    if (cluster.size === null) throw new Problem('sample.size_needed', { at: cluster.label })
    const asked = typeof people.take === 'number' ? people.take : (people.take[cluster.stratum ?? ''] ?? 0)
    const take = Math.min(asked, cluster.size)
    if (take === 0)
      throw new Problem('sample.cannot_draw', { why: whyNot.noTake, at: cluster.stratum ?? cluster.label })
    short += asked - take
    cluster.people = cluster.size
    cluster.weight = ((cluster.weight ?? 1) * cluster.size) / take
    return Array.from({ length: take }, (_, i): NewUnit => {
      return { id: newId(), clusterId: cluster.id, place: i + 1, reserve: false, code: null, sealed: null }
    })
  })
  return { clusters, units, short }
}

/** In the sample now: drawn, or a reserve that took a place; and not replaced. */
export function standing<U extends Pick<Unit, 'id' | 'reserve' | 'outcome' | 'replacedBy'>>(units: readonly U[]): U[] {
  const took = new Set(units.flatMap(({ replacedBy }) => replacedBy ?? []))
  return units.filter(({ id, reserve, outcome }) => (!reserve || took.has(id)) && outcome !== 'replaced')
}

/** The same of one unit, where it is known whether it took a place. */
export const stands = ({ reserve, took, outcome }: Pick<Unit, 'reserve' | 'took' | 'outcome'>): boolean =>
  (!reserve || took) && outcome !== 'replaced'

/** Which outcome a reason stands for. */
export const outcomeOf: Record<ReplacementReason, Exclude<Outcome, 'none' | 'done' | 'replaced'>> = {
  refused: 'refused',
  unable: 'refused',
  notMet: 'nonContact',
  notFound: 'nonContact',
  moved: 'ineligible',
  dead: 'ineligible',
  notEligible: 'ineligible',
}

/** The next reserve of the place takes over; nobody chooses. Its id. */
export function nextReserve(units: readonly Unit[], out: Unit, reason: ReplacementReason): string {
  if (out.outcome === 'done') throw new Problem('sample.unit_done')
  const selected = units.filter(({ reserve }) => !reserve).map(({ id }) => ({ id, over: 1, under: 1, certain: false }))
  const reserves = units.filter(({ reserve }) => reserve).map(({ id }) => id)
  const done = units.flatMap((unit) =>
    unit.replacedBy ? [{ out: unit.id, by: unit.replacedBy, reason: unit.reason as ReplacementReason }] : [],
  )
  try {
    return replaceUnit({ selected, reserves }, done, { out: out.id, reason }).by
  } catch (error) {
    if (error instanceof SamplingFault && error.code === 'noReserveLeft') throw new Problem('sample.no_reserve')
    if (error instanceof SamplingFault) throw new Problem('sample.not_standing')
    throw error
  }
}

export const noCounts: Counts = {
  ...{ target: 0, done: 0, refused: 0, nonContact: 0, ineligible: 0, none: 0, replaced: 0, reservesLeft: 0 },
}

/** What happened in several places together. */
export function summed(all: readonly Counts[]): Counts {
  const sum = { ...noCounts }
  for (const counts of all) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key]
  return sum
}

type Told = Pick<Unit, 'interviewerId' | 'earlier' | 'outcome' | 'reason' | 'also' | 'askedBy'>

/** Whether somebody is sent to a unit, or was before it was given to another one. */
export const isOrWas = ({ interviewerId, earlier }: Pick<Told, 'interviewerId' | 'earlier'>, userId: string | null) =>
  userId !== null && (interviewerId === userId || earlier.includes(userId))

type Said = { outcome: Outcome; reason: string | null }

/**
 * What comes of an outcome: it becomes that of the unit, or stands beside it, where whoever tells it is no longer the one
 * who is sent there and something else is known already. Null: nothing is new.
 */
export function toldOf(unit: Told, said: Said, by: { id: string; name: string }): Said | { also: Told['also'] } | null {
  if (unit.outcome === said.outcome && unit.reason === said.reason) return null
  const passed = unit.interviewerId !== by.id && unit.earlier.includes(by.id)
  // An interview that came is not undone by a word of somebody who did not make it.
  const asked = unit.askedBy !== null && unit.askedBy !== by.id && isOrWas(unit, by.id)
  if (!asked && !(passed && unit.outcome !== 'none')) return said
  const others = unit.also.filter((each) => each.by !== by.id)
  const mine = unit.also.find((each) => each.by === by.id)
  if (mine?.outcome === said.outcome && mine.reason === said.reason) return null
  return { also: [...others, { by: by.id, name: by.name, ...said }] }
}

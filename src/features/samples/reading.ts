import type { Context } from '#features/access/operation.ts'
import { stateOn } from '#features/surveys/rules.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { Memory } from '#platform/db/memory.ts'
import type { Sealing } from '#platform/sealing.ts'
import { findingsOf } from './frame-rules.ts'
import { drawn, parentsFor, plansOf, stands } from './rules.ts'
import type { ClusterRow, FrameSummary, SamplePage, UnitRow } from './schema.ts'
import {
  type Cluster,
  type FrameRow,
  findClusterSurvey,
  findSample,
  listClusters,
  listFrame,
  type SampleRow,
  type Unit,
} from './store.ts'
import { countDrawn } from './units/store.ts'

export const framesOf = (rows: readonly FrameRow[], stages: number): FrameRow[][] =>
  Array.from({ length: stages }, (_, stage) => rows.filter((row) => row.stage === stage))

/** A sample as its pages show it: the design, its lists with what is wrong in them, and what was drawn. */
export async function pageOf(context: Context, subject: SurveySubject): Promise<SamplePage> {
  const { db, today } = context
  const { id: surveyId, row: survey } = subject
  const sample = await findSample(db, surveyId)
  const head = { surveyId, title: survey.title, state: stateOn(survey, today), can: context.can(subject) }
  if (!sample) return { ...head, ...nothing }
  const clusters = await listClusters(db, sample.id)
  const rows = clusterRows(clusters)
  const { people, reserves } = await countDrawn(db, sample.id)
  return {
    ...head,
    ...{ design: sample.design, version: sample.version, seed: sample.seed },
    ...(await listedOf(db, sample)),
    ...{ drawnAt: sample.drawnAt?.toISOString() ?? null, drawnBy: sample.drawnByName },
    peopleForgottenAt: sample.peopleForgottenAt?.toISOString() ?? null,
    clusters: rows,
    ...{ people, reserves, short: shortOf(sample, rows, people) },
  }
}

const read = new Memory()

/** What the lists of a sample come to; a list of many thousand people is gone through once for each state of the sample. */
const listedOf = (db: Context['db'], sample: SampleRow): Promise<Pick<SamplePage, 'frames' | 'begun'>> =>
  read.recall('', `${sample.id} ${sample.version} ${sample.updatedAt.getTime()}`, async () => {
    const frames = framesOf(await listFrame(db, sample.id, { people: false }), plansOf(sample.design).length)
    return { frames: summaries(sample, frames), begun: begunOf(sample, frames) }
  })

const nothing = {
  ...{ design: null, version: 0, frames: [], seed: null, drawnAt: null, drawnBy: null, peopleForgottenAt: null },
  ...{ begun: null, clusters: [], people: 0, reserves: 0, short: 0 },
} satisfies Partial<SamplePage>

function shortOf({ design, drawnAt }: SampleRow, clusters: readonly ClusterRow[], people: number): number {
  if (!drawnAt) return 0
  const { take } = design.people
  const asked = clusters.reduce(
    (sum, { stratum }) => sum + (typeof take === 'number' ? take : (take[stratum ?? ''] ?? 0)),
    0,
  )
  return Math.max(0, asked - people)
}

function begunOf({ design, begun }: SampleRow, frames: readonly FrameRow[][]): SamplePage['begun'] {
  if (!begun) return null
  const listed = frames.map((rows) => new Map(rows.map((row) => [row.id, row])))
  const nameOf = (stage: number, code: string) => listed[stage]?.get(code)?.name ?? code
  const above = (stage: number, code: string): string[] => {
    const parent = stage === 0 ? undefined : listed[stage]?.get(code)?.parent
    return parent === undefined ? [] : [...above(stage - 1, parent), nameOf(stage - 1, parent)]
  }
  const last = begun.stages - 1
  const groups = drawn(plansOf(design).slice(0, begun.stages), frames, begun.seed).stages.at(-1)?.groups ?? []
  const places = groups.flatMap(({ stratum, selected }) =>
    selected.map(({ id: code }) => ({
      ...{ code, label: nameOf(last, code), within: above(last, code).join(' / '), stratum },
    })),
  )
  return { ...begun, places }
}

function summaries(sample: SampleRow, frames: readonly FrameRow[][]): FrameSummary[] {
  const plans = plansOf(sample.design)
  return plans.map((plan, stage) => {
    const own = frames[stage] ?? []
    const groups = Map.groupBy(own, ({ stratum }) => stratum ?? '')
    return {
      ...{ stage, name: plan.name, rows: own.length },
      groups: [...groups].slice(0, 200).map(([name, units]) => ({
        ...{ name, rows: units.length },
        size: units.some(({ size }) => size) ? units.reduce((sum, { size = 0 }) => sum + size, 0) : null,
      })),
      // Whether lists of a lower stage fit is known when the places above are drawn.
      findings:
        own.length === 0
          ? []
          : findingsOf(own, plan, isReached(sample, stage) ? parentsOf(sample, frames, stage) : undefined).slice(
              0,
              200,
            ),
    }
  })
}

/** Whether the stages above are drawn, so that it is known for which places a list is made. */
const isReached = ({ drawnAt, begun }: SampleRow, stage: number): boolean =>
  drawnAt !== null || stage <= (begun?.stages ?? 0)

/** Places for which the list of a stage is made; before those above are drawn all of them. */
export const parentsOf = (sample: SampleRow, frames: readonly FrameRow[][], stage: number): string[] | undefined =>
  parentsFor(
    sample.design,
    frames,
    stage,
    isReached(sample, stage) ? (sample.seed ?? sample.begun?.seed ?? null) : null,
  )

/** Places in which people are drawn, with what lies above them. */
export function clusterRows(clusters: readonly Cluster[]): ClusterRow[] {
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]))
  const above = ({ parentId }: Cluster): string[] => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent ? [...above(parent), parent.label] : []
  }
  return clusters
    .filter(({ people, weight }) => people !== null || weight === null)
    .map((cluster) => ({
      ...{
        id: cluster.id,
        label: cluster.label,
        within: above(cluster).join(' / '),
        stratum: rootStratum(cluster, byId),
      },
      ...{ certain: cluster.certain, size: cluster.size, weight: cluster.weight },
    }))
}

function rootStratum(cluster: Cluster, byId: ReadonlyMap<string, Cluster>): string | null {
  const parent = cluster.parentId === null ? undefined : byId.get(cluster.parentId)
  return parent ? (rootStratum(parent, byId) ?? cluster.stratum) : cluster.stratum
}

type Person = { name: string; contact: string }

/** A unit with the name that it has for those who work with it. Who reads for himself knows that he went there. */
export function unitRows(units: readonly Unit[], sealing: Sealing, people: string, reader?: string): UnitRow[] {
  return units.map((each) => {
    const { clusterId: _, code: __, earlier: ___, took: ____, sealed, reason, askedByName, also, ...unit } = each
    const { name, contact } = nameOf({ ...unit, sealed }, sealing, people)
    const askedBy = unit.askedBy === unit.interviewerId ? null : askedByName
    const others = also
      .filter(({ by }) => by !== reader)
      .map(({ by: _by, ...each }) => ({ ...each, reason: each.reason as Reason }))
    const told = { reason: reason as Reason | null, askedBy, also: others }
    return { ...unit, ...told, label: name, contact, stands: stands(each) }
  })
}

type Reason = UnitRow['reason']

/** What somebody is called; whose name is not kept is known by a number. */
export function nameOf(unit: Pick<Unit, 'sealed' | 'reserve' | 'place'>, sealing: Sealing, people: string): Person {
  const opened = unit.sealed === null ? undefined : sealing.open(unit.sealed)
  return opened === undefined ? numbered(unit, people) : (JSON.parse(opened) as Person)
}

const numbered = ({ reserve, place }: { reserve: boolean; place: number }, people: string): Person => ({
  name: `${people} ${reserve ? 'dự phòng ' : ''}số ${place}`,
  contact: '',
})

/** The survey to which a drawn place belongs. */
export async function surveyOfCluster(
  db: Context['db'],
  clusterId: string,
  hold: 'read' | 'change' = 'read',
): Promise<(SurveySubject & { sampleId: string }) | undefined> {
  const found = await findClusterSurvey(db, clusterId)
  const survey = found && (await findSurvey(db, found.surveyId, hold))
  return survey && { ...survey, sampleId: found.sampleId }
}

import type { Context } from '#features/access/operation.ts'
import { stateOn } from '#features/surveys/rules.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import type { Sealing } from '#platform/sealing.ts'
import { findingsOf } from './frame-rules.ts'
import { parentsFor, plansOf, standing } from './rules.ts'
import type { ClusterRow, FrameSummary, SamplePage, UnitRow } from './schema.ts'
import {
  type Cluster,
  type FrameRow,
  findClusterSurvey,
  findSample,
  listClusters,
  listFrame,
  listUnits,
  type SampleRow,
  type Unit,
} from './store.ts'

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
  const units = await listUnits(db, { sampleId: sample.id })
  const rows = clusterRows(clusters)
  const now = standing(units)
  return {
    ...head,
    ...{ design: sample.design, version: sample.version, seed: sample.seed },
    frames: summaries(sample, await listFrame(db, sample.id)),
    ...{ drawnAt: sample.drawnAt?.toISOString() ?? null, drawnBy: sample.drawnByName },
    peopleForgottenAt: sample.peopleForgottenAt?.toISOString() ?? null,
    clusters: rows,
    people: now.length,
    reserves: units.filter(({ reserve }) => reserve).length,
    short: shortOf(sample, rows, now.length),
  }
}

const nothing = {
  ...{ design: null, version: 0, frames: [], seed: null, drawnAt: null, drawnBy: null, peopleForgottenAt: null },
  ...{ clusters: [], people: 0, reserves: 0, short: 0 },
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

function summaries({ design, seed }: SampleRow, rows: readonly FrameRow[]): FrameSummary[] {
  const plans = plansOf(design)
  const frames = framesOf(rows, plans.length)
  return plans.map((plan, stage) => {
    const own = frames[stage] ?? []
    const groups = Map.groupBy(own, ({ stratum }) => stratum ?? '')
    return {
      ...{ stage, name: plan.name, rows: own.length },
      groups: [...groups].slice(0, 200).map(([name, units]) => ({
        ...{ name, rows: units.length },
        size: units.some(({ size }) => size) ? units.reduce((sum, { size = 0 }) => sum + size, 0) : null,
      })),
      // Whether lists of a lower stage fit is known when the places above are drawn; before that all of them count.
      findings:
        own.length === 0
          ? []
          : findingsOf(own, plan, seed === null ? undefined : parentsFor(design, frames, stage, seed)).slice(0, 200),
    }
  })
}

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

/** A unit with the name that it has for those who work with it. */
export function unitRows(units: readonly Unit[], sealing: Sealing, people: string): UnitRow[] {
  const now = new Set(standing(units).map(({ id }) => id))
  return units.map(({ clusterId: _, code: __, sealed, reason, ...unit }) => {
    const opened = sealed === null ? undefined : sealing.open(sealed)
    const { name, contact } = opened === undefined ? numbered(unit, people) : (JSON.parse(opened) as Person)
    return { ...unit, label: name, contact, reason: reason as Reason | null, stands: now.has(unit.id) }
  })
}

type Reason = UnitRow['reason']

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

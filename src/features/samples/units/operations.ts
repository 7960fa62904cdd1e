import type { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { clusterRows, surveyOfCluster, unitRows } from '../reading.ts'
import { isOrWas, nextReserve, outcomeOf, stands, toldOf } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findSample, listClusters, listInterviewers, type Unit } from '../store.ts'
import { unitsNamed } from './names.ts'
import { countUnits, holdCluster, listUnits, saveInterviewer, saveUnit } from './store.ts'

export const showUnits = operation({
  name: 'sample.units',
  method: 'GET',
  path: '/sample-clusters/:clusterId/units',
  summary: 'Những người được chọn ở một địa bàn, người hỏi, kết quả, ai thay ai.',
  input: shapes.OfUnits,
  output: shapes.Units,
  allow: 'survey.manage',
  subject: (db, { clusterId }) => surveyOfCluster(db, clusterId),
  run: (context, { clusterId, ...paging }) => unitsPage(context, clusterId, paging),
})

/** Rows a page. */
const PAGE = 50

type OfPlace = Context & { subject: NonNullable<Awaited<ReturnType<typeof surveyOfCluster>>> }

type Paging = { search?: string | undefined; after?: string | undefined }

async function unitsPage(context: OfPlace, clusterId: string, { search, after }: Paging = {}) {
  const { db, subject, services, can } = context
  const sample = await findSample(db, subject.id)
  const cluster = clusterRows(await listClusters(db, subject.sampleId)).find(({ id }) => id === clusterId)
  if (!sample || !cluster) throw new Problem('access.not_found')
  const [reserve, place] = after?.split(' ') ?? []
  const from = after === undefined ? undefined : { reserve: reserve === '1', place: Number(place) || 0 }
  // Names stand sealed: whoever looks for one has all of the place opened.
  const limit = search ? {} : { limit: PAGE + 1 }
  const people = sample.design.people.name
  const rows = unitRows(await listUnits(db, { clusterId, after: from, ...limit }), services.sealing, people)
  const found = search ? rows.filter(isNamed(search)) : rows
  const last = found.length > PAGE ? found[PAGE - 1] : undefined
  const next = last ? `${last.reserve ? 1 : 0} ${last.place}` : null
  const [counts] = await countUnits(db, sample.id, 'place', [clusterId])
  const reservesLeft = counts?.reservesLeft ?? 0
  return { cluster, reservesLeft, units: found.slice(0, PAGE), next, can: can(subject) }
}

/** With and without marks, by name or by contact. */
function isNamed(search: string): (row: shapes.UnitRow) => boolean {
  const wanted = fold(search)
  return ({ label, contact }) => fold(label).includes(wanted) || fold(contact).includes(wanted)
}

export const findPeople = operation({
  name: 'sample.findPeople',
  method: 'GET',
  path: '/surveys/:surveyId/field/people',
  summary: 'Tìm người trong mẫu theo tên hoặc liên hệ, có dấu hay không dấu: ở địa bàn nào, ai hỏi, kết quả.',
  input: shapes.FindPeople,
  output: shapes.FoundPeople,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject, services }, { search }) => {
    const sample = await findSample(db, subject.id)
    if (!sample) return { people: [], more: false }
    const places = new Map((await listClusters(db, sample.id)).map(({ id, label }) => [id, label]))
    const found = await unitsNamed(db, sample, services.sealing, search)
    const shown = found.slice(0, PAGE)
    const units = await listUnits(db, { unitIds: shown.map(({ id }) => id) })
    const rows = new Map(unitRows(units, services.sealing, sample.design.people.name).map((row) => [row.id, row]))
    const people = shown.flatMap(({ id, clusterId }) => {
      const unit = rows.get(id)
      return unit ? [{ unit, clusterId, place: places.get(clusterId) ?? '' }] : []
    })
    return { people, more: found.length > PAGE }
  },
})

export const assignUnits = operation({
  name: 'sample.assign',
  method: 'POST',
  path: '/sample-clusters/:clusterId/assign',
  summary: 'Giao người được chọn ở một địa bàn cho một người hỏi.',
  input: shapes.AssignUnits,
  output: shapes.Units,
  allow: 'survey.manage',
  subject: (db, { clusterId }) => surveyOfCluster(db, clusterId, 'change'),
  run: async (context, { clusterId, unitIds, interviewerId }) => {
    const { db, subject, today } = context
    const may = interviewerId === null ? [] : await listInterviewers(db, subject.row, today)
    if (interviewerId !== null && !may.some(({ id }) => id === interviewerId))
      throw new Problem('sample.not_interviewer')
    // What comes of somebody is written with whoever is sent to him: neither may undo the other.
    await holdCluster(db, clusterId)
    if (unitIds?.length !== 0) await saveInterviewer(db, clusterId, unitIds, interviewerId)
    return unitsPage(context, clusterId)
  },
})

async function getUnit(db: Context['db'], unitId: string): Promise<Unit> {
  const [unit] = await listUnits(db, { unitId })
  if (!unit) throw new Problem('access.not_found')
  return unit
}

const surveyOfUnit = async (db: Context['db'], unitId: string) => {
  const [unit] = await listUnits(db, { unitId })
  return unit && surveyOfCluster(db, unit.clusterId)
}

export const replaceUnit = operation({
  name: 'sample.replace',
  method: 'POST',
  path: '/sample-units/:unitId/replace',
  summary: 'Thay một người không hỏi được bằng người dự phòng kế tiếp, có lý do; không ai được chọn người thay.',
  input: shapes.ReplaceUnit,
  output: shapes.Units,
  allow: 'survey.manage',
  subject: (db, { unitId }) => surveyOfUnit(db, unitId),
  run: async (context, { unitId, reason }) => {
    const { db } = context
    const { clusterId } = await getUnit(db, unitId)
    await holdCluster(db, clusterId)
    const units = await listUnits(db, { clusterId })
    const out = units.find(({ id }) => id === unitId)
    if (!out) throw new Problem('access.not_found')
    const replacedBy = nextReserve(units, out, reason)
    const by = units.find(({ id }) => id === replacedBy)
    await saveUnit(db, out, { outcome: 'replaced', reason, replacedBy })
    // Who asks the one asks the other.
    if (by && by.interviewerId === null) await saveUnit(db, by, { interviewerId: out.interviewerId })
    return unitsPage(context, clusterId)
  },
  audit: ({ reason }) => ({ reason }),
})

type Recorded = z.output<typeof shapes.RecordOutcome>

/** What an outcome and a reason make together; a reason of another outcome is refused. */
function recorded({ outcome, reason }: Recorded) {
  if (outcome === 'done' || outcome === 'none') return { outcome, reason: null }
  if (reason !== undefined && outcomeOf[reason] !== outcome) throw new Problem('sample.reason_differs')
  return { outcome, reason: reason ?? null }
}

export const recordOutcome = operation({
  name: 'sample.outcome',
  method: 'POST',
  path: '/sample-units/:unitId/outcome',
  summary:
    'Ghi kết quả với một người được chọn: đã hỏi, từ chối, không gặp, không thuộc đối tượng; ghi lại nhiều lần vô hại.',
  input: shapes.RecordOutcome,
  output: shapes.Recorded,
  allow: 'signedIn',
  // The event names the survey alone: which unit it was must not stand beside a moment.
  unkeyed: true,
  subject: async (db, { unitId }, { userId, can }) => {
    const [unit] = await listUnits(db, { unitId })
    const survey = unit && (await surveyOfCluster(db, unit.clusterId))
    if (!unit || !survey) return undefined
    return isOrWas(unit, userId) || can(survey).includes('survey.manage') ? survey : undefined
  },
  run: async ({ db, subject, userId, actor }, input) => {
    // Like an interview, it is taken after the end as well: there may have been no line.
    if (subject.row.state === 'draft') throw new Problem('survey.not_yet', { opensOn: subject.row.opensOn })
    const { clusterId } = await getUnit(db, input.unitId)
    await holdCluster(db, clusterId)
    const unit = await getUnit(db, input.unitId)
    const next = recorded(input)
    const change = toldOf(unit, next, { id: userId ?? '', name: actor.name })
    if (change === null) return { recorded: true as const }
    if (!stands(unit) && 'outcome' in change) throw new Problem('sample.not_standing')
    await saveUnit(db, unit, change)
    return { recorded: true as const }
  },
})

import type { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import { operation } from '#features/access/operation.ts'
import { askedNow } from '#features/surveys/reading.ts'
import { stateOn } from '#features/surveys/rules.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { clusterRows, surveyOfCluster, unitRows } from './reading.ts'
import { countsOf, isOrWas, nextReserve, outcomeOf, standing, toldOf } from './rules.ts'
import * as shapes from './schema.ts'
import {
  countAnswersByPlace,
  findSample,
  holdCluster,
  listClusters,
  listInterviewers,
  listUnits,
  saveIllustration,
  saveInterviewer,
  saveUnit,
  type Unit,
} from './store.ts'

export const showField = operation({
  name: 'sample.field',
  method: 'GET',
  path: '/surveys/:surveyId/field',
  summary: 'Thực địa: cần hỏi, đã hỏi, từ chối, không gặp theo địa bàn và theo người hỏi.',
  input: OfSurvey,
  output: shapes.Field,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject, today, can }) => {
    const sample = await findSample(db, subject.id)
    const clusters = sample ? clusterRows(await listClusters(db, sample.id)) : []
    const units = sample ? await listUnits(db, { sampleId: sample.id }) : []
    const answers = await countAnswersByPlace(db, subject.id)
    const sum = (of: (row: (typeof answers)[number]) => boolean) =>
      answers.filter(of).reduce((all, row) => all + row.answers, 0)
    const byCluster = Map.groupBy(units, ({ clusterId }) => clusterId)
    const byPerson = Map.groupBy(units, ({ interviewerId }) => interviewerId)
    return {
      ...{ surveyId: subject.id, title: subject.row.title, drawn: Boolean(sample?.drawnAt) },
      peopleForgotten: Boolean(sample?.peopleForgottenAt),
      clusters: clusters.map((cluster) => ({
        ...cluster,
        counts: countsOf(byCluster.get(cluster.id) ?? []),
        answers: sum(({ clusterId }) => clusterId === cluster.id),
      })),
      interviewers: [...byPerson].map(([id, own]) => ({
        ...{ id, name: own[0]?.interviewer ?? 'Chưa giao', counts: countsOf(own) },
        answers: sum(({ interviewerId, clusterId }) => interviewerId === id && clusterId !== null),
      })),
      people: can(subject).includes('survey.manage') ? await listInterviewers(db, subject.row, today) : [],
      can: can(subject),
    }
  },
})

export const showUnits = operation({
  name: 'sample.units',
  method: 'GET',
  path: '/sample-clusters/:clusterId/units',
  summary: 'Những người được chọn ở một địa bàn, người hỏi, kết quả, ai thay ai.',
  input: shapes.OfCluster,
  output: shapes.Units,
  allow: 'survey.manage',
  subject: (db, { clusterId }) => surveyOfCluster(db, clusterId),
  run: (context, { clusterId }) => unitsPage(context, clusterId),
})

type OfPlace = Context & { subject: NonNullable<Awaited<ReturnType<typeof surveyOfCluster>>> }

async function unitsPage({ db, subject, services, can }: OfPlace, clusterId: string) {
  const sample = await findSample(db, subject.id)
  const cluster = clusterRows(await listClusters(db, subject.sampleId)).find(({ id }) => id === clusterId)
  if (!sample || !cluster) throw new Problem('access.not_found')
  const units = await listUnits(db, { clusterId })
  return { cluster, units: unitRows(units, services.sealing, sample.design.people.name), can: can(subject) }
}

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

export const listMine = operation({
  name: 'sample.mine',
  method: 'GET',
  path: '/samples/mine',
  summary: 'Những người tôi được giao hỏi, trong các cuộc khảo sát đang mở hoặc sắp đến ngày.',
  input: shapes.OfNothing,
  output: shapes.MySample,
  allow: 'signedIn',
  run: async ({ db, userId, today, services }) => {
    if (userId === null) throw new Problem('access.not_found')
    const given = await listUnits(db, { interviewerId: userId })
    const surveys: shapes.MySample['surveys'] = []
    const seen = new Map<string, Awaited<ReturnType<typeof surveyOfCluster>>>()
    for (const clusterId of new Set(given.map((unit) => unit.clusterId))) {
      seen.set(clusterId, await surveyOfCluster(db, clusterId))
    }
    // Who leaves for a place without a line on the eve of the first day takes its people along.
    const open = [...seen.values()].flatMap((it) =>
      it && ['open', 'waiting'].includes(stateOn(it.row, today)) ? [it] : [],
    )
    for (const { id: surveyId, row, sampleId } of new Map(open.map((it) => [it.id, it])).values()) {
      const sample = await findSample(db, surveyId)
      const places = clusterRows(await listClusters(db, sampleId))
      const people = sample?.design.people.name ?? ''
      const all = await listUnits(db, { sampleId })
      const rows = unitRows(all, services.sealing, people)
      const mine = new Set(standing(all).flatMap(({ id, interviewerId }) => (interviewerId === userId ? [id] : [])))
      const placeOf = new Map(all.map(({ id, clusterId }) => [id, clusterId]))
      surveys.push({
        ...{ surveyId, title: row.title, slug: row.slug, questionnaireId: row.questionnaireId },
        ...{ questionnaireVersion: askedNow(row), opensOn: row.opensOn, closesOn: row.closesOn },
        clusters: places.flatMap(({ id, label, within }) => {
          const units = rows.filter((unit) => mine.has(unit.id) && placeOf.get(unit.id) === id)
          return units.length > 0 ? [{ id, label, within, units }] : []
        }),
      })
    }
    return { surveys }
  },
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
    const stands = standing(await listUnits(db, { clusterId })).some(({ id }) => id === unit.id)
    if (!stands && 'outcome' in change) throw new Problem('sample.not_standing')
    await saveUnit(db, unit, change)
    return { recorded: true as const }
  },
})

export const illustrateField = operation({
  name: 'sample.illustrate',
  method: 'POST',
  path: '/surveys/:surveyId/field-illustration',
  summary: 'Ghi kết quả thực địa minh họa theo địa bàn; chỉ chương trình làm việc này, chỉ với khảo sát minh họa.',
  input: shapes.IllustrateField,
  output: shapes.Recorded,
  allow: 'system',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async ({ db, subject }, { places }) => {
    if (!subject.row.illustrative) throw new Problem('access.not_found')
    await saveIllustration(db, places)
    return { recorded: true as const }
  },
})

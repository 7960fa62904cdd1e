import { operation } from '#features/access/operation.ts'
import { askedNow } from '#features/surveys/reading.ts'
import { stateOn } from '#features/surveys/rules.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey, listSurveysById } from '#features/surveys/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { clusterRows, unitRows } from './reading.ts'
import { noCounts, summed } from './rules.ts'
import * as shapes from './schema.ts'
import { findSample, listClusters, listInterviewers } from './store.ts'
import { countAnswersByPlace, countUnits, listGiven, listSurveysOf, saveIllustration } from './units/store.ts'

export const showField = operation({
  name: 'sample.field',
  method: 'GET',
  path: '/surveys/:surveyId/field',
  summary: 'Thực địa: cần hỏi, đã hỏi, từ chối, không gặp của cả mẫu và theo người hỏi.',
  input: OfSurvey,
  output: shapes.Field,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject, today, can }) => {
    const sample = await findSample(db, subject.id)
    const people = sample ? await countUnits(db, sample.id, 'interviewer') : []
    const answers = await countAnswersByPlace(db, subject.id)
    const drawn = answers.filter(({ clusterId }) => clusterId !== null)
    const sum = (rows: typeof answers) => rows.reduce((all, row) => all + row.answers, 0)
    return {
      ...{ surveyId: subject.id, title: subject.row.title, drawn: Boolean(sample?.drawnAt) },
      peopleForgotten: Boolean(sample?.peopleForgottenAt),
      places: sample ? clusterRows(await listClusters(db, sample.id)).length : 0,
      ...{ counts: summed(people), answers: sum(drawn) },
      interviewers: people.map(({ id, name, ...counts }) => ({
        ...{ id, name: name ?? 'Chưa giao', counts },
        answers: sum(drawn.filter(({ interviewerId }) => interviewerId === id)),
      })),
      people: can(subject).includes('survey.manage') ? await listInterviewers(db, subject.row, today) : [],
      can: can(subject),
    }
  },
})

/** Rows a page. */
const PAGE = 50

export const listFieldPlaces = operation({
  name: 'sample.fieldPlaces',
  method: 'GET',
  path: '/surveys/:surveyId/field/places',
  summary: 'Thực địa theo địa bàn, từng trang; tìm theo tên địa bàn, có dấu hay không dấu.',
  input: shapes.OfPlaces,
  output: shapes.FieldPlaces,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject }, { search = '', after }) => {
    const sample = await findSample(db, subject.id)
    if (!sample) return { places: [], next: null }
    const wanted = fold(search)
    const found = clusterRows(await listClusters(db, sample.id)).filter(({ label, within, stratum }) =>
      fold(`${label} ${within} ${stratum ?? ''}`).includes(wanted),
    )
    const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
    const shown = found.slice(from, from + PAGE)
    const ids = shown.map(({ id }) => id)
    const counted = new Map((await countUnits(db, sample.id, 'place', ids)).map((row) => [row.id, row]))
    const answers = Map.groupBy(await countAnswersByPlace(db, subject.id), ({ clusterId }) => clusterId)
    return {
      places: shown.map((cluster) => {
        const { id: _, name: __, ...counts } = counted.get(cluster.id) ?? { id: null, name: null, ...noCounts }
        const sum = (answers.get(cluster.id) ?? []).reduce((all, row) => all + row.answers, 0)
        return { ...cluster, counts, answers: sum }
      }),
      next: from + PAGE < found.length ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})

/** People a page that a device fetches. */
const CARRIED = 500

export const listMine = operation({
  name: 'sample.mine',
  method: 'GET',
  path: '/samples/mine',
  summary: 'Những người tôi được giao hỏi, trong các cuộc khảo sát đang mở hoặc sắp đến ngày, từng trang.',
  input: shapes.OfMine,
  output: shapes.MySample,
  allow: 'signedIn',
  run: async ({ db, userId, today, services }, { after }) => {
    if (userId === null) throw new Problem('access.not_found')
    // Who leaves for a place without a line on the eve of the first day takes its people along.
    const open = (await listSurveysById(db, await listSurveysOf(db, userId))).filter((row) =>
      ['open', 'waiting'].includes(stateOn(row, today)),
    )
    const given = await listGiven(db, userId, { surveyIds: open.map(({ id }) => id), after, limit: CARRIED + 1 })
    const bySurvey = Map.groupBy(given.slice(0, CARRIED), ({ surveyId }) => surveyId)
    const surveys: shapes.MySample['surveys'] = []
    for (const row of open.filter(({ id }) => bySurvey.has(id))) {
      const sample = await findSample(db, row.id)
      const own = bySurvey.get(row.id) ?? []
      const inPlace = Map.groupBy(
        [...own].sort((one, two) => Number(one.reserve) - Number(two.reserve) || one.place - two.place),
        ({ clusterId }) => clusterId,
      )
      const places = sample ? clusterRows(await listClusters(db, sample.id)) : []
      const labelled = (id: string) =>
        unitRows(inPlace.get(id) ?? [], services.sealing, sample?.design.people.name ?? '', userId).map((unit) => ({
          ...{ ...unit, interviewer: unit.interviewer ?? null },
        }))
      surveys.push({
        ...{ surveyId: row.id, title: row.title, slug: row.slug, questionnaireId: row.questionnaireId },
        ...{ questionnaireVersion: askedNow(row), opensOn: row.opensOn, closesOn: row.closesOn },
        clusters: places.flatMap(({ id, label, within }) =>
          inPlace.has(id) ? [{ id, label, within, units: labelled(id) }] : [],
        ),
      })
    }
    return { surveys, next: given.length > CARRIED ? (given[CARRIED - 1]?.id ?? null) : null }
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

import { z } from 'zod'
import { operation, type Upload } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findPublished } from '#features/estimates/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { TableUnreadable } from '#lib/office/read-table.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { pointsFromTable } from './import-rules.ts'
import { saveImported } from './lines/store.ts'
import { ImportOutcome } from './schema.ts'
import { authorOf, getEngine, getRound, insertEntry, type RoundSubject } from './store.ts'
import { tableOfResult, withPlaceNames } from './survey-rules.ts'

const LARGEST = 10 * 1024 * 1024
const MOST_ROWS = 5_000

export const importPoints = operation({
  name: 'round.import',
  method: 'POST',
  path: '/rounds/:roundId/points',
  summary:
    'Nhập điểm do nơi khác chấm (điều tra xã hội học, bộ, hội đồng) từ XLSX hoặc CSV: mặc định chỉ thử; có lỗi thì không ghi gì.',
  input: z.object({ roundId: Id, dryRun: z.stringbool().default(true) }),
  output: ImportOutcome,
  allow: 'round.manage',
  body: 'file',
  prepare: ({ upload, services }) => readUpload(upload, services),
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { roundId, dryRun }) => {
    const { db, subject, today, now, prepared } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const engine = await getEngine(db, subject.round)
    const units = await unitsOf(db, subject, today)
    const { values, errors, criteria } = pointsFromTable(prepared.rows, engine, units)
    const written = !dryRun && errors.length === 0 && values.length > 0
    if (written) {
      await saveImported(db, values, now)
      const said = { filename: prepared.filename, values: values.length, criteria }
      await insertEntry(db, { roundId, action: 'imported', said }, authorOf(context))
    }
    const touched = new Set(values.map(({ sheetId }) => sheetId)).size
    return { written, values: values.length, units: touched, criteria, errors: errors.slice(0, 500) }
  },
  audit: (_input, { written, values }) => ({ written, values }),
})

async function readUpload(upload: Upload | undefined, services: Services) {
  try {
    return await readUploadedTable(upload, services, { maxBytes: LARGEST, maxRows: MOST_ROWS })
  } catch (error) {
    if (error instanceof TableUnreadable) throw new Problem('round.import_unreadable', { why: error.code })
    throw error
  }
}

async function unitsOf(db: Db, { sheets }: RoundSubject, today: string) {
  const { agencies } = await loadDirectory(db, today)
  return sheets.map(({ id, name, agencyId }) => {
    const agency = agencies.get(agencyId)
    return { sheetId: id, names: [name, agency?.name ?? '', agency?.shortName ?? '', agency?.code ?? ''] }
  })
}

export const takeSurvey = operation({
  name: 'round.takeSurvey',
  method: 'POST',
  path: '/rounds/:roundId/survey-points',
  summary: 'Lấy điểm tiêu chí điều tra từ kết quả khảo sát đã công bố của từng địa bàn, kèm phiên bản; không ai gõ số.',
  input: z.object({ roundId: Id, surveyId: Id, code: z.string().max(40), dryRun: z.boolean().default(true) }),
  output: ImportOutcome,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { roundId, surveyId, code, dryRun }) => {
    const { db, subject, today, now, can } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const survey = await findSurvey(db, surveyId)
    if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
    const result = await findPublished(db, surveyId)
    if (!result) throw new Problem('round.survey_unpublished')
    const engine = await getEngine(db, subject.round)
    const units = withPlaceNames(await unitsOf(db, subject, today))
    const rows = tableOfResult(result.content, engine, units, code)
    if (rows.length < 2) throw new Problem('round.survey_elsewhere')
    const { values, errors, criteria } = pointsFromTable(rows, engine, units)
    const written = !dryRun && errors.length === 0
    if (written) {
      await saveImported(db, values, now)
      const filename = `${result.content.title}, phiên bản ${result.number}`
      await insertEntry(
        db,
        { roundId, action: 'imported', said: { filename, values: values.length, criteria } },
        authorOf(context),
      )
    }
    return { written, values: values.length, units: values.length, criteria, errors: errors.slice(0, 500) }
  },
  audit: (_input, { written, values }) => ({ written, values }),
})

import { z } from 'zod'
import { documentReply, workbookReply, zipReply } from '#features/access/file-replies.ts'
import { type Context, operation } from '#features/access/operation.ts'
import { findIssuingAgency } from '#features/exports/store.ts'
import { getCompiled } from '#features/surveys/reading.ts'
import { findSurvey, type SurveySubject } from '#features/surveys/store.ts'
import { svgOf } from '#lib/charts/svg.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { pngOf, sizeOf } from '#platform/pictures/pictures.ts'
import { Problem } from '#platform/problem.ts'
import { resultDocument } from './export-rules.ts'
import { unsaid } from './fitting-rules.ts'
import { collect } from './making/content.ts'
import { microdataFiles } from './microdata-rules.ts'
import { resultPictures } from './pictures/rules.ts'
import { standingOf } from './publishing/standing-rules.ts'
import { sampleDesign } from './rules.ts'
import { FileOfResult, type Result } from './schema.ts'
import { resultSheets } from './sheet-rules.ts'
import { listAllSingles } from './singles/store.ts'
import { findResult } from './store.ts'

async function getResult({ db }: Pick<Context, 'db'>, subject: SurveySubject, number: number) {
  const result = await findResult(db, subject.id, number)
  if (!result) throw new Problem('access.not_found')
  return result
}

export const resultDocx = operation({
  name: 'estimate.docx',
  method: 'GET',
  path: '/surveys/:surveyId/results/:number/report.docx',
  summary: 'Báo cáo kết quả khảo sát (Word) theo thể thức Nghị định 30/2020/NĐ-CP.',
  input: FileOfResult,
  output: z.unknown(),
  allow: 'survey.read',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { number }) => {
    const { db, today, subject, services, province } = context
    const result = await getResult(context, subject, number)
    const { content } = result
    const issuer = await findIssuingAgency(db, subject.row.agencyId, today)
    if (!issuer) throw new Problem('access.not_found')
    const place = (await services.provinceName(province.code)).replace(/^(?:tỉnh|thành phố)\s+/iu, '')
    return documentReply(`Báo cáo ${content.title}`, async () =>
      docxBytes(
        resultDocument(content, issuer, { place, standing: standingOf(result), drawn: await drawnOf(content) }),
      ),
    )
  },
})

async function drawnOf(result: Result) {
  const pictures = resultPictures(result)
  const pngs = pictures.length > 0 ? await pngOf(pictures.map((it) => svgOf(it))) : []
  return pngs.map((png, i) => ({ png, ...sizeOf(png), title: pictures[i]?.title ?? '' }))
}

export const resultXlsx = operation({
  name: 'estimate.xlsx',
  method: 'GET',
  path: '/surveys/:surveyId/results/:number/results.xlsx',
  summary: 'Mọi số liệu của kết quả khảo sát (Excel): giá trị, sai số, khoảng tin cậy, số phiếu.',
  input: FileOfResult,
  output: z.unknown(),
  allow: 'survey.read',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { number }) => {
    const result = await getResult(context, context.subject, number)
    const singles = await listAllSingles(context.db, result)
    return workbookReply(`Kết quả ${result.content.title}`, resultSheets(result.content, singles, standingOf(result)))
  },
})

export const resultMicrodata = operation({
  name: 'estimate.microdata',
  method: 'GET',
  path: '/surveys/:surveyId/results/:number/microdata.zip',
  summary: 'Phiếu không danh tính (CSV), giải thích cột và chương trình R tính lại từng số liệu đã công bố.',
  input: FileOfResult,
  output: z.unknown(),
  allow: 'survey.manage',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { number }) => {
    const { db, subject } = context
    const result = await getResult(context, subject, number)
    const { id, content, facts } = result
    const { questionnaire } = await getCompiled(context, subject.row.questionnaireId, content.questionnaireVersion)
    const collected = await collect(db, { id, surveyId: subject.id }, questionnaire, { shuffled: true })
    const margins = content.method.margins.map(({ question, totals }) => ({
      question,
      people: Object.fromEntries(totals.flatMap(({ code, people }) => (code === unsaid ? [] : [[code, people]]))),
    }))
    const sampled = facts && collected.sources.has('sample') ? sampleDesign(collected, facts, margins) : undefined
    const singles = await listAllSingles(db, result)
    return zipReply(`Dữ liệu ${content.title}`, microdataFiles({ result: content, singles, collected, sampled }))
  },
})

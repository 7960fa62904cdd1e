import { createHash } from 'node:crypto'
import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { sayOf } from '#features/questionnaires/reading.ts'
import { answerFaultInWords } from '#features/questionnaires/rules.ts'
import { textColumn } from '#lib/office/table.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { askedNow, getCompiled } from '../reading.ts'
import { receive } from '../receiving.ts'
import { checkEntry } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findAnswer, findSurvey, isAlike, type NewAnswer } from '../store.ts'
import { guideOf } from './guide-rules.ts'
import { MARK, type ReadAnswer, readAnswers } from './rules.ts'

const MOST_ROWS = 5000
const LARGEST = 10 * 1024 * 1024

export const importAnswers = operation({
  name: 'survey.importAnswers',
  method: 'POST',
  path: '/surveys/:surveyId/answers/import',
  summary:
    'Nhập phiếu trả lời từ XLSX hoặc CSV: mặc định chỉ thử, nêu lỗi từng dòng; có lỗi thì không ghi dòng nào. Nhập lại cùng tệp không thêm phiếu.',
  input: shapes.ImportAnswers,
  output: shapes.ImportedAnswers,
  allow: 'survey.manage',
  body: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  prepare: ({ upload, services }) => readUploadedTable(upload, services, { maxBytes: LARGEST, maxRows: MOST_ROWS }),
  run: async (context, { dryRun }) => {
    const { db, subject, today, now, services, prepared } = context
    const { row } = subject
    checkEntry(row, today)
    const questionnaireVersion = askedNow(row)
    const compiled = await getCompiled(context, row.questionnaireId, questionnaireVersion)
    const say = sayOf(services.words)
    const { questionnaire } = compiled
    const inWords = (fault: Parameters<typeof answerFaultInWords>[0]) =>
      answerFaultInWords(fault, questionnaire, 'vi', say)
    const { answers, errors } = readAnswers(prepared.rows, { compiled, today, inWords })
    const by = { channel: 'import' as const, language: 'vi', receivedOn: today, receivedAt: now, seconds: null }
    const fresh: { row: number; answer: NewAnswer }[] = []
    for (const each of errors.length > 0 ? [] : answers) {
      const id = idOf(row.id, each)
      const answer = { id, surveyId: row.id, questionnaireVersion, answers: each.answers, ...by }
      const kept = await findAnswer(db, id)
      if (!kept) fresh.push({ row: each.row, answer })
      else if (!isAlike(kept, answer)) errors.push({ row: each.row, column: MARK, message: TAKEN })
    }
    const written = !dryRun && errors.length === 0
    if (written) for (const { answer } of fresh) await receive(context, row, answer)
    const known = errors.length > 0 ? 0 : answers.length - fresh.length
    return { rows: answers.length, known, errors: errors.slice(0, 1000), written }
  },
  audit: (_, { rows, written }) => ({ rows, written }),
})

export const importForm = operation({
  name: 'survey.importForm',
  method: 'GET',
  path: '/surveys/:surveyId/answers/import/form.xlsx',
  summary: 'Tệp mẫu để nhập phiếu: trang đầu có đủ cột để điền, trang sau nêu cách ghi từng cột.',
  input: shapes.OfSurvey,
  output: z.unknown(),
  allow: 'survey.manage',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context) => {
    const { row } = context.subject
    const guide = guideOf(await getCompiled(context, row.questionnaireId, askedNow(row)))
    return workbookReply(`Phiếu ${row.title}`, [
      { name: 'Phiếu', columns: guide.map(({ column }) => textColumn(column, 18)), rows: [] },
      {
        name: 'Cách ghi',
        columns: [textColumn('Cột', 24), textColumn('Câu hỏi', 60), textColumn('Cách ghi', 80)],
        rows: guide.map(({ column, question, how }) => [column, question, how]),
      },
    ])
  },
})

const TAKEN = 'Mã phiếu này đã nhập trước với câu trả lời khác; phiếu cũ giữ nguyên.'

/** The same sheet of the same file is the same answer: by the office's own mark, or by its place and what it says. */
function idOf(surveyId: string, { row, mark, answers }: ReadAnswer): string {
  const named = mark === '' ? `${row} ${JSON.stringify(answers)}` : `# ${mark}`
  const hex = createHash('sha256').update(`${surveyId} ${named}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

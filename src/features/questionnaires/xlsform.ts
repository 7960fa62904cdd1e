import { z } from 'zod'
import { operation, type Upload } from '#features/access/operation.ts'
import { TableUnreadable } from '#lib/office/read-table.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { unsaidIn, unsaidInWords } from '#lib/questionnaire/unsaid.ts'
import { toXlsform } from '#lib/questionnaire/xlsform.ts'
import { fromXlsform, type XlsformFault, type XlsformTables } from '#lib/questionnaire/xlsform-read.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { pageOf, sayOf } from './reading.ts'
import { checkDraft, faultInWords, questionCount } from './rules.ts'
import * as shapes from './schema.ts'
import { findQuestionnaire, findVersion, saveContent } from './store.ts'

export const exportXlsform = operation({
  name: 'questionnaire.exportXlsform',
  method: 'GET',
  path: '/questionnaires/:questionnaireId/versions/:number/xlsform',
  summary: 'Phiên bản của phiếu dưới dạng XLSForm (XLSX), mở được bằng Excel, ODK, KoboToolbox.',
  input: shapes.OfVersion,
  output: z.unknown(),
  reply: 'file',
  allow: 'questionnaire.read',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId),
  run: async (context, { number }) => {
    const { content } = await pageOf(context, context.subject, number)
    const sheets = Object.entries(toXlsform(content)).map(([name, [head = [], ...rows]]) => ({
      ...{ name, rows },
      columns: head.map((title) => ({ title, width: title.startsWith('label') ? 48 : 20 })),
    }))
    return {
      filename: `phieu-khao-sat-v${number}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await xlsxBytes(sheets),
    }
  },
})

export const importXlsform = operation({
  name: 'questionnaire.importXlsform',
  method: 'POST',
  path: '/questionnaires/:questionnaireId/versions/:number/xlsform',
  summary:
    'Thay nội dung bản đang soạn bằng một tệp XLSForm: mặc định chỉ thử, nêu lỗi từng dòng và những chỗ lấy khác đi hoặc không dùng; có lỗi thì không ghi gì.',
  input: shapes.ImportXlsform,
  output: shapes.XlsformOutcome,
  allow: 'questionnaire.edit',
  body: 'file',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId, 'change'),
  prepare: ({ upload, services }) => readUpload(upload, services),
  run: async ({ db, prepared, subject, services, now }, { number, edit, dryRun }) => {
    const version = await findVersion(db, subject.id, number)
    if (!version) throw new Problem('access.not_found')
    checkDraft(version, edit)
    const { questionnaire, faults, notes } = fromXlsform(prepared, version.content.title)
    const written = !dryRun && questionnaire !== undefined
    if (written) await saveContent(db, version, questionnaire, now)
    const say = sayOf(services.words)
    return {
      written,
      ...{ sections: questionnaire?.sections.length ?? 0, questions: questionnaire ? questionCount(questionnaire) : 0 },
      faults: faults.slice(0, 500).map((each) => ({ sheet: each.sheet, row: each.row, words: wordsOf(each, say) })),
      notes: [
        ...notes.slice(0, 500).map(({ sheet, rows, code, facts }) => ({
          ...{ sheet, rows: rows.slice(0, 500) },
          words: say(`xlsform.note.${code}`, facts),
        })),
        ...unsaidNotes(questionnaire, say),
      ],
    }
  },
  audit: ({ number }, { written, questions }) => ({ number, written, questions }),
})

/** What a result will tell little of as it is written; the words name the questions. */
const unsaidNotes = (questionnaire: Questionnaire | undefined, say: ReturnType<typeof sayOf>) =>
  unsaidInWords(questionnaire ? unsaidIn(questionnaire) : [], say).map((words) => ({
    sheet: 'survey',
    rows: [],
    words,
  }))

function wordsOf({ code, facts }: XlsformFault, say: ReturnType<typeof sayOf>): string {
  if (!code.startsWith('questionnaire.')) return say(`xlsform.${code}`, facts)
  return faultInWords({ place: '', part: String(facts.part ?? ''), code: code as never, facts }, say)
}

const LARGEST = 5 * 1024 * 1024
const MOST_ROWS = 10_000

/** The three sheets, read in a process of its own; one that is not there is empty, but for the questions. */
async function readUpload(upload: Upload | undefined, { readTableInWorker }: Services): Promise<XlsformTables> {
  if (!upload) throw new Problem('file.empty')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload.stream) {
    size += chunk.byteLength
    if (size > LARGEST) throw new Problem('file.too_large', { limit: LARGEST })
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const read = async (sheet: string) => {
    try {
      const { format, rows } = await readTableInWorker(bytes, { sheet, maxRows: MOST_ROWS, maxBytes: LARGEST })
      // A CSV has one sheet, and would be taken for each of the three.
      if (format === 'csv') throw new Problem('questionnaire.not_xlsform')
      return rows
    } catch (error) {
      if (!(error instanceof TableUnreadable)) throw error
      if (error.code === 'table.sheet_missing') return undefined
      if (error.code === 'table.not_a_table') throw new Problem('questionnaire.not_xlsform')
      throw new Problem(error.code, { ...error.facts, rows: MOST_ROWS })
    }
  }
  const survey = await read('survey')
  if (!survey) throw new Problem('questionnaire.not_xlsform')
  return { survey, choices: (await read('choices')) ?? [], settings: (await read('settings')) ?? [] }
}

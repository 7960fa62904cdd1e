import { z } from 'zod'
import { documentReply, workbookReply } from '#features/access/file-replies.ts'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { type PrintedReport, reportDocument } from '#lib/reporting/print.ts'
import { reportSheets } from '#lib/reporting/sheets.ts'
import { Problem } from '#platform/problem.ts'
import { readReport } from '../filling/reading.ts'
import { getReport, type ReportSubject } from '../rounds/store.ts'
import type { SnapshotContent } from '../snapshots/schema.ts'
import { contentNow } from '../snapshots/taking.ts'
import { printedName, printedReport } from './rules.ts'
import { findFrozen, listParts } from './store.ts'

const PrintReport = z.object({
  reportId: Id,
  number: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Of the snapshot; the last when left out, the draft if none'),
})
const PrintDocument = PrintReport.extend({
  byAgency: z.stringbool().default(false).describe('With the figures of each agency behind those that were added up'),
})

type Printed = { content: SnapshotContent; report: PrintedReport; draft: boolean }

/** What was frozen; or what stands there now when nothing was sent yet. */
async function readPrinted(
  context: Context & { subject: ReportSubject },
  number: number | undefined,
): Promise<Printed> {
  const { db, subject } = context
  const frozen = await findFrozen(db, subject.report.id, number)
  if (!frozen && number !== undefined) throw new Problem('access.not_found')
  const content = frozen ?? (await contentNow(context, await readReport(context, subject)))
  const draft = frozen === undefined
  return { content, draft, report: printedReport(content, { parts: await listParts(db, content), draft }) }
}

export const reportDocx = operation({
  name: 'report.docx',
  method: 'GET',
  path: '/reports/:reportId/report.docx',
  summary:
    'Báo cáo (Word), thể thức theo Nghị định 30/2020/NĐ-CP, biểu số liệu là phụ lục; cùng bản chốt thì cùng từng byte.',
  input: PrintDocument,
  output: z.unknown(),
  allow: 'report.read',
  reply: 'file',
  subject: (db, { reportId }, { today }) => getReport(db, reportId, today),
  run: async (context, { number, byAgency }) => {
    const { content, report, draft } = await readPrinted(context, number)
    return documentReply(printedName(content, draft), () => docxBytes(reportDocument(report, { byAgency })))
  },
})

export const reportXlsx = operation({
  name: 'report.xlsx',
  method: 'GET',
  path: '/reports/:reportId/report.xlsx',
  summary: 'Báo cáo (Excel): lời văn, mỗi biểu một trang, số liệu của từng đơn vị khi là báo cáo tổng hợp.',
  input: PrintReport,
  output: z.unknown(),
  allow: 'report.read',
  reply: 'file',
  subject: (db, { reportId }, { today }) => getReport(db, reportId, today),
  run: async (context, { number }) => {
    const { content, report, draft } = await readPrinted(context, number)
    return workbookReply(printedName(content, draft), reportSheets(report))
  },
})

import { z } from 'zod'
import { documentReply, workbookReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { reportDocument } from '#lib/reporting/print.ts'
import { reportSheets } from '#lib/reporting/sheets.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { printedName, printedReport } from '../printing/rules.ts'
import { listParts } from '../printing/store.ts'
import { OfReport } from '../rounds/schema.ts'
import { publicReport } from './rules.ts'
import { PublicReport, PublicReportList, PublicReportPage } from './schema.ts'
import { findPublished, listPublished, type Published } from './store.ts'

export const listPublicReports = operation({
  name: 'report.publicList',
  method: 'GET',
  path: '/public/reports',
  summary: 'Các báo cáo đã công khai, mới nhất trước.',
  input: PublicReportPage,
  output: PublicReportList,
  allow: 'anyone',
  run: async ({ db }, { after, limit }) => {
    if (after !== undefined && !z.uuid().safeParse(after).success)
      throw new Problem('input.invalid', { fields: [{ field: 'after' }] })
    const rows = await listPublished(db, { after, limit: limit + 1 })
    const reports = rows.slice(0, limit)
    return { reports, next: rows.length > limit ? (reports.at(-1)?.id ?? null) : null }
  },
})

async function found(db: Db, reportId: string): Promise<Published> {
  const published = await findPublished(db, reportId)
  if (!published) throw new Problem('access.not_found')
  return published
}

export const showPublicReport = operation({
  name: 'report.public',
  method: 'GET',
  path: '/public/reports/:reportId',
  summary: 'Một báo cáo đã công khai: lời văn và các biểu số liệu của bản đã chốt.',
  input: OfReport,
  output: PublicReport,
  allow: 'anyone',
  run: async ({ db }, { reportId }) => publicReport(await found(db, reportId)),
})

const printed = async (db: Db, reportId: string) => {
  const { content } = await found(db, reportId)
  // Whose figures came to what stands behind the report; the report itself is what was published.
  const report = printedReport(content, { parts: await listParts(db, content), draft: false })
  return { name: printedName(content, false), report }
}

export const publicReportDocx = operation({
  name: 'report.publicDocx',
  method: 'GET',
  path: '/public/reports/:reportId/report.docx',
  summary: 'Báo cáo đã công khai (Word), thể thức theo Nghị định 30/2020/NĐ-CP.',
  input: OfReport,
  output: z.unknown(),
  allow: 'anyone',
  reply: 'file',
  run: async ({ db }, { reportId }) => {
    const { name, report } = await printed(db, reportId)
    return documentReply(name, () => docxBytes(reportDocument(report)))
  },
})

export const publicReportXlsx = operation({
  name: 'report.publicXlsx',
  method: 'GET',
  path: '/public/reports/:reportId/report.xlsx',
  summary: 'Báo cáo đã công khai (Excel), không kèm số liệu riêng của từng đơn vị.',
  input: OfReport,
  output: z.unknown(),
  allow: 'anyone',
  reply: 'file',
  run: async ({ db }, { reportId }) => {
    const { name, report } = await printed(db, reportId)
    return workbookReply(name, reportSheets({ ...report, parts: null }))
  },
})

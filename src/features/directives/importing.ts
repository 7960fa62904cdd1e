import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import type { TableRow } from '#lib/office/read-table.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { columns, MOST_ROWS, type ReadDocuments, readDocuments } from './import-rules.ts'
import { checkInName, registerOne } from './operations.ts'
import { ImportDirectives, ImportedDirectives } from './schema.ts'
import { listKnownNumbers } from './store.ts'

const LARGEST_TABLE = 10 * 1024 * 1024

export const importDirectives = operation({
  name: 'directive.import',
  method: 'POST',
  path: '/directives/import',
  summary:
    'Nhập danh sách việc cấp trên giao từ XLSX hoặc CSV: mặc định chỉ thử, nêu lỗi từng dòng; có lỗi thì không ghi dòng nào.',
  input: ImportDirectives,
  output: ImportedDirectives,
  allow: 'plan.confirm',
  body: 'file',
  prepare: ({ upload, services }) =>
    readUploadedTable(upload, services, { maxBytes: LARGEST_TABLE, maxRows: MOST_ROWS }),
  run: async (context, { dryRun, ...keeping }) => {
    checkInName(context, keeping)
    const { documents, errors, count } = await understood(context, context.prepared.rows, keeping)
    const known = new Set((await listKnownNumbers(context.db)).map(({ number, issuedOn }) => `${number} ${issuedOn}`))
    const fresh = documents.filter(({ number, issuedOn }) => !known.has(`${number} ${issuedOn}`))
    const written = !dryRun && errors.length === 0
    if (written) for (const { row: _, ...document } of fresh) await registerOne(context, document)
    const tasks = (list: typeof documents) => list.reduce((sum, each) => sum + each.tasks.length, 0)
    return {
      ...{ rows: count, documents: fresh.length, known: tasks(documents) - tasks(fresh), written },
      errors: errors.toSorted((a, b) => a.row - b.row).slice(0, 1000),
    }
  },
  audit: (_input, { rows, documents, written }) => ({ rows, documents, written }),
})

async function understood(
  context: Context,
  rows: readonly TableRow[],
  keeping: { agencyId: string; standingAgencyId: string },
): Promise<ReadDocuments> {
  const { today } = context
  const base = { calendar: await calendarOf(context), today, ...keeping }
  const asked = new Set<string>()
  const now = await loadDirectory(context.db, today)
  const note = (day: string) => {
    asked.add(day)
    return now
  }
  // Which days the rows name is known once they have been read; names are then looked up in the lists of those days.
  readDocuments(rows, { ...base, directoryOf: note })
  const lists = new Map<string, Directory>()
  for (const day of asked) lists.set(day, await loadDirectory(context.db, day))
  return readDocuments(rows, { ...base, directoryOf: (day) => lists.get(day) ?? now })
}

export const directiveSample = operation({
  name: 'directive.sample',
  method: 'GET',
  path: '/directives/sample.xlsx',
  summary: 'Tệp mẫu để nhập danh sách việc cấp trên giao.',
  input: z.object({}),
  output: z.unknown(),
  allow: 'plan.confirm',
  reply: 'file',
  run: async () => {
    const titles = Object.values(columns)
    const line = ['Thủ tướng Chính phủ', '15/CĐ-TTg', '02/03/2026', 'Công điện về đẩy mạnh giải ngân vốn đầu tư công']
    const rows = [
      [...line, 'Báo cáo kết quả giải ngân quý I', 'Sở Tài chính', 'Sở Xây dựng', '15 ngày làm việc', 'Báo cáo'],
      ['', '', '', '', 'Rà soát các dự án chậm tiến độ', 'Sở Xây dựng', '', '30/06/2026', ''],
    ]
    const sheet = {
      name: 'Việc cấp trên giao',
      columns: titles.map((title) => ({ title, width: 26, wrap: true })),
      rows,
    }
    return {
      filename: 'mau-viec-cap-tren-giao.xlsx',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.toWeb(Readable.from(xlsxStream([sheet]))) as ReadableStream<Uint8Array>,
    }
  },
})

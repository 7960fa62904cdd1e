import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { may } from '#features/access/rules.ts'
import type { Subject } from '#features/access/schema.ts'
import { readPeriod } from '#features/directives/reading.ts'
import { countOf } from '#features/directives/rules.ts'
import { type AgencyRow, findAgency } from '#features/directory/store.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import type { Db } from '#platform/db/connection.ts'
import { monthDocument, monthSheets } from './export-rules.ts'
import { daysOf, summed } from './rules.ts'
import { AskMonth, MonthSheet } from './schema.ts'
import { listKeepers, listMeetings } from './store.ts'

type MonthSubject = Subject & { agency: AgencyRow }

/** The sheet of a committee is for its own, for those who kept its meetings, and for who may keep them in its name. */
async function subject(
  db: Db,
  { agencyId, month }: z.output<typeof AskMonth>,
  { actor, reach }: Context,
): Promise<MonthSubject | undefined> {
  const agency = await findAgency(db, agencyId, daysOf(month).to)
  if (!agency) return undefined
  const keeping = reach('meeting.keep')
  const own = keeping === 'all' ? [] : [...keeping]
  const about: Subject = { kind: 'meeting', id: agencyId, parts: { owner: [agencyId], standing: own } }
  const keeps = may(actor, 'meeting.keep', { ...about, inNameOf: [agencyId] })
  const standing = keeps ? own : await listKeepers(db, agencyId)
  return { ...about, parts: { owner: [agencyId], standing }, agency }
}

async function sheetOf(context: Context, { id, agency }: MonthSubject, month: string): Promise<MonthSheet> {
  const days = daysOf(month)
  const found = await listMeetings(context.db, { reach: 'all', ...days, agencyId: id, limit: 500 })
  const meetings = found.map((each) => ({ ...each.meeting, can: context.can(each) })).reverse()
  const tasks = await readPeriod(context, { kind: 'conclusion', ...days, by: 'due' })
  return { agencyId: id, agencyName: agency.name, month, meetings, ...summed(meetings), due: countOf(tasks) }
}

export const showMonth = operation({
  name: 'meeting.month',
  method: 'GET',
  path: '/meetings/month',
  summary: 'Biểu tháng: tình hình thực hiện quy chế làm việc và quy định về họp của lãnh đạo.',
  input: AskMonth,
  output: MonthSheet,
  allow: 'meeting.read',
  subject,
  run: (context, { month }) => sheetOf(context, context.subject, month),
})

export const exportMonthXlsx = operation({
  name: 'meeting.monthXlsx',
  method: 'GET',
  path: '/meetings/month.xlsx',
  summary: 'Biểu tháng về họp (Excel): từng cuộc họp, từng đơn vị dự, số tổng.',
  input: AskMonth,
  output: z.unknown(),
  allow: 'meeting.read',
  reply: 'file',
  subject,
  run: async (context, { month }) => ({
    filename: `Biểu tháng về họp ${month}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Readable.toWeb(
      Readable.from(xlsxStream(monthSheets(await sheetOf(context, context.subject, month)))),
    ) as ReadableStream<Uint8Array>,
  }),
})

export const exportMonthDocx = operation({
  name: 'meeting.monthDocx',
  method: 'GET',
  path: '/meetings/month.docx',
  summary:
    'Báo cáo tháng về thực hiện quy chế làm việc và quy định về họp (Word), thể thức theo Nghị định 30/2020/NĐ-CP.',
  input: AskMonth,
  output: z.unknown(),
  allow: 'meeting.read',
  reply: 'file',
  subject,
  run: async (context, { month }) => {
    const sheet = await sheetOf(context, context.subject, month)
    const place = (await context.services.provinceName(context.province.code)).replace(/^(?:tỉnh|thành phố)\s+/iu, '')
    // Made while it is sent, when the transaction is over.
    async function* made() {
      yield await docxBytes(monthDocument(sheet, place))
    }
    return {
      filename: `Báo cáo tháng về họp ${month}.docx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      body: Readable.toWeb(Readable.from(made())) as ReadableStream<Uint8Array>,
    }
  },
})

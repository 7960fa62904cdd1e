import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, type FileReply, operation } from '#features/access/operation.ts'
import type { StoredAssignment } from '#features/assignments/store.ts'
import { axesNamed, axisNames } from '#features/criterion-names/jobs.ts'
import { add, byAxisName, planProgress, progressOf, type Summed } from '#features/overview/rules.ts'
import { listPlanHeads, sumPlan, sumWork } from '#features/overview/store.ts'
import { findPlan } from '#features/plans/store.ts'
import { type DueCursor, deskOf, type ListFilter, readableFilter, type WorkCursor } from '#features/worklists/rules.ts'
import { listAssignments, listWork } from '#features/worklists/store.ts'
import { docxBytes } from '#lib/office/docx.ts'
import type { Row, Sheet } from '#lib/office/table.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { compareVietnamese } from '#lib/vietnamese/compare.ts'
import type { Province } from '#platform/db/province.ts'
import { Problem } from '#platform/problem.ts'
import {
  assignmentColumns,
  assignmentRow,
  fileName,
  isOwn,
  overviewFigures,
  planDocument,
  planFigures,
  taskColumns,
  taskRow,
} from './rules.ts'
import { ExportAssignments, ExportMyWork, ExportPlan } from './schema.ts'
import { findIssuingAgency, findNamedIssuer, listExportedTasks } from './store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The workbook is written while it is sent: no more than one slice of rows lies in memory. */
const workbook = (filename: string, sheets: readonly Sheet[]): FileReply => ({
  filename,
  mediaType: XLSX,
  body: Readable.toWeb(Readable.from(xlsxStream(sheets))) as ReadableStream<Uint8Array>,
})

const slice = 2000

// Each slice is a transaction of its own, so that a slow reader holds no connection.
async function* assignmentRows(province: Province, filter: ListFilter): AsyncGenerator<Row> {
  let after: DueCursor | null = null
  for (;;) {
    const page = { after, limit: slice }
    const rows: StoredAssignment[] = await province.read((db) => listAssignments(db, filter, page))
    for (const row of rows) yield assignmentRow(row, filter.today)
    const last = rows.at(-1)
    if (!last || rows.length < slice) return
    after = last
  }
}

async function assignmentSheet(context: Context, input: z.output<typeof ExportAssignments>): Promise<Sheet> {
  const rows = assignmentRows(context.province, readableFilter(context, input, await axesNamed(context, input.axis)))
  return { name: 'Phần việc', columns: assignmentColumns, rows }
}

export const exportPlanXlsx = operation({
  name: 'export.planXlsx',
  method: 'GET',
  path: '/plans/:planId/tasks.xlsx',
  summary: 'Bảng nhiệm vụ của kế hoạch (Excel), trang thứ hai là các phần việc mà người xem được đọc.',
  input: ExportPlan,
  output: z.unknown(),
  allow: 'plan.read',
  reply: 'file',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async (context, { planId }) => {
    const { db, subject, today } = context
    const tasks = await listExportedTasks(db, planId)
    const { byTask } = await sumPlan(db, planId, today)
    const sums = Map.groupBy(byTask, ({ taskId }) => taskId)
    const stateOf = (taskId: string) => {
      const list: Summed[] | undefined = sums.get(taskId)
      return list && progressOf(add(list))
    }
    const rows = tasks.map((task) => taskRow(task, stateOf(task.id)))
    const sheets = [{ name: 'Nhiệm vụ', columns: taskColumns, rows }, await assignmentSheet(context, { planId })]
    return workbook(fileName(subject.plan, 'nhiệm vụ', 'xlsx'), sheets)
  },
})

export const exportPlanDocx = operation({
  name: 'export.planDocx',
  method: 'GET',
  path: '/plans/:planId/tasks.docx',
  summary: 'Danh mục nhiệm vụ của kế hoạch (Word), thể thức theo Nghị định 30/2020/NĐ-CP.',
  input: ExportPlan,
  output: z.unknown(),
  allow: 'plan.read',
  reply: 'file',
  subject: (db, { planId }) => findPlan(db, planId),
  // Rendering waits for no row and holds none: the words are read before, the page is made after the transaction.
  prepare: async ({ province, can, today }, { planId }) => {
    const read = await province.read(async (db) => {
      const found = await findPlan(db, planId)
      if (!found || !can(found).includes('plan.read')) return undefined
      const issuer = await findIssuingAgency(db, found.plan.agencyId, found.plan.issuedOn ?? today)
      if (!issuer) return undefined
      const named = await findNamedIssuer(db, planId)
      const own = found.plan.kind === 'plan' && isOwn(named, issuer)
      return {
        plan: found.plan,
        issuer,
        tasks: await listExportedTasks(db, planId),
        foreign: own ? undefined : { by: named },
      }
    })
    return read && docxBytes(planDocument(read.plan, read.issuer, read.tasks, today, read.foreign))
  },
  run: async ({ subject, prepared }) => {
    if (!prepared) throw new Problem('access.not_found')
    return { filename: fileName(subject.plan, 'danh mục nhiệm vụ', 'docx'), mediaType: DOCX, body: prepared }
  },
})

export const exportAssignmentsXlsx = operation({
  name: 'export.assignmentsXlsx',
  method: 'GET',
  path: '/exports/assignments.xlsx',
  summary: 'Các phần việc đang hiện trong danh sách (Excel), cùng bộ lọc với assignment.list.',
  input: ExportAssignments,
  output: z.unknown(),
  allow: 'assignment.read',
  reply: 'file',
  run: async (context, input) => workbook(`Phần việc ${context.today}.xlsx`, [await assignmentSheet(context, input)]),
})

export const exportMyWorkXlsx = operation({
  name: 'export.myWorkXlsx',
  method: 'GET',
  path: '/exports/my-work.xlsx',
  summary: 'Việc của tôi (Excel), cùng bộ lọc với assignment.mine, việc gấp nhất trước.',
  input: ExportMyWork,
  output: z.unknown(),
  allow: 'assignment.read',
  reply: 'file',
  run: async (context, input) => {
    const sheet = { name: 'Việc của tôi', columns: assignmentColumns, rows: workRows(context, input) }
    return workbook(`Việc của tôi ${context.today}.xlsx`, [sheet])
  },
})

export const exportPlanProgressXlsx = operation({
  name: 'export.planProgressXlsx',
  method: 'GET',
  path: '/plans/:planId/progress.xlsx',
  summary: 'Số liệu của các hình tiến độ kế hoạch (Excel): theo trục, theo đơn vị, theo tháng đến hạn.',
  input: ExportPlan,
  output: z.unknown(),
  allow: 'plan.read',
  reply: 'file',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async ({ db, subject, today }, { planId }) => {
    const { byTask, byAgency } = await sumPlan(db, planId, today)
    return workbook(fileName(subject.plan, `tiến độ ${today}`, 'xlsx'), planFigures(planProgress(byTask, byAgency)))
  },
})

export const exportOverviewXlsx = operation({
  name: 'export.overviewXlsx',
  method: 'GET',
  path: '/exports/overview.xlsx',
  summary: 'Số liệu của trang tổng quan (Excel): kế hoạch, đơn vị, trục theo cấp; trong phạm vi của người xem.',
  input: z.object({}),
  output: z.unknown(),
  allow: 'overview.read',
  reply: 'file',
  run: async (context) => {
    const { db, reach, today } = context
    const reading = reach('overview.read')
    const work = await sumWork(db, reading === 'all' ? 'all' : [...reading], today)
    const heads = await listPlanHeads(
      db,
      work.plans.map(({ planId }) => planId),
    )
    const counts = new Map(work.plans.map((plan) => [plan.planId, progressOf(plan)]))
    const none = progressOf(add([]))
    const sheets = overviewFigures({
      plans: heads.map((head) => ({ ...none, ...counts.get(head.planId), ...head })),
      agencies: [...work.agencies]
        .sort((a, b) => compareVietnamese(a.agencyName, b.agencyName))
        .map((agency) => ({ ...progressOf(agency), agencyName: agency.agencyName })),
      axes: byAxisName(work.axes, await axisNames(context, work.axes)),
    })
    return workbook(`Tổng quan ${today}.xlsx`, sheets)
  },
})

async function* workRows(context: Context, input: z.output<typeof ExportMyWork>): AsyncGenerator<Row> {
  const { province, today } = context
  const desk = deskOf(context, input.agencyId)
  let after: WorkCursor | null = null
  for (;;) {
    const page = { ...input, today, after, limit: slice }
    const rows: Awaited<ReturnType<typeof listWork>> = await province.read((db) => listWork(db, desk, page))
    for (const { assignment } of rows) yield assignmentRow(assignment, today)
    const last = rows.at(-1)
    if (!last || rows.length < slice) return
    after = last.cursor
  }
}

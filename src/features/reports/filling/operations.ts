import { type Context, operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { getKeptForm } from '../forms/store.ts'
import { OfReport } from '../rounds/schema.ts'
import { authorOf, getReport, insertEntries, type ReportSubject } from '../rounds/store.ts'
import { checkWritable } from '../rules.ts'
import { cellShown, findingsIn, readReport, reportPage, sectionShown, valuesOf } from './reading.ts'
import { blankCell, type CellValues, cellAfter, type Fault, fieldsOf, isFault, sameWords } from './rules.ts'
import { type CellWrite, ReportPage, SaveCells, SavedCells, SaveSection, Section } from './schema.ts'
import { listCells, listFiles, listSections, saveCells, saveSection } from './store.ts'

export type OnReport = Context & { subject: ReportSubject }

export const held = (db: Context['db'], { reportId }: { reportId: string }, { today }: Context) =>
  getReport(db, reportId, today, 'change')

export const showReport = operation({
  name: 'report.get',
  method: 'GET',
  path: '/reports/:reportId',
  summary:
    'Một báo cáo: biểu mẫu của kỳ, số liệu, lời văn, số hệ thống đếm được, lỗi và cảnh báo, quyền của người xem.',
  input: OfReport,
  output: ReportPage,
  allow: 'report.read',
  subject: (db, { reportId }, { today }) => getReport(db, reportId, today),
  run: (context) => reportPage(context, context.subject),
})

type Sorted = { writes: CellValues[]; untouched: string[]; conflicts: string[]; faults: Fault[] }

const fault = (field: string, code: string, message: string): Fault => ({ field, code, message })

/** What of a batch can be written: each cell by itself. */
function sortWrites(state: Awaited<ReturnType<typeof readReport>>, list: readonly CellWrite[]): Sorted {
  const rows = new Map(fieldsOf(state.form).map(({ field, row }) => [field, row]))
  const open = checkWritable(state.round, state.report)
  const sorted: Sorted = { writes: [], untouched: [], conflicts: [], faults: [] }
  for (const write of new Map(list.map((it) => [it.field, it])).values()) {
    const row = rows.get(write.field)
    const cell = state.cells.get(write.field)
    const before = cell ?? blankCell(write.field)
    if (!row) sorted.faults.push(fault(write.field, 'unknown', 'Biểu mẫu của kỳ này không có dòng này.'))
    else if (open === 'returned' && !cell?.returned)
      sorted.faults.push(fault(write.field, 'closed', 'Báo cáo đã gửi; số liệu này không bị trả lại.'))
    else {
      const after = cellAfter(before, write, row, state.bound.get(write.field)?.value ?? undefined)
      if (isFault(after)) sorted.faults.push(after)
      // Two who type the same thing are of one mind.
      else if (sameWords(before, after) && before.version > 0) sorted.untouched.push(write.field)
      else if (before.version !== write.version) sorted.conflicts.push(write.field)
      else sorted.writes.push(after)
    }
  }
  return sorted
}

export const saveReportCells = operation({
  name: 'report.saveCells',
  method: 'POST',
  path: '/reports/:reportId/cells',
  summary:
    'Ghi nhiều ô số liệu một lần; ô nào người khác vừa sửa hoặc không phải là số được báo riêng, các ô khác vẫn được ghi.',
  input: SaveCells,
  output: SavedCells,
  allow: 'report.fill',
  subject: held,
  run: async (context, { reportId, cells }) => {
    const { db, subject } = context
    const before = await readReport(context, subject)
    const { writes, untouched, conflicts, faults } = sortWrites(before, cells)
    const by = authorOf(context)
    const written = await saveCells(db, reportId, writes, by)
    const said = ({ field, value, source, note, reason, boundReason }: CellValues) => ({
      ...{ reportId, item: field, action: source === 'bound' ? 'bound' : 'typed' },
      said: { value, from: before.cells.get(field)?.value ?? null, note, reason, boundReason },
    })
    await insertEntries(db, writes.filter(({ field }) => written.has(field)).map(said), by)
    const after = await listCells(db, reportId)
    const state = { ...before, cells: after, values: valuesOf(before.form, after, before.bound) }
    const lost = writes.filter(({ field }) => !written.has(field)).map(({ field }) => field)
    return {
      saved: [...written, ...untouched].map((field) => cellShown(state, field)),
      conflicts: [...conflicts, ...lost].map((field) => ({ field, now: cellShown(state, field) })),
      faults,
      findings: findingsIn(state),
    }
  },
  audit: (_, { saved, conflicts, faults }) => ({
    cells: saved.length,
    conflicts: conflicts.length,
    faults: faults.length,
  }),
})

export const saveReportSection = operation({
  name: 'report.saveSection',
  method: 'PUT',
  path: '/reports/:reportId/sections/:code',
  summary: 'Ghi lời văn một mục của báo cáo; người khác vừa sửa thì báo lại, không ghi đè.',
  input: SaveSection,
  output: Section,
  allow: 'report.fill',
  subject: held,
  run: async (context, { reportId, code, version, text }) => {
    const { db, subject } = context
    const before = await listSections(db, reportId)
    await checkSection(context, code, Boolean(before.get(code)?.returned))
    const by = authorOf(context)
    const shown = async () =>
      sectionShown({ sections: await listSections(db, reportId), files: await listFiles(db, reportId) }, code)
    if (before.get(code)?.text === text && before.get(code)?.drafted === false) return shown()
    if (!(await saveSection(db, reportId, { code, text, drafted: false, version }, by))) {
      const now = await shown()
      throw new Problem('write.conflict', { ...now, state: subject.report.state })
    }
    await insertEntries(db, [{ reportId, item: code, action: 'written', said: { text } }], by)
    return shown()
  },
  audit: ({ code, text }) => ({ code, letters: text.length }),
})

/** The section is one of the form, and the agency may write in it now. */
async function checkSection(context: OnReport, code: string, returned: boolean): Promise<void> {
  const form = await getKeptForm(context.db, context.subject.round.digest)
  if (!form.sections.some((section) => section.code === code)) throw new Problem('access.not_found', { code })
  const { round, report } = context.subject
  if (checkWritable(round, report) === 'returned' && !returned)
    throw new Problem('report.closed', { state: report.state })
}

import type { Context } from '#features/access/operation.ts'
import { rollFields } from '#lib/reporting/form.ts'
import type { RollField } from '#lib/reporting/rollup.ts'
import { Problem } from '#platform/problem.ts'
import { daysOf, workOf } from '../bound/reading.ts'
import { countedWork, countsWork, type WorkRow } from '../bound/rules.ts'
import { listWorkFiles } from '../bound/store.ts'
import { cellShown, fileShown, hasBelow, headShown, type ReportState, readReport } from '../filling/reading.ts'
import { type FormField, fieldsOf } from '../filling/rules.ts'
import { countFiles, listEntries } from '../filling/store.ts'
import type { ReportSubject } from '../rounds/store.ts'
import { stateOf } from '../rules.ts'
import { listSentNotes } from '../snapshots/store.ts'
import { readTogether, type Together } from './reading.ts'
import { howTold } from './rules.ts'
import type { FigurePage } from './schema.ts'

/** One figure, down to whom it comes from and what proves it. */
export async function figurePage(context: Context, subject: ReportSubject, field: string): Promise<FigurePage> {
  const { db } = context
  const state = await readReport(context, subject)
  const known = fieldsOf(state.form).find((it) => it.field === field)
  const rollField = rollFields(state.form).find(({ code }) => code === field)
  if (!known || !rollField) throw new Problem('access.not_found', { field })
  const together = await readTogether(context, subject.round, subject.report, state.form)
  const { report, round } = await headShown(context, subject)
  const rolled = together.rolled.get(field)
  const made = together.under.size > 0
  return {
    ...{ report, round, field, table: known.table.title, name: known.row.name, unit: known.row.unit },
    cell: cellShown(state, field),
    how: made ? howTold(rollField, rolled?.reported.length ?? 0) : ownTold(known),
    combined: rollField.aggregation.kind,
    rolled: rolled?.value ?? null,
    own: state.cells.get(field)?.ownShare ?? null,
    parts: made ? await partsOf(context, together, rollField) : [],
    missing: made && rollField.aggregation.kind !== 'none' ? missingOf(together, rolled?.missing ?? []) : [],
    history: await listEntries(db, subject.report.id, field),
    tasks: await tasksBehind(context, state, known),
    files: state.files.filter(({ item }) => item === field).map(fileShown),
  }
}

const ownTold = ({ row }: FormField): string =>
  row.bound?.kind === 'survey'
    ? 'Lấy từ kết quả khảo sát đã công bố, kèm phiên bản; không nhập tay.'
    : row.bound
      ? 'Hệ thống đếm từ nhiệm vụ và tài liệu; đơn vị xác nhận hoặc ghi số khác kèm lý do.'
      : 'Đơn vị tự ghi.'

const weightOf = (it: RollField['aggregation']): string | null =>
  it.kind === 'share' ? it.denominator : it.kind === 'weightedMean' ? it.weight : null

/** Reports whose figure is in, the largest first. */
async function partsOf(
  { db }: Context,
  { sent, counted, tree, rolled, figureOf }: Together,
  field: RollField,
): Promise<FigurePage['parts']> {
  const { code, aggregation } = field
  const reported = new Set(rolled.get(code)?.reported ?? [])
  const shown = aggregation.kind === 'none' ? counted : reported
  const inside = sent.filter(({ agencyId }) => counted.has(agencyId) && shown.has(agencyId))
  const ids = inside.map(({ reportId }) => reportId)
  const notes = await listSentNotes(db, ids, code)
  const files = await countFiles(db, ids, code)
  const weightCode = weightOf(aggregation)
  return inside
    .map((it) => ({
      ...{ reportId: it.reportId, agencyId: it.agencyId, agencyName: it.name, number: it.number },
      note: notes.get(it.reportId) ?? null,
      files: files.get(it.reportId) ?? 0,
      submittedAt: it.at.toISOString(),
      value: figureOf(it, aggregation.kind === 'share' ? aggregation.numerator : code),
      weight: weightCode === null ? null : figureOf(it, weightCode),
      hasBelow: hasBelow(tree, { kind: 'own', agencyId: it.agencyId }),
    }))
    .sort((a, b) => Number(b.value ?? -1) - Number(a.value ?? -1) || (a.agencyName < b.agencyName ? -1 : 1))
}

function missingOf({ heads }: Together, ids: readonly string[]): FigurePage['missing'] {
  const wanted = new Set(ids)
  return heads
    .filter((head) => head.kind === 'own' && wanted.has(head.agencyId))
    .map((head) => ({ reportId: head.id, agencyId: head.agencyId, agencyName: head.name, state: stateOf(head) }))
}

/** How many tasks of a figure are named at most. */
const mostTasks = 500

async function tasksBehind(
  context: Context,
  { round, report }: ReportState,
  { row }: FormField,
): Promise<FigurePage['tasks']> {
  if (!row.bound || !countsWork(row.bound)) return []
  const { to } = daysOf(round, context.today)
  const rows = countedWork(row.bound, await workOf(context, { round, report }), to).slice(0, mostTasks)
  const files = Map.groupBy(
    await listWorkFiles(
      context.db,
      rows.map(({ assignmentId }) => assignmentId),
    ),
    ({ assignmentId }) => assignmentId,
  )
  return rows.map((it: WorkRow) => ({
    ...{ assignmentId: it.assignmentId, planId: it.planId, planNumber: it.planNumber, text: it.text },
    ...{ agencyName: it.agencyName, state: it.state, dueOn: it.dueOn, completedOn: it.completedOn },
    files: (files.get(it.assignmentId) ?? []).map(({ id, filename }) => ({ id, filename })),
  }))
}

import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { treeOf } from '../rounds/reading.ts'
import { authorOf, insertEntries, listHeads, saveReport } from '../rounds/store.ts'
import { checkState, checkWritable } from '../rules.ts'
import { takeSnapshot } from '../snapshots/taking.ts'
import { held, type OnReport } from './operations.ts'
import { findingsIn, type ReportState, readReport, reportPage, unsaidBelow, valuesOf } from './reading.ts'
import { blankCell, type CellValues, fieldsOf, followers } from './rules.ts'
import { AnswerItem, CorrectReport, type Finding, type Item, ReportPage, SubmitReport } from './schema.ts'
import { clearAnswers, listCells, saveCells, saveItem } from './store.ts'

/** After a write: the page as it is now. */
export async function pageAfter(context: OnReport): Promise<ReportPage> {
  const subject = await held(context.db, { reportId: context.subject.report.id }, context)
  return reportPage(context, subject!)
}

const told = (findings: readonly Finding[]) => ({
  count: findings.length,
  fields: findings.slice(0, 50).map(({ field, code, message }) => ({ field, code, message })),
})

/** Errors block; what is odd wants a reason. */
function checkReady(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Problem('report.not_ready', told(errors))
  const odd = findings.filter(({ explained }) => !explained)
  if (odd.length > 0) throw new Problem('report.reasons_missing', told(odd))
}

/** What the program counted is confirmed by sending it, and reasons that are given now are kept with their figures. */
async function settleCells(context: OnReport, state: ReportState, reasons: ReadonlyMap<string, string>): Promise<void> {
  const { db } = context
  const odd = Map.groupBy(findingsIn(state), ({ field }) => field)
  const settled = fieldsOf(state.form).flatMap(({ field }): CellValues[] => {
    const cell = state.cells.get(field) ?? blankCell(field)
    const said = reasons.get(field)
    const value = state.values.get(field) ?? null
    const codes = new Set((odd.get(field) ?? []).map(({ code }) => code))
    const boundReason = cell.boundReason ?? (codes.has('bound') ? (said ?? null) : null)
    const reason = cell.reason ?? ([...codes].some((code) => code !== 'bound') ? (said ?? null) : null)
    if (value === cell.value && reason === cell.reason && boundReason === cell.boundReason) return []
    return [{ ...cell, value, reason, boundReason, source: value === cell.value ? cell.source : 'bound' }]
  })
  await saveCells(db, state.report.id, settled, authorOf(context))
  const entries = settled.map(({ field, value, source, reason, boundReason }) => ({
    ...{ reportId: state.report.id, item: field, action: source === 'bound' ? 'bound' : 'typed' },
    said: { value, reason, boundReason },
  }))
  await insertEntries(db, entries, authorOf(context))
}

/** Whose figures stand in a report that is sent; whoever has agencies below says so once, or has put it together. */
async function includedAt({ db, subject, ...context }: OnReport, below: 'inside' | 'apart' | undefined) {
  const { round, report } = subject
  if (report.kind === 'summary' || report.includes.length > 0) return report.includes
  const tree = await treeOf({ db, ...context }, round, await listHeads(db, [round.id]))
  const ids = unsaidBelow(tree, report)
  if (ids.length > 0 && below === undefined)
    throw new Problem('report.below_unsaid', { agencies: ids.slice(0, 10).map(tree.nameOf).join(', ') })
  return below === 'inside' ? ids : []
}

export const submitReport = operation({
  name: 'report.submit',
  method: 'POST',
  path: '/reports/:reportId/submit',
  summary: 'Gửi báo cáo: lỗi phải sửa, cảnh báo phải có lý do; bản gửi được chốt nguyên văn kèm mã băm.',
  input: SubmitReport,
  output: ReportPage,
  allow: 'report.fill',
  subject: held,
  run: async (context, { version, reasons, below }) => {
    const { db, subject, now } = context
    const { round, report } = subject
    if (report.state !== 'draft') throw new Problem('report.closed', { state: report.state })
    checkWritable(round, report)
    const given = new Map(reasons.map(({ field, reason }) => [field, reason]))
    const includes = await includedAt(context, below)
    const before = await readReport(context, { round, report: { ...report, includes } })
    await settleCells(context, before, given)
    await clearAnswers(db, report.id)
    const cells = await listCells(db, report.id)
    const state = { ...before, cells, values: valuesOf(before.form, cells, before.bound) }
    checkReady(findingsIn(state))
    const number = await takeSnapshot(context, state, report.correcting?.reason ?? null)
    const first = report.firstSentAt ? {} : { firstSentAt: now }
    await saveReport(
      db,
      report,
      { state: 'submitted', submittedAt: now, correcting: null, includes, ...first },
      version,
    )
    await insertEntries(db, [{ reportId: report.id, action: 'submitted', said: { number } }], authorOf(context))
    return pageAfter(context)
  },
  audit: ({ reasons }, { snapshots }) => ({ number: snapshots, reasons: reasons.length }),
})

/** The item as it is called in histories: a field or the code of a section. */
export const itemOf = ({ field, section }: Item): string => field ?? section ?? ''

/** Throws when the form has no such figure or section. */
export function checkItem({ form }: Pick<ReportState, 'form'>, { field, section }: Item): void {
  const known =
    field === undefined
      ? form.sections.some(({ code }) => code === section)
      : fieldsOf(form).some((it) => it.field === field)
  if (!known) throw new Problem('access.not_found', { field, section })
}

export const isReturned = ({ cells, sections }: Pick<ReportState, 'cells' | 'sections'>, { field, section }: Item) =>
  Boolean(field === undefined ? sections.get(section ?? '')?.returned : cells.get(field)?.returned)

export const answerItem = operation({
  name: 'report.answerItem',
  method: 'POST',
  path: '/reports/:reportId/answers',
  summary: 'Trả lời một mục bị trả lại, sau khi đã sửa hoặc để giữ nguyên; bản gửi mới được chốt với lý do này.',
  input: AnswerItem,
  output: ReportPage,
  allow: 'report.fill',
  subject: held,
  run: async (context, { item, answer }) => {
    const { db, subject, now } = context
    const { report } = subject
    checkState(report, ['submitted'])
    const state = await readReport(context, subject)
    checkItem(state, item)
    if (!isReturned(state, item)) throw new Problem('report.not_returned')
    if (item.field !== undefined) await followField(context, state, item.field)
    await saveItem(db, report.id, item, { returned: null, answer }, authorOf(context))
    const after = await readReport(context, subject)
    const concerned = new Set([item.field, ...followers(after.form, state.values, item.field ?? '').keys()])
    checkReady(findingsIn(after).filter(({ field, severity }) => severity === 'error' || concerned.has(field)))
    const number = await takeSnapshot(context, after, `Trả lời mục ${itemOf(item)}: ${answer}`)
    await saveReport(db, report, { submittedAt: now })
    const said = { answer, number, value: item.field === undefined ? undefined : after.values.get(item.field) }
    await insertEntries(db, [{ reportId: report.id, item: itemOf(item), action: 'answered', said }], authorOf(context))
    return pageAfter(context)
  },
  audit: ({ item, answer }) => ({ item: itemOf(item), answer }),
})

/** Sums and shares that are made of a figure which came back follow it, so that the whole stays right. */
async function followField(context: OnReport, state: ReportState, field: string): Promise<void> {
  const { db } = context
  const moved = [...followers(state.form, state.values, field)]
  const cells = await listCells(db, state.report.id)
  const writes = moved.map(([it, value]) => ({ ...(cells.get(it) ?? blankCell(it)), value }))
  await saveCells(db, state.report.id, writes, authorOf(context))
  const entries = moved.map(([it, value]) => ({
    ...{ reportId: state.report.id, item: it, action: 'typed' },
    said: { value, from: state.values.get(it) ?? null, follows: field },
  }))
  await insertEntries(db, entries, authorOf(context))
}

/** Opens a report that was sent for a new version; what was frozen stays, and counts until the new one is sent. */
export async function openAgain(context: OnReport, reason: string, version: number): Promise<void> {
  const { db, subject, actor, now } = context
  const { report } = subject
  const correcting = { reason, byName: actor.name, at: now.toISOString() }
  await saveReport(db, report, { state: 'draft', correcting }, version)
  await insertEntries(db, [{ reportId: report.id, action: 'corrected', said: { reason } }], authorOf(context))
}

export const correctReport = operation({
  name: 'report.correct',
  method: 'POST',
  path: '/reports/:reportId/correct',
  summary:
    'Lập phiên bản mới của báo cáo đã gửi, kèm lý do; bản đã chốt giữ nguyên và vẫn được tính đến khi gửi bản mới.',
  input: CorrectReport,
  output: ReportPage,
  allow: 'report.fill',
  subject: held,
  run: async (context, { reason, version }) => {
    checkState(context.subject.report, ['submitted', 'approved'])
    await openAgain(context, reason, version)
    return pageAfter(context)
  },
  audit: ({ reason }) => ({ reason }),
})

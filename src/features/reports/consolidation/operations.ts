import { type Context, operation } from '#features/access/operation.ts'
import type { Figure } from '#lib/reporting/figure.ts'
import { type ReportForm, rollFields } from '#lib/reporting/form.ts'
import { Problem } from '#platform/problem.ts'
import { held } from '../filling/operations.ts'
import { cellShown, headShown, readReport } from '../filling/reading.ts'
import { fieldsOf, figureTyped } from '../filling/rules.ts'
import { saveCells } from '../filling/store.ts'
import { rowShown, seenBy } from '../rounds/reading.ts'
import { OfReport } from '../rounds/schema.ts'
import { asOf, authorOf, getReport, insertEntries, type ReportSubject, saveReport } from '../rounds/store.ts'
import { checkWritable } from '../rules.ts'
import { listSentSections } from '../snapshots/store.ts'
import { figurePage } from './figure.ts'
import { lateChangesOf } from './late.ts'
import { readTogether, type Together } from './reading.ts'
import { fillFrom, ownSharesOf } from './rules.ts'
import { Consolidate, Consolidated, ConsolidateReply, FigurePage, LateChanges, OfFigure } from './schema.ts'

type OnReport = Context & { subject: ReportSubject }

const read = (db: Context['db'], { reportId }: { reportId: string }, { today }: Context) =>
  getReport(db, reportId, today)

async function consolidatedPage(context: OnReport): Promise<Consolidated> {
  const { subject, today } = context
  const { report, round } = await headShown(context, subject)
  const state = await readReport(context, subject)
  const together = await readTogether(context, subject.round, subject.report, state.form)
  const figures = rollFields(state.form).map(({ code: field, aggregation }) => {
    const rolled = together.rolled.get(field)
    const own = cellShown(state, field).value
    const value = rolled?.value ?? null
    return {
      ...{ field, value, own, reported: rolled?.reported.length ?? 0 },
      missing: aggregation.kind === 'none' ? 0 : (rolled?.missing.length ?? 0),
      differs: value !== null && own !== null && own !== value,
    }
  })
  return {
    ...{ report, round, form: state.form, asOf: asOf(subject.round, today), figures },
    agencies: agenciesShown(context, together, fieldsOf(state.form).length),
    sections: await paragraphsOf(context, together, state.form.sections),
  }
}

function agenciesShown(context: OnReport, together: Together, fields: number): Consolidated['agencies'] {
  const { round } = context.subject
  const { tree, heads, under, counted, inside } = together
  const seen = seenBy(context, { round, tree, fields })
  return heads
    .filter(({ kind, agencyId }) => kind === 'own' && under.has(agencyId))
    .map((head) => {
      const over = inside.get(head.agencyId)
      return {
        ...rowShown(head, seen),
        counted: counted.has(head.agencyId),
        inside: over === undefined ? null : tree.nameOf(over),
      }
    })
}

async function paragraphsOf(
  { db }: Context,
  { sent, under }: Together,
  sections: readonly { code: string }[],
): Promise<Consolidated['sections']> {
  const parts = sent.filter(({ agencyId }) => under.has(agencyId))
  const texts = await listSentSections(
    db,
    parts.map(({ reportId }) => reportId),
  )
  const names = new Map(parts.map(({ reportId, agencyId, name }) => [reportId, { agencyId, agencyName: name }]))
  const byCode = Map.groupBy(texts, ({ code }) => code)
  return sections.map(({ code }) => ({
    code,
    paragraphs: (byCode.get(code) ?? [])
      .flatMap(({ reportId, text }) => {
        const of = names.get(reportId)
        return of ? [{ reportId, ...of, text }] : []
      })
      .sort((a, b) => a.agencyName.localeCompare(b.agencyName, 'vi')),
  }))
}

export const showConsolidated = operation({
  name: 'report.consolidated',
  method: 'GET',
  path: '/reports/:reportId/consolidated',
  summary: 'Số liệu và lời văn của các đơn vị cấp dưới, tổng hợp theo cây đơn vị của ngày chốt số liệu.',
  input: OfReport,
  output: Consolidated,
  allow: 'report.read',
  subject: read,
  run: consolidatedPage,
})

/** Shares of the agency itself as they were typed: null takes one back. */
function sharesGiven(form: ReportForm, said: readonly { field: string; typed: string }[]): Map<string, Figure | null> {
  const rows = new Map(fieldsOf(form).map(({ field, row }) => [field, row]))
  return new Map(
    said.map(({ field, typed }) => {
      const row = rows.get(field)
      const figure = row && figureTyped(row, typed)
      if (figure === undefined) throw new Problem('input.invalid', { fields: [{ field: 'shares', message: typed }] })
      return [field, figure]
    }),
  )
}

export const consolidateReport = operation({
  name: 'report.consolidate',
  method: 'POST',
  path: '/reports/:reportId/consolidate',
  summary: 'Đưa số liệu tổng hợp vào báo cáo của đơn vị mình; số do người nhập được giữ lại trừ khi chọn thay thế.',
  input: Consolidate,
  output: ConsolidateReply,
  allow: 'report.fill',
  subject: held,
  run: async (context, { reportId, fields, shares: said, ...asked }) => {
    const { db, subject } = context
    checkWritable(subject.round, { ...subject.report, returned: 0 })
    const state = await readReport(context, subject)
    const together = await readTogether(context, subject.round, subject.report, state.form)
    const chosen = fieldsOf(state.form).filter(({ field }) => fields === undefined || fields.includes(field))
    const typed = asked.typed ?? (subject.report.kind === 'own' ? 'add' : 'keep')
    const given = sharesGiven(state.form, said)
    const cells = { ...state, fields: fieldsOf(state.form), typed }
    const shares = new Map(
      [...(subject.report.kind === 'own' ? ownSharesOf(cells) : []), ...given].flatMap(([field, share]) =>
        share === null ? [] : [[field, share] as const],
      ),
    )
    for (const [field, share] of given) if (share === null) shares.delete(field)
    const rolled = together.rollWith(shares)
    const filling = { ...cells, fields: chosen, rolled, shares, given: new Set(given.keys()) }
    const { filled, kept, silent } = fillFrom(filling)
    const by = authorOf(context)
    await saveCells(db, reportId, filled, by)
    const entries = filled.map(({ field, value, ownShare }) => ({
      ...{ reportId, item: field, action: 'consolidated' },
      said: { value, from: state.cells.get(field)?.value ?? null, ownShare },
    }))
    await insertEntries(db, entries, by)
    const includes = [...new Set([...together.sent.flatMap((it) => [it.agencyId, ...it.includes])])].sort()
    await saveReport(db, subject.report, { includes })
    const after = await readReport(context, (await held(db, { reportId }, context))!)
    return { filled: filled.map(({ field }) => cellShown(after, field)), kept, silent, includes: includes.length }
  },
  audit: (_, { filled, kept, includes }) => ({ filled: filled.length, kept: kept.length, includes }),
})

export const showFigure = operation({
  name: 'report.figure',
  method: 'GET',
  path: '/reports/:reportId/figures',
  summary: 'Một số liệu của báo cáo: cộng từ đơn vị nào, ai ghi, khi nào, nhiệm vụ và tài liệu phía sau.',
  input: OfFigure,
  output: FigurePage,
  allow: 'report.read',
  subject: read,
  run: (context, { field }) => figurePage(context, context.subject, field),
})

export const listLateChanges = operation({
  name: 'report.lateChanges',
  method: 'GET',
  path: '/reports/:reportId/late-changes',
  summary: 'Số liệu đã thay đổi sau khi báo cáo được chốt; bản chốt không đổi.',
  input: OfReport,
  output: LateChanges,
  allow: 'report.read',
  subject: read,
  run: (context) => lateChangesOf(context, context.subject),
})

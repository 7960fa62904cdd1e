import type { Context } from '#features/access/operation.ts'
import type { Background } from '#lib/reporting/check.ts'
import type { Figure } from '#lib/reporting/figure.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import { type Counted, countBound } from '../bound/reading.ts'
import { listPublishedForms } from '../forms/reading.ts'
import { getKeptForm } from '../forms/store.ts'
import { findPublicVersion } from '../public/store.ts'
import { placeOf, roundsShown, rowShown, seenBy, treeOf } from '../rounds/reading.ts'
import { asOf, listHeads, type ReportHead, type ReportSubject, type RoundRow } from '../rounds/store.ts'
import { worksFor, writableIn } from '../rules.ts'
import { countSnapshots, type EarlierReport, listEarlier, listPeers } from '../snapshots/store.ts'
import { agenciesUnder, type RoundTree } from '../tree/rules.ts'
import { type CellValues, fieldsOf, findingsOf, standing } from './rules.ts'
import type { Cell, Finding, ReportFile, ReportPage, Section } from './schema.ts'
import { type CellRow, type FileRow, listCells, listFiles, listSections, type SectionRow } from './store.ts'

/** A report with everything that is known about its figures. */
export type ReportState = {
  round: RoundRow
  report: ReportHead
  form: ReportForm
  cells: ReadonlyMap<string, CellRow>
  sections: ReadonlyMap<string, SectionRow>
  files: FileRow[]
  bound: ReadonlyMap<string, Counted>
  /** What counts of each field now. */
  values: ReadonlyMap<string, Figure>
  before: EarlierReport | undefined
  background: Background
}

type Of = Pick<ReportSubject, 'round' | 'report'>

export async function readReport(context: Context, { round, report }: Of): Promise<ReportState> {
  const { db } = context
  const form = await getKeptForm(db, round.digest)
  const cells = await listCells(db, report.id)
  const bound = await countBound(context, form, { round, report })
  const day = asOf(round, context.today)
  const earlier = await listEarlier(db, { id: round.id, seriesId: round.seriesId, lastDay: day }, report)
  const peers = report.kind === 'own' ? await listPeers(db, report) : []
  const before = earlier.find(({ kind }) => kind === round.kind)
  return {
    ...{ round, report, form, cells, bound, before },
    sections: await listSections(db, report.id),
    files: await listFiles(db, report.id),
    values: valuesOf(form, cells, bound),
    background: backgroundOf(form, { before, earlier, peers, year: day.slice(0, 4) }),
  }
}

/** What counts of each field: what a person wrote, else what the program counts. */
export function valuesOf(
  form: ReportForm,
  cells: ReadonlyMap<string, CellValues>,
  bound: ReadonlyMap<string, { value: Figure | null }>,
): Map<string, Figure> {
  return new Map(
    fieldsOf(form).flatMap(({ field }) => {
      const value = standing(cells.get(field), bound.get(field)?.value)
      return value === null ? [] : [[field, value] as const]
    }),
  )
}

const asMap = (figures: Record<string, Figure>) => new Map(Object.entries(figures))

type Known = {
  before: EarlierReport | undefined
  earlier: EarlierReport[]
  peers: Record<string, Figure>[]
  year: string
}

function backgroundOf(form: ReportForm, { before, earlier, peers, year }: Known): Background {
  const sameYear = earlier.find(({ lastDay }) => lastDay.startsWith(year))
  const told = (field: string) => peers.flatMap((figures) => figures[field] ?? [])
  return {
    ...(before ? { before: asMap(before.figures) } : {}),
    ...(sameYear ? { sameYear: { name: sameYear.name, values: asMap(sameYear.figures) } } : {}),
    ...(peers.length > 0 ? { peers: new Map(fieldsOf(form).map(({ field }) => [field, told(field)])) } : {}),
  }
}

export const findingsIn = (state: ReportState): Finding[] => findingsOf(state)

const isOpenTo = ({ report }: Of) => report.state === 'draft'

/** A cell as it is shown: what counts, whoever it comes from. */
export function cellShown(state: ReportState, field: string): Cell {
  const cell = state.cells.get(field)
  const counted = state.bound.get(field)
  const value = isOpenTo(state) ? standing(cell, counted?.value) : (cell?.value ?? null)
  return {
    ...{ field, value, note: cell?.note ?? null, reason: cell?.reason ?? null, boundReason: cell?.boundReason ?? null },
    ownShare: cell?.ownShare ?? null,
    source: cell?.value == null && counted ? 'bound' : (cell?.source ?? 'typed'),
    bound: counted ?? null,
    before: state.before?.figures[field] ?? null,
    returned: cell?.returned ?? null,
    answer: cell?.answer ?? null,
    files: state.files.filter(({ item }) => item === field).length,
    version: cell?.version ?? 0,
    updatedAt: cell?.updatedAt.toISOString() ?? null,
    updatedByName: cell?.updatedByName ?? null,
  }
}

export function sectionShown(state: Pick<ReportState, 'sections' | 'files'>, code: string): Section {
  const section = state.sections.get(code)
  return {
    code,
    text: section?.text ?? '',
    drafted: section?.drafted ?? false,
    returned: section?.returned ?? null,
    answer: section?.answer ?? null,
    files: state.files.filter(({ item }) => item === code).length,
    version: section?.version ?? 0,
    updatedAt: section?.updatedAt.toISOString() ?? null,
    updatedByName: section?.updatedByName ?? null,
  }
}

export const fileShown = ({ id, item, filename, size, uploadedByName, uploadedAt }: FileRow): ReportFile => ({
  ...{ id, item: item || null, filename, size, uploadedByName },
  uploadedAt: uploadedAt.toISOString(),
})

/** The head of a report with its round and its place in the tree. */
export async function headShown(context: Context, { round, report }: Of) {
  const { db } = context
  const fields = fieldsOf(await getKeptForm(db, round.digest)).length
  const heads = await listHeads(db, [round.id])
  const tree = await treeOf(context, round, heads)
  const [shown] = await roundsShown(context, [round])
  const fresh = heads.find(({ id }) => id === report.id) ?? report
  return { report: rowShown(fresh, seenBy(context, { round, tree, fields })), round: shown!, tree, head: fresh }
}

const whyNot = {
  draft: 'Kỳ báo cáo đã khép.',
  submitted: 'Báo cáo đã gửi; chỉ những mục bị trả lại mới sửa được.',
  approved: 'Báo cáo đã được duyệt; muốn sửa hãy lập phiên bản mới kèm lý do.',
  locked: 'Báo cáo đã khóa.',
}

export async function reportPage(context: Context, subject: ReportSubject): Promise<ReportPage> {
  const { actor, can } = context
  const { report: row, round, tree, head } = await headShown(context, subject)
  const state = await readReport(context, { round: subject.round, report: head })
  const mayFill = can(subject).includes('report.fill')
  const writable = mayFill ? writableIn(subject.round, head) : 'none'
  return {
    ...{ report: row, round, form: state.form, newerForm: await newerForm(context, state.form) },
    cells: fieldsOf(state.form).map(({ field }) => cellShown(state, field)),
    sections: state.form.sections.map(({ code }) => sectionShown(state, code)),
    findings: row.state === 'locked' || row.state === 'approved' ? [] : findingsIn(state),
    files: state.files.map(fileShown),
    writable,
    why: writable === 'all' || !mayFill ? null : whyNot[head.state],
    correcting: head.correcting,
    snapshots: await countSnapshots(context.db, head.id),
    isPublic: head.isPublic,
    publicVersion: head.isPublic ? await findPublicVersion(context.db, head.id) : null,
    ownAgency: worksFor(actor, head.agencyId),
    includes: head.includes,
    hasBelow: hasBelow(tree, head),
    below: unsaidBelow(tree, head).map((agencyId) => ({
      ...{ agencyId, name: tree.nameOf(agencyId), endedOn: tree.endedOn.get(agencyId) ?? null },
    })),
    can: can(subject),
  }
}

export const hasBelow = (tree: RoundTree, head: Pick<ReportHead, 'kind' | 'agencyId'>): boolean =>
  agenciesUnder(tree, placeOf(head)).length > 0

/**
 * Agencies below one, and those whose duties were split among it and others, of which nobody has said yet whether their
 * figures stand in its report: to be said when it is sent, so that nothing is counted twice.
 */
export function unsaidBelow(tree: RoundTree, head: Pick<ReportHead, 'kind' | 'agencyId' | 'includes'>): string[] {
  if (head.kind !== 'own' || head.includes.length > 0) return []
  const split = tree.splitInto.get(head.agencyId) ?? []
  return [...new Set([...agenciesUnder(tree, placeOf(head)), ...split])]
}

/** A published version of the same form that is not the one of the round. */
async function newerForm(context: Context, { code, version }: ReportForm): Promise<string | null> {
  const others = (await listPublishedForms(context)).filter((form) => form.code === code)
  const [newest] = others
  return newest && newest.version !== version ? newest.version : null
}

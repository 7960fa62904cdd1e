import type { Context } from '#features/access/operation.ts'
import { owing, readTogether, type Together } from '../consolidation/reading.ts'
import type { ReportState } from '../filling/reading.ts'
import { fieldsOf } from '../filling/rules.ts'
import { asOf, authorOf } from '../rounds/store.ts'
import { findLetterhead } from '../tree/store.ts'
import { sealed } from './content.ts'
import type { SnapshotContent } from './schema.ts'
import { countSnapshots, insertSnapshot } from './store.ts'

/** Freezes a report as it is now; answers the number of the snapshot. */
export async function takeSnapshot(context: Context, state: ReportState, reason: string | null): Promise<number> {
  const { db } = context
  const { report } = state
  const number = (await countSnapshots(db, report.id)) + 1
  const together = await readTogether(context, state.round, report, state.form)
  const content = await contentOf(context, state, together, { number, reason })
  const { figures } = content
  const seal = { ...sealed(content), number, reason }
  const rowValues = fieldsOf(state.form)
    .map(({ field }) => figures[field] ?? '')
    .join('\t')
  await insertSnapshot(
    db,
    { reportId: report.id, figures, rowValues, includes: report.includes, ...seal },
    authorOf(context),
  )
  return number
}

/** What a report says now, as it would be frozen. */
export async function contentNow(context: Context, state: ReportState): Promise<SnapshotContent> {
  const { db } = context
  const number = (await countSnapshots(db, state.report.id)) + 1
  const together = await readTogether(context, state.round, state.report, state.form)
  return contentOf(context, state, together, { number, reason: null })
}

async function contentOf(
  context: Context,
  state: ReportState,
  together: Together,
  { number, reason }: { number: number; reason: string | null },
): Promise<SnapshotContent> {
  const { db, actor, now, today } = context
  const { round, report, form } = state
  const { place, superiorId, superiorName } = await findLetterhead(db, report.agencyId, asOf(round, today))
  return {
    format: 1,
    ...{ number, reason, reportId: report.id, kind: report.kind, place, form },
    agency: { id: report.agencyId, name: report.name, level: report.level, kind: report.agencyKind },
    superior: superiorId ? { id: superiorId, name: superiorName ?? '' } : null,
    collector: { id: round.agencyId, name: round.agencyName },
    round: roundOf(round),
    submittedAt: now.toISOString(),
    submittedBy: actor.name,
    before: state.before ? { name: state.before.name, figures: state.before.figures } : null,
    ...whatItSays(state),
    ...whatProvesIt(state),
    ...madeOf(state, together),
  }
}

const roundOf = ({ id, title, name, key, kind, dataFrom, dataTo, lastInTime, illustrative }: ReportState['round']) => ({
  ...{ id, title, name, key, kind, dataFrom, dataTo, lastInTime, illustrative },
})

/** Figures, what was said about them, and words. */
function whatItSays({ form, values, cells, bound, sections }: ReportState) {
  const notes = fieldsOf(form).flatMap(({ field, row }) => {
    const cell = cells.get(field)
    const counted = bound.get(field)?.value ?? null
    // Where a survey gives no figure, the report says why: nobody else can say it there.
    const from = row.bound?.kind === 'survey' ? { boundSays: bound.get(field)?.says ?? '' } : {}
    if (counted === null && !from.boundSays && !cell?.note && !cell?.reason && !cell?.boundReason) return []
    const said = { note: cell?.note ?? null, reason: cell?.reason ?? null, boundReason: cell?.boundReason ?? null }
    return [[field, { ...said, bound: counted, ...from }] as const]
  })
  return {
    figures: Object.fromEntries(values),
    notes: Object.fromEntries(notes),
    sections: form.sections.map(({ code, title }) => ({ code, title, text: sections.get(code)?.text ?? '' })),
  }
}

/** Its own share in what was put together, and the files behind it, by their bytes. */
function whatProvesIt({ cells, files }: ReportState) {
  const shares = [...cells].flatMap(([field, { ownShare }]) => (ownShare === null ? [] : [[field, ownShare] as const]))
  return {
    ownShares: Object.fromEntries(shares),
    files: files.map(({ item, filename, sha256 }) => ({ item, filename, sha256 })),
  }
}

/** Whose reports stand in it, what they came to, and who had not reported. */
function madeOf({ report: { includes, kind } }: ReportState, { sent, heads, tree, under, rolled }: Together) {
  const inside = new Set(includes)
  const parts = sent.filter(({ agencyId }) => inside.has(agencyId))
  const there = new Set(sent.map(({ agencyId }) => agencyId))
  const absent = new Set(owing(heads, tree).filter((id) => under.has(id) && !there.has(id)))
  const figures = [...rolled].flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const]))
  return {
    includes: parts.map(({ agencyId, name, number, sha256 }) => ({ agencyId, name, number, sha256 })),
    rolled: kind === 'summary' || inside.size > 0 ? Object.fromEntries(figures) : {},
    missing: heads.filter((it) => it.kind === 'own' && absent.has(it.agencyId)).map(({ name }) => name),
  }
}

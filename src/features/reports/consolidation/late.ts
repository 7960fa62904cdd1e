import type { Context } from '#features/access/operation.ts'
import type { Figure } from '#lib/reporting/figure.ts'
import { type Counted, countBound } from '../bound/reading.ts'
import { type FormField, fieldsOf } from '../filling/rules.ts'
import { getKeptForm } from '../forms/store.ts'
import type { ReportSubject } from '../rounds/store.ts'
import type { SnapshotContent } from '../snapshots/schema.ts'
import { listRoundSnapshots, listSnapshots, type SnapshotFigures } from '../snapshots/store.ts'
import { readTogether, type Together } from './reading.ts'
import { differences, inOrder } from './rules.ts'
import type { LateChange, LateChanges } from './schema.ts'

type Of = { reportId: string; agencyName: string }

/**
 * What differs from the report as it was frozen: what the program counts now, what is added up now, and new versions of
 * this report and of those below it. Nothing of it goes into the frozen report.
 */
export async function lateChangesOf(context: Context, { round, report }: ReportSubject): Promise<LateChanges> {
  const { db } = context
  const form = await getKeptForm(db, round.digest)
  const fields = fieldsOf(form)
  const [frozen] = (await listSnapshots(db, report.id)).slice(-1)
  if (!frozen) return { changes: [], frozenAt: null }
  const content = JSON.parse(frozen.content) as SnapshotContent
  const together = await readTogether(context, round, report, form)
  const of = { reportId: report.id, agencyName: report.name }
  const all = await listRoundSnapshots(db, round.id)
  const own = all.filter(({ reportId }) => reportId === report.id)
  const below = all.filter(({ agencyId, kind }) => kind === 'own' && together.under.has(agencyId))
  const changes = [
    ...boundChanges(of, fields, content, await countBound(context, form, { round, report })),
    ...rolledChanges(of, fields, content, together, below),
    ...versionChanges(fields, own),
    ...versionChanges(fields, below).filter(({ at }) => at !== null && at > frozen.at.toISOString()),
  ]
  return { changes: inOrder(changes), frozenAt: frozen.at.toISOString() }
}

/** The program counts otherwise than it did. */
function boundChanges(
  of: Of,
  fields: readonly FormField[],
  { notes, number }: SnapshotContent,
  now: ReadonlyMap<string, Counted>,
): LateChange[] {
  const then = Object.fromEntries(
    Object.entries(notes).flatMap(([field, { bound }]) => (bound === null ? [] : [[field, bound] as const])),
  )
  const counted = [...now].flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const]))
  return differences(fields, then, Object.fromEntries(counted)).map((it) => ({
    ...{ ...of, ...it, kind: 'bound', number, at: null },
    reason: now.get(it.field)?.says ?? null,
  }))
}

/** The reports below come to something else than they did: since then some were corrected, or came late. */
function rolledChanges(
  of: Of,
  fields: readonly FormField[],
  { rolled, number, submittedAt }: SnapshotContent,
  together: Together,
  below: readonly SnapshotFigures[],
): LateChange[] {
  if (together.under.size === 0) return []
  const now = Object.fromEntries(
    [...together.rolled].flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const])),
  )
  const later = below.filter(({ at }) => at.toISOString() > submittedAt)
  const names = [...new Set(later.map(({ agencyName }) => agencyName))]
  const at =
    later
      .map((it) => it.at.toISOString())
      .sort()
      .at(-1) ?? null
  const reason = names.length === 0 ? null : `Báo cáo gửi sau khi chốt: ${names.slice(0, 10).join(', ')}`
  return differences(fields, rolled, now).map((it) => ({ ...of, ...it, kind: 'consolidated', number, reason, at }))
}

/** What each new version of a report tells otherwise than the one before it. */
function versionChanges(fields: readonly FormField[], snapshots: readonly SnapshotFigures[]): LateChange[] {
  return [...Map.groupBy(snapshots, ({ reportId }) => reportId).values()].flatMap((list) =>
    list.flatMap((it, i): LateChange[] => {
      const before = list[i - 1]
      if (!before) return []
      const { reportId, agencyName, reason, at } = it
      return differences(fields, before.figures as Record<string, Figure>, it.figures).map((change) => ({
        ...{ reportId, agencyName, ...change, kind: 'corrected', number: before.number, reason, at: at.toISOString() },
      }))
    }),
  )
}

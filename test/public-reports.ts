import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { sealed } from '#features/reports/snapshots/content.ts'
import type { SnapshotContent } from '#features/reports/snapshots/schema.ts'
import { insertSnapshot } from '#features/reports/snapshots/store.ts'
import { fieldCode } from '#lib/reporting/form.ts'
import { parseForm } from '#lib/reporting/form-check.ts'
import type { Db } from '#platform/db/connection.ts'

const file = join(import.meta.dirname, '../content/reporting/forms/cchc-dinh-ky-2025.json')
const told = 'Đã hoàn thành 12/20 nhiệm vụ thuộc nội dung này, đạt 60%; còn 08 nhiệm vụ đang thực hiện.'
const at = new Date('2026-09-18T02:00:00Z')

/** A published report of an agency by the form of 2025, every second figure missing; answers its id. */
export async function insertPublishedReport(db: Db, agencyId: string): Promise<string> {
  const form = parseForm(JSON.parse(await readFile(file, 'utf8')))
  const [id, seriesId, roundId] = [uuid(), uuid(), uuid()]
  const round = { title: 'Báo cáo cải cách hành chính', name: 'Quý III/2026', key: '2026-Q3', kind: 'quarter' } as const
  const rows = form.tables.flatMap(({ code, rows: own }) =>
    own.map((row) => ({ row, field: fieldCode(code, row.code) })),
  )
  const counted = rows.filter(({ row }) => row.kind === 'count').map(({ field }, i) => [field, i] as const)
  const figures = Object.fromEntries(
    counted.filter(([, i]) => i % 2 === 0).map(([field, i]) => [field, String(i * 37)]),
  )
  const content: SnapshotContent = {
    ...{ format: 1, number: 1, reason: null, reportId: id, kind: 'own', place: 'Lam Giang', form, figures },
    agency: { id: agencyId, name: 'Sở Nội vụ', level: 'province', kind: 'department' },
    ...{ superior: null, collector: { id: agencyId, name: 'Sở Nội vụ' }, submittedAt: at.toISOString() },
    round: {
      ...round,
      id: roundId,
      dataFrom: '2026-06-15',
      dataTo: '2026-09-14',
      lastInTime: null,
      illustrative: true,
    },
    before: { name: 'Quý II/2026', figures },
    ...{ submittedBy: 'Nguyễn Văn An', notes: {}, includes: [], rolled: {}, missing: [], ownShares: {}, files: [] },
    sections: form.sections.map(({ code, title }) => ({ code, title, text: `${told}\n${told}` })),
  }
  const digest = 'a'.repeat(64)
  await db
    .insertInto('reportRoundForm')
    .values({ digest, content: JSON.stringify(form) })
    .execute()
  const regime = { formCode: form.code, formVersion: form.version, regime: '{}', reporters: '{}' }
  const series = { id: seriesId, title: round.title, agencyId, validFrom: '2026-01-01', illustrative: true }
  await db
    .insertInto('reportSeries')
    .values({ ...series, ...regime, updatedAt: at })
    .execute()
  const { key, name, kind } = round
  const opened = { openedAt: at, openedByName: 'Nguyễn Văn An' }
  await db
    .insertInto('reportRound')
    .values({ id: roundId, seriesId, key, name, kind, digest, ...opened })
    .execute()
  const head = { name: 'Sở Nội vụ', level: 'province', agencyKind: 'department', kind: 'own', state: 'locked' }
  const sent = { firstSentAt: at, submittedAt: at, isPublic: true }
  await db
    .insertInto('report')
    .values({ id, roundId, agencyId, ...head, ...sent })
    .execute()
  const kept = { reportId: id, number: 1, reason: null, ...sealed(content), figures, includes: [], rowValues: '' }
  await insertSnapshot(db, kept, { name: 'Nguyễn Văn An', now: at })
  const entry = { id: uuid(), reportId: id, action: 'published', authorName: 'Nguyễn Văn An', at }
  await db.insertInto('reportEntry').values(entry).execute()
  return id
}

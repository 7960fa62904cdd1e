import { sql } from 'kysely'
import type { Figure } from '#lib/reporting/figure.ts'
import type { Db } from '#platform/db/connection.ts'
import { SnapshotContent } from '../snapshots/schema.ts'

/** A report as it was frozen: the number that was asked for, else the last one. */
export async function findFrozen(db: Db, reportId: string, number?: number): Promise<SnapshotContent | undefined> {
  const found = db.selectFrom('reportSnapshot').select('content').where('reportId', '=', reportId)
  const asked = number === undefined ? found : found.where('number', '=', number)
  const row = await asked.orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row && SnapshotContent.parse(JSON.parse(row.content))
}

export type FrozenPart = { agencyId: string; name: string; figures: Record<string, Figure> }

/** The figures of the very versions that stand in a report, by name. */
export async function listParts(
  db: Db,
  { round, includes }: Pick<SnapshotContent, 'round' | 'includes'>,
): Promise<FrozenPart[]> {
  if (includes.length === 0) return []
  const ids = includes.map(({ agencyId }) => agencyId)
  const numbers = includes.map(({ number }) => number)
  const { rows } = await sql<FrozenPart>`
    select p.agency_id, p.name, s.figures from unnest(${ids}::uuid[], ${numbers}::int[]) as i (agency_id, number)
      join report p on p.round_id = ${round.id}::uuid and p.agency_id = i.agency_id and p.kind = 'own'
      join report_snapshot s on s.report_id = p.id and s.number = i.number
    order by p.name, p.agency_id`.execute(db)
  return rows
}

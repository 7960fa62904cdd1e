import { sql } from 'kysely'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import type { LearnedName } from './schema.ts'

type Row = Omit<LearnedName, 'at' | 'kind'> & { at: Date }

const view = (kind: LearnedName['kind'], { at, ...row }: Row): LearnedName => ({ kind, ...row, at: at.toISOString() })

/** Names of agencies that people taught while reviewing, the newest first, with how often plans loaded later used them. */
export async function listAgencyNames(db: Db): Promise<LearnedName[]> {
  const { rows } = await sql<Row & { folded: string; uses: { name: string; count: number }[] }>`
    select l.id, l.alias as words, coalesce(a.name, g.name) as meaning, null as index_name, u.name as by_name,
      l.created_at as at, l.folded, 0 as applied,
      coalesce((select jsonb_agg(jsonb_build_object('name', n.name_raw, 'count', n.count)) from (
        select p.name_raw, count(*) as count from task_party p join task t on t.id = p.task_id join plan on plan.id = t.plan_id
        where (p.agency_id = l.agency_id or p.group_id = l.group_id) and p.certainty = 'certain'
          and plan.created_at > l.created_at group by p.name_raw
      ) n), '[]') as uses
    from agency_alias l left join agency a on a.id = l.agency_id left join agency_group g on g.id = l.group_id
      left join auth_user u on u.id = l.created_by
    where l.source = 'review' order by l.created_at desc`.execute(db)
  return rows.map(({ folded, uses, ...row }) => {
    const applied = uses.filter(({ name }) => fold(name) === folded).reduce((sum, { count }) => sum + count, 0)
    return view('agency', { ...row, applied })
  })
}

/** Names of criteria that people taught and that hold, the newest first. */
export async function listCriterionNames(db: Db): Promise<LearnedName[]> {
  const { rows } = await sql<Row>`
    select l.id, l.words, l.criterion_code || ' ' || l.criterion_name as meaning, l.index_name, u.name as by_name,
      l.created_at as at, (select count(*)::int from task_criterion c where c.learned_id = l.id) as applied
    from criterion_alias l left join auth_user u on u.id = l.created_by
    where l.revoked_at is null order by l.created_at desc`.execute(db)
  return rows.map((row) => view('criterion', row))
}

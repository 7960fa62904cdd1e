import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
import { singlesTold, type Withheld } from '../publishing/told-rules.ts'
import { Single, type Singles } from './schema.ts'

/** What a version says of single statements, by what opens them. */
export async function insertSingles(db: Db, resultId: string, all: readonly Singles[]): Promise<void> {
  const rows = all.flatMap(({ source, singles }) =>
    [...Map.groupBy(singles, ({ kind, of }) => JSON.stringify([kind, of])).values()].map((own) => ({
      ...{ resultId, source, kind: own[0]?.kind ?? 'item', openedBy: own[0]?.of ?? '', singles: JSON.stringify(own) },
    })),
  )
  if (rows.length > 0) await db.insertInto('surveyResultSingle').values(rows).execute()
}

type Version = { id: string; withheld: Withheld | null }
type Opened = { source: Singles['source']; kind: Single['kind']; of: string }

/** Those that a factor, a dimension or a number question opens; none of versions that were made before there were any. */
export async function listSingles(db: Db, { id, withheld }: Version, { source, kind, of }: Opened): Promise<Single[]> {
  const found = await db
    .selectFrom('surveyResultSingle')
    .select('singles')
    .where('resultId', '=', id)
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('openedBy', '=', of)
    .executeTakeFirst()
  const singles = found ? z.array(Single).parse(found.singles) : []
  return singlesTold([{ source, singles }], withheld)[0]?.singles ?? []
}

/** All of a version. */
export async function listAllSingles(db: Db, { id, withheld }: Version): Promise<Singles[]> {
  const { rows } = await sql<{ source: Singles['source']; singles: unknown }>`
    select source, singles from survey_result_single where result_id = ${id}
    order by source, kind, opened_by`.execute(db)
  const read = rows.map(({ source, singles }) => ({ source, singles: z.array(Single).parse(singles) }))
  const all = [...Map.groupBy(read, ({ source }) => source)].map(([source, own]) => ({
    source,
    singles: own.flatMap(({ singles }) => singles),
  }))
  return singlesTold(all, withheld)
}

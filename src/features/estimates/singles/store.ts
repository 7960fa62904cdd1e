import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
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

type Opened = { source: Singles['source']; kind: Single['kind']; of: string }

/** Those that a factor, a dimension or a number question opens; none of versions that were made before there were any. */
export async function listSingles(db: Db, resultId: string, { source, kind, of }: Opened): Promise<Single[]> {
  const found = await db
    .selectFrom('surveyResultSingle')
    .select('singles')
    .where('resultId', '=', resultId)
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('openedBy', '=', of)
    .executeTakeFirst()
  return found ? z.array(Single).parse(found.singles) : []
}

/** All of a version. */
export async function listAllSingles(db: Db, resultId: string): Promise<Singles[]> {
  const { rows } = await sql<{ source: Singles['source']; singles: unknown }>`
    select source, singles from survey_result_single where result_id = ${resultId}
    order by source, kind, opened_by`.execute(db)
  const read = rows.map(({ source, singles }) => ({ source, singles: z.array(Single).parse(singles) }))
  return [...Map.groupBy(read, ({ source }) => source)].map(([source, own]) => ({
    source,
    singles: own.flatMap(({ singles }) => singles),
  }))
}

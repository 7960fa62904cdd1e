import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { pointsFromTable } from './import-rules.ts'
import { saveImported } from './lines/store.ts'
import { ImportOutcome } from './schema.ts'
import { authorOf, getEngine, getRound, insertEntry, type RoundSubject } from './store.ts'

const LARGEST = 10 * 1024 * 1024
const MOST_ROWS = 5_000

export const importPoints = operation({
  name: 'round.import',
  method: 'POST',
  path: '/rounds/:roundId/points',
  summary:
    'Nhập điểm do nơi khác chấm (điều tra xã hội học, bộ, hội đồng) từ XLSX hoặc CSV: mặc định chỉ thử; có lỗi thì không ghi gì.',
  input: z.object({ roundId: Id, dryRun: z.stringbool().default(true) }),
  output: ImportOutcome,
  allow: 'round.manage',
  body: 'file',
  prepare: ({ upload, services }) => readUploadedTable(upload, services, { maxBytes: LARGEST, maxRows: MOST_ROWS }),
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { roundId, dryRun }) => {
    const { db, subject, today, now, prepared } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const engine = await getEngine(db, subject.round)
    const units = await unitsOf(db, subject, today)
    const { values, errors, criteria } = pointsFromTable(prepared.rows, engine, units)
    const written = !dryRun && errors.length === 0 && values.length > 0
    if (written) {
      await saveImported(db, values, now)
      const said = { filename: prepared.filename, values: values.length, criteria }
      await insertEntry(db, { roundId, action: 'imported', said }, authorOf(context))
    }
    const touched = new Set(values.map(({ sheetId }) => sheetId)).size
    return { written, values: values.length, units: touched, criteria, errors: errors.slice(0, 500) }
  },
  audit: (_input, { written, values }) => ({ written, values }),
})

async function unitsOf(db: Db, { sheets }: RoundSubject, today: string) {
  const { agencies } = await loadDirectory(db, today)
  return sheets.map(({ id, name, agencyId }) => {
    const agency = agencies.get(agencyId)
    return { sheetId: id, names: [name, agency?.name ?? '', agency?.shortName ?? '', agency?.code ?? ''] }
  })
}

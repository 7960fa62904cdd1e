import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { canonicalJson } from '#features/access/audit-chain.ts'
import { readTogether } from '#features/reports/consolidation/reading.ts'
import { findRound } from '#features/reports/rounds/store.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import { parseForm } from '#lib/reporting/form-check.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import { cloneProvince } from '../test/database.ts'
import type { Line } from './measure.ts'

const provinces = 34
const communes = 3321
const fields = 200
const today = '2026-10-10'

/** A national round: 3,321 communes × 200 fields, added up over the tree, beside one SQL statement over the same rows. */
export async function benchRollUp(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    const roundId = await province.write(seed)
    for (const table of ['agency', 'agency_parent', 'report', 'report_cell', 'report_snapshot'])
      await sql`vacuum analyze ${sql.table(`${province.schema}.${table}`)}`.execute(province.kysely)
    return await measure(province, roundId)
  } finally {
    await close()
  }
}

async function measure(province: Province, roundId: string): Promise<Line[]> {
  const together = () =>
    province.read(async (db) => {
      const round = await findRound(db, roundId, today)
      const once = <T>(_key: string, work: () => Promise<T>) => work()
      return readTogether({ db, once, today }, round!, { kind: 'summary', id: uuid(), agencyId: round!.agencyId }, form)
    })
  const plain = () =>
    province.read((db) =>
      sql<{ field: string; total: string }>`select c.field, sum(c.value::numeric) as total from report_cell c
        join report p on p.id = c.report_id where p.round_id = ${roundId}::uuid and p.kind = 'own'
        group by c.field`.execute(db),
    )
  const { rolled, counted } = await together()
  const sums = new Map((await plain()).rows.map(({ field, total }) => [field, total]))
  if (counted.size !== communes) throw new Error(`${counted.size} reports were counted`)
  for (const [field, { value }] of rolled)
    if (Number(value) !== Number(sums.get(field))) throw new Error(`${field}: ${value} is not ${sums.get(field)}`)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i < 7; i++) {
    ours.push(await timeOf(together))
    theirs.push(await timeOf(plain))
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[3] ?? 0
  const [figure, beside] = [middle(ours), middle(theirs)]
  return [
    {
      name: `reports: roll-up of ${communes} agencies × ${fields} fields over the tree, median of 7`,
      ...{ figure, unit: 'ms', ratio: figure / beside, bar: '≤ 1500 ms, ratio ≤ 3' },
      reference: `sum … group by over the same ${communes * fields} rows: ${beside.toFixed(0)} ms`,
    },
  ]
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

const form: ReportForm = parseForm({
  ...{ code: 'toan-quoc', version: '1', title: 'Kỳ toàn quốc' },
  source: { number: null, date: null, issuer: 'bench', note: 'bench' },
  sections: [],
  tables: [
    {
      code: '1',
      title: 'Bảng',
      rows: Array.from({ length: fields }, (_, i) => ({
        code: `${i + 1}`,
        name: `Dòng ${i + 1}`,
        unit: null,
        kind: 'count',
      })),
    },
  ],
})

async function seed(db: Db): Promise<string> {
  const [collector, series, round] = [uuid(), uuid(), uuid()]
  const content = canonicalJson(form)
  const digest = createHash('sha256').update(content).digest('hex')
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db)
  await run(sql`insert into agency (id, code, name, level, kind, valid_from)
    values (${collector}, 'bo', 'Bộ', 'central', 'department', '2025-07-01')`)
  await run(sql`insert into agency (id, code, name, level, kind, valid_from)
    select gen_random_uuid(), 'tinh-' || n, 'Tỉnh ' || n, 'province', 'committee', '2025-07-01' from generate_series(1, ${provinces}) n`)
  await run(sql`insert into agency (id, code, name, level, kind, valid_from)
    select gen_random_uuid(), 'xa-' || n, 'Xã ' || n, 'commune', 'committee', '2025-07-01' from generate_series(1, ${communes}) n`)
  await run(sql`insert into agency_parent (id, agency_id, parent_id, valid)
    select gen_random_uuid(), a.id, p.id, daterange('2025-07-01', null) from agency a
      join agency p on p.code = case a.level when 'commune'
        then 'tinh-' || (1 + substr(a.code, 4)::int % ${provinces}) else 'bo' end
    where a.level <> 'central'`)
  await run(sql`insert into report_round_form (digest, content) values (${digest}, ${content}::jsonb)`)
  await run(sql`insert into report_series (id, title, regime, form_code, form_version, agency_id, reporters, valid_from, updated_at)
    values (${series}, 'Toàn quốc', '{}', 'toan-quoc', '1', ${collector}, '{}', '2026-01-01', now())`)
  await run(sql`insert into report_round (id, series_id, key, name, kind, data_from, data_to, last_in_time, digest, opened_at, opened_by_name)
    values (${round}, ${series}, '2026-Q3', 'Quý III/2026', 'quarter', '2026-07-01', '2026-09-30', '2026-10-05', ${digest}, now(), 'bench')`)
  await run(sql`insert into report (id, round_id, agency_id, kind, name, level, agency_kind, state, first_sent_at, submitted_at)
    select gen_random_uuid(), ${round}, id, case level when 'central' then 'summary' else 'own' end, name, level, kind,
      case level when 'commune' then 'submitted' else 'draft' end,
      case level when 'commune' then now() end, case level when 'commune' then now() end from agency`)
  await run(sql`insert into report_cell (report_id, field, value, updated_at, updated_by_name)
    select p.id, '1/' || n, (abs(hashtext(p.id::text || n)) % 10000)::text, now(), 'bench'
    from report p cross join generate_series(1, ${fields}) n where p.level = 'commune'`)
  await run(sql`insert into report_snapshot (report_id, number, sha256, content, figures, row_values, by_name, at)
    select report_id, 1, repeat('0', 64), '{}', jsonb_object_agg(field, value),
      string_agg(value, E'\\t' order by substr(field, 3)::int), 'bench', now() from report_cell group by 1`)
  return round
}

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { cloneProvince } from '../../../../test/database.ts'
import { sourceWords } from './rules.ts'
import { SurveySource } from './schema.ts'

const migration = join(import.meta.dirname, '../../../../migrations/0054-means-of-surveys.sql')

/** As points of a survey were kept when a criterion took one survey alone. */
const before = {
  ...{ surveyId: '01990000-0000-7000-8000-000000000001', slug: 'ks', title: 'Khảo sát cũ', number: 2 },
  ...{ publishedOn: '2026-11-10', illustrative: true, figure: { code: 'all', label: 'Chung', scale: null } },
  ...{ cell: { kind: 'place', code: 'p1' }, cellLabel: 'xã An Bình', how: 'name', value: 0.75, low: 0.7, high: 0.8 },
  ...{ n: 40, ballots: 40, arithmetic: '75,00 % × 0,1 = 7,50 điểm', method: ['Mẫu.'] },
}

test('points that were taken from one survey read the same after the change to several', async (t) => {
  const { cluster, close } = await cloneProvince()
  const [update = ''] = (await readFile(migration, 'utf8')).split(/;\n/)
  const client = await cluster.pool.connect()
  t.after(async () => {
    client.release()
    await close()
  })
  await client.query('create temp table round_line (imported_from jsonb)')
  await client.query('insert into round_line values ($1), (null)', [JSON.stringify(before)])
  for (const _ of ['once', 'again changes nothing']) await client.query(update)
  const { rows } = await client.query<{ imported_from: object }>(
    'select imported_from from round_line where imported_from is not null',
  )
  const source = SurveySource.parse(rows[0]?.imported_from)
  assert.deepEqual(
    [source.parts[0]?.title, source.parts[0]?.weight, source.ballots, source.low],
    ['Khảo sát cũ', 1, 40, 0.7],
  )
  assert.equal(
    sourceWords(source),
    'Khảo sát “Khảo sát cũ” (số liệu minh họa), phiên bản 2 công bố ngày 10/11/2026: Chung, xã An Bình: ' +
      '75,0 % (70,0 – 80,0), 40 phiếu; 75,00 % × 0,1 = 7,50 điểm.',
  )
})

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { connect } from './connect.ts'
import { type Migration, outstanding, readMigrations } from './migrations.ts'

let database: TestDatabase
let folder: string
before(async () => {
  database = await cloneProvince()
  folder = await mkdtemp(join(tmpdir(), 'namro-migrations-'))
})
after(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const made = (number: number, sql: string, checksum = sql): Migration => {
  return { number, name: `000${number}-x.sql`, checksum, sql }
}
const open = (migrations: Migration[]) => connect(database.connection, { log: createLog('warn'), migrations })

test('files are applied once, in order, also when several programs start at once', async () => {
  const list = [made(1, 'create table a (id int)'), made(2, 'insert into a values (1); alter table a add b int')]
  const clusters = await Promise.all([open(list), open(list), open(list)])
  await clusters[0].createProvince({ code: 'm', name: 'M' })
  const applied = await Promise.all(clusters.map((cluster) => cluster.migrate('m')))
  assert.deepEqual(applied.flat(), [])
  const more = await Promise.all([
    open([...list, made(3, 'insert into a values (2)')]),
    open([...list, made(3, 'insert into a values (2)')]),
  ])
  const names = (await Promise.all(more.map((cluster) => cluster.migrate('m')))).flat()
  assert.deepEqual(names, ['0003-x.sql'])
  const { rows } = await database.cluster.pool.query('select count(*)::int as n from p_m.a')
  assert.deepEqual(rows, [{ n: 2 }])
  for (const cluster of [...clusters, ...more]) await cluster.close()
})

test('a file that fails is named with its line and leaves nothing', async () => {
  const cluster = await open([
    made(1, 'create table a (id int)'),
    made(2, 'create table b (id int);\ncreate tabel c ()'),
  ])
  await assert.rejects(cluster.createProvince({ code: 'f', name: 'F' }), /migrations\/0002-x\.sql:2: syntax error/)
  const { rows } = await cluster.pool.query(
    "select to_regclass('p_f.a') is null as a, to_regclass('p_f.b') is null as b",
  )
  assert.deepEqual(rows, [{ a: false, b: true }])
  await cluster.close()
})

test('a changed, inserted or missing file is refused by name', () => {
  const applied = [made(1, 'a'), made(3, 'c')]
  assert.deepEqual(outstanding(applied, [...applied, made(4, 'd')], 'p_x'), [made(4, 'd')])
  assert.throws(() => outstanding(applied, [made(1, 'a'), made(3, 'c', 'other')], 'p_x'), /0003-x\.sql/)
  assert.throws(() => outstanding(applied, [made(1, 'a'), made(2, 'b'), made(3, 'c')], 'p_x'), /0002-x\.sql/)
  assert.throws(() => outstanding(applied, [made(1, 'a')], 'p_x'), /mới hơn chương trình/)
})

test('the same text has the same checksum under Windows line ends; bad names and double numbers are refused', async () => {
  await writeFile(join(folder, '0001-a.sql'), 'select 1;\nselect 2;\n')
  const [unix] = await readMigrations(folder)
  await writeFile(join(folder, '0001-a.sql'), 'select 1;\r\nselect 2;\r\n')
  const [windows] = await readMigrations(folder)
  assert.equal(windows?.checksum, unix?.checksum)
  await writeFile(join(folder, '0001-b.sql'), '')
  await assert.rejects(readMigrations(folder), /0001-b\.sql: the number is used twice/)
  await writeFile(join(folder, 'later.sql'), '')
  await assert.rejects(readMigrations(folder), /later\.sql/)
})

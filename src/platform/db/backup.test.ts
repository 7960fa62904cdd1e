import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createLog } from '#platform/log.ts'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { backup, contentOf, type FilesToKeep } from './backup.ts'
import { type Cluster, connect } from './connect.ts'
import { clientOf } from './connection.ts'
import type { Migration } from './migrations.ts'
import { type FilesToFill, restore } from './restore.ts'

const hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const plan = Buffer.from('Kế hoạch số 359/KH-UBND')
const keepPlan: FilesToKeep = {
  list: async () => [{ sha256: hex(plan), size: plan.length }],
  read: async () => Readable.from([plan]),
}
const put: FilesToFill = { put: async (content) => hex(await buffer(content)) }

const migration = (number: number, sql: string): Migration => {
  return { number, name: `000${number}-odd.sql`, checksum: hex(sql), sql }
}
// Tables with everything that a copy could lose, two that need each other, and one that forbids writing by hand.
const odd = migration(
  1,
  `create table odd (id integer primary key generated always as identity, words text, amount numeric, at timestamptz,
     day date, valid daterange, list text[], note jsonb, raw bytea, share double precision,
     twice numeric generated always as (amount * 2) stored, parent integer references odd);
   create table egg (id integer primary key, hen integer);
   create table hen (id integer primary key, egg integer references egg);
   alter table egg add foreign key (hen) references hen;
   create table log (id integer primary key, at timestamptz not null default now());
   create function forbid() returns trigger language plpgsql as $$ begin raise exception 'not by hand'; end $$;
   insert into log values (1);
   create trigger forbid before insert on log execute function forbid();`,
)
const later = migration(2, 'alter table odd add column source text; create table more (id integer primary key)')
const rows = `
  insert into odd (words, amount, at, day, valid, list, note, raw, share, parent) values
    (E'Ủy ban\\tnhân dân\\n\\\\N\\r', 12345678901234567890.123, '2025-07-01 00:00:00+07', '2025-07-01', '[2025-01-01,)',
     array['a', null, '{"x"}'], '{"khóa_tự_đặt": [1, null]}', '\\x00ff', 0.1, 1),
    (null, null, null, null, null, null, null, null, null, 1);
  insert into egg values (1, null); insert into hen values (1, 1); update egg set hen = 1;
  insert into odd (words) select repeat('Hà Tĩnh ', 25) from generate_series(1, 50000)`

let database: TestDatabase
let cluster: Cluster
let folder: string
let file: string

before(async () => {
  database = await cloneProvince()
  cluster = await connect(database.connection, { log: createLog('warn'), migrations: [odd] })
  await cluster.createProvince({ code: 'odd', name: 'Tỉnh Lạ', hosts: ['la.example.vn'] })
  await cluster.province('odd').write((db) => clientOf(db).query(rows))
  folder = await mkdtemp(join(tmpdir(), 'namro-backup-'))
  file = join(folder, 'odd.tar.gz')
  await backup(cluster, 'odd', file, keepPlan)
})
after(async () => {
  await cluster.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const digests = async (code: string) => {
  const { schema, snapshot } = cluster.province(code)
  const tables = await snapshot((db) => contentOf(db, schema))
  return tables.map(({ name, rows, digest }) => ({ name, rows, digest }))
}
const schemas = async () => {
  const { rows } = await cluster.pool.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname ~ 'odd|copy'",
  )
  return rows.map(({ name }) => name).sort()
}

test('the drill: back up, lose the province, restore it, and nothing differs', async () => {
  const before = await digests('odd')
  assert.equal(before.find(({ name }) => name === 'odd')?.rows, 50002)
  await cluster.pool.query("drop schema p_odd cascade; delete from namro.province where code = 'odd'")
  const restored = await restore(cluster, file, put, { migrations: [odd] })
  assert.deepEqual([restored.code, restored.files, restored.putAside], ['odd', 1, undefined])
  assert.deepEqual(await digests('odd'), before)
  const found = (await cluster.provinces()).find(({ code }) => code === 'odd')
  assert.deepEqual([found?.name, found?.hosts], ['Tỉnh Lạ', ['la.example.vn']])
})

test('what the database enforced before, it enforces after', async () => {
  const write = (sql: string) => cluster.province('odd').write((db) => clientOf(db).query(sql))
  await assert.rejects(write('insert into log values (2)'), /not by hand/)
  await assert.rejects(write('insert into hen values (9, 9)'), /foreign key/)
  const { rows } = await write("insert into odd (words) values ('tiếp') returning id")
  assert.equal(rows[0].id, 50003)
})

test('a province that holds rows is not overwritten, but put aside when asked', async () => {
  await assert.rejects(restore(cluster, file, put, { migrations: [odd] }), /không ghi đè/)
  const { putAside } = await restore(cluster, file, put, { migrations: [odd], replace: true })
  assert.match(putAside ?? '', /^p_odd_old_\d+$/)
  assert.deepEqual(await schemas(), ['p_odd', putAside])
})

test('an older backup restores under a newer program, and a newer one is refused by an older program', async () => {
  await restore(cluster, file, put, { migrations: [odd, later], code: 'copy' })
  const { rows } = await cluster.pool.query('select count(*) as n from p_copy.odd')
  assert.equal(rows[0].n, 50002)
  await assert.rejects(restore(cluster, file, put, { migrations: [], code: 'copy2' }), /mới hơn chương trình/)
  const changed = { ...odd, checksum: hex('other') }
  await assert.rejects(restore(cluster, file, put, { migrations: [changed], code: 'copy2' }), /nội dung khác/)
})

test('a damaged backup is refused with nothing left behind', async () => {
  const whole = await readFile(file)
  const plain = gunzipSync(whole)
  const at = plain.indexOf('Hà Tĩnh')
  const altered = Buffer.from(plain)
  altered.write('Hà Tịnh', at)
  const damaged: Record<string, [Buffer, RegExp]> = {
    'cut.tar.gz': [whole.subarray(0, whole.length / 2), /không trọn vẹn|cắt cụt/],
    'early-end.tar.gz': [
      gzipSync(plain.subarray(0, plain.indexOf('files/')).subarray(0, -512)),
      /không trọn vẹn|cắt cụt/,
    ],
    'altered.tar.gz': [gzipSync(altered), /tổng kiểm tra/],
    'no-archive.tar.gz': [Buffer.from('xin chào'), /Không đọc được/],
    'other.tar.gz': [gzipSync(Buffer.alloc(1024)), /không phải bản sao lưu/],
  }
  const before = await schemas()
  for (const [name, [bytes, reason]] of Object.entries(damaged)) {
    await writeFile(join(folder, name), bytes)
    await assert.rejects(restore(cluster, join(folder, name), put, { migrations: [odd], code: 'copy3' }), reason, name)
  }
  const missing = restore(cluster, join(folder, 'none.tar.gz'), put, { migrations: [odd] })
  await assert.rejects(missing, /none\.tar\.gz/)
  assert.deepEqual(await schemas(), before)
})

test('a backup is for its owner only, and one that fails leaves no file', async () => {
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  const lost: FilesToKeep = { ...keepPlan, read: async () => Promise.reject(new Error('the file is gone')) }
  await assert.rejects(backup(cluster, 'odd', join(folder, 'lost.tar.gz'), lost), /the file is gone/)
  const short: FilesToKeep = { ...keepPlan, read: async () => Readable.from([plan.subarray(3)]) }
  await assert.rejects(backup(cluster, 'odd', join(folder, 'short.tar.gz'), short))
  assert.deepEqual(
    (await readdir(folder)).filter((name) => /lost|short|new-/.test(name)),
    [],
  )
})

test('a province of the real migrations restores too', async () => {
  const whole = join(folder, 'test.tar.gz')
  await backup(database.cluster, 'test', whole, { ...keepPlan, list: async () => [] })
  await restore(database.cluster, whole, put, { code: 'copy4' })
  const [before, after] = await Promise.all(['test', 'copy4'].map(digests))
  assert.deepEqual(after, before)
})

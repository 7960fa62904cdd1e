import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { countQueries, type Db } from './connection.ts'

let database: TestDatabase
before(async () => {
  database = await cloneProvince()
  await database.province.write((db) =>
    sql`create table note (id integer primary key, some_words text, content jsonb)`.execute(db),
  )
})
after(() => database.close())

const insert = (id: number) => sql`insert into note values (${id}, 'chữ')`
const ids = async () => {
  const { rows } = await database.province.read((db) =>
    sql<{ id: number }>`select id from note order by id`.execute(db),
  )
  return rows.map(({ id }) => id)
}

test('a write is kept when it resolves and undone when it rejects', async () => {
  const { province } = database
  await province.write((db) => insert(1).execute(db))
  const failing = province.write(async (db) => {
    await insert(2).execute(db)
    throw new Error('a rule said no')
  })
  await assert.rejects(failing, /a rule said no/)
  assert.deepEqual(await ids(), [1])
})

test('a failure that was swallowed is not reported as success', async () => {
  const swallowing = database.province.write(async (db) => {
    await insert(3).execute(db)
    await insert(3)
      .execute(db)
      .catch(() => {})
  })
  await assert.rejects(swallowing, /nothing was kept/)
  assert.deepEqual(await ids(), [1])
})

test('reading cannot write, and a store cannot open or close a transaction', async () => {
  await assert.rejects(
    database.province.read((db) => insert(4).execute(db)),
    /read-only transaction/,
  )
  const own = database.province.write((db) => db.transaction().execute(async () => {}))
  await assert.rejects(own, /not by a store/)
})

test('what is read for one page is of one moment, also when somebody writes meanwhile', async () => {
  const before = await ids()
  const [halfRead, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const seen = database.province.read(async (db) => {
    const count = () => sql<{ n: number }>`select count(*)::int as n from note`.execute(db)
    const first = (await count()).rows[0]?.n
    halfRead.resolve()
    await written.promise
    return [first, (await count()).rows[0]?.n]
  })
  await halfRead.promise
  await database.province.write((db) => insert(70).execute(db))
  written.resolve()
  assert.deepEqual(await seen, [before.length, before.length])
  assert.equal((await ids()).length, before.length + 1)
  await database.province.write((db) => sql`delete from note where id = 70`.execute(db))
})

test('a lost connection fails its own transaction only', async () => {
  const { province } = database
  const lost = province.write(async (db) => {
    await insert(5).execute(db)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db).catch(() => {})
    await insert(6).execute(db)
  })
  await assert.rejects(lost)
  assert.deepEqual(await ids(), [1])
})

test('values arrive as what they are: counts are numbers, days are text, moments are dates', async () => {
  const { rows } = await database.province.read((db) =>
    sql`select count(*) as n, date '2025-07-01' as day, array[date '2025-07-01', null] as days, 1.10::numeric as amount,
          timestamptz '2025-07-01 00:00+07' as at, array[1::bigint] as counts, timestamptz '2025-07-01 00:30+07' ::date as today
        from note`.execute(db),
  )
  assert.deepEqual(rows[0], {
    n: 1,
    day: '2025-07-01',
    days: ['2025-07-01', null],
    amount: '1.10',
    at: new Date('2025-06-30T17:00:00Z'),
    counts: [1],
    today: '2025-07-01',
  })
  const tooLarge = database.province.read((db) => sql`select 9007199254740993::bigint as n`.execute(db))
  await assert.rejects(tooLarge, /too large to be exact/)
})

test('columns are camelCase in the program; keys inside jsonb stay as they are', async () => {
  const { province } = database
  await province.write((db) => sql`update note set content = '{"khoa_tu_dat": 1}'`.execute(db))
  const { rows } = await province.read((db) => sql`select some_words, content from note`.execute(db))
  assert.deepEqual(rows, [{ someWords: 'chữ', content: { khoa_tu_dat: 1 } }])
})

test('queries are counted for whoever asks, also side by side', async () => {
  const run = (n: number) =>
    countQueries(() =>
      database.province.read(async (db) => {
        for (let i = 0; i < n; i += 1) await sql`select 1`.execute(db)
      }),
    )
  const [two, five] = await Promise.all([run(2), run(5)])
  assert.deepEqual([two.queries, five.queries], [2, 5])
})

test('provinces do not see each other, and a host name leads to its own', async () => {
  const { cluster } = database
  assert.equal((await cluster.provinceOfHost('bat.ky'))?.code, 'test')
  assert.equal(await cluster.createProvince({ code: 'khac', name: 'Tỉnh Khác', hosts: ['Khac.example.vn'] }), true)
  assert.equal(await cluster.createProvince({ code: 'khac', name: 'Tỉnh Khác' }), false)
  assert.equal((await cluster.provinceOfHost('khac.example.vn'))?.code, 'khac')
  assert.equal(await cluster.provinceOfHost('bat.ky'), undefined)
  await assert.rejects(
    cluster.province('khac').read((db) => sql`select * from note`.execute(db)),
    /does not exist/,
  )
  assert.throws(() => cluster.province('x"; drop schema p_test'), RangeError)
})

test('a statement that comes back keeps its plan and still reads the province it is asked in', async () => {
  const { cluster, province } = database
  await cluster.createProvince({ code: 'other', name: 'Tỉnh khác' })
  const other = cluster.province('other')
  const name = (title: string) => (db: Db) =>
    sql`insert into setting (key, value) values ('t', ${`"${title}"`})`.execute(db)
  await province.write(name('một'))
  await other.write(name('hai'))
  const read = async (db: Db) => {
    const { rows } = await sql<{ value: string }>`select value from setting where key = ${'t'}`.execute(db)
    return rows[0]?.value
  }
  for (let i = 0; i < 12; i++) {
    assert.equal(await province.read(read), 'một')
    assert.equal(await other.read(read), 'hai')
  }
  const { rows } = await cluster.pool.query<{ kept: number }>(
    "select count(*) as kept from pg_prepared_statements where statement like 'select value from setting%'",
  )
  assert.equal(rows[0]?.kept, 1)
})

test('when a table changes under a server that runs, each connection fails once at most', async () => {
  const { province } = database
  const read = () => province.read((db) => sql`select * from note where id = ${1}`.execute(db))
  for (let i = 0; i < 4; i++) await read()
  await province.write((db) => sql`alter table note add column later text`.execute(db))
  await assert.rejects(read(), /cached plan/)
  const { rows } = await read()
  assert.deepEqual(Object.keys(rows[0] as object), ['id', 'someWords', 'content', 'later'])
})

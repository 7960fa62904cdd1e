import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { inPieces, literal, literals, textIn } from './in-pieces.ts'

let database: TestDatabase
before(async () => {
  database = await cloneProvince()
})
after(() => database.close())

const odd = ['', 'a\tb\nc\\N', 'Cán bộ “nhiệt tình”', "d'Artagnan", '\\x41', '😀'.repeat(40_000)]

test('rows come whole, whatever stands in them and however long they are', async () => {
  const rows: (string | null)[][] = []
  const pieces = await database.province.read(async (db) => {
    let count = 0
    const query = sql`select t.value, null::text, g.i::text
      from generate_series(1, 40) g (i), unnest(${literals(odd)}) with ordinality t (value, place) order by g.i, t.place`
    for await (const piece of inPieces(db, query)) {
      count++
      for (let row = 0; row < piece.rows; row++) rows.push([0, 1, 2].map((column) => textIn(piece, row, column)))
    }
    return count
  })
  assert.ok(pieces > 10, `${pieces} pieces`)
  assert.equal(rows.length, 40 * odd.length)
  for (const [i, row] of rows.entries())
    assert.deepEqual(row, [odd[i % odd.length], null, String(1 + Math.floor(i / odd.length))])
})

test('nothing is no piece', async () => {
  await database.province.read(async (db) => {
    for await (const piece of inPieces(db, sql`select 'x' where ${literal('a')} = 'b'`))
      assert.fail(`${piece.rows} rows`)
  })
})

test('the connection goes on after whoever stops early, and after a query that is wrong', async () => {
  await database.province.read(async (db) => {
    for await (const piece of inPieces(db, sql`select repeat('x', 1000) from generate_series(1, 20000)`)) {
      assert.ok(piece.rows > 0)
      break
    }
    const { rows } = await sql<{ n: number }>`select 1 as n`.execute(db)
    assert.deepEqual(rows, [{ n: 1 }])
  })
  const wrong = sql`select (10 / (n - 9000))::text from generate_series(1, 20000) n`
  const reading = database.province.read(async (db) => {
    for await (const piece of inPieces(db, wrong)) assert.ok(piece.rows > 0)
  })
  await assert.rejects(reading, /division by zero/)
  assert.equal(await database.province.read(async () => 'on'), 'on')
})

test('a value that is no literal is refused before anything is sent', async () => {
  await database.province.read(async (db) => {
    await assert.rejects(inPieces(db, sql`select ${'x'}::text`).next(), RangeError)
  })
})

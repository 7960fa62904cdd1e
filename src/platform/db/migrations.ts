import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { OperatorError } from '#platform/operator-error.ts'

export type Migration = { number: number; name: string; checksum: string; sql: string }

/** What a schema's table `migration` records. */
export type Applied = { number: number; name: string; checksum: string }

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

/** The numbered SQL files, in order. Line ends do not count in the checksum: Git may change them on Windows. */
export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    names.map(async (name) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
      if (Number.isNaN(number)) throw new Error(`migrations/${name}: the name must be like 0001-access.sql`)
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, checksum: createHash('sha256').update(sql).digest('hex'), sql }
    }),
  )
  for (const [index, { number, name }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) throw new Error(`migrations/${name}: the number is used twice`)
  }
  return migrations
}

export async function listApplied(client: pg.ClientBase, schema: string): Promise<Applied[]> {
  const table = `${quote(schema)}.migration`
  const { rows: found } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  if (!found[0]?.there) return []
  const { rows } = await client.query<Applied>(`select number, name, checksum from ${table} order by number`)
  return rows
}

/**
 * Brings a schema up to the given migrations: one transaction each, nobody else at the same time. Refuses, before
 * anything is changed, a schema whose applied files differ from the given ones. Answers the names that were applied.
 */
export async function migrate(client: pg.ClientBase, schema: string, migrations: Migration[]): Promise<string[]> {
  const names: string[] = []
  const before = await listApplied(client, schema)
  if (before.length > 0 && outstanding(before, migrations, schema).length === 0) return names
  await alone(client, schema, () => client.query(emptySchema(schema)))
  for (;;) {
    const name = await alone(client, schema, () => applyNext(client, schema, migrations))
    if (name === undefined) return names
    names.push(name)
  }
}

const emptySchema = (schema: string) =>
  `create schema if not exists ${quote(schema)};
   create table if not exists ${quote(schema)}.migration (
     number integer primary key, name text not null, checksum text not null,
     applied_at timestamptz not null default now())`

/** One transaction under a lock that ends with it, so that it also holds behind a pooler. */
async function alone<T>(client: pg.ClientBase, schema: string, run: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`namro migrate ${schema}`])
    const result = await run()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function applyNext(client: pg.ClientBase, schema: string, migrations: Migration[]): Promise<string | undefined> {
  const [next] = outstanding(await listApplied(client, schema), migrations, schema)
  if (next === undefined) return undefined
  const { number, name, checksum, sql } = next
  await client.query(`set local search_path to ${quote(schema)}, public`)
  await client.query(sql).catch((error: Error & { position?: string }) => {
    const line = error.position ? `:${sql.slice(0, Number(error.position)).split('\n').length}` : ''
    throw new Error(`migrations/${name}${line}: ${error.message}`, { cause: error })
  })
  await client.query(`insert into ${quote(schema)}.migration (number, name, checksum) values ($1, $2, $3)`, [
    number,
    name,
    checksum,
  ])
  return name
}

/** The migrations that a schema still needs; throws when what it has is not the beginning of the given list. */
export function outstanding(applied: Applied[], migrations: Migration[], schema: string): Migration[] {
  for (const [index, done] of applied.entries()) {
    const file = migrations[index]
    if (file?.number === done.number && file.checksum === done.checksum) continue
    if (file?.number === done.number) throw changed(done.name, schema)
    throw file ? inserted(file.name, done.name, schema) : newer(done.name, schema)
  }
  return migrations.slice(applied.length)
}

export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

const changed = (name: string, schema: string) =>
  new OperatorError(
    `Tệp migrations/${name} đã áp dụng vào ${schema} nhưng nay nội dung khác đi. Hãy trả lại tệp cũ và viết thay đổi thành một tệp mới.`,
    `migrations/${name} was applied to ${schema} and has been changed since. Put the old file back and write the change as a new file.`,
  )

const inserted = (file: string, done: string, schema: string) =>
  new OperatorError(
    `Tệp migrations/${file} đứng trước ${done} là tệp đã áp dụng vào ${schema}. Hãy đánh số tệp mới ở cuối.`,
    `migrations/${file} comes before ${done}, which ${schema} has already. Number the new file last.`,
  )

const newer = (done: string, schema: string) =>
  new OperatorError(
    `Dữ liệu ${schema} đã lên tới ${done}, mới hơn chương trình này. Hãy dùng phiên bản chương trình mới hơn.`,
    `The data of ${schema} are at ${done}, newer than this program. Use a newer version of the program.`,
  )

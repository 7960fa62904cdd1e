import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type PluginTransformResultArgs,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './tables.ts'

/** The database inside one transaction of one province: what every store gets as its first argument. */
export type Db = Kysely<DB>

/**
 * Columns are snake_case in SQL and camelCase in the program. Keys inside jsonb stay as they were written: they are
 * content, and may well be names that somebody chose.
 */
export const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** The same for `OneConnection`, which already gives its rows the program's names. */
class OwnNames extends CamelCasePlugin {
  nameOf = (column: string): string => this.camelCase(column)
  override async transformResult({ result }: PluginTransformResultArgs) {
    return result
  }
}

const ownNames = new OwnNames()

const clients = new WeakMap<object, pg.ClientBase>()
const counting = new AsyncLocalStorage<{ queries: number }>()

/** Runs something and counts the statements that it sends, those that open and close the transaction left out. */
export async function countQueries<T>(run: () => Promise<T>): Promise<{ result: T; queries: number }> {
  const counter = { queries: 0 }
  const result = await counting.run(counter, run)
  return { result, queries: counter.queries }
}

/** A Kysely that speaks over one open connection, on which the caller has begun a transaction. */
export function kyselyOn(client: pg.ClientBase): Db {
  const connection = new OneConnection(client)
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => new OneConnectionDriver(connection),
  }
  const db = new Kysely<DB>({ dialect, plugins: [ownNames] })
  clients.set(db, client)
  return db
}

/** The connection under a `Db`, for what Kysely does not speak: COPY. */
export function clientOf(db: Db): pg.ClientBase {
  const client = clients.get(db)
  if (client === undefined) throw new Error('This handle is not one that a province gave.')
  return client
}

class OneConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const counter = counting.getStore()
    if (counter) counter.queries += 1
    const name = nameOf(query.sql)
    const asked = { name, text: query.sql, values: [...query.parameters], rowMode: 'array' as const }
    const { fields, rows, rowCount } = await this.#client.query<unknown[]>(asked)
    return { rows: objectsOf(fields, rows) as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: lists are paged, so no store streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed over this handle: page the list, or use COPY.')
  }
}

/** Each row as an object. All are copies of one empty row: the engine then reads them as fast as it can. */
function objectsOf(fields: readonly { name: string }[], rows: readonly unknown[][]): object[] {
  const columns = fields.map(({ name }) => ownNames.nameOf(name))
  const empty: Record<string, unknown> = Object.fromEntries(columns.map((name) => [name, null]))
  return rows.map((values) => {
    const row = { ...empty }
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = values[i]
    return row
  })
}

const names = new Map<string, string>()
const seen = new Map<string, number>()
const mostNames = 200
const mostSeen = 4000

/**
 * The database plans a statement anew each time unless it has a name, and planning takes longer than most of ours run.
 * A statement gets one when it comes back: lists of changing length and rare filters would only fill memory.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const times = (seen.get(text) ?? 0) + 1
  if (seen.size >= mostSeen) seen.clear()
  seen.set(text, times)
  if (times > 2) names.set(text, `namro_${names.size + 1}`)
  return names.get(text)
}

/** A kept statement whose table has changed since: its connection can do no more with it, a new one can. */
export const isOutdatedPlan = (error: unknown): boolean => (error as { code?: string } | null)?.code === '0A000'

const door = async (): Promise<never> => {
  throw new Error('The transaction is opened and closed by province.read and province.write, not by a store.')
}

class OneConnectionDriver implements Driver {
  readonly #connection: OneConnection

  constructor(connection: OneConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  beginTransaction = door
  commitTransaction = door
  rollbackTransaction = door
}

import type { Kysely } from 'kysely'
import { copySettings } from './backup-format.ts'
import { type Db, isOutdatedPlan, kyselyOn } from './connection.ts'
import { Memory } from './memory.ts'
import { quote } from './migrations.ts'
import type { Pool } from './pool.ts'
import type { DB } from './tables.ts'

/** One province's own schema: its code, and the only two ways to its tables. */
export type Province = {
  code: string
  schema: string
  /**
   * Runs reads in one transaction that cannot write. All of them see one moment: a page whose parts were read before and
   * after a change would say what never was.
   */
  read<T>(run: (db: Db) => Promise<T>): Promise<T>
  /** Runs reads and writes in one transaction; resolves after the commit, rejects after the rollback. */
  write<T>(run: (db: Db) => Promise<T>): Promise<T>
  /** The same for reads that take as long as they take. */
  snapshot<T>(run: (db: Db) => Promise<T>): Promise<T>
  /** Kysely over the pool without a transaction, for libraries that bring their own (accounts). */
  kysely: Kysely<DB>
  /** What was worked out from its present state. */
  memory: Memory
}

export const schemaOf = (code: string): string => {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(code)) throw new RangeError(`"${code}" is not the code of a province.`)
  return `p_${code}`
}

export function provinceOn(pool: Pool, kysely: Kysely<DB>, code: string): Province {
  const schema = schemaOf(code)
  return {
    code,
    schema,
    read: (run) => transact(pool, `${oneMoment}; ${within(schema)}`, run),
    write: (run) => transact(pool, `begin; ${within(schema)}`, run),
    snapshot: (run) => transact(pool, `${oneMoment}; ${at(schema)}; ${copySettings}`, run),
    kysely: kysely.withSchema(schema),
    memory: new Memory(),
  }
}

const oneMoment = 'begin isolation level repeatable read read only'

/** Which province a transaction is in, and that a day in the database is a day in Việt Nam. */
const at = (schema: string) =>
  `set local search_path to ${quote(schema)}, public; set local timezone to 'Asia/Ho_Chi_Minh'`

/**
 * Sent with `begin` in one round trip: no statement holds a row, or waits for one, for ever. A statement that comes back
 * is planned once: planning ours anew for each value takes longer than most of them run, and what differs between two
 * questions (which filter, one agency or several) already stands in their words.
 */
const within = (schema: string) =>
  `${at(schema)}; set local plan_cache_mode to force_generic_plan; set local statement_timeout to '60s'; set local lock_timeout to '15s';
   set local idle_in_transaction_session_timeout to '60s'`

/** Runs something between `begin` and `commit` on one connection of the pool. */
export async function transact<T>(pool: Pool, begin: string, run: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const lost = (error: Error) => {
    broken = error
  }
  client.on('error', lost)
  try {
    await client.query(begin)
    const result = await pool.hold(() => run(kyselyOn(client)))
    const { command } = await client.query('commit')
    // PostgreSQL answers ROLLBACK when an earlier error was swallowed: nothing was kept, so nothing may be reported.
    if (command !== 'COMMIT') throw new Error('The transaction had failed before its end; nothing was kept.')
    return result
  } catch (error) {
    await client.query('rollback').catch(lost)
    if (isOutdatedPlan(error)) lost(error as Error)
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** Until when, since what was begun in a transaction (a workbook that is written row by row) may go on after it. */
type Holder = { pool: pg.Pool; open: boolean }

const holding = new AsyncLocalStorage<Holder | undefined>()

/** Nobody waits longer than this for a connection: the answer is then that the server is busy. */
const longestWait = 20_000

/**
 * A pool that gives nobody a second connection while he holds one: as many as there are connections, all at once, would
 * wait for each other for ever, and everybody else with them.
 */
export class Pool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ connectionTimeoutMillis: longestWait, ...options })
    const connect = this.connect.bind(this) as (...rest: unknown[]) => unknown
    // `query` asks by a callback, everybody else waits for a promise.
    this.connect = ((answer?: (error: Error) => void) => {
      const holder = holding.getStore()
      if (holder?.pool !== this || !holder.open) return answer ? connect(answer) : connect()
      const error = new Error('Who holds a connection asks for a second one: use the transaction that is open.')
      return answer ? answer(error) : Promise.reject(error)
    }) as typeof this.connect
  }

  /** Runs what a transaction does, so that it is seen to hold its connection. */
  async hold<T>(run: () => Promise<T>): Promise<T> {
    const holder: Holder = { pool: this, open: true }
    try {
      return await holding.run(holder, run)
    } finally {
      holder.open = false
    }
  }

  /** Runs something that goes on beside the transaction it was begun in. */
  beside<T>(run: () => T): T {
    return holding.run(undefined, run)
  }
}

/** What the pool says when nobody gave a connection back in time. */
export const isTooBusy = (error: unknown): boolean =>
  (error as Error | null)?.message === 'timeout exceeded when trying to connect'

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { type JobPayload, type Jobs, openJobs } from './jobs.ts'

const log = createLog('silent')
let database: TestDatabase
before(async () => {
  database = await cloneProvince()
})
after(() => database.close())

type Count = JobPayload & { n: number }

async function until(condition: () => boolean, milliseconds = 8000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function running(define: (jobs: Jobs) => void, run: (jobs: Jobs) => Promise<void>, work = true): Promise<void> {
  const jobs = openJobs(database.cluster, { log, work })
  define(jobs)
  await jobs.start()
  try {
    await run(jobs)
  } finally {
    await jobs.stop()
  }
}

const add = (jobs: Jobs, name: string, n: number) =>
  database.province.write((db) => jobs.enqueue<Count>(db, name, { province: 'test', n }))

test('a job starts promptly after the commit, and not before it', async () => {
  const ran: { n: number; at: number }[] = []
  await running(
    (jobs) => jobs.define<Count>('test.prompt', async ({ n }) => void ran.push({ n, at: performance.now() })),
    async (jobs) => {
      let committed = 0
      await database.province.write(async (db) => {
        await jobs.enqueue<Count>(db, 'test.prompt', { province: 'test', n: 1 })
        await new Promise((resolve) => setTimeout(resolve, 900))
        assert.equal(ran.length, 0)
        committed = performance.now()
      })
      await until(() => ran.length === 1)
      assert.ok(ran[0]!.at - committed < 3000, `it took ${ran[0]!.at - committed} ms`)
    },
  )
})

test('a job of a transaction that rolled back never runs', async () => {
  const ran: number[] = []
  await running(
    (jobs) => jobs.define<Count>('test.rolledBack', async ({ n }) => void ran.push(n)),
    async (jobs) => {
      const failing = database.province.write(async (db) => {
        await jobs.enqueue<Count>(db, 'test.rolledBack', { province: 'test', n: 1 })
        throw new Error('changed my mind')
      })
      await assert.rejects(failing, /changed my mind/)
      await add(jobs, 'test.rolledBack', 2)
      assert.equal(await jobs.runDue(), 1)
      assert.deepEqual(ran, [2])
    },
    false,
  )
})

test('a failing job is tried again and then given up', async () => {
  const attempts: number[] = []
  const lost: number[] = []
  await running(
    (jobs) =>
      jobs.define<Count>(
        'test.failing',
        async (_, { attempt }) => {
          attempts.push(attempt)
          throw new Error('no luck')
        },
        { retry: { limit: 1, delaySeconds: 0 }, giveUp: async ({ n }) => void lost.push(n) },
      ),
    async (jobs) => {
      await add(jobs, 'test.failing', 7)
      await until(() => lost.length === 1)
      assert.deepEqual(attempts, [1, 2])
      assert.deepEqual(lost, [7])
    },
  )
})

test('a job that takes too long is aborted and counts as failed', async () => {
  let aborted = false
  const lost: number[] = []
  await running(
    (jobs) =>
      jobs.define<Count>(
        'test.slow',
        (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true
              reject(new Error('aborted'))
            })
          }),
        { timeoutSeconds: 1, retry: { limit: 0, delaySeconds: 0 }, giveUp: async ({ n }) => void lost.push(n) },
      ),
    async (jobs) => {
      await add(jobs, 'test.slow', 1)
      await until(() => aborted && lost.length === 1)
    },
  )
})

test('while the same job waits, no second one is added', async () => {
  const ran: number[] = []
  await running(
    (jobs) => jobs.define<Count>('test.once', async ({ n }) => void ran.push(n), { once: ({ n }) => String(n) }),
    async (jobs) => {
      assert.notEqual(await add(jobs, 'test.once', 1), undefined)
      assert.equal(await add(jobs, 'test.once', 1), undefined)
      assert.notEqual(await add(jobs, 'test.once', 2), undefined)
      assert.equal(await jobs.runDue(), 2)
      assert.notEqual(await add(jobs, 'test.once', 1), undefined)
      assert.equal(await jobs.runDue(), 1)
      assert.deepEqual(ran.sort(), [1, 1, 2])
    },
    false,
  )
})

test('as many run at once as the definition allows, and stopping lets them end', async () => {
  let now = 0
  let most = 0
  let ended = 0
  await running(
    (jobs) =>
      jobs.define<Count>(
        'test.parallel',
        async () => {
          most = Math.max(most, ++now)
          await new Promise((resolve) => setTimeout(resolve, 300))
          now--
          ended++
        },
        { concurrency: 2 },
      ),
    async (jobs) => {
      for (const n of [1, 2, 3]) await add(jobs, 'test.parallel', n)
      await until(() => now > 0)
    },
  )
  assert.ok(ended >= 1 && now === 0, 'nothing was cut off')
  assert.ok(most <= 2)
})

test('an unknown job, or one defined too late, is an error at once', async () => {
  await running(
    (jobs) => jobs.define('test.known', async () => {}),
    async (jobs) => {
      await assert.rejects(add(jobs, 'test.unknown', 1), /No job is called test\.unknown/)
      assert.throws(() => jobs.define('test.late', async () => {}), /after the start/)
    },
    false,
  )
})

test('a repeated job has one schedule per province, in the time of Việt Nam', async () => {
  await running(
    (jobs) => jobs.define('test.repeated', async () => {}),
    async (jobs) => {
      await jobs.repeat('test.repeated', '0 7 * * *', { province: 'test' })
      await jobs.repeat('test.repeated', '30 6 * * 1-5', { province: 'test' })
      await jobs.repeat('test.repeated', '0 7 * * *', { province: 'other' })
      const { rows } = await database.cluster.pool.query(
        "select key, cron, timezone, data from namro_jobs.schedule where name = 'test.repeated' order by key",
      )
      assert.deepEqual(rows, [
        { key: 'other', cron: '0 7 * * *', timezone: 'Asia/Ho_Chi_Minh', data: { province: 'other' } },
        { key: 'test', cron: '30 6 * * 1-5', timezone: 'Asia/Ho_Chi_Minh', data: { province: 'test' } },
      ])
    },
    false,
  )
})

test('two servers may start at the same time', async () => {
  const both = [1, 2].map(() => openJobs(database.cluster, { log, work: false }))
  for (const jobs of both) jobs.define('test.shared', async () => {})
  await Promise.all(both.map((jobs) => jobs.start()))
  await Promise.all(both.map((jobs) => jobs.stop()))
})

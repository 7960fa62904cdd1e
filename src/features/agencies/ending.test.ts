import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { workWorld } from '../../../test/work.ts'
import { defineJobs } from '../../jobs.ts'

const august = { now: new Date('2025-08-10T02:00:00Z') }
const september = { now: new Date('2025-09-02T02:00:00Z') }

test('an end that lies ahead: until its last day nothing moves; in the morning after, a job passes the work on, once', async (t) => {
  const { as, agencies, services, province, pool, planId, leadWork } = await workWorld(t)
  const queued: { name: string; payload: Record<string, string>; startAfter: Date | undefined }[] = []
  const runs = new Map<string, (payload: never) => Promise<void>>()
  const jobs = {
    define: (name: string, run: (payload: never) => Promise<void>) => void runs.set(name, run),
    enqueue: async (_db: unknown, name: string, payload: Record<string, string>, it: { startAfter?: Date } = {}) => {
      queued.push({ name, payload, startAfter: it.startAfter })
    },
  } as unknown as Jobs
  Object.assign(services, { jobs })
  defineJobs(jobs, { services, pool, province: () => province })

  const ending = { agencyId: agencies.finance, version: 1, lastDay: '2025-08-31', document: 'Nghị quyết 12/NQ-HĐND' }
  const asked = { agencyId: agencies.finance, lastDay: '2025-08-31' }
  const before = await as('administrator', 'agency.holdings', asked, august)
  assert.deepEqual(before, { openWork: 1, submitted: 0, plansKept: 0, grants: 1 })
  const told = await as('administrator', 'agency.end', { ...ending, successorIds: [agencies.health] }, august)
  assert.deepEqual([told.openWork, told.grants], [1, 1])
  assert.deepEqual(queued, [
    {
      name: 'agency.passOn',
      payload: { province: 'test', agencyId: agencies.finance },
      // Five minutes past midnight in Việt Nam.
      startAfter: new Date('2025-08-31T17:05:00Z'),
    },
  ])
  const holder = async () => {
    const { agencyId, state, history } = await as('keeper', 'assignment.get', { assignmentId: leadWork }, september)
    return [agencyId, state, history.length]
  }
  assert.deepEqual(await holder(), [agencies.finance, 'assigned', 1])

  const passOn = () => runs.get('agency.passOn')?.({ province: 'test', agencyId: agencies.finance } as never)
  await passOn()
  assert.deepEqual(await holder(), [agencies.health, 'assigned', 2])
  await passOn()
  assert.deepEqual(await holder(), [agencies.health, 'assigned', 2], 'run again after a crash, it changes nothing')
  const { events } = await as('administrator', 'audit.list', { operation: 'agency.passOn' })
  assert.deepEqual([events.length, events[0]?.actorName], [2, 'Hệ thống'])
  assert.equal((await as('keeper', 'assignment.list', { planId, agencyId: agencies.finance })).total, 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listFilesOfAll } from '#platform/db/registry.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { sweepFiles } from './jobs.ts'

const text = (words: string) => ({ filename: 'tep.txt', bytes: Buffer.from(`${words}\n`) })
const old = new Date('2026-01-01T00:00:00Z')
const later = { now: new Date('2026-03-15T00:00:00Z') }

test('what nothing refers to is forgotten after thirty days; evidence, documents and frozen reports are not', async (t) => {
  const { as, province, leadWork: assignmentId } = await workWorld(t)
  const attach = (words: string) => as('lead', 'assignment.attach', { assignmentId }, { upload: text(words) })
  const kept = await attach('Biên bản niêm yết')
  const gone = await attach('Gửi nhầm')
  await as('lead', 'assignment.detach', { assignmentId, evidenceId: gone.id })
  const fresh = await attach('Mới gỡ hôm qua')
  await as('lead', 'assignment.detach', { assignmentId, evidenceId: fresh.id })
  const listed = () =>
    province.read((db) => db.selectFrom('storedFile').select('sha256').orderBy('createdAt').execute())
  const all = (await listed()).map(({ sha256 }) => sha256)
  assert.equal(all.length, 3)
  await province.write(async (db) => {
    await db.updateTable('storedFile').set({ createdAt: old }).where('sha256', 'in', all.slice(0, 2)).execute()
    await db
      .updateTable('storedFile')
      .set({ createdAt: later.now })
      .where('sha256', '=', all[2] ?? '')
      .execute()
  })
  assert.deepEqual(await as('system', 'file.forgetUnused', {}, later), { forgotten: 1 })
  assert.deepEqual(await as('system', 'file.forgetUnused', {}, later), { forgotten: 0 })
  const { evidence } = await as('lead', 'assignment.get', { assignmentId })
  assert.deepEqual(
    evidence.map(({ id }) => id),
    [kept.id],
  )
  assert.deepEqual(
    (await listed()).map(({ sha256 }) => sha256),
    [all[0], all[2]],
  )
  for (const who of ['lead', 'administrator'] as const) {
    assert.equal(await problemOf(as(who, 'file.forgetUnused', {})), 'access.not_found', who)
  }
})

type Sweep = Parameters<typeof sweepFiles>[0]

test('bytes go when they are old and no schema names them; those of another database stay', async (t) => {
  const { as, pool, leadWork: assignmentId } = await workWorld(t)
  await as('lead', 'assignment.attach', { assignmentId }, { upload: text('Biên bản') })
  const named = [...(await listFilesOfAll(pool))]
  assert.equal(named.length, 1)
  const removed: string[] = []
  const bytes = [...named, 'a'.repeat(64), 'b'.repeat(64)]
  const files: Sweep['files'] = {
    claim: async (owner) => owner === 'this',
    remove: async (sha256) => removed.push(sha256) > 0,
    list: async function* () {
      for (const sha256 of bytes) yield { sha256, size: 1, keptAt: sha256.startsWith('b') ? later.now : old }
    },
  }
  const sweep = { files, log: { warn() {}, info() {} } as unknown as Sweep['log'], before: new Date('2026-02-01') }
  const recorded = () => listFilesOfAll(pool)
  assert.equal(await sweepFiles({ ...sweep, recorded, owner: 'another' }), 0)
  assert.deepEqual(removed, [])
  assert.equal(await sweepFiles({ ...sweep, recorded, owner: 'this' }), 1)
  assert.deepEqual(removed, ['a'.repeat(64)])
})

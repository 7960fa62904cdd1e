import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { workWorld } from '../../../test/work.ts'
import { listDue } from './sources.ts'

test('work and duties that are due come in one list, cut by days and agencies; what is handed in is done', async (t) => {
  const { province, agencies, planId, communeWork, leadWork } = await workWorld(t)
  await province.write((db) =>
    db
      .insertInto('cascadeDuty')
      .values({ id: uuid(), planId, agencyId: agencies.communeA, countedFrom: '2026-02-01', dueOn: '2026-02-27' })
      .execute(),
  )
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const due = (query: Partial<Parameters<typeof listDue>[1]>) =>
    province.read((db) => listDue(db, { days: year, agencyIds: 'all', ...query }))
  const all = await due({})
  assert.deepEqual(
    all.map(({ kind, dueOn, done }) => `${kind} ${dueOn} ${done}`),
    ['duty 2026-02-27 false', ...Array(3).fill('assignment 2026-06-30 false')],
  )
  const [duty] = all
  assert.deepEqual([duty?.standingId, duty?.ownerId, duty?.source], [agencies.home, agencies.committee, '05/KH-UBND'])
  assert.equal(duty?.path, `/ke-hoach/${planId}?phan=trien-khai`)
  assert.deepEqual(
    (await due({ agencyIds: [agencies.communeA], days: ['2026-06-30'] })).map(({ id }) => id),
    [communeWork],
  )
  const handedIn = { state: 'submitted', percent: 100 }
  await province.write((db) => db.updateTable('assignment').set(handedIn).where('id', '=', leadWork).execute())
  const lead = (openOnly: boolean) => due({ agencyIds: [agencies.finance], openOnly })
  assert.deepEqual([(await lead(false)).map(({ done }) => done), await lead(true)], [[true], []])
})

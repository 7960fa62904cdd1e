import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { workWorld } from '../../../test/work.ts'
import { openedRound, sent, whole } from '../reports/samples-reports.ts'
import { openedRound as openedSheets } from '../rounds/samples-round.ts'
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

test('a periodic report is due on its last day in time, until it was sent', async (t) => {
  const w = await workWorld(t)
  const { communeA, summary } = await openedRound(w)
  const due = (openOnly: boolean) =>
    w.province.read(async (db) => {
      const all = await listDue(db, { days: ['2026-09-19'], agencyIds: 'all', openOnly })
      return all.filter(({ kind }) => kind === 'report')
    })
  const before = await due(true)
  assert.deepEqual(before.map(({ agencyId }) => agencyId).sort(), Object.values(reporters(w)).sort())
  const own = before.find(({ id }) => id === communeA)
  assert.deepEqual([own?.standingId, own?.path], [w.agencies.home, `/bao-cao/phieu/${communeA}`])
  assert.match(own?.title ?? '', /^Báo cáo cải cách hành chính, .*III/)
  await sent(w, 'communeOfficer', communeA, whole(3, 4, 100, 98))
  const left = await due(true)
  assert.ok(!left.some(({ id }) => id === communeA) && left.some(({ id }) => id === summary))
  assert.equal((await due(false)).find(({ id }) => id === communeA)?.done, true)
})

const reporters = ({ agencies: { home, finance, communeA, communeB } }: Awaited<ReturnType<typeof workWorld>>) => {
  return { home, finance, communeA, communeB }
}

test('a score sheet is due on the last day of self-scoring, while agencies score themselves', async (t) => {
  const w = await workWorld(t)
  const { round, input } = await openedSheets(w)
  const sheets = async () => {
    const all = await w.province.read((db) =>
      listDue(db, { days: [input.selfUntil], agencyIds: 'all', openOnly: true }),
    )
    return all.filter(({ kind }) => kind === 'sheet')
  }
  assert.deepEqual(
    (await sheets()).map(({ path }) => path.split('/').slice(0, 4).join('/')),
    input.unitIds.map(() => `/chi-so/ky-danh-gia/${round.id}`),
  )
  await w.province.write((db) => db.updateTable('assessmentRound').set({ stage: 'appraisal' }).execute())
  assert.deepEqual(await sheets(), [])
})

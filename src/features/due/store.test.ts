import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { countQueries } from '#platform/db/connection.ts'
import { workWorld } from '../../../test/work.ts'
import { openedRound, sent, whole } from '../reports/samples-reports.ts'
import { openedRound as openedSheets } from '../rounds/samples-round.ts'
import { DueKind, type DueState } from './schema.ts'
import { listDue, listDueGroups, listDueItems } from './store.ts'

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
    all.map(({ kind, dueOn, state }) => `${kind} ${dueOn} ${state}`),
    ['duty 2026-02-27 open', ...Array(3).fill('assignment 2026-06-30 open')],
  )
  const [duty] = all
  assert.deepEqual([duty?.standingId, duty?.ownerId, duty?.source], [agencies.home, agencies.committee, '05/KH-UBND'])
  assert.equal(duty?.path, `/ke-hoach/${planId}?phan=trien-khai&don-vi=${agencies.communeA}`)
  assert.deepEqual(
    (await due({ agencyIds: [agencies.communeA], days: ['2026-06-30'] })).map(({ id }) => id),
    [communeWork],
  )
  const handedIn = { state: 'submitted', percent: 100 }
  await province.write((db) => db.updateTable('assignment').set(handedIn).where('id', '=', leadWork).execute())
  const lead = () => due({ agencyIds: [agencies.finance] })
  const open = await due({ agencyIds: [agencies.finance], states: ['open'] })
  assert.deepEqual([(await lead()).map(({ state }) => state), open], [['handedIn'], []])
})

test('each time of recurring work is due by itself, in the list and in its page', async (t) => {
  const { province, as, agencies, taskB, communeLead } = await workWorld(t)
  await province.write(async (db) => {
    const deadline = JSON.stringify(parseDeadline('Hàng quý', { issuedOn: '2026-02-01' }))
    await db.updateTable('task').set({ deadline, dueOn: '2026-03-31' }).where('id', '=', taskB).execute()
  })
  await as('system', 'assignment.openOccurrences', {}, { now: new Date('2026-04-02T02:00:00Z') })
  const query = { days: { from: '2026-01-01', to: '2026-12-31' }, agencyIds: [agencies.communeA] }
  const found = await province.read((db) => listDueItems(db, 'assignment', query))
  const times = found.filter(({ shownId }) => shownId === communeLead).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  assert.deepEqual(
    times.map(({ dueOn, occurrence, path }) => [dueOn, occurrence, path.includes('?ky=')]),
    [
      ['2026-03-31', 'Quý I/2026', true],
      ['2026-06-30', 'Quý II/2026', true],
    ],
  )
  assert.equal(new Set(times.map(({ id }) => id)).size, 2)
})

test('each kind is one query, one by one as added up', async (t) => {
  const { province, agencies } = await workWorld(t)
  const query = { days: { from: '2026-01-01', to: '2026-12-31' }, agencyIds: [agencies.communeA], but: [agencies.home] }
  for (const kind of DueKind.options)
    for (const list of [listDueItems, listDueGroups]) {
      const { queries } = await province.read((db) => countQueries<unknown>(() => list(db, kind, query, 10)))
      assert.equal(queries, 1, kind)
    }
})

test('a periodic report is due on its last day in time, until it was sent', async (t) => {
  const w = await workWorld(t)
  const { communeA, summary } = await openedRound(w)
  const due = (states?: readonly DueState[]) =>
    w.province.read(async (db) => {
      const all = await listDue(db, { days: ['2026-09-19'], agencyIds: 'all', ...(states ? { states } : {}) })
      return all.filter(({ kind }) => kind === 'report')
    })
  const before = await due(['open'])
  assert.deepEqual(before.map(({ agencyId }) => agencyId).sort(), Object.values(reporters(w)).sort())
  const own = before.find(({ id }) => id === communeA)
  assert.deepEqual([own?.standingId, own?.path], [w.agencies.home, `/bao-cao/phieu/${communeA}`])
  assert.match(own?.title ?? '', /^Báo cáo cải cách hành chính, .*III/)
  await sent(w, 'communeOfficer', communeA, whole(3, 4, 100, 98))
  const left = await due(['open'])
  assert.ok(!left.some(({ id }) => id === communeA) && left.some(({ id }) => id === summary))
  assert.equal((await due()).find(({ id }) => id === communeA)?.state, 'done')
})

const reporters = ({ agencies: { home, finance, communeA, communeB } }: Awaited<ReturnType<typeof workWorld>>) => {
  return { home, finance, communeA, communeB }
}

test('a score sheet is due on the last day of self-scoring, while agencies score themselves', async (t) => {
  const w = await workWorld(t)
  const { round, input } = await openedSheets(w)
  const sheets = async () => {
    const all = await w.province.read((db) =>
      listDue(db, { days: [input.selfUntil], agencyIds: 'all', states: ['open'] }),
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

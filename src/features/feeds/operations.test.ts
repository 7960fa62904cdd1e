import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import type { DueItem } from '#features/due/schema.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { countQueries } from '#platform/db/connection.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { agenciesOfFeed, eventOf, tokenOf } from './rules.ts'

const tokenIn = (url: string) => url.split('/').at(-1) ?? ''
const textOf = (body: unknown) => new TextDecoder().decode(body as Uint8Array).replaceAll('\r\n ', '')

test('a feed shows the open deadlines of my agencies to whoever has its address', async (t) => {
  const { as, communeWork, province } = await workWorld(t)
  const feed = await as('communeOfficer', 'feed.create')
  assert.match(feed.url, /^http:\/\/namro\.test\/api\/feeds\/[\w-]{43}\.ics$/)
  const sent = await as('visitor', 'feed.calendar', { token: tokenIn(feed.url) })
  assert.deepEqual([sent.mediaType, sent.inline], ['text/calendar; charset=utf-8', true])
  const calendar = textOf(sent.body)
  assert.equal(calendar.split('BEGIN:VEVENT').length - 1, 1, 'work without a day stands on no day')
  assert.match(calendar, /DTSTART;VALUE=DATE:20260630/)
  assert.match(calendar, /SUMMARY:Ủy ban nhân dân xã An Bình: Công khai danh sách hộ nghèo/)
  assert.match(calendar, new RegExp(`URL;VALUE=URI:http://namro.test/app/nhiem-vu/${communeWork}`))
  assert.match(calendar, /TRIGGER:-P3D/)
  assert.match(calendar, /LAST-MODIFIED:20260201T020000Z/)
  const kept = await province.read((db) => db.selectFrom('calendarFeed').selectAll().execute())
  assert.ok(!JSON.stringify(kept).includes(tokenIn(feed.url).slice(0, 43)), 'only a hash is kept')
})

test('each open time of recurring work stands on its day, and what else is owed beside it', async (t) => {
  const { as, communeLead, province, taskB, planId, agencies } = await workWorld(t)
  await province.write(async (db) => {
    const deadline = JSON.stringify(parseDeadline('Hàng quý', { issuedOn: '2026-02-01' }))
    await db.updateTable('task').set({ deadline, dueOn: '2026-03-31' }).where('id', '=', taskB).execute()
    const duty = { id: uuid(), planId, agencyId: agencies.communeA, countedFrom: '2026-02-01', dueOn: '2026-02-27' }
    await db.insertInto('cascadeDuty').values(duty).execute()
  })
  const spring = { now: new Date('2026-04-01T02:00:00Z') }
  await as('system', 'assignment.openOccurrences', {}, spring)
  const feed = await as('communeOfficer', 'feed.create')
  const calendar = textOf((await as('visitor', 'feed.calendar', { token: tokenIn(feed.url) }, spring)).body)
  const days = [...calendar.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)
  assert.deepEqual(days.sort(), ['20260227', '20260331', '20260630', '20260630'])
  assert.match(calendar, /SUMMARY:Ủy ban nhân dân xã An Bình: Quý II\/2026 – Rà soát thủ tục/)
  assert.match(calendar, /Ban hành kế hoạch của đơn vị theo Kế hoạch 05\/KH-UBND/)
  assert.match(calendar, new RegExp(`URL;VALUE=URI:http://namro.test/app/nhiem-vu/${communeLead}\\?ky=`))
  assert.equal(new Set([...calendar.matchAll(/UID:(\S+)/g)].map(([, uid]) => uid)).size, 4)
})

test('a revoked, unknown or mutilated address shows nothing; so does one whose owner lost the role', async (t) => {
  const { as, province, people, agencies } = await workWorld(t)
  const mine = await as('communeOfficer', 'feed.create')
  const agency = await as('communeHead', 'feed.create', { agencyId: agencies.communeA })
  const read = (url: string) => problemOf(as('visitor', 'feed.calendar', { token: tokenIn(url) }))
  assert.deepEqual([await read(mine.url), await read(agency.url)], ['fine', 'fine'])
  assert.equal(await problemOf(as('communeHead', 'feed.revoke', { feedId: mine.id })), 'access.not_found')
  await as('communeOfficer', 'feed.revoke', { feedId: mine.id })
  assert.equal(await read(mine.url), 'feed.revoked')
  assert.deepEqual((await as('communeOfficer', 'feed.list')).feeds, [])
  for (const token of ['x', `${'A'.repeat(43)}.ics`, "' or 1=1"]) {
    assert.equal(await problemOf(as('visitor', 'feed.calendar', { token })), 'feed.revoked')
  }
  await province.write((db) =>
    db.updateTable('authUser').set({ disabledAt: new Date() }).where('id', '=', people.communeHead).execute(),
  )
  assert.equal(await read(agency.url), 'feed.revoked')
})

test('nobody makes a feed of an agency that is not theirs', async (t) => {
  const { as, agencies } = await workWorld(t)
  const other = { agencyId: agencies.communeB }
  assert.equal(await problemOf(as('communeOfficer', 'feed.create', other)), 'access.not_found')
  assert.equal(await problemOf(as('administrator', 'feed.create')), 'access.verb_missing')
  assert.equal(await problemOf(as('visitor', 'feed.create')), 'access.sign_in_needed')
  assert.equal(await problemOf(as('lead', 'feed.create', { agencyId: 'x' })), 'input.invalid')
})

test('as many queries for many deadlines as for few', async (t) => {
  const { as } = await workWorld(t)
  const few = await as('stranger', 'feed.create')
  const some = await as('communeOfficer', 'feed.create')
  const read = (url: string) => countQueries(() => as('visitor', 'feed.calendar', { token: tokenIn(url) }))
  assert.equal((await read(few.url)).queries, (await read(some.url)).queries)
})

test('a feed for an agency follows the reach of its owner today', () => {
  const grant = (role: 'officer' | 'head', agencyId: string, reach: string[]) =>
    ({ id: 'g', role, agencyId, agencyName: agencyId, reach: new Set(reach), actsFor: new Set<string>() }) as const
  assert.deepEqual(agenciesOfFeed({ agencyId: 'b' }, [grant('head', 'a', ['a', 'b'])]), ['b'])
  assert.deepEqual(agenciesOfFeed({ agencyId: 'b' }, [grant('officer', 'a', ['a'])]), [])
  assert.deepEqual(agenciesOfFeed({ agencyId: null }, [grant('head', 'a', ['a', 'b'])]), ['a'])
  assert.deepEqual(agenciesOfFeed({ agencyId: null }, []), [])
})

test('the secret is read with or without its ending, and long texts are cut between words’ signs', () => {
  assert.equal(tokenOf('A'.repeat(43)), 'A'.repeat(43))
  assert.equal(tokenOf(`${'b'.repeat(43)}.ics`), 'b'.repeat(43))
  assert.equal(tokenOf('A'.repeat(42)), undefined)
  const due: DueItem = {
    ...{ kind: 'assignment', id: 'x', shownId: 'x', groupId: 't', occurrenceId: null, occurrence: null },
    ...{ agencyId: 'a', agencyName: 'Sở Nội vụ', standingId: 's', ownerId: 'o', dueOn: '2026-06-30', state: 'open' },
    ...{ title: 'Rà soát '.repeat(60), source: 'Kế hoạch', path: '/nhiem-vu/x' },
  }
  const { summary } = eventOf(due, undefined, { address: 'http://x', now: new Date(0) })
  assert.ok(summary.length <= 'Sở Nội vụ: '.length + 120 && summary.endsWith('…'))
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { usualRules } from '#lib/reminders/rules.ts'
import { openMailer } from '#platform/mail/mailer.ts'
import { listKeptMails } from '#platform/mail/outbox.ts'
import { testCalendar } from '../../../test/calendar.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { events } from '../../events.ts'
import { wakeReminders } from './jobs.ts'
import { usualPreference, usualReminders } from './schema.ts'

/** 08:00 in Việt Nam. */
const morning = (day: string) => new Date(`${day}T01:00:00Z`)

async function reminded(t: TestContext) {
  const world = await workWorld(t)
  const { services, province } = world
  const mail = openMailer({ smtpUrl: undefined, mailFrom: 'Năm Rõ <namro@namro.test>' })
  Object.assign(services, { calendar: await testCalendar(), mail })
  const wake = (day: string) => wakeReminders({ services, province, events }, () => morning(day))
  const inbox = async (who: Parameters<typeof world.as>[0]) => (await world.as(who, 'reminder.inbox')).digests
  const mails = () => province.read((db) => listKeptMails(db))
  return { ...world, wake, inbox, mails }
}

test('work that is due on 30/06 is told of on its days: officer before, head when late, standing agency later', async (t) => {
  const { wake, inbox, mails, communeWork, agencies, as } = await reminded(t)
  // Ten working days before 30/06/2026 (Tuesday) is 16/06.
  await wake('2026-06-16')
  const [first] = await inbox('communeOfficer')
  assert.deepEqual([first?.day, first?.before, first?.late, first?.lines.length], ['2026-06-16', 1, 0, 1])
  const [line] = first?.lines ?? []
  assert.ok(line?.kind === 'item')
  assert.deepEqual([line.id, line.when, line.days, line.level], [communeWork, 'before', 10, 'officer'])
  assert.equal(line.path, `/nhiem-vu/${communeWork}`)
  await wake('2026-07-03')
  const [head] = await inbox('communeHead')
  assert.deepEqual(
    head?.lines.filter(({ kind }) => kind === 'item').map(({ level, days }) => [level, days]),
    [['head', 3]],
  )
  await wake('2026-07-07')
  const [keeper] = await inbox('keeper')
  const late = keeper?.lines.filter(({ kind }) => kind === 'agency') ?? []
  assert.equal(late.length, 3)
  assert.ok(late.some(({ id, days }) => id === agencies.communeA && days === 5))
  assert.equal(keeper?.late, 3)
  const sent = await mails()
  const subjects = sent.filter(({ to }) => to.includes('communeofficer@namro.test')).map(({ subject }) => subject)
  assert.ok(subjects.includes('Nhắc việc ngày 16/06/2026: 1 việc sắp đến hạn'), `${subjects}`)
  assert.match(sent[0]?.text ?? '', /http:\/\/namro\.test\/app\/nhiem-vu/)
  const { deliveries, counts } = await as('administrator', 'reminder.deliveries', { limit: 200 })
  assert.deepEqual([counts.sent, counts.queued, counts.failed], [deliveries.length, 0, 0])
})

test('a server that wakes again and again, or twice at once, writes one digest a person and day', async (t) => {
  const { wake, inbox, mails } = await reminded(t)
  await Promise.all([wake('2026-06-16'), wake('2026-06-16')])
  await wake('2026-06-16')
  for (const who of ['communeOfficer', 'otherCommune', 'lead'] as const) assert.equal((await inbox(who)).length, 1)
  const told = (await mails()).map(({ to }) => to.join())
  assert.equal(new Set(told).size, told.length, `${told}`)
  assert.deepEqual(await inbox('stranger'), [], 'who has nothing due gets nothing')
})

test('nothing is sent on a day off, and mails wait for the working hours', async (t) => {
  const { wake, inbox, mails, services, province } = await reminded(t)
  await wake('2026-06-13')
  assert.deepEqual([await inbox('communeOfficer'), await mails()], [[], []])
  const at = (time: string) => wakeReminders({ services, province, events }, () => new Date(`2026-06-16T${time}+07:00`))
  await at('03:50:00')
  assert.equal((await inbox('communeOfficer')).length, 0, 'not in the middle of the night')
  await at('04:10:00')
  assert.deepEqual([(await inbox('communeOfficer')).length, (await mails()).length], [1, 0])
  await at('17:00:00')
  assert.equal((await mails()).length, 0)
  await at('16:59:00')
  assert.ok((await mails()).length > 0)
})

test('a quiet day is made up for with the next digest; what is not needed is left out; no more than is allowed', async (t) => {
  const { wake, inbox, as, mails } = await reminded(t)
  const choose = (preference: object, version = 0) =>
    as('communeOfficer', 'reminder.setPreference', { version, preference: { ...usualPreference, ...preference } })
  const week = { from: '2026-06-15', to: '2026-06-17' }
  assert.equal(await problemOf(choose({ muted: ['late'] })), 'reminder.not_allowed')
  assert.equal(await problemOf(choose({ webhook: true, phone: '0912345678' })), 'reminder.not_allowed')
  assert.equal(await problemOf(choose({ phone: '12' })), 'input.invalid')
  assert.equal(await problemOf(choose({ quietSpans: [{ from: '2026-06-17', to: '2026-06-15' }] })), 'input.invalid')
  await choose({ quietSpans: [week], mail: false })
  assert.equal(await problemOf(choose({})), 'write.conflict')
  // The first night is before the absence, so that there is a day from which reminding runs.
  await wake('2026-06-12')
  await wake('2026-06-16')
  assert.deepEqual(await inbox('communeOfficer'), [])
  await choose({ mail: false }, 1)
  await wake('2026-06-18')
  const [digest] = await inbox('communeOfficer')
  const [line] = digest?.lines ?? []
  assert.ok(line?.kind === 'item')
  assert.deepEqual([digest?.day, line.when, line.days], ['2026-06-18', 'before', 8], 'as it stands now')
  assert.ok((await mails()).every(({ to }) => !to.includes('communeofficer@namro.test')))
  await choose({ muted: ['before'] }, 2)
  await wake('2026-06-25')
  const [later] = await inbox('communeOfficer')
  assert.deepEqual([later?.before, later?.silent], [0, 1], 'three days before is not told of, silence is')
})

test('a night that the server slept through is told of on the next', async (t) => {
  const { wake, inbox } = await reminded(t)
  await wake('2026-06-12')
  await wake('2026-06-17')
  const [digest] = await inbox('communeOfficer')
  assert.deepEqual([digest?.day, digest?.before], ['2026-06-17', 1], 'of 16/06, ten days before')
})

test('a standing agency sets its own rules, nobody else’s; the province sets those for all', async (t) => {
  const { wake, inbox, as, agencies } = await reminded(t)
  const policy = { rules: { ...usualRules, before: [4], onDay: false }, mayMute: [] }
  const set = (who: 'keeper' | 'administrator' | 'lead' | 'leader', agencyId: string, version = 0) =>
    problemOf(as(who, 'reminder.setPolicy', { agencyId, version, policy }))
  assert.equal(await set('keeper', agencies.finance), 'access.not_found')
  assert.equal(await set('lead', agencies.home), 'access.not_found')
  assert.equal(await set('leader', agencies.home), 'access.not_found')
  assert.equal(await set('keeper', agencies.home), 'fine')
  assert.equal(await set('administrator', agencies.home), 'write.conflict')
  assert.equal(await set('administrator', agencies.home, 1), 'fine')
  const settings = await as('keeper', 'reminder.settings')
  assert.deepEqual(settings.agencies, [{ agencyId: agencies.home, name: 'Sở Nội vụ', own: true }])
  assert.equal(settings.canSetProvince, false)
  await wake('2026-06-16')
  assert.deepEqual(await inbox('lead'), [])
  await wake('2026-06-24')
  assert.equal((await inbox('lead')).length, 1)
  await as('keeper', 'reminder.dropPolicy', { agencyId: agencies.home })
  assert.equal((await as('keeper', 'reminder.policy', { agencyId: agencies.home })).own, false)
  const province = { settings: { ...usualReminders, on: false }, version: 0 }
  assert.equal(await problemOf(as('keeper', 'reminder.setProvince', province)), 'access.verb_missing')
  const wrong = { settings: { ...usualReminders, from: 17, to: 7 }, version: 0 }
  assert.equal(await problemOf(as('administrator', 'reminder.setProvince', wrong)), 'input.invalid')
  await as('administrator', 'reminder.setProvince', province)
  await wake('2026-07-01')
  assert.equal((await inbox('lead')).length, 1, 'turned off')
})

test('the preview says who is told when of one piece of work', async (t) => {
  const { as } = await reminded(t)
  const policy = JSON.stringify(usualReminders.policy)
  const { days } = await as('keeper', 'reminder.preview', { policy, dueOn: '2026-06-30' })
  assert.deepEqual(
    days.slice(0, 7).map((it) => `${it.day} ${it.when} ${it.days} ${it.levels}`),
    [
      '2026-06-16 before 10 officer',
      '2026-06-25 before 3 officer',
      '2026-06-29 before 1 officer',
      '2026-06-30 today 0 officer',
      '2026-07-01 late 1 officer',
      '2026-07-03 late 3 head',
      '2026-07-07 late 5 standing',
    ],
  )
  for (const bad of ['{', '{"rules":{}}', '[]'])
    assert.equal(await problemOf(as('keeper', 'reminder.preview', { policy: bad })), 'input.invalid')
  assert.equal(await problemOf(as('lead', 'reminder.preview', { policy })), 'access.verb_missing')
  assert.equal(
    await problemOf(as('keeper', 'reminder.preview', { policy, dueOn: '2050-01-03' })),
    'reminder.no_calendar',
  )
})

test('a digest is read by its owner alone; only administrators see deliveries', async (t) => {
  const { wake, inbox, as } = await reminded(t)
  await wake('2026-06-16')
  const [digest] = await inbox('communeOfficer')
  assert.ok(digest)
  const mark = (who: 'communeOfficer' | 'lead', read: boolean) =>
    as(who, 'reminder.markRead', { digestId: digest.id, read })
  assert.equal(await problemOf(mark('lead', true)), 'access.not_found')
  const unread = async () => (await as('communeOfficer', 'reminder.inbox', { unread: 'true' })).unread
  assert.equal(await unread(), 1)
  await mark('communeOfficer', true)
  assert.equal(await unread(), 0)
  await mark('communeOfficer', false)
  assert.deepEqual([await unread(), await as('communeOfficer', 'reminder.markAllRead')], [1, { read: 1 }])
  assert.equal(await problemOf(as('visitor', 'reminder.inbox')), 'access.sign_in_needed')
  for (const who of ['keeper', 'leader', 'stranger'] as const)
    assert.equal(await problemOf(as(who, 'reminder.deliveries')), 'access.verb_missing')
  const { deliveries } = await as('administrator', 'reminder.deliveries')
  const [sent] = deliveries
  assert.ok(sent)
  assert.equal(await problemOf(as('administrator', 'reminder.retry', { deliveryId: sent.id })), 'access.not_found')
})

test('a silent agency is told of up the ladder', async (t) => {
  const { wake, inbox, agencies } = await reminded(t)
  // Given out on 01/02/2026; 30 days later is 03/03, 60 days later 02/04.
  await wake('2026-03-03')
  const [officer] = await inbox('communeOfficer')
  assert.deepEqual([officer?.silent, officer?.lines[0]?.kind, officer?.lines[0]?.days], [1, 'silent', 30])
  await wake('2026-04-02')
  const [keeper] = await inbox('keeper')
  assert.equal(keeper?.silent, 3)
  const as = keeper?.lines.map(({ kind, id, level }) => `${kind} ${id} ${level}`) ?? []
  assert.ok(as.includes(`silent ${agencies.communeA} standing`), `${as}`)
  assert.ok(as.includes(`silent ${agencies.finance} head`), 'an agency without a head: the next step stands in')
})

test('the overview says when a silent agency was reminded last and what came of it', async (t) => {
  const { wake, inbox, as, agencies } = await reminded(t)
  const told = async (day: string) => {
    const { silentAgencies } = await as('leader', 'overview.get', {}, { now: morning(day) })
    return silentAgencies.find(({ agencyId }) => agencyId === agencies.communeA)?.reminded
  }
  assert.equal(await told('2026-03-05'), null)
  await wake('2026-03-03')
  assert.deepEqual(await told('2026-03-05'), { on: '2026-03-03', levels: ['officer'], came: 'unread' })
  const [digest] = await inbox('communeOfficer')
  await as('communeOfficer', 'reminder.markRead', { digestId: digest?.id ?? '', read: true })
  assert.equal((await told('2026-03-05'))?.came, 'read')
  await wake('2026-04-02')
  assert.deepEqual((await told('2026-04-03'))?.levels.includes('standing'), true)
})

test('a clock that is set back writes nothing twice; one that ran ahead and is set right takes nothing from anybody', async (t) => {
  const { wake, inbox } = await reminded(t)
  const days = async () =>
    (await inbox('communeOfficer')).map(({ day, before, today, late }) => [day, before, today, late])
  await wake('2026-06-15')
  await wake('2026-06-16')
  await wake('2026-06-17')
  await wake('2026-06-15')
  await wake('2026-06-12')
  assert.deepEqual(await days(), [['2026-06-16', 1, 0, 0]], 'back by some days')
  await wake('2026-07-15')
  assert.deepEqual((await days())[0], ['2026-07-15', 0, 0, 1], 'ahead by a month')
  await wake('2026-06-18')
  assert.deepEqual(await days(), [['2026-06-16', 1, 0, 0]], 'what was written for the future is void')
  await wake('2026-06-25')
  await wake('2026-06-30')
  await wake('2026-07-15')
  assert.deepEqual(await days(), [
    ['2026-07-15', 0, 0, 1],
    ['2026-06-30', 0, 1, 0],
    ['2026-06-25', 1, 0, 0],
    ['2026-06-16', 1, 0, 0],
  ])
})

test('a clock set back into days off or into a short absence of the server sends nothing a second time', async (t) => {
  const { wake, inbox, mails, services, province } = await reminded(t)
  const days = async () => (await inbox('communeOfficer')).map(({ day }) => day)
  await wake('2026-06-15')
  // Tuesday 16/06: awake in the night only, then off over the weekend until Monday 22/06, which tells of 16/06 too.
  await wakeReminders({ services, province, events }, () => new Date('2026-06-16T02:00:00+07:00'))
  await wake('2026-06-22')
  assert.deepEqual(await days(), ['2026-06-22'])
  const sent = (await mails()).length
  for (const day of ['2026-06-19', '2026-06-16', '2026-06-21', '2026-06-18', '2026-06-22']) await wake(day)
  assert.deepEqual([await days(), (await mails()).length], [['2026-06-22'], sent], 'nobody gets two')
  await wake('2026-06-25')
  assert.deepEqual(await days(), ['2026-06-25', '2026-06-22'], 'nobody gets none')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from '#lib/office/read-table.ts'
import { draftWorld } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const meetingOf = ({ agencies }: World, change: object = {}) => ({
  agencyId: agencies.committee,
  keeperId: agencies.home,
  title: 'Họp giao ban tháng 3',
  heldOn: '2026-03-10',
  chair: 'Chủ tịch Nguyễn Văn Minh',
  invitedAt: '08:00',
  beganAt: '08:10',
  endedAt: '11:00',
  papersDueOn: '2026-03-07',
  papersSentOn: '2026-03-06',
  conditionsMet: true,
  attendance: [
    { agencyId: agencies.finance, state: 'present' },
    { agencyId: agencies.health, state: 'deputy' },
  ],
  ...change,
})
const bytesOf = async (body: unknown) => Buffer.from(await new Response(body as ReadableStream).arrayBuffer())

test('a month of meetings: who came, papers, time and conditions are counted; each figure is of the list', async (t) => {
  const w = await draftWorld(t)
  const add = (change: object = {}) => w.as('keeper', 'meeting.add', meetingOf(w, change))
  await add()
  const late = {
    title: 'Họp giải ngân',
    heldOn: '2026-03-20',
    beganAt: '08:00',
    papersSentOn: '2026-03-19',
    papersDueOn: '2026-03-17',
  }
  await add({ ...late, conditionsMet: null, attendance: [{ agencyId: w.agencies.health, state: 'absent' }] })
  await add({ title: 'Họp tháng khác', heldOn: '2026-04-01' })
  const asked = { agencyId: w.agencies.committee, month: '2026-03' }
  const sheet = await w.as('leader', 'meeting.month', asked)
  assert.equal(sheet.meetings.length, 2)
  assert.deepEqual(
    [sheet.papers, sheet.time, sheet.conditions],
    [
      { yes: 1, no: 1, unknown: 0 },
      { yes: 1, no: 1, unknown: 0 },
      { yes: 1, no: 0, unknown: 1 },
    ],
  )
  assert.deepEqual([sheet.attendance.present, sheet.attendance.deputy, sheet.attendance.absent], [1, 1, 1])
  assert.deepEqual(
    sheet.agencies.map(({ agencyName }) => agencyName),
    ['Sở Y tế', 'Sở Tài chính'],
    'who missed most first',
  )
  const xlsx = await w.as('keeper', 'meeting.monthXlsx', asked)
  const { rows } = readTable(await bytesOf(xlsx.body), { maxRows: 100 })
  assert.deepEqual(rows[1]?.cells, ['Số cuộc họp', '2'])
  const docx = await bytesOf((await w.as('keeper', 'meeting.monthDocx', asked)).body)
  assert.equal(docx.subarray(0, 2).toString(), 'PK')
})

test('those invited read their meeting, nobody else; the sheet of the month is for its keepers', async (t) => {
  const w = await draftWorld(t)
  const { id: meetingId } = await w.as('keeper', 'meeting.add', meetingOf(w))
  assert.equal((await w.as('lead', 'meeting.get', { meetingId })).can.join(), 'meeting.read')
  assert.equal(await problemOf(w.as('otherCommune', 'meeting.get', { meetingId })), 'access.not_found')
  assert.deepEqual((await w.as('otherCommune', 'meeting.list', {})).meetings, [])
  assert.equal((await w.as('lead', 'meeting.list', { month: '2026-03', search: 'giao ban' })).meetings.length, 1)
  const asked = { agencyId: w.agencies.committee, month: '2026-03' }
  assert.equal(await problemOf(w.as('lead', 'meeting.month', asked)), 'access.not_found')
  assert.equal(await problemOf(w.as('lead', 'meeting.add', meetingOf(w))), 'access.verb_missing')
  const elsewhere = meetingOf(w, { agencyId: w.agencies.communeA })
  assert.equal(await problemOf(w.as('keeper', 'meeting.add', elsewhere)), 'access.not_in_name')
  const change = { meetingId, version: 1, ...meetingOf(w, { beganAt: '12:00' }) }
  assert.equal(await problemOf(w.as('lead', 'meeting.change', change)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('keeper', 'meeting.change', change)), 'input.invalid', 'ends before it begins')
  const fine = { ...change, beganAt: '08:00' }
  assert.equal((await w.as('keeper', 'meeting.change', fine)).version, 2)
  assert.equal(await problemOf(w.as('keeper', 'meeting.change', fine)), 'write.conflict')
  assert.equal(await problemOf(w.as('lead', 'meeting.remove', { meetingId })), 'access.verb_missing')
})

test('conclusions of a meeting become work; a meeting has them once and then stays', async (t) => {
  const w = await draftWorld(t)
  const { id: meetingId } = await w.as('keeper', 'meeting.add', meetingOf(w))
  const conclusion = {
    ...{ kind: 'conclusion', issuer: 'province', issuerName: 'Chủ tịch UBND tỉnh', number: '45/TB-VPUBND' },
    ...{ issuedOn: '2026-03-11', title: 'Thông báo kết luận họp giao ban', meetingId },
    ...{ agencyId: w.agencies.committee, standingAgencyId: w.agencies.home },
    tasks: [{ text: 'Trình phương án', due: '20/03/2026', leads: [{ agencyId: w.agencies.finance }] }],
  }
  const made = await w.as('keeper', 'directive.register', conclusion)
  assert.deepEqual([made.kind, made.meeting?.title], ['conclusion', 'Họp giao ban tháng 3'])
  const meeting = await w.as('keeper', 'meeting.get', { meetingId })
  assert.deepEqual([meeting.conclusion?.number, meeting.conclusion?.tasks], ['45/TB-VPUBND', 1])
  const again = w.as('keeper', 'directive.register', { ...conclusion, number: '46/TB-VPUBND' })
  assert.equal(await problemOf(again), 'meeting.concluded')
  assert.equal(await problemOf(w.as('keeper', 'meeting.remove', { meetingId })), 'meeting.concluded')
  const sheet = await w.as('keeper', 'meeting.month', { agencyId: w.agencies.committee, month: '2026-03' })
  assert.deepEqual([sheet.concluded, sheet.due.tasks, sheet.due.overdue], [1, 1, 1])
  assert.deepEqual((await w.as('keeper', 'directive.list', {})).directives, [], 'conclusions have a list of their own')
  assert.equal((await w.as('keeper', 'directive.list', { kind: 'conclusion' })).directives.length, 1)
})

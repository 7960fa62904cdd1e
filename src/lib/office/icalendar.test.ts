import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CalendarEvent, icalendar } from './icalendar.ts'

const event: CalendarEvent = {
  uid: '0190-a@namro',
  date: '2026-03-20',
  summary: 'Báo cáo quý I; gửi Sở Nội vụ, trước 17 giờ',
  description: 'Nhiệm vụ 12\nSản phẩm: báo cáo',
  url: 'https://namro.example.vn/nhiem-vu/12?a=1',
  lastModified: new Date('2026-01-02T03:04:05Z'),
  alarmHoursBefore: [48],
}
const feed = (...events: CalendarEvent[]) => icalendar({ name: 'Hạn của tôi, 2026', events })
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('an all-day event with its alarm', () => {
  const lines = unfolded(feed(event))
  for (const line of [
    'X-WR-CALNAME:Hạn của tôi\\, 2026',
    'UID:0190-a@namro',
    'DTSTAMP:20260102T030405Z',
    'DTSTART;VALUE=DATE:20260320',
    'TRANSP:TRANSPARENT',
    'SUMMARY:Báo cáo quý I\\; gửi Sở Nội vụ\\, trước 17 giờ',
    'DESCRIPTION:Nhiệm vụ 12\\nSản phẩm: báo cáo',
    'URL;VALUE=URI:https://namro.example.vn/nhiem-vu/12?a=1',
    'TRIGGER:-P2D',
    'LAST-MODIFIED:20260102T030405Z',
  ]) {
    assert.ok(lines.includes(line), `missing ${line} in\n${lines.join('\n')}`)
  }
  assert.equal(lines.at(-2), 'END:VCALENDAR')
  assert.equal(lines.at(-1), '', 'the last line ends too')
})

test('the same feed gives the same text in every time zone', () => {
  const before = process.env.TZ
  const here = feed(event)
  process.env.TZ = 'America/Los_Angeles'
  const there = feed(event)
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
  assert.equal(there, here)
})

test('no text breaks a line, grows beyond 75 octets or adds a property', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (summary, description) => {
        const text = feed({
          ...event,
          summary,
          description: `${description}\r\nATTENDEE:mailto:x@y.vn`,
          url: `https://x.vn/${summary}`,
        })
        for (const line of text.split('\r\n')) {
          assert.ok(Buffer.byteLength(line) <= 75, line)
          assert.doesNotMatch(line, /[\n\r]/)
        }
        const names = unfolded(text).map((line) => line.split(/[:;]/)[0])
        assert.equal(names.includes('ATTENDEE'), false)
        assert.equal(names.filter((name) => name === 'SUMMARY').length, 1)
      },
    ),
  )
})

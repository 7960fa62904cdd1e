import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCalendarYear } from './calendar-year.ts'
import { type Clock, type ClockEvent, clockDay, movedBy, resumedDay } from './clock.ts'
import { parseDeadline } from './deadline-parse.ts'
import { both } from './derivation.ts'
import { addDays, daysBetween } from './plain-date.ts'
import { makeWorkingCalendar, type WorkingCalendar, withOwnDays } from './working-calendar.ts'

const folder = join(import.meta.dirname, '../../../content/calendars')
const base = makeWorkingCalendar(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parseCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
)
const withOff = (...days: string[]) =>
  withOwnDays(base, { off: new Map(days.map((day) => [day, both('Nghỉ', 'Off')])), worked: new Set() })
const withWorked = (...days: string[]) => withOwnDays(base, { off: new Map(), worked: new Set(days) })

const fifteen = 'Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch'
const clock = (raw: string, issuedOn: string, events: ClockEvent[] = []): Clock => ({
  deadline: parseDeadline(raw, { issuedOn }),
  issuedOn,
  events,
})
const running = (it: Clock, calendar: WorkingCalendar) => ({ ...it, dueOn: clockDay(it, calendar).dueOn })

test('F4 fifteen working days move by a day off inside them, not by one outside, and back when it is taken back', () => {
  const it = running(clock(fifteen, '2026-05-04'), base)
  assert.equal(it.dueOn, '2026-05-25')
  assert.deepEqual(movedBy(it, base, withOff('2026-05-13')), { from: '2026-05-25', to: '2026-05-26' })
  assert.equal(movedBy(it, base, withOff('2026-05-26')), undefined, 'the day after the last')
  assert.equal(movedBy(it, base, withOff('2026-05-04')), undefined, 'the day it starts from is not counted')
  assert.deepEqual(movedBy(it, base, withOff('2026-05-25')), { from: '2026-05-25', to: '2026-05-26' })
  assert.deepEqual(movedBy(it, base, withWorked('2026-05-09')), { from: '2026-05-25', to: '2026-05-22' })
  const words = clockDay(it, withOff('2026-05-13')).derivation.map(({ vi }) => vi)
  assert.ok(words.some((line) => line.includes('Không tính 13/05/2026: Nghỉ')))
})

test('F2 a clock that stands still has no day; as much is left afterwards as before', () => {
  const paused = clock(fifteen, '2026-05-04', [{ kind: 'paused', on: '2026-05-11' }])
  assert.deepEqual(clockDay(paused, base).dueOn, null)
  const resumed = clock(fifteen, '2026-05-04', [...paused.events, { kind: 'resumed', on: '2026-05-18' }])
  assert.equal(clockDay(resumed, base).dueOn, '2026-06-01', 'five working days later')
  const fixed = clock('Trước ngày 30/6/2026', '2026-01-20', resumed.events as ClockEvent[])
  assert.equal(clockDay(fixed, base).dueOn, '2026-07-06', 'a fixed day moves by days of the calendar')
})

test('F3 an extension is a fixed day, a transfer moves nothing, both are told', () => {
  const events: ClockEvent[] = [
    { kind: 'transferred', on: '2026-05-06', words: 'Chuyển sang Sở Y tế' },
    { kind: 'extended', to: '2026-06-15' },
  ]
  const it = running(clock(fifteen, '2026-05-04', events), base)
  assert.equal(it.dueOn, '2026-06-15')
  assert.equal(movedBy(it, base, withOff('2026-05-13')), undefined)
  const told = clockDay(it, base).derivation.map(({ vi }) => vi)
  assert.ok(told.includes('Chuyển sang Sở Y tế') && told.some((line) => line.includes('đến ngày 15/06/2026')))
})

test('F4 years beyond the calendar are counted Monday to Friday, and no change of it moves them', () => {
  const it = running(clock(fifteen, '2049-05-04'), base)
  assert.ok(it.dueOn)
  assert.equal(movedBy(it, base, withOff('2026-05-13')), undefined)
})

const days = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-05', n))
const rules = fc.constantFrom(
  fifteen,
  'Trong 5 ngày làm việc kể từ ngày ban hành Kế hoạch',
  'Trong 30 ngày kể từ ngày ban hành Kế hoạch',
)
const fixedRules = fc.constantFrom('Quý II/2026', 'Trước ngày 15/12/2026', 'Hàng quý', 'Hàng năm', 'Tháng 9/2026')

test('F4 fixed days never move, whatever is added', () => {
  fc.assert(
    fc.property(fixedRules, days, fc.array(days, { maxLength: 6 }), (raw, issuedOn, off) => {
      assert.equal(movedBy(running(clock(raw, issuedOn), base), base, withOff(...off)), undefined)
    }),
  )
})

test('F4 only a day that lies inside moves a clock of working days, and adding and taking back restores it', () => {
  fc.assert(
    fc.property(fc.constantFrom(fifteen), days, days, fc.boolean(), (raw, issuedOn, day, off) => {
      const changed = off ? withOff(day) : withWorked(day)
      const it = running(clock(raw, issuedOn), base)
      const moved = movedBy(it, base, changed)
      const counts = base.isWorkingDay(day) === off
      const inside = issuedOn < day && day <= it.dueOn!
      const crosses = counts && inside
      assert.equal(moved !== undefined, crosses, `${issuedOn} ${day} ${it.dueOn}`)
      if (!moved) return
      assert.equal(daysBetween(moved.from, moved.to) > 0, off)
      assert.deepEqual(movedBy({ ...it, dueOn: moved.to }, changed, base), { from: moved.to, to: moved.from })
    }),
  )
})

test('F4 whatever is added in whatever order, taking all of it back gives the day from before', () => {
  const changes = fc.uniqueArray(days, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rules, days, changes, fc.nat(), (raw, issuedOn, added, seed) => {
      let it = running(clock(raw, issuedOn), base)
      const first = it.dueOn
      const held: string[] = []
      const step = (next: string[]) => {
        const moved = movedBy(it, withOff(...held), withOff(...next))
        if (moved) it = { ...it, dueOn: moved.to }
        held.splice(0, held.length, ...next)
        assert.equal(it.dueOn, clockDay(it, withOff(...held)).dueOn)
      }
      for (const day of added) step([...held, day])
      const out = [...added].sort((a, b) => ((a.charCodeAt(9) + seed) % 7) - ((b.charCodeAt(9) + seed) % 7))
      for (const day of out) step(held.filter((each) => each !== day))
      assert.equal(it.dueOn, first)
    }),
  )
})

test('F2 a pause never takes a day away, and one of no length moves nothing', () => {
  fc.assert(
    fc.property(rules, days, fc.integer({ min: 0, max: 60 }), (raw, issuedOn, length) => {
      const it = clock(raw, issuedOn)
      const due = clockDay(it, base).dueOn!
      const from = addDays(issuedOn, 1)
      const to = addDays(from, length)
      const after = resumedDay(due, { from, to }, it.deadline, base)
      assert.ok(after >= due, `${due} ${after}`)
      if (length === 0) assert.equal(after, due)
    }),
  )
})

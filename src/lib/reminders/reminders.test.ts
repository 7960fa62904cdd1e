import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCalendarYear } from '../calendar/calendar-year.ts'
import { addDays } from '../calendar/plain-date.ts'
import { makeWorkingCalendar } from '../calendar/working-calendar.ts'
import { daysTold, newest } from './digest.ts'
import { dueDaysToTell, isTold, silencesToTell } from './due-days.ts'
import { ReminderRules, usualRules } from './rules.ts'

const folder = join(import.meta.dirname, '../../../content/calendars')
const calendar = makeWorkingCalendar(
  readdirSync(folder).map((name) => parseCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
)
const told = (day: string, rules = usualRules) =>
  dueDaysToTell(day, rules, calendar).map(({ dueOn, when, days, levels }) => `${dueOn} ${when} ${days} ${levels}`)

test('the usual rules are rules', () => {
  assert.deepEqual(ReminderRules.parse(usualRules), usualRules)
})

test('A1, A2, A3: before, on the day and after, over a weekend', () => {
  // Monday.
  const lines = told('2026-03-16', { ...usualRules, before: [3, 1], late: [{ level: 'officer', from: 1, every: 5 }] })
  assert.deepEqual(lines.slice(0, 3), [
    '2026-03-16 today 0 officer',
    '2026-03-17 before 1 officer',
    '2026-03-19 before 3 officer',
  ])
  // Friday, Saturday and Sunday before: one working day late on Monday.
  assert.deepEqual(lines.slice(3, 6), [
    '2026-03-15 late 1 officer',
    '2026-03-14 late 1 officer',
    '2026-03-13 late 1 officer',
  ])
})

test('A1: what is due on a day off is told of as the last working day before it', () => {
  // Friday before Tết: everything due up to 22/02 is due "today" for who works.
  const friday = dueDaysToTell('2026-02-13', usualRules, calendar).filter(({ when }) => when === 'today')
  assert.deepEqual([friday[0]?.dueOn, friday.at(-1)?.dueOn], ['2026-02-13', '2026-02-22'])
  assert.deepEqual(told('2026-02-16'), [], 'nothing on a day off')
})

const dueDays = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-01-02', n))
const step = fc.record({
  level: fc.constantFrom('officer' as const, 'head' as const, 'standing' as const, 'leader' as const),
  from: fc.integer({ min: 1, max: 30 }),
  every: fc.option(fc.integer({ min: 1, max: 30 })),
})
const rules = fc.record({
  before: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
  onDay: fc.boolean(),
  late: fc.array(step, { maxLength: 4 }),
  silent: fc.array(step, { maxLength: 3 }),
})

test('A1–A4: over a year, each due day is told of exactly as its working days say', () => {
  fc.assert(
    fc.property(dueDays, rules, (dueOn, it) => {
      // The last working day on which it is in time.
      let last = dueOn
      while (!calendar.isWorkingDay(last)) last = addDays(last, -1)
      for (let n = -30; n < 100; n++) {
        const day = addDays(dueOn, n)
        const found = dueDaysToTell(day, it, calendar).filter((each) => each.dueOn === dueOn)
        const expected: string[] = []
        if (calendar.isWorkingDay(day)) {
          const left = calendar.workingDaysBetween(day, last)
          if (day > dueOn) {
            const late = calendar.workingDaysBetween(dueOn, day)
            expected.push(...it.late.flatMap((each) => (isTold(each, late) ? each.level : [])))
          } else if (left === 0) expected.push(...(it.onDay ? ['officer'] : []))
          else if (it.before.includes(left)) expected.push('officer')
        }
        assert.deepEqual(
          found.flatMap(({ levels }) => levels),
          expected,
          `${day} of ${dueOn}`,
        )
      }
    }),
    { numRuns: 8 },
  )
})

test('B1: each step of silence is told once, on its day or the next working day', () => {
  fc.assert(
    fc.property(dueDays, rules, (lastWordOn, it) => {
      const expected = new Set<string>()
      for (const { level, from, every } of it.silent) {
        for (let count = from; count <= 200; count += every ?? 1000) {
          const { date } = calendar.nextWorkingDay(addDays(lastWordOn, count))
          if (date <= addDays(lastWordOn, 200)) expected.add(`${date} ${level}`)
        }
      }
      const found = new Set<string>()
      for (let n = 0; n <= 200; n++) {
        const day = addDays(lastWordOn, n)
        for (const each of silencesToTell(day, it, calendar))
          if (each.lastWordOn === lastWordOn) for (const level of each.levels) found.add(`${day} ${level}`)
      }
      assert.deepEqual([...found].sort(), [...expected].sort())
    }),
    { numRuns: 8 },
  )
})

test('C1, C2: whatever days are quiet, each working day is told exactly once, on the first that is not', () => {
  const quiet = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })
  fc.assert(
    fc.property(dueDays, quiet, (start, pattern) => {
      const isQuiet = (day: string) => pattern[(Date.parse(day) - Date.parse(start)) / 86_400_000] ?? false
      const got = new Map<string, string[]>()
      for (let n = 0; n < 60; n++) {
        const day = addDays(start, n)
        for (const each of daysTold(day, isQuiet, calendar)) got.set(each, [...(got.get(each) ?? []), day])
      }
      for (let n = 0; n < 60; n++) {
        const day = addDays(start, n)
        if (!calendar.isWorkingDay(day)) assert.equal(got.has(day), false)
        else {
          const rest = Array.from({ length: 60 - n }, (_, i) => addDays(day, i))
          const first = rest.find((each) => calendar.isWorkingDay(each) && !isQuiet(each))
          assert.deepEqual(got.get(day) ?? [], first ? [first] : [])
        }
      }
    }),
  )
})

test('C2: of an item that was to be told twice the last line counts', () => {
  const lines = [
    { day: '2026-03-02', itemId: 'a', line: 'before' },
    { day: '2026-03-02', itemId: 'b', line: 'today' },
    { day: '2026-03-03', itemId: 'a', line: 'late' },
  ]
  assert.deepEqual(
    newest(lines).map(({ itemId, line }) => `${itemId} ${line}`),
    ['a late', 'b today'],
  )
})

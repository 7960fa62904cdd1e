import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar } from '#lib/calendar/working-calendar.ts'
import {
  cellLetters,
  cellState,
  defaultRule,
  dutyDue,
  dutyState,
  lacksTogether,
  lateBy,
  progressOf,
  proposeLinks,
  shareCovered,
  stateOfCell,
  tallyOf,
  type Worker,
  whoMustIssue,
} from './rules.ts'
import type { CellState } from './schema.ts'

const folder = join(import.meta.dirname, '../../../content/calendars')
const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
const calendar = makeWorkingCalendar(texts.map((text) => parseCalendarYear(JSON.parse(text))))

// Counted by hand on the days off of each year; the decision of each is named in content/calendars.
const clocks = [
  ['2021-02-01', '2021-03-01', 'Tết: off from 10 to 16/02/2021'],
  ['2023-12-26', '2024-01-17', 'New Year; plan 192/KH-UBND of Hưng Yên, which seed 001 carries out'],
  ['2024-02-01', '2024-02-29', 'Tết: off from 08 to 14/02/2024'],
  ['2024-04-22', '2024-05-15', 'Monday 29/04/2024 off, worked on Saturday 04/05/2024 instead'],
  ['2025-01-20', '2025-02-17', 'Tết: off from 25/01 to 02/02/2025'],
  ['2026-02-05', '2026-03-05', 'Tết: off from 14 to 22/02/2026'],
] as const

for (const [issued, due, why] of clocks) {
  test(`15 working days from ${issued}: ${due} (${why})`, () => {
    const { day, derivation } = dutyDue(issued, { workingDays: 15, dueDay: null }, calendar)
    assert.equal(day, due)
    assert.ok(derivation.length > 0)
  })
}

test('beyond the years of the calendar only weekends are left out', () => {
  assert.equal(dutyDue('2040-01-02', { workingDays: 5, dueDay: null }, calendar).day, '2040-01-09')
})

const worker = (agencyId: string, level: Worker['level'], kind: Worker['kind']): Worker => ({ agencyId, level, kind })
const workers = [
  worker('tinh', 'province', 'committee'),
  worker('so', 'province', 'department'),
  worker('mttq', 'province', 'front'),
  worker('xa', 'commune', 'committee'),
  worker('phong', 'commune', 'division'),
]

test('a committee’s plan obliges committees below and departments of its level; a department’s nobody', () => {
  const province = { agencyId: 'tinh', level: 'province', kind: 'committee' } as const
  assert.deepEqual(whoMustIssue(defaultRule(province), province, workers), ['so', 'xa'])
  const changed = { ...defaultRule(province), leftOut: ['so'], added: ['mttq'] }
  assert.deepEqual(whoMustIssue(changed, province, workers), ['mttq', 'xa'])
  const department = { agencyId: 'so', level: 'province', kind: 'department' } as const
  assert.deepEqual(whoMustIssue(defaultRule(department), department, workers), [])
  const commune = { agencyId: 'xa', level: 'commune', kind: 'committee' } as const
  assert.deepEqual(whoMustIssue(defaultRule(commune), commune, workers), [])
})

test('late is after the due day, by calendar days, until the plan is issued', () => {
  const open = { dueOn: '2026-03-05', issuedOn: null }
  assert.deepEqual([dutyState(open, '2026-03-05'), lateBy(open, '2026-03-05')], ['waiting', 0])
  assert.deepEqual([dutyState(open, '2026-03-07'), lateBy(open, '2026-03-07')], ['late', 2])
  const done = { ...open, issuedOn: '2026-03-06' }
  assert.deepEqual([dutyState(done, '2026-09-01'), lateBy(done, '2026-09-01')], ['issuedLate', 1])
})

test('a cell is what the own tasks make of it; what one lacks another may have', () => {
  const full = { confirmed: true, lacks: [] }
  const bare = { confirmed: true, lacks: ['product', 'day'] as const }
  const guess = { confirmed: false, lacks: [] }
  assert.equal(stateOfCell([guess], true, 'issued'), 'proposed')
  assert.equal(stateOfCell([bare, guess], false, 'issued'), 'lacking')
  assert.equal(stateOfCell([bare, full], false, 'issued'), 'covered')
  assert.equal(stateOfCell([], true, 'late'), 'waived')
  assert.equal(stateOfCell([], false, 'issuedLate'), 'missing')
  assert.equal(stateOfCell([], false, 'waiting'), 'waiting')
  assert.deepEqual(lacksTogether([bare, { confirmed: true, lacks: ['day', 'owner'] }]), ['day'])
})

test('letters and states are one to one; what is waived or not asked does not count', () => {
  for (const [state, letter] of Object.entries(cellLetters)) assert.equal(cellState(letter), state as CellState)
  assert.deepEqual(shareCovered(tallyOf('clpmnwo-')), { covered: 3, of: 6 })
})

const task = (id: string, text: string, codes: string[] = []) => ({
  ...{ id, text, path: '', axis: null, product: null },
  criteria: codes.map((criterionCode) => ({ indexName: 'PAPI', criterionCode }) as never),
})

test('own tasks find the task above by words, several may answer one, strangers answer none', () => {
  const upper = [
    task('u1', 'Công khai danh sách hộ nghèo, hộ cận nghèo tại trụ sở Ủy ban nhân dân'),
    task('u2', 'Rà soát, công bố thủ tục hành chính còn hiệu lực'),
  ]
  const own = [
    task('o1', 'Công khai danh sách hộ nghèo, hộ cận nghèo tại trụ sở xã'),
    task('o2', 'Công khai danh sách hộ nghèo, hộ cận nghèo tại nhà văn hóa thôn'),
    task('o3', 'Trồng hoa ven đường liên thôn'),
  ]
  const pairs = proposeLinks(upper, own).map(({ ownTaskId, taskId }) => `${ownTaskId} ${taskId}`)
  assert.deepEqual(pairs.sort(), ['o1 u1', 'o2 u1'])
  assert.deepEqual(proposeLinks([], own), [])
})

test('progress is that of all parts; nothing given out is no progress', () => {
  const parts = { parts: 2, started: 0, completed: 0, overdue: 0, percent: 0, reportedAt: null }
  assert.equal(progressOf({ ...parts, parts: 0 }).state, 'notGiven')
  assert.equal(progressOf(parts).state, 'open')
  assert.equal(progressOf({ ...parts, started: 1 }).state, 'inProgress')
  assert.equal(progressOf({ ...parts, started: 2, overdue: 1 }).state, 'overdue')
  assert.equal(progressOf({ ...parts, completed: 2, overdue: 0 }).state, 'completed')
})

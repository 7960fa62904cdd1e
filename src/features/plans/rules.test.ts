import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#lib/reader/read.ts'
import { type DocumentReading, isRefusal } from '#lib/reader/reading.ts'
import { Problem } from '#platform/problem.ts'
import { planText } from '../../../test/drafts.ts'
import {
  checkChange,
  checkHeader,
  checkReviewed,
  checkVersion,
  headerDraft,
  missingOf,
  periodOf,
  standingAgencyName,
  unresolvedAgency,
  withoutDoubts,
} from './rules.ts'
import type { Plan } from './schema.ts'

const reading = (text: string): DocumentReading => {
  const read = readText(new TextEncoder().encode(text), 'ke-hoach.txt')
  if (isRefusal(read)) throw new Error(read.refused.message)
  return read
}

test('the period is what the title says', () => {
  const cases: [string, string | null, string | null][] = [
    ['Nâng cao Chỉ số PAPI năm 2026', '2026-01-01', '2026-12-31'],
    ['… TỈNH HÀ TĨNH NĂM 2021 VÀ NHỮNG NĂM TIẾP THEO', '2021-01-01', null],
    ['… năm 2021 và các năm tiếp theo', '2021-01-01', null],
    ['… giai đoạn 2021- 2025', '2021-01-01', '2025-12-31'],
    ['… giai đoạn 2021 – 2025, tầm nhìn đến năm 2030', '2021-01-01', '2025-12-31'],
    ['… giai đoạn 2025 - 2021', null, null],
    ['Khắc phục tồn tại, hạn chế', null, null],
  ]
  for (const [title, from, to] of cases) assert.deepEqual(periodOf(title), { periodFrom: from, periodTo: to }, title)
})

test('a header keeps what is certain; a blank number or a day without its month stays empty and is flagged', () => {
  const whole = headerDraft(reading(planText), 'a.txt')
  assert.deepEqual([whole.number, whole.issuedOn, whole.signer], ['12/KH-UBND', '2026-02-05', 'Nguyễn Văn Minh'])
  assert.deepEqual(whole.flags, [])
  const blank = planText.replace('Số: 12/', 'Số: /').replace('ngày 05 tháng 02 năm', 'ngày     tháng 02 năm')
  const draft = headerDraft(reading(blank), 'a.txt')
  assert.deepEqual([draft.number, draft.issuedOn], [null, null])
  assert.deepEqual(draft.flags.map(({ field }) => field).sort(), ['issuedOn', 'number'])
})

test('a document without a title takes the name of its file, and says so', () => {
  const read = reading(planText)
  const { planTitle: _, ...header } = read.header
  const draft = headerDraft({ ...read, header: { ...header, title: null } }, 'Kế hoạch PAPI.final.docx')
  assert.equal(draft.title, 'Kế hoạch PAPI.final')
  assert.ok(draft.flags.some(({ field, reason }) => field === 'title' && reason === 'missing'))
})

test('the standing agency is the one that is charged with following up, alone', () => {
  assert.equal(standingAgencyName(reading(planText).tasks), 'Sở Nội vụ')
  const duty = (text: string, lead: string[]) => ({
    ...reading(planText).tasks[4]!,
    kind: 'bodyDuty' as const,
    text,
    lead,
  })
  assert.equal(standingAgencyName([duty('Bố trí kinh phí theo quy định.', ['Sở Tài chính'])]), undefined)
  assert.equal(
    standingAgencyName([duty('Theo dõi, đôn đốc, tổng hợp, báo cáo UBND tỉnh.', ['Sở Nội vụ', 'Văn phòng UBND tỉnh'])]),
    undefined,
  )
  assert.equal(standingAgencyName([]), undefined)
})

const complete = { number: '12/KH-UBND', issuedOn: '2026-02-05', title: 'PAPI 2026', flags: [] }
const ready = { tasks: 3, openReviews: 0, unresolved: 0 }

test('what keeps a draft from confirmation is named, one by one', () => {
  assert.deepEqual(missingOf(complete, ready), [])
  assert.deepEqual(missingOf({ ...complete, number: null }, ready), ['number'])
  assert.deepEqual(missingOf({ ...complete, issuedOn: null }, ready), ['issuedOn'])
  assert.deepEqual(missingOf({ ...complete, title: ' ' }, ready), ['title'])
  assert.deepEqual(missingOf({ ...complete, flags: [unresolvedAgency('UBND tỉnh')] }, ready), ['agency'])
  assert.deepEqual(missingOf(complete, { ...ready, tasks: 0 }), ['tasks'])
  assert.deepEqual(missingOf(complete, { ...ready, openReviews: 2 }), ['review'])
  assert.deepEqual(missingOf(complete, { ...ready, unresolved: 1 }), ['parties'])
  const doubt = { field: 'number', reason: 'inferred', message: '' }
  assert.deepEqual(missingOf({ ...complete, flags: [doubt] }, ready), [], 'a doubt alone holds nothing up')
})

test('the message names the missing fields in words', () => {
  assert.doesNotThrow(() => checkHeader(['tasks', 'review', 'parties']))
  assert.throws(
    () => checkHeader(['number', 'agency', 'review']),
    (error) => error instanceof Problem && error.details.missing === 'số, ký hiệu, cơ quan ban hành',
  )
})

const plan = {
  ...complete,
  id: 'p',
  status: 'draft',
  version: 3,
  agencyId: 'a',
  replacesPlanId: null,
} as unknown as Plan

test('an old version is refused with what is there now', () => {
  assert.doesNotThrow(() => checkVersion(plan, 3))
  assert.throws(
    () => checkVersion(plan, 2),
    (error) => error instanceof Problem && error.code === 'write.conflict' && error.details.current === plan,
  )
})

test('an issued plan keeps its number, day, title and agency', () => {
  const issued: Plan = { ...plan, status: 'confirmed' }
  assert.doesNotThrow(() => checkChange(plan, { number: '13/KH-UBND' }))
  assert.doesNotThrow(() => checkChange(issued, { signer: 'Trần Thị Bình', number: issued.number }))
  for (const change of [{ number: '13/KH-UBND' }, { issuedOn: null }, { title: 'khác' }, { agencyId: 'b' }]) {
    assert.throws(() => checkChange(issued, change), { code: 'plan.not_draft' })
  }
  for (const status of ['finished', 'replaced'] as const) {
    assert.throws(() => checkChange({ ...plan, status }, { signer: 'x' }), { code: 'plan.not_draft' })
  }
})

test('a doubt goes when a person sets the field', () => {
  const flags = [unresolvedAgency(null), { field: 'number', reason: 'missing', message: '' }]
  assert.deepEqual(withoutDoubts(flags, { agencyId: 'b' }), [flags[1]])
  assert.deepEqual(withoutDoubts(flags, { number: '1/KH' }), [flags[0]])
  assert.deepEqual(withoutDoubts(flags, { signer: 'x' }), flags)
})

test('confirmation says what is left to do, the first thing first', () => {
  const left = { tasks: 0, openReviews: 2, unresolved: 1 }
  assert.throws(() => checkReviewed(left), { code: 'plan.no_tasks' })
  assert.throws(() => checkReviewed({ ...left, tasks: 1 }), { code: 'plan.open_tasks' })
  assert.throws(() => checkReviewed({ ...left, tasks: 1, openReviews: 0 }), { code: 'task.party_unresolved' })
  assert.doesNotThrow(() => checkReviewed({ tasks: 1, openReviews: 0, unresolved: 0 }))
})

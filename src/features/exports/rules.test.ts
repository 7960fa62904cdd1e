import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileName, isOwn, planDocument, splitNumber, summaryOf } from './rules.ts'

const plan = {
  kind: 'plan',
  number: '359/KH-UBND',
  title: 'Kế hoạch nâng cao Chỉ số PAPI năm 2026',
  issuedOn: '2026-03-05',
  place: 'Hà Tĩnh',
  standingAgencyName: 'Sở Nội vụ',
  signer: 'Nguyễn Văn An',
  signerTitle: 'Phó Giám đốc',
} as Parameters<typeof planDocument>[0]

test('the number of a plan is taken apart, whatever its form', () => {
  assert.deepEqual(splitNumber('359/KH-UBND'), { serial: 359, symbol: 'KH-UBND' })
  assert.deepEqual(splitNumber('05 / KH-SNV'), { serial: 5, symbol: 'KH-SNV' })
  assert.deepEqual(splitNumber('/KH-UBND'), { symbol: 'KH-UBND' })
  assert.deepEqual(splitNumber('57-NQ/TW'), { symbol: '57-NQ/TW' })
  assert.deepEqual(splitNumber(null), { symbol: 'KH' })
})

test('a department stands below its committee and signs for its director; a committee stands alone', () => {
  const department = { name: 'Sở Nội vụ', kind: 'department', parentName: 'Ủy ban nhân dân tỉnh Hà Tĩnh' }
  const own = planDocument(plan, department, [], '2026-07-02')
  assert.equal(own.letterhead.parentAgency, 'Ủy ban nhân dân tỉnh Hà Tĩnh')
  assert.deepEqual(own.signature, {
    authority: [{ under: 'KT.', whom: 'Giám đốc' }],
    title: 'Phó Giám đốc',
    name: 'Nguyễn Văn An',
  })
  const committee = { name: 'UBND tỉnh Hà Tĩnh', kind: 'committee', parentName: 'Chính phủ' }
  const chief = planDocument({ ...plan, signerTitle: 'Chủ tịch' }, committee, [], '2026-07-02')
  assert.equal(chief.letterhead.parentAgency, undefined)
  assert.deepEqual(chief.signature.authority, [{ under: 'TM.', whom: 'Ủy ban nhân dân' }])
  assert.deepEqual(chief.title, { type: 'Kế hoạch', about: 'Nâng cao Chỉ số PAPI năm 2026' })
})

test('a document of somebody else lends neither its number nor its signer to the agency that works by it', () => {
  const own = { name: 'Ủy ban nhân dân tỉnh Lam Giang', kind: 'committee', parentName: null }
  for (const named of [null, 'UBND TỈNH LAM GIANG', 'Uỷ ban nhân dân tnh Lam Giang'])
    assert.ok(isOwn(named, own), named ?? '')
  const by = 'Ủy ban nhân dân tỉnh Hà Tĩnh'
  assert.equal(isOwn(by, own), false)
  const { letterhead, signature, sections } = planDocument(plan, own, [], '2026-07-02', { by })
  assert.deepEqual(
    [letterhead.serial, letterhead.symbol, letterhead.date, letterhead.place],
    [undefined, 'KH', undefined, '………'],
  )
  assert.deepEqual([signature.title, signature.name], ['Chủ tịch', undefined])
  assert.match(JSON.stringify(sections), /Kế hoạch số 359\/KH-UBND ngày 05\/03\/2026 của Ủy ban nhân dân tỉnh Hà Tĩnh/)
})

test('a task in one phrase', () => {
  const state = { assignments: 4, completed: 1, submitted: 0, overdue: 2, percent: 30 }
  assert.equal(summaryOf(undefined), 'Chưa giao')
  assert.equal(summaryOf(state), '1/4 hoàn thành, 2 quá hạn')
  assert.equal(summaryOf({ ...state, overdue: 0 }), '1/4 hoàn thành')
  assert.equal(summaryOf({ ...state, completed: 4, overdue: 0 }), 'Hoàn thành')
})

test('a file is named after the plan, without what file systems refuse', () => {
  assert.equal(fileName(plan, 'nhiệm vụ', 'xlsx'), '359-KH-UBND nhiệm vụ.xlsx')
  assert.equal(fileName({ ...plan, number: null }, 'nhiệm vụ', 'xlsx'), 'nhiệm vụ.xlsx')
})

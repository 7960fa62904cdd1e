import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { readTable } from '#lib/office/read-table.ts'
import { countQueries } from '#platform/db/connection.ts'
import { type Answer, type Person, problemOf, seedTask, workWorld } from '../../../test/work.ts'

const july = { now: new Date('2026-07-02T02:00:00Z') }
const bytesOf = async (sent: { body: unknown }) =>
  new Uint8Array(await new Response(sent.body as ReadableStream<Uint8Array>).arrayBuffer())
const rowsOf = async (sent: { body: unknown }, sheet?: string) =>
  readTable(await bytesOf(sent), sheet === undefined ? {} : { sheet }).rows.map(({ cells }) => cells)
const wordsOf = async (sent: Answer<'export.planDocx'>) =>
  new TextDecoder()
    .decode(unzipSync(await bytesOf(sent))['word/document.xml'])
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')

test('a plan as a workbook: its tasks with their state, and the assignments that one may read', async (t) => {
  const world = await workWorld(t)
  const { as, province, planId, taskA, agencies } = world
  const party = { taskId: taskA, position: 1, role: 'lead', nameRaw: 'Sở TC', certainty: 'certain' }
  await province.write((db) =>
    db
      .insertInto('taskParty')
      .values({ id: uuid(), ...party, agencyId: agencies.finance })
      .execute(),
  )
  const sent = await as('keeper', 'export.planXlsx', { planId }, july)
  assert.equal(sent.filename, '05-KH-UBND nhiệm vụ.xlsx')
  const tasks = await rowsOf(sent)
  assert.equal(tasks.length, 3)
  assert.deepEqual(
    tasks[1]?.slice(3, 10),
    [
      'Công khai danh sách hộ nghèo',
      'Sở Tài chính',
      undefined,
      'Quý II/2026',
      '30/06/2026',
      'Báo cáo',
      '0/3 hoàn thành, 3 quá hạn',
    ].map((cell) => cell ?? ''),
  )
  const sheet = 'Phần việc'
  const second = async (who: Person) => rowsOf(await as(who, 'export.planXlsx', { planId }, july), sheet)
  assert.equal((await second('keeper')).length, 6)
  assert.equal((await second('communeOfficer')).length, 4)
  assert.equal((await second('stranger')).length, 1, 'an issued plan is open to read, the work of others is not')
  const [, first] = await second('keeper')
  assert.deepEqual(first?.slice(5, 12), ['Chủ trì', 'Mới giao', '0%', 'Quý II/2026', '', '30/06/2026', '2'])
})

test('lists are exported with the filters that they show', async (t) => {
  const { as, taskB } = await workWorld(t)
  const list = await as('keeper', 'export.assignmentsXlsx', { taskId: taskB, open: 'true' }, july)
  assert.equal((await rowsOf(list)).length, 3)
  const mine = await as('communeOfficer', 'export.myWorkXlsx', { filter: 'overdue' }, july)
  assert.equal(mine.filename, 'Việc của tôi 2026-07-02.xlsx')
  assert.deepEqual(
    (await rowsOf(mine)).map((row) => row[3]),
    ['Nội dung nhiệm vụ', 'Công khai danh sách hộ nghèo'],
  )
  assert.equal(await problemOf(as('administrator', 'export.myWorkXlsx')), 'access.verb_missing')
  assert.equal(await problemOf(as('visitor', 'export.assignmentsXlsx')), 'access.sign_in_needed')
  assert.equal(await problemOf(as('keeper', 'export.assignmentsXlsx', { dueFrom: 'soon' })), 'input.invalid')
  assert.equal(await problemOf(as('keeper', 'export.planXlsx', { planId: uuid() })), 'access.not_found')
  assert.equal(await problemOf(as('keeper', 'export.planDocx', { planId: uuid() })), 'access.not_found')
})

test('a plan as a document: the header of the plan, its tasks in an annex, the same bytes each time', async (t) => {
  const { as, planId } = await workWorld(t)
  const sent = await as('keeper', 'export.planDocx', { planId }, july)
  assert.equal(sent.filename, '05-KH-UBND danh mục nhiệm vụ.docx')
  const words = await wordsOf(sent)
  for (const text of [
    'ỦY BAN NHÂN DÂN TỈNH AN HÒA',
    'Số: 05/KH-UBND',
    'An Hòa, ngày 01 tháng 02 năm 2026',
    'KẾ HOẠCH',
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
    'Trần Thị Bình',
    'DANH MỤC NHIỆM VỤ',
    'I. PAPI – Công khai',
    'II. PAPI – Thủ tục',
    'Rà soát thủ tục hành chính',
    '- Sở Nội vụ;',
  ]) {
    assert.ok(words.includes(text), `missing ${text} in ${words}`)
  }
  const again = await as('keeper', 'export.planDocx', { planId }, july)
  assert.deepEqual(await bytesOf(again), sent.body)
})

test('as many queries for many tasks as for two', async (t) => {
  const { as, planId, province } = await workWorld(t)
  const measure = async () => {
    const sheet = await countQueries(async () => bytesOf(await as('keeper', 'export.planXlsx', { planId })))
    const document = await countQueries(() => as('keeper', 'export.planDocx', { planId }))
    return [sheet.queries, document.queries]
  }
  const before = await measure()
  await province.write(async (db) => {
    for (let i = 2; i < 40; i++)
      await seedTask(db, planId, { text: `Việc ${i}`, dueOn: null, axis: 'Chung', position: i })
  })
  assert.deepEqual(await measure(), before)
})

test('the figures behind the pictures of a plan and of the overview are workbooks', async (t) => {
  const { as, planId } = await workWorld(t)
  const sent = await as('stranger', 'export.planProgressXlsx', { planId }, july)
  assert.equal(sent.filename, '05-KH-UBND tiến độ 2026-07-02.xlsx')
  const axis = (await rowsOf(sent)).find((row) => row[1] === 'Công khai')
  assert.deepEqual(axis?.slice(0, 5), ['PAPI', 'Công khai', '1', '3', '0'])
  const progress = await as('keeper', 'assignment.planProgress', { planId }, july)
  const agencies = await rowsOf(await as('keeper', 'export.planProgressXlsx', { planId }, july), 'Theo đơn vị')
  assert.deepEqual(
    agencies.slice(1).map(([name]) => name),
    progress.byAgency.map(({ agencyName }) => agencyName),
  )
  const months = await rowsOf(await as('keeper', 'export.planProgressXlsx', { planId }, july), 'Theo tháng đến hạn')
  assert.equal(months[1]?.[0], '06/2026')
  const overview = async (sheet: string) => rowsOf(await as('keeper', 'export.overviewXlsx', {}, july), sheet)
  assert.equal((await overview('Kế hoạch'))[1]?.[0], '05/KH-UBND')
  assert.ok((await overview('Trục và cấp')).some(([, level]) => level === 'Cấp xã'))
  assert.equal(await problemOf(as('communeOfficer', 'export.overviewXlsx')), 'access.verb_missing')
  assert.equal(await problemOf(as('keeper', 'export.planProgressXlsx', { planId: uuid() })), 'access.not_found')
})

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import type { FileReply } from '#features/access/operation.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { cells, during, on, openedRound, sent, whole } from '../samples-reports.ts'

const bytesOf = async ({ body }: FileReply) => new Uint8Array(await new Response(body as BodyInit).arrayBuffer())
const hash = async (reply: FileReply) =>
  createHash('sha256')
    .update(await bytesOf(reply))
    .digest('hex')
const wordsOf = async (reply: FileReply) => {
  const xml = new TextDecoder().decode(unzipSync(await bytesOf(reply))['word/document.xml'])
  return [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([tag]) => tag.replace(/<[^>]*>/g, '')).join('|')
}

test('a report is a draft until it is sent, then the frozen version, the same bytes a year later, whatever changed since', async (t) => {
  const w = await workWorld(t)
  const { communeA, communeB } = await openedRound(w)
  const docx = (input: object, it = during) => w.as('communeOfficer', 'report.docx', input, it)
  await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: cells({ '1.1': '4' }) }, during)
  const section = { reportId: communeA, code: 'I.1', version: 0, text: 'Đã ban hành 04 kế hoạch.' }
  await w.as('communeOfficer', 'report.saveSection', section, during)
  const draft = await docx({ reportId: communeA })
  assert.match(draft.filename, /^Báo cáo cải cách hành chính Quý III-2026 – .*xã An Bình -dự thảo-\.docx$/)
  assert.match(await wordsOf(draft), /Dự thảo: báo cáo này chưa được gửi\..*Đã ban hành 04 kế hoạch\./)
  assert.equal(await problemOf(docx({ reportId: communeA, number: 1 })), 'access.not_found')

  await sent(w, 'communeOfficer', communeA, whole(4, 2, 1200, 1100))
  const first = await docx({ reportId: communeA })
  const words = await wordsOf(await docx({ reportId: communeA }))
  assert.match(words, /ỦY BAN NHÂN DÂN|BC-UBND/)
  assert.match(words, /ngày 10 tháng 9 năm 2026/)
  assert.match(words, /Kính gửi: Sở Nội vụ/)
  assert.doesNotMatch(words, /Dự thảo/)
  const before = await hash(first)
  const sheet = await hash(await w.as('communeOfficer', 'report.xlsx', { reportId: communeA }, during))

  const { report } = await w.as('communeOfficer', 'report.get', { reportId: communeA }, during)
  const correct = { reportId: communeA, version: report.version, reason: 'Tính thiếu một kế hoạch.' }
  const open = await w.as('communeOfficer', 'report.correct', correct, during)
  const cell = open.cells.find(({ field }) => field === '1/1.1')!
  const change = [{ field: '1/1.1', version: cell.version, value: '5' }]
  await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: change }, during)
  const later = on('2027-09-10')
  assert.equal(await hash(await docx({ reportId: communeA, number: 1 }, later)), before)
  assert.equal(
    await hash(await docx({ reportId: communeA }, later)),
    before,
    'what was sent counts until it is sent anew',
  )
  assert.equal(await hash(await w.as('communeOfficer', 'report.xlsx', { reportId: communeA, number: 1 }, later)), sheet)

  assert.equal(await problemOf(w.as('otherCommune', 'report.docx', { reportId: communeA }, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('visitor', 'report.xlsx', { reportId: communeB }, during)), 'access.sign_in_needed')
})

test('the report of all says from whom it is, and shows the figures of each as they were sent', async (t) => {
  const w = await workWorld(t)
  const { summary, communeA, finance } = await openedRound(w)
  await sent(w, 'communeOfficer', communeA, whole(4, 2, 1200, 1100))
  await sent(w, 'lead', finance, whole(10, 5, 100, 99))
  await w.as('keeper', 'report.consolidate', { reportId: summary }, during)
  const short = await wordsOf(await w.as('keeper', 'report.docx', { reportId: summary }, during))
  assert.match(short, /Đã có 02\/03 đơn vị gửi báo cáo, đạt 66,7%\. Chưa gửi: Ủy ban nhân dân xã Bình Minh\./)
  const long = await wordsOf(await w.as('keeper', 'report.docx', { reportId: summary, byAgency: 'true' }, during))
  assert.match(
    long,
    /SỐ LIỆU CỦA TỪNG ĐƠN VỊ.*\|Tổng hợp\|21\|14\|7\|.*\|Sở Tài chính\|15\|10\|5\|.*An Bình\|6\|4\|2\|/s,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { during, on, openedRound, sent, whole } from '../samples-reports.ts'
import { nameYearEarlier, spanOf, yearEarlier } from './rules.ts'

test('E: the evaluation of a round is made of work and reports, and is a draft in Word', async (t) => {
  const w = await workWorld(t)
  const { round, communeA, finance } = await openedRound(w)
  await sent(w, 'communeOfficer', communeA, whole(4, 2, 1200, 1100))
  await sent(w, 'lead', finance, whole(10, 5, 100, 99), on('2026-09-25'))
  const later = on('2026-10-05')
  const found = await w.as('keeper', 'reportRound.evaluation', { roundId: round.id }, later)
  assert.deepEqual([found.from, found.to], ['2026-01-01', '2026-09-19'])
  assert.deepEqual(
    found.axes.map(({ name, work }) => [name, work.due, work.overdue, work.notBegun]),
    [['Công khai', 1, 1, 1]],
  )
  assert.deepEqual(found.unjudged, ['Công khai'])
  const of = (name: string) => found.agencies.find((it) => it.name.endsWith(name))
  assert.deepEqual(of('An Bình')?.reports, { expected: 1, inTime: 1, late: 0, missing: 0, returned: 0 })
  assert.deepEqual(of('Tài chính')?.reports, { expected: 1, inTime: 0, late: 1, missing: 0, returned: 0 })
  assert.deepEqual([of('Tài chính')?.work.due, of('Tài chính')?.work.overdue], [1, 1])
  const reminded = found.remind.map(({ text }) => text)
  assert.ok(
    reminded.some((text) => /^Ủy ban nhân dân xã Bình Minh: chưa gửi 01\/01 báo cáo/.test(text)),
    String(reminded),
  )
  assert.deepEqual(
    found.causes.map(({ text }) => text),
    ['Công khai: 01/01 nhiệm vụ quá hạn chưa bắt đầu thực hiện.'],
  )

  const { filename, body } = await w.as('keeper', 'reportRound.evaluationDocx', { roundId: round.id }, later)
  assert.match(filename, /^Sơ kết Quý III-2026 -dự thảo-\.docx$/)
  const bytes = new Uint8Array(await new Response(body as BodyInit).arrayBuffer())
  assert.match(new TextDecoder().decode(unzipSync(bytes)['word/document.xml']), /chưa gửi 01\/01 báo cáo/)

  const ask = (who: 'communeOfficer' | 'stranger') =>
    problemOf(w.as(who, 'reportRound.evaluation', { roundId: round.id }, during))
  assert.equal(await ask('stranger'), 'access.not_found')
  assert.equal(await ask('communeOfficer'), 'access.verb_missing')
})

test('the span is that of the figures; the year before is named and reckoned', () => {
  const round = { dataFrom: '2026-01-01', dataTo: '2026-06-30', lastInTime: '2026-07-04' }
  assert.deepEqual(spanOf(round, '2026-07-01'), { from: '2026-01-01', to: '2026-06-30' })
  assert.deepEqual(spanOf(round, '2026-05-01'), { from: '2026-01-01', to: '2026-05-01' })
  assert.deepEqual(yearEarlier({ from: '2024-02-29', to: '2024-12-31' }), { from: '2023-02-28', to: '2023-12-31' })
  assert.equal(nameYearEarlier('6 tháng đầu năm 2026'), '6 tháng đầu năm 2025')
  assert.equal(nameYearEarlier('Quý III/2026'), 'quý III/2025')
  assert.equal(nameYearEarlier('Đột xuất'), 'cùng kỳ năm trước')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { readTable } from '#lib/office/read-table.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { claimOf, during, openedRound } from './samples-round.ts'

const bytesOf = async (sent: { body: unknown }) =>
  new Uint8Array(await new Response(sent.body as ReadableStream<Uint8Array>).arrayBuffer())

test('many lines at once, all or none; the form goes out as a workbook and as a report with its table', async (t) => {
  const w = await workWorld(t)
  const { finance } = await openedRound(w)
  const at = { sheetId: finance }
  const line = (code: string, figures: Record<string, number>, version = 1) => ({
    code,
    version,
    claim: claimOf(figures),
    excuse: 'Số liệu trên Cổng dịch vụ công.',
  })
  const lines = [line('7.3.5', { a: 10, b: 10 }), line('7.3.8', { a: 10, b: 5 })]
  const wrong = [...lines, line('7.3.6', { a: 10, b: 5 }, 7)]
  assert.equal(await problemOf(w.as('lead', 'round.scoreMany', { ...at, lines: wrong }, during)), 'write.conflict')
  assert.deepEqual(await w.as('lead', 'round.scoreMany', { ...at, lines }, during), { written: 2 })
  const twice = { ...at, lines: [line('XHH', { a: 1, b: 1 })] }
  assert.equal(await problemOf(w.as('lead', 'round.scoreMany', twice, during)), 'round.external_line')

  const book = await w.as('lead', 'round.sheetXlsx', at, during)
  assert.match(book.filename, /^Phiếu chấm điểm Sở Tài chính 2025\.xlsx$/)
  const rows = readTable(await bytesOf(book), {}).rows.map(({ cells }) => cells)
  const row = rows.find(([code]) => code === '7.3.8')!
  assert.deepEqual([row[2], row[3]], ['3', '1.5'])
  assert.match(row[4]!, /5 \/ 10 = 50%/)
  assert.match(row[5]!, /^Không có: Số liệu/)
  assert.equal(rows.at(-1)?.[3], '4.5')

  const report = await w.as('lead', 'round.sheetDocx', at, during)
  const words = new TextDecoder()
    .decode(unzipSync(await bytesOf(report))['word/document.xml'])
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
  for (const text of ['SỞ TÀI CHÍNH', 'Tổng điểm tự chấm: 4,50/100,00 điểm', 'Tỷ lệ', 'Thẩm định', 'Giải trình']) {
    assert.ok(words.includes(text), `missing ${text}`)
  }
  assert.equal(await problemOf(w.as('communeOfficer', 'round.sheetDocx', at, during)), 'access.not_found')
})

test('a file with points of others is told row by row, and nothing is written while something is wrong', async (t) => {
  const w = await workWorld(t)
  const { round } = await openedRound(w)
  w.services.readTableInWorker = async (bytes, options) => readTable(bytes, options)
  const send = (text: string) => {
    const upload = { filename: 'diem.csv', bytes: new TextEncoder().encode(text) }
    return w.as('keeper', 'round.import', { roundId: round.id, dryRun: 'false' }, { ...during, upload })
  }
  const wrong = await send(
    'Đơn vị;XHH;1.2\nSở Tài chính;12;1\nSở Lạ;9;\nSở Y tế;16;\nSở Nội vụ;mười;\nSở Tài chính;3;\n',
  )
  assert.deepEqual(
    [wrong.written, wrong.errors.map(({ row, column }) => [row, column])],
    [
      false,
      [
        [1, '1.2'],
        [3, ''],
        [4, 'XHH'],
        [5, 'XHH'],
        [6, ''],
      ],
    ],
  )
  const none = await send('Đơn vị;Điểm\nSở Tài chính;12\n')
  assert.equal(none.errors.length, 1)
  const right = await send('Đơn vị;XHH\nsở tài chính;12,25\n')
  assert.deepEqual([right.written, right.values], [true, 1])
  const page = await w.as('keeper', 'round.get', { roundId: round.id }, during)
  assert.equal(page.units.find(({ name }) => name === 'Sở Tài chính')!.final.points, '12.25')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from './read-table.ts'
import type { CellValue, Sheet } from './table.ts'
import { columnLetters, xlsxBytes, xlsxStream } from './xlsx.ts'
import { openZip } from './zip.ts'

const tasks = (rows: CellValue[][]): Sheet => ({
  name: 'Nhiệm vụ: quý I/2026',
  columns: [
    { title: 'Nhiệm vụ', width: 40 },
    { title: 'Số lượng', type: 'integer' },
    { title: 'Tỷ lệ', type: 'percent' },
    { title: 'Thời hạn', type: 'date' },
    { title: 'Cập nhật', type: 'datetime' },
  ],
  rows,
})

const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(openZip(bytes, 1e8).read(name))

test('what is written is what is read back, with dates and numbers typed', async () => {
  const instant = new Date('2026-03-01T02:05:00Z')
  const bytes = await xlsxBytes([
    tasks([
      ['Ban hành kế hoạch', 12, 0.455, '2026-12-31', instant],
      ['Đã xong', -3, 1, '1899-01-02', null],
    ]),
  ])
  const read = readTable(bytes)
  assert.equal(read.sheet, 'Nhiệm vụ  quý I 2026')
  assert.deepEqual(read.rows, [
    { row: 1, cells: ['Nhiệm vụ', 'Số lượng', 'Tỷ lệ', 'Thời hạn', 'Cập nhật'] },
    { row: 2, cells: ['Ban hành kế hoạch', '12', '45.5%', '31/12/2026', '01/03/2026 09:05'] },
    { row: 3, cells: ['Đã xong', '-3', '100%', '02/01/1899'] },
  ])
  const xml = part(bytes, 'xl/worksheets/sheet1.xml')
  assert.match(xml, /<c r="D2" s="\d+"><v>46387<\/v>/)
  assert.match(xml, /state="frozen"/)
  assert.match(xml, /<autoFilter ref="A1:E3"\/>/)
})

test('points are shown with two decimals and kept exactly', async () => {
  const bytes = await xlsxBytes([
    { name: 'Điểm', columns: [{ title: 'Điểm', type: 'points' }], rows: [[0.5], [1.2345]] },
  ])
  const style = /<c r="A2" s="(\d+)"><v>0.5</.exec(part(bytes, 'xl/worksheets/sheet1.xml'))?.[1]
  const formats = [
    ...part(bytes, 'xl/styles.xml')
      .split('<cellXfs')[1]!
      .matchAll(/<xf numFmtId="(\d+)"/g),
  ]
  assert.equal(formats[Number(style)]?.[1], '4')
  assert.deepEqual(readTable(bytes).rows[2]?.cells, ['1.2345'])
})

test('text that looks like a formula stays text', async () => {
  const bytes = await xlsxBytes([tasks([['=HYPERLINK("http://x")', '=1+1', '+1', '@a', '-1']])])
  const xml = part(bytes, 'xl/worksheets/sheet1.xml')
  assert.doesNotMatch(xml, /<f>/)
  const style = /<c r="A2" s="(\d+)"/.exec(xml)?.[1]
  const formats = [
    ...part(bytes, 'xl/styles.xml')
      .split('<cellXfs')[1]!
      .matchAll(/<xf [^>]*>/g),
  ].map(([tag]) => tag)
  assert.match(formats[Number(style)]!, /quotePrefix="1"/)
  assert.equal(readTable(bytes).rows[1]!.cells[0], '=HYPERLINK("http://x")')
})

test('the same sheets give the same bytes in every time zone', async () => {
  const make = () => xlsxBytes([tasks([['Một', 1, 0.1, '2026-01-01', new Date(0)]])])
  const before = process.env.TZ
  const here = await make()
  process.env.TZ = 'America/New_York'
  const there = await make()
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
  assert.deepEqual(here, there)
})

test('any text survives but for characters that XML cannot hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const sheet = { name: '?', columns: [{ title: 'a' }], rows: texts.map((text) => [`x${text}x`]) }
        const read = readTable(await xlsxBytes([sheet])).rows.slice(1)
        const kept = (text: string) =>
          text
            .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
            .normalize('NFC')
            .replace(/\r\n?/g, '\n')
        assert.deepEqual(
          read.map((row) => row.cells[0]),
          texts.map((text) => kept(`x${text}x`)),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('rows are streamed: the first bytes come before the last row is asked for', async () => {
  let asked = 0
  function* rows() {
    for (; asked < 20_000; asked++) yield [`Dòng ${asked} ${Math.sin(asked)}`]
  }
  const stream = xlsxStream([{ name: 'a', columns: [{ title: 'a' }], rows: rows() }])
  for await (const chunk of stream) if (chunk.length > 1000) break
  assert.ok(asked < 20_000, `${asked} rows were read before anything was written`)
})

test('sheet names are made valid and different', async () => {
  const sheet = (name: string): Sheet => ({ name, columns: [{ title: 'a' }], rows: [] })
  const long = 'Nhiệm vụ của các sở, ban, ngành cấp tỉnh năm 2026'
  const { sheets } = readTable(await xlsxBytes([sheet(long), sheet(long), sheet('[]'), sheet("'Kế hoạch'")]))
  assert.deepEqual(sheets, ['Nhiệm vụ của các sở, ban, ngành', 'Nhiệm vụ của các sở, ban, n (2)', 'Bảng 3', 'Kế hoạch'])
})

test('columns are lettered as in a spreadsheet', () => {
  assert.deepEqual([0, 25, 26, 701, 702, 16_383].map(columnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
})

test('a row is as high as its longest wrapped text needs', async () => {
  const xml = part(
    await xlsxBytes([tasks([['ngắn'], ['x '.repeat(100)], ['a\nb\nc'], ['dài '.repeat(5000)]])]),
    'xl/worksheets/sheet1.xml',
  )
  const heights = [...xml.matchAll(/<row r="(\d+)"(?: ht="([\d.]+)")?>/g)].map(([, row, height]) => [
    Number(row),
    Number(height ?? 0),
  ])
  assert.deepEqual(heights, [
    [1, 0],
    [2, 0],
    [3, 78.75],
    [4, 47.25],
    [5, 409],
  ])
})

test('heads over several columns are merged, titles without them reach down, all of them are frozen and printed again', async () => {
  const columns = [
    { title: 'STT' },
    { title: 'Quý III', above: ['Số liệu', 'Năm 2026'] },
    { title: 'Quý II', above: ['Số liệu', 'Năm 2026'] },
    { title: 'Quý III', above: ['Số liệu', 'Năm 2025'] },
    { title: 'Ghi chú', above: ['Khác'] },
  ]
  const bytes = await xlsxBytes([{ name: 'Biểu', columns, rows: [['1', 5, 4, 3, 'x']] }])
  const xml = part(bytes, 'xl/worksheets/sheet1.xml')
  const merged = [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref)
  assert.deepEqual(merged, ['A1:A3', 'B2:C2', 'B1:D1', 'E2:E3'])
  assert.match(xml, /ySplit="3" topLeftCell="A4"/)
  assert.match(xml, /<autoFilter ref="A3:E4"\/><mergeCells/)
  assert.match(part(bytes, 'xl/workbook.xml'), /'Biểu'!\$1:\$3</)
  assert.deepEqual(
    readTable(bytes).rows.map(({ cells }) => cells.map((cell) => cell ?? '')),
    [
      ['STT', 'Số liệu', '', '', 'Khác'],
      ['', 'Năm 2026', '', 'Năm 2025', 'Ghi chú'],
      ['', 'Quý III', 'Quý II', 'Quý III'],
      ['1', '5', '4', '3', 'x'],
    ],
  )
})

test('a row of heads is as high as its longest head, whose words are not broken; a head over several columns has their width', async () => {
  const columns = [
    { title: 'Nội dung của chỉ tiêu báo cáo', width: 10 },
    { title: 'Số văn bản quy phạm pháp luật', width: 10, above: ['Số liệu của hai kỳ báo cáo'] },
    { title: 'Kỳ trước', width: 20, above: ['Số liệu của hai kỳ báo cáo'] },
  ]
  const xml = part(await xlsxBytes([{ name: 'Biểu', columns, rows: [] }]), 'xl/worksheets/sheet1.xml')
  assert.match(xml, /<row r="1"><c r="A1"/)
  assert.match(xml, /<row r="2" ht="63" customHeight="1">/)
})

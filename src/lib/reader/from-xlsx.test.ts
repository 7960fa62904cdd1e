import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { BlockSource } from './blocks.ts'
import { blocksFromXlsx } from './from-xlsx.ts'
import { readDocument } from './read.ts'
import type { DocumentReading } from './reading.ts'
import { isRefused } from './refuse.ts'

type SheetOf = {
  rows: string[][]
  merges?: string[]
  name?: string
  state?: string
  /** As they are counted in the sheet, from 1. */
  hiddenRows?: number[]
  hiddenColumn?: number
}

const MONTH_STYLE =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'

/** A workbook of inline strings; figures are numbers, and those of five figures days shown as month and year. */
function workbook(...sheets: SheetOf[]): Uint8Array {
  const cell = (text: string, row: number, column: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`
    if (text === '') return ''
    return /^\d+$/.test(text)
      ? `<c r="${at}"${text.length === 5 ? ' s="1"' : ''}><v>${text}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  }
  const sheet = ({ rows, merges = [], hiddenRows = [], hiddenColumn = 99 }: SheetOf): string =>
    `<worksheet><cols><col min="${hiddenColumn}" max="${hiddenColumn}" hidden="1"/></cols><sheetData>${rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}"${hiddenRows.includes(r + 1) ? ' hidden="1"' : ''}>${cells.map((text, c) => cell(text, r, c)).join('')}</row>`,
      )
      .join(
        '',
      )}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="r${i + 1}"/>`,
  )
  const links = sheets.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/styles.xml': strToU8(MONTH_STYLE),
    'xl/workbook.xml': strToU8(`<workbook><sheets>${list.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${links.join('')}</Relationships>`),
    ...Object.fromEntries(sheets.map((one, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheet(one))])),
  })
}

const plan: SheetOf = {
  rows: [
    ['ỦY BAN NHÂN DÂN', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['XÃ LAM SƠN', '', '', 'Độc lập - Tự do - Hạnh phúc'],
    ['Số: 15/KH-UBND', '', '', 'Lam Sơn, ngày 12 tháng 01 năm 2026'],
    [],
    ['KẾ HOẠCH'],
    ['Cải cách hành chính năm 2026'],
    ['Thực hiện Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:'],
    [],
    ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian hoàn thành', 'Sản phẩm'],
    ['I', 'Cải cách thủ tục hành chính'],
    [
      '1',
      'Niêm yết thủ tục hành chính tại trụ sở',
      'Văn phòng HĐND và UBND xã',
      'Công an xã',
      'Quý I/2026',
      'Bảng niêm yết',
    ],
    ['2', 'Rà soát thủ tục không còn phù hợp', '', 'Phòng Kinh tế', 'Quý II/2026', 'Báo cáo'],
    ['II', 'Chuyển đổi số'],
    ['1', 'Số hóa hồ sơ hộ tịch', 'Phòng Văn hóa - Xã hội', '', '30/9/2026', 'Cơ sở dữ liệu'],
    [],
    ['Nơi nhận:', '', '', 'TM. ỦY BAN NHÂN DÂN'],
    ['- UBND tỉnh;', '', '', 'CHỦ TỊCH'],
    ['- Lưu: VT.', '', '', 'Trần Văn Bình'],
  ],
  merges: ['A5:F5', 'A6:F6', 'A7:F7', 'B10:F10', 'C11:C12', 'B13:F13'],
}

async function read(bytes: Uint8Array): Promise<DocumentReading> {
  const reading = await readDocument(bytes, 'ke-hoach.xlsx')
  assert.ok(!isRefused(reading))
  return reading
}

test('B35: a plan on a sheet is read as one in Word, its merged cells too', async () => {
  const reading = await read(workbook(plan))
  const { agency, number, date, title, signer } = reading.header
  assert.deepEqual(
    { agency, number, date, title, signer },
    {
      agency: 'Ủy ban nhân dân xã Lam Sơn',
      number: '15/KH-UBND',
      date: '2026-01-12',
      title: 'Cải cách hành chính năm 2026',
      signer: 'Trần Văn Bình',
    },
  )
  assert.deepEqual(
    reading.tasks.map(({ axis, text, lead, coordinate, product }) => [axis, text, lead[0], coordinate[0], product]),
    [
      [
        'Cải cách thủ tục hành chính',
        'Niêm yết thủ tục hành chính tại trụ sở',
        'Văn phòng HĐND và UBND xã',
        'Công an xã',
        'Bảng niêm yết',
      ],
      [
        'Cải cách thủ tục hành chính',
        'Rà soát thủ tục không còn phù hợp',
        'Văn phòng HĐND và UBND xã',
        'Phòng Kinh tế',
        'Báo cáo',
      ],
      ['Chuyển đổi số', 'Số hóa hồ sơ hộ tịch', 'Phòng Văn hóa - Xã hội', undefined, 'Cơ sở dữ liệu'],
    ],
  )
  assert.equal(reading.tasks[1]!.leadMerged, true)
})

test('B35: further sheets go on, hidden ones are left out and said', () => {
  const hidden = { rows: [['Nháp']], name: 'Nháp', state: 'hidden' }
  const source = blocksFromXlsx(workbook(plan, { rows: plan.rows.slice(8, 12), name: 'Phụ lục 2' }, hidden))
  assert.ok(!isRefused(source))
  const { blocks, notes, lines } = source as BlockSource
  assert.equal(blocks.filter(({ kind }) => kind === 'table').length, 4)
  assert.ok(lines!.includes('Phụ lục 2'))
  assert.ok(!lines!.includes('Nháp'))
  assert.deepEqual(notes?.[0]?.message, 'Trang tính ẩn không được đọc: “Nháp”.')
})

test('B35: what is empty, damaged or too large is refused', () => {
  const code = (bytes: Uint8Array): string => {
    const source = blocksFromXlsx(bytes)
    return isRefused(source) ? source.refused.code : 'read'
  }
  assert.equal(code(workbook({ rows: [] })), 'empty')
  assert.equal(code(new Uint8Array([80, 75, 3, 4])), 'damaged')
  assert.equal(code(workbook({ rows: Array.from({ length: 20_002 }, () => ['a']) })), 'too_big')
})

const filtered: SheetOf = {
  rows: [
    ['TT', 'Nội dung công việc', 'Ghi chú nội bộ', 'Đơn vị chủ trì', 'Thời hạn', 'Sản phẩm'],
    ['1', 'Rà soát thủ tục hành chính', 'chưa duyệt', 'Phòng Tư pháp', '46082', 'Báo cáo'],
    ['2', 'Số hóa hồ sơ hộ tịch', '', '', '46204', 'Cơ sở dữ liệu'],
    ['3', 'Niêm yết mức thu phí, lệ phí', '', 'Phòng Kinh tế', '46296', 'Bảng niêm yết'],
  ],
  name: 'Nhiệm vụ',
  merges: ['D2:D3'],
  hiddenRows: [2],
  hiddenColumn: 3,
}

test('B35: rows and columns that a sheet hides are no tasks, and said; a merged cell that begins there is seen', async () => {
  const source = blocksFromXlsx(workbook(filtered)) as BlockSource
  assert.deepEqual(
    source.notes?.map(({ message }) => message.split(' đang ẩn')[0]),
    ['Trang tính “Nhiệm vụ” có 1 dòng (dòng 2)', 'Trang tính “Nhiệm vụ” có cột C'],
  )
  const { tasks } = await read(workbook(filtered))
  assert.deepEqual(
    tasks.map(({ text, lead }) => [text, lead]),
    [
      ['Số hóa hồ sơ hộ tịch', ['Phòng Tư pháp']],
      ['Niêm yết mức thu phí, lệ phí', ['Phòng Kinh tế']],
    ],
  )
})

test('B35: a day of which a cell shows month and year is a month', async () => {
  const { tasks } = await read(workbook({ ...filtered, hiddenRows: [] }))
  assert.deepEqual(
    tasks.map(({ deadline }) => [deadline?.raw, deadline?.kind]),
    [
      ['03/2026', 'month'],
      ['07/2026', 'month'],
      ['10/2026', 'month'],
    ],
  )
})

const figures: SheetOf = {
  name: 'Điểm',
  rows: [
    ['TT', 'Xã, phường', 'Năm 2024', 'Năm 2025'],
    ['1', 'Xã Lam Sơn', '71', '74'],
    ['2', 'Xã Lam Hải', '68', '72'],
    ['3', 'Phường Lam Giang', '80', '81'],
  ],
}

test('B36: a workbook of figures only is refused with what it is and where figures go', async () => {
  const read = await readDocument(workbook(figures), 'diem.xlsx')
  assert.ok(isRefused(read))
  assert.equal(read.refused.code, 'unsupported_kind')
  assert.match(read.refused.message, /chỉ có số liệu, không có nhiệm vụ.*“Nhập kết quả”/)
})

test('B36: beside a plan a sheet of figures is a table and said; a document with figures is read', async () => {
  const source = blocksFromXlsx(workbook(plan, figures))
  assert.ok(!isRefused(source))
  assert.match(source.notes?.map(({ message }) => message).join(' ') ?? '', /chỉ có số liệu, .*“Điểm”/)
  const table = source.blocks.findLast((block) => block.kind === 'table')
  assert.equal(table?.kind === 'table' && table.rows.length, 4)
  const rows = [['Số: 15/KH-UBND'], ['KẾ HOẠCH'], ['Nâng cao Chỉ số PAPI năm 2026'], ...figures.rows]
  const reading = await readDocument(workbook({ rows }), 'ke-hoach.xlsx')
  assert.ok(!isRefused(reading))
  assert.equal(reading.kind, 'plan')
})

test('T41: a sheet whose table has no row of titles is read by its cells, and asked for', async () => {
  const row = (n: number) => [
    `${n}`,
    `Rà soát thủ tục hành chính lần thứ ${n}`,
    'Sở Nội vụ',
    'UBND cấp xã',
    'Quý II/2026',
  ]
  const rows = [['DANH MỤC NHIỆM VỤ'], [], ['I', 'Cải cách thể chế'], row(1), row(2), ['II', 'Chuyển đổi số'], row(3)]
  const reading = await readDocument(workbook(plan, { rows, name: 'PL1' }), 'a.xlsx')
  assert.ok(!isRefused(reading))
  const tasks = reading.tasks.filter(({ text }) => text.startsWith('Rà soát thủ tục hành chính'))
  assert.deepEqual(
    tasks.map(({ axis, lead, flags }) => [axis, lead[0], flags.some(({ field }) => field === 'lead')]),
    ['Cải cách thể chế', 'Cải cách thể chế', 'Chuyển đổi số'].map((axis) => [axis, 'Sở Nội vụ', true]),
  )
})

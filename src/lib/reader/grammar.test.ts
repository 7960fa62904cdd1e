import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Table, TableCell } from './blocks.ts'
import { planFromBlocks } from './plan.ts'
import { readText } from './read.ts'
import { type DocumentReading, isRefusal } from './reading.ts'

const HEAD =
  'UBND TỈNH X\n\nSố: 1/KH-UBND\n\nX, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. MỤC ĐÍCH\n\nNâng cao.\n\n'

function read(text: string): DocumentReading {
  const reading = readText(new TextEncoder().encode(text), 'x.txt')
  assert.ok(!isRefusal(reading))
  return reading
}

const rowsOf = (reading: DocumentReading) => reading.tasks.filter((task) => task.kind === 'annexRow')
const place = { lines: [1, 1] as const }

/** '^' goes on with the cell above, '<' with the one at its left. */
function grid(rows: string[][]): Table {
  const cells: TableCell[][] = []
  const above: TableCell[] = []
  rows.forEach((texts, row) => {
    const own: TableCell[] = []
    texts.forEach((text, column) => {
      if (text === '^') above[column]!.rowSpan++
      else if (text === '<') {
        if (texts[column - 1] !== '^') own.at(-1)!.columnSpan++
      } else own.push({ text, row, column, rowSpan: 1, columnSpan: 1, place })
      const last = own.at(-1)
      if (text !== '^' && text !== '<' && last) above[column] = last
    })
    cells.push(own)
  })
  return { kind: 'table', columns: rows[0]!.length, rows: cells, place }
}

function readBlocks(...blocks: Block[]): DocumentReading {
  return planFromBlocks({ kind: 'docx', blocks, lineCount: 1, blankLines: [false], encoding: 'UTF-8' }, 'x.docx')
}

const TITLES = ['TT', 'Nội dung thành phần', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Sản phẩm']

test('T11: a spanned lead is repeated without doubt; text and assignment over two criteria are one task', () => {
  const reading = readBlocks(
    grid([
      TITLES,
      ['I', 'Công khai, minh bạch', '<', '<', '<', '<', '<'],
      ['1', 'Tiếp cận thông tin', 'Cập nhật Cổng thông tin.', 'Sở A', 'Sở Y tế', 'Quý I', 'Tin, bài'],
      ['2', 'Hộ nghèo', 'Niêm yết danh sách.', '^', '^', 'Quý II', 'Danh sách'],
      ['3', 'Ngân sách', '^', '^', '^', '^', '^'],
    ]),
  )
  const rows = rowsOf(reading)
  assert.deepEqual(
    rows.map((task) => [task.axis, task.subIndex, task.subIndexAlso, task.lead, task.coordinate, task.leadMerged]),
    [
      ['Công khai, minh bạch', 'Tiếp cận thông tin', undefined, ['Sở A'], ['Sở Y tế'], undefined],
      ['Công khai, minh bạch', 'Hộ nghèo', ['Ngân sách'], ['Sở A'], ['Sở Y tế'], true],
    ],
  )
  assert.deepEqual(rows[1]!.flags, [])
})

test('T11: one task over several product rows; one cell over both agency columns', () => {
  const rows = rowsOf(
    readBlocks(
      grid([
        TITLES,
        ['1', 'Cơ hội', 'Đối thoại với người dân.', 'Sở A', '<', 'Quý I', 'Kế hoạch'],
        ['^', '^', '^', '^', '<', 'Quý IV', 'Báo cáo'],
      ]),
    ),
  )
  assert.deepEqual(
    rows.map((task) => [task.text, task.textMerged, task.lead, task.coordinate, task.product]),
    [
      ['Đối thoại với người dân.', undefined, ['Sở A'], [], 'Kế hoạch'],
      ['Đối thoại với người dân.', true, ['Sở A'], [], 'Báo cáo'],
    ],
  )
})

test('T12: a table that a page cuts goes on, with its header again, without it, and inside a row', () => {
  const first = grid([
    TITLES,
    ['I', 'Quản trị điện tử', '<', '<', '<', '<', '<'],
    ['1', 'A', 'Nâng cấp cổng dịch vụ', 'Sở A', 'Sở Y tế', 'Quý I', 'Cổng'],
  ])
  const again = grid([TITLES, ['2', 'B', 'Mở chuyên mục.', 'Sở A', 'Sở Y tế', 'Quý II', 'Chuyên mục']])
  const without = grid([
    ['', '', 'và niêm yết công khai.', '', '', '', ''],
    ['3', 'C', 'Trả lời phản ánh.', 'Sở A', 'Sở Y tế', 'Quý III', 'Văn bản'],
  ])
  const page: Block = { kind: 'pageBreak', place }
  const reading = readBlocks(first, page, again, page, without)
  assert.equal(reading.annexes.length, 1)
  assert.deepEqual(
    rowsOf(reading).map((task) => [task.axis, task.subIndex, task.text]),
    [
      ['Quản trị điện tử', 'A', 'Nâng cấp cổng dịch vụ'],
      ['Quản trị điện tử', 'B', 'Mở chuyên mục. và niêm yết công khai.'],
      ['Quản trị điện tử', 'C', 'Trả lời phản ánh.'],
    ],
  )
})

test('T13: numbered groups; columns of figures; a title that no rule knows', () => {
  const table = [
    ['TT', 'Nhóm vấn đề', 'Điểm tối đa', 'Điểm đạt', 'Giải pháp', 'Đơn vị thực hiện', 'Thời hạn'],
    ['1', 'CẢI CÁCH THỂ CHẾ'],
    ['1.1', 'Văn bản pháp luật', '1,5', '0,75', 'Rà soát văn bản.', 'Sở Tư pháp', 'Quý I/2026'],
    ['1.2', 'Theo dõi thi hành', '1', '0,5', 'Kiểm tra việc thi hành.', 'Sở Tư pháp', 'Quý II/2026'],
  ]
  const found = rowsOf(read(`${HEAD}PHỤ LỤC\n\n${table.flat().join('\n\n')}\n`))
  assert.deepEqual(
    found.map((task) => [task.path, task.axis, task.subIndex, task.text]),
    [
      ['PL1.1.1', 'CẢI CÁCH THỂ CHẾ', 'Văn bản pháp luật', 'Rà soát văn bản.'],
      ['PL1.1.2', 'CẢI CÁCH THỂ CHẾ', 'Theo dõi thi hành', 'Kiểm tra việc thi hành.'],
    ],
  )
})

test('T14: two tasks in one cell, paired with their agencies line by line', () => {
  const rows = rowsOf(
    readBlocks(
      grid([
        TITLES,
        [
          '1',
          'A',
          '- Soạn tài liệu.\n- Mở lớp tập huấn.',
          '- Sở Tư pháp\n- Sở Nội vụ',
          '- Sở Y tế\n- Sở Xây dựng',
          'Quý I',
          'Báo cáo',
        ],
      ]),
    ),
  )
  assert.deepEqual(
    rows.map((task) => [task.text, task.lead, task.coordinate, task.deadline?.raw]),
    [
      ['Soạn tài liệu.', ['Sở Tư pháp'], ['Sở Y tế'], 'Quý I'],
      ['Mở lớp tập huấn.', ['Sở Nội vụ'], ['Sở Xây dựng'], 'Quý I'],
    ],
  )
  assert.ok(rows.every((task) => task.flags.some((flag) => flag.reason === 'cell_split')))
})

test('G2: a column of targets; what leads a plan is no agency', () => {
  const reading = readBlocks(
    grid([
      ['TT', 'Nhiệm vụ', 'Chỉ tiêu', 'Chủ trì', 'Phối hợp', 'Lãnh đạo phụ trách', 'Thời hạn'],
      ['1', 'Số hóa hồ sơ.', 'Tối thiểu 80%', 'Sở A', 'Sở Y tế', 'Phó Giám đốc Lê Mai', 'Quý I'],
      ['2', 'Ký số văn bản.', '100%', 'Sở A', 'Sở Y tế', '^', 'Quý II'],
    ]),
  )
  assert.deepEqual(
    reading.targets.map((target) => [target.text, target.value, target.unit, target.op, target.level]),
    [
      ['Số hóa hồ sơ.: Tối thiểu 80%', 80, '%', '>=', 'task'],
      ['Ký số văn bản.: 100%', 100, '%', undefined, 'task'],
    ],
  )
  assert.deepEqual(
    rowsOf(reading).map((task) => task.monitor),
    ['Phó Giám đốc Lê Mai', 'Phó Giám đốc Lê Mai'],
  )
})

test('O8 O9: sentences under a heading are its tasks; a note at the foot sets the time', () => {
  const reading = read(
    `${HEAD}II. NHIỆM VỤ\n\n1. Tiếp nhận, xử lý phản ánh, kiến nghị\n\nCông khai đường dây nóng, xử lý phản ánh đúng hạn.\n\nĐơn vị thực hiện: Văn phòng.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng theo dõi, tổng hợp báo cáo¹ gửi Sở Nội vụ.\n\n¹ Tần suất báo cáo: định kỳ hàng quý.\n`,
  )
  assert.deepEqual(
    reading.tasks.map((task) => [task.text.slice(0, 24), task.lead, task.deadline?.raw]),
    [
      ['Công khai đường dây nóng', ['Văn phòng'], undefined],
      ['Văn phòng theo dõi, tổng', ['Văn phòng'], 'định kỳ hàng quý'],
    ],
  )
})

test('O8: a sentence that only says where the tasks stand is none of them', () => {
  const reading = read(
    `${HEAD}II. NHIỆM VỤ\n\nCác nhiệm vụ cụ thể tại Phụ lục kèm theo.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng theo dõi, tổng hợp báo cáo.\n`,
  )
  assert.deepEqual(
    reading.tasks.map((task) => [task.kind, task.lead]),
    [['bodyDuty', ['Văn phòng']]],
  )
  assert.deepEqual(reading.coverage.unread, [])
})

test('H7: a letterhead broken over many lines, and the opening is no header of a table', () => {
  const { header, bases, annexes } = read(
    'ỦY BAN\nNHÂN DÂN\nTỈNH SÔNG BA\n\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 87/KH-UBND\n\nSông Ba, ngày\n10 tháng 12 năm 2025\n\nKẾ HOẠCH\n\nCải cách hành chính năm 2026\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2025 của UBND tỉnh;\n\nUBND tỉnh ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nNâng cao.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Quốc\nTuấn\n',
  )
  assert.deepEqual(
    [header.agency, header.date, header.place, header.title, header.signer],
    ['Ủy ban nhân dân tỉnh Sông Ba', '2025-12-10', 'Sông Ba', 'Cải cách hành chính năm 2026', 'Trần Quốc Tuấn'],
  )
  assert.deepEqual(
    bases.map((basis) => basis.number),
    ['12/KH-UBND'],
  )
  assert.equal(annexes.length, 0)
})

test('O10: who and when in words behind the task, in brackets or a sentence of its own', () => {
  const reading = read(
    `${HEAD}II. NHIỆM VỤ\n\n1. Cải cách thủ tục hành chính\n\na) Ban hành kế hoạch tự kiểm tra của cơ quan. Phòng Hành chính - Tổ chức thực hiện. Thời gian hoàn thành: Tháng 3/2026.\n\nb) Công bố danh mục thủ tục hành chính (Phòng Pháp chế chủ trì, Trung tâm Phục vụ hành chính công phối hợp; thực hiện hằng quý).\n`,
  )
  assert.deepEqual(
    reading.tasks.map((task) => [task.lead, task.coordinate, task.deadline?.kind]),
    [
      [['Phòng Hành chính - Tổ chức'], [], 'month'],
      [['Phòng Pháp chế'], ['Trung tâm Phục vụ hành chính công'], 'recurring'],
    ],
  )
})

test('O13: a sentence that orders what stands above closes it; a name in brackets is who does it, and asked', () => {
  const reading = read(
    `${HEAD}II. NHIỆM VỤ\n\n1. Cải cách thủ tục hành chính\n\n- Công khai phí, lệ phí tại trụ sở xã.\n\nGiao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện.\n\n2. Cải cách tài chính công\n\n- Công khai quyết toán của xã. Giao Phòng Kinh tế tham mưu thực hiện.\n\n- Giải quyết hồ sơ đúng hẹn (Văn phòng HĐND và UBND xã).\n`,
  )
  assert.deepEqual(
    reading.tasks.map((task) => [task.lead, task.coordinate, task.flags.map(({ field }) => field)]),
    [
      [['Phòng Kinh tế'], ['Công an xã'], []],
      [['Phòng Kinh tế'], [], []],
      [['Văn phòng HĐND và UBND xã'], [], ['lead']],
    ],
  )
})

test('T15: a column of axes; begin and end of the work', () => {
  const rows = rowsOf(
    readBlocks(
      grid([
        ['Trục nội dung', 'Chỉ số thành phần', 'Giải pháp', 'Chủ trì', 'Bắt đầu', 'Hoàn thành'],
        ['Công khai, minh bạch', 'Tiếp cận thông tin', 'Cập nhật cổng.', 'Sở A', 'Tháng 2', 'Tháng 5'],
        ['^', 'Hộ nghèo', 'Niêm yết danh sách.', 'Sở Y tế', 'Tháng 3', 'Tháng 6'],
        ['Quản trị điện tử', 'Cổng thông tin', 'Mở chuyên mục.', 'Sở A', 'Tháng 1', 'Tháng 7'],
      ]),
    ),
  )
  assert.deepEqual(
    rows.map((task) => [task.axis, task.subIndex, task.deadline?.raw]),
    [
      ['Công khai, minh bạch', 'Tiếp cận thông tin', 'Tháng 5'],
      ['Công khai, minh bạch', 'Hộ nghèo', 'Tháng 6'],
      ['Quản trị điện tử', 'Cổng thông tin', 'Tháng 7'],
    ],
  )
})

test('T10: “Báo cáo hằng tháng” behind a time is the product, and a product merged with its deadline is shared', () => {
  const titles = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Sản phẩm']
  const first = ['1', 'Công khai đường dây nóng.', 'Sở A', 'Sở Y tế', 'Thường xuyên', 'Báo cáo hằng tháng']
  const flat = rowsOf(read(`${HEAD}PHỤ LỤC\n\n${[...titles, ...first].join('\n\n')}\n`))
  assert.deepEqual([flat[0]?.deadline?.raw, flat[0]?.product], ['Thường xuyên', 'Báo cáo hằng tháng'])
  const second = ['2', 'Trả lời phản ánh.', 'Sở Nội vụ', 'Sở Y tế', '', '']
  const table = [titles, titles.map(() => '---'), first, second].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const rows = rowsOf(read(`${HEAD}PHỤ LỤC\n\n${table}\n`))
  assert.deepEqual([rows[1]?.product, rows[1]?.productMerged], ['Báo cáo hằng tháng', true])
})

test('T1: what is wanting is the criterion only where no other column names one', () => {
  const rows = rowsOf(
    readBlocks(
      grid([
        ['TT', 'Chỉ số thành phần', 'Hạn chế', 'Giải pháp', 'Trách nhiệm thực hiện', 'Thời gian'],
        ['1', 'Tiếp cận dịch vụ', 'Thiếu biển chỉ dẫn', 'Bổ sung biển chỉ dẫn.', 'Sở A', 'Quý I'],
      ]),
    ),
  )
  assert.deepEqual([rows[0]?.axis, rows[0]?.subIndex], [undefined, 'Tiếp cận dịch vụ'])
})

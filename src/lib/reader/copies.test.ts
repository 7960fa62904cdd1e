import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal, type ReadTask } from './reading.ts'

/** Tables as programs copy them out of files: cells repeated where they were merged, titles over two columns. */
function rows(table: string): ReadTask[] {
  const head = `ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\n\nSố: 41/KH-UBND\n\nLam Giang, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. NHIỆM VỤ\n\nTheo Phụ lục.\n\nPHỤ LỤC\n\n`
  const reading = readText(new TextEncoder().encode(head + table), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading.tasks.filter((task) => task.kind === 'annexRow')
}

const short = ({ axis, subIndex, text, lead, coordinate, deadline }: ReadTask) => [
  axis,
  subIndex,
  text,
  lead,
  coordinate,
  deadline?.raw,
]

test('T23: a cell that spans the row and is repeated in each column names a group', () => {
  const table = [
    'TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn',
    '1 | Cải cách thể chế | Cải cách thể chế | Cải cách thể chế | Cải cách thể chế',
    '1.1 | Rà soát văn bản của xã | Sở Tư pháp | Các sở, ban, ngành | Quý II/2026',
    '2 | Cải cách tài chính công | Cải cách tài chính công | Cải cách tài chính công | Cải cách tài chính công',
    '2.1 | Công khai quyết toán ngân sách | Sở Tài chính | UBND cấp xã | Hàng năm',
  ]
  const expected = [
    ['Cải cách thể chế', undefined, 'Rà soát văn bản của xã', ['Sở Tư pháp'], ['Các sở, ban, ngành'], 'Quý II/2026'],
    [
      'Cải cách tài chính công',
      undefined,
      'Công khai quyết toán ngân sách',
      ['Sở Tài chính'],
      ['UBND cấp xã'],
      'Hàng năm',
    ],
  ]
  assert.deepEqual(rows(table.join('\n\n')).map(short), expected)
  assert.deepEqual(rows(table.map((line) => `${line} |`).join('\n')).map(short), expected)
})

test('T1: a title over two columns leaves the second one empty, in tables of bars and of tabs', () => {
  const table = [
    ['TT', 'Nhiệm vụ', 'Phân công', '', 'Thời hạn'],
    ['', '', 'Chủ trì', 'Phối hợp', ''],
    ['1', 'Rà soát văn bản của xã', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2026'],
    ['2', 'Công khai quyết toán ngân sách', 'Sở Tài chính', 'UBND cấp xã', 'Hàng năm'],
  ]
  const expected = [
    [undefined, undefined, 'Rà soát văn bản của xã', ['Sở Tư pháp'], ['Sở Nội vụ'], 'Quý II/2026'],
    [undefined, undefined, 'Công khai quyết toán ngân sách', ['Sở Tài chính'], ['UBND cấp xã'], 'Hàng năm'],
  ]
  assert.deepEqual(rows(table.map((cells) => cells.join('\t')).join('\n')).map(short), expected)
  assert.deepEqual(rows(table.map((cells) => `${cells.join(' | ')} |`).join('\n')).map(short), expected)
})

test('T24: an empty cell below a merged one is merged too; beside full cells it may be', () => {
  const table = [
    '| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |',
    '|---|---|---|---|---|',
    '| 1 | Rà soát văn bản của xã | Sở Tư pháp | Sở Nội vụ; Sở Y tế | Quý II/2026 |',
    '| 2 | Công bố danh mục văn bản hết hiệu lực | Sở Tư pháp | | |',
    '| 3 | Công khai quyết toán ngân sách | Sở Tài chính | | Hàng năm |',
  ]
  const [, second, third] = rows(table.join('\n'))
  assert.deepEqual(second!.coordinate, ['Sở Nội vụ', 'Sở Y tế'])
  assert.ok(second!.flags.some(({ field, reason }) => field === 'coordinate' && reason === 'merged_cell'))
  assert.deepEqual(third!.coordinate, [])
  assert.ok(third!.flags.some(({ field }) => field === 'coordinate'))
  assert.deepEqual(third!.alternatives.find(({ field }) => field === 'coordinate')?.value, ['Sở Nội vụ', 'Sở Y tế'])
})

test('T25: "nt" stands for the cell above, in cells of their own and in a grid', () => {
  const flat = `STT\nNội dung\nĐơn vị thực hiện\nThời gian\n1\nTuyên truyền đến từng thôn\nSở Nội vụ\nNăm 2026\n2\nĐối thoại với người dân\nnt\nnt\n3\nCông khai giá đất\n-nt-\nQuý I/2026`
  const grid = `| ${flat
    .split('\n')
    .flatMap((cell, i) => (i % 4 === 3 ? [cell, '|\n|'] : [cell, '|']))
    .join(' ')
    .slice(0, -3)}`
  for (const table of [flat, grid]) {
    assert.deepEqual(
      rows(table).map(({ text, lead, deadline }) => [text, lead, deadline?.raw]),
      [
        ['Tuyên truyền đến từng thôn', ['Sở Nội vụ'], 'Năm 2026'],
        ['Đối thoại với người dân', ['Sở Nội vụ'], 'Năm 2026'],
        ['Công khai giá đất', ['Sở Nội vụ'], 'Quý I/2026'],
      ],
    )
  }
})

test('T26: a row without number and task has a further product of the task above', () => {
  const [, second] = rows(
    'STT\n\nNhiệm vụ\n\nSản phẩm\n\nChủ trì\n\nThời gian\n\n1\n\nXây dựng và triển khai kế hoạch kiểm tra\n\nKế hoạch\n\nSở Tư pháp\n\nQuý I/2026\n\nBáo cáo kết quả kiểm tra\n\nQuý IV/2026',
  )
  assert.deepEqual(
    [second!.text, second!.product],
    ['Xây dựng và triển khai kế hoạch kiểm tra', 'Báo cáo kết quả kiểm tra'],
  )
  assert.deepEqual(second!.lead, ['Sở Tư pháp'])
  assert.ok(['text', 'product'].every((field) => second!.flags.some((flag) => flag.field === field)))
})

test('T27: a table without groups has the axis of the heading above it or of its annex', () => {
  const table =
    '| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Công khai ngân sách của xã | UBND cấp xã | Hàng năm |'
  assert.equal(rows(`Trục nội dung 2: Công khai, minh bạch\n\n${table}`)[0]!.axis, 'Công khai, minh bạch')
  assert.equal(rows(`NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI\n\n${table}`)[0]!.axis, undefined)
  const body = rows(`Ghi chú.\n\nII. NHIỆM VỤ CỤ THỂ\n\n1. Chỉ số “Quản trị điện tử”\n\n${table}`)
  assert.equal(body[0]!.axis, 'Quản trị điện tử')
})

test('T1: roles written out in the first row are no second header', () => {
  const table = [
    '| TT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời hạn |',
    '|---|---|---|---|',
    '| 1 | Phủ sóng internet thôn bản | Chủ trì: Sở Nội vụ<br>Phối hợp: UBND cấp xã | Hàng năm |',
    '| 2 | Đối thoại với người dân | Chủ trì: UBND cấp xã | Hàng năm |',
  ]
  assert.deepEqual(
    rows(table.join('\n')).map(({ lead, coordinate }) => [lead, coordinate]),
    [
      [['Sở Nội vụ'], ['UBND cấp xã']],
      [['UBND cấp xã'], []],
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCertain } from './certainty.ts'
import { readText } from './read.ts'
import { isRefusal, type ReadTask } from './reading.ts'

const TITLES = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian', 'Hình thức văn bản']

function rowsOf(lines: readonly string[]): ReadTask[] {
  const reading = readText(new TextEncoder().encode(lines.join('\n\n')), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading.tasks.filter((task) => task.kind === 'annexRow')
}

/** A flattened table; each row is its cells, each cell its lines. */
const flat = (...rows: string[][]): ReadTask[] => rowsOf(['PHỤ LỤC', ...TITLES, ...rows.flat()])

const plain = (n: number): string[] => [
  `${n}`,
  `Rà soát thủ tục hành chính của lĩnh vực thứ ${n}`,
  'Sở Tư pháp',
  'UBND cấp xã',
  'Quý II/2026',
  'Báo cáo',
]

test('T28: a list that is broken behind its semicolon is one cell', () => {
  const lists = ['Sở Nội vụ;', 'Sở Tài chính', 'UBND cấp xã', 'Quý III/2026', 'Kế hoạch']
  const [, row] = flat(plain(1), ['2', 'Tổ chức đối thoại với doanh nghiệp', ...lists], plain(3))
  assert.deepEqual([row!.lead, row!.coordinate], [['Sở Nội vụ', 'Sở Tài chính'], ['UBND cấp xã']])
  assert.ok(isCertain(row!, 'lead'))
})

test('T28: where marks change a cell ends; where nothing tells, both fields are doubtful', () => {
  const marked = ['Sở Nội vụ', '- Sở Tài chính', '- UBND cấp xã', 'Quý III/2026', 'Kế hoạch']
  const open = ['Sở Nội vụ', 'Sở Tài chính', 'UBND cấp xã', 'Quý III/2026', 'Kế hoạch']
  const [, first, second] = flat(
    plain(1),
    ['2', 'Tổ chức đối thoại với doanh nghiệp', ...marked],
    ['3', 'Khảo sát mức độ hài lòng của người dân', ...open],
  )
  assert.deepEqual([first!.lead, first!.coordinate], [['Sở Nội vụ'], ['Sở Tài chính', 'UBND cấp xã']])
  assert.deepEqual([isCertain(first!, 'lead'), isCertain(first!, 'coordinate')], [true, true])
  assert.deepEqual([second!.lead, isCertain(second!, 'lead')], [['Sở Nội vụ'], false])
  assert.equal(isCertain(second!, 'coordinate'), false)
})

test('T29: a product that is not there was merged with the one above, and asked', () => {
  const bare = ['3', 'Công bố kết quả chấm điểm các cơ quan', 'Sở Nội vụ', 'UBND cấp xã', 'Quý IV/2026']
  const [, , row] = flat(plain(1), plain(2), bare, plain(4), plain(5))
  assert.deepEqual([row!.product, row!.productMerged, isCertain(row!, 'product')], ['Báo cáo', true, false])
})

test('T30: "1. Tên nhóm" with nothing beside it is a group where rows have no numbers', () => {
  const table = [
    '| Nội dung | Sản phẩm | Thời hạn | Đơn vị chủ trì |',
    '| --- | --- | --- | --- |',
    '| 1. Hạ tầng số | | | |',
    '| Nâng cấp đường truyền số liệu | Biên bản nghiệm thu | Quý II/2026 | Văn phòng Sở |',
    '| 2. Dữ liệu số | | | |',
    '| Làm sạch dữ liệu đất đai | Cơ sở dữ liệu | Quý III/2026 | Phòng Kinh tế |',
  ]
  const rows = rowsOf([table.join('\n')])
  assert.deepEqual(
    rows.map(({ axis, path }) => [axis, path]),
    [
      ['Hạ tầng số', 'PL1.1'],
      ['Dữ liệu số', 'PL1.2'],
    ],
  )
})

test('T41: a flattened annex without titles is read by its rows, and asked for', () => {
  const kinds = (rows: readonly ReadTask[]) => rows.map(({ lead, deadline, axis }) => [lead[0], deadline?.kind, axis])
  const rows = (from: number): string[] => [1, 2, 3].flatMap((n) => plain(n + from).slice(0, 5))
  const read = rowsOf([
    'PHỤ LỤC I',
    'DANH MỤC NHIỆM VỤ',
    'I',
    'Cải cách thể chế',
    ...rows(0),
    'II',
    'Chuyển đổi số',
    ...rows(3),
  ])
  const first = ['Sở Tư pháp', 'quarter', 'Cải cách thể chế']
  const second = ['Sở Tư pháp', 'quarter', 'Chuyển đổi số']
  assert.deepEqual(kinds(read), [first, first, first, second, second, second])
  assert.deepEqual(read[0]!.coordinate, ['UBND cấp xã'])
  assert.ok(read.every((task) => !isCertain(task, 'lead') && !isCertain(task, 'coordinate')))
})

test('T38: a page that begins in a grid repeats the rows of titles, and they are no rows', () => {
  const head = ['| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |', '| (1) | (2) | (3) | (4) | (5) |']
  const row = (n: number) => `| ${n} | Rà soát thủ tục hành chính lần ${n} | Sở Tư pháp | UBND cấp xã | Quý II/2026 |`
  const read = rowsOf([[head[0], '| --- | --- | --- | --- | --- |', head[1], row(1), ...head, row(2)].join('\n')])
  assert.deepEqual(
    read.map(({ text }) => text),
    ['Rà soát thủ tục hành chính lần 1', 'Rà soát thủ tục hành chính lần 2'],
  )
})

test('T42: a column of fields, its first cell under the titles, is no title', () => {
  const titles = ['Nhóm nhiệm vụ', 'Nội dung', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian']
  const row = (n: number) => plain(n).slice(1, 5)
  const read = rowsOf([
    'PHỤ LỤC',
    ...titles,
    'Nhóm nhiệm vụ về hạ tầng số',
    ...row(1),
    ...row(2),
    'Công tác chỉ đạo',
    ...row(3),
  ])
  assert.deepEqual(
    read.map(({ axis }) => axis),
    ['Nhóm nhiệm vụ về hạ tầng số', 'Nhóm nhiệm vụ về hạ tầng số', 'Công tác chỉ đạo'],
  )
})

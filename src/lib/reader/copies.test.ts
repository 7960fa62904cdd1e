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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '#lib/vietnamese/fold.ts'
import { type ColumnRole, columnRole } from './columns.ts'

const TITLES: Partial<Record<ColumnRole, string[]>> = {
  task: ['Nội dung nhiệm vụ, giải pháp thực hiện', 'Nội dung triển khai', 'Nhiệm vụ phải thực hiện', 'Tên nhiệm vụ'],
  lead: [
    'Đơn vị thực hiện',
    'Nơi thực hiện',
    'Cơ quan tham mưu',
    'Chủ trì',
    'Công chức phụ trách',
    'Phân công thực hiện',
  ],
  coordinate: ['Phối hợp', 'Cơ quan phối hợp'],
  leadCoordinate: ['Đơn vị chủ trì, phối hợp'],
  deadline: ['Hạn', 'Thời hạn', 'Tiến độ thực hiện', 'Thời gian (bắt đầu - kết thúc)'],
  product: ['Sản phẩm/Kết quả', 'Kết quả thực hiện', 'Dự kiến kết quả', 'Yêu cầu sản phẩm'],
  criterion: ['Chỉ số thành phần', 'Trục/Chỉ số nội dung', 'Tiêu chí', 'Tồn tại, hạn chế'],
  funding: ['Nguồn kinh phí thực hiện'],
  monitor: ['Đơn vị theo dõi, đôn đốc', 'Lãnh đạo phụ trách'],
}

test('T1: a column is known by its title, in whatever words offices choose', () => {
  for (const [role, titles] of Object.entries(TITLES)) {
    for (const title of titles) assert.equal(columnRole(fold(title)), role, title)
  }
})

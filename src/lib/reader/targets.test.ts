import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'

function targets(...aims: string[]): (string | number | undefined)[][] {
  const head =
    'Số: 41/KH-UBND\n\nLam Giang, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. MỤC TIÊU\n\n'
  const reading = readText(
    new TextEncoder().encode(`${head}${aims.join('\n\n')}\n\nII. NHIỆM VỤ\n\nTheo Phụ lục.\n`),
    'a.txt',
  )
  assert.ok(!isRefusal(reading))
  return reading.targets.map(({ text, value, group }) => [text, value, group])
}

test('G3: a share of everything is an aim among purposes; a grade is a group', () => {
  assert.deepEqual(
    targets(
      '- 100% hộ dân được tuyên truyền; giảm tối thiểu 20% thời gian giải quyết.',
      '- Chỉ số cải cách hành chính của xã xếp loại Tốt trở lên.',
      '- Năm 2025 đạt 84,1/100 điểm, xếp thứ 9/20.',
    ),
    [
      ['100% hộ dân được tuyên truyền', 100, undefined],
      ['giảm tối thiểu 20% thời gian giải quyết', 20, undefined],
      ['Chỉ số cải cách hành chính của xã xếp loại Tốt trở lên', undefined, 'Tốt'],
    ],
  )
})

test('G5: a time before an aim is part of it', () => {
  assert.deepEqual(
    targets('- Đến năm 2030, Chỉ số PAPI của tỉnh thuộc nhóm 10 tỉnh dẫn đầu cả nước.')[0]?.[0],
    'Đến năm 2030, Chỉ số PAPI của tỉnh thuộc nhóm 10 tỉnh dẫn đầu cả nước',
  )
})

test('G4: a table of figures without anyone who does it gives objectives', () => {
  const table =
    '| STT | Chỉ tiêu | Đơn vị tính | Kết quả 2025 | Mục tiêu 2026 |\n| --- | --- | --- | --- | --- |\n| 1 | Chỉ số PAR INDEX của tỉnh | % | 88,1 | ≥ 89,5 |\n| 2 | Hồ sơ trực tuyến toàn trình | % | 70 | 80 |'
  const found = targets(table).map(([text, value]) => [text, value])
  assert.deepEqual(found, [
    ['Chỉ số PAR INDEX của tỉnh', 89.5],
    ['Hồ sơ trực tuyến toàn trình', 80],
  ])
})

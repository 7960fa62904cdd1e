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

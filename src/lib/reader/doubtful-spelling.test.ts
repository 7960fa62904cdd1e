import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from './blocks.ts'
import { flagDoubtfulNames } from './doubtful-names.ts'
import { flagDoubtfulSpelling } from './doubtful-spelling.ts'
import { planFromBlocks } from './plan.ts'
import { mendMarks } from './scan-marks.ts'

const paragraphs = (...texts: string[]): Block[] =>
  texts.map((text, i) => ({ kind: 'paragraph', text, starts: [0], place: { lines: [i + 1, i + 1] } }))

function scanned(...texts: string[]) {
  const blocks = mendMarks(paragraphs(...texts))
  const source = { kind: 'scan' as const, blocks, lineCount: texts.length, blankLines: [], encoding: 'OCR' }
  const reading = planFromBlocks(source, 'a.pdf')
  flagDoubtfulNames(reading, source)
  flagDoubtfulSpelling(reading, source)
  return reading
}

const HEAD = ['ỦY BAN NHÂN DÂN', 'TỈNH LAM GIANG', 'Số: 5/KH-UBND', 'Lam Giang, ngày 03 tháng 02 năm 2026', 'KẾ HOẠCH']
const BODY = ['I. NỘI DUNG', '1. Sở Y tế công khai giá dịch vụ.', '2. Sở Nội vụ kiểm tra công vụ đột xuất.']

test('B33: a title with a word of administration in other marks is asked for, a right one is not', () => {
  const asked = (title: string) =>
    scanned(...HEAD, title, ...BODY).flags.some(({ field, reason }) => field === 'title' && reason === 'text_broken')
  assert.equal(asked('Khác phục những tồn tại của Chỉ số PAPI năm 2026'), true)
  assert.equal(asked('Khắc phục những tồn tại của Chỉ số PAPI năm 2026'), false)
})

test('B33: what the document itself spells otherwise more often is asked for', () => {
  const reading = scanned(
    ...HEAD,
    'Trồng rừng ngập mặn ở Đông Hòa',
    ...BODY,
    '3. Sở Xây dựng trông rừng.',
    '4. Sở Tài chính trông rừng.',
  )
  assert.match(
    reading.flags.find(({ field }) => field === 'title')?.message ?? '',
    /“Trồng rừng” có thể là “trông rừng”/,
  )
})

test('B33: an axis is asked for, with the usual spelling one key away', () => {
  const reading = scanned(
    ...HEAD,
    'Nâng cao Chỉ số PAPI năm 2026',
    'I. NHIỆM VỤ',
    '1. Nội dung “Xây dựng và phát triến đô thị”',
    'a) Sở Y tế công khai giá dịch vụ khám bệnh.',
  )
  const [task] = reading.tasks
  assert.equal(
    task?.flags.some(({ field }) => field === 'axis'),
    true,
  )
  assert.deepEqual(task?.alternatives.find(({ field }) => field === 'axis')?.value, 'Xây dựng và phát triển đô thị')
})

test('B33: a surname that is spelled like none is asked for', () => {
  const asked = (name: string) =>
    scanned(...HEAD, 'Nâng cao Chỉ số PAPI', ...BODY, 'CHỦ TỊCH', name).flags.some(({ field }) => field === 'signer')
  assert.deepEqual(['Đỉnh Quốc Huy', 'Đinh Quốc Huy', 'TS. Lễ Thu Hà', 'Vừ A Páo'].map(asked), [
    true,
    false,
    true,
    false,
  ])
})

test('B33: “S.” behind item 4 is item 5, and what was mended is doubtful', () => {
  const [, last] = mendMarks(paragraphs('4. Sở Y tế công khai giá.', 'S. Sở Nội vụ kiểm tra công vụ.'))
  assert.ok(last?.kind === 'paragraph')
  assert.deepEqual([last.text, last.doubtful], ['5. Sở Nội vụ kiểm tra công vụ.', [[0, 2]]])
  const [, other] = mendMarks(paragraphs('3. Sở Y tế công khai giá.', 'S. Phạm Ngọc là tên tắt.'))
  assert.ok(other?.kind === 'paragraph' && other.text.startsWith('S.'))
})

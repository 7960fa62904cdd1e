import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'

const read = (title: string, opening: string) => {
  const text = `UBND TỈNH X\nSỞ NỘI VỤ\n\nSố: 9/KH-SNV\n\nX, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\n\n${title}\n\n${opening}\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng phục vụ.\n`
  const reading = readText(new TextEncoder().encode(text), 'x.txt')
  assert.ok(!isRefusal(reading))
  return reading
}

test('P1: of what a plan carries out, the nearest to a plan counts', () => {
  const opening =
    'Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Kế hoạch số 36/KH-UBND ngày 08/01/2026 của UBND tỉnh về cải cách hành chính năm 2026, Sở Nội vụ xây dựng kế hoạch như sau:'
  const reading = read('Cải cách hành chính năm 2026 của Sở Nội vụ', opening)
  assert.equal(reading.implementsPlan?.number, '36/KH-UBND')
  assert.equal(reading.implementsPlan?.date, '2026-01-08')
  assert.equal(reading.year, 2026)
})

test('P1: the document named in the title is the one', () => {
  const reading = read(
    'Thực hiện Chỉ thị số 05/CT-UBND ngày 14/01/2026 của Chủ tịch UBND tỉnh',
    'Thực hiện Kế hoạch số 36/KH-UBND ngày 08/01/2026 của UBND tỉnh, Sở Nội vụ xây dựng kế hoạch như sau:',
  )
  assert.deepEqual([reading.implementsPlan?.number, reading.implementsPlan?.date], ['05/CT-UBND', '2026-01-14'])
})

test('P1: rules alone are not carried out', () => {
  const reading = read(
    'Kiểm tra công vụ năm 2026',
    'Căn cứ Nghị định số 157/2007/NĐ-CP ngày 27/10/2007 của Chính phủ, Sở Nội vụ ban hành kế hoạch như sau:',
  )
  assert.equal(reading.implementsPlan, undefined)
})

test('L3: an opening that begins with no word of an opening is searched for bases too', () => {
  const text =
    'TỈNH ỦY X\n*\nSố 33-CTr/TU\n\nX, ngày 18 tháng 3 năm 2025\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n\nphát triển khoa học, công nghệ\n\nBan Thường vụ Tỉnh ủy ban hành Chương trình thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị như sau:\n\nI. MỤC TIÊU\n\nNâng cao.\n'
  const reading = readText(new TextEncoder().encode(text), 'x.txt')
  assert.ok(!isRefusal(reading))
  assert.deepEqual(
    reading.bases.map((basis) => [basis.number, basis.role]),
    [['57-NQ/TW', 'implements']],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amendedNumbers } from './amends.ts'

const inTitle = (title: string) => amendedNumbers(title, [], '20/KH-UBND')

test('the title or a sentence says which plan is amended (D1)', () => {
  assert.deepEqual(
    inTitle('Sửa đổi, bổ sung một số nội dung của Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh'),
    ['12/KH-UBND'],
  )
  const lines = ['Kế hoạch này thay thế Kế hoạch số', '12/KH-UBND ngày 05 tháng 02 năm 2026 của UBND tỉnh.']
  assert.deepEqual(amendedNumbers('Nâng cao Chỉ số PAPI', lines, '20/KH-UBND'), ['12/KH-UBND'])
  assert.deepEqual(inTitle('ĐIỀU CHỈNH KẾ HOẠCH SỐ 12/KH-UBND'), ['12/KH-UBND'])
})

test('carrying out a plan, its own number and amended rules are no amendment (D2)', () => {
  assert.deepEqual(inTitle('Triển khai thực hiện Kế hoạch số 12/KH-UBND'), [])
  assert.deepEqual(inTitle('Sửa đổi Kế hoạch số 20/KH-UBND'), [])
  assert.deepEqual(
    inTitle('Thực hiện Nghị định số 61/2018/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP'),
    [],
  )
  assert.deepEqual(inTitle('Bổ sung nhiệm vụ theo Kế hoạch số 12/KH-UBND'), [])
})

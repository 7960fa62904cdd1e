import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criteriaIndex, matchCriterion } from './criteria.ts'

const index = criteriaIndex([
  { code: 'D1', name: 'Tham gia của người dân ở cấp cơ sở' },
  { code: '1.1', name: 'Tri thức công dân' },
  { code: '1.2', name: 'Cơ hội tham gia' },
  { code: 'D2', name: 'Công khai, minh bạch trong việc ra quyết định', aliases: ['Công khai, minh bạch'] },
  { code: '2.2', name: 'Thu, chi ngân sách cấp xã/phường' },
  { code: 'D3', name: 'Trách nhiệm giải trình với người dân' },
  { code: '3.3', name: 'Tiếp cận dịch vụ tư pháp' },
  { code: '5.1', name: 'Dịch vụ chứng thực, xác nhận của chính quyền' },
  { code: '6.1', name: 'Y tế công lập' },
  { code: '6.2', name: 'Giáo dục tiểu học công lập' },
])
const match = (text: string) => matchCriterion(text, index)

test('the name of a criterion, however it is marked and spelled, is certain', () => {
  assert.deepEqual(match('Tiếp cận dịch vụ Tư pháp'), { match: 'certain', code: '3.3' })
  assert.deepEqual(match('1.2. Cơ hội tham gia'), { match: 'certain', code: '1.2' })
  assert.deepEqual(match('Chỉ số nội dung “Công khai, minh bạch”'), { match: 'certain', code: 'D2' })
  assert.deepEqual(match('TRỤC 3: TRÁCH NHIỆM GIẢI TRÌNH VỚI NGƯỜI DÂN'), { match: 'certain', code: 'D3' })
})

test('a number alone is a code of the list', () => {
  assert.deepEqual(match('Trục 3'), { match: 'certain', code: 'D3' })
  assert.deepEqual(match('Trục nội dung II'), { match: 'certain', code: 'D2' })
  assert.deepEqual(match('Tiêu chí 5.1'), { match: 'certain', code: '5.1' })
  assert.deepEqual(match('Trục 9'), { match: 'none' })
})

test('a name that is nearly one criterion is certain, one that is like several is not', () => {
  assert.deepEqual(match('Công khai thu, chi ngân sách cấp xã, phường'), { match: 'certain', code: '2.2' })
  const schools = match('Y tế, giáo dục công lập')
  assert.equal(schools.match, 'likely')
  assert.deepEqual(schools.match === 'likely' && schools.candidates.map((c) => c.code).sort(), ['6.1', '6.2'])
})

test('what is like none is none, and a count is no code', () => {
  assert.deepEqual(match('Chuyển đổi số'), { match: 'none' })
  assert.deepEqual(match('05 lớp bồi dưỡng'), { match: 'none' })
  assert.deepEqual(match(''), { match: 'none' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesAtStart } from './agency-likeness.ts'
import { assignmentLikeness, readAssignment } from './assignments.ts'
import { proseAssignment } from './prose.ts'

const roles = (text: string) => {
  const { lead, coordinate } = readAssignment(text)
  return [lead, coordinate]
}

test('T9: roles written into a cell are read by where their names stand', () => {
  const office = 'Phòng Văn hóa - Xã hội'
  assert.deepEqual(roles(`${office} chủ trì; các tổ dân phố phối hợp.`), [[office], ['các tổ dân phố']])
  assert.deepEqual(roles('Chủ trì: Sở A. Phối hợp: Sở Nội vụ; Sở Y tế'), [['Sở A'], ['Sở Nội vụ', 'Sở Y tế']])
  assert.deepEqual(roles('Sở Nội vụ (chủ trì), Sở Y tế'), [['Sở Nội vụ'], ['Sở Y tế']])
  assert.deepEqual(roles(`Văn phòng UBND, phối hợp với ${office}`), [['Văn phòng UBND'], [office]])
  assert.deepEqual(roles('Chủ trì Sở Nội vụ, phối hợp các sở, ban, ngành'), [['Sở Nội vụ'], ['các sở, ban, ngành']])
  assert.deepEqual(roles('Sở A - chủ trì\nSở Y tế - phối hợp'), [['Sở A'], ['Sở Y tế']])
  assert.deepEqual(roles('Phòng Nội vụ chủ trì tham mưu'), [['Phòng Nội vụ'], []])
  assert.deepEqual(roles('Sở Nội vụ chủ trì, các đơn vị phối hợp'), [['Sở Nội vụ'], ['các đơn vị']])
  assert.deepEqual(roles('Các đơn vị chủ trì; Sở Y tế phối hợp'), [['Các đơn vị'], ['Sở Y tế']])
  assert.deepEqual(roles('Cơ quan, đơn vị chủ trì soạn thảo'), [['Cơ quan, đơn vị chủ trì soạn thảo'], []])
  assert.equal(readAssignment('Sở Nội vụ; Sở Y tế').explicit, false)
})

test('T9: words of roles do not speak against a cell of agencies', () => {
  const cell = 'Chủ trì: Trung tâm Phục vụ hành chính công. Phối hợp: Công an phường.'
  assert.ok(assignmentLikeness(cell, cell.toLowerCase()) > 0.9)
  const task = 'Phối hợp với Sở Nội vụ tổ chức hội nghị tập huấn kỹ năng'
  assert.ok(assignmentLikeness(task, task.toLowerCase()) < 0.5)
})

test('O6: names end where a word stands that belongs to none, whatever the verb', () => {
  const names = (text: string) => text.slice(0, namesAtStart(text)).trim()
  assert.equal(names('Sở Tài chính cân đối, bố trí kinh phí'), 'Sở Tài chính')
  assert.equal(names('Các sở, ban, ngành; UBND các xã, phường nghiêm túc'), 'Các sở, ban, ngành; UBND các xã, phường')
  assert.deepEqual(proseAssignment('Giao Sở Tài chính cân đối, bố trí kinh phí.')?.lead, ['Sở Tài chính'])
  assert.deepEqual(proseAssignment('Tổ công nghệ số cộng đồng: hướng dẫn người dân.')?.lead, [
    'Tổ công nghệ số cộng đồng',
  ])
  assert.equal(proseAssignment('Tổ chức bồi dưỡng kỹ năng giao tiếp cho công chức.'), undefined)
  assert.equal(proseAssignment('Công khai số điện thoại đường dây nóng.'), undefined)
})

test('A5: organs of a Party committee are one name, and lead', () => {
  assert.deepEqual(roles('Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì')[0], ['Ban Tuyên giáo và Dân vận Tỉnh ủy'])
  assert.deepEqual(
    proseAssignment('Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch thực hiện.')?.lead,
    ['Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh'],
  )
})

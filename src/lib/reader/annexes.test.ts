import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal, type ReadTask } from './reading.ts'
import { shortRows, splitHeader, twoAnnexes } from './samples/annexes.ts'
import { narrowCells } from './samples/plans.ts'

function rows(text: string): ReadTask[] {
  const reading = readText(new TextEncoder().encode(text), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading.tasks.filter((task) => task.kind === 'annexRow')
}

test('T1 T8: a group in one cell right under the titles is no column', () => {
  const second = rows(twoAnnexes).filter((t) => t.path.startsWith('PL2'))
  assert.deepEqual(
    second.map((t) => t.axis),
    [
      'Tham gia của người dân ở cấp cơ sở',
      'Tham gia của người dân ở cấp cơ sở',
      'Công khai, minh bạch trong việc ra quyết định',
      'Công khai, minh bạch trong việc ra quyết định',
      'Công khai, minh bạch trong việc ra quyết định',
    ],
  )
  assert.deepEqual(second[3]!.coordinate, ['Thanh tra thành phố', 'UBND các xã, phường, đặc khu'])
  assert.equal(second[1]!.product, 'Quyết định kiện toàn')
})

test('T1: a table with targets and leads only', () => {
  const first = rows(twoAnnexes).filter((t) => t.path.startsWith('PL1'))
  assert.deepEqual(
    first.map((t) => [t.text, t.lead]),
    [
      ['Tham gia của người dân ở cấp cơ sở', ['Sở Nội vụ']],
      ['Công khai, minh bạch trong việc ra quyết định', ['Thanh tra thành phố']],
    ],
  )
})

test('T4 T5: what a flattened row leaves out was merged; a lone agency gets a role and a flag', () => {
  const found = rows(splitHeader)
  assert.equal(found.length, 5)
  const bare = found[3]!
  assert.deepEqual(bare.lead, found[2]!.lead)
  assert.deepEqual(bare.coordinate, found[2]!.coordinate)
  assert.equal(bare.deadline?.raw, 'Thường xuyên')
  assert.deepEqual([bare.leadMerged, bare.coordMerged, bare.deadlineMerged], [true, true, true])
  const lone = found[1]!
  assert.deepEqual(lone.lead, ['Phòng Văn hóa và Thông tin'])
  assert.ok(lone.flags.some((f) => f.reason === 'role_decided'))
  assert.deepEqual(lone.alternatives[0]?.value, ['Phòng Văn hóa và Thông tin'])
})

test('T4 T6: Markdown rows with fewer cells find their columns', () => {
  assert.deepEqual(
    rows(shortRows).map((t) => [t.path, t.subIndex, t.subIndexAlso, t.lead, t.coordinate, t.deadline?.raw]),
    [
      ['PL1.I.1#1', 'Chứng thực', undefined, ['Sở Tư pháp'], ['UBND cấp huyện'], 'Hàng năm'],
      ['PL1.I.1#2', 'Chứng thực', undefined, ['UBND cấp huyện', 'UBND cấp xã'], ['Sở Tư pháp'], 'Thường xuyên'],
      [
        'PL1.I.2',
        'Cấp phép xây dựng',
        ['Giấy chứng nhận quyền sử dụng đất'],
        ['Sở Xây dựng'],
        ['Văn phòng UBND tỉnh'],
        'Quý III/2022',
      ],
      [
        'PL1.II.1#1',
        'Cổng thông tin điện tử',
        undefined,
        ['Sở Thông tin và Truyền thông'],
        ['Các sở, ban, ngành', 'UBND cấp huyện'],
        'Năm 2022',
      ],
      ['PL1.II.1#2', 'Cổng thông tin điện tử', undefined, ['Đoàn Thanh niên'], [], 'Năm 2022'],
    ],
  )
})

test('T2: names broken over lines are put together again', () => {
  assert.deepEqual(
    rows(narrowCells).map((t) => [t.lead, t.coordinate, t.deadline?.raw]),
    [
      [['Văn phòng HĐND&UBND xã'], ['Phòng Kinh tế'], 'Tháng 9/2025'],
      [['Văn phòng HĐND&UBND xã'], ['Các phòng, ban, đơn vị'], 'Trước 30/11/2025'],
      [['Phòng Văn hóa - Xã hội'], ['Đoàn Thanh niên', 'Hội Phụ nữ xã'], 'Quý III/2025'],
    ],
  )
})

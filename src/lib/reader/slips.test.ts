import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitAgencies } from './agencies.ts'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'
import { isSyllable, repairedWords } from './scan-repair.ts'
import { mendedTime } from './task.ts'

const plan = (rows: string) => {
  const text = `ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\n\nSố: 118/KH-UBND\n\nSơn Hải, ngày 12 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. NHIỆM VỤ\n\nTại Phụ lục.\n\nPHỤ LỤC\n\n${rows.startsWith('|') ? rows : rows.trim().split('\n').join('\n\n')}\n`
  const reading = readText(new TextEncoder().encode(text), 'a.txt')
  assert.ok(!isRefusal(reading))
  return reading
}
const HEADER = 'STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\nI\nCải cách thể chế'

test('A5: a name that differs from a known one in its marks only is doubtful, with what may be meant', () => {
  const { tasks } = plan(`${HEADER}
1
Rà soát các văn bản quy phạm pháp luật do tỉnh ban hành trước khi sắp xếp
Sở Nôi vụ
Các sở, ban, ngành
Quý I/2026`)
  assert.deepEqual(tasks[0]?.lead, ['Sở Nôi vụ'])
  assert.ok(tasks[0]?.flags.some(({ field }) => field === 'lead'))
  assert.deepEqual(
    tasks[0]?.alternatives.filter(({ field }) => field === 'lead').map(({ value }) => value),
    [['Sở Nội vụ']],
  )
})

test('A5: names of places in other languages and foreign firms pass', () => {
  const { tasks } = plan(`${HEADER}
1
Rà soát các văn bản quy phạm pháp luật do tỉnh ban hành trước khi sắp xếp
UBND thành phố Buôn Ma Thuột
Viễn thông Đắk Lắk; MobiFone tỉnh
Quý I/2026`)
  assert.deepEqual(tasks[0]?.flags, [])
})

test('A6: heads alone wait for the words that follow', () => {
  const names = (text: string) => splitAgencies(text).names
  assert.deepEqual(names('Các Cục, Vụ có thủ tục hành chính'), ['Các Cục, Vụ có thủ tục hành chính'])
  assert.deepEqual(names('Các Cục, Vụ Pháp chế'), ['Các Cục', 'Vụ Pháp chế'])
  assert.deepEqual(names('Giám đốc, Thủ trưởng các sở, ban, ngành'), ['Giám đốc, Thủ trưởng các sở, ban, ngành'])
})

test('T19: a time in which letters stand for figures is read, kept as written, and flagged', () => {
  assert.equal(mendedTime('Quý lV/2026'), 'Quý IV/2026')
  assert.equal(mendedTime('3O/9/2026'), '30/9/2026')
  assert.equal(mendedTime('Quý II/2026'), 'Quý II/2026')
  const { tasks } = plan(`${HEADER}
1
Rà soát các văn bản quy phạm pháp luật do tỉnh ban hành trước khi sắp xếp
Sở Tư pháp
Các sở, ban, ngành
Quý lV/2026`)
  assert.equal(tasks[0]?.deadline?.raw, 'Quý lV/2026')
  assert.equal(tasks[0]?.deadline?.kind, 'quarter')
  assert.ok(tasks[0]?.flags.some(({ field }) => field === 'deadline'))
})

test('T5: beside its own lead a row without coordinating agencies offers those of the row above', () => {
  const { tasks } = plan(`${HEADER}
1
Rà soát các văn bản quy phạm pháp luật do tỉnh ban hành trước khi sắp xếp
Sở Tư pháp
Văn phòng UBND tỉnh
Quý I/2026
2
Kiểm tra việc thi hành pháp luật về đất đai tại các xã, phường trọng điểm
Thanh tra tỉnh
Quý II/2026`)
  assert.deepEqual(tasks[1]?.lead, ['Thanh tra tỉnh'])
  assert.ok(tasks[1]?.flags.some(({ field }) => field === 'coordinate'))
  const offered = tasks[1]?.alternatives.filter(({ field, confidence }) => field === 'coordinate' && confidence === 0.5)
  assert.deepEqual(
    offered?.map(({ value }) => value),
    [['Văn phòng UBND tỉnh']],
  )
})

test('T13: rows that count anew in brackets stand under the row that has nothing but number and title', () => {
  const { tasks } = plan(`| TT | Nhiệm vụ | Yêu cầu kết quả | Phòng, ban chịu trách nhiệm chính |
| --- | --- | --- | --- |
| 1 | Quản trị môi trường | | |
| (1) | Thu gom rác thải tại các tuyến đường mới mở | Không còn điểm rác tự phát | Phòng Quản lý đô thị |
| 2 | Quản trị điện tử | | |
| (1) | Mở chuyên mục hỏi đáp trên trang thông tin | Chuyên mục hoạt động | Phòng Văn hóa - Xã hội |`)
  assert.deepEqual(
    tasks.map(({ axis, product }) => [axis, product]),
    [
      ['Quản trị môi trường', 'Không còn điểm rác tự phát'],
      ['Quản trị điện tử', 'Chuyên mục hoạt động'],
    ],
  )
})

test('B33: words that ran together are parted by their syllables', () => {
  const word = (text: string) => ({ text, left: 0, right: 10, base: 0, size: 12 })
  const parted = (text: string) => repairedWords([word(text)]).map((each) => each.text)
  assert.deepEqual(parted('SởNộivụ'), ['Sở', 'Nội', 'vụ'])
  assert.deepEqual(parted('Tiếpcậnthôngtin'), ['Tiếp', 'cận', 'thông', 'tin'])
  assert.deepEqual(parted('Tờtrình'), ['Tờ', 'trình'])
  assert.deepEqual(parted('Banhành'), ['Ban', 'hành'])
  assert.deepEqual(
    repairedWords([word("'Văn")]).map(({ text, doubtful }) => [text, doubtful]),
    [['Văn', true]],
  )
  assert.ok(isSyllable('nghiêng') && isSyllable('quyết') && !isSyllable('tờt'))
})

test('T18: the empty cell at the end of a row that is one short is its last, and who coordinates was merged', () => {
  const { tasks } = plan(`STT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Ghi chú
I
Cải cách thể chế
1
Rà soát các văn bản quy phạm pháp luật do tỉnh ban hành trước khi sắp xếp
Sở Tư pháp
Văn phòng UBND tỉnh
\u00a0
2
Kiểm tra việc thi hành pháp luật về đất đai tại các xã, phường trọng điểm
Thanh tra tỉnh
\u00a0
3
Công khai kết quả xử lý kiến nghị của người dân trên Cổng thông tin điện tử
Sở Tư pháp
Văn phòng UBND tỉnh
\u00a0
4
Niêm yết thủ tục hành chính tại trụ sở và trên trang thông tin điện tử
Sở Tư pháp
Văn phòng UBND tỉnh
Không`)
  assert.equal(tasks.length, 4)
  assert.ok(tasks[1]?.flags.some(({ field }) => field === 'coordinate'))
})

test('B33: words that ran together behind a comma, before an acronym and without marks are parted; "IL." is the first heading', () => {
  const read = (...texts: string[]) =>
    repairedWords(texts.map((text) => ({ text, left: 0, right: 10, base: 0, size: 12 }))).map(({ text }) => text)
  assert.deepEqual(read('HĐND,UBNDcấp'), ['HĐND,', 'UBND', 'cấp'])
  assert.deepEqual(read('củaUBND'), ['của', 'UBND'])
  assert.deepEqual(read('xửlýhồ'), ['xử', 'lý', 'hồ'])
  assert.deepEqual(read('khaitheo', 'sandbox'), ['khai', 'theo', 'sandbox'])
  assert.deepEqual(read('IL.', 'MỤC'), ['I.', 'MỤC'])
  assert.deepEqual(read('Quý', 'II2026'), ['Quý', 'II/2026'])
})

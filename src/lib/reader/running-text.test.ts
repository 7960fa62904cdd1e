import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { type DocumentReading, isRefusal, type ReadTask } from './reading.ts'

/** Letters, directives, notices and amendments: tasks in sentences. */

function read(...paragraphs: string[]): DocumentReading {
  const reading = readText(new TextEncoder().encode(paragraphs.join('\n\n')), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading
}

const DIRECTIVE = [
  'ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG',
  'Số: 05/CT-UBND',
  'Lam Giang, ngày 03 tháng 02 năm 2026',
  'CHỈ THỊ',
  'VỀ CẢI THIỆN CHỈ SỐ SIPAS',
]
const directive = (...paragraphs: string[]) => read(...DIRECTIVE, 'Chủ tịch UBND tỉnh yêu cầu:', ...paragraphs)
const tasksOf = ({ tasks }: DocumentReading): ReadTask[] => tasks.filter(({ kind }) => kind !== 'annexRow')
const flagged = (task: ReadTask | undefined, field: string) => task?.flags.some((each) => each.field === field)

test('H3: a sentence behind a title in capitals is no part of it, though it begins with a year', () => {
  const told = 'Năm 2025, tỷ lệ hồ sơ trễ hạn ở một số phường còn cao.'
  assert.equal(read(...DIRECTIVE, told, '1. Sở Y tế công khai giá.').header.title, 'VỀ CẢI THIỆN CHỈ SỐ SIPAS')
})

test('H5: degrees and ranks stand in front of the name of who signs', () => {
  for (const name of ['BSCKII. Lê Thu Hà', 'PGS.TS. Lê Thu Hà', 'Đại tá Lê Thu Hà', 'ThS. Lê Thu Hà']) {
    const { header } = read(...DIRECTIVE, '1. Sở Y tế công khai giá.', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', name)
    assert.deepEqual([header.signerTitle, header.signer], ['PHÓ GIÁM ĐỐC', name])
  }
})

test('O1: items in quotes, as an amendment gives them, are items with assignment lines of their own', () => {
  const reading = read(
    'ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG',
    'Số: 9/KH-UBND',
    'Lam Giang, ngày 03 tháng 7 năm 2026',
    'KẾ HOẠCH',
    'Sửa đổi, bổ sung Kế hoạch nâng cao Chỉ số PAPI năm 2026',
    'I. NỘI DUNG SỬA ĐỔI',
    '1. Sửa đổi điểm b khoản 2 Mục II như sau:',
    '“b) Công khai kết quả giải quyết kiến nghị của cử tri trên Cổng Thông tin điện tử.',
    'Cơ quan chủ trì: Sở Nội vụ.',
    'Thời gian thực hiện: Tháng 9/2026.”',
  )
  const [task] = tasksOf(reading)
  assert.equal(task?.text, 'Công khai kết quả giải quyết kiến nghị của cử tri trên Cổng Thông tin điện tử.')
  assert.deepEqual([task?.kind, task?.lead, task?.deadline?.raw], ['bodyTask', ['Sở Nội vụ'], 'Tháng 9/2026'])
})

test('O6: a list behind “các Sở:” coordinates whole; “thanh tra trách nhiệm” is what is done', () => {
  const [first, second] = tasksOf(
    directive(
      '1. Giao Sở Nội vụ chủ trì, phối hợp với các Sở: Y tế, Tài chính và các địa phương xây dựng phương án.',
      '2. Thanh tra tỉnh phối hợp với Sở Nội vụ thanh tra trách nhiệm của người đứng đầu.',
    ),
  )
  assert.deepEqual(first?.coordinate, ['Sở Y tế', 'Sở Tài chính', 'các địa phương'])
  assert.deepEqual([second?.lead, second?.coordinate], [['Thanh tra tỉnh'], ['Sở Nội vụ']])
})

test('O6: “phối hợp Sở A” without “với”, a comrade by the office, what stands aside of the names', () => {
  const cases: [string, string[], string[]][] = [
    ['Giao Sở Tài chính chủ trì, phối hợp Sở Nội vụ rà soát trụ sở dôi dư.', ['Sở Tài chính'], ['Sở Nội vụ']],
    ['Đồng chí Giám đốc Sở Y tế trực tiếp chỉ đạo xử lý hồ sơ.', ['Giám đốc Sở Y tế'], []],
    ['Sở Y tế, Sở Xây dựng, theo lĩnh vực phụ trách, giải quyết kiến nghị.', ['Sở Y tế', 'Sở Xây dựng'], []],
    ['Các sở: Nội vụ, Tư pháp theo chức năng hướng dẫn cấp xã.', ['Sở Nội vụ', 'Sở Tư pháp'], []],
  ]
  const tasks = tasksOf(directive(...cases.map(([sentence], i) => `${i + 1}. ${sentence}`)))
  assert.deepEqual(
    tasks.map(({ lead, coordinate }) => [lead, coordinate]),
    cases.map(([, lead, coordinate]) => [lead, coordinate]),
  )
})

test('O6: where the names of those who coordinate end at no known verb, they are asked for', () => {
  const sentence = 'Sở Nội vụ chủ trì, phối hợp với UBND các xã vùng cao tổ chức 15 hội nghị.'
  assert.equal(flagged(tasksOf(directive(`1. ${sentence}`))[0], 'coordinate'), true)
})

test('O15: a paragraph behind the items that orders an agency is a task; what enters into force is none', () => {
  const tasks = tasksOf(
    directive(
      '1. Sở Y tế công khai giá dịch vụ khám bệnh tại các cơ sở y tế công lập.',
      '2. Chỉ thị này có hiệu lực kể từ ngày ký, thay thế Chỉ thị số 2/CT-UBND ngày 03/3/2024.',
      'Giao Sở Nội vụ theo dõi việc thực hiện, tổng hợp kết quả trình Chủ tịch UBND tỉnh.',
      'Yêu cầu Giám đốc các sở nghiêm túc thực hiện Chỉ thị này./.',
    ),
  )
  assert.deepEqual(
    tasks.map(({ lead }) => lead),
    [['Sở Y tế'], ['Sở Nội vụ']],
  )
})

test('O16: two days in clauses of their own are both named; what may belong to the last word is asked for', () => {
  const times = [
    'gửi kế hoạch trước ngày 28/02/2026; báo cáo kết quả trước ngày 10/12/2026.',
    'công khai kết quả hằng tuần.',
    'mở chuyên mục từ tháng 5/2026.',
    'khắc phục tình trạng nghẽn mạng trong tháng 4 năm 2026.',
    'hướng dẫn khảo sát, hằng quý tổng hợp kết quả.',
    'tổng hợp kết quả hằng tháng (trước ngày 25) gửi Sở Nội vụ.',
    'phổ biến pháp luật trong tháng 8, tháng 9/2026.',
    'kiểm tra công vụ trong quý II, quý III/2026.',
    'công khai thu chi định kỳ 6 tháng một lần.',
  ]
  const tasks = tasksOf(directive(...times.map((time, i) => `${i + 1}. Sở Y tế tổ chức việc tiếp dân, ${time}`)))
  assert.deepEqual(
    tasks.map((task) => [task.deadline?.kind, flagged(task, 'deadline')]),
    [
      ['compound', true],
      ['recurring', true],
      ['range', true],
      ['month', false],
      ['recurring', false],
      ['recurring', false],
      ['range', false],
      ['range', false],
      ['recurring', false],
    ],
  )
})

test('A5: a part of a list that names no kind of agency is doubted, and offered with the name before it', () => {
  const [task] = tasksOf(
    directive('1. Giao UBND phường Tân An, Long Bình rút kinh nghiệm việc chậm trả lời phản ánh của công dân.'),
  )
  assert.equal(flagged(task, 'lead'), true)
  assert.ok(task?.alternatives.some(({ value }) => value?.[0] === 'UBND phường Tân An, Long Bình'))
})

test('A11: units of one level that are named one after the other are one', () => {
  const [task] = tasksOf(
    directive('1. Giao UBND các phường Tân An, Long Bình rút kinh nghiệm việc chậm trả lời phản ánh của công dân.'),
  )
  assert.deepEqual([task?.lead, flagged(task, 'lead')], [['UBND các phường Tân An, Long Bình'], false])
})

test('O6: "được giao chủ trì các chỉ số …" says which agencies are meant', () => {
  const [task] = tasksOf(
    directive('1. Các sở, ngành được giao chủ trì các chỉ số thành phần có trách nhiệm xây dựng kế hoạch khắc phục.'),
  )
  assert.deepEqual(task?.lead, ['Các sở, ngành được giao chủ trì các chỉ số thành phần'])
})

test('O16: "định kỳ báo cáo" without an interval is a time that is asked for', () => {
  const [task] = tasksOf(directive('1. Giao Sở Nội vụ theo dõi, đôn đốc, định kỳ báo cáo Chủ tịch UBND tỉnh.'))
  assert.deepEqual([task?.deadline?.kind, flagged(task, 'deadline')], ['recurring', true])
})

test('H5: a signature without a name is asked for', () => {
  const { header, flags } = read(...DIRECTIVE, '1. Sở Y tế công khai giá.', 'CHỦ TỊCH', '(Đã ký)')
  assert.deepEqual([header.signer, header.signerTitle], [null, 'CHỦ TỊCH'])
  assert.ok(flags.some(({ field }) => field === 'signer'))
})

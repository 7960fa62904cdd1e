import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { type DocumentReading, isRefusal, type ReadTask } from './reading.ts'
import { decision, news, noLetterhead, wrappedPlan } from './samples/other-layouts.ts'
import { communePlan, flattenedPlan, letter, markdownPlan } from './samples/plans.ts'

function read(text: string): DocumentReading {
  const reading = readText(new TextEncoder().encode(text), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading
}

function rows(reading: DocumentReading): ReadTask[] {
  return reading.tasks.filter((task) => task.kind === 'annexRow')
}

test('T1 B6 B7: Markdown with wrapped rows, product and deadline before the lead', () => {
  const reading = read(markdownPlan)
  assert.deepEqual(
    rows(reading).map((t) => [t.axis, t.lead, t.coordinate, t.deadline?.raw, t.product]),
    [
      [
        'Cải cách thể chế',
        ['Sở Tư pháp'],
        ['Các sở, ban, ngành', 'UBND các xã, phường, đặc khu'],
        'Quý II/2026',
        'Báo cáo kết quả rà soát',
      ],
      [
        'Cải cách thể chế',
        ['Sở Tư pháp', 'Sở Nội vụ'],
        ['Văn phòng UBND tỉnh'],
        'Quý III/2026',
        'Quyết định của UBND tỉnh',
      ],
      [
        'Cải cách thủ tục hành chính',
        ['Văn phòng UBND tỉnh'],
        ['Sở Nội vụ', 'Sở Xây dựng', 'Sở Y tế'],
        'Thường xuyên',
        '100% thủ tục được công khai',
      ],
      ['Cải cách thủ tục hành chính', ['UBND cấp xã'], [], 'Trước ngày 30/10/2026', 'Hội nghị đối thoại'],
      [
        'Cải cách thủ tục hành chính',
        ['UBND cấp xã'],
        ['Sở Khoa học và Công nghệ'],
        'Trước ngày 30/10/2026',
        'Báo cáo',
      ],
    ],
  )
})

test('T4: an empty lead and deadline between full rows were merged, and say so', () => {
  const last = rows(read(markdownPlan)).at(-1)!
  assert.equal(last.leadMerged, true)
  assert.equal(last.deadlineMerged, true)
  assert.ok(last.flags.some((f) => f.field === 'lead' && f.reason === 'merged_cell'))
})

test('H1 H2 H5: letterhead and signature set as tables', () => {
  const { header } = read(markdownPlan)
  assert.equal(header.agency, 'Ủy ban nhân dân tỉnh Sông Trăng')
  assert.equal(header.number, '118/KH-UBND')
  assert.equal(header.date, '2026-02-05')
  assert.equal(header.place, 'Sông Trăng')
  assert.equal(header.signer, 'Trần Văn Hải')
  assert.equal(header.signerTitle, 'PHÓ CHỦ TỊCH')
  assert.equal(header.signerAuthority, 'TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH')
})

test('L1: basis, proposal and their dates', () => {
  assert.deepEqual(
    read(markdownPlan).bases.map((b) => [b.number, b.role, b.date]),
    [
      ['76/NQ-CP', 'basis', '2021-07-15'],
      ['12/QĐ-BNV', 'basis', '2026-01-08'],
      ['41/TTr-SNV', 'proposal', '2026-01-30'],
    ],
  )
})

test('G1: value, rank and index of objectives in one sentence', () => {
  const objectives = read(markdownPlan).targets.filter((t) => t.level === 'objective')
  assert.deepEqual(
    objectives.map((t) => [t.index, t.value, t.op, t.unit, t.rank, t.year]),
    [
      ['PAR INDEX', 91, '>=', '%', undefined, 2026],
      ['PAR INDEX', undefined, undefined, 'hạng', { to: 10 }, 2026],
      ['SIPAS', 85, '>', '%', undefined, 2026],
    ],
  )
})

test('T1 T2 T3: one cell per line, seven columns, a row of column numbers, two rows under one criterion', () => {
  const reading = read(flattenedPlan)
  const found = rows(reading)
  assert.equal(found.length, 4)
  assert.deepEqual(
    found.map((t) => [t.subIndex, t.lead, t.coordinate, t.product]),
    [
      [
        'Quy hoạch, kế hoạch sử dụng đất',
        ['Phòng Quy hoạch - Kiến trúc'],
        ['Trung tâm Quy hoạch xây dựng'],
        'Đồ án quy hoạch được công khai',
      ],
      [
        'Quy hoạch, kế hoạch sử dụng đất',
        ['Phòng Quy hoạch - Kiến trúc'],
        ['UBND các xã, phường'],
        'Báo cáo tổng hợp ý kiến',
      ],
      [
        'Cấp giấy phép xây dựng',
        ['Phòng Quản lý xây dựng'],
        ['Văn phòng Sở', 'Bộ phận Một cửa'],
        'Quyết định công bố thủ tục',
      ],
      ['Nhà ở xã hội', ['Phòng Quản lý nhà'], ['Văn phòng Sở'], 'Tờ rơi, bài đăng'],
    ],
  )
  assert.equal(found[1]!.items, 2)
  assert.deepEqual([found[0]!.path, found[1]!.path], ['PL1.I.1#1', 'PL1.I.1#2'])
  assert.equal(reading.header.parentAgency, 'UBND tỉnh Thanh Bình')
  assert.equal(reading.header.agency, 'Sở Xây dựng')
})

test('T1 T8: a header in two rows; a numbered row over finer rows is the axis', () => {
  const reading = read(decision)
  assert.deepEqual(
    rows(reading).map((t) => [t.axis, t.lead, t.coordinate]),
    [
      ['Công tác chỉ đạo, điều hành', ['Sở Nội vụ'], ['Các sở, ban, ngành']],
      ['Công tác chỉ đạo, điều hành', ['Sở Nội vụ'], ['Văn phòng UBND tỉnh', 'Sở Tư pháp']],
      ['Cải cách thể chế', ['Sở Tư pháp'], ['Các sở, ban, ngành liên quan']],
    ],
  )
})

test('H6: a decision with a plan attached', () => {
  const reading = read(decision)
  assert.equal(reading.kind, 'decisionWithPlan')
  assert.equal(reading.header.attachedDocType, 'KẾ HOẠCH')
  assert.equal(reading.header.planTitle, 'Cải cách hành chính tỉnh Sơn Tây năm 2026')
  assert.equal(reading.header.signer, 'Vũ Đình Nam')
})

test('T9: lead and coordinating in one column; a reference names nobody', () => {
  const found = rows(read(noLetterhead))
  assert.deepEqual(
    found.map((t) => [t.axis, t.lead, t.coordinate]),
    [
      ['Công tác chỉ đạo', ['Văn phòng HĐND và UBND'], ['Phòng Văn hóa - Xã hội']],
      ['Công tác chỉ đạo', ['Văn phòng HĐND và UBND'], []],
      ['Thủ tục hành chính', ['Trung tâm Phục vụ hành chính công'], ['các phòng chuyên môn']],
      ['Thủ tục hành chính', [], []],
    ],
  )
  assert.ok(found[2]!.flags.some((f) => f.reason === 'role_decided'))
  assert.equal(found[3]!.leadCoordMerged, true)
  assert.equal(found[0]!.monitor, 'Chủ tịch UBND phường')
  assert.equal(found[0]!.funding, '10 triệu đồng')
})

test('H2 H4: no letterhead: the agency is inferred and flagged, the number of the decision is not taken', () => {
  const reading = read(noLetterhead)
  assert.equal(reading.header.agency, 'Ủy ban nhân dân phường Bình Minh')
  assert.equal(reading.header.number, null)
  assert.ok(reading.flags.some((f) => f.field === 'agency' && f.reason === 'inferred'))
})

test('O5: assignment lines close the items before them', () => {
  const tasks = read(communePlan).tasks.filter((t) => t.kind === 'bodyTask')
  assert.deepEqual(
    tasks.map((t) => [t.path, t.lead, t.coordinate, t.deadline?.raw]),
    [
      ['II.1.a', ['Công chức Tư pháp - Hộ tịch'], ['Các phòng, ban chuyên môn'], 'Quý IV/2025'],
      ['II.1.b', ['Phòng Văn hóa - Xã hội'], ['các đoàn thể xã'], 'Thường xuyên'],
      ['II.2.a', ['Trung tâm Phục vụ hành chính công xã'], [], 'Hằng năm'],
      ['II.2.b', ['Trung tâm Phục vụ hành chính công xã'], [], 'Hằng năm'],
    ],
  )
})

test('O6: duties name their agency in the sentence', () => {
  const duties = read(communePlan).tasks.filter((t) => t.kind === 'bodyDuty')
  assert.deepEqual(
    duties.map((t) => [t.lead, t.coordinate]),
    [
      [['Văn phòng HĐND và UBND xã'], ['Phòng Kinh tế']],
      [['Ủy ban MTTQ Việt Nam xã'], []],
    ],
  )
})

test('H1 H6 O6: an official letter with its two columns on the same lines', () => {
  const reading = read(letter)
  assert.equal(reading.kind, 'officialLetter')
  assert.equal(reading.header.agency, 'Ủy ban nhân dân tỉnh Lam Hà')
  assert.equal(reading.header.number, '1205/UBND-NC')
  assert.equal(reading.header.title, 'khắc phục hạn chế, nâng cao Chỉ số PAPI năm 2026')
  assert.deepEqual(
    reading.tasks.map((t) => [t.path, t.lead, t.coordinate, t.deadline?.kind]),
    [
      ['1', ['Các sở, ban, ngành', 'UBND các xã, phường'], [], 'date'],
      ['2.a', ['Sở Nội vụ'], ['Sở Tài chính', 'Văn phòng UBND tỉnh'], 'date'],
      ['2.b', ['Sở Nội vụ'], ['Sở Tài chính', 'Văn phòng UBND tỉnh'], 'quarter'],
      ['3', ['Sở Nông nghiệp và Môi trường'], ['UBND các xã, phường'], undefined],
    ],
  )
  assert.deepEqual(
    reading.baselines.map((b) => [b.index, b.year, b.value, b.rank, b.of]),
    [['PAPI', 2025, 42.1, 20, 34]],
  )
})

test('B5 H3 H5 O5: lines broken at eighty characters, assignments in brackets, signature beside the recipients', () => {
  const reading = read(wrappedPlan)
  assert.equal(
    reading.header.title,
    'Khắc phục hạn chế, nâng cao chỉ số thành phần PAR INDEX của Ban Quản lý Khu kinh tế năm 2025',
  )
  assert.equal(reading.header.signer, 'Đỗ Hữu Nghĩa')
  assert.equal(reading.header.signerTitle, 'PHÓ TRƯỞNG BAN')
  assert.equal(reading.sections[0]!.title, 'MỤC ĐÍCH, YÊU CẦU')
  assert.deepEqual(
    reading.tasks.filter((t) => t.kind === 'bodyTask').map((t) => [t.axis, t.lead, t.coordinate, t.deadline?.raw]),
    [
      ['Cải cách thể chế', ['Phòng Pháp chế'], ['Văn phòng Ban'], 'tháng 9/2025'],
      ['Cải cách thể chế', ['Phòng Pháp chế'], [], 'trước ngày 15/11/2025'],
      ['Hiện đại hóa hành chính', ['Văn phòng Ban'], ['các phòng chuyên môn'], 'hoàn thành trong quý IV/2025'],
    ],
  )
  assert.deepEqual(
    reading.targets.filter((t) => t.level === 'objective').map((t) => [t.value, t.op, t.unit]),
    [[88, '>', 'điểm']],
  )
})

test('H6: news is called news, and what it tells is taken', () => {
  const reading = read(news)
  assert.equal(reading.kind, 'news')
  assert.equal(reading.header.number, '32/KH-UBND')
  assert.deepEqual(
    reading.tasks.map((t) => t.axis),
    ['Công khai, minh bạch', 'Quản trị điện tử'],
  )
  assert.ok(reading.flags.some((f) => f.reason === 'not_a_plan'))
})

test('C1: site chrome is listed as unread, everything else belongs to something', () => {
  assert.deepEqual(read(news).coverage.unread, [[1, 3]])
  for (const text of [markdownPlan, flattenedPlan, communePlan, letter, decision, wrappedPlan]) {
    assert.equal(read(text).coverage.share, 1)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitAgencies } from './agencies.ts'
import { agencyLikeness } from './agency-likeness.ts'

const names = (raw: string): string[] => splitAgencies(raw).names

test('A1: groups and names with commas stay whole', () => {
  assert.deepEqual(names('Các sở, ban, ngành cấp tỉnh, UBND các xã, phường, đặc khu'), [
    'Các sở, ban, ngành cấp tỉnh',
    'UBND các xã, phường, đặc khu',
  ])
  assert.deepEqual(names('Sở Văn hóa, Thể thao và Du lịch, Sở Y tế'), ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế'])
  assert.deepEqual(names('Sở Lao động - Thương binh và Xã hội'), ['Sở Lao động - Thương binh và Xã hội'])
  assert.deepEqual(names('Phòng Kinh tế, Hạ tầng và Đô thị; Công an xã'), [
    'Phòng Kinh tế, Hạ tầng và Đô thị',
    'Công an xã',
  ])
})

test('A1: a missing comma between levels is put in', () => {
  assert.deepEqual(names('UBND các huyện, thành phố thị xã'), ['UBND các huyện, thành phố, thị xã'])
})

test('A1: line ends separate names, and break them', () => {
  assert.deepEqual(names('- Sở Nội vụ\n- Sở Tài chính'), ['Sở Nội vụ', 'Sở Tài chính'])
  assert.deepEqual(names('Văn phòng Điều\nphối Nông thôn\nmới tỉnh'), ['Văn phòng Điều phối Nông thôn mới tỉnh'])
})

test('A1: bullets of a cell that were copied into one line', () => {
  assert.deepEqual(names('- Văn phòng UBND tỉnh - UBND cấp xã'), ['Văn phòng UBND tỉnh', 'UBND cấp xã'])
  assert.deepEqual(names('Văn phòng HĐND - UBND xã'), ['Văn phòng HĐND - UBND xã'])
})

test('A2: shared heads are spelled out', () => {
  assert.deepEqual(names('UBND cấp huyện, cấp xã'), ['UBND cấp huyện', 'UBND cấp xã'])
  assert.deepEqual(names('các Sở: Nội vụ, KHCN, Tài chính'), ['Sở Nội vụ', 'Sở KHCN', 'Sở Tài chính'])
  assert.deepEqual(names('Sở Nội vụ, Tài chính, Tư pháp'), ['Sở Nội vụ', 'Sở Tài chính', 'Sở Tư pháp'])
})

test('A3: "và" separates before a new head only', () => {
  assert.deepEqual(names('Sở Nội vụ và các cơ quan có liên quan'), ['Sở Nội vụ', 'các cơ quan có liên quan'])
  assert.deepEqual(names('Văn phòng HĐND và UBND xã'), ['Văn phòng HĐND và UBND xã'])
  assert.deepEqual(names('Các phòng chuyên môn và đơn vị trực thuộc'), ['Các phòng chuyên môn và đơn vị trực thuộc'])
  assert.deepEqual(names('Sở Nông nghiệp và Môi trường và UBND các xã'), [
    'Sở Nông nghiệp và Môi trường',
    'UBND các xã',
  ])
})

test('A4: names without a separator are parted, and that is doubtful', () => {
  const list = splitAgencies('Văn phòng UBND tỉnh Các sở, ban, ngành')
  assert.deepEqual(list.names, ['Văn phòng UBND tỉnh', 'Các sở, ban, ngành'])
  assert.equal(list.doubtful, true)
  assert.equal(splitAgencies('Thanh tra Sở, Văn phòng Sở').doubtful, false)
})

test('agencyLikeness tells names from sentences that begin with one', () => {
  assert.equal(agencyLikeness('Sở Tư pháp; UBND cấp xã'), 1)
  assert.equal(agencyLikeness('Các đơn vị được kiểm toán'), 1)
  assert.ok(
    agencyLikeness('UBND cấp xã hàng năm có trách nhiệm thực hiện công khai danh sách hộ nghèo tại trụ sở') < 0.3,
  )
  assert.equal(agencyLikeness('Tăng cường tuyên truyền'), 0)
})

test('A7: classes of people and of firms are one name; an organ of an organ is not cut', () => {
  const one = [
    'Cán bộ, công chức, viên chức',
    'Các doanh nghiệp bưu chính, viễn thông',
    'Cơ quan, đơn vị soạn thảo',
    '42 xã, phường',
    'Thành viên Ban Chỉ đạo cải cách hành chính',
    'Chi nhánh Văn phòng Đăng ký đất đai khu vực',
  ]
  for (const name of one) assert.deepEqual(splitAgencies(name), { names: [name], doubtful: false })
})

test('A8: what sounds like a name but goes on as a sentence is none', () => {
  const names = [
    'Sở Giao thông vận tải',
    'Cảng vụ hàng hải',
    'Công đoàn cơ sở',
    'Người dân, doanh nghiệp',
    'Các cơ sở giáo dục',
  ]
  for (const name of names) assert.ok(agencyLikeness(name) > 0.75, name)
  const sentences = [
    'Ban Chỉ đạo xây dựng kế hoạch kiểm tra',
    'Bảo hiểm y tế toàn dân',
    'Hội đồng nhân dân ban hành nghị quyết',
  ]
  for (const sentence of sentences) assert.ok(agencyLikeness(sentence) < 0.5, sentence)
})

test('A9: rooms of two fields, organs of organs, and a stroke between two names', () => {
  assert.deepEqual(names('Phòng Bưu chính, Viễn thông; Văn phòng Sở'), ['Phòng Bưu chính, Viễn thông', 'Văn phòng Sở'])
  assert.deepEqual(names('Ban Công tác Mặt trận các thôn, Công an xã'), [
    'Ban Công tác Mặt trận các thôn',
    'Công an xã',
  ])
  assert.deepEqual(names('Sở Nội vụ/UBND cấp xã'), ['Sở Nội vụ', 'UBND cấp xã'])
  assert.deepEqual(names('Sở/ban/ngành'), ['Sở/ban/ngành'])
  assert.deepEqual(names('các sở, ban, ngành, các cơ quan, đơn vị liên quan'), [
    'các sở, ban, ngành',
    'các cơ quan, đơn vị liên quan',
  ])
})

test('names of organs hold words of their field', () => {
  assert.equal(agencyLikeness('Quỹ Đầu tư phát triển tỉnh'), 1)
  assert.equal(agencyLikeness('Tổ công tác cải cách thủ tục hành chính'), 1)
  assert.ok(agencyLikeness('Trung tâm Công nghệ thông tin rà soát, nâng cấp phần mềm') < 0.8)
})

test('A11: wards and communes of one level are one, agencies behind them are not', () => {
  assert.deepEqual(names('UBND các xã Tân An, Long Bình và Ea Kiết, Sở Nội vụ, Công an tỉnh'), [
    'UBND các xã Tân An, Long Bình và Ea Kiết',
    'Sở Nội vụ',
    'Công an tỉnh',
  ])
})

test('names that hold words of work are whole', () => {
  const council = 'Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh'
  const broadcast = 'Báo và phát thanh, truyền hình tỉnh'
  assert.deepEqual(names(`${council}, ${broadcast}`), [council, broadcast])
  assert.deepEqual([agencyLikeness(council), agencyLikeness(broadcast)], [1, 1])
})

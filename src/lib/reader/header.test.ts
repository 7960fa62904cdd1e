import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { type DocumentReading, isRefusal } from './reading.ts'

function read(...lines: string[]): DocumentReading {
  const reading = readText(new TextEncoder().encode(lines.join('\n')), 'mau.txt')
  assert.ok(!isRefusal(reading))
  return reading
}

const DECISION = [
  'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |',
  'Số: 512/QĐ-UBND | Lam Giang, ngày 09 tháng 02 năm 2026 |',
  'QUYẾT',
  'ĐỊNH',
  'BAN HÀNH QUY ĐỊNH VỀ THEO DÕI CHỈ SỐ PAPI',
  'ỦY BAN NHÂN DÂN TỈNH LAM GIANG',
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 02/02/2026.',
  'QUYẾT ĐỊNH:',
  'Điều 1. Ban hành kèm theo Quyết định này Quy định về theo dõi Chỉ số PAPI.',
  'Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 31/QĐ-UBND ngày 05/01/2024.',
  'Nơi nhận: | TM. ỦY BAN NHÂN DÂN |',
  '- Như Điều 2; | CHỦ TỊCH |',
  '- Lưu: VT. | Lê Thu Hà |',
]

test('H7 H9 L1: the kind of document broken over two lines, the issuer behind the title, the place of the letterhead', () => {
  const { header, bases, cited } = read(...DECISION)
  assert.equal(header.docType, 'QUYẾT ĐỊNH')
  assert.equal(header.title, 'BAN HÀNH QUY ĐỊNH VỀ THEO DÕI CHỈ SỐ PAPI')
  assert.equal(header.agency, 'Ủy ban nhân dân tỉnh Lam Giang')
  assert.deepEqual([header.signerTitle, header.signer], ['CHỦ TỊCH', 'Lê Thu Hà'])
  assert.deepEqual(
    bases.map(({ number }) => number),
    ['77/TTr-SNV'],
  )
  assert.deepEqual(cited, ['31/QĐ-UBND'])
})

test('H10: without the line of the kind the number tells it, and a flag says so', () => {
  const { header, kind, flags } = read(
    'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |',
    'Số: 48/KH-UBND | Lam Giang, ngày 11 tháng 02 năm 2026 |',
    'Căn cứ Quyết định số 207/QĐ-UBND ngày 27/01/2026 của Ủy ban nhân dân tỉnh Lam Giang về Chỉ số cải cách hành chính.',
    'Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:',
    '1. Mục tiêu',
    '- Xác định được Chỉ số cải cách hành chính của các sở, ngành.',
  )
  assert.deepEqual([header.docType, kind], ['KẾ HOẠCH', 'plan'])
  assert.ok(flags.some(({ field, reason }) => field === 'docType' && reason === 'inferred'))
})

test('H3: a ward whose name begins like a kind of document is none', () => {
  const { header } = read(
    'UBND THÀNH PHỐ LAM GIANG',
    'PHƯỜNG AN KHÊ',
    '',
    'Số: 12/KH-UBND',
    '',
    'An Khê, ngày 10 tháng 9 năm 2025',
    '',
    'KẾ HOẠCH',
    '',
    'Nâng cao Chỉ số PAPI năm 2025',
    '',
    'I. MỤC TIÊU',
  )
  assert.deepEqual([header.docType, header.title], ['KẾ HOẠCH', 'Nâng cao Chỉ số PAPI năm 2025'])
})

test('B7: bars on lines of their own end the cells of a letterhead and begin no row', () => {
  const { header, bases } = read(
    'UBND TỈNH LAM GIANG',
    'SỞ XÂY DỰNG',
    '|',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    '|',
    'Số: 88/KH-SXD',
    '|',
    'Lam Giang, ngày 12',
    'tháng 02 năm 2026',
    '|',
    'KẾ HOẠCH',
    'NÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026',
    'Thực hiện Quyết định số 115/QĐ-UBND ngày 20/01/2026 của UBND tỉnh, Sở Xây dựng ban hành Kế hoạch như sau:',
    '| TT | Nhiệm vụ | Chủ trì |',
    '|---|---|---|',
    '| 1 | Công khai thủ tục hành chính về nhà ở | Văn phòng Sở |',
    '| 2 | Kiểm tra kỷ luật, kỷ cương | Thanh tra Sở |',
  )
  assert.deepEqual([header.agency, header.date], ['Sở Xây dựng', '2026-02-12'])
  assert.equal(header.title, 'NÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026')
  assert.deepEqual(
    bases.map(({ number }) => number),
    ['115/QĐ-UBND'],
  )
})

test('H2 H5: a short date behind the place, and who holds an office for the time being', () => {
  const { header } = read(
    'UBND TỈNH LAM GIANG',
    'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
    'Số: 333/KH-SKHCN Lam Giang, ngày 02/3/2026',
    'KẾ HOẠCH',
    'Chuyển đổi số năm 2026',
    'I. MỤC ĐÍCH',
    'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh.',
    'Q. GIÁM ĐỐC',
    'Ngô Tấn Lực',
  )
  assert.deepEqual(
    [header.number, header.date, header.place, header.signerTitle, header.signer],
    ['333/KH-SKHCN', '2026-03-02', 'Lam Giang', 'Q. GIÁM ĐỐC', 'Ngô Tấn Lực'],
  )
})

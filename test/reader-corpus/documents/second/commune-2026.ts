import { type CorpusDocument, stated } from '../../document.ts'
import { due } from './deadlines.ts'

/** A commune of 2026: no annex, “Phân công:” behind groups of items, footnotes inside sentences, blank number and day. */
const office = 'Văn phòng HĐND và UBND xã'
const culture = 'Phòng Văn hóa - Xã hội'
const economy = 'Phòng Kinh tế'
const centre = 'Trung tâm Phục vụ hành chính công xã'
const [direction, procedures, staff, electronic] = [
  'Công tác chỉ đạo, điều hành',
  'Cải cách thủ tục hành chính',
  'Cải cách chế độ công vụ',
  'Xây dựng và phát triển chính quyền số',
]

export const commune2026: CorpusDocument = {
  name: 'commune-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
XÃ TÂN MỸ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: /KH-UBND

Tân Mỹ, ngày tháng 01 năm 2026

KẾ HOẠCH

Cải cách hành chính và nâng cao các chỉ số PAR INDEX, SIPAS, PAPI

trên địa bàn xã Tân Mỹ năm 2026

Căn cứ Kế hoạch số 14/KH-UBND ngày 06/01/2026 của UBND tỉnh về cải cách hành chính nhà nước năm 2026;

Căn cứ Công văn số 233/SNV-CCHC ngày 12/01/2026 của Sở Nội vụ về việc xây dựng kế hoạch cải cách hành chính năm 2026; UBND xã Tân Mỹ ban hành Kế hoạch với những nội dung sau:
`,
  header: {
    agency: 'Ủy ban nhân dân xã Tân Mỹ',
    number: '/KH-UBND',
    date: '2026-01',
    place: 'Tân Mỹ',
    docType: 'KẾ HOẠCH',
    title: 'Cải cách hành chính và nâng cao các chỉ số PAR INDEX, SIPAS, PAPI trên địa bàn xã Tân Mỹ năm 2026',
    signer: 'Lò Văn Pành',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '14/KH-UBND', date: '2026-01-06', role: 'basis' },
    { number: '233/SNV-CCHC', date: '2026-01-12', role: 'basis' },
  ],
  targets: [
    { text: 'Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt từ 99% trở lên', value: 99, unit: '%' },
    { text: 'Mức độ hài lòng của người dân đạt tối thiểu 92%', value: 92, unit: '%' },
  ],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    '- Cải thiện các tiêu chí bị mất điểm[1] trong năm 2025, nâng cao chất lượng phục vụ người dân, doanh',
    '[1] Năm 2025 xã đạt 78,4/100 điểm, xếp thứ 61/96 xã, phường.',
    '2',
    'nghiệp trên địa bàn.',
    '2. Chỉ tiêu',
    '- Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt từ 99% trở lên.',
    '- Mức độ hài lòng của người dân đạt tối thiểu 92%.',
    'II. NỘI DUNG, NHIỆM VỤ',
    `1. ${direction}`,
    stated(
      'bodyTask',
      'a) Phân công một đồng chí Phó Chủ tịch trực tiếp phụ trách; đưa kết quả cải cách hành chính vào đánh giá, xếp loại hằng tháng.',
      {
        axis: direction,
        lead: [office],
        coordinate: ['các phòng chuyên môn'],
        deadline: due('Quý I/2026'),
      },
    ),
    stated(
      'bodyTask',
      'b) Tự kiểm tra công tác cải cách hành chính tại ba phòng chuyên môn và Trung tâm Phục vụ hành chính công xã.',
      {
        axis: direction,
        lead: [office],
        coordinate: ['các phòng chuyên môn'],
        deadline: due('Quý I/2026'),
      },
    ),
    `Phân công: ${office} chủ trì, các phòng chuyên môn phối hợp thực hiện nội dung a, b.`,
    'Thời gian thực hiện: Quý I/2026.',
    `2. ${procedures}`,
    stated('bodyTask', 'a) Niêm yết đầy đủ thủ tục hành chính thuộc thẩm quyền tiếp nhận tại xã, kèm mã QR tra cứu.', {
      axis: procedures,
      lead: [centre],
      coordinate: [culture],
      deadline: due('Thường xuyên'),
    }),
    stated(
      'bodyTask',
      'b) Đổi mới việc tiếp nhận hồ sơ theo hướng phi địa giới hành chính; bố trí quầy hỗ trợ người cao tuổi.',
      {
        axis: procedures,
        lead: [centre],
        coordinate: [],
        deadline: due('Thường xuyên'),
      },
    ),
    stated(
      'bodyTask',
      'c) Thực hiện thư xin lỗi đối với 100% hồ sơ quá hạn, nêu rõ lý do và thời hạn trả kết quả mới.',
      {
        axis: procedures,
        lead: [centre],
        coordinate: [culture],
        deadline: due('Thường xuyên'),
      },
    ),
    `Phân công: ${centre} chủ trì nội dung a, b, c; ${culture} phối hợp nội dung a, c.`,
    'Thời gian thực hiện: Thường xuyên.',
    `3. ${staff}`,
    stated(
      'bodyTask',
      '- Cử 100% công chức làm việc tại bộ phận một cửa tham gia bồi dưỡng kỹ năng số và kỹ năng giao tiếp.',
      {
        axis: staff,
        lead: [culture],
        deadline: due('Trong quý II/2026'),
      },
    ),
    stated('bodyTask', '- Luân phiên công chức trực tiếp nhận hồ sơ vào sáng thứ bảy hằng tuần.', {
      axis: staff,
      lead: [culture],
      deadline: due('Trong quý II/2026'),
    }),
    `Cơ quan thực hiện: ${culture}.`,
    'Thời gian hoàn thành: Trong quý II/2026.',
    `4. ${electronic}`,
    stated(
      'bodyTask',
      '4.1. Vận hành 12 tổ công nghệ số cộng đồng, hướng dẫn người dân dùng VNeID và dịch vụ công trực tuyến toàn trình.',
      {
        axis: electronic,
        lead: [culture],
        coordinate: ['Công an xã', 'Đoàn Thanh niên xã'],
        deadline: due('Thường xuyên, liên tục'),
      },
    ),
    `- Đơn vị chủ trì tham mưu thực hiện: ${culture}.`,
    '- Đơn vị phối hợp: Công an xã, Đoàn Thanh niên xã.',
    '- Thời gian: Thường xuyên, liên tục.',
    stated(
      'bodyTask',
      '4.2. Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực trong lĩnh vực hộ tịch, đất đai.',
      {
        axis: electronic,
        lead: [economy],
        coordinate: [office],
        deadline: due('Hoàn thành trong tháng 5 năm 2026'),
      },
    ),
    `- Đơn vị chủ trì tham mưu thực hiện: ${economy}.`,
    `- Đơn vị phối hợp: ${office}.`,
    '- Thời gian: Hoàn thành trong tháng 5 năm 2026.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', `1. ${office} theo dõi, đôn đốc, tổng hợp báo cáo UBND tỉnh (qua Sở Nội vụ) theo quy định.`, {
      lead: [office],
    }),
    stated('bodyDuty', `2. ${economy} tham mưu bố trí kinh phí thực hiện Kế hoạch.`, { lead: [economy] }),
    `Trên đây là Kế hoạch cải cách hành chính năm 2026 của UBND xã Tân Mỹ./.`,
  ],
  foot: `
Nơi nhận:

- UBND tỉnh;

- Sở Nội vụ;

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Lò Văn Pành
`,
  annexes: [],
}

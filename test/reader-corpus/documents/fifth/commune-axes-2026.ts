import { type CorpusDocument, stated } from '../../document.ts'
import { always, before, every, month, quarter } from './deadlines.ts'

/** A commune of two tiers: tasks per axis as a), b) and dashes, the assignment in one line behind each. */
const [joining, open, account, services, electronic] = [
  'Tham gia của người dân ở cấp cơ sở',
  'Công khai, minh bạch trong việc ra quyết định ở địa phương',
  'Trách nhiệm giải trình với người dân',
  'Thủ tục hành chính công',
  'Quản trị điện tử',
]
const office = 'Văn phòng HĐND và UBND xã'
const economy = 'Phòng Kinh tế'
const culture = 'Phòng Văn hóa - Xã hội'
const centre = 'Trung tâm Phục vụ hành chính công xã'

export const communeAxes: CorpusDocument = {
  name: 'commune-axes-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
XÃ PHÚ LƯƠNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 33/KH-UBND

Phú Lương, ngày 30 tháng 01 năm 2026

KẾ HOẠCH
Cải thiện, nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI)
của xã Phú Lương năm 2026

Thực hiện Kế hoạch số 17/KH-UBND ngày 14/01/2026 của UBND tỉnh Trung Giang về cải thiện Chỉ số PAPI năm 2026; Nghị quyết số 08-NQ/ĐU ngày 20/01/2026 của Đảng ủy xã về lãnh đạo công tác cải cách hành chính, UBND xã Phú Lương xây dựng Kế hoạch như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân xã Phú Lương',
    number: '33/KH-UBND',
    date: '2026-01-30',
    place: 'Phú Lương',
    docType: 'KẾ HOẠCH',
    title: 'Cải thiện, nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) của xã Phú Lương năm 2026',
    signer: 'Nông Thị Bích',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '17/KH-UBND', date: '2026-01-14', role: 'implements' },
    { number: '08-NQ/ĐU', date: '2026-01-20', role: 'implements' },
  ],
  targets: [{ text: '100% thôn công khai các khoản thu, chi do Nhân dân đóng góp', value: 100, unit: '%' }],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích: Nâng cao trách nhiệm phục vụ Nhân dân của cán bộ, công chức xã.',
    '2. Chỉ tiêu: 100% thôn công khai các khoản thu, chi do Nhân dân đóng góp.',
    'II. NHIỆM VỤ CỤ THỂ',
    `1. Nội dung “${joining}”`,
    stated(
      'bodyTask',
      'a) Tuyên truyền Luật Thực hiện dân chủ ở cơ sở trên hệ thống truyền thanh thông minh của xã, 02 buổi/tuần.',
      {
        axis: joining,
        lead: [culture],
        coordinate: [office, 'các thôn'],
        deadline: every('weekly', 'hằng tuần'),
      },
    ),
    `Đơn vị chủ trì: ${culture}; phối hợp: ${office}, các thôn; thời gian: hằng tuần.`,
    stated(
      'bodyTask',
      'b) Lấy ý kiến người dân trước khi triển khai các công trình xây dựng nông thôn mới có huy động đóng góp.',
      {
        axis: joining,
        lead: [economy],
        coordinate: ['Ban Giám sát đầu tư của cộng đồng'],
        deadline: quarter(2026, 1, 'quý I/2026'),
      },
    ),
    `Đơn vị chủ trì: ${economy}; phối hợp: Ban Giám sát đầu tư của cộng đồng; thời gian: quý I/2026.`,
    `2. Nội dung “${open}”`,
    stated(
      'bodyTask',
      '- Niêm yết danh sách hộ nghèo, hộ cận nghèo tại trụ sở xã và nhà văn hóa thôn ít nhất 30 ngày.',
      {
        axis: open,
        lead: [culture],
        coordinate: ['Ủy ban MTTQ Việt Nam xã'],
        deadline: month(2026, 11, 'tháng 11/2026'),
      },
    ),
    `Đơn vị chủ trì: ${culture}; phối hợp: Ủy ban MTTQ Việt Nam xã; thời gian: tháng 11/2026.`,
    stated('bodyTask', '- Công khai dự toán, quyết toán ngân sách xã bằng hình thức dễ hiểu, có mã QR.', {
      axis: open,
      lead: [economy],
      coordinate: [office],
      deadline: before('28/02/2026'),
    }),
    `Đơn vị chủ trì: ${economy}; phối hợp: ${office}; thời gian: trước ngày 28/02/2026.`,
    `3. Nội dung “${account}”`,
    stated(
      'bodyTask',
      '- Chủ tịch UBND xã tiếp công dân vào thứ Năm hằng tuần; kết luận và trả lời bằng văn bản đúng hạn.',
      {
        axis: account,
        lead: [office],
        coordinate: ['Công an xã'],
        deadline: every('weekly', 'hằng tuần'),
      },
    ),
    `Đơn vị chủ trì: ${office}; phối hợp: Công an xã; thời gian: hằng tuần.`,
    stated('bodyTask', '- Tổ chức hội nghị đối thoại giữa người đứng đầu chính quyền xã với Nhân dân.', {
      axis: account,
      lead: [office],
      coordinate: ['Ủy ban MTTQ Việt Nam xã', 'các tổ chức chính trị - xã hội'],
      deadline: quarter(2026, 2, 'quý II năm 2026'),
    }),
    `Đơn vị chủ trì: ${office}; phối hợp: Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội; thời gian: quý II năm 2026.`,
    `4. Nội dung “${services}”`,
    stated(
      'bodyTask',
      'a) Bố trí đủ công chức hướng dẫn, hỗ trợ người dân thực hiện thủ tục hành chính không phụ thuộc địa giới.',
      {
        axis: services,
        lead: [centre],
        coordinate: [economy, culture],
        deadline: always('thường xuyên'),
      },
    ),
    `Đơn vị chủ trì: ${centre}; phối hợp: ${economy}, ${culture}; thời gian: thường xuyên.`,
    stated('bodyTask', 'b) Thực hiện xin lỗi bằng văn bản đối với 100% hồ sơ trễ hạn.', {
      axis: services,
      lead: [centre],
      deadline: always('thường xuyên'),
    }),
    `Đơn vị chủ trì: ${centre}; thời gian: thường xuyên.`,
    `5. Nội dung “${electronic}”`,
    stated(
      'bodyTask',
      '- Củng cố Tổ công nghệ số cộng đồng tại 14 thôn; hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà.',
      {
        axis: electronic,
        lead: [culture],
        coordinate: ['Đoàn Thanh niên xã', 'Công an xã'],
        deadline: before('30/6/2026'),
      },
    ),
    `Đơn vị chủ trì: ${culture}; phối hợp: Đoàn Thanh niên xã, Công an xã; thời gian: trước ngày 30/6/2026.`,
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', `1. ${office} tham mưu UBND xã theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch.`, {
      lead: [office],
    }),
    stated('bodyDuty', '2. Trưởng các thôn phổ biến Kế hoạch này đến từng hộ dân.', { lead: ['Trưởng các thôn'] }),
    'Trên đây là Kế hoạch của UBND xã Phú Lương, yêu cầu các phòng, đơn vị triển khai thực hiện./.',
  ],
  foot: `
Nơi nhận:
- UBND tỉnh (b/c);
- TT Đảng ủy, TT HĐND xã;
- Các phòng chuyên môn;
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nông Thị Bích
`,
  annexes: [],
}

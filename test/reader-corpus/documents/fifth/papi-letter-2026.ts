import { type CorpusDocument, stated } from '../../document.ts'
import { before, every, month, quarter } from './deadlines.ts'

/** A province's official letter: results first, then assignments in running text, some two to a paragraph. */
const allUnits = ['Các sở, ban, ngành', 'UBND các xã, phường']
const homeAffairs = 'Sở Nội vụ'

export const papiLetter: CorpusDocument = {
  name: 'papi-letter-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN

TỈNH ĐÔNG SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 1187/UBND-NC

V/v tập trung khắc phục các nội dung giảm điểm, nâng cao Chỉ số PAPI năm 2026

Đông Sơn, ngày 09 tháng 4 năm 2026

Kính gửi:

- Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh;

- Các sở, ban, ngành tỉnh;

- UBND các xã, phường.

Theo kết quả công bố ngày 02/4/2026, Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2025 của tỉnh đạt 41,27 điểm, giảm 0,85 điểm so với năm 2024; có 03/08 chỉ số nội dung giảm điểm.

Thực hiện Kế hoạch số 22/KH-UBND ngày 16/01/2026 của UBND tỉnh về cải cách hành chính năm 2026 và ý kiến của Ban Thường vụ Tỉnh ủy tại Thông báo số 310-TB/TU ngày 06/4/2026, UBND tỉnh yêu cầu các cơ quan, đơn vị, địa phương tập trung thực hiện các nội dung sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Đông Sơn',
    number: '1187/UBND-NC',
    date: '2026-04-09',
    place: 'Đông Sơn',
    signer: 'Hoàng Thị Thu Hằng',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '22/KH-UBND', date: '2026-01-16', role: 'implements' },
    { number: '310-TB/TU', date: '2026-04-06', role: 'implements' },
  ],
  body: [
    '1. Các sở, ban, ngành; UBND các xã, phường',
    stated(
      'bodyTask',
      'a) Tổ chức phân tích nguyên nhân giảm điểm của từng nội dung thành phần do cơ quan, địa phương phụ trách; gửi kết quả về Sở Nội vụ trước ngày 30/4/2026.',
      { lead: allUnits, deadline: before('30/4/2026') },
    ),
    stated(
      'bodyTask',
      'b) Công khai đầy đủ các khoản đóng góp của Nhân dân, danh sách hộ nghèo, thu chi ngân sách tại nhà văn hóa thôn, tổ dân phố và trên trang thông tin điện tử.',
      { lead: allUnits },
    ),
    '2. Sở Nội vụ',
    stated(
      'bodyTask',
      'a) Chủ trì, phối hợp với Văn phòng UBND tỉnh, Thanh tra tỉnh kiểm tra đột xuất việc thực thi công vụ tại ít nhất 20 xã, phường, báo cáo UBND tỉnh trong quý III năm 2026.',
      {
        lead: [homeAffairs],
        coordinate: ['Văn phòng UBND tỉnh', 'Thanh tra tỉnh'],
        deadline: quarter(2026, 3, 'trong quý III năm 2026'),
      },
    ),
    stated('bodyTask', 'b) Tham mưu tổ chức hội nghị chuyên đề về Chỉ số PAPI với 88 xã, phường trong tháng 5/2026.', {
      lead: [homeAffairs],
      deadline: month(2026, 5, 'trong tháng 5/2026'),
    }),
    stated(
      'bodyTask',
      '3. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã, phường công khai kế hoạch sử dụng đất, bảng giá đất và kết quả quan trắc môi trường; hoàn thành trước ngày 15/6/2026.',
      {
        lead: ['Sở Nông nghiệp và Môi trường'],
        coordinate: ['UBND các xã, phường'],
        deadline: before('15/6/2026'),
      },
    ),
    stated(
      'bodyTask',
      '4. Giao Sở Y tế chỉ đạo các bệnh viện công lập khảo sát hài lòng người bệnh, xử lý nghiêm hành vi vòi vĩnh; định kỳ hằng quý gửi kết quả về Sở Nội vụ.',
      { lead: ['Sở Y tế'], deadline: every('quarterly', 'định kỳ hằng quý') },
    ),
    stated(
      'bodyTask',
      '5. Công an tỉnh chủ trì, phối hợp với Sở Khoa học và Công nghệ và các đơn vị liên quan hỗ trợ người dân cài đặt, sử dụng VNeID để nộp hồ sơ trực tuyến.',
      { lead: ['Công an tỉnh'], coordinate: ['Sở Khoa học và Công nghệ', 'các đơn vị liên quan'] },
    ),
    stated(
      'bodyTask',
      '6. Báo và Phát thanh, Truyền hình tỉnh tăng thời lượng, mở chuyên mục tuyên truyền về Chỉ số PAPI từ tháng 5/2026.',
      {
        lead: ['Báo và Phát thanh, Truyền hình tỉnh'],
        deadline: { raw: 'từ tháng 5/2026', kind: 'range', from: '2026-05', to: null } as never,
      },
    ),
    stated(
      'bodyTask',
      '7. Đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh chỉ đạo nâng cao chất lượng hoạt động của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng.',
      { lead: ['Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh'] },
    ),
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, địa phương phản ánh về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh xem xét, chỉ đạo.',
    'UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường nghiêm túc thực hiện./.',
  ],
  foot: `
Nơi nhận:

- Như trên;

- Thường trực Tỉnh ủy (b/c);

- Chủ tịch, các PCT UBND tỉnh;

- Lưu: VT, NC2.

TM. ỦY BAN NHÂN DÂN

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH

Hoàng Thị Thu Hằng
`,
  annexes: [],
}

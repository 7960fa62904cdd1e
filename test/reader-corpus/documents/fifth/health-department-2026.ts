import { type CorpusDocument, stated } from '../../document.ts'
import { before, every, quarter, when } from './deadlines.ts'

/** A department's plan: directions without assignment, then what each of its units has to do. */
export const healthDepartment: CorpusDocument = {
  name: 'health-department-2026.txt',
  layout: 'flat',
  head: `
UBND TỈNH AN KHÊ
SỞ Y TẾ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 57/KH-SYT

An Khê, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số hài lòng (SIPAS) và nội dung cung ứng dịch vụ công
của Chỉ số PAPI trong lĩnh vực y tế năm 2026

Căn cứ Kế hoạch số 09/KH-UBND ngày 12/01/2026 của UBND tỉnh An Khê về nâng cao Chỉ số PAPI, SIPAS năm 2026, Sở Y tế ban hành Kế hoạch thực hiện như sau:
`,
  header: {
    agency: 'Sở Y tế',
    number: '57/KH-SYT',
    date: '2026-02-05',
    place: 'An Khê',
    docType: 'KẾ HOẠCH',
    title:
      'Nâng cao Chỉ số hài lòng (SIPAS) và nội dung cung ứng dịch vụ công của Chỉ số PAPI trong lĩnh vực y tế năm 2026',
    signer: 'BSCKII. Phạm Ngọc Toản',
    signerTitle: 'PHÓ GIÁM ĐỐC',
  },
  bases: [{ number: '09/KH-UBND', date: '2026-01-12', role: 'basis' }],
  targets: [{ index: 'SIPAS', text: 'Tỷ lệ hài lòng của người bệnh nội trú đạt từ 92% trở lên', value: 92, unit: '%' }],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '- Nâng cao chất lượng khám bệnh, chữa bệnh, đáp ứng sự hài lòng của người bệnh.',
    '- Tỷ lệ hài lòng của người bệnh nội trú đạt từ 92% trở lên.',
    'II. NỘI DUNG THỰC HIỆN',
    stated(
      'bodyGeneral',
      '1. Đổi mới phong cách, thái độ phục vụ của nhân viên y tế hướng tới sự hài lòng của người bệnh.',
    ),
    stated('bodyGeneral', '2. Đẩy mạnh ứng dụng công nghệ thông tin, bệnh án điện tử, thanh toán không dùng tiền mặt.'),
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Văn phòng Sở',
    stated(
      'bodyDuty',
      '- Chủ trì, phối hợp với Thanh tra Sở kiểm tra việc thực hiện quy tắc ứng xử tại các đơn vị trực thuộc trong quý II/2026.',
      {
        lead: ['Văn phòng Sở'],
        coordinate: ['Thanh tra Sở'],
        deadline: quarter(2026, 2, 'trong quý II/2026'),
      },
    ),
    stated(
      'bodyDuty',
      '- Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực hành nghề dược, trình Giám đốc Sở trước ngày 31/5/2026.',
      {
        lead: ['Văn phòng Sở'],
        deadline: before('31/5/2026'),
      },
    ),
    '2. Phòng Nghiệp vụ Y',
    stated(
      'bodyDuty',
      '- Hướng dẫn các bệnh viện khảo sát hài lòng người bệnh theo bộ câu hỏi của Bộ Y tế, hằng quý tổng hợp báo cáo Lãnh đạo Sở.',
      {
        lead: ['Phòng Nghiệp vụ Y'],
        deadline: every('quarterly', 'hằng quý'),
      },
    ),
    stated(
      'bodyDuty',
      '- Phối hợp với Phòng Kế hoạch - Tài chính công khai giá dịch vụ khám bệnh, chữa bệnh tại tất cả cơ sở y tế công lập.',
      {
        lead: ['Phòng Nghiệp vụ Y'],
        coordinate: ['Phòng Kế hoạch - Tài chính'],
      },
    ),
    '3. Phòng Kế hoạch - Tài chính',
    stated('bodyDuty', '- Bố trí kinh phí khảo sát, sửa chữa khu khám bệnh, nhà vệ sinh của các đơn vị.', {
      lead: ['Phòng Kế hoạch - Tài chính'],
    }),
    '4. Các đơn vị trực thuộc Sở',
    stated(
      'bodyDuty',
      'a) Niêm yết số điện thoại đường dây nóng, hòm thư góp ý tại nơi dễ thấy; xử lý phản ánh trong 24 giờ.',
      {
        lead: ['Các đơn vị trực thuộc Sở'],
      },
    ),
    stated(
      'bodyDuty',
      'b) Xây dựng kế hoạch của đơn vị, gửi về Sở Y tế (qua Văn phòng Sở) trước ngày 28/02/2026; báo cáo kết quả trước ngày 10/12/2026.',
      {
        lead: ['Các đơn vị trực thuộc Sở'],
        deadline: when('trước ngày 28/02/2026; ... trước ngày 10/12/2026', { kind: 'compound' }),
      },
    ),
    'Trên đây là Kế hoạch của Sở Y tế; trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Giám đốc Sở xem xét, quyết định./.',
  ],
  foot: `
Nơi nhận:
- UBND tỉnh (b/c);
- Sở Nội vụ;
- Giám đốc, các PGĐ Sở;
- Các phòng, đơn vị trực thuộc;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

BSCKII. Phạm Ngọc Toản
`,
  annexes: [],
}

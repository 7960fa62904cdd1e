import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A city's plan: four columns, a lead merged over many rows, the header again on the next page. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'task', title: 'Nội dung' },
  { role: 'lead', title: 'Chủ trì thực hiện' },
  { role: 'coordinate', title: 'Phối hợp thực hiện' },
  { role: 'deadline', title: 'Hoàn thành' },
]

export const sipasCity: CorpusDocument = {
  name: 'sipas-city-2025.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN

THÀNH PHỐ PHÚ XUÂN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 2056/KH-UBND

Phú Xuân, ngày 08 tháng 8 năm 2025

KẾ HOẠCH

Nâng cao Chỉ số hài lòng về sự phục vụ hành chính (SIPAS) thành phố Phú Xuân năm 2025

Căn cứ Quyết định số 2666/QĐ-BNV ngày 29/12/2023 của Bộ trưởng Bộ Nội vụ; theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 1342/TTr-SNV ngày 31/7/2025, UBND thành phố ban hành Kế hoạch nâng cao Chỉ số SIPAS năm 2025 như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân thành phố Phú Xuân',
    number: '2056/KH-UBND',
    date: '2025-08-08',
    place: 'Phú Xuân',
    docType: 'KẾ HOẠCH',
    title: 'Nâng cao Chỉ số hài lòng về sự phục vụ hành chính (SIPAS) thành phố Phú Xuân năm 2025',
    signer: 'Tôn Thất Hưng',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '2666/QĐ-BNV', date: '2023-12-29', role: 'basis' },
    { number: '1342/TTr-SNV', date: '2025-07-31', role: 'proposal' },
  ],
  targets: [{ index: 'SIPAS', text: 'Chỉ số SIPAS năm 2025 của thành phố đạt trên 85%', value: 85, unit: '%' }],
  body: [
    'I. MỤC TIÊU',
    'Chỉ số SIPAS năm 2025 của thành phố đạt trên 85%, nằm trong nhóm 15 địa phương dẫn đầu.',
    'II. NHIỆM VỤ VÀ PHÂN CÔNG',
    'Chi tiết theo Phụ lục đính kèm.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Sở Nội vụ hướng dẫn, theo dõi, đôn đốc việc thực hiện Kế hoạch.', { lead: ['Sở Nội vụ'] }),
  ],
  foot: `
Nơi nhận:

- Bộ Nội vụ;

- Lưu: VT, CCHC.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Tôn Thất Hưng
`,
  annexes: [
    {
      heading: 'Phụ lục',
      title: `PHÂN CÔNG NHIỆM VỤ NÂNG CAO CHỈ SỐ SIPAS NĂM 2025
(Đính kèm Kế hoạch số 2056/KH-UBND ngày 08/8/2025 của UBND thành phố)`,
      columns,
      headAgain: 1,
      groups: [
        {
          mark: 'I',
          axis: 'Tiếp cận dịch vụ',
          rows: rows(
            columns,
            deadlines,
            `
Công khai địa chỉ, số điện thoại, thời gian làm việc của 40 Trung tâm Phục vụ hành chính công phường, xã | Trung tâm Phục vụ hành chính công thành phố | UBND các phường, xã | Xong trong tháng 9/2025
Bố trí công chức hướng dẫn, hỗ trợ người yếu thế làm thủ tục | ^ | ^ | Thường xuyên
Lắp đặt hệ thống đánh giá sự hài lòng bằng máy tính bảng tại quầy | ^ | Sở Khoa học và Công nghệ | Quí IV-2025
Tiếp nhận hồ sơ tại nhà đối với người cao tuổi, người khuyết tật | ^ | Bưu điện thành phố; UBND các phường, xã | Theo lộ trình Đề án
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Công chức trực tiếp giải quyết công việc',
          rows: rows(
            columns,
            deadlines,
            `
Tập huấn kỹ năng giao tiếp, xử lý tình huống cho công chức tiếp nhận hồ sơ | Sở Nội vụ | Trường Chính trị thành phố | Quí IV-2025
Kiểm tra công vụ đột xuất; xử lý người đứng đầu khi để công chức nhũng nhiễu | ^ | Thanh tra thành phố; Sở Nội vụ; UBND các phường, xã => Thanh tra thành phố; Sở Nội vụ; UBND các phường, xã | Định kỳ hàng tháng có báo cáo
Thực hiện văn hóa “xin chào, xin lỗi, xin cảm ơn, xin phép” trong giao tiếp hành chính | Các sở, ban, ngành; UBND các phường, xã => Các sở, ban, ngành; UBND các phường, xã | - | Thường xuyên
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Kết quả cung ứng dịch vụ',
          rows: rows(
            columns,
            deadlines,
            `
Giảm 30% thời gian giải quyết đối với thủ tục cấp phép xây dựng nhà ở riêng lẻ | Sở Xây dựng | UBND các phường, xã | Trước ngày 31/10/2025
Trả kết quả điện tử song song kết quả giấy cho 100% hồ sơ | Các sở, ban, ngành => Các sở, ban, ngành | Trung tâm Phục vụ hành chính công thành phố | Chậm nhất ngày 30/9/2025
`,
          ),
        },
      ],
    },
  ],
}

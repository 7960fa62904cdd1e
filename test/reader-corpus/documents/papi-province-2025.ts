import { type CorpusDocument, rows } from '../document.ts'
import { deadlines } from './deadlines.ts'

/** A province's PAPI plan: seven columns, agencies as bullets, products before agencies, two annexes. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'criterion', title: 'Chỉ số thành phần' },
  { role: 'task', title: 'Nội dung nhiệm vụ, giải pháp thực hiện' },
  { role: 'product', title: 'Sản phẩm' },
  { role: 'lead', title: 'Chủ trì' },
  { role: 'coordinate', title: 'Phối hợp' },
  { role: 'deadline', title: 'Thời gian' },
]
const second: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung' },
  { role: 'lead', title: 'Cơ quan chủ trì' },
  { role: 'coordinate', title: 'Cơ quan phối hợp' },
  { role: 'deadline', title: 'Thời gian hoàn thành' },
]

export const papiProvince: CorpusDocument = {
  name: 'papi-province-2025.txt',
  layout: 'flat',
  head: `
Trang chủ | Tin tức | Văn bản

UBND TỈNH THANH GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 2209/KH-UBND

Thanh Giang, ngày 25 tháng 7 năm 2025

KẾ HOẠCH

Cải thiện Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) tỉnh Thanh Giang năm 2025 và những năm tiếp theo

Thực hiện Nghị quyết số 14-NQ/TU ngày 11/7/2025 của Ban Chấp hành Đảng bộ tỉnh về cải cách hành chính; Chỉ thị số 09/CT-UBND ngày 18/7/2025 của Chủ tịch UBND tỉnh; xét đề nghị của Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 22/7/2025, UBND tỉnh ban hành Kế hoạch cải thiện Chỉ số PAPI, cụ thể:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Thanh Giang',
    number: '2209/KH-UBND',
    date: '2025-07-25',
    place: 'Thanh Giang',
    docType: 'KẾ HOẠCH',
    title:
      'Cải thiện Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) tỉnh Thanh Giang năm 2025 và những năm tiếp theo',
    signer: 'Đỗ Quang Vinh',
    signerTitle: 'PHÓ CHỦ TỊCH THƯỜNG TRỰC',
  },
  bases: [
    { number: '14-NQ/TU', date: '2025-07-11', role: 'implements' },
    { number: '09/CT-UBND', date: '2025-07-18', role: 'implements' },
    { number: '512/TTr-SNV', date: '2025-07-22', role: 'proposal' },
  ],
  targets: [
    { index: 'PAPI', text: 'Năm 2025, Chỉ số PAPI của tỉnh đạt trên 43 điểm, thuộc nhóm trung bình cao', value: 43 },
  ],
  body: [
    'I. MỤC TIÊU',
    '1. Năm 2025, Chỉ số PAPI của tỉnh đạt trên 43 điểm, thuộc nhóm trung bình cao.',
    '2. Không có chỉ số nội dung nào thuộc nhóm thấp nhất cả nước.',
    'II. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU',
    {
      kind: 'bodyGeneral',
      line: '1. Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp đối với công tác nâng cao Chỉ số PAPI.',
      text: 'Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp đối với công tác nâng cao Chỉ số PAPI.',
    },
    {
      kind: 'bodyGeneral',
      line: '2. Đẩy mạnh thông tin, tuyên truyền về ý nghĩa của Chỉ số PAPI tới cán bộ, công chức và Nhân dân.',
      text: 'Đẩy mạnh thông tin, tuyên truyền về ý nghĩa của Chỉ số PAPI tới cán bộ, công chức và Nhân dân.',
    },
    '3. Các nhiệm vụ cụ thể: Phụ lục I, Phụ lục II ban hành kèm theo Kế hoạch này.',
    'III. TỔ CHỨC THỰC HIỆN',
    {
      kind: 'bodyDuty',
      line: '1. Sở Nội vụ: Là cơ quan thường trực, giúp UBND tỉnh theo dõi, đôn đốc, tổng hợp, báo cáo.',
      text: 'Là cơ quan thường trực, giúp UBND tỉnh theo dõi, đôn đốc, tổng hợp, báo cáo.',
      lead: ['Sở Nội vụ'],
    },
    {
      kind: 'bodyDuty',
      line: '2. Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội: Tăng cường giám sát, phản biện xã hội.',
      text: 'Tăng cường giám sát, phản biện xã hội.',
      lead: ['Ủy ban MTTQ Việt Nam tỉnh', 'các tổ chức chính trị - xã hội'],
    },
  ],
  foot: `
Nơi nhận:

- Thường trực Tỉnh ủy;

- Các sở, ban, ngành;

- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH THƯỜNG TRỰC

Đỗ Quang Vinh
`,
  annexes: [
    {
      heading: 'PHỤ LỤC I',
      title: `NHIỆM VỤ CẢI THIỆN CÁC CHỈ SỐ NỘI DUNG CỦA CHỈ SỐ PAPI
(Kèm theo Kế hoạch số 2209/KH-UBND ngày 25/7/2025 của UBND tỉnh)`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Tham gia của người dân ở cấp cơ sở',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tri thức công dân | - Biên soạn tài liệu hỏi đáp về quyền bầu cử, ứng cử và dân chủ ở cơ sở. // - Phát trên hệ thống truyền thanh thông minh ở thôn, bản. | Tài liệu, chuyên mục phát thanh | - Sở Nội vụ | - Ủy ban MTTQ Việt Nam tỉnh; // - Báo và Phát thanh, truyền hình tỉnh; // - UBND cấp xã. => Ủy ban MTTQ Việt Nam tỉnh; Báo và Phát thanh, truyền hình tỉnh; UBND cấp xã | Quý IV/2025
2 | Cơ hội tham gia | Hướng dẫn quy trình bầu trưởng thôn, tổ trưởng tổ dân phố có từ hai ứng cử viên trở lên, phát phiếu kín tới cử tri đại diện hộ. | Văn bản hướng dẫn | Sở Nội vụ | UBND cấp xã | Tháng 10/2025
3 | Đóng góp tự nguyện | Kiểm tra, chấn chỉnh việc huy động đóng góp của Nhân dân; mọi khoản đóng góp phải có Ban giám sát đầu tư của cộng đồng theo dõi. | Kết luận kiểm tra | Sở Tài chính | Thanh tra tỉnh; Sở Xây dựng | Trong năm 2025
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Công khai, minh bạch trong việc ra quyết định ở địa phương',
          rows: rows(
            columns,
            deadlines,
            `
1 | Danh sách hộ nghèo | Kiểm tra việc bình xét hộ nghèo, hộ cận nghèo; xử lý trường hợp sót đối tượng hoặc bình xét không đúng. | Báo cáo kết quả kiểm tra | Sở Nông nghiệp và Môi trường | UBND cấp xã | Quý IV/2025
2 | Thu, chi ngân sách cấp xã | Công khai dự toán, quyết toán ngân sách xã tại trụ sở, trên trang thông tin điện tử và hệ thống truyền thanh. | Biểu công khai theo quy định | UBND cấp xã | Sở Tài chính | Hàng quý
3 | Quy hoạch, kế hoạch sử dụng đất, khung giá đất | Lấy ý kiến người dân đối với kế hoạch sử dụng đất; công khai bảng giá đất và phương án bồi thường khi thu hồi đất. | Hồ sơ lấy ý kiến; bản đồ công khai | Sở Nông nghiệp và Môi trường; UBND cấp xã | Sở Xây dựng | Năm 2025 và các năm tiếp theo
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Trách nhiệm giải trình với người dân',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tương tác với chính quyền | - Chủ tịch UBND cấp xã tiếp công dân định kỳ đủ số ngày quy định. // - Tổ chức đối thoại với Nhân dân ít nhất 02 lần/năm. | Thông báo kết luận đối thoại | UBND cấp xã | Ban Tiếp công dân tỉnh | Định kỳ 6 tháng, năm
2 | Giải đáp khiếu nại, tố cáo, khúc mắc của người dân | Giải quyết khiếu nại, tố cáo đúng pháp luật, đạt tỷ lệ trên 90%; không để phát sinh điểm nóng. | Báo cáo | Thanh tra tỉnh | Các sở, ban, ngành; UBND cấp xã | Hàng quý
`,
          ),
        },
      ],
    },
    {
      heading: 'PHỤ LỤC II',
      title: `NHIỆM VỤ PHỤC VỤ CÔNG TÁC ĐIỀU TRA, KHẢO SÁT
(Kèm theo Kế hoạch số 2209/KH-UBND ngày 25/7/2025 của UBND tỉnh)`,
      columns: second,
      groups: [
        {
          rows: rows(
            second,
            deadlines,
            `
1 | Phối hợp với đoàn khảo sát PAPI, bảo đảm cho người dân trả lời khách quan, trung thực | Ủy ban MTTQ Việt Nam tỉnh | UBND cấp xã | Quý III năm 2025
2 | Khảo sát thí điểm mức độ hài lòng của người dân tại 15 xã theo bộ câu hỏi rút gọn | Viện Nghiên cứu phát triển kinh tế - xã hội tỉnh | Sở Nội vụ; Bưu điện tỉnh | Tháng 11 năm 2025
3 | Phân tích kết quả PAPI 2025 sau khi công bố, đề xuất giải pháp cho năm sau | Sở Nội vụ | ^ | Tháng 5/2026
`,
          ),
        },
      ],
    },
  ],
}

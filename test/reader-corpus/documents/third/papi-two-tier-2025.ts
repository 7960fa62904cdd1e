import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A province on two tiers, 2025; axis rows with empty cells; bullets in cells; joint leads; a merged time. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'criterion', title: 'Nội dung đánh giá' },
  { role: 'task', title: 'Nhiệm vụ, giải pháp' },
  { role: 'lead', title: 'Cơ quan chủ trì' },
  { role: 'coordinate', title: 'Cơ quan phối hợp' },
  { role: 'deadline', title: 'Thời gian thực hiện' },
]

export const papiTwoTier: CorpusDocument = {
  name: 'papi-two-tier-2025.txt',
  layout: 'flat',
  head: `
Hệ thống văn bản

ỦY BAN NHÂN DÂN
TỈNH TÂY GIANG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 0187/KH-UBND

Tây Giang, ngày 14 tháng 10 năm 2025

KẾ HOẠCH

CẢI THIỆN, NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH (PAPI) TỈNH TÂY GIANG NĂM 2025 VÀ GIAI ĐOẠN 2026 - 2030

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025; Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030; trên cơ sở kết quả Chỉ số PAPI năm 2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch cải thiện, nâng cao Chỉ số PAPI tỉnh Tây Giang năm 2025 và giai đoạn 2026 - 2030 như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Tây Giang',
    number: '0187/KH-UBND',
    date: '2025-10-14',
    place: 'Tây Giang',
    docType: 'KẾ HOẠCH',
    title:
      'CẢI THIỆN, NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH (PAPI) TỈNH TÂY GIANG NĂM 2025 VÀ GIAI ĐOẠN 2026 - 2030',
    signer: 'Phan Thị Mỹ Dung',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '72/2025/QH15', date: '2025-06-16', role: 'basis' },
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
  ],
  targets: [
    { index: 'PAPI', text: 'Năm 2025, Chỉ số PAPI của tỉnh đạt trên 43,5 điểm', value: 43.5, unit: 'điểm' },
    { index: 'PAPI', text: 'Đến năm 2030, Chỉ số PAPI của tỉnh thuộc nhóm 10 tỉnh, thành phố dẫn đầu cả nước' },
  ],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    'Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, viên chức, nhất là người đứng đầu trong việc cải thiện các chỉ số nội dung còn thấp.',
    '2. Yêu cầu',
    'Xác định rõ người, rõ việc, rõ trách nhiệm, rõ thời gian, rõ sản phẩm, rõ thẩm quyền.',
    'II. MỤC TIÊU',
    '1. Năm 2025, Chỉ số PAPI của tỉnh đạt trên 43,5 điểm, tăng ít nhất 05 bậc so với năm 2024.',
    '2. Đến năm 2030, Chỉ số PAPI của tỉnh thuộc nhóm 10 tỉnh, thành phố dẫn đầu cả nước.',
    'III. NHIỆM VỤ, GIẢI PHÁP',
    '(Chi tiết tại Phụ lục ban hành kèm theo Kế hoạch này)',
    'IV. KINH PHÍ THỰC HIỆN',
    'Kinh phí thực hiện từ ngân sách nhà nước theo phân cấp và các nguồn hợp pháp khác.',
    'V. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu xây dựng kế hoạch cụ thể của cơ quan, đơn vị, địa phương mình trước ngày 31/10/2025; định kỳ báo cáo kết quả về Sở Nội vụ trước ngày 20 của tháng cuối quý.',
      { lead: ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các xã, phường, đặc khu'] },
    ),
    stated(
      'bodyDuty',
      '2. Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp, báo cáo UBND tỉnh theo quy định.',
      {
        lead: ['Sở Nội vụ'],
      },
    ),
    stated('bodyDuty', '3. Sở Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch.', { lead: ['Sở Tài chính'] }),
    'Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương phản ánh về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh xem xét, quyết định./.',
  ],
  foot: `
Nơi nhận:
- Bộ Nội vụ;
- TT. Tỉnh ủy, TT. HĐND tỉnh;
- CT, các PCT UBND tỉnh;
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường, đặc khu;
- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phan Thị Mỹ Dung
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `PHÂN CÔNG NHIỆM VỤ CẢI THIỆN, NÂNG CAO CHỈ SỐ PAPI TỈNH TÂY GIANG
(Ban hành kèm theo Kế hoạch số 0187/KH-UBND ngày 14 tháng 10 năm 2025 của Ủy ban nhân dân tỉnh)`,
      columns,
      groupsFilled: true,
      groups: [
        {
          mark: 'I',
          axis: 'Tham gia của người dân ở cấp cơ sở',
          shown: 'Chỉ số nội dung 1: Tham gia của người dân ở cấp cơ sở',
          rows: rows(
            columns,
            deadlines,
            `
1.1 | Tri thức công dân | - Tuyên truyền Luật Thực hiện dân chủ ở cơ sở bằng hình thức phù hợp với từng nhóm đối tượng, chú trọng vùng đồng bào dân tộc thiểu số; // - Cập nhật tài liệu hỏi đáp về bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031 trên Cổng thông tin điện tử. | Sở Nội vụ, Sở Tư pháp => Sở Nội vụ; Sở Tư pháp | Ủy ban MTTQ Việt Nam tỉnh; Báo và Phát thanh, Truyền hình tỉnh; UBND các xã, phường, đặc khu | Thường xuyên
1.2 | Cơ hội tham gia | Hướng dẫn việc bầu trưởng thôn, tổ trưởng tổ dân phố sau sắp xếp, bảo đảm công khai danh sách ứng cử viên tại nhà văn hóa trước ngày bầu ít nhất 10 ngày. | Sở Nội vụ | UBND các xã, phường, đặc khu | Quý IV/2025
1.3 | Đóng góp tự nguyện của người dân | Kiểm tra việc huy động, quản lý và sử dụng các khoản đóng góp của Nhân dân; xử lý nghiêm trường hợp lạm thu, huy động trái quy định. | Sở Tài chính | Thanh tra tỉnh, Sở Giáo dục và Đào tạo, UBND các xã, phường, đặc khu => Thanh tra tỉnh; Sở Giáo dục và Đào tạo; UBND các xã, phường, đặc khu | Hằng năm
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Công khai, minh bạch trong việc ra quyết định ở địa phương',
          shown: 'Chỉ số nội dung 2: Công khai, minh bạch trong việc ra quyết định ở địa phương',
          rows: rows(
            columns,
            deadlines,
            `
2.1 | Tiếp cận thông tin | Rà soát, ban hành danh mục thông tin phải công khai; bố trí đầu mối cung cấp thông tin tại từng cơ quan, đơn vị, công khai số điện thoại, hộp thư điện tử. | Các sở, ban, ngành; UBND các xã, phường, đặc khu | Văn phòng UBND tỉnh | Tháng 12/2025
2.2 | Công khai danh sách hộ nghèo | Công khai kết quả rà soát hộ nghèo, hộ cận nghèo năm 2025 tại trụ sở UBND cấp xã và nhà sinh hoạt cộng đồng. | UBND các xã, phường, đặc khu | Sở Nông nghiệp và Môi trường | ^
2.3 | Công khai thu, chi ngân sách cấp xã | Niêm yết dự toán, quyết toán ngân sách cấp xã trong thời hạn 30 ngày kể từ ngày được HĐND cấp xã quyết định; trả lời kiến nghị của người dân về thu, chi ngân sách. | UBND các xã, phường, đặc khu | Sở Tài chính | Hằng năm
2.4 | Công khai quy hoạch, kế hoạch sử dụng đất, bảng giá đất | Tổ chức lấy ý kiến Nhân dân đối với kế hoạch sử dụng đất cấp xã giai đoạn 2026 - 2030; công bố bảng giá đất áp dụng từ ngày 01/01/2026 trên phương tiện thông tin đại chúng. | Sở Nông nghiệp và Môi trường | Sở Xây dựng; Sở Tài chính; UBND các xã, phường, đặc khu | Quý I/2026
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Trách nhiệm giải trình với người dân',
          shown: 'Chỉ số nội dung 3: Trách nhiệm giải trình với người dân',
          rows: rows(
            columns,
            deadlines,
            `
3.1 | Tương tác với chính quyền | - Duy trì lịch tiếp công dân định kỳ của người đứng đầu; // - Đối thoại trực tiếp với Nhân dân ít nhất 02 lần/năm; thông báo nội dung, thời gian đối thoại để người dân biết. | Chủ tịch UBND các xã, phường, đặc khu | Ban Tiếp công dân tỉnh | 6 tháng/lần
^ | ^ | Xây dựng chuyên mục hỏi đáp trên Cổng thông tin điện tử tỉnh, trả lời trong 05 ngày làm việc. | Văn phòng UBND tỉnh | Các sở, ban, ngành; UBND các xã, phường, đặc khu | Quý I/2026
3.2 | Giải quyết khiếu nại, tố cáo | Tập trung giải quyết dứt điểm các vụ việc khiếu nại, tố cáo phức tạp, kéo dài phát sinh trong quá trình sắp xếp đơn vị hành chính. | Thanh tra tỉnh | Sở Nông nghiệp và Môi trường; Công an tỉnh; UBND cấp xã | Thường xuyên
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Thủ tục hành chính công',
          shown: 'Chỉ số nội dung 5: Thủ tục hành chính công',
          rows: rows(
            columns,
            deadlines,
            `
4.1 | Dịch vụ chứng thực, xác nhận | Bố trí công chức có nghiệp vụ hộ tịch, chứng thực tại Trung tâm Phục vụ hành chính công cấp xã; không yêu cầu nộp lại giấy tờ đã có trên cơ sở dữ liệu. | UBND các xã, phường, đặc khu | Sở Tư pháp | Trong tháng 11/2025
4.2 | Thủ tục cấp Giấy chứng nhận quyền sử dụng đất | Rút ngắn ít nhất 30% thời gian giải quyết thủ tục đăng ký đất đai, cấp Giấy chứng nhận lần đầu; công khai tình trạng xử lý hồ sơ qua tin nhắn. | Sở Nông nghiệp và Môi trường | Văn phòng Đăng ký đất đai tỉnh; Thuế tỉnh; UBND các xã, phường, đặc khu | Quý II/2026
`,
          ),
        },
      ],
    },
  ],
}

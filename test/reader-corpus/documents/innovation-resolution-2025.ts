import { type CorpusDocument, rows } from '../document.ts'
import { deadlines } from './deadlines.ts'

/** An action plan under Nghị quyết 57; lead and deadline only, quarters written in other ways, groups in Roman numerals. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung nhiệm vụ' },
  { role: 'deadline', title: 'Thời gian thực hiện' },
  { role: 'lead', title: 'Cơ quan chủ trì' },
  { role: 'coordinate', title: 'Cơ quan phối hợp' },
  { role: 'product', title: 'Kết quả' },
]

export const innovation: CorpusDocument = {
  name: 'innovation-resolution-2025.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ CẢNG BIỂN                    Độc lập - Tự do - Hạnh phúc

Số:  871 /KH-UBND            Cảng Biển, ngày 14 tháng 4 năm 2025

KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị và Nghị quyết số 03/NQ-CP của Chính phủ trên địa bàn thành phố năm 2025

Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ, Ủy ban nhân dân thành phố ban hành Kế hoạch thực hiện như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân thành phố Cảng Biển',
    number: '871/KH-UBND',
    date: '2025-04-14',
    place: 'Cảng Biển',
    docType: 'KẾ HOẠCH',
    title:
      'Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị và Nghị quyết số 03/NQ-CP của Chính phủ trên địa bàn thành phố năm 2025',
    signer: 'Phạm Gia Bảo',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '57-NQ/TW', date: '2024-12-22', role: 'implements' },
    { number: '03/NQ-CP', date: '2025-01-09', role: 'implements' },
  ],
  body: [
    'I. QUAN ĐIỂM, MỤC TIÊU',
    '1. Xác định người đứng đầu trực tiếp phụ trách, chịu trách nhiệm về kết quả.',
    'II. NHIỆM VỤ',
    'Giao các cơ quan, đơn vị thực hiện nhiệm vụ theo Phụ lục kèm theo.',
    'III. TỔ CHỨC THỰC HIỆN',
    {
      kind: 'bodyDuty',
      line: '1. Sở Khoa học và Công nghệ là cơ quan đầu mối, tổng hợp báo cáo định kỳ hàng tháng.',
      text: 'Sở Khoa học và Công nghệ là cơ quan đầu mối, tổng hợp báo cáo định kỳ hàng tháng.',
      lead: ['Sở Khoa học và Công nghệ'],
    },
    {
      kind: 'bodyDuty',
      line: '2. Sở Tài chính tham mưu bố trí tối thiểu 3% ngân sách cho khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số.',
      text: 'Sở Tài chính tham mưu bố trí tối thiểu 3% ngân sách cho khoa học, công nghệ, đổi mới',
      lead: ['Sở Tài chính'],
    },
  ],
  foot: `
Nơi nhận:
- Thường trực Thành ủy;
- Lưu: VT, KHCN.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

(Đã ký)

Phạm Gia Bảo
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 871/KH-UBND ngày 14/4/2025 của UBND thành phố)`,
      columns,
      numbered: true,
      groups: [
        {
          mark: 'I',
          axis: 'NÂNG CAO NHẬN THỨC, ĐỘT PHÁ VỀ ĐỔI MỚI TƯ DUY',
          rows: rows(
            columns,
            deadlines,
            `
1 | Xây dựng chuyên trang, chuyên mục về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trên Cổng thông tin điện tử thành phố | Quý IV/2025 | Văn phòng UBND thành phố | Sở Khoa học và Công nghệ; các cơ quan báo chí | Chuyên trang
2 | Phát động phong trào “Bình dân học vụ số” trên toàn thành phố | Tháng 10/2025 | Sở Khoa học và Công nghệ | Thành đoàn; Sở Giáo dục và Đào tạo; UBND các quận, huyện => Thành đoàn; Sở Giáo dục và Đào tạo; UBND các quận, huyện | Kế hoạch phát động
`,
          ),
        },
        {
          mark: 'II',
          axis: 'HOÀN THIỆN THỂ CHẾ',
          rows: rows(
            columns,
            deadlines,
            `
1 | Nghiên cứu, đề xuất cơ chế thử nghiệm có kiểm soát (sandbox) đối với mô hình kinh doanh mới | 2025 - 2026 | Sở Tài chính | Sở Tư pháp; Ban Quản lý Khu kinh tế | Đề án
2 | Ban hành danh mục dữ liệu mở và kế hoạch công bố dữ liệu mở của cơ quan nhà nước | Trước ngày 31/10/2025 | Sở Khoa học và Công nghệ | Các sở, ban, ngành | Quyết định của UBND thành phố
3 | Rà soát, sửa đổi quy chế quản lý, vận hành kho dữ liệu dùng chung | Trong năm 2025 | ^ | ^ | Quyết định của UBND thành phố
`,
          ),
        },
        {
          mark: 'III',
          axis: 'PHÁT TRIỂN HẠ TẦNG, NHẤT LÀ HẠ TẦNG SỐ',
          rows: rows(
            columns,
            deadlines,
            `
1 | Phát triển hạ tầng 5G tại các khu công nghiệp, cảng biển, bệnh viện, trường học | Năm 2025 và các năm tiếp theo | Sở Khoa học và Công nghệ | Các doanh nghiệp viễn thông | 100% khu công nghiệp được phủ sóng
2 | Nâng cấp hệ thống hội nghị truyền hình trực tuyến kết nối đến cấp xã | Quí IV-2025 | Văn phòng UBND thành phố | Viễn thông Cảng Biển | Hệ thống hoàn thành
3 | Triển khai chiếu sáng thông minh trên các tuyến phố chính | Giai đoạn 2026 - 2030 | Sở Xây dựng | UBND các quận | Báo cáo kết quả
`,
          ),
        },
      ],
    },
  ],
}

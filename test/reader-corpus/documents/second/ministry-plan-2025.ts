import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A ministry's decision with plan: departments of the ministry lead, products and deadlines of several kinds. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung công việc' },
  { role: 'lead', title: 'Đơn vị chủ trì' },
  { role: 'coordinate', title: 'Đơn vị phối hợp' },
  { role: 'deadline', title: 'Thời gian thực hiện' },
  { role: 'product', title: 'Kết quả/Sản phẩm' },
]

export const ministryPlan: CorpusDocument = {
  name: 'ministry-plan-2025.txt',
  layout: 'flat',
  head: `
BỘ XÂY DỰNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 1240/QĐ-BXD

Hà Nội, ngày 06 tháng 8 năm 2025

QUYẾT ĐỊNH

Ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính (PAR INDEX) của Bộ Xây dựng năm 2025 và năm 2026

BỘ TRƯỞNG BỘ XÂY DỰNG

Căn cứ Nghị định số 33/2025/NĐ-CP ngày 25 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Xây dựng;

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;

Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nâng cao Chỉ số cải cách hành chính (PAR INDEX) của Bộ Xây dựng năm 2025 và năm 2026.

Điều 2. Giao Vụ Tổ chức cán bộ chủ trì, phối hợp với Văn phòng Bộ theo dõi, đôn đốc, tổng hợp kết quả thực hiện.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

Điều 4. Chánh Văn phòng Bộ, Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:

- Như Điều 4;

- Bộ Nội vụ;

- Lưu: VT, TCCB.

KT. BỘ TRƯỞNG

THỨ TRƯỞNG

Phan Đức Nghĩa

KẾ HOẠCH

Nâng cao Chỉ số cải cách hành chính (PAR INDEX) của Bộ Xây dựng năm 2025 và năm 2026

(Ban hành kèm theo Quyết định số 1240/QĐ-BXD ngày 06/8/2025 của Bộ trưởng Bộ Xây dựng)
`,
  header: {
    agency: 'Bộ Xây dựng',
    number: '1240/QĐ-BXD',
    date: '2025-08-06',
    place: 'Hà Nội',
    docType: 'QUYẾT ĐỊNH',
    title: 'Ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính (PAR INDEX) của Bộ Xây dựng năm 2025 và năm 2026',
    signer: 'Phan Đức Nghĩa',
    signerTitle: 'THỨ TRƯỞNG',
  },
  bases: [
    { number: '33/2025/NĐ-CP', date: '2025-02-25', role: 'basis' },
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
  ],
  body: [
    'I. MỤC ĐÍCH',
    '1. Khắc phục các tiêu chí chưa đạt điểm tối đa trong kỳ xác định Chỉ số năm 2024.',
    'II. NỘI DUNG',
    'Các nhiệm vụ cụ thể được phân công tại Phụ lục.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Thủ trưởng các đơn vị thuộc Bộ chỉ đạo, đôn đốc thực hiện nhiệm vụ được giao.', {
      lead: ['Thủ trưởng các đơn vị thuộc Bộ'],
    }),
    stated('bodyDuty', '2. Vụ Kế hoạch - Tài chính bố trí kinh phí thực hiện Kế hoạch.', {
      lead: ['Vụ Kế hoạch - Tài chính'],
    }),
  ],
  foot: '',
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: 'PHÂN CÔNG NHIỆM VỤ NÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA BỘ XÂY DỰNG',
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Công tác chỉ đạo, điều hành',
          rows: rows(
            columns,
            deadlines,
            `
1 | Phát động phong trào thi đua về cải cách hành chính; lựa chọn sáng kiến có khả năng nhân rộng | Vụ Tổ chức cán bộ | Công đoàn Xây dựng Việt Nam; các đơn vị thuộc Bộ | Quý III năm 2025 | Kế hoạch phát động thi đua
2 | Kiểm tra công tác cải cách hành chính tại các Cục, Viện, trường trực thuộc | ^ | Văn phòng Bộ; Vụ Pháp chế | Quý IV/2025 | Báo cáo kết quả kiểm tra
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Cải cách thể chế',
          rows: rows(
            columns,
            deadlines,
            `
1 | Trình ban hành đúng tiến độ các văn bản quy phạm pháp luật trong chương trình công tác | Vụ Pháp chế | Các Cục, Vụ được giao chủ trì soạn thảo | Trước ngày 20 của tháng cuối quý | Nghị định, Thông tư được ban hành
2 | Rà soát văn bản có quy định không còn phù hợp mô hình chính quyền địa phương hai cấp | Vụ Pháp chế | Cục Quản lý nhà và thị trường bất động sản, Cục Đường bộ Việt Nam => Cục Quản lý nhà và thị trường bất động sản; Cục Đường bộ Việt Nam | Trong 15 ngày kể từ ngày ban hành Kế hoạch | Danh mục văn bản cần sửa đổi
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Cải cách thủ tục hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Cung cấp dịch vụ công trực tuyến toàn trình đối với thủ tục đăng kiểm, cấp phép vận tải | Cục Đăng kiểm Việt Nam Cục Đường bộ Việt Nam => Cục Đăng kiểm Việt Nam; Cục Đường bộ Việt Nam | Trung tâm Công nghệ thông tin | Năm 2025 | Dịch vụ công trực tuyến toàn trình
2 | Cắt giảm 30% điều kiện đầu tư kinh doanh không cần thiết thuộc phạm vi quản lý của Bộ | Văn phòng Bộ | Các Cục, Vụ có thủ tục hành chính | Theo tiến độ của Bộ Nội vụ | Nghị định cắt giảm điều kiện kinh doanh
3 | Công bố thủ tục hành chính ngay khi văn bản được ban hành | Các Cục, Vụ có thủ tục hành chính | Văn phòng Bộ | Ngay sau khi Nghị quyết được ban hành | Quyết định công bố
`,
          ),
        },
      ],
    },
  ],
}

import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A plan in a resolution of a People's Council; “Trục 1: …” as groups; no numbers; a text for several products. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'task', title: 'Nhiệm vụ trọng tâm' },
  { role: 'lead', title: 'Chủ trì tham mưu' },
  { role: 'coordinate', title: 'Phối hợp' },
  { role: 'product', title: 'Kết quả đầu ra' },
  { role: 'deadline', title: 'Tiến độ' },
]

export const councilResolution: CorpusDocument = {
  name: 'resolution-plan-2026.md',
  layout: 'pipes',
  head: `
HỘI ĐỒNG NHÂN DÂN
TỈNH AN SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/NQ-HĐND

An Sơn, ngày 27 tháng 02 năm 2026

NGHỊ QUYẾT

Về nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) tỉnh An Sơn giai đoạn 2026 - 2030

HỘI ĐỒNG NHÂN DÂN TỈNH AN SƠN
KHÓA XVI, KỲ HỌP THỨ 31 (CHUYÊN ĐỀ)

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Xét Tờ trình số 47/TTr-UBND ngày 12 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra số 09/BC-BPC ngày 20 tháng 02 năm 2026 của Ban Pháp chế; ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp.

QUYẾT NGHỊ:
`,
  header: {
    agency: 'Hội đồng nhân dân tỉnh An Sơn',
    number: '12/NQ-HĐND',
    date: '2026-02-27',
    place: 'An Sơn',
    docType: 'NGHỊ QUYẾT',
    title: 'Về nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) tỉnh An Sơn giai đoạn 2026 - 2030',
    signer: 'Hoàng Thế Vinh',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '47/TTr-UBND', date: '2026-02-12', role: 'proposal' },
    { number: '09/BC-BPC', date: '2026-02-20', role: 'proposal' },
  ],
  targets: [
    { index: 'PAPI', text: 'Đến năm 2030, Chỉ số PAPI của tỉnh đạt tối thiểu 46 điểm', value: 46, unit: 'điểm' },
  ],
  body: [
    'Điều 1. Thông qua mục tiêu, nhiệm vụ nâng cao Chỉ số PAPI tỉnh An Sơn giai đoạn 2026 - 2030',
    '1. Mục tiêu',
    'Đến năm 2030, Chỉ số PAPI của tỉnh đạt tối thiểu 46 điểm; trục nội dung “Quản trị điện tử” thuộc nhóm cao nhất.',
    '2. Nhiệm vụ',
    'Nhiệm vụ của từng trục nội dung theo Phụ lục ban hành kèm theo Nghị quyết này.',
    'Điều 2. Tổ chức thực hiện',
    stated(
      'bodyDuty',
      '1. Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết, báo cáo Hội đồng nhân dân tỉnh chậm nhất ngày 20/6/2026.',
      {
        lead: ['Ủy ban nhân dân tỉnh'],
        deadline: due('chậm nhất ngày 20/6/2026'),
      },
    ),
    stated(
      'bodyDuty',
      '2. Giao Thường trực, các Ban, Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.',
      {
        lead: ['Thường trực, các Ban, Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh'],
      },
    ),
    'Nghị quyết này đã được Hội đồng nhân dân tỉnh An Sơn khóa XVI, kỳ họp thứ 31 thông qua ngày 27 tháng 02 năm 2026./.',
  ],
  foot: `
Nơi nhận:
- Ủy ban Thường vụ Quốc hội;
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

CHỦ TỊCH

Hoàng Thế Vinh
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `NHIỆM VỤ NÂNG CAO CÁC TRỤC NỘI DUNG CỦA CHỈ SỐ PAPI
(Ban hành kèm theo Nghị quyết số 12/NQ-HĐND ngày 27/02/2026 của HĐND tỉnh An Sơn)`,
      columns,
      groups: [
        {
          axis: 'Tham gia của người dân ở cấp cơ sở',
          shown: 'Trục 1: Tham gia của người dân ở cấp cơ sở',
          rows: rows(
            columns,
            deadlines,
            `
Ban hành bộ tài liệu mẫu thực hiện dân chủ ở thôn, tổ dân phố và tập huấn cho trưởng thôn | Sở Nội vụ | Ủy ban MTTQ Việt Nam tỉnh; UBND các xã, phường | Bộ tài liệu mẫu | Tháng 4 năm 2026
^ | ^ | ^ | 100% trưởng thôn được tập huấn | ^
Công khai các khoản thu, chi từ đóng góp của Nhân dân bằng bảng tin và nhóm Zalo của thôn | UBND các xã, phường | Các sở: Tài chính, Nội vụ => Sở Tài chính; Sở Nội vụ | Bảng công khai hằng quý | Định kỳ hằng quý
`,
          ),
        },
        {
          axis: 'Kiểm soát tham nhũng trong khu vực công',
          shown: 'Trục 4: Kiểm soát tham nhũng trong khu vực công',
          rows: rows(
            columns,
            deadlines,
            `
Thanh tra đột xuất việc thực hiện quy tắc ứng xử tại bệnh viện, trường học công lập | Thanh tra tỉnh | Sở Y tế; Sở Giáo dục và Đào tạo | Kết luận thanh tra | Hàng năm, trước ngày 15/12
Công khai danh sách người trúng tuyển, điểm thi và vị trí việc làm khi tuyển dụng công chức, viên chức | Sở Nội vụ | Các sở, ban, ngành, UBND các xã, phường => Các sở, ban, ngành; UBND các xã, phường | Thông báo trên Cổng thông tin điện tử | Được thực hiện ngay khi có kết quả công bố
`,
          ),
        },
        {
          axis: 'Quản trị điện tử',
          shown: 'Trục 8: Quản trị điện tử',
          rows: rows(
            columns,
            deadlines,
            `
Xây dựng Đề án phủ sóng di động 5G và internet tại các thôn vùng lõm | Sở Khoa học và Công nghệ | Các doanh nghiệp viễn thông; UBND các xã => Các doanh nghiệp viễn thông; UBND các xã | Đề án được phê duyệt | Trước ngày 30/6/2026
Hoàn thành xóa vùng lõm sóng tại 38 thôn, bản | ^ | ^ | 38/38 thôn có sóng | Sau 03 tháng kể từ khi Đề án được phê duyệt
Nâng cấp chuyên mục hỏi đáp trên Cổng thông tin điện tử của tỉnh, trả lời trong 03 ngày làm việc | Văn phòng UBND tỉnh | Các sở, ban, ngành | Chuyên mục được nâng cấp | Quý IV/2025 - Quý II/2026
`,
          ),
        },
      ],
    },
  ],
}

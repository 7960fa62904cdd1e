import type { CorpusDocument, Row } from '../reader-corpus/document.ts'

const row = (number: string, task: string, agencies: string, deadline: string, product: string): Row => ({
  number: { text: number },
  task: { text: task },
  lead: { text: agencies },
  deadline: { text: deadline },
  product: { text: product },
})

/** A plan of Lam Giang whose one column of agencies can be read in two ways, with a line of the site it was copied from. */
export const planOfTwoReadings: CorpusDocument = {
  name: 'ke-hoach-hai-cach-doc',
  head: `Hệ thống pháp luật

ỦY BAN NHÂN DÂN
TỈNH LAM GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77/KH-UBND

Lam Giang, ngày 02 tháng 4 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2026

Thực hiện Kế hoạch số 18/KH-UBND ngày 20/01/2026 của UBND tỉnh Lam Giang, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:`,
  header: {},
  bases: [],
  body: [
    'I. MỤC TIÊU',
    'Phấn đấu năm 2026 Chỉ số PAPI của tỉnh nằm trong nhóm 20 tỉnh, thành phố đạt điểm cao nhất.',
    'II. NHIỆM VỤ',
    'Các nhiệm vụ cụ thể tại Phụ lục kèm theo.',
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này; báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026.',
  ],
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: 'PHÂN CÔNG NHIỆM VỤ',
      columns: [
        { role: 'number', title: 'STT' },
        { role: 'task', title: 'Nội dung nhiệm vụ' },
        { role: 'lead', title: 'Cơ quan chủ trì, phối hợp' },
        { role: 'deadline', title: 'Thời gian hoàn thành' },
        { role: 'product', title: 'Sản phẩm' },
      ],
      groups: [
        {
          mark: 'I',
          axis: 'Công khai, minh bạch',
          rows: [
            row('1', 'Công khai danh sách hộ nghèo tại trụ sở.', 'Sở Nội vụ', 'Quý II/2026', 'Danh sách'),
            row('2', 'Rà soát, công bố thủ tục hành chính.', 'Sở Nội vụ; Sở Tài chính', 'Quý III/2026', 'Quyết định'),
            row('3', 'Tập huấn kỹ năng giao tiếp cho công chức.', 'Sở Nội vụ', 'Tháng 10/2026', 'Báo cáo'),
          ],
        },
      ],
    },
  ],
  foot: 'Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Minh',
  layout: 'pipes',
}

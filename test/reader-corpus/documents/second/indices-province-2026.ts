import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A province of 2026: figures in a table of their own, then tasks; several milestones in one cell; monitoring column. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'criterion', title: 'Tiêu chí' },
  { role: 'task', title: 'Nhiệm vụ, giải pháp thực hiện' },
  { role: 'deadline', title: 'Thời hạn' },
  { role: 'lead', title: 'Cơ quan chủ trì thực hiện' },
  { role: 'coordinate', title: 'Cơ quan phối hợp' },
  { role: 'monitor', title: 'Theo dõi, đôn đốc' },
]
const figureColumns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'task', title: 'Chỉ tiêu' },
  { role: 'note', title: 'Đơn vị tính' },
  { role: 'figure', title: 'Mục tiêu 2026' },
]
const figureRows = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [number, task, unit, figure] = line.split('|').map((text) => ({ text: text.trim() }))
      return { number: number!, task: task!, note: unit!, figure: figure! }
    })

export const indicesProvince: CorpusDocument = {
  name: 'indices-province-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN TỈNH

BẮC HẢI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập – Tự do – Hạnh phúc

Số: 77/KH-UBNDngày 05 tháng 3 năm 2026

KẾ HOẠCH

Cải thiện, nâng cao Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hài lòng (SIPAS) năm 2026

Căn cứ Nghị quyết số

76/NQ -CP ngày 15/7/2021 của Chính phủ; Quyết định số 2229/QĐ-TTg ngày 09/10/2025 của Thủ tướng Chính phủ; Nghị quyết số 05-NQ/TU ngày 12/12/2025 của Ban Chấp hành Đảng bộ tỉnh khóa XX, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Bắc Hải',
    number: '77/KH-UBND',
    date: '2026-03-05',
    docType: 'KẾ HOẠCH',
    title: 'Cải thiện, nâng cao Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hài lòng (SIPAS) năm 2026',
    signer: 'Vũ Thị Thanh Thủy',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
    { number: '2229/QĐ-TTg', date: '2025-10-09', role: 'basis' },
    { number: '05-NQ/TU', date: '2025-12-12', role: 'basis' },
  ],
  targets: [
    { index: 'PAR INDEX', text: 'Chỉ số PAR INDEX của tỉnh', value: 89.5, unit: '%' },
    { index: 'SIPAS', text: 'Chỉ số SIPAS của tỉnh', value: 86, unit: '%' },
  ],
  body: [
    'I. MỤC TIÊU',
    'Các chỉ tiêu chủ yếu năm 2026 tại Phụ lục I.',
    'II. NHIỆM VỤ, GIẢI PHÁP',
    'Phân công nhiệm vụ cụ thể tại Phụ lục II.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường, đặc khu chịu trách nhiệm trước UBND tỉnh về kết quả các tiêu chí được giao.',
      {
        lead: ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các xã, phường, đặc khu'],
      },
    ),
    stated('bodyDuty', '2. Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi, tổng hợp, báo cáo.', {
      lead: ['Sở Nội vụ'],
      coordinate: ['Văn phòng UBND tỉnh'],
    }),
  ],
  foot: `
Nơi nhận:

- Bộ Nội vụ;

- Như Mục III;

- Lưu: VT, NC2.

TM. ỦY BAN NHÂN DÂN

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH

(Đã ký)

Vũ Thị Thanh Thủy
`,
  annexes: [
    {
      heading: 'PHỤ LỤC I',
      title: `CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026
(Kèm theo Kế hoạch số 77/KH-UBND ngày 05/3/2026 của UBND tỉnh)`,
      columns: figureColumns,
      figures: true,
      groups: [
        {
          rows: figureRows(`
1 | Chỉ số PAR INDEX của tỉnh | % | 89,5
2 | Chỉ số SIPAS của tỉnh | % | 86
3 | Tỷ lệ hồ sơ trực tuyến toàn trình | % | 80
`),
        },
      ],
    },
    {
      heading: 'PHỤ LỤC II',
      title: `PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 77/KH-UBND ngày 05/3/2026 của UBND tỉnh)`,
      columns,
      groups: [
        {
          mark: 'A',
          axis: 'Chỉ đạo, điều hành cải cách hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Kế hoạch kiểm tra cải cách hành chính | Ban hành và thực hiện kế hoạch kiểm tra; số cơ quan, đơn vị được kiểm tra đạt từ 30% trở lên | - Ban hành kế hoạch: Tháng 3/2026; // - Báo cáo kết quả: Trước ngày 15/11/2026 | Sở Nội vụ | Thành viên Đoàn kiểm tra | Văn phòng UBND tỉnh
2 | Chế độ báo cáo | Gửi báo cáo cải cách hành chính về Bộ Nội vụ đầy đủ, đúng hạn | 6 tháng: trước ngày 15/6; năm: trước ngày 15/12 | Sở Nội vụ | Các sở, ban, ngành; UBND các xã, phường, đặc khu | ^
3 | Thực hiện nhiệm vụ được giao | Hoàn thành 100% nhiệm vụ Chính phủ giao đúng tiến độ, không có nhiệm vụ quá hạn | Trước ngày 05 của tháng liền kề | Văn phòng UBND tỉnh | ^ | ^
`,
          ),
        },
        {
          mark: 'B',
          axis: 'Cải cách tài chính công',
          rows: rows(
            columns,
            deadlines,
            `
1 | Giải ngân vốn đầu tư công | Theo dõi, đôn đốc các chủ đầu tư; giải ngân đạt 100% kế hoạch vốn được giao | Cả năm | Sở Tài chính | Kho bạc Nhà nước khu vực; các chủ đầu tư | Sở Nội vụ
2 | Tự chủ của đơn vị sự nghiệp công lập | Rà soát, giao quyền tự chủ tài chính giai đoạn 2026 - 2030 cho các đơn vị sự nghiệp | Quý I, năm 2026 | ^ | Các sở, ban, ngành có đơn vị sự nghiệp trực thuộc | ^
^ | ^ | Chuyển ít nhất 02 đơn vị sự nghiệp đủ điều kiện thành công ty cổ phần | 2026 - 2027 | ^ | - | ^
`,
          ),
        },
        {
          mark: 'C',
          axis: 'Mức độ hài lòng của người dân, tổ chức',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tiếp cận dịch vụ | Bố trí bảng chỉ dẫn, ghế chờ, máy lấy số tự động; trang bị máy tính cho người dân nộp hồ sơ trực tuyến | Từ tháng 4 đến tháng 10/2026 | UBND các xã, phường, đặc khu | Trung tâm Phục vụ hành chính công tỉnh | Văn phòng UBND tỉnh
2 | Công chức trực tiếp giải quyết công việc | ^ | ^ | ^ | ^ | ^
3 | Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị | Trả lời 100% phản ánh, kiến nghị qua Cổng Dịch vụ công và đường dây nóng 1022 | Chậm nhất 05 ngày làm việc sau khi nhận được văn bản | Các sở, ban, ngành; UBND các xã, phường, đặc khu | Văn phòng UBND tỉnh | ^
`,
          ),
        },
      ],
    },
  ],
}

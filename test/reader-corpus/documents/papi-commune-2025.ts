import { type CorpusDocument, rows } from '../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A ward of 2025: tasks in the body with assignment lines, and a table without numbers. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'task', title: 'Nhiệm vụ' },
  { role: 'lead', title: 'Đơn vị thực hiện' },
  { role: 'deadline', title: 'Thời gian' },
]
const democracy = 'Tham gia của người dân ở cấp cơ sở'
const openness = 'Công khai, minh bạch trong việc ra quyết định'
const procedures = 'Thủ tục hành chính công'
const electronic = 'Quản trị điện tử'

export const papiCommune: CorpusDocument = {
  name: 'papi-commune-2025.txt',
  layout: 'flatTight',
  head: `
ỦY BAN NHÂN DÂN
PHƯỜNG ĐÔNG HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Đông Hòa, ngày 19 tháng 8 năm 2025
KẾ HOẠCH
Nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) trên địa bàn phường Đông Hòa năm 2025
Thực hiện Kế hoạch số 3301/KH-UBND ngày 30/7/2025 của Ủy ban nhân dân thành phố về nâng cao Chỉ số PAPI năm 2025; Ủy ban nhân dân phường xây dựng Kế hoạch triển khai thực hiện như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân phường Đông Hòa',
    number: '45/KH-UBND',
    date: '2025-08-19',
    place: 'Đông Hòa',
    docType: 'KẾ HOẠCH',
    title: 'Nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) trên địa bàn phường Đông Hòa năm 2025',
    signer: 'Võ Minh Tuấn',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [{ number: '3301/KH-UBND', date: '2025-07-30', role: 'implements' }],
  targets: [
    { text: 'Phấn đấu tỷ lệ người dân hài lòng khi giải quyết thủ tục hành chính đạt trên 95%', value: 95, unit: '%' },
  ],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Nâng cao nhận thức, trách nhiệm của cán bộ, công chức phường trong phục vụ Nhân dân.',
    '2. Phấn đấu tỷ lệ người dân hài lòng khi giải quyết thủ tục hành chính đạt trên 95%.',
    'II. NHIỆM VỤ VÀ GIẢI PHÁP',
    `1. Chỉ số nội dung “${democracy}”`,
    {
      kind: 'bodyTask',
      axis: democracy,
      line: '- Niêm yết công khai Luật Thực hiện dân chủ ở cơ sở tại trụ sở và nhà văn hóa khu phố; tổ chức tuyên truyền bằng loa thông minh.',
      text: 'Niêm yết công khai Luật Thực hiện dân chủ ở cơ sở tại trụ sở và nhà văn hóa khu phố',
      lead: ['Phòng Văn hóa - Xã hội'],
      coordinate: ['Các khu phố'],
      deadline: due('Thường xuyên'),
    },
    {
      kind: 'bodyTask',
      axis: democracy,
      line: '- Lấy ý kiến Nhân dân về mức đóng góp xây dựng hẻm, thoát nước và công khai quyết toán các khoản đóng góp tự nguyện.',
      text: 'Lấy ý kiến Nhân dân về mức đóng góp xây dựng hẻm, thoát nước và công khai quyết toán',
      lead: ['Phòng Văn hóa - Xã hội'],
      coordinate: ['Các khu phố'],
      deadline: due('Thường xuyên'),
    },
    'Đơn vị chủ trì: Phòng Văn hóa - Xã hội.',
    'Đơn vị phối hợp: Các khu phố.',
    'Thời gian thực hiện: Thường xuyên.',
    `2. Chỉ số nội dung “${openness}”`,
    {
      kind: 'bodyTask',
      axis: openness,
      line: '- Công khai danh sách hộ nghèo, hộ cận nghèo, quy hoạch, kế hoạch sử dụng đất trên Trang thông tin điện tử phường.',
      text: 'Công khai danh sách hộ nghèo, hộ cận nghèo, quy hoạch, kế hoạch sử dụng đất trên Trang',
      lead: ['Phòng Kinh tế, Hạ tầng và Đô thị'],
      coordinate: ['Văn phòng HĐND và UBND phường'],
      deadline: due('Trước ngày 31/10/2025'),
    },
    'Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.',
    'Đơn vị phối hợp: Văn phòng HĐND và UBND phường.',
    'Thời gian thực hiện: Trước ngày 31/10/2025.',
    `3. Chỉ số nội dung “${procedures}”`,
    {
      kind: 'bodyTask',
      axis: procedures,
      line: '- Bố trí công chức trực, hướng dẫn người dân nộp hồ sơ trực tuyến tại Trung tâm Phục vụ hành chính công phường; không để hồ sơ trễ hạn.',
      text: 'Bố trí công chức trực, hướng dẫn người dân nộp hồ sơ trực tuyến tại Trung tâm Phục vụ',
      lead: ['Trung tâm Phục vụ hành chính công phường'],
      deadline: due('Thường xuyên'),
    },
    'Đơn vị chủ trì: Trung tâm Phục vụ hành chính công phường.',
    'Thời gian thực hiện: Thường xuyên.',
    'III. TỔ CHỨC THỰC HIỆN',
    {
      kind: 'bodyDuty',
      line: '1. Văn phòng HĐND và UBND phường theo dõi, tổng hợp, báo cáo kết quả thực hiện Kế hoạch trước ngày 10/12/2025.',
      text: 'Văn phòng HĐND và UBND phường theo dõi, tổng hợp, báo cáo kết quả thực hiện Kế hoạch',
      lead: ['Văn phòng HĐND và UBND phường'],
      deadline: due('trước ngày 10/12/2025'),
    },
    {
      kind: 'bodyDuty',
      line: '2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường giám sát việc thực hiện Kế hoạch này.',
      text: 'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường giám sát việc thực hiện Kế hoạch này.',
      lead: ['Ủy ban Mặt trận Tổ quốc Việt Nam phường'],
    },
  ],
  foot: `
Nơi nhận:
- UBND thành phố;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Võ Minh Tuấn
`,
  annexes: [
    {
      heading: 'PHỤ LỤC 01',
      title: `Một số nhiệm vụ cụ thể nâng cao Chỉ số PAPI năm 2025
(Ban hành kèm theo Kế hoạch số 45/KH-UBND ngày 19/8/2025 của UBND phường)`,
      columns,
      groups: [
        {
          mark: 'A',
          axis: electronic,
          rows: rows(
            columns,
            deadlines,
            `
1 | Thành lập tổ công nghệ số cộng đồng tại 12/12 khu phố, hướng dẫn người dân cài đặt VNeID | Phòng Văn hóa - Xã hội | Tháng 10/2025
2 | Cập nhật đầy đủ thông tin liên hệ của lãnh đạo, công chức lên Trang thông tin điện tử | Văn phòng HĐND và UBND phường | Quý III năm 2025
`,
          ),
        },
        {
          mark: 'B',
          axis: 'Quản trị môi trường',
          rows: rows(
            columns,
            deadlines,
            `
1 | Xử lý dứt điểm các điểm tập kết rác tự phát trên tuyến kênh Ba Bò | Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường | Quý IV năm 2025
2 | Ra quân dọn vệ sinh ngày chủ nhật xanh, vận động hộ dân phân loại rác tại nguồn | Đoàn Thanh niên phường; các khu phố => Đoàn Thanh niên phường; các khu phố | Hàng tháng
3 | Công khai số điện thoại đường dây nóng tiếp nhận phản ánh về môi trường | Phòng Kinh tế, Hạ tầng và Đô thị | Tháng 10/2025
`,
          ),
        },
      ],
    },
  ],
}

import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A department's plan of 2026 after the districts ended: rooms of the department, both roles in one cell with colons, tasks 1.1.1. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nhiệm vụ/hoạt động' },
  { role: 'product', title: 'Sản phẩm, kết quả đầu ra' },
  { role: 'both', title: 'Cơ quan chủ trì/phối hợp' },
  { role: 'deadline', title: 'Thời gian hoàn thành' },
  { role: 'note', title: 'Ghi chú' },
]

export const agricultureDepartment: CorpusDocument = {
  name: 'agriculture-department-2026.txt',
  layout: 'flatTight',
  head: `
UBND TỈNH BẮC SƠN
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-SNNMT
Bắc Sơn, ngày      tháng 01 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026 của Sở Nông nghiệp và Môi trường
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;
Căn cứ Kế hoạch số 412/KH-UBND ngày 25/12/2025 của UBND tỉnh về cải cách hành chính năm 2026,
Sở Nông nghiệp và Môi trường ban hành Kế hoạch cải cách hành chính năm 2026 như sau:
`,
  header: {
    agency: 'Sở Nông nghiệp và Môi trường',
    date: '2026-01',
    place: 'Bắc Sơn',
    docType: 'KẾ HOẠCH',
    title: 'Cải cách hành chính năm 2026 của Sở Nông nghiệp và Môi trường',
    signer: 'Hà Thị Thu Trang',
    signerTitle: 'GIÁM ĐỐC',
  },
  bases: [
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
    { number: '412/KH-UBND', date: '2025-12-25', role: 'basis' },
  ],
  targets: [
    { text: 'Chỉ số cải cách hành chính (PAR INDEX) của Sở năm 2026 xếp loại Tốt, nằm trong nhóm 05 sở dẫn đầu' },
    { text: '100% thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình', value: 100 },
    { text: 'Tỷ lệ hồ sơ giải quyết trước và đúng hạn đạt từ 98% trở lên', value: 98 },
    { text: 'Mức độ hài lòng của người dân, tổ chức đối với lĩnh vực đất đai đạt tối thiểu 90%', value: 90 },
  ],
  body: [
    'I. MỤC TIÊU',
    '1. Mục tiêu chung',
    'Nâng cao chất lượng phục vụ, siết chặt kỷ luật, kỷ cương hành chính trong các lĩnh vực quản lý của Sở.',
    '2. Mục tiêu cụ thể',
    '- Chỉ số cải cách hành chính (PAR INDEX) của Sở năm 2026 xếp loại Tốt, nằm trong nhóm 05 sở dẫn đầu.',
    '- 100% thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.',
    '- Tỷ lệ hồ sơ giải quyết trước và đúng hạn đạt từ 98% trở lên.',
    '- Mức độ hài lòng của người dân, tổ chức đối với lĩnh vực đất đai đạt tối thiểu 90%.',
    'II. NHIỆM VỤ TRỌNG TÂM',
    stated('bodyTask', '1. Xây dựng chuyên trang về quy hoạch sử dụng đất cấp xã, cập nhật đầy đủ bảng giá đất mới.', {
      lead: ['Phòng Quản lý đất đai'],
      coordinate: ['Văn phòng Sở'],
      deadline: due('Quý II/2026'),
    }),
    '- Đơn vị chủ trì: Phòng Quản lý đất đai.',
    '- Đơn vị phối hợp: Văn phòng Sở.',
    '- Thời gian thực hiện: Quý II/2026.',
    stated(
      'bodyTask',
      '2. Tổ chức đối thoại với doanh nghiệp, hợp tác xã về thủ tục môi trường, khoáng sản, tài nguyên nước.',
      {
        lead: ['Chi cục Bảo vệ môi trường'],
        coordinate: ['các phòng, đơn vị thuộc Sở'],
        deadline: due('Tháng 6/2026'),
      },
    ),
    '- Đơn vị chủ trì: Chi cục Bảo vệ môi trường.',
    '- Đơn vị phối hợp: các phòng, đơn vị thuộc Sở.',
    '- Thời gian thực hiện: Tháng 6/2026.',
    '(Nhiệm vụ cụ thể tại Phụ lục kèm theo)',
    'III. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Các phòng, đơn vị thuộc Sở chủ động thực hiện nhiệm vụ được giao, báo cáo kết quả về Văn phòng Sở trước ngày 15 của tháng cuối quý.',
      { lead: ['Các phòng, đơn vị thuộc Sở'] },
    ),
    stated(
      'bodyDuty',
      '2. Văn phòng Sở theo dõi, đôn đốc, tổng hợp, báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 05/12/2026.',
      { lead: ['Văn phòng Sở'] },
    ),
  ],
  foot: `
Nơi nhận:
- UBND tỉnh (b/c);
- Sở Nội vụ;
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.
GIÁM ĐỐC
Hà Thị Thu Trang
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026
(Kèm theo Kế hoạch số     /KH-SNNMT ngày    /01/2026 của Sở Nông nghiệp và Môi trường)`,
      columns,
      numbered: true,
      groupsFilled: true,
      groups: [
        {
          mark: '1',
          axis: 'Cải cách thể chế',
          shown: 'CẢI CÁCH THỂ CHẾ',
          rows: rows(
            columns,
            deadlines,
            `
1.1 | Xây dựng Quyết định quy định hạn mức giao đất, công nhận đất ở trên địa bàn tỉnh | Quyết định của UBND tỉnh | Chủ trì: Phòng Quản lý đất đai // Phối hợp: Văn phòng Đăng ký đất đai, UBND các xã, phường => Phòng Quản lý đất đai => Văn phòng Đăng ký đất đai; UBND các xã, phường | Quý III/2026 | -
1.2 | Rà soát văn bản quy phạm pháp luật do HĐND, UBND cấp huyện cũ ban hành còn hiệu lực để bãi bỏ, thay thế | Báo cáo rà soát; Tờ trình UBND tỉnh | Chủ trì: Phòng Tổ chức - Pháp chế // Phối hợp: Các phòng, đơn vị thuộc Sở => Phòng Tổ chức - Pháp chế => Các phòng, đơn vị thuộc Sở | Trước 30/4/2026 | Theo chỉ đạo của Sở Tư pháp
`,
          ),
        },
        {
          mark: '2',
          axis: 'Cải cách thủ tục hành chính',
          shown: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH',
          rows: rows(
            columns,
            deadlines,
            `
2.1 | Kiểm tra việc tiếp nhận hồ sơ đất đai, môi trường tại Trung tâm Phục vụ hành chính công cấp xã | Kế hoạch; báo cáo kết quả kiểm tra | Chủ trì: Thanh tra Sở // Phối hợp: Văn phòng Sở => Thanh tra Sở => Văn phòng Sở | Tháng 3/2026 và tháng 9/2026 | 02 đợt/năm
2.2 | Đề xuất phân cấp, ủy quyền giải quyết thủ tục lĩnh vực thủy lợi, kiểm lâm cho UBND cấp xã | Văn bản đề xuất | Chủ trì: Chi cục Thủy lợi, Chi cục Kiểm lâm // Phối hợp: Văn phòng Sở => Chi cục Thủy lợi; Chi cục Kiểm lâm => Văn phòng Sở | 6 tháng đầu năm 2026 | -
2.3 | Thực hiện gửi thư xin lỗi đối với hồ sơ trễ hạn theo đúng mẫu quy định | Thư xin lỗi | Chủ trì: Văn phòng Đăng ký đất đai => Văn phòng Đăng ký đất đai => | Thường xuyên | -
`,
          ),
        },
        {
          mark: '3',
          axis: 'Xây dựng và phát triển chính quyền số',
          shown: 'XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ',
          rows: rows(
            columns,
            deadlines,
            `
3.1 | Số hóa, làm sạch cơ sở dữ liệu đất đai của 62 xã, phường | Cơ sở dữ liệu đất đai được vận hành | Chủ trì: Văn phòng Đăng ký đất đai // Phối hợp: Công an tỉnh; Sở Khoa học và Công nghệ => Văn phòng Đăng ký đất đai => Công an tỉnh; Sở Khoa học và Công nghệ | Đến hết ngày 30/9/2026 | Dự án đã được phê duyệt
3.2 | Ứng dụng trí tuệ nhân tạo trong cảnh báo cháy rừng, sạt lở đất | Phần mềm cảnh báo | Chủ trì: Chi cục Kiểm lâm // Phối hợp: Trung tâm Công nghệ thông tin => Chi cục Kiểm lâm => Trung tâm Công nghệ thông tin | Cả năm | -
`,
          ),
        },
      ],
    },
  ],
}

import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A commune of 2026: five columns, product last but one, own offices, people as leads; one cell a line, no blank lines. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung công việc' },
  { role: 'lead', title: 'Đơn vị, cá nhân chủ trì' },
  { role: 'coordinate', title: 'Đơn vị phối hợp' },
  { role: 'deadline', title: 'Thời gian thực hiện, hoàn thành' },
  { role: 'product', title: 'Kết quả, sản phẩm' },
]

export const sipasCommune: CorpusDocument = {
  name: 'sipas-commune-2026.txt',
  layout: 'flatTight',
  head: `
ỦY BAN NHÂN DÂN
XÃ ĐÔNG HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Đông Hòa, ngày 20 tháng 01 năm 2026
KẾ HOẠCH
Cải thiện, nâng cao mức độ hài lòng của người dân, doanh nghiệp về sự phục vụ của các cơ quan hành chính trên địa bàn xã Đông Hòa năm 2026
Căn cứ Kế hoạch số 12/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về nâng cao Chỉ số hài lòng của người dân (SIPAS) năm 2026;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã; Ủy ban nhân dân xã Đông Hòa ban hành Kế hoạch cụ thể như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân xã Đông Hòa',
    number: '45/KH-UBND',
    date: '2026-01-20',
    place: 'Đông Hòa',
    docType: 'KẾ HOẠCH',
    title:
      'Cải thiện, nâng cao mức độ hài lòng của người dân, doanh nghiệp về sự phục vụ của các cơ quan hành chính trên địa bàn xã Đông Hòa năm 2026',
    signer: 'Y Thắng Niê',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [{ number: '12/KH-UBND', date: '2026-01-08', role: 'basis' }],
  targets: [
    { text: 'Tỷ lệ hài lòng chung của người dân đạt từ 95% trở lên', value: 95, unit: '%' },
    { text: '100% phản ánh, kiến nghị được trả lời đúng hạn', value: 100, unit: '%' },
  ],
  body: [
    'I. MỤC TIÊU',
    '- Tỷ lệ hài lòng chung của người dân đạt từ 95% trở lên.',
    '- 100% phản ánh, kiến nghị được trả lời đúng hạn.',
    'II. NHIỆM VỤ TRỌNG TÂM',
    'Chi tiết tại biểu phân công nhiệm vụ kèm theo.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Phòng Văn hóa - Xã hội là cơ quan thường trực, tham mưu UBND xã theo dõi, đôn đốc thực hiện Kế hoạch.',
      {
        lead: ['Phòng Văn hóa - Xã hội'],
      },
    ),
    stated('bodyDuty', '2. Phòng Kinh tế bố trí kinh phí từ dự toán chi thường xuyên năm 2026.', {
      lead: ['Phòng Kinh tế'],
    }),
    stated('bodyDuty', '3. Đề nghị Ủy ban MTTQ Việt Nam xã giám sát việc thực hiện Kế hoạch.', {
      lead: ['Ủy ban MTTQ Việt Nam xã'],
    }),
  ],
  foot: `
Nơi nhận:
- UBND tỉnh;
- Sở Nội vụ;
- TT. Đảng ủy, HĐND xã;
- Các phòng, đơn vị, thôn, buôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Y Thắng Niê
`,
  annexes: [
    {
      heading: 'BIỂU PHÂN CÔNG NHIỆM VỤ',
      title: '(Kèm theo Kế hoạch số 45/KH-UBND ngày 20/01/2026 của UBND xã Đông Hòa)',
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Tiếp cận dịch vụ',
          rows: rows(
            columns,
            deadlines,
            `
1 | Sắp xếp lại nơi tiếp đón, bố trí ghế chờ, máy lấy số, nước uống tại Trung tâm Phục vụ hành chính công xã | Trung tâm Phục vụ hành chính công xã | Phòng Kinh tế | Tháng 02/2026 | Nơi tiếp đón được sắp xếp khang trang
2 | Lắp đặt bảng niêm yết điện tử, mã QR tra cứu thủ tục hành chính tại 12 nhà văn hóa thôn, buôn | Phòng Văn hóa - Xã hội | Trưởng các thôn, buôn | Quý I/2026 | 12 bảng niêm yết kèm mã QR
3 | Tuyên truyền lưu động bằng tiếng Kinh và tiếng Ê đê về dịch vụ công trực tuyến | Trung tâm Cung ứng dịch vụ công xã | Đoàn Thanh niên; Hội Liên hiệp Phụ nữ xã | Hằng tháng | Ít nhất 02 buổi/tháng
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Thủ tục hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Rà soát, kiến nghị cắt giảm giấy tờ trong lĩnh vực hộ tịch, bảo trợ xã hội, đất đai | Văn phòng HĐND và UBND xã | Phòng Kinh tế, Phòng Văn hóa - Xã hội => Phòng Kinh tế; Phòng Văn hóa - Xã hội | Trước ngày 30/6/2026 | Báo cáo kết quả rà soát kèm phương án kiến nghị
2 | Thực hiện "ngày thứ Tư không hẹn", trả kết quả ngay trong ngày đối với 15 thủ tục | Trung tâm Phục vụ hành chính công xã | Các phòng chuyên môn | Từ Quý I/2026 | Danh mục 15 thủ tục trả kết quả trong ngày
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Công chức trực tiếp giải quyết công việc',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tập huấn kỹ năng giao tiếp, ứng xử, xử lý tình huống cho công chức bộ phận một cửa | Phòng Văn hóa - Xã hội | Trung tâm Chính trị xã | Trong tháng 4/2026 | 01 lớp tập huấn
2 | Lắp camera giám sát, kiểm tra đột xuất việc chấp hành giờ giấc làm việc | Chủ tịch UBND xã | Văn phòng HĐND và UBND xã; Công an xã | 01 lần/quý | Biên bản kiểm tra
3 | Đánh giá, xếp loại công chức hằng quý gắn với kết quả giải quyết hồ sơ | Thủ trưởng các phòng chuyên môn | Văn phòng HĐND và UBND xã | Hằng quý | Thông báo kết quả xếp loại
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
          rows: rows(
            columns,
            deadlines,
            `
1 | Duy trì đường dây nóng của Chủ tịch UBND xã; gọi điện hỏi ý kiến 10% số người đã nhận kết quả | Văn phòng HĐND và UBND xã | Trung tâm Phục vụ hành chính công xã | Thường xuyên | Sổ theo dõi phản ánh, kiến nghị
2 | Tổ chức khảo sát mức độ hài lòng tại các thôn, buôn | Phòng Văn hóa - Xã hội | Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội xã => Ủy ban MTTQ Việt Nam xã; các tổ chức chính trị - xã hội xã | Hoàn thành trước 15/10/2026 | Báo cáo kết quả khảo sát
`,
          ),
        },
      ],
    },
  ],
}

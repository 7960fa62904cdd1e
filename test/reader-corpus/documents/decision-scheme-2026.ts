import { type CorpusDocument, rows } from '../document.ts'
import { deadlines } from './deadlines.ts'

/** A decision with the plan attached; seven columns with funding; lead behind deadline; pipes without wraps. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'Stt' },
  { role: 'task', title: 'Nhiệm vụ cụ thể' },
  { role: 'lead', title: 'Cơ quan, đơn vị chủ trì' },
  { role: 'coordinate', title: 'Cơ quan, đơn vị phối hợp' },
  { role: 'product', title: 'Kết quả, sản phẩm' },
  { role: 'deadline', title: 'Thời gian hoàn thành' },
  { role: 'funding', title: 'Nguồn kinh phí' },
]

export const decisionScheme: CorpusDocument = {
  name: 'decision-scheme-2026.md',
  layout: 'pipes',
  head: `
ỦY BAN NHÂN DÂN
TỈNH TÂY ĐÔ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 315/QĐ-UBND

Tây Đô, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch nâng cao chất lượng cung cấp dịch vụ công tỉnh Tây Đô giai đoạn 2026 - 2030

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ;

Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ;

Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số 88/TTr-VPUBND ngày 25/02/2026.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nâng cao chất lượng cung cấp dịch vụ công tỉnh Tây Đô giai đoạn 2026 - 2030.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Hải Đăng

KẾ HOẠCH

Nâng cao chất lượng cung cấp dịch vụ công tỉnh Tây Đô giai đoạn 2026 - 2030

(Ban hành kèm theo Quyết định số 315/QĐ-UBND ngày 02 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh)
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Tây Đô',
    number: '315/QĐ-UBND',
    date: '2026-03-02',
    place: 'Tây Đô',
    docType: 'QUYẾT ĐỊNH',
    title: 'Về việc ban hành Kế hoạch nâng cao chất lượng cung cấp dịch vụ công tỉnh Tây Đô giai đoạn 2026 - 2030',
    signer: 'Nguyễn Hải Đăng',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '118/2025/NĐ-CP', date: '2025-06-09', role: 'basis' },
    { number: '766/QĐ-TTg', date: '2022-06-23', role: 'basis' },
    { number: '88/TTr-VPUBND', date: '2026-02-25', role: 'proposal' },
  ],
  body: [
    'I. MỤC TIÊU',
    'Đến năm 2030, 95% hồ sơ TTHC được giải quyết trực tuyến toàn trình; mức độ hài lòng của người dân, doanh nghiệp đạt tối thiểu 95%.',
    'II. NHIỆM VỤ',
    'Nhiệm vụ cụ thể theo Phụ lục đính kèm.',
    'III. TỔ CHỨC THỰC HIỆN',
    {
      kind: 'bodyDuty',
      line: '1. Văn phòng Ủy ban nhân dân tỉnh chủ trì, phối hợp với các cơ quan liên quan hướng dẫn, kiểm tra việc thực hiện Kế hoạch.',
      text: 'Văn phòng Ủy ban nhân dân tỉnh chủ trì, phối hợp với các cơ quan liên quan hướng dẫn',
      lead: ['Văn phòng Ủy ban nhân dân tỉnh'],
      coordinate: ['các cơ quan liên quan'],
    },
  ],
  foot: '',
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `DANH MỤC NHIỆM VỤ NÂNG CAO CHẤT LƯỢNG CUNG CẤP DỊCH VỤ CÔNG
(Kèm theo Kế hoạch ban hành theo Quyết định số 315/QĐ-UBND ngày 02/3/2026)`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Hoàn thiện thể chế',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tham mưu Nghị quyết của HĐND tỉnh quy định mức thu phí, lệ phí bằng “0” khi thực hiện dịch vụ công trực tuyến | Sở Tài chính | Văn phòng UBND tỉnh; Sở Tư pháp; Thuế tỉnh | Nghị quyết của HĐND tỉnh | Quý III/2026 | Không
2 | Ban hành Quy chế hoạt động của Trung tâm Phục vụ hành chính công cấp xã | Văn phòng UBND tỉnh | Sở Nội vụ; UBND các xã, phường | Quyết định của UBND tỉnh | Quý II/2026 | Không
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Nâng cao chất lượng phục vụ tại Bộ phận Một cửa',
          rows: rows(
            columns,
            deadlines,
            `
1 | Đầu tư cơ sở vật chất, trang thiết bị cho Trung tâm Phục vụ hành chính công các xã khó khăn | UBND các xã | Sở Tài chính; Sở Khoa học và Công nghệ | 45 Trung tâm được đầu tư đạt chuẩn | Giai đoạn 2026 - 2030 | Ngân sách tỉnh, ngân sách xã
2 | Tập huấn nghiệp vụ, kỹ năng giao tiếp cho công chức, viên chức Bộ phận Một cửa | Sở Nội vụ | Trường Chính trị tỉnh; Văn phòng UBND tỉnh | Các lớp tập huấn | Hằng năm | Ngân sách tỉnh
3 | Thuê doanh nghiệp bưu chính công ích đảm nhận một số việc tiếp nhận, trả kết quả hồ sơ | ^ | Bưu điện tỉnh | Hợp đồng, báo cáo đánh giá | 30/9/2026 | ^
4 | Đánh giá mức độ hài lòng qua mã QR tại quầy và tin nhắn sau khi trả kết quả | Trung tâm Phục vụ hành chính công tỉnh | Bưu điện tỉnh; VNPT Tây Đô; UBND các xã, phường | Báo cáo hàng quý | Hàng quý | Không
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Dịch vụ công trực tuyến',
          rows: rows(
            columns,
            deadlines,
            `
1 | Rà soát, cắt giảm thành phần hồ sơ đã có trong cơ sở dữ liệu quốc gia | Các sở, ban, ngành | Văn phòng UBND tỉnh; Công an tỉnh | Quyết định công bố TTHC sửa đổi | Trước 30/6/2026 | Không
2 | Tổ chức chiến dịch cao điểm 60 ngày đêm hỗ trợ người dân nộp hồ sơ trực tuyến | UBND các xã, phường | Tỉnh đoàn; Hội Liên hiệp Phụ nữ tỉnh; Tổ công nghệ số cộng đồng | Kế hoạch, báo cáo kết quả chiến dịch | Tháng 5/2026 | Ngân sách xã
`,
          ),
        },
      ],
    },
  ],
}

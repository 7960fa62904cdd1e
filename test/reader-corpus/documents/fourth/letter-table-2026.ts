import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A province's official letter with a table whose first column after the number is who leads; groups by Roman numerals. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'lead', title: 'Đơn vị chủ trì' },
  { role: 'task', title: 'Nội dung công việc' },
  { role: 'deadline', title: 'Thời hạn hoàn thành' },
  { role: 'coordinate', title: 'Đơn vị phối hợp' },
]

export const letterTable: CorpusDocument = {
  name: 'letter-table-2026.txt',
  layout: 'flat',
  head: `
UBND TỈNH HẢI ĐÔNG

VĂN PHÒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 214/VP-KSTTHC

V/v khắc phục các tiêu chí mất điểm của Bộ chỉ số phục vụ người dân, doanh nghiệp

Hải Đông, ngày 03 tháng 02 năm 2026

Kính gửi:

- Các sở, ban, ngành;

- Ủy ban nhân dân các xã, phường, đặc khu.

Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ và Kế hoạch số 31/KH-UBND ngày 15/01/2026 của UBND tỉnh về kiểm soát thủ tục hành chính năm 2026; theo chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 45/TB-UBND ngày 28/01/2026, Văn phòng UBND tỉnh đề nghị các cơ quan, đơn vị, địa phương thực hiện một số nội dung sau:
`,
  header: {
    agency: 'Văn phòng UBND tỉnh Hải Đông',
    number: '214/VP-KSTTHC',
    date: '2026-02-03',
    place: 'Hải Đông',
    signer: 'Đinh Quốc Huy',
    signerTitle: 'PHÓ CHÁNH VĂN PHÒNG',
  },
  bases: [
    { number: '766/QĐ-TTg', date: '2022-06-23', role: 'implements' },
    { number: '31/KH-UBND', date: '2026-01-15', role: 'implements' },
    { number: '45/TB-UBND', date: '2026-01-28', role: 'implements' },
  ],
  body: [
    '1. Các sở, ban, ngành; UBND các xã, phường, đặc khu triển khai các nhiệm vụ tại Phụ lục gửi kèm Công văn này.',
    stated(
      'bodyTask',
      '2. Đề nghị Sở Khoa học và Công nghệ chủ trì, phối hợp với Viễn thông tỉnh khắc phục lỗi đồng bộ hồ sơ giữa Hệ thống thông tin giải quyết thủ tục hành chính tỉnh và Cổng Dịch vụ công quốc gia trước ngày 28/02/2026.',
      {
        lead: ['Sở Khoa học và Công nghệ'],
        coordinate: ['Viễn thông tỉnh'],
        deadline: due('trước ngày 28/02/2026'),
      },
    ),
    'Văn phòng UBND tỉnh đề nghị các cơ quan, đơn vị, địa phương quan tâm, phối hợp thực hiện./.',
  ],
  foot: `
Nơi nhận:

- Như trên;

- CT, các PCT UBND tỉnh (b/c);

- CVP, các PCVP;

- Lưu: VT, KSTTHC.

KT. CHÁNH VĂN PHÒNG

PHÓ CHÁNH VĂN PHÒNG

Đinh Quốc Huy
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `NHIỆM VỤ KHẮC PHỤC CÁC NHÓM CHỈ TIÊU MẤT ĐIỂM
(Kèm theo Công văn số 214/VP-KSTTHC ngày 03/02/2026 của Văn phòng UBND tỉnh)`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Công khai, minh bạch',
          rows: rows(
            columns,
            deadlines,
            `
1 | Các sở, ban, ngành | Rà soát, trình công bố thủ tục hành chính đúng hạn ngay sau khi văn bản quy phạm pháp luật được ban hành | Thường xuyên | Văn phòng UBND tỉnh
2 | Văn phòng UBND tỉnh | Công khai quyết định công bố trên Cơ sở dữ liệu quốc gia về thủ tục hành chính trong 03 ngày làm việc | Thường xuyên | Các sở, ban, ngành; Trung tâm Phục vụ hành chính công tỉnh
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Tiến độ giải quyết',
          rows: rows(
            columns,
            deadlines,
            `
3 | Sở Nông nghiệp và Môi trường | Xử lý dứt điểm hồ sơ đất đai quá hạn; thực hiện thư xin lỗi đối với 100% hồ sơ trễ hạn | Trước 30/4/2026 | UBND các xã, phường, đặc khu
4 | ^ | Kiểm tra các Chi nhánh Văn phòng Đăng ký đất đai có tỷ lệ hồ sơ trễ hạn trên 5% | Quý II/2026 | Thanh tra tỉnh; Sở Nội vụ
5 | Sở Xây dựng | Cắt giảm ít nhất 30% thời gian giải quyết thủ tục cấp giấy phép xây dựng nhà ở riêng lẻ | Trước 15/6 | -
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Số hóa hồ sơ, dịch vụ công trực tuyến',
          rows: rows(
            columns,
            deadlines,
            `
6 | UBND các xã, phường, đặc khu | Số hóa thành phần hồ sơ, kết quả giải quyết; tái sử dụng dữ liệu đã số hóa đạt từ 80% trở lên | Hằng tuần | Trung tâm Phục vụ hành chính công tỉnh
7 | Công an tỉnh // Sở Tư pháp => Công an tỉnh; Sở Tư pháp | Đối soát dữ liệu hộ tịch với Cơ sở dữ liệu quốc gia về dân cư, bảo đảm dữ liệu "đúng, đủ, sạch, sống" | Quý III/2026 | UBND các xã, phường, đặc khu
8 | Sở Tài chính | Hoàn thiện chức năng thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính về đất đai | Hoàn thành trong tháng 5 | Thuế tỉnh; Kho bạc Nhà nước khu vực V; các ngân hàng thương mại => Thuế tỉnh; Kho bạc Nhà nước khu vực V; các ngân hàng thương mại
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Mức độ hài lòng',
          rows: rows(
            columns,
            deadlines,
            `
9 | Văn phòng UBND tỉnh | Tiếp nhận, phân loại, chuyển xử lý 100% phản ánh, kiến nghị trên Hệ thống 1022; công khai kết quả trả lời | Định kỳ hằng quý (trước ngày 20 của tháng cuối quý) | Các sở, ban, ngành, UBND các xã, phường, đặc khu => Các sở, ban, ngành; UBND các xã, phường, đặc khu
10 | Trung tâm Phục vụ hành chính công tỉnh | Lấy ý kiến đánh giá của người dân bằng mã QR tại từng quầy giao dịch | Quý I/2026 | Sở Khoa học và Công nghệ
`,
          ),
        },
      ],
    },
  ],
}

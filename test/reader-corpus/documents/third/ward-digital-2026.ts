import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A ward of 2026 in Markdown: no column of numbers, time first, labels inside the cell of who does it, two group levels. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'task', title: 'Nhiệm vụ' },
  { role: 'deadline', title: 'Thời gian' },
  { role: 'both', title: 'Đơn vị thực hiện' },
  { role: 'product', title: 'Sản phẩm đầu ra' },
]

export const wardDigital: CorpusDocument = {
  name: 'ward-digital-2026.md',
  layout: 'pipesWrapped',
  head: `
**ỦY BAN NHÂN DÂN**
**PHƯỜNG TÂN MỸ**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**

Số: 88/KH-UBND

*Tân Mỹ, ngày 02 tháng 3 năm 2026*

**KẾ HOẠCH**

**Chuyển đổi số, nâng cao chất lượng cung cấp dịch vụ công trực tuyến phường Tân Mỹ năm 2026**

Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị; Kế hoạch số 40/KH-UBND ngày 28 tháng 01 năm 2026 của UBND thành phố về chuyển đổi số năm 2026;

UBND phường Tân Mỹ xây dựng Kế hoạch thực hiện như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân phường Tân Mỹ',
    number: '88/KH-UBND',
    date: '2026-03-02',
    place: 'Tân Mỹ',
    docType: 'KẾ HOẠCH',
    title: 'Chuyển đổi số, nâng cao chất lượng cung cấp dịch vụ công trực tuyến phường Tân Mỹ năm 2026',
    signer: 'Nguyễn Hoàng Minh Khôi',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '57-NQ/TW', date: '2024-12-22', role: 'basis' },
    { number: '40/KH-UBND', date: '2026-01-28', role: 'basis' },
  ],
  targets: [{ text: 'Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 85%', value: 85, unit: '%' }],
  body: [
    '**I. MỤC TIÊU**',
    '- Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 85%.',
    '**II. NHIỆM VỤ**',
    'Các nhiệm vụ cụ thể được phân công tại Phụ lục kèm theo Kế hoạch này.',
    '**III. TỔ CHỨC THỰC HIỆN**',
    stated('bodyDuty', '1. Phòng Văn hóa - Xã hội phường chủ trì theo dõi, đôn đốc, tổng hợp kết quả.', {
      lead: ['Phòng Văn hóa - Xã hội phường'],
    }),
  ],
  foot: `
| *Nơi nhận:*<br>- UBND thành phố;<br>- Các phòng, đơn vị;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**<br>**KT. CHỦ TỊCH**<br>**PHÓ CHỦ TỊCH**<br><br>**Nguyễn Hoàng Minh Khôi** |
| --- | --- |
`,
  annexes: [
    {
      heading: '**PHỤ LỤC**',
      title: `**NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026**
*(Kèm theo Kế hoạch số 88/KH-UBND ngày 02/3/2026 của UBND phường Tân Mỹ)*`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Nhận thức số',
          rows: rows(
            columns,
            deadlines,
            `
Tổ chức "Ngày thứ Bảy số" tại 18 khu phố, hướng dẫn người dân cài đặt VNeID, nộp hồ sơ trực tuyến | Thường xuyên | Chủ trì: Phòng Văn hóa - Xã hội // Phối hợp: Đoàn Thanh niên phường; các khu phố => Phòng Văn hóa - Xã hội => Đoàn Thanh niên phường; các khu phố | 18 điểm hướng dẫn
Phát thanh chuyên mục chuyển đổi số trên hệ thống truyền thanh thông minh | Hằng tháng | Chủ trì: Trung tâm Cung ứng dịch vụ sự nghiệp công // Phối hợp: Phòng Văn hóa - Xã hội => Trung tâm Cung ứng dịch vụ sự nghiệp công => Phòng Văn hóa - Xã hội | Tin, bài phát thanh
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Hạ tầng, dữ liệu số',
          rows: rows(
            columns,
            deadlines,
            `
Số hóa toàn bộ sổ hộ tịch lịch sử còn lại của hai phường cũ trước khi sáp nhập | Hoàn thành trước 15/10/2026 | Chủ trì: Văn phòng HĐND và UBND phường // Phối hợp: Công an phường => Văn phòng HĐND và UBND phường => Công an phường | Cơ sở dữ liệu hộ tịch
Nâng cấp đường truyền số liệu chuyên dùng, thay thế 12 máy tính không bảo đảm an toàn thông tin | Quý II/2026 | Chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị // Phối hợp: Viễn thông thành phố => Phòng Kinh tế, Hạ tầng và Đô thị => Viễn thông thành phố | Biên bản nghiệm thu
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
Bố trí ki-ốt tự phục vụ, phân công công chức hỗ trợ người cao tuổi nộp hồ sơ | Tháng 5/2026 | Chủ trì: Trung tâm Phục vụ hành chính công phường => Trung tâm Phục vụ hành chính công phường => | Ki-ốt đưa vào sử dụng
Rà soát hồ sơ trễ hạn, thư xin lỗi gửi người dân qua tin nhắn | Hằng tháng, trước ngày 25 | Chủ trì: Trung tâm Phục vụ hành chính công phường // Phối hợp: Các phòng chuyên môn => Trung tâm Phục vụ hành chính công phường => Các phòng chuyên môn | Báo cáo tháng
`,
          ),
        },
      ],
    },
  ],
}

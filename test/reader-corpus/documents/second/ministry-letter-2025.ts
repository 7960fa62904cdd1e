import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A ministry's official letter with a table; lead and coordinating share the cell; wrapped Markdown. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nhiệm vụ, giải pháp' },
  { role: 'both', title: 'Cơ quan thực hiện' },
  { role: 'deadline', title: 'Thời hạn' },
]

/** Those to whom the letter goes do what it asks. */
const recipients = ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương']

export const ministryLetter: CorpusDocument = {
  name: 'ministry-letter-2025.md',
  layout: 'pipesWrapped',
  head: `
| **BỘ NỘI VỤ**<br>-------<br>Số: 6128/BNV-CCHC<br>V/v đôn đốc triển khai các giải pháp nâng cao Chỉ số cải cách hành chính năm 2025 | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc**<br>---------------<br>*Hà Nội, ngày 18 tháng 9 năm 2025* |
| --- | --- |

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Quyết định số 403/QĐ-BNV ngày 28/5/2024 của Bộ trưởng Bộ Nội vụ, để bảo đảm việc xác định Chỉ số cải cách hành chính năm 2025 khách quan, kịp thời, Bộ Nội vụ đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương:
`,
  header: {
    agency: 'Bộ Nội vụ',
    number: '6128/BNV-CCHC',
    date: '2025-09-18',
    place: 'Hà Nội',
    signer: 'Cao Minh Quân',
    signerTitle: 'THỨ TRƯỞNG',
  },
  bases: [
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
    { number: '403/QĐ-BNV', date: '2024-05-28', role: 'basis' },
  ],
  body: [
    stated(
      'bodyTask',
      '1. Chỉ đạo các cơ quan chuyên môn rà soát, hoàn thành các nhiệm vụ còn chậm của Kế hoạch cải cách hành chính năm 2025 theo Phụ lục gửi kèm.',
      { lead: recipients },
    ),
    stated('bodyTask', '2. Báo cáo tự chấm điểm, gửi kèm tài liệu kiểm chứng về Bộ Nội vụ trước ngày 15/12/2025.', {
      lead: recipients,
      deadline: due('Trước ngày 15/12/2025'),
    }),
    'Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Bộ Nội vụ (qua Vụ Cải cách hành chính) để kịp thời hướng dẫn./.',
  ],
  foot: `
| **Nơi nhận:**<br>- Như trên;<br>- Bộ trưởng (để báo cáo);<br>- Lưu: VT, CCHC. | **KT. BỘ TRƯỞNG**<br>**THỨ TRƯỞNG**<br><br>**Cao Minh Quân** |
| --- | --- |
`,
  annexes: [
    {
      heading: '**PHỤ LỤC**',
      title: `**MỘT SỐ NHIỆM VỤ, GIẢI PHÁP CẦN TẬP TRUNG TRIỂN KHAI TRONG QUÝ IV NĂM 2025**
*(Kèm theo Công văn số 6128/BNV-CCHC ngày 18/9/2025 của Bộ Nội vụ)*`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Công tác chỉ đạo, điều hành',
          rows: rows(
            columns,
            deadlines,
            `
1 | Kiểm tra, chấm điểm, công bố Chỉ số cải cách hành chính của các sở, ban, ngành và UBND cấp xã | Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh => Sở Nội vụ => Văn phòng UBND tỉnh | Quí IV-2025
2 | Đối thoại giữa Chủ tịch UBND tỉnh với người dân, doanh nghiệp về thủ tục hành chính | - Chủ trì: Văn phòng UBND tỉnh // - Phối hợp: Sở Tài chính, Hiệp hội doanh nghiệp tỉnh => Văn phòng UBND tỉnh => Sở Tài chính; Hiệp hội doanh nghiệp tỉnh | Quý III, IV/2025
3 | Báo cáo tiến độ thực hiện nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao | Các sở, ban, ngành => Các sở, ban, ngành => | Trước ngày 05 của tháng liền kề
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Cải cách thủ tục hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Cắt giảm, đơn giản hóa điều kiện kinh doanh và chi phí tuân thủ theo phương án đã được phê duyệt | Theo phân công tại Quyết định số 1015/QĐ-TTg => ; => | Theo lộ trình Đề án
2 | Công khai kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp theo thời gian thực | Chủ trì: Văn phòng UBND tỉnh; phối hợp: UBND cấp xã => Văn phòng UBND tỉnh => UBND cấp xã | Thường xuyên
3 | Rà soát, công bố thủ tục hành chính nội bộ giữa các cơ quan sau sắp xếp bộ máy | Các sở, ban, ngành chủ trì; Văn phòng UBND tỉnh, Sở Tư pháp phối hợp => Các sở, ban, ngành => Văn phòng UBND tỉnh; Sở Tư pháp | Dự thảo trước 30/9/2025, trình ban hành trong Quý IV/2025
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Xây dựng và phát triển Chính phủ điện tử, Chính phủ số',
          rows: rows(
            columns,
            deadlines,
            `
1 | Khắc phục lỗi đồng bộ hồ sơ giữa Hệ thống thông tin giải quyết thủ tục hành chính và Cổng Dịch vụ công quốc gia | Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở: Tư pháp, Nông nghiệp và Môi trường, Công Thương => Sở Khoa học và Công nghệ => Sở Tư pháp; Sở Nông nghiệp và Môi trường; Sở Công Thương | Xong trong tháng 9/2025
2 | Chia sẻ dữ liệu dân cư, đất đai, hộ tịch phục vụ cắt giảm giấy tờ khi giải quyết thủ tục | Công an tỉnh chủ trì; Sở Tư pháp, Sở Nông nghiệp và Môi trường phối hợp => Công an tỉnh => Sở Tư pháp; Sở Nông nghiệp và Môi trường | Chậm nhất ngày 30/9/2025
`,
          ),
        },
      ],
    },
  ],
}

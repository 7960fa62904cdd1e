import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A department on the index of its province, 2026; points lost before the task, time before who does it; wrapped rows. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'criterion', title: 'Tiêu chí, tiêu chí thành phần' },
  { role: 'figure', title: 'Điểm bị trừ' },
  { role: 'task', title: 'Giải pháp khắc phục' },
  { role: 'deadline', title: 'Thời hạn hoàn thành' },
  { role: 'lead', title: 'Phòng, đơn vị chủ trì' },
  { role: 'coordinate', title: 'Phòng, đơn vị phối hợp' },
]

export const parIndexConstruction: CorpusDocument = {
  name: 'par-index-construction-2026.md',
  layout: 'pipesWrapped',
  head: `
| UBND TỈNH NAM THÀNH<br>**SỞ XÂY DỰNG**<br>Số: 512/KH-SXD | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc**<br>*Nam Thành, ngày 06 tháng 3 năm 2026* |
| --- | --- |

**KẾ HOẠCH**

**Khắc phục những tồn tại, hạn chế và nâng cao Chỉ số cải cách hành chính năm 2026 của Sở Xây dựng**

Thực hiện Quyết định số 245/QĐ-UBND ngày 12/02/2026 của UBND tỉnh về việc công bố kết quả Chỉ số cải cách hành chính năm 2025 của các sở, ban, ngành; Kế hoạch số 33/KH-UBND ngày 26/01/2026 của UBND tỉnh về cải cách hành chính tỉnh Nam Thành năm 2026, Sở Xây dựng ban hành Kế hoạch như sau:
`,
  header: {
    agency: 'Sở Xây dựng',
    number: '512/KH-SXD',
    date: '2026-03-06',
    place: 'Nam Thành',
    docType: 'KẾ HOẠCH',
    title: 'Khắc phục những tồn tại, hạn chế và nâng cao Chỉ số cải cách hành chính năm 2026 của Sở Xây dựng',
    signer: 'Trịnh Đức Cường',
    signerTitle: 'GIÁM ĐỐC',
  },
  bases: [
    { number: '245/QĐ-UBND', date: '2026-02-12', role: 'implements' },
    { number: '33/KH-UBND', date: '2026-01-26', role: 'implements' },
  ],
  targets: [
    { index: 'PAR INDEX', text: 'Chỉ số cải cách hành chính năm 2026 của Sở đạt từ 90 điểm trở lên', value: 90 },
  ],
  body: [
    '**I. MỤC ĐÍCH, YÊU CẦU**',
    '1. Chỉ số cải cách hành chính năm 2026 của Sở đạt từ 90 điểm trở lên, xếp trong nhóm 05 sở, ngành dẫn đầu.',
    '2. Khắc phục triệt để 07 tiêu chí thành phần bị trừ điểm năm 2025.',
    '**II. NỘI DUNG**',
    'Nhiệm vụ cụ thể của các phòng, đơn vị theo Phụ lục đính kèm.',
    '**III. TỔ CHỨC THỰC HIỆN**',
    stated(
      'bodyDuty',
      '1. Trưởng các phòng, thủ trưởng các đơn vị thuộc Sở chịu trách nhiệm trước Giám đốc Sở về kết quả các tiêu chí được giao.',
      { lead: ['Trưởng các phòng', 'thủ trưởng các đơn vị thuộc Sở'] },
    ),
    stated('bodyDuty', '2. Văn phòng Sở theo dõi, đôn đốc, tổng hợp báo cáo Giám đốc Sở hằng quý.', {
      lead: ['Văn phòng Sở'],
    }),
  ],
  foot: `
| **Nơi nhận:**<br>- Sở Nội vụ;<br>- Giám đốc, các PGĐ Sở;<br>- Các phòng, đơn vị thuộc Sở;<br>- Lưu: VT, VP. | **GIÁM ĐỐC**<br><br><br>**Trịnh Đức Cường** |
| --- | --- |
`,
  annexes: [
    {
      heading: '**PHỤ LỤC**',
      title: `**NHIỆM VỤ, GIẢI PHÁP KHẮC PHỤC CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM NĂM 2025**
*(Kèm theo Kế hoạch số 512/KH-SXD ngày 06/3/2026 của Sở Xây dựng)*`,
      columns,
      numbered: true,
      groups: [
        {
          mark: 'I',
          axis: 'Công tác chỉ đạo, điều hành cải cách hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Mức độ hoàn thành kế hoạch cải cách hành chính | 0,25 | Theo dõi tiến độ trên phần mềm; nhiệm vụ chậm quá 10 ngày phải báo cáo Giám đốc Sở nguyên nhân và hướng xử lý | Hằng tháng | Văn phòng Sở | Các phòng, đơn vị thuộc Sở
2 | Sáng kiến hoặc giải pháp mới trong cải cách hành chính | 1,00 | Mỗi phòng, đơn vị đăng ký ít nhất 01 sáng kiến; lựa chọn, hoàn thiện hồ sơ trình Hội đồng sáng kiến tỉnh công nhận | Trước ngày 31/3/2026 | Các phòng, đơn vị thuộc Sở | Văn phòng Sở
3 | Thực hiện nhiệm vụ UBND tỉnh giao | 0,50 | Rà soát các nhiệm vụ còn tồn đọng, hoàn thành đúng hạn 100% nhiệm vụ UBND tỉnh giao | Thường xuyên | ^ | ^
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Cải cách thể chế',
          rows: rows(
            columns,
            deadlines,
            `
1 | Xử lý văn bản trái pháp luật do kiểm tra phát hiện | 0,50 | Tham mưu UBND tỉnh sửa đổi quy định về quản lý vật liệu xây dựng cho phù hợp với mô hình chính quyền 02 cấp | Quý II/2026 | Phòng Quản lý hoạt động xây dựng và vật liệu xây dựng | Thanh tra tỉnh; Sở Tư pháp
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Cải cách thủ tục hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Hồ sơ giải quyết đúng hạn | 1,50 | Cảnh báo hồ sơ trước hạn 02 ngày; công chức để hồ sơ quá hạn không có lý do chính đáng không được xếp loại hoàn thành tốt nhiệm vụ | Thường xuyên | Phòng Quy hoạch, kiến trúc; Phòng Phát triển đô thị | Văn phòng Sở
2 | Tỷ lệ hồ sơ trực tuyến toàn trình | 0,75 | Phối hợp với Bưu điện tỉnh, tổ công nghệ số cộng đồng hướng dẫn tổ chức, cá nhân nộp hồ sơ tại nhà | ^ | Văn phòng Sở | Các phòng chuyên môn; Bưu điện tỉnh
3 | Công khai thủ tục hành chính | 0,25 | Cập nhật thủ tục hành chính trên Trang thông tin điện tử của Sở trong 03 ngày làm việc sau khi được công bố | Khi phát sinh | ^ | -
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Tác động của cải cách hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Mức độ hài lòng của người dân, tổ chức | 1,20 | Khảo sát độc lập mức độ hài lòng đối với 05 thủ tục phát sinh nhiều hồ sơ; công khai kết quả, khắc phục ngay điểm bị phản ánh | Quý III, IV/2026 | Trung tâm Kiểm định chất lượng công trình xây dựng | Văn phòng Sở; các phòng chuyên môn
`,
          ),
        },
      ],
    },
  ],
}

import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A department's plan of 2019 as a recogniser left it: slips in words, deadline in front of lead, no row numbers. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'Số TT' },
  { role: 'task', title: 'Nội dung công việc' },
  { role: 'deadline', title: 'Thời gian hoàn thành' },
  { role: 'lead', title: 'Đơn vị chủ trì' },
  { role: 'coordinate', title: 'Đơn vị phối hợp' },
]

export const health2019: CorpusDocument = {
  name: 'health-2019.txt',
  layout: 'flatTight',
  head: `
UBND TỈNH ĐỒNG PHÚ
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1530 /KH-SYT
Đồng Phú, ngày 17 tháng 7 năm 2019
KẾ HOẠCH
Nâng cao mức độ hài lòng của người bệnh và cải cách hành chính ngành Y tế năm 2019
Căn cứ Quyết định số 3869/QĐ-BYT ngày 28/8/2018 của Bộ Y tế về việc ban hành các mẫu phiếu khảo sát hài lòng;
Thực hiện Kế hoạch số 88/KH-UBND ngày 20/3/2019 của UBND tỉnh Đồng Phú về nâng cao Chỉ số PAPI năm 2019, Sở Y tế xây dựng Kế hoạch như sau:
`,
  header: {
    agency: 'Sở Y tế',
    number: '1530/KH-SYT',
    date: '2019-07-17',
    place: 'Đồng Phú',
    docType: 'KẾ HOẠCH',
    title: 'Nâng cao mức độ hài lòng của người bệnh và cải cách hành chính ngành Y tế năm 2019',
    signer: 'Bùi Đình Lợi',
    signerTitle: 'GIÁM ĐỐC',
  },
  bases: [
    { number: '3869/QĐ-BYT', date: '2018-08-28', role: 'basis' },
    { number: '88/KH-UBND', date: '2019-03-20', role: 'implements' },
  ],
  targets: [{ text: 'phân đấu trên 90% người bệnh nội trú hài lòng', value: 90, unit: '%' }],
  body: [
    'I. MỤC TIÊU',
    '- Năm 2019 phân đấu trên 90% người bệnh nội trú hài lòng với sự phục vụ của nhân viên y tê.',
    'II. NỘI DUNG',
    'Các đơn vị thực hiện nhiệm vụ theo bảng phân công kèm theo.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Văn phòng Sở có trách trách nhiệm đôn đốc, tổng hợp báo cáo Giám đốc Sở.', {
      lead: ['Văn phòng Sở'],
    }),
    stated('bodyDuty', '2. Thủ trưởng các đơn vị trực thuộc căn cứ chức năng, thâm quyền tổ chức thực hiện Kế hoạch.', {
      lead: ['Thủ trưởng các đơn vị trực thuộc'],
    }),
  ],
  foot: `
Nơi nhận:
- UBND tỉnh;
- Các đơn vị trực thuộc;
- Lưu: VT, NVY.
GIÁM ĐỐC
Bùi Đình Lợi
`,
  annexes: [
    {
      heading: 'BẢNG PHÂN CÔNG NHIỆM VỤ',
      title: '(Kèm theo Kế hoạch số 1530/KH-SYT ngày 17/7/2019 của Sở Y tế)',
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Cải cách thủ tục hành chính',
          rows: rows(
            columns,
            deadlines,
            `
- | Rà soát quy trình khám bệnh, giảm thời gian chờ tại khoa khám bệnh xuống dưới 90 phút | Quý III/2019 | Phòng Nghiệp vụ Y | Các bệnh viện trong tỉnh
- | Tiếp nhận hồ sơ câp chứng chỉ hành nghề tại Trung tâm Hành chính công tỉnh, không tiếp nhận tại Sở | Thường xuyên | Văn phòng Sở | Phòng Nghiệp vụ Y, Phòng Nghiệp vụ Dược => Phòng Nghiệp vụ Y; Phòng Nghiệp vụ Dược
- | Nâng cao chât Iượng trả lời đường dây nóng của Bộ Y tế, không để cuộc gọi nhỡ | ^ | Thanh tra Sở | Các đơn vị trực thuộc
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Nâng cao chất lượng dịch vụ y tế',
          rows: rows(
            columns,
            deadlines,
            `
- | Khảo sát sự hài lòng của người bệnh nội trú, ngoại trú tại 100% bệnh viện | Trước 15/11/2019 | Phòng Nghiệp vụ Y | Bệnh viện Đa khoa tỉnh // Trung tâm Y tế các huyện, thành phố => Bệnh viện Đa khoa tỉnh; Trung tâm Y tế các huyện, thành phố
- | Sửa chữa nhà vệ sinh, bô trí ghế chờ, quạt mát, nước uống tại các khoa phòng | 30/10/2019 | Phòng Kế hoạch - Tài chính | -
- | Xử lý nghiêm nhân viên y tế có thái độ, hành vi gây phiền hà, nhận tiên của người bệnh | Theo Kế hoạch của Bộ Y tế | Thanh tra Sở | Phòng Tổ chức cán bộ; Công đoàn ngành
- | Tham mưu phân bổ kinh phí mua săm trang thiết bị cho trạm y tế xã | Quý IV/2019 | Phòng Kế hoạch - Tài chính | Trung tâm Y tế các huyện, thành phố
`,
          ),
        },
      ],
    },
  ],
}

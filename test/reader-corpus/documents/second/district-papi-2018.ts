import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A town of 2018: product and deadline in front of the agencies, lead column titled otherwise, numbers with brackets. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nhiệm vụ' },
  { role: 'product', title: 'Yêu cầu kết quả' },
  { role: 'deadline', title: 'Thời hạn thực hiện' },
  { role: 'lead', title: 'Phòng, ban chịu trách nhiệm chính' },
  { role: 'coordinate', title: 'Phối hợp' },
]

export const districtPapi: CorpusDocument = {
  name: 'district-papi-2018.md',
  layout: 'pipesWrapped',
  head: `
ỦY BAN NHÂN DÂN
THỊ XÃ BÌNH TRỊ

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 58/KH-UBND

Bình Trị, ngày 16 tháng 4 năm 2018

**KẾ HOẠCH**
**Nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2018**

Thực hiện Kế hoạch số 2011/KH-UBND ngày 30/3/2018 của Uỷ ban nhân dân tỉnh về cải thiện Chỉ số PAPI, Uỷ ban nhân dân thị xã xây dựng kế hoạch thực hiện, cụ thể:
`,
  header: {
    agency: 'Ủy ban nhân dân thị xã Bình Trị',
    number: '58/KH-UBND',
    date: '2018-04-16',
    place: 'Bình Trị',
    docType: 'KẾ HOẠCH',
    title: 'Nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2018',
    signer: 'Lê Văn Khoa',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [{ number: '2011/KH-UBND', date: '2018-03-30', role: 'implements' }],
  body: [
    '**I. Mục đích, yêu cầu**',
    '1. Nâng cao nhận thức của cán bộ, công chức về vai trò của người dân trong giám sát chính quyền.',
    '**II. Nhiệm vụ chủ yếu**',
    '(Theo biểu chi tiết kèm theo)',
    '**III. Tổ chức thực hiện**',
    stated('bodyDuty', '1. Phòng Nội vụ là cơ quan đầu mối, báo cáo Uỷ ban nhân dân thị xã trước ngày 25/11/2018.', {
      lead: ['Phòng Nội vụ'],
    }),
    stated('bodyDuty', '2. Uỷ ban nhân dân các xã, phường tổ chức thực hiện các nội dung liên quan.', {
      lead: ['Uỷ ban nhân dân các xã, phường'],
    }),
  ],
  foot: `
**Nơi nhận:**
- UBND tỉnh;
- Lưu: VT.

**TM. UỶ BAN NHÂN DÂN**
**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Lê Văn Khoa**
`,
  annexes: [
    {
      heading: '**BIỂU CHI TIẾT NHIỆM VỤ**',
      title: '*(Kèm theo Kế hoạch số 58/KH-UBND ngày 16/4/2018 của UBND thị xã)*',
      columns,
      groups: [
        {
          mark: '1',
          axis: 'Sự tham gia của người dân ở cấp cơ sở',
          rows: rows(
            columns,
            deadlines,
            `
(1) | Tổ chức lấy ý kiến cử tri về quy hoạch khu dân cư mới ở các phường | Biên bản lấy ý kiến, có tổng hợp, giải trình | Quý II/2018 | Phòng Quản lý đô thị | Uỷ ban nhân dân các phường
(2) | Kiện toàn Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng | 100% xã, phường kiện toàn xong | ^ | Uỷ ban MTTQ thị xã | Phòng Nội vụ; Uỷ ban nhân dân các xã, phường
`,
          ),
        },
        {
          mark: '2',
          axis: 'Kiểm soát tham nhũng',
          rows: rows(
            columns,
            deadlines,
            `
(1) | Công khai kết quả thi tuyển giáo viên mầm non, tiểu học trên đài truyền thanh | Thông báo kết quả | Khi có yêu cầu | Phòng Nội vụ | Phòng Giáo dục và Đào tạo, Đài Truyền thanh - Truyền hình => Phòng Giáo dục và Đào tạo; Đài Truyền thanh - Truyền hình
(2) | Kiểm tra việc thu tiền ngoài quy định tại các trường học và trạm y tế | Báo cáo kiểm tra | Năm 2018 | Thanh tra thị xã | Phòng Y tế; Phòng Giáo dục và Đào tạo
`,
          ),
        },
        {
          mark: '3',
          axis: 'Cung ứng dịch vụ công',
          rows: rows(
            columns,
            deadlines,
            `
(1) | Sửa chữa, duy tu đường ngõ xóm và hệ thống điện chiếu sáng công cộng | 12 km đường được sửa chữa | Năm 2018 | Phòng Quản lý đô thị | Uỷ ban nhân dân các xã, phường
(2) | Vận động người dân tham gia bảo hiểm y tế hộ gia đình | Tỷ lệ bao phủ bảo hiểm y tế đạt 90% | Thường xuyên | Bảo hiểm xã hội thị xã | Hội Nông dân, Hội Liên hiệp Phụ nữ thị xã => Hội Nông dân; Hội Liên hiệp Phụ nữ thị xã
`,
          ),
        },
      ],
    },
  ],
}

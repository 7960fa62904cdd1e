import { type CorpusDocument, stated } from '../../document.ts'
import { due } from './deadlines.ts'

/** A department's plan of 2025 on the eight dimensions of PAPI, no table: axes as headings, assignment lines under items. */
const one = 'Tham gia của người dân ở cấp cơ sở'
const two = 'Công khai, minh bạch trong hoạch định chính sách'
const six = 'Cung ứng dịch vụ công'
const eight = 'Quản trị điện tử'

export const homeAffairsBody: CorpusDocument = {
  name: 'home-affairs-body-2025.txt',
  layout: 'flat',
  head: `
UBND TỈNH CAO NGUYÊN

SỞ NỘI VỤ

Số: 2790/KH-SNV

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Cao Nguyên, ngày 30 tháng 9 năm 2025

KẾ HOẠCH

Triển khai thực hiện Kế hoạch số 105/KH-UBND ngày 12/9/2025 của UBND tỉnh về nâng cao Chỉ số PAPI năm 2025

Thực hiện Kế hoạch số 105/KH-UBND ngày 12/9/2025 của Uỷ ban nhân dân tỉnh Cao Nguyên về nâng cao Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2025, Sở Nội vụ xây dựng Kế hoạch triển khai như sau:
`,
  header: {
    agency: 'Sở Nội vụ',
    number: '2790/KH-SNV',
    date: '2025-09-30',
    place: 'Cao Nguyên',
    docType: 'KẾ HOẠCH',
    title: 'Triển khai thực hiện Kế hoạch số 105/KH-UBND ngày 12/9/2025 của UBND tỉnh về nâng cao Chỉ số PAPI năm 2025',
    signer: 'Hà Thị Thu Sương',
    signerTitle: 'PHÓ GIÁM ĐỐC',
  },
  bases: [{ number: '105/KH-UBND', date: '2025-09-12', role: 'implements' }],
  targets: [{ index: 'PAPI', text: 'Các nội dung thành phần do Sở phụ trách tăng ít nhất 0,05 điểm so với năm 2024' }],
  body: [
    'I. MỤC TIÊU',
    'Các nội dung thành phần do Sở phụ trách tăng ít nhất 0,05 điểm so với năm 2024.',
    'II. NHIỆM VỤ VÀ GIẢI PHÁP',
    `1. Chỉ số nội dung “${one}”`,
    stated(
      'bodyTask',
      'a) Tham mưu UBND tỉnh hướng dẫn bầu cử trưởng thôn, tổ trưởng tổ dân phố nhiệm kỳ 2025 - 2030; bảo đảm mỗi thôn có từ 02 ứng cử viên.',
      {
        axis: one,
        lead: ['Phòng Xây dựng chính quyền'],
        coordinate: ['Văn phòng Sở', 'Thanh tra Sở'],
        deadline: due('Quý IV/2025'),
      },
    ),
    '- Đơn vị chủ trì: Phòng Xây dựng chính quyền.',
    '- Đơn vị phối hợp: Văn phòng Sở, Thanh tra Sở.',
    '- Thời gian thực hiện: Quý IV/2025.',
    stated(
      'bodyTask',
      'b) Biên soạn tờ gấp về quyền và nghĩa vụ của công dân theo Luật Thực hiện dân chủ ở cơ sở, cấp phát đến từng hộ gia đình.',
      {
        axis: one,
        lead: ['Phòng Xây dựng chính quyền'],
        coordinate: ['Phòng Cải cách hành chính'],
        deadline: due('Trước ngày 15/12/2025'),
      },
    ),
    '- Đơn vị chủ trì: Phòng Xây dựng chính quyền.',
    '- Đơn vị phối hợp: Phòng Cải cách hành chính.',
    '- Thời gian thực hiện: Trước ngày 15/12/2025.',
    `2. Chỉ số nội dung “${two}”`,
    stated(
      'bodyTask',
      'a) Công khai chế độ, chính sách đối với người có công, đối tượng tinh giản biên chế trên Trang thông tin điện tử của Sở.',
      {
        axis: two,
        lead: ['Phòng Người có công', 'Phòng Tổ chức, biên chế'],
        coordinate: ['Văn phòng Sở'],
        deadline: due('Thường xuyên'),
      },
    ),
    '- Đơn vị chủ trì: Phòng Người có công; Phòng Tổ chức, biên chế.',
    '- Đơn vị phối hợp: Văn phòng Sở.',
    '- Thời gian thực hiện: Thường xuyên.',
    `3. Chỉ số nội dung “${six}”`,
    stated('bodyTask', 'a) Tổ chức sàn giao dịch việc làm lưu động tại các xã vùng sâu, vùng xa.', {
      axis: six,
      lead: ['Trung tâm Dịch vụ việc làm tỉnh'],
      coordinate: ['Phòng Lao động - Việc làm'],
      deadline: due('Hằng tháng'),
    }),
    '- Đơn vị chủ trì: Trung tâm Dịch vụ việc làm tỉnh.',
    '- Đơn vị phối hợp: Phòng Lao động - Việc làm.',
    '- Thời gian thực hiện: Hằng tháng.',
    `4. Chỉ số nội dung “${eight}”`,
    stated(
      'bodyTask',
      'a) Cung cấp 100% dịch vụ công trực tuyến đủ điều kiện; bố trí điểm hỗ trợ nộp hồ sơ tại Trung tâm Phục vụ hành chính công tỉnh.',
      {
        axis: eight,
        lead: ['Văn phòng Sở'],
        coordinate: ['các phòng, đơn vị thuộc Sở'],
        deadline: due('Trong tháng 11/2025'),
      },
    ),
    '- Đơn vị chủ trì: Văn phòng Sở.',
    '- Đơn vị phối hợp: các phòng, đơn vị thuộc Sở.',
    '- Thời gian thực hiện: Trong tháng 11/2025.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Trưởng các phòng, đơn vị thuộc Sở tổ chức thực hiện, báo cáo kết quả về Phòng Cải cách hành chính trước ngày 30/11/2025.',
      {
        lead: ['Trưởng các phòng, đơn vị thuộc Sở'],
      },
    ),
    stated('bodyDuty', '2. Phòng Cải cách hành chính theo dõi, tổng hợp, tham mưu Giám đốc Sở báo cáo UBND tỉnh.', {
      lead: ['Phòng Cải cách hành chính'],
    }),
  ],
  foot: `
Nơi nhận:

- UBND tỉnh (b/c);

- Ban Giám đốc Sở;

- Các phòng, đơn vị;

- Lưu: VT, CCHC.

KT. GIÁM ĐỐC

PHÓ GIÁM ĐỐC

Hà Thị Thu Sương
`,
  annexes: [],
}

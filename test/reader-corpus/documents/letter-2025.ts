import type { CorpusDocument } from '../document.ts'
import { due } from './deadlines.ts'

/** An official letter: assignments in prose, "Giao …", no table. */
export const letter: CorpusDocument = {
  name: 'letter-2025.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
TỈNH KHÁNH VÂN

Số: 4417/UBND-NC
V/v đẩy mạnh giải pháp cải thiện, nâng cao Chỉ số hài lòng (SIPAS) năm 2025

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Khánh Vân, ngày 03 tháng 9 năm 2025

Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- Ủy ban nhân dân các xã, phường.

Qua theo dõi, kết quả Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước (SIPAS) năm 2024 của tỉnh đạt 82,15%, xếp thứ 41/63, giảm 06 bậc so với năm 2023. Thực hiện Công văn số 5126/BNV-CCHC ngày 20/8/2025 của Bộ Nội vụ, để khắc phục hạn chế, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Khánh Vân',
    number: '4417/UBND-NC',
    date: '2025-09-03',
    place: 'Khánh Vân',
    signer: 'Huỳnh Thanh Phong',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [{ number: '5126/BNV-CCHC', date: '2025-08-20', role: 'implements' }],
  body: [
    '1. Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường',
    {
      kind: 'bodyTask',
      line: 'a) Quán triệt cán bộ, công chức, viên chức chấp hành nghiêm kỷ luật, kỷ cương hành chính, thái độ phục vụ tận tình; không hẹn nhiều lần, không yêu cầu bổ sung hồ sơ ngoài quy định.',
      text: 'Quán triệt cán bộ, công chức, viên chức chấp hành nghiêm kỷ luật, kỷ cương hành chính',
      lead: ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
    },
    {
      kind: 'bodyTask',
      line: 'b) Tổ chức đối thoại với người dân, doanh nghiệp về việc giải quyết thủ tục hành chính, hoàn thành trước ngày 15/10/2025.',
      text: 'Tổ chức đối thoại với người dân, doanh nghiệp về việc giải quyết thủ tục hành chính',
      lead: ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
      deadline: due('trước ngày 15/10/2025'),
    },
    '2. Giao các cơ quan',
    {
      kind: 'bodyTask',
      line: 'a) Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh tổ chức khảo sát mức độ hài lòng của người dân tại 20 xã, phường; báo cáo kết quả trước ngày 10/12/2025.',
      text: 'Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh tổ chức khảo sát mức độ hài',
      lead: ['Sở Nội vụ'],
      coordinate: ['Văn phòng UBND tỉnh'],
      deadline: due('trước ngày 10/12/2025'),
    },
    {
      kind: 'bodyTask',
      line: 'b) Giao Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh và các bệnh viện công lập rà soát quy trình khám, chữa bệnh, rút ngắn thời gian chờ đợi, xong trước ngày 20/9/2025.',
      text: 'Giao Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh và các bệnh viện công lập rà',
      lead: ['Sở Y tế'],
      coordinate: ['Bảo hiểm xã hội tỉnh', 'các bệnh viện công lập'],
      deadline: due('trước ngày 20/9/2025'),
    },
    {
      kind: 'bodyTask',
      line: 'c) Giao Báo và Phát thanh, Truyền hình Khánh Vân tăng thời lượng tuyên truyền về dịch vụ công trực tuyến.',
      text: 'Giao Báo và Phát thanh, Truyền hình Khánh Vân tăng thời lượng tuyên truyền về dịch vụ',
      lead: ['Báo và Phát thanh, Truyền hình Khánh Vân'],
    },
    'Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./.',
  ],
  foot: `
Nơi nhận:
- Như trên;
- CT, các PCT UBND tỉnh;
- Lưu: VT, NC.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Huỳnh Thanh Phong
`,
  annexes: [],
}

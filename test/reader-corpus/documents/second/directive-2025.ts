import { type CorpusDocument, stated } from '../../document.ts'
import { due } from './deadlines.ts'

/** A directive: who has to do what is in prose or in the heading over the items. */
export const directive2025: CorpusDocument = {
  name: 'directive-2025.txt',
  layout: 'flat',
  head: `
Cổng Thông tin điện tử thành phố
Trang chủ | Giới thiệu | Tin tức | Văn bản chỉ đạo điều hành
Cỡ chữ: A- A A+

ỦY BAN NHÂN DÂN
THÀNH PHỐ NAM GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 09/CT-UBND
Nam Giang, ngày 11 tháng 8 năm 2025

CHỈ THỊ

Về chấn chỉnh kỷ luật, kỷ cương và nâng cao mức độ hài lòng của người dân, doanh nghiệp khi vận hành chính quyền địa phương hai cấp

Qua hơn một tháng vận hành mô hình chính quyền địa phương hai cấp, việc tiếp nhận và giải quyết thủ tục hành chính cơ bản thông suốt; tuy nhiên, hồ sơ trễ hạn lĩnh vực đất đai còn nhiều, một số xã, phường chưa bố trí đủ công chức. Thực hiện Công điện số 127/CĐ-TTg ngày 02/8/2025 của Thủ tướng Chính phủ, Chủ tịch Ủy ban nhân dân thành phố yêu cầu:
`,
  header: {
    agency: 'Ủy ban nhân dân thành phố Nam Giang',
    number: '09/CT-UBND',
    date: '2025-08-11',
    place: 'Nam Giang',
    docType: 'CHỈ THỊ',
    title:
      'Về chấn chỉnh kỷ luật, kỷ cương và nâng cao mức độ hài lòng của người dân, doanh nghiệp khi vận hành chính quyền địa phương hai cấp',
    signer: 'Trịnh Xuân Bách',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [{ number: '127/CĐ-TTg', date: '2025-08-02', role: 'implements' }],
  body: [
    '1. Giám đốc, Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường',
    stated(
      'bodyTask',
      'a) Rà soát, sắp xếp công chức có năng lực, am hiểu nghiệp vụ làm việc tại Trung tâm Phục vụ hành chính công, hoàn thành trước ngày 25/8/2025.',
      {
        lead: ['Giám đốc, Thủ trưởng các sở, ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
        deadline: due('trước ngày 25/8/2025'),
      },
    ),
    stated(
      'bodyTask',
      'b) Không để người dân phải đi lại quá hai lần cho một thủ tục; công khai xin lỗi khi để hồ sơ quá hạn.',
      {
        lead: ['Giám đốc, Thủ trưởng các sở, ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
      },
    ),
    '2. Văn phòng Ủy ban nhân dân thành phố',
    stated(
      'bodyTask',
      'a) Chủ trì, phối hợp với Sở Khoa học và Công nghệ rà soát, khắc phục lỗi kết nối của Hệ thống thông tin giải quyết thủ tục hành chính trong tháng 9/2025.',
      {
        lead: ['Văn phòng Ủy ban nhân dân thành phố'],
        coordinate: ['Sở Khoa học và Công nghệ'],
        deadline: due('trong tháng 9/2025'),
      },
    ),
    stated(
      'bodyTask',
      'b) Hằng tuần công bố công khai danh sách cơ quan, địa phương có hồ sơ quá hạn trên Cổng Thông tin điện tử thành phố.',
      {
        lead: ['Văn phòng Ủy ban nhân dân thành phố'],
        deadline: due('Hàng tuần'),
      },
    ),
    '3. Sở Nội vụ',
    stated(
      'bodyTask',
      '- Chủ trì, phối hợp với Thanh tra thành phố và Ủy ban nhân dân các xã, phường tổ chức kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương hành chính; báo cáo kết quả trước ngày 05/12/2025.',
      {
        lead: ['Sở Nội vụ'],
        coordinate: ['Thanh tra thành phố', 'Ủy ban nhân dân các xã, phường'],
        deadline: due('trước ngày 05/12/2025'),
      },
    ),
    stated('bodyTask', '- Tham mưu phương án điều động, biệt phái công chức chuyên ngành về các xã còn thiếu.', {
      lead: ['Sở Nội vụ'],
    }),
    stated(
      'bodyTask',
      '4. Sở Nông nghiệp và Môi trường chỉ đạo Văn phòng Đăng ký đất đai giải quyết dứt điểm hồ sơ đất đai tồn đọng, xong trước ngày 30/9/2025.',
      {
        lead: ['Sở Nông nghiệp và Môi trường'],
        deadline: due('trước ngày 30/9/2025'),
      },
    ),
    stated(
      'bodyTask',
      '5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các tổ chức chính trị - xã hội giám sát thái độ phục vụ của cán bộ, công chức.',
      {
        lead: ['Ủy ban Mặt trận Tổ quốc Việt Nam thành phố', 'các tổ chức chính trị - xã hội'],
      },
    ),
    'Yêu cầu Giám đốc, Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường nghiêm túc tổ chức thực hiện Chỉ thị này./.',
  ],
  foot: `
Nơi nhận:
- Thủ tướng Chính phủ (để báo cáo);
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT.

CHỦ TỊCH

Trịnh Xuân Bách

Lượt xem: 1.204 | In trang | Gửi email
`,
  annexes: [],
}

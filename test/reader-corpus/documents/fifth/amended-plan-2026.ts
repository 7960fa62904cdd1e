import { type CorpusDocument, stated } from '../../document.ts'
import { before, month, quarter } from './deadlines.ts'

/** A plan that amends another: what is changed is quoted, with its own assignment lines. */
export const amendedPlan: CorpusDocument = {
  name: 'amended-plan-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
TỈNH VĨNH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/KH-UBND

Vĩnh Hòa, ngày 06 tháng 7 năm 2026

KẾ HOẠCH

Sửa đổi, bổ sung một số nội dung của Kế hoạch số 41/KH-UBND ngày 28/01/2026 của Ủy ban nhân dân tỉnh về nâng cao Chỉ số PAPI năm 2026

Căn cứ Công văn số 3312/BNV-CCHC ngày 15/6/2026 của Bộ Nội vụ về việc triển khai cải cách hành chính 6 tháng cuối năm 2026;

Căn cứ Kế hoạch số 41/KH-UBND ngày 28/01/2026 của Ủy ban nhân dân tỉnh về nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2026;

Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 402/TTr-SNV ngày 29/6/2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch sửa đổi, bổ sung như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Vĩnh Hòa',
    number: '214/KH-UBND',
    date: '2026-07-06',
    place: 'Vĩnh Hòa',
    docType: 'KẾ HOẠCH',
    title:
      'Sửa đổi, bổ sung một số nội dung của Kế hoạch số 41/KH-UBND ngày 28/01/2026 của Ủy ban nhân dân tỉnh về nâng cao Chỉ số PAPI năm 2026',
    signer: 'Đoàn Anh Dũng',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '3312/BNV-CCHC', date: '2026-06-15', role: 'basis' },
    { number: '41/KH-UBND', date: '2026-01-28', role: 'basis' },
    { number: '402/TTr-SNV', date: '2026-06-29', role: 'proposal' },
  ],
  body: [
    'I. NỘI DUNG SỬA ĐỔI, BỔ SUNG',
    '1. Sửa đổi điểm b khoản 2 Mục II như sau:',
    stated(
      'bodyTask',
      '“b) Công khai kết quả giải quyết kiến nghị của cử tri trên Cổng Thông tin điện tử tỉnh và trang thông tin của xã, phường.',
      {
        text: 'Công khai kết quả giải quyết kiến nghị của cử tri trên Cổng Thông tin điện tử tỉnh và trang thông tin của xã, phường.',
        lead: ['Văn phòng UBND tỉnh'],
        coordinate: ['UBND các xã, phường'],
        deadline: month(2026, 9, 'Tháng 9/2026'),
      },
    ),
    'Cơ quan chủ trì: Văn phòng UBND tỉnh.',
    'Cơ quan phối hợp: UBND các xã, phường.',
    'Thời gian thực hiện: Tháng 9/2026.”',
    '2. Bổ sung điểm d vào khoản 3 Mục II như sau:',
    stated(
      'bodyTask',
      '“d) Khảo sát ý kiến người dân về chất lượng dịch vụ y tế, giáo dục công lập tại 30 xã, phường.',
      {
        text: 'Khảo sát ý kiến người dân về chất lượng dịch vụ y tế, giáo dục công lập tại 30 xã, phường.',
        lead: ['Sở Nội vụ'],
        coordinate: ['Sở Y tế', 'Sở Giáo dục và Đào tạo'],
        deadline: quarter(2026, 4, 'Quý IV/2026'),
      },
    ),
    'Cơ quan chủ trì: Sở Nội vụ.',
    'Cơ quan phối hợp: Sở Y tế, Sở Giáo dục và Đào tạo.',
    'Thời gian thực hiện: Quý IV/2026.”',
    '3. Thay cụm từ “UBND các huyện, thị xã, thành phố” bằng cụm từ “UBND các xã, phường” tại khoản 1, khoản 4 Mục II.',
    '4. Bãi bỏ điểm c khoản 5 Mục II.',
    'II. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Sở Nội vụ theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo UBND tỉnh trước ngày 10/12/2026.',
      {
        lead: ['Sở Nội vụ'],
        deadline: before('10/12/2026'),
      },
    ),
    '2. Các nội dung khác của Kế hoạch số 41/KH-UBND ngày 28/01/2026 không thay đổi./.',
  ],
  foot: `
Nơi nhận:
- Bộ Nội vụ;
- TT Tỉnh ủy, TT HĐND tỉnh;
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đoàn Anh Dũng
`,
  annexes: [],
}

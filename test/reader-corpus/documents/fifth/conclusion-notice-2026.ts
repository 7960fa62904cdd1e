import { type CorpusDocument, stated } from '../../document.ts'
import { before, month } from './deadlines.ts'

/** The office's notice of what the chair concluded: who attended, an assessment, then who has to do what. */
export const conclusionNotice: CorpusDocument = {
  name: 'conclusion-notice-2026.txt',
  layout: 'flat',
  head: `
UBND TỈNH LAM THỦY
VĂN PHÒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 128/TB-VP

Lam Thủy, ngày 22 tháng 5 năm 2026

THÔNG BÁO

Kết luận của đồng chí Trần Hữu Nghĩa, Phó Chủ tịch UBND tỉnh tại cuộc họp đánh giá kết quả các chỉ số PAPI, SIPAS năm 2025

Ngày 19/5/2026, đồng chí Trần Hữu Nghĩa, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp đánh giá kết quả các chỉ số PAPI, SIPAS năm 2025. Tham dự cuộc họp có lãnh đạo các Sở: Nội vụ, Tài chính, Y tế, Giáo dục và Đào tạo; Văn phòng UBND tỉnh; Chủ tịch UBND các phường Tân An, Long Bình.

Sau khi nghe Sở Nội vụ báo cáo tại Báo cáo số 276/BC-SNV ngày 15/5/2026 và ý kiến của các đại biểu, đồng chí Phó Chủ tịch UBND tỉnh kết luận:
`,
  header: {
    agency: 'Văn phòng UBND tỉnh Lam Thủy',
    number: '128/TB-VP',
    date: '2026-05-22',
    place: 'Lam Thủy',
    docType: 'THÔNG BÁO',
    title:
      'Kết luận của đồng chí Trần Hữu Nghĩa, Phó Chủ tịch UBND tỉnh tại cuộc họp đánh giá kết quả các chỉ số PAPI, SIPAS năm 2025',
    signer: 'Bùi Thế Vinh',
    signerTitle: 'PHÓ CHÁNH VĂN PHÒNG',
  },
  bases: [{ number: '276/BC-SNV', date: '2026-05-15', role: 'basis' }],
  body: [
    '1. Đánh giá chung: Chỉ số PAPI, SIPAS năm 2025 của tỉnh tăng điểm nhưng thứ hạng chưa bền vững; còn 02 chỉ số nội dung thuộc nhóm thấp.',
    '2. Về nhiệm vụ thời gian tới:',
    stated(
      'bodyTask',
      'a) Giao Sở Nội vụ chủ trì, phối hợp với các Sở: Y tế, Giáo dục và Đào tạo và các địa phương xây dựng phương án khảo sát độc lập mức độ hài lòng, trình UBND tỉnh trước ngày 10/6/2026.',
      {
        lead: ['Sở Nội vụ'],
        coordinate: ['Sở Y tế', 'Sở Giáo dục và Đào tạo', 'các địa phương'],
        deadline: before('10/6/2026'),
      },
    ),
    stated(
      'bodyTask',
      'b) Giao Sở Tài chính tham mưu bố trí kinh phí để sửa chữa trụ sở tiếp công dân của 12 xã, hoàn thành trong tháng 7/2026.',
      { lead: ['Sở Tài chính'], deadline: month(2026, 7, 'trong tháng 7/2026') },
    ),
    stated(
      'bodyTask',
      'c) Giao UBND các phường Tân An, Long Bình rút kinh nghiệm việc chậm trả lời phản ánh của công dân; báo cáo kết quả khắc phục về Văn phòng UBND tỉnh trước ngày 31/5/2026.',
      {
        lead: ['UBND các phường Tân An, Long Bình'],
        deadline: before('31/5/2026'),
      },
    ),
    stated(
      'bodyTask',
      'd) Thanh tra tỉnh phối hợp với Sở Nội vụ thanh tra trách nhiệm người đứng đầu trong tiếp công dân, giải quyết khiếu nại, tố cáo.',
      { lead: ['Thanh tra tỉnh'], coordinate: ['Sở Nội vụ'] },
    ),
    stated(
      'bodyTask',
      'đ) Các sở, ngành, địa phương cử cán bộ đầu mối theo dõi các chỉ số, gửi danh sách về Sở Nội vụ trước 25/5/2026.',
      { lead: ['Các sở, ngành, địa phương'], deadline: before('25/5/2026', 'trước 25/5/2026') },
    ),
    'Văn phòng UBND tỉnh thông báo kết luận của đồng chí Phó Chủ tịch UBND tỉnh để các cơ quan, đơn vị biết, thực hiện./.',
  ],
  foot: `
Nơi nhận:
- Chủ tịch, các PCT UBND tỉnh (b/c);
- Các cơ quan, đơn vị dự họp;
- LĐVP, các phòng;
- Lưu: VT, NC.

KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Bùi Thế Vinh
`,
  annexes: [],
}

import { type CorpusDocument, stated } from '../../document.ts'
import { before, every, month } from './deadlines.ts'

/** A directive: each numbered paragraph begins with who is asked; reporting duties at the end of sentences. */
export const disciplineDirective: CorpusDocument = {
  name: 'discipline-directive-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI LINH
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 06/CT-UBND

Hải Linh, ngày 18 tháng 3 năm 2026

CHỈ THỊ

VỀ TĂNG CƯỜNG TRÁCH NHIỆM NGƯỜI ĐỨNG ĐẦU TRONG CẢI CÁCH HÀNH CHÍNH, CẢI THIỆN CÁC CHỈ SỐ PAR INDEX, SIPAS

Năm 2025, công tác cải cách hành chính của thành phố có chuyển biến tích cực. Tuy nhiên, Chỉ số cải cách hành chính xếp thứ 19/34 tỉnh, thành phố; tỷ lệ hồ sơ trễ hạn ở một số phường còn cao; việc trả lời phản ánh, kiến nghị có nơi còn hình thức.

Nguyên nhân chủ yếu là người đứng đầu một số cơ quan, đơn vị chưa sâu sát. Để khắc phục, Chủ tịch Ủy ban nhân dân thành phố chỉ thị:
`,
  header: {
    agency: 'Ủy ban nhân dân thành phố Hải Linh',
    number: '06/CT-UBND',
    date: '2026-03-18',
    place: 'Hải Linh',
    docType: 'CHỈ THỊ',
    title: 'VỀ TĂNG CƯỜNG TRÁCH NHIỆM NGƯỜI ĐỨNG ĐẦU TRONG CẢI CÁCH HÀNH CHÍNH, CẢI THIỆN CÁC CHỈ SỐ PAR INDEX, SIPAS',
    signer: 'Vũ Quang Minh',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [],
  body: [
    '1. Yêu cầu Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường:',
    stated(
      'bodyTask',
      '- Trực tiếp chỉ đạo và chịu trách nhiệm về kết quả cải cách hành chính của cơ quan, đơn vị, địa phương mình.',
      {
        lead: ['Giám đốc các sở', 'Thủ trưởng các ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
      },
    ),
    stated(
      'bodyTask',
      '- Hằng tháng đối thoại với công chức làm việc tại bộ phận tiếp nhận hồ sơ để tháo gỡ vướng mắc.',
      {
        lead: ['Giám đốc các sở', 'Thủ trưởng các ban, ngành', 'Chủ tịch Ủy ban nhân dân các xã, phường'],
        deadline: every('monthly', 'Hằng tháng'),
      },
    ),
    '2. Giám đốc Sở Nội vụ:',
    stated(
      'bodyTask',
      '- Chủ trì, phối hợp với Chánh Văn phòng Ủy ban nhân dân thành phố xây dựng bộ tiêu chí đánh giá người đứng đầu theo kết quả cải cách hành chính, trình Chủ tịch Ủy ban nhân dân thành phố trước ngày 15/5/2026.',
      {
        lead: ['Giám đốc Sở Nội vụ'],
        coordinate: ['Chánh Văn phòng Ủy ban nhân dân thành phố'],
        deadline: before('15/5/2026'),
      },
    ),
    stated(
      'bodyTask',
      '- Thành lập các đoàn kiểm tra công vụ, kiểm tra không báo trước tối thiểu 30% số xã, phường; tổng hợp kết quả kiểm tra, báo cáo trước ngày 20 tháng 11 năm 2026.',
      {
        lead: ['Giám đốc Sở Nội vụ'],
        deadline: before('20/11/2026', 'trước ngày 20 tháng 11 năm 2026'),
      },
    ),
    '3. Chánh Văn phòng Ủy ban nhân dân thành phố:',
    stated(
      'bodyTask',
      '- Theo dõi, nhắc việc các cơ quan có nhiệm vụ quá hạn trên phần mềm theo dõi nhiệm vụ; công khai kết quả hằng tuần.',
      {
        lead: ['Chánh Văn phòng Ủy ban nhân dân thành phố'],
        deadline: every('weekly', 'hằng tuần'),
      },
    ),
    stated(
      'bodyTask',
      '4. Giám đốc Sở Khoa học và Công nghệ chịu trách nhiệm bảo đảm hạ tầng, an toàn thông tin cho Hệ thống thông tin giải quyết thủ tục hành chính; khắc phục tình trạng nghẽn mạng trong tháng 4 năm 2026.',
      { lead: ['Giám đốc Sở Khoa học và Công nghệ'], deadline: month(2026, 4, 'trong tháng 4 năm 2026') },
    ),
    stated(
      'bodyTask',
      '5. Giám đốc Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan bố trí kinh phí thực hiện khảo sát mức độ hài lòng của người dân, tổ chức theo quy định.',
      { lead: ['Giám đốc Sở Tài chính'], coordinate: ['các cơ quan liên quan'] },
    ),
    stated(
      'bodyTask',
      '6. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố phát huy vai trò giám sát, phản biện xã hội đối với việc giải quyết thủ tục hành chính.',
      { lead: ['Ủy ban Mặt trận Tổ quốc Việt Nam thành phố'] },
    ),
    '7. Chỉ thị này có hiệu lực kể từ ngày ký, thay thế Chỉ thị số 11/CT-UBND ngày 14/8/2023 của Ủy ban nhân dân thành phố.',
    stated(
      'bodyDuty',
      'Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ báo cáo Chủ tịch Ủy ban nhân dân thành phố./.',
      { lead: ['Sở Nội vụ'], deadline: every('unspecified', 'định kỳ') },
    ),
  ],
  foot: `
Nơi nhận:
- Thủ tướng Chính phủ (b/c);
- Bộ Nội vụ;
- TT Thành ủy, TT HĐND thành phố;
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT, NC.

CHỦ TỊCH

Vũ Quang Minh
`,
  annexes: [],
}

import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A district's decision with the plan attached: seven columns, header of two rows, groups “1” and “1.1”. */
const over = 'Đơn vị thực hiện'
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'task', title: 'Nhiệm vụ cụ thể' },
  { role: 'product', title: 'Sản phẩm' },
  { role: 'lead', title: 'Chủ trì', over },
  { role: 'coordinate', title: 'Phối hợp', over },
  { role: 'deadline', title: 'Thời gian thực hiện' },
  { role: 'funding', title: 'Kinh phí (triệu đồng)' },
]
const institutions = 'Cải cách thể chế'
const procedures = 'Cải cách thủ tục hành chính'

export const districtDecision: CorpusDocument = {
  name: 'district-decision-2021.txt',
  layout: 'flat',
  head: `
UBND HUYỆN KIM BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 1187/QĐ-UBND

Kim Bình, ngày 29 tháng 3 năm 2021

QUYẾT ĐỊNH

Ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính

của huyện Kim Bình năm 2021

ỦY BAN NHÂN DÂN HUYỆN KIM BÌNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;

Căn cứ Kế hoạch số 41/KH-UBND ngày 03/02/2021 của UBND tỉnh về nâng cao Chỉ số cải cách hành chính năm 2021;

Xét đề nghị của Trưởng phòng Nội vụ huyện tại Tờ trình số 65/TTr-NV ngày 22/3/2021.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nâng cao Chỉ số cải cách hành chính của huyện Kim Bình năm 2021.

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.

Điều 3. Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ, Thủ trưởng các cơ quan, đơn vị liên quan và Chủ tịch UBND các xã, thị trấn chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:

- Như Điều 3;

- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Nông Thị Hồng Vân

UBND HUYỆN KIM BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

KẾ HOẠCH

Nâng cao Chỉ số cải cách hành chính của huyện Kim Bình năm 2021

(Ban hành kèm theo Quyết định số 1187/QĐ-UBND ngày 29/3/2021 của UBND huyện Kim Bình)
`,
  header: {
    agency: 'Ủy ban nhân dân huyện Kim Bình',
    number: '1187/QĐ-UBND',
    date: '2021-03-29',
    place: 'Kim Bình',
    docType: 'QUYẾT ĐỊNH',
    title: 'Ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính của huyện Kim Bình năm 2021',
    signer: 'Nông Thị Hồng Vân',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '41/KH-UBND', date: '2021-02-03', role: 'basis' },
    { number: '65/TTr-NV', date: '2021-03-22', role: 'proposal' },
  ],
  targets: [{ text: 'Phấn đấu năm 2021 huyện xếp trong nhóm 03 huyện dẫn đầu toàn tỉnh' }],
  body: [
    'I. MỤC TIÊU',
    'Phấn đấu năm 2021 huyện xếp trong nhóm 03 huyện dẫn đầu toàn tỉnh về Chỉ số cải cách hành chính.',
    'II. NHIỆM VỤ',
    'Thực hiện các nhiệm vụ tại Biểu phân công kèm theo Kế hoạch này.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Phòng Nội vụ theo dõi, đôn đốc, kiểm tra; định kỳ tổng hợp báo cáo UBND huyện.', {
      lead: ['Phòng Nội vụ'],
    }),
    stated('bodyDuty', '2. Phòng Tài chính - Kế hoạch cân đối, bố trí kinh phí thực hiện.', {
      lead: ['Phòng Tài chính - Kế hoạch'],
    }),
    stated('bodyDuty', '3. UBND các xã, thị trấn xây dựng kế hoạch của địa phương trong tháng 4/2021.', {
      lead: ['UBND các xã, thị trấn'],
    }),
  ],
  foot: '',
  annexes: [
    {
      heading: 'BIỂU PHÂN CÔNG NHIỆM VỤ',
      title: '(Kèm theo Kế hoạch nâng cao Chỉ số cải cách hành chính năm 2021 của huyện Kim Bình)',
      columns,
      numbered: true,
      groups: [
        { mark: '1', axis: institutions, rows: [] },
        {
          mark: '1.1',
          axis: 'Xây dựng văn bản quy phạm pháp luật',
          under: institutions,
          rows: rows(
            columns,
            deadlines,
            `
- | Tham mưu ban hành quyết định bãi bỏ các văn bản hết hiệu lực của UBND huyện | Quyết định của UBND huyện | Phòng Tư pháp | Các phòng, ban chuyên môn | Trước ngày 31/5/2021 | -
- | Kiểm tra, xử lý văn bản do HĐND, UBND cấp xã ban hành | Báo cáo kết quả kiểm tra | ^ | UBND các xã, thị trấn | Quý III/2021 | 15
`,
          ),
        },
        {
          mark: '1.2',
          axis: 'Theo dõi thi hành pháp luật',
          under: institutions,
          rows: rows(
            columns,
            deadlines,
            `
- | Điều tra, khảo sát tình hình thi hành pháp luật trong lĩnh vực đất đai tại 05 xã | Báo cáo của UBND huyện | Phòng Tư pháp | Phòng Tài nguyên và Môi trường; Thanh tra huyện | Xong trước 30/11/2021 | 20
`,
          ),
        },
        { mark: '2', axis: procedures, rows: [] },
        {
          mark: '2.1',
          axis: 'Rà soát, đơn giản hóa thủ tục hành chính',
          under: procedures,
          rows: rows(
            columns,
            deadlines,
            `
- | Đề xuất phương án cắt giảm thời gian giải quyết ít nhất 20% đối với thủ tục thuộc thẩm quyền cấp huyện | Tờ trình gửi UBND tỉnh | Văn phòng HĐND và UBND huyện | Các phòng, ban chuyên môn | Tháng 7/2021 | -
- | Cập nhật, niêm yết quy trình nội bộ tại Bộ phận Tiếp nhận và Trả kết quả | Bảng niêm yết | ^ | UBND các xã, thị trấn | Thường xuyên | -
`,
          ),
        },
        {
          mark: '2.2',
          axis: 'Thực hiện cơ chế một cửa, một cửa liên thông',
          under: procedures,
          rows: rows(
            columns,
            deadlines,
            `
- | Nâng cấp Bộ phận một cửa các xã Đông Lĩnh, Tây Lĩnh và thị trấn Kim Bình | 03 bộ phận một cửa đạt chuẩn | Phòng Tài chính - Kế hoạch | UBND các xã, thị trấn có liên quan | Trong năm 2021 | 450
- | Khảo sát mức độ hài lòng của người dân, tổ chức bằng phiếu trực tuyến | Báo cáo kết quả khảo sát | Phòng Nội vụ | Bưu điện huyện; Trung tâm Văn hóa, Thông tin và Truyền thanh huyện | Quý IV/2021 | 30
`,
          ),
        },
      ],
    },
  ],
}

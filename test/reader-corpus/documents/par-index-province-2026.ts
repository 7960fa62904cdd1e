import { type CorpusDocument, rows } from '../document.ts'
import { deadlines } from './deadlines.ts'

/** A province of 2026 on two tiers; criterion column, merged cells, flattened with blank lines. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'criterion', title: 'Tiêu chí, tiêu chí thành phần' },
  { role: 'task', title: 'Nhiệm vụ, giải pháp' },
  { role: 'lead', title: 'Cơ quan chủ trì' },
  { role: 'coordinate', title: 'Cơ quan phối hợp' },
  { role: 'deadline', title: 'Thời gian thực hiện' },
]

export const parIndexProvince: CorpusDocument = {
  name: 'par-index-province-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 118/KH-UBND

Sơn Hải, ngày 12 tháng 02 năm 2026

KẾ HOẠCH

Duy trì và nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Sơn Hải năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;

Căn cứ Quyết định số 1149/QĐ-BNV ngày 30/10/2025 của Bộ trưởng Bộ Nội vụ phê duyệt Đề án “Xác định Chỉ số cải cách hành chính của các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương”;

Thực hiện Kế hoạch số 07/KH-UBND ngày 08/01/2026 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước tỉnh Sơn Hải năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch duy trì và nâng cao Chỉ số cải cách hành chính năm 2026 như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Sơn Hải',
    number: '118/KH-UBND',
    date: '2026-02-12',
    place: 'Sơn Hải',
    docType: 'KẾ HOẠCH',
    title: 'Duy trì và nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Sơn Hải năm 2026',
    signer: 'Trần Đức Khải',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
    { number: '1149/QĐ-BNV', date: '2025-10-30', role: 'basis' },
    { number: '07/KH-UBND', date: '2026-01-08', role: 'implements' },
  ],
  targets: [
    {
      index: 'PAR INDEX',
      text: 'Phấn đấu Chỉ số PAR INDEX của tỉnh năm 2026 đạt từ 90% trở lên',
      value: 90,
      unit: '%',
    },
  ],
  body: [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    'a) Phấn đấu Chỉ số PAR INDEX của tỉnh năm 2026 đạt từ 90% trở lên, tăng ít nhất 03 bậc so với năm 2025.',
    'b) Khắc phục kịp thời các tiêu chí, tiêu chí thành phần bị trừ điểm trong kỳ đánh giá năm 2025.',
    '2. Yêu cầu',
    'Việc tổ chức thực hiện phải đồng bộ, thống nhất từ tỉnh đến xã, phường; xác định rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền.',
    'II. NHIỆM VỤ, GIẢI PHÁP',
    'Các nhiệm vụ, giải pháp cụ thể và phân công trách nhiệm được nêu tại Phụ lục kèm theo Kế hoạch này.',
    'III. TỔ CHỨC THỰC HIỆN',
    {
      kind: 'bodyDuty',
      line: '1. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, đơn vị mình.',
      text: 'Các sở, ban, ngành, Ủy ban nhân dân các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, đơn vị mình.',
      lead: ['Các sở, ban, ngành', 'Ủy ban nhân dân các xã, phường'],
    },
    {
      kind: 'bodyDuty',
      line: '2. Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.',
      text: 'Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.',
      lead: ['Sở Nội vụ'],
    },
    {
      kind: 'bodyDuty',
      line: '3. Sở Tài chính tham mưu bố trí kinh phí thực hiện các nhiệm vụ trong Kế hoạch theo quy định.',
      text: 'Sở Tài chính tham mưu bố trí kinh phí thực hiện các nhiệm vụ trong Kế hoạch theo quy định.',
      lead: ['Sở Tài chính'],
    },
  ],
  foot: `
Nơi nhận:
- Bộ Nội vụ;
- TT Tỉnh ủy, TT HĐND tỉnh;
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Đức Khải
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `PHÂN CÔNG THỰC HIỆN CÁC TIÊU CHÍ, TIÊU CHÍ THÀNH PHẦN CỦA CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026
(Kèm theo Kế hoạch số 118/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân tỉnh Sơn Hải)`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Công tác chỉ đạo, điều hành cải cách hành chính',
          rows: rows(
            columns,
            deadlines,
            `
1 | Kế hoạch CCHC | Ban hành Kế hoạch CCHC năm của tỉnh bảo đảm thời gian theo quy định; các nhiệm vụ trong kế hoạch phải xác định rõ sản phẩm, thời hạn và cơ quan chịu trách nhiệm. | Sở Nội vụ | Các sở, ban, ngành; UBND các xã, phường => Các sở, ban, ngành; UBND các xã, phường | Quý I/2026
2 | Thực hiện chế độ báo cáo CCHC | Gửi báo cáo định kỳ về Bộ Nội vụ đủ số lượng, đúng nội dung và thời gian; báo cáo phải có số liệu kiểm chứng được. | ^ | ^ | Hàng quý
3 | Kiểm tra công tác CCHC | - Ban hành kế hoạch kiểm tra ngay từ đầu năm, số đơn vị được kiểm tra đạt từ 30% trở lên. // - Xử lý dứt điểm các vấn đề phát hiện qua kiểm tra, có văn bản đôn đốc khắc phục. | Sở Nội vụ | Văn phòng UBND tỉnh, Sở Tư pháp, Sở Khoa học và Công nghệ => Văn phòng UBND tỉnh; Sở Tư pháp; Sở Khoa học và Công nghệ | Xong trước 15/11/2026
4 | Sáng kiến hoặc giải pháp mới trong CCHC | Phát động, lựa chọn, công nhận ít nhất 02 sáng kiến, giải pháp mới trong cải cách hành chính được áp dụng có hiệu quả. | Sở Khoa học và Công nghệ | Sở Nội vụ | Năm 2026
5 | Thực hiện các nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao | Theo dõi, đôn đốc hoàn thành đúng hạn 100% nhiệm vụ được giao trên hệ thống; không để nhiệm vụ quá hạn. | Văn phòng UBND tỉnh | Các sở, ban, ngành có liên quan | Thường xuyên
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
1 | Rà soát văn bản quy phạm pháp luật | Ban hành và thực hiện kế hoạch rà soát văn bản quy phạm pháp luật do HĐND, UBND tỉnh ban hành trước khi sắp xếp đơn vị hành chính; xử lý, kiến nghị xử lý văn bản chồng chéo. | Sở Tư pháp | Các sở, ban, ngành | Quý II/2026
2 | Theo dõi thi hành pháp luật | Tổ chức kiểm tra tình hình thi hành pháp luật trong lĩnh vực trọng tâm; công bố kết quả và xử lý sau kiểm tra. | ^ | Công an tỉnh; Sở Nông nghiệp và Môi trường; UBND các xã, phường | Quý III/2026
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
1 | Rà soát, đơn giản hóa TTHC | Ban hành kế hoạch rà soát, đánh giá TTHC; phương án đơn giản hóa phải cắt giảm tối thiểu 30% thời gian giải quyết và 30% chi phí tuân thủ. | Văn phòng UBND tỉnh | Các sở, ban, ngành | Trước 30/6/2026
2 | Công bố, công khai TTHC | Công bố đầy đủ, kịp thời danh mục TTHC sau khi có quyết định của Bộ, cơ quan ngang Bộ; công khai trên Cổng Dịch vụ công quốc gia. | Các sở, ban, ngành | Văn phòng UBND tỉnh | Thường xuyên
3 | Thực hiện cơ chế một cửa, một cửa liên thông | Nâng cao tỷ lệ hồ sơ được giải quyết đúng hạn, phấn đấu từ 98% trở lên; công khai xin lỗi bằng văn bản khi trễ hạn. | Trung tâm Phục vụ hành chính công tỉnh; UBND các xã, phường | Các sở, ban, ngành | Thường xuyên
4 | Tiếp nhận, xử lý phản ánh, kiến nghị | Tiếp nhận, xử lý 100% phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính đúng thời hạn. | ^ | ^ | ^
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Cải cách tổ chức bộ máy hành chính nhà nước',
          rows: rows(
            columns,
            deadlines,
            `
1 | Sắp xếp tổ chức bộ máy | Rà soát, hoàn thiện chức năng, nhiệm vụ của các cơ quan chuyên môn thuộc UBND cấp tỉnh, cấp xã sau sắp xếp. | Sở Nội vụ | Các sở, ban, ngành; UBND cấp xã | Quý I/2026
2 | Phân cấp, phân quyền | Kiểm tra việc thực hiện các nhiệm vụ đã phân cấp cho cấp xã; xử lý các vấn đề đặt ra qua kiểm tra. | Các sở quản lý ngành, lĩnh vực | Sở Nội vụ, Sở Tư pháp => Sở Nội vụ; Sở Tư pháp | Xong trước 15/11/2026
`,
          ),
        },
      ],
    },
  ],
}

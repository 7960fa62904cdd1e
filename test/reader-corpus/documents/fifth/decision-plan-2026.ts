import { type CorpusDocument, stated } from '../../document.ts'
import { always, before, quarter } from './deadlines.ts'

/** A decision whose attached plan holds the tasks in its body; the plan repeats the number of the decision with a day of its own style. */
const [first, second, third] = ['Cải cách thể chế', 'Cải cách thủ tục hành chính', 'Cải cách tài chính công']

export const decisionPlan: CorpusDocument = {
  name: 'decision-plan-2026.txt',
  layout: 'flat',
  head: `
UỶ BAN NHÂN DÂN
TỈNH BẮC HÀ

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 402/QĐ-UBND

Bắc Hà, ngày 24 tháng 02 năm 2026

QUYẾT ĐỊNH

Ban hành Kế hoạch khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Bắc Hà năm 2026

CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH BẮC HÀ

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;

Căn cứ Quyết định số 1551/QĐ-BNV ngày 30/12/2025 của Bộ trưởng Bộ Nội vụ;

Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 118/TTr-SNV ngày 12/02/2026.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Bắc Hà năm 2026.

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 377/QĐ-UBND ngày 03/3/2025.

Điều 3. Chánh Văn phòng Uỷ ban nhân dân tỉnh; Giám đốc Sở Nội vụ; Thủ trưởng các sở, ban, ngành; Chủ tịch Uỷ ban nhân dân các xã, phường và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Bộ Nội vụ;
- Lưu: VT, NC.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH THƯỜNG TRỰC

Lương Văn Khải

KẾ HOẠCH

Khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Bắc Hà năm 2026

(Ban hành kèm theo Quyết định số 402/QĐ-UBND ngày 24/02/2026 của Chủ tịch UBND tỉnh)
`,
  header: {
    agency: 'Uỷ ban nhân dân tỉnh Bắc Hà',
    number: '402/QĐ-UBND',
    date: '2026-02-24',
    place: 'Bắc Hà',
    docType: 'QUYẾT ĐỊNH',
    title: 'Ban hành Kế hoạch khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Bắc Hà năm 2026',
    signer: 'Lương Văn Khải',
    signerTitle: 'PHÓ CHỦ TỊCH THƯỜNG TRỰC',
  },
  bases: [
    { number: '76/NQ-CP', date: '2021-07-15', role: 'basis' },
    { number: '1551/QĐ-BNV', date: '2025-12-30', role: 'basis' },
    { number: '118/TTr-SNV', date: '2026-02-12', role: 'proposal' },
  ],
  targets: [{ index: 'PAR INDEX', text: 'Chỉ số PAR INDEX năm 2026 đạt từ 89 điểm trở lên', value: 89 }],
  body: [
    'I. MỤC TIÊU',
    '1. Khắc phục triệt để các tiêu chí bị trừ điểm năm 2025.',
    '2. Chỉ số PAR INDEX năm 2026 đạt từ 89 điểm trở lên.',
    'II. NHIỆM VỤ, GIẢI PHÁP',
    `1. ${first}`,
    stated(
      'bodyTask',
      '1.1. Ban hành văn bản quy phạm pháp luật thay thế các văn bản hết hiệu lực do sắp xếp đơn vị hành chính.',
      {
        axis: first,
        lead: ['Sở Tư pháp'],
        coordinate: ['Văn phòng UBND tỉnh', 'các sở, ngành có liên quan'],
        deadline: before('30/6/2026'),
      },
    ),
    '- Cơ quan chủ trì: Sở Tư pháp.',
    '- Cơ quan phối hợp: Văn phòng UBND tỉnh; các sở, ngành có liên quan.',
    '- Thời gian hoàn thành: trước ngày 30/6/2026.',
    stated('bodyTask', '1.2. Xử lý 100% văn bản trái pháp luật được phát hiện qua kiểm tra theo thẩm quyền.', {
      axis: first,
      lead: ['Sở Tư pháp'],
      coordinate: ['UBND các xã, phường'],
      deadline: always('Thường xuyên'),
    }),
    '- Cơ quan chủ trì: Sở Tư pháp.',
    '- Cơ quan phối hợp: UBND các xã, phường.',
    '- Thời gian hoàn thành: Thường xuyên.',
    `2. ${second}`,
    stated('bodyTask', '2.1. Cắt giảm, đơn giản hóa thủ tục hành chính nội bộ giữa các cơ quan trong tỉnh.', {
      axis: second,
      lead: ['Văn phòng UBND tỉnh'],
      coordinate: ['Các sở, ban, ngành'],
      deadline: quarter(2026, 3, 'Quý III/2026'),
    }),
    '- Cơ quan chủ trì: Văn phòng UBND tỉnh.',
    '- Cơ quan phối hợp: Các sở, ban, ngành.',
    '- Thời gian hoàn thành: Quý III/2026.',
    stated('bodyTask', '2.2. Nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt 80%, tỷ lệ thanh toán trực tuyến đạt 70%.', {
      axis: second,
      lead: ['Sở Khoa học và Công nghệ'],
      coordinate: ['Trung tâm Phục vụ hành chính công tỉnh', 'UBND các xã, phường'],
      deadline: quarter(2026, 4, 'Quý IV/2026'),
    }),
    '- Cơ quan chủ trì: Sở Khoa học và Công nghệ.',
    '- Cơ quan phối hợp: Trung tâm Phục vụ hành chính công tỉnh, UBND các xã, phường.',
    '- Thời gian hoàn thành: Quý IV/2026.',
    `3. ${third}`,
    stated('bodyTask', '3.1. Giải ngân vốn đầu tư công năm 2026 đạt trên 95% kế hoạch Thủ tướng Chính phủ giao.', {
      axis: third,
      lead: ['Sở Tài chính'],
      coordinate: ['Các chủ đầu tư'],
      deadline: { raw: '31/12/2026', kind: 'date', date: '2026-12-31' } as never,
    }),
    '- Cơ quan chủ trì: Sở Tài chính.',
    '- Cơ quan phối hợp: Các chủ đầu tư.',
    '- Thời gian hoàn thành: 31/12/2026.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Giám đốc các sở, Thủ trưởng các ban, ngành ban hành kế hoạch của cơ quan trước ngày 15/3/2026.',
      {
        lead: ['Giám đốc các sở', 'Thủ trưởng các ban, ngành'],
        deadline: before('15/3/2026'),
      },
    ),
    stated('bodyDuty', '2. Sở Nội vụ theo dõi, đôn đốc, tổng hợp kết quả, báo cáo UBND tỉnh./.', {
      lead: ['Sở Nội vụ'],
    }),
  ],
  foot: '',
  annexes: [],
}

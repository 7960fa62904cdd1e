import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** PCI and its green twin, 2026: two annexes with other columns; header of two rows; lead and coordinating share a cell. */
const main: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung nhiệm vụ' },
  { role: 'lead', title: 'Cơ quan chủ trì tham mưu', over: 'Trách nhiệm thực hiện' },
  { role: 'coordinate', title: 'Cơ quan phối hợp', over: 'Trách nhiệm thực hiện' },
  { role: 'product', title: 'Hình thức văn bản/sản phẩm' },
  { role: 'deadline', title: 'Thời gian trình/hoàn thành' },
]
const green: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'criterion', title: 'Chỉ số thành phần' },
  { role: 'task', title: 'Giải pháp' },
  { role: 'both', title: 'Cơ quan chủ trì, phối hợp' },
]

export const pciProvince: CorpusDocument = {
  name: 'pci-province-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN
TỈNH ĐẠI AN
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 71/KH-UBND

Đại An, ngày 09 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao năng lực cạnh tranh cấp tỉnh (PCI) và Chỉ số Xanh cấp tỉnh (PGI) năm 2026

Căn cứ Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị về phát triển kinh tế tư nhân; Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ về những nhiệm vụ, giải pháp chủ yếu cải thiện môi trường kinh doanh, nâng cao năng lực cạnh tranh quốc gia năm 2026;

Xét đề nghị của Sở Tài chính tại Tờ trình số 215/TTr-STC ngày 30/01/2026;

UBND tỉnh ban hành Kế hoạch nâng cao năng lực cạnh tranh cấp tỉnh (PCI) và Chỉ số Xanh cấp tỉnh (PGI) năm 2026 với các nội dung chủ yếu sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Đại An',
    number: '71/KH-UBND',
    date: '2026-02-09',
    place: 'Đại An',
    docType: 'KẾ HOẠCH',
    title: 'Nâng cao năng lực cạnh tranh cấp tỉnh (PCI) và Chỉ số Xanh cấp tỉnh (PGI) năm 2026',
    signer: 'Tạ Quang Huy',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '68-NQ/TW', date: '2025-05-04', role: 'basis' },
    { number: '02/NQ-CP', date: '2026-01-08', role: 'basis' },
    { number: '215/TTr-STC', date: '2026-01-30', role: 'proposal' },
  ],
  targets: [
    { index: 'PCI', text: 'Chỉ số PCI năm 2026 đạt trên 70 điểm, xếp hạng trong nhóm 10 cả nước', value: 70 },
    { index: 'PGI', text: 'Chỉ số PGI năm 2026 đạt trên 27 điểm', value: 27 },
  ],
  body: [
    'I. MỤC TIÊU',
    '- Chỉ số PCI năm 2026 đạt trên 70 điểm, xếp hạng trong nhóm 10 cả nước.',
    '- Chỉ số PGI năm 2026 đạt trên 27 điểm.',
    'II. NHIỆM VỤ',
    '1. Nhiệm vụ chung',
    stated(
      'bodyGeneral',
      '- Các sở, ban, ngành, UBND cấp xã coi việc cải thiện môi trường đầu tư kinh doanh là nhiệm vụ trọng tâm, thường xuyên.',
      {
        lead: ['Các sở, ban, ngành', 'UBND cấp xã'],
      },
    ),
    '2. Nhiệm vụ cụ thể: Tại các Phụ lục I, II kèm theo.',
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Sở Tài chính là cơ quan thường trực; định kỳ hằng quý tổng hợp, báo cáo UBND tỉnh.', {
      lead: ['Sở Tài chính'],
    }),
    stated(
      'bodyDuty',
      '2. Đề nghị Hiệp hội Doanh nghiệp tỉnh phát huy vai trò cầu nối giữa doanh nghiệp với chính quyền.',
      {
        lead: ['Hiệp hội Doanh nghiệp tỉnh'],
      },
    ),
  ],
  foot: `
Nơi nhận:
- Chính phủ (b/c);
- Liên đoàn Thương mại và Công nghiệp Việt Nam;
- TT TU, TT HĐND tỉnh;
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Tạ Quang Huy
`,
  annexes: [
    {
      heading: 'PHỤ LỤC I',
      title: `NHIỆM VỤ NÂNG CAO CHỈ SỐ NĂNG LỰC CẠNH TRANH CẤP TỈNH (PCI) NĂM 2026
(Kèm theo Kế hoạch số 71/KH-UBND ngày 09/02/2026 của UBND tỉnh)`,
      columns: main,
      numbered: true,
      groups: [
        {
          mark: 'I',
          axis: 'Gia nhập thị trường',
          rows: rows(
            main,
            deadlines,
            `
1 | Rút ngắn thời gian đăng ký doanh nghiệp xuống còn 01 ngày làm việc, đăng ký thay đổi trong ngày | Sở Tài chính | Văn phòng UBND tỉnh | Quyết định của Chủ tịch UBND tỉnh | Tháng 3/2026
2 | Triển khai mô hình "một cửa tại chỗ" tại các khu công nghiệp | Ban Quản lý các khu công nghiệp tỉnh | Sở Nội vụ; Công an tỉnh; Thuế tỉnh | Quy chế phối hợp | Quý II/2026
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Tiếp cận đất đai',
          rows: rows(
            main,
            deadlines,
            `
1 | Công khai quỹ đất sạch, kế hoạch đấu giá quyền sử dụng đất, mặt bằng cụm công nghiệp còn trống | Sở Nông nghiệp và Môi trường | Trung tâm Phát triển quỹ đất tỉnh, UBND các xã, phường => Trung tâm Phát triển quỹ đất tỉnh; UBND các xã, phường | Danh mục quỹ đất đăng trên Cổng thông tin điện tử | Hằng quý
2 | Giải quyết dứt điểm hồ sơ bồi thường, giải phóng mặt bằng tồn đọng của các dự án đã chuyển từ cấp huyện | UBND các xã, phường | Sở Nông nghiệp và Môi trường | Báo cáo kết quả giải quyết | Trước ngày 30/6/2026
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Chi phí không chính thức',
          rows: rows(
            main,
            deadlines,
            `
1 | Thanh tra, kiểm tra doanh nghiệp không quá 01 lần/năm; xử lý chồng chéo trước khi phê duyệt kế hoạch | Thanh tra tỉnh | Các sở, ban, ngành | Kế hoạch thanh tra năm 2027 | Trước ngày 15/12/2025
2 | Thiết lập đường dây nóng, hộp thư tiếp nhận phản ánh của doanh nghiệp về nhũng nhiễu | ^ | Công an tỉnh; Báo và Phát thanh, Truyền hình tỉnh | Đường dây nóng được công bố | Chậm nhất 30/4/2026
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Chính sách hỗ trợ doanh nghiệp',
          rows: rows(
            main,
            deadlines,
            `
1 | Tổ chức đối thoại doanh nghiệp theo chuyên đề | Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh | Hiệp hội Doanh nghiệp tỉnh; Hội Doanh nhân trẻ tỉnh | Thông báo kết luận | 6 tháng/lần
2 | Trình HĐND tỉnh chính sách hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số giai đoạn 2026 - 2030 | Sở Khoa học và Công nghệ | Sở Tài chính, Sở Tư pháp => Sở Tài chính; Sở Tư pháp | Nghị quyết của HĐND tỉnh | Kỳ họp giữa năm 2026
`.replace('Kỳ họp giữa năm 2026', 'Quý III, IV/2026'),
          ),
        },
      ],
    },
    {
      heading: 'PHỤ LỤC II',
      title: `NHIỆM VỤ NÂNG CAO CHỈ SỐ XANH CẤP TỈNH (PGI) NĂM 2026
(Kèm theo Kế hoạch số 71/KH-UBND ngày 09/02/2026 của UBND tỉnh)`,
      columns: green,
      groups: [
        {
          rows: rows(
            green,
            deadlines,
            `
1 | Giảm thiểu ô nhiễm và thiên tai | Lắp đặt trạm quan trắc tự động tại 100% khu công nghiệp; công khai kết quả quan trắc | Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ban Quản lý các khu công nghiệp tỉnh => Sở Nông nghiệp và Môi trường => Ban Quản lý các khu công nghiệp tỉnh
2 | Đảm bảo tuân thủ tiêu chuẩn môi trường | Hướng dẫn doanh nghiệp thủ tục cấp giấy phép môi trường, rút ngắn thời gian thẩm định | Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các sở, ban, ngành liên quan => Sở Nông nghiệp và Môi trường => các sở, ban, ngành liên quan
3 | Chính sách khuyến khích doanh nghiệp xanh | Tham mưu cơ chế ưu tiên sản phẩm thân thiện môi trường trong mua sắm công | Sở Tài chính chủ trì, phối hợp với Sở Công Thương, Sở Tư pháp => Sở Tài chính => Sở Công Thương; Sở Tư pháp
`,
          ),
        },
      ],
    },
  ],
}

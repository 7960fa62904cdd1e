import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** A decision with an attached plan, 2026: product before lead, a roadmap in the last column, products without a task. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'task', title: 'Nhiệm vụ cụ thể' },
  { role: 'product', title: 'Sản phẩm' },
  { role: 'lead', title: 'Chủ trì', over: 'Phân công thực hiện' },
  { role: 'coordinate', title: 'Phối hợp', over: 'Phân công thực hiện' },
  { role: 'deadline', title: 'Lộ trình thực hiện' },
]

export const schemeRoadmap: CorpusDocument = {
  name: 'scheme-roadmap-2026.md',
  layout: 'pipes',
  head: `
| **ỦY BAN NHÂN DÂN<br>THÀNH PHỐ HẢI VÂN**<br>-------<br>Số: 1035/QĐ-UBND | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc**<br>---------------<br>*Hải Vân, ngày 17 tháng 4 năm 2026* |
| --- | --- |

**QUYẾT ĐỊNH**

**Ban hành Kế hoạch nâng cao chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính giai đoạn 2026 - 2028**

**CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ**

*Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;*

*Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;*

*Căn cứ Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp;*

*Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân thành phố.*

**QUYẾT ĐỊNH:**

**Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch nâng cao chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính giai đoạn 2026 - 2028.

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.

**Điều 3.** Chánh Văn phòng Ủy ban nhân dân thành phố, Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành Quyết định này./.

| ***Nơi nhận:***<br>- Như Điều 3;<br>- Văn phòng Chính phủ;<br>- CT, các PCT UBND TP;<br>- Lưu: VT, KSTTHC. | **KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH**<br><br><br>**Đoàn Ngọc Hân** |
| --- | --- |

**KẾ HOẠCH**

**NÂNG CAO CHẤT LƯỢNG PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP TRONG THỰC HIỆN THỦ TỤC HÀNH CHÍNH GIAI ĐOẠN 2026 - 2028**

*(Ban hành kèm theo Quyết định số 1035/QĐ-UBND ngày 17 tháng 4 năm 2026 của Chủ tịch UBND thành phố)*
`,
  header: {
    agency: 'Ủy ban nhân dân thành phố Hải Vân',
    number: '1035/QĐ-UBND',
    date: '2026-04-17',
    place: 'Hải Vân',
    docType: 'QUYẾT ĐỊNH',
    title:
      'Ban hành Kế hoạch nâng cao chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính giai đoạn 2026 - 2028',
    signer: 'Đoàn Ngọc Hân',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '118/2025/NĐ-CP', date: '2025-06-09', role: 'basis' },
    { number: '766/QĐ-TTg', date: '2022-06-23', role: 'basis' },
  ],
  body: [
    '**I. MỤC TIÊU**',
    '1. Năm 2026, thành phố thuộc nhóm 05 địa phương dẫn đầu về chất lượng phục vụ người dân, doanh nghiệp.',
    '2. Đến năm 2028, 100% hồ sơ được số hóa, tái sử dụng dữ liệu.',
    '**II. NHIỆM VỤ, GIẢI PHÁP**',
    'Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.',
    '**III. TỔ CHỨC THỰC HIỆN**',
    stated(
      'bodyDuty',
      '1. Văn phòng UBND thành phố là cơ quan đầu mối, hướng dẫn, theo dõi, đôn đốc; báo cáo Chủ tịch UBND thành phố trước ngày 25 tháng cuối quý.',
      {
        lead: ['Văn phòng UBND thành phố'],
      },
    ),
    stated('bodyDuty', '2. Các sở, ban, ngành, UBND các xã, phường cụ thể hóa bằng kế hoạch hằng năm.', {
      lead: ['Các sở, ban, ngành', 'UBND các xã, phường'],
    }),
  ],
  targets: [
    { text: 'Năm 2026, thành phố thuộc nhóm 05 địa phương dẫn đầu về chất lượng phục vụ người dân, doanh nghiệp' },
    { text: 'Đến năm 2028, 100% hồ sơ được số hóa, tái sử dụng dữ liệu', value: 100, unit: '%' },
  ],
  foot: '',
  annexes: [
    {
      heading: '**Phụ lục**',
      title: `**DANH MỤC NHIỆM VỤ NÂNG CAO CHẤT LƯỢNG PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP GIAI ĐOẠN 2026 - 2028**
*(Kèm theo Quyết định số 1035/QĐ-UBND ngày 17/4/2026 của Chủ tịch UBND thành phố)*`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'NHÓM CHỈ SỐ VỀ CÔNG KHAI, MINH BẠCH',
          rows: rows(
            columns,
            deadlines,
            `
1 | Chuẩn hóa, đồng bộ 100% thủ tục hành chính đã công bố lên Cơ sở dữ liệu quốc gia về thủ tục hành chính | Quyết định công bố; dữ liệu được đồng bộ | Các sở, ban, ngành | Văn phòng UBND thành phố | Thường xuyên
2 | Cập nhật trạng thái xử lý hồ sơ theo thời gian thực, gửi tin nhắn cho người nộp | Trạng thái hồ sơ được cập nhật 24/7 | Sở Khoa học và Công nghệ | Các sở, ban, ngành; UBND các xã, phường | Quý II năm 2026
`,
          ),
        },
        {
          mark: 'II',
          axis: 'NHÓM CHỈ SỐ VỀ TIẾN ĐỘ GIẢI QUYẾT',
          rows: rows(
            columns,
            deadlines,
            `
3 | Xây dựng quy chế xin lỗi, chịu trách nhiệm khi hồ sơ quá hạn | Quyết định ban hành Quy chế | Văn phòng UBND thành phố | Sở Nội vụ, Sở Tư pháp => Sở Nội vụ; Sở Tư pháp | Quý IV năm 2026
4 | Kiểm tra việc tuân thủ quy trình nội bộ tại 20 xã, phường | Kết luận kiểm tra | ^ | ^ | 2026-2028
`,
          ),
        },
        {
          mark: 'III',
          axis: 'NHÓM CHỈ SỐ VỀ SỐ HÓA HỒ SƠ',
          rows: rows(
            columns,
            deadlines,
            `
5 | Trang bị máy quét, chữ ký số cho Trung tâm Phục vụ hành chính công các xã, phường | Trang thiết bị được bàn giao | Sở Khoa học và Công nghệ | Sở Tài chính | Quý I - Quý III/2026
6 | Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực của cấp huyện trước sắp xếp | Kho dữ liệu kết quả giải quyết | UBND các xã, phường | Sở Nội vụ; Sở Khoa học và Công nghệ | Trước 31/12/2026
7 | Kết nối cơ sở dữ liệu chuyên ngành với Kho quản lý dữ liệu điện tử của tổ chức, cá nhân | Dịch vụ chia sẻ dữ liệu | Sở Nông nghiệp và Môi trường; Sở Xây dựng | Sở Khoa học và Công nghệ | Theo lộ trình của Chính phủ
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'NHÓM CHỈ SỐ VỀ MỨC ĐỘ HÀI LÒNG',
          rows: rows(
            columns,
            deadlines,
            `
8 | Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính; xử lý nghiêm hành vi gây phiền hà | Văn bản trả lời | Văn phòng UBND thành phố | Thanh tra thành phố; Công an thành phố | Thường xuyên
9 | Khảo sát mức độ hài lòng bằng hình thức trực tuyến, điện thoại tự động | Báo cáo khảo sát | Viện Nghiên cứu phát triển kinh tế - xã hội thành phố | Bưu điện thành phố | 6 tháng/lần
`,
          ),
        },
      ],
    },
  ],
}

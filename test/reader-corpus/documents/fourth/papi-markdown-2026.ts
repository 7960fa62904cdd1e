import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines, due } from './deadlines.ts'

/** A Markdown copy of a province's PAPI plan, rows hard-wrapped; a further table of figures; product before who leads. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'STT' },
  { role: 'criterion', title: 'Nội dung thành phần' },
  { role: 'task', title: 'Nội dung nhiệm vụ cần thực hiện' },
  { role: 'product', title: 'Dự kiến sản phẩm' },
  { role: 'deadline', title: 'Thời gian' },
  { role: 'lead', title: 'Cơ quan chủ trì tham mưu' },
  { role: 'coordinate', title: 'Cơ quan, đơn vị phối hợp' },
]

export const papiMarkdown: CorpusDocument = {
  name: 'papi-markdown-2026.md',
  layout: 'pipesWrapped',
  head: `
# Kế hoạch 58/KH-UBND 2026 cải thiện Chỉ số PAPI tỉnh Nam Hà

| ỦY BAN NHÂN DÂN TỈNH NAM HÀ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- |
| --- | --- |
| Số: 58/KH-UBND | Nam Hà, ngày 27 tháng 02 năm 2026 |

**KẾ HOẠCH**

**NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH (PAPI) NĂM 2026**

*Căn cứ Nghị quyết số 03/NQ-CP ngày 05/01/2026 của Chính phủ về những nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2026;*

*Thực hiện Chương trình hành động số 12-CTr/TU ngày 20/11/2025 của Tỉnh ủy; xét đề nghị của Sở Nội vụ tại Tờ trình số 96/TTr-SNV ngày 10/02/2026,*

Ủy ban nhân dân tỉnh ban hành Kế hoạch nâng cao Chỉ số PAPI năm 2026, cụ thể như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Nam Hà',
    number: '58/KH-UBND',
    date: '2026-02-27',
    place: 'Nam Hà',
    docType: 'KẾ HOẠCH',
    title: 'NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH (PAPI) NĂM 2026',
    signer: 'Trần Đức Long',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '03/NQ-CP', date: '2026-01-05', role: 'basis' },
    { number: '12-CTr/TU', date: '2025-11-20', role: 'implements' },
    { number: '96/TTr-SNV', date: '2026-02-10', role: 'proposal' },
  ],
  targets: [
    {
      index: 'PAPI',
      text: 'Phấn đấu Chỉ số PAPI năm 2026 đạt 45 điểm trở lên, thuộc nhóm đạt điểm trung bình - cao',
      value: 45,
    },
    { index: 'PAPI', text: 'Cả 8 chỉ số nội dung đều tăng điểm so với năm 2025' },
  ],
  body: [
    '**I. MỤC ĐÍCH, YÊU CẦU**',
    '1. Mục đích: Tạo chuyển biến rõ nét về trách nhiệm phục vụ Nhân dân của chính quyền hai cấp.',
    '2. Yêu cầu: Phân công rõ cơ quan, rõ thời gian, rõ kết quả.',
    '**II. CHỈ TIÊU**',
    '- Phấn đấu Chỉ số PAPI năm 2026 đạt 45 điểm trở lên, thuộc nhóm đạt điểm trung bình - cao.',
    '- Cả 8 chỉ số nội dung đều tăng điểm so với năm 2025.',
    '**III. NỘI DUNG THỰC HIỆN**',
    'Thực hiện 08 nhóm nhiệm vụ theo Phụ lục đính kèm.',
    '**IV. TỔ CHỨC THỰC HIỆN**',
    '1. Sở Nội vụ',
    stated('bodyDuty', '- Là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.', { lead: ['Sở Nội vụ'] }),
    stated('bodyDuty', '- Tham mưu UBND tỉnh tổ chức hội nghị phân tích kết quả sau khi PAPI năm 2025 được công bố.', {
      lead: ['Sở Nội vụ'],
    }),
    '2. Các sở, ban, ngành; UBND các xã, phường',
    stated(
      'bodyDuty',
      '- Cụ thể hóa Kế hoạch này thành nhiệm vụ của cơ quan, địa phương; gửi báo cáo kết quả năm về Sở Nội vụ trước ngày 05/12/2026.',
      { lead: ['Các sở, ban, ngành', 'UBND các xã, phường'], deadline: due('trước ngày 05/12/2026') },
    ),
    '3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tăng cường giám sát, tuyên truyền đến đoàn viên, hội viên./.',
  ],
  foot: `
| ***Nơi nhận:***<br>- Bộ Nội vụ;<br>- TT Tỉnh ủy;<br>- Các sở, ban, ngành;<br>- UBND các xã, phường;<br>- Lưu: VT, NC. | **TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH**<br><br><br>**Trần Đức Long** |
| --- | --- |
`,
  annexes: [
    {
      heading: '**PHỤ LỤC**',
      title: `**NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2026**
*(Kèm theo Kế hoạch số 58/KH-UBND ngày 27/02/2026 của UBND tỉnh)*`,
      columns,
      groups: [
        {
          mark: 'I',
          axis: 'Tham gia của người dân ở cấp cơ sở',
          shown: 'THAM GIA CỦA NGƯỜI DÂN Ở CẤP CƠ SỞ',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tri thức công dân | Tuyên truyền các vị trí dân cử, quyền bầu cử; hướng dẫn cử tri tra cứu danh sách trên ứng dụng VNeID | Tin, bài, tờ gấp | Quý I, II/2026 | Sở Nội vụ | Sở Văn hóa, Thể thao và Du lịch; UBND các xã, phường
2 | Chất lượng bầu cử trưởng thôn, tổ trưởng tổ dân phố | Hướng dẫn quy trình bầu cử bảo đảm có từ 02 ứng cử viên trở lên | Văn bản hướng dẫn | Quý II/2026 | Sở Nội vụ | Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh
3 | Đóng góp tự nguyện | Công khai mức đóng góp, danh sách và kết quả sử dụng tại nhà văn hóa thôn, tổ dân phố | Bảng công khai | Thường xuyên | UBND các xã, phường | Sở Tài chính
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Công khai, minh bạch trong việc ra quyết định',
          shown: 'CÔNG KHAI, MINH BẠCH TRONG VIỆC RA QUYẾT ĐỊNH',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tiếp cận thông tin | Cập nhật đầy đủ chuyên mục công khai ngân sách, quy hoạch, bảng giá đất trên trang thông tin điện tử của 88 xã, phường | Chuyên mục được cập nhật | Hằng tháng | UBND các xã, phường | Sở Khoa học và Công nghệ; Sở Tài chính; Sở Nông nghiệp và Môi trường
2 | Công khai danh sách hộ nghèo | Rà soát, niêm yết danh sách hộ nghèo, hộ cận nghèo trước và sau khi bình xét | Danh sách niêm yết | Quý IV | ^ | Sở Nông nghiệp và Môi trường
3 | Công khai kế hoạch sử dụng đất | Tổ chức lấy ý kiến Nhân dân về kế hoạch sử dụng đất, khung giá đất; tiếp thu, giải trình công khai | Báo cáo tiếp thu, giải trình | Xong trước ngày 25/12/2026 | Sở Nông nghiệp và Môi trường | UBND các xã, phường
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Kiểm soát tham nhũng trong khu vực công',
          shown: 'KIỂM SOÁT THAM NHŨNG TRONG KHU VỰC CÔNG',
          rows: rows(
            columns,
            deadlines,
            `
1 | Kiểm soát tham nhũng trong chính quyền | Kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương tại Trung tâm Phục vụ hành chính công cấp xã | Thông báo kết quả kiểm tra | Thường xuyên | Sở Nội vụ | Thanh tra tỉnh
2 | Kiểm soát tham nhũng trong cung ứng dịch vụ công | Công khai đường dây nóng, hòm thư góp ý tại bệnh viện, trường học; xử lý nghiêm hành vi gợi ý "lót tay" | Đường dây nóng hoạt động 24/7 | Trong tháng 3 | Sở Y tế; Sở Giáo dục và Đào tạo | UBND các xã, phường
3 | Công bằng trong tuyển dụng nhân lực vào khu vực công | Tổ chức thi tuyển công chức, viên chức trên máy tính, công khai kết quả ngay sau khi kết thúc bài thi | Kỳ thi tuyển | Quý III/2026 | Sở Nội vụ | Các sở, ban, ngành
`,
          ),
        },
        {
          mark: 'IV',
          axis: 'Quản trị môi trường',
          shown: 'QUẢN TRỊ MÔI TRƯỜNG',
          rows: rows(
            columns,
            deadlines,
            `
1 | Chất lượng không khí | Lắp đặt, công khai số liệu 05 trạm quan trắc không khí tự động | Trạm quan trắc được vận hành | Tháng 9/2026 | Sở Nông nghiệp và Môi trường | Sở Tài chính
2 | Chất lượng nguồn nước | Xử lý các điểm xả thải gây ô nhiễm sông Đáy, sông Nhuệ | Biên bản xử lý | Sau khi có văn bản hướng dẫn của Trung ương | Sở Nông nghiệp và Môi trường | Công an tỉnh; UBND các xã, phường
`,
          ),
        },
      ],
    },
  ],
}

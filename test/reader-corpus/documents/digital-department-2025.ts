import { type CorpusDocument, rows } from '../document.ts'
import { deadlines } from './deadlines.ts'

/** A department's plan on digital transformation; product and deadline before lead; Markdown, hard-wrapped. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'task', title: 'Nội dung công việc' },
  { role: 'product', title: 'Sản phẩm đầu ra' },
  { role: 'deadline', title: 'Thời hạn hoàn thành' },
  { role: 'lead', title: 'Đơn vị chủ trì' },
  { role: 'coordinate', title: 'Đơn vị phối hợp' },
  { role: 'note', title: 'Ghi chú' },
]

export const digitalDepartment: CorpusDocument = {
  name: 'digital-department-2025.md',
  layout: 'pipesWrapped',
  head: `
UBND TỈNH BÌNH LÂM
**SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG**

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
**Độc lập - Tự do - Hạnh phúc**

Số: 2164/KH-SNNMT

*Bình Lâm, ngày 05 tháng 9 năm 2025*

**KẾ HOẠCH**

**Chuyển đổi số và cải cách thủ tục hành chính 06 tháng cuối năm 2025, định hướng năm 2026 của Sở Nông nghiệp và Môi trường**

Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia;

Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông;

Thực hiện Kế hoạch số 1520/KH-UBND ngày 28/7/2025 của UBND tỉnh về chuyển đổi số tỉnh Bình Lâm 6 tháng cuối năm 2025; Sở Nông nghiệp và Môi trường ban hành Kế hoạch với các nội dung sau:
`,
  header: {
    agency: 'Sở Nông nghiệp và Môi trường',
    number: '2164/KH-SNNMT',
    date: '2025-09-05',
    place: 'Bình Lâm',
    docType: 'KẾ HOẠCH',
    title:
      'Chuyển đổi số và cải cách thủ tục hành chính 06 tháng cuối năm 2025, định hướng năm 2026 của Sở Nông nghiệp và Môi trường',
    signer: 'Lương Thị Bích Hà',
    signerTitle: 'PHÓ GIÁM ĐỐC',
  },
  bases: [
    { number: '57-NQ/TW', date: '2024-12-22', role: 'basis' },
    { number: '118/2025/NĐ-CP', date: '2025-06-09', role: 'basis' },
    { number: '1520/KH-UBND', date: '2025-07-28', role: 'implements' },
  ],
  body: [
    '**I. MỤC ĐÍCH, YÊU CẦU**',
    '1. Cụ thể hóa các nhiệm vụ chuyển đổi số của tỉnh trong ngành nông nghiệp và môi trường.',
    '2. Lấy người dân, doanh nghiệp làm trung tâm; dữ liệu phải “đúng, đủ, sạch, sống, thống nhất, dùng chung”.',
    '**II. NHIỆM VỤ TRỌNG TÂM**',
    '(Chi tiết tại Phụ lục kèm theo)',
    '**III. TỔ CHỨC THỰC HIỆN**',
    {
      kind: 'bodyDuty',
      line: '1. Văn phòng Sở là đơn vị đầu mối, theo dõi, đôn đốc các phòng, đơn vị; tổng hợp báo cáo Giám đốc Sở trước ngày 20 hàng tháng.',
      text: 'Văn phòng Sở là đơn vị đầu mối, theo dõi, đôn đốc các phòng, đơn vị; tổng hợp báo cáo Giám đốc Sở',
      lead: ['Văn phòng Sở'],
    },
    {
      kind: 'bodyDuty',
      line: '2. Các phòng, chi cục, trung tâm trực thuộc Sở chủ động triển khai nhiệm vụ được giao.',
      text: 'Các phòng, chi cục, trung tâm trực thuộc Sở chủ động triển khai nhiệm vụ được giao.',
      lead: ['Các phòng, chi cục, trung tâm trực thuộc Sở'],
    },
  ],
  foot: `
| **Nơi nhận:**<br>- UBND tỉnh (b/c);<br>- Các phòng, đơn vị;<br>- Lưu: VT, VP. | **KT. GIÁM ĐỐC**<br>**PHÓ GIÁM ĐỐC**<br><br>**Lương Thị Bích Hà** |
| --- | --- |
`,
  annexes: [
    {
      heading: '**PHỤ LỤC**',
      title: `**DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ, CẢI CÁCH THỦ TỤC HÀNH CHÍNH**
*(Kèm theo Kế hoạch số 2164/KH-SNNMT ngày 05/9/2025 của Sở Nông nghiệp và Môi trường)*`,
      columns,
      numbered: true,
      groups: [
        {
          mark: 'I',
          axis: 'Hạ tầng số, an toàn thông tin',
          rows: rows(
            columns,
            deadlines,
            `
1 | Rà soát, nâng cấp máy tính, đường truyền phục vụ xử lý hồ sơ công việc tại các chi cục | Báo cáo rà soát; đề xuất mua sắm | Quý III năm 2025 | Văn phòng Sở | Các chi cục trực thuộc | -
2 | Xây dựng hồ sơ đề xuất cấp độ an toàn hệ thống thông tin của Sở | Quyết định phê duyệt hồ sơ đề xuất cấp độ | Trước ngày 15/12/2025 | Trung tâm Công nghệ thông tin nông nghiệp và môi trường | Văn phòng Sở; Sở Khoa học và Công nghệ | -
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Dữ liệu số',
          rows: rows(
            columns,
            deadlines,
            `
1 | Hoàn thành làm sạch, bổ sung cơ sở dữ liệu đất đai của 100% xã, phường theo Kế hoạch 90 ngày | Cơ sở dữ liệu đất đai được nghiệm thu | Hoàn thành trước ngày 30/11/2025 | Chi cục Quản lý đất đai | Văn phòng Đăng ký đất đai; UBND các xã, phường | Nhiệm vụ trọng tâm
2 | Số hóa hồ sơ, kết quả giải quyết TTHC còn hiệu lực lĩnh vực môi trường | Kho dữ liệu kết quả giải quyết TTHC | 31/12/2025 | Chi cục Bảo vệ môi trường | Văn phòng Sở | -
3 | Cập nhật mã số vùng trồng, cơ sở đóng gói lên phần mềm quản lý dùng chung | Dữ liệu được cập nhật thường xuyên | Thường xuyên | Chi cục Trồng trọt và Bảo vệ thực vật | ^ | -
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
1 | Trình công bố danh mục TTHC mới, sửa đổi thuộc lĩnh vực nông nghiệp và môi trường thực hiện theo mô hình chính quyền địa phương 02 cấp | Quyết định của Chủ tịch UBND tỉnh | Quý III năm 2025 | Văn phòng Sở | Các phòng, chi cục, trung tâm | -
2 | Xây dựng quy trình nội bộ, quy trình điện tử giải quyết TTHC | Quyết định phê duyệt quy trình | Trước ngày 31/10/2025 | ^ | ^ | -
3 | Tái cấu trúc quy trình, cung cấp dịch vụ công trực tuyến toàn trình đối với TTHC phát sinh nhiều hồ sơ | 100% TTHC đủ điều kiện được cung cấp toàn trình | Quý IV năm 2025 | Các phòng, chi cục có TTHC | Trung tâm Phục vụ hành chính công tỉnh | -
`,
          ),
        },
      ],
    },
  ],
}

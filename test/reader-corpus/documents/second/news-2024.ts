import { type CorpusDocument, stated } from '../../document.ts'

/** A news item about a department's plan: chrome of the site, axes named inside sentences. */
const lead = ['Sở Lao động - Thương binh và Xã hội']
export const news2024: CorpusDocument = {
  name: 'news-2024.txt',
  layout: 'flat',
  head: `
Thứ Hai, 15/4/2024
Trang chủ » Tin tức - Sự kiện » Cải cách hành chính
Sở Lao động - Thương binh và Xã hội tỉnh Vĩnh An triển khai các giải pháp nâng cao Chỉ số PAPI năm 2024
(Ngày đăng: 15/04/2024   Lượt xem: 317)

Ngày 10/4/2024, Sở Lao động - Thương binh và Xã hội ban hành Kế hoạch số 812/KH-SLĐTBXH về nâng cao Chỉ số Hiệu quả quản trị và hành chính công (PAPI) năm 2024.
`,
  header: {
    agency: 'Sở Lao động - Thương binh và Xã hội',
    number: '812/KH-SLĐTBXH',
    date: '2024-04-10',
    docType: 'KẾ HOẠCH',
    title: 'nâng cao Chỉ số Hiệu quả quản trị và hành chính công (PAPI) năm 2024',
  },
  bases: [{ number: '55/KH-UBND', date: '2024-02-27', role: 'implements' }],
  body: [
    'Kế hoạch được xây dựng nhằm thực hiện Kế hoạch số 55/KH-UBND ngày 27/02/2024 của UBND tỉnh, góp phần đưa Chỉ số PAPI của tỉnh vào nhóm 20 tỉnh dẫn đầu.',
    'Theo đó, Sở tập trung vào các nhiệm vụ sau:',
    stated(
      'bodyTask',
      'Đối với nội dung “Công khai, minh bạch trong việc ra quyết định”: hướng dẫn UBND cấp huyện, cấp xã rà soát, công khai danh sách hộ nghèo, hộ cận nghèo đúng thời gian, đúng quy trình.',
      {
        axis: 'Công khai, minh bạch trong việc ra quyết định',
        lead,
      },
    ),
    stated(
      'bodyTask',
      'Đối với nội dung “Kiểm soát tham nhũng trong khu vực công”: thực hiện nghiêm việc kê khai tài sản, thu nhập; công khai tuyển dụng viên chức tại các cơ sở bảo trợ xã hội.',
      {
        axis: 'Kiểm soát tham nhũng trong khu vực công',
        lead,
      },
    ),
    stated(
      'bodyTask',
      'Đối với nội dung “Thủ tục hành chính công”: 100% hồ sơ người có công được số hóa khi tiếp nhận; không yêu cầu nộp giấy tờ đã có trên cơ sở dữ liệu.',
      {
        axis: 'Thủ tục hành chính công',
        lead,
      },
    ),
    stated(
      'bodyTask',
      'Về “Cung ứng dịch vụ công”, phối hợp tư vấn học nghề, giới thiệu việc làm cho người dân tại các phiên giao dịch việc làm lưu động.',
      {
        axis: 'Cung ứng dịch vụ công',
        lead,
      },
    ),
  ],
  foot: `
Thu Hà

Các tin khác
Hội nghị tập huấn công tác giảm nghèo năm 2024 (12/04/2024)
Thông báo tuyển dụng viên chức (09/04/2024)
`,
  annexes: [],
}

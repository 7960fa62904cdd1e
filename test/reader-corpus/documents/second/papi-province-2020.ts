import { type CorpusDocument, rows, stated } from '../../document.ts'
import { deadlines } from './deadlines.ts'

/** Three tiers, 2020: interleaved letterhead; one text for several sub-indices; many rows in one; missing separators. */
const columns: CorpusDocument['annexes'][number]['columns'] = [
  { role: 'number', title: 'TT' },
  { role: 'criterion', title: 'Nội dung thành phần' },
  { role: 'task', title: 'Giải pháp khắc phục, cải thiện' },
  { role: 'lead', title: 'Cơ quan chủ trì' },
  { role: 'coordinate', title: 'Cơ quan, đơn vị phối hợp' },
  { role: 'deadline', title: 'Thời gian' },
]

export const papiProvince2020: CorpusDocument = {
  name: 'papi-province-2020.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HOÀNG LONG Độc lập - Tự do - Hạnh phúc

Số: 96/KH-UBND Hoàng Long, ngày 22 tháng 5 năm 2020

KẾ HOẠCH

Khắc phục hạn chế, nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)

tỉnh Hoàng Long năm 2020

Thực hiện Chỉ thị số 19/CT-TTg ngày 13/6/2018 của Thủ tướng Chính phủ về tăng cường tiếp nhận, xử lý phản ánh, kiến nghị và công khai kết quả giải quyết thủ tục hành chính; Chương trình hành động số 22-CTr/TU ngày 09/8/2019 của Ban Thường vụ Tỉnh ủy, UBND tỉnh ban hành Kế hoạch như sau:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Hoàng Long',
    number: '96/KH-UBND',
    date: '2020-05-22',
    place: 'Hoàng Long',
    docType: 'KẾ HOẠCH',
    title:
      'Khắc phục hạn chế, nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) tỉnh Hoàng Long năm 2020',
    signer: 'Đặng Quốc Thịnh',
    signerTitle: 'PHÓ CHỦ TỊCH',
  },
  bases: [
    { number: '19/CT-TTg', date: '2018-06-13', role: 'implements' },
    { number: '22-CTr/TU', date: '2019-08-09', role: 'implements' },
  ],
  targets: [
    { index: 'PAPI', text: 'Phấn đấu Chỉ số PAPI năm 2020 của tỉnh đạt từ 43 điểm trở lên', value: 43, unit: 'điểm' },
  ],
  body: [
    'I. MỤC TIÊU',
    'Phấn đấu Chỉ số PAPI năm 2020 của tỉnh đạt từ 43 điểm trở lên, thuộc nhóm trung bình cao của cả nước.',
    'II. NHIỆM VỤ, GIẢI PHÁP CHUNG',
    stated(
      'bodyGeneral',
      '1. Người đứng đầu các cơ quan, đơn vị chịu trách nhiệm trực tiếp về kết quả của nội dung được giao theo dõi.',
      {
        lead: ['Người đứng đầu các cơ quan, đơn vị'],
      },
    ),
    stated('bodyGeneral', '2. Tăng cường tuyên truyền để người dân hiểu đúng, trả lời đúng khi được khảo sát.'),
    'III. NHIỆM VỤ CỤ THỂ',
    '(Có Phụ lục chi tiết kèm theo)',
    'IV. TỔ CHỨC THỰC HIỆN',
    stated(
      'bodyDuty',
      '1. Sở Nội vụ là cơ quan thường trực, giúp UBND tỉnh theo dõi, đôn đốc; tổng hợp báo cáo trước ngày 05/12/2020.',
      {
        lead: ['Sở Nội vụ'],
      },
    ),
    stated(
      'bodyDuty',
      '2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên tăng cường giám sát, phản biện xã hội.',
      {
        lead: ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'các tổ chức thành viên'],
      },
    ),
  ],
  foot: `
Nơi nhận: TM. ỦY BAN NHÂN DÂN

- Thường trực Tỉnh ủy (để b/c); KT. CHỦ TỊCH

- Chủ tịch, các PCT UBND tỉnh; PHÓ CHỦ TỊCH

- Các sở, ban, ngành;

- Lưu: VT, NC.

Đặng Quốc Thịnh
`,
  annexes: [
    {
      heading: 'PHỤ LỤC',
      title: `NHIỆM VỤ, GIẢI PHÁP NÂNG CAO CHỈ SỐ PAPI TỈNH HOÀNG LONG NĂM 2020
(Kèm theo Kế hoạch số 96/KH-UBND ngày 22/5/2020 của UBND tỉnh Hoàng Long)`,
      columns,
      headAgain: 2,
      groups: [
        {
          mark: 'I',
          axis: 'Tham gia của người dân ở cấp cơ sở',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tri thức công dân | Biên soạn tài liệu hỏi - đáp về quyền bầu cử, nhiệm kỳ của trưởng thôn; phát trên loa truyền thanh cơ sở vào giờ cố định | Sở Thông tin và Truyền thông | Đài Phát thanh và Truyền hình tỉnh UBND cấp huyện, cấp xã => Đài Phát thanh và Truyền hình tỉnh; UBND cấp huyện; UBND cấp xã | Hàng năm
2 | Cơ hội tham gia | - Tổ chức bầu trưởng thôn, tổ trưởng tổ dân phố đúng quy định, có từ hai ứng cử viên trở lên; // - Mời đại diện hộ gia đình dự đủ các cuộc họp thôn; // - Thông báo thời gian, địa điểm bầu cử trước ít nhất 07 ngày | Sở Nội vụ | UBND cấp huyện, cấp xã => UBND cấp huyện; UBND cấp xã | Quý III Năm 2020
3 | Chất lượng bầu cử | ^ | ^ | ^ | ^
4 | Đóng góp tự nguyện | Rà soát các khoản huy động đóng góp; tuyệt đối không giao chỉ tiêu huy động, không ghi nợ khoản tự nguyện của hộ dân | Sở Tài chính | Các sở: Nội vụ, Giáo dục và Đào tạo, Xây dựng // UBND cấp huyện => Sở Nội vụ; Sở Giáo dục và Đào tạo; Sở Xây dựng; UBND cấp huyện | Thường xuyên
`,
          ),
        },
        {
          mark: 'II',
          axis: 'Công khai, minh bạch trong việc ra quyết định',
          rows: rows(
            columns,
            deadlines,
            `
1 | Tiếp cận thông tin | Xây dựng chuyên mục cung cấp thông tin theo yêu cầu trên cổng thông tin điện tử của từng huyện | Sở Thông tin và Truyền thông | - Văn phòng UBND tỉnh // - UBND cấp huyện => Văn phòng UBND tỉnh; UBND cấp huyện | Tháng 9/2020
^ | ^ | Kiểm tra việc trả lời yêu cầu cung cấp thông tin của công dân tại bộ phận một cửa các xã | Sở Tư pháp | - Thanh tra tỉnh // - UBND cấp huyện => Thanh tra tỉnh; UBND cấp huyện | Quý IV/2020
^ | ^ | Công bố danh mục thông tin phải công khai, người phụ trách và số điện thoại liên hệ | UBND cấp xã | Văn phòng HĐND và UBND cấp huyện | Quý III Năm 2020
2 | Công khai, minh bạch về quy hoạch, kế hoạch sử dụng đất và khung giá đất | Niêm yết bản đồ quy hoạch và bảng giá đất tại nhà văn hóa thôn; ghi biên bản lấy ý kiến góp ý của người dân | Sở Tài nguyên và Môi trường | Sở Xây dựng; UBND cấp huyện, cấp xã => Sở Xây dựng; UBND cấp huyện; UBND cấp xã | Năm 2020
`,
          ),
        },
        {
          mark: 'III',
          axis: 'Trách nhiệm giải trình với người dân',
          rows: rows(
            columns,
            deadlines,
            `
1 | Mức độ và hiệu quả tiếp xúc với chính quyền | Chủ tịch UBND cấp xã tiếp công dân ít nhất 02 ngày trong một tháng; mở sổ theo dõi lời hứa sau tiếp dân | UBND cấp huyện | Ban Tiếp công dân tỉnh Văn phòng UBND tỉnh => Ban Tiếp công dân tỉnh; Văn phòng UBND tỉnh | Hàng tháng
2 | Giải đáp khiếu nại, tố cáo, khúc mắc của người dân | Giải quyết dứt điểm các vụ việc tồn đọng kéo dài trên hai năm, công khai kết luận tại nơi cư trú | Thanh tra tỉnh | ^ | Quý IV/2020
3 | Tiếp cận dịch vụ Tư pháp | Trợ giúp pháp lý lưu động tại các xã đặc biệt khó khăn; củng cố tổ hòa giải ở thôn, bản | Sở Tư pháp | Hội Luật gia tỉnh, UBMTTQ tỉnh // UBND cấp huyện => Hội Luật gia tỉnh; UBMTTQ tỉnh; UBND cấp huyện | Trong năm 2020
`,
          ),
        },
      ],
    },
  ],
}

import type { Role } from './document.ts'

/** What tables of plans of 2025 and 2026 are made of: titles, agencies, sentences, products, times, as offices write them. */

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

export const TITLES: Record<Role, readonly string[]> = {
  number: ['STT', 'TT', 'Số TT', 'Stt'],
  axis: ['Lĩnh vực'],
  criterion: list(`Chỉ số thành phần
    Tiêu chí
    Nội dung thành phần
    Tiêu chí/Tiêu chí thành phần
    Chỉ số nội dung
    Lĩnh vực/Tiêu chí
    Tiêu chí mất điểm
    Chỉ số thành phần bị giảm điểm
    Tên tiêu chí, tiêu chí thành phần`),
  task: list(`Nhiệm vụ
    Nội dung
    Nội dung nhiệm vụ
    Nhiệm vụ, giải pháp
    Nội dung, nhiệm vụ thực hiện
    Tên nhiệm vụ
    Công việc
    Nhiệm vụ cụ thể
    Hoạt động
    Nội dung triển khai
    Các nhiệm vụ chủ yếu
    Biện pháp khắc phục
    Giải pháp khắc phục, cải thiện
    NỘI DUNG NHIỆM VỤ`),
  lead: list(`Cơ quan chủ trì
    Đơn vị chủ trì
    Chủ trì
    Cơ quan, đơn vị chủ trì
    Cơ quan chủ trì thực hiện
    Đơn vị chủ trì tham mưu
    Đơn vị đầu mối
    Cơ quan chủ trì, tham mưu
    Phòng, ban chủ trì
    Đơn vị/cá nhân chủ trì
    ĐƠN VỊ CHỦ TRÌ`),
  coordinate: list(`Cơ quan phối hợp
    Đơn vị phối hợp
    Phối hợp
    Cơ quan, đơn vị phối hợp
    Phối hợp thực hiện
    Đơn vị, địa phương phối hợp
    ĐƠN VỊ PHỐI HỢP`),
  deadline: list(`Thời gian
    Thời gian thực hiện
    Thời gian hoàn thành
    Thời hạn hoàn thành
    Tiến độ thực hiện
    Thời điểm hoàn thành
    Mốc thời gian
    Thời gian trình
    Lộ trình thực hiện
    Thời gian triển khai, hoàn thành
    Hoàn thành`),
  product: list(`Sản phẩm
    Kết quả
    Sản phẩm đầu ra
    Kết quả, sản phẩm
    Sản phẩm dự kiến
    Sản phẩm/Kết quả
    Hình thức văn bản
    Kết quả đạt được
    Yêu cầu kết quả`),
  note: ['Ghi chú', 'Căn cứ', 'Mức độ ưu tiên'],
  funding: ['Kinh phí', 'Nguồn kinh phí', 'Kinh phí thực hiện'],
  monitor: ['Lãnh đạo phụ trách', 'Lãnh đạo UBND tỉnh chỉ đạo', 'Cơ quan theo dõi, đôn đốc'],
  figure: ['Điểm chuẩn', 'Điểm bị trừ', 'Điểm tối đa', 'Điểm đạt năm 2025'],
  both: list(`Cơ quan thực hiện
    Đơn vị thực hiện
    Phân công thực hiện
    Trách nhiệm thực hiện
    Cơ quan chủ trì, phối hợp`),
}

export const ORDERS = list(`number criterion task lead coordinate deadline
  number task lead coordinate deadline
  number task lead coordinate deadline product
  number task product lead coordinate deadline
  number task product deadline lead coordinate
  number task deadline lead coordinate
  number task both deadline
  number task both product deadline
  number criterion task product lead coordinate deadline
  number criterion figure task lead deadline
  number task lead deadline product
  task lead coordinate deadline
  task product deadline lead
  number task lead coordinate deadline note
  number task lead coordinate deadline funding
  number task monitor lead coordinate deadline
  number task lead coordinate
  number task deadline product lead coordinate note`)

export const AGENCIES: readonly (readonly string[])[] = [
  list(`Sở Nội vụ
    Sở Tài chính
    Sở Nông nghiệp và Môi trường
    Sở Khoa học và Công nghệ
    Sở Văn hóa, Thể thao và Du lịch
    Sở Dân tộc và Tôn giáo
    Thanh tra tỉnh
    Văn phòng UBND tỉnh
    Văn phòng Đoàn ĐBQH và HĐND tỉnh
    Ban Quản lý các khu công nghiệp tỉnh
    Công an tỉnh
    Báo và Phát thanh, Truyền hình tỉnh
    Viện Kiểm sát nhân dân tỉnh
    Ủy ban MTTQ Việt Nam tỉnh
    Kho bạc Nhà nước khu vực XII
    Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh
    Ban Tuyên giáo và Dân vận Tỉnh ủy
    Quỹ Đầu tư phát triển tỉnh
    UBND các xã, phường, đặc khu
    Các sở, ban, ngành
    Các cơ quan, đơn vị liên quan
    Chủ tịch UBND các xã, phường`),
  list(`Văn phòng Sở
    Thanh tra Sở
    Phòng Kế hoạch - Tài chính
    Phòng Bưu chính, Viễn thông
    Chi cục Kiểm lâm
    Trung tâm Công nghệ thông tin
    Các phòng, đơn vị thuộc Sở
    Trưởng các phòng, đơn vị
    Phòng Hạ tầng kỹ thuật và Vật liệu xây dựng
    Phòng Văn bản và Phổ biến, giáo dục pháp luật
    Sở Nội vụ`),
  list(`Văn phòng HĐND và UBND xã
    Phòng Kinh tế
    Phòng Văn hóa - Xã hội
    Trung tâm Phục vụ hành chính công xã
    Công an xã
    Ủy ban MTTQ Việt Nam xã
    Đoàn Thanh niên xã
    Trưởng các thôn
    Ban Công tác Mặt trận các thôn
    Công chức Tư pháp - Hộ tịch
    Chủ tịch UBND xã
    Cán bộ, công chức xã`),
]

export const TASKS = list(`Chia sẻ dữ liệu dân cư, đất đai giữa các hệ thống thông tin của tỉnh
  Tải văn bản, tài liệu hướng dẫn lên Cổng thông tin điện tử để người dân tra cứu
  Phân công công chức trực hỗ trợ người dân nộp hồ sơ trực tuyến
  Giám sát việc thực hiện kết luận thanh tra
  Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch tuyển dụng công chức
  UBND cấp xã niêm yết công khai thủ tục hành chính tại trụ sở và nhà văn hóa
  Các cơ quan, đơn vị rà soát, bổ sung quy chế làm việc cho phù hợp
  Quý I hằng năm, tổ chức hội nghị giao ban cải cách hành chính
  Nhóm Zalo tiếp nhận phản ánh của người dân được duy trì hoạt động
  Chế độ báo cáo định kỳ thực hiện đúng thời hạn, bảo đảm chất lượng
  Phần mềm một cửa điện tử được kiểm tra, vá lỗ hổng bảo mật hằng tháng
  Đối thoại doanh nghiệp
  Kiểm tra công vụ
  Kiện toàn Ban Chỉ đạo cải cách hành chính
  Kế hoạch cải cách hành chính năm 2027
  Báo cáo kết quả tự chấm điểm Chỉ số cải cách hành chính
  Bộ phận Một cửa thực hiện ngày thứ bảy vì dân
  Người đứng đầu chịu trách nhiệm về kết quả cải cách hành chính
  Tỷ lệ hồ sơ trả đúng hạn đạt trên 99%
  Rà soát danh mục thủ tục hành chính thuộc phạm vi quản lý của ngành
  Xây dựng quy chế phối hợp giải quyết hồ sơ liên thông giữa các cấp.
  Khảo sát mức độ hài lòng của người bệnh tại các cơ sở y tế công lập
  Công khai thu, chi ngân sách cấp xã; quy hoạch, kế hoạch sử dụng đất; bảng giá đất.
  Rút ngắn thời gian giải quyết thủ tục cấp phép xây dựng, giảm ít nhất 30% so với quy định
  Biên soạn tài liệu hướng dẫn bầu cử, dân chủ ở cơ sở cho người dân vùng sâu, vùng xa
  Đẩy mạnh công tác thanh tra, kiểm tra phòng, chống tham nhũng, tiêu cực`)

export const PRODUCTS = list(`Báo cáo
  Kế hoạch của UBND tỉnh
  Quyết định của Chủ tịch UBND tỉnh
  Văn bản chỉ đạo
  Hội nghị được tổ chức
  100% hồ sơ giải quyết đúng hạn
  Tờ trình; dự thảo Nghị quyết
  Các lớp tập huấn
  Tăng tối thiểu 0,5 điểm
  Biểu tổng hợp số liệu
  Bảng tổng hợp kết quả
  Danh mục nhiệm vụ
  Phụ lục kèm theo Quyết định
  Chỉ thị
  01 báo cáo/quý
  ≥ 95%
  Video clip
  Văn bản của Sở Nội vụ
  Biên bản nghiệm thu
  Không còn hồ sơ quá hạn`)

export const CRITERIA = list(`Tri thức công dân
  Cơ hội tham gia
  Đóng góp tự nguyện
  Tiếp cận thông tin
  Công khai danh sách hộ nghèo
  Hiệu quả tương tác với chính quyền
  Tiếp cận dịch vụ Tư pháp
  Chứng thực, xác nhận
  Y tế công lập
  An ninh, trật tự
  Thực hiện kế hoạch cải cách hành chính
  Hồ sơ quá hạn
  Tỷ lệ hồ sơ nộp trực tuyến
  Chi phí thời gian
  Tính minh bạch
  Thiết chế pháp lý`)

export const AXES = list(`Tham gia của người dân ở cấp cơ sở
  Công khai, minh bạch trong việc ra quyết định
  Trách nhiệm giải trình với người dân
  Thủ tục hành chính công
  Quản trị điện tử
  Cải cách thể chế
  Cải cách tổ chức bộ máy hành chính
  Tài chính công
  Gia nhập thị trường
  Hạ tầng số
  Tiếp cận dịch vụ
  Nhiệm vụ chung`)

import type { Random } from '../../../fuzz/random.ts'

/** What is to be done, as offices word it: verbs, what they act on, where and how; nouns; sentences that name who does it. */

const list = (text: string): readonly string[] => text.split('|')

const VERBS = list(
  'Tăng cường|Tiếp tục|Đẩy mạnh|Rà soát, hoàn thiện|Tham mưu ban hành|Xây dựng|Tổ chức|Công khai|Niêm yết|Kiểm tra, giám sát|Nhân rộng|Lồng ghép|Chấm điểm, xếp hạng|Khắc phục|Duy trì|Vận động người dân tham gia|Cập nhật|Số hóa|Đào tạo, bồi dưỡng|Cắt giảm|Thí điểm|Xử lý nghiêm|Gắn mã QR vào|Sơ kết, tổng kết|Truyền thông về|Thẩm định|Đối chiếu, làm sạch|Trang bị|Tích hợp, liên thông|Lập và công bố',
)
const OBJECTS = list(
  'thủ tục hành chính thuộc thẩm quyền giải quyết|hồ sơ địa chính, cơ sở dữ liệu đất đai|quy chế dân chủ ở cơ sở|hoạt động của tổ công nghệ số cộng đồng|danh sách hộ nghèo, hộ cận nghèo|quy hoạch sử dụng đất và bảng giá đất|thu, chi ngân sách cấp xã|phần mềm quản lý văn bản và điều hành|các khoản đóng góp tự nguyện của Nhân dân|chất lượng khám, chữa bệnh tại trạm y tế|cơ sở vật chất trường tiểu học|công tác tiếp công dân, giải quyết khiếu nại, tố cáo|việc kê khai tài sản, thu nhập|nguồn nước sinh hoạt, không khí khu dân cư|kỹ năng số cho cán bộ, công chức|vị trí việc làm và cơ cấu ngạch công chức|hệ thống camera giám sát an ninh|phiếu khảo sát sự hài lòng|bộ chỉ số đánh giá cấp xã|chi phí không chính thức của doanh nghiệp|nhà văn hóa, sân thể thao thôn|thanh toán không dùng tiền mặt|hòm thư góp ý, đường dây nóng|dịch vụ bưu chính công ích|kho dữ liệu dùng chung|hợp đồng cung cấp nước sạch|quy trình nội bộ giải quyết hồ sơ|điểm truy cập wifi công cộng|mô hình "Chính quyền thân thiện"|bản đồ quy hoạch, chỉ giới xây dựng',
)
const TAILS = list(
  '||| trên địa bàn| theo quy định| bảo đảm đúng tiến độ, đúng thẩm quyền| đạt từ 95% trở lên| tại bộ phận tiếp nhận và trả kết quả| trên Cổng thông tin điện tử| đến từng thôn, tổ dân phố| (đợt 2)| gắn với chuyển đổi số| trong năm và các năm tiếp theo| ở các xã, phường có điểm thấp| nhằm nâng cao mức độ hài lòng của người dân và doanh nghiệp| theo Nghị quyết số 57-NQ/TW| để hoàn thành trước khi kiểm tra| tại 12 xã biên giới| cho người cao tuổi, người khuyết tật; hạn chế đi lại nhiều lần| của Sở Nội vụ| với UBND cấp xã',
)
const NOUNS = list(
  'Hội nghị đối thoại với doanh nghiệp|Chuyên mục hỏi đáp trên sóng phát thanh|Kế hoạch kiểm tra công vụ|Ngày hội chuyển đổi số|Mức độ hài lòng về dịch vụ y tế công|Trợ giúp pháp lý lưu động|Công tác thi đua, khen thưởng|Tủ sách pháp luật thôn|An toàn giao thông đường bộ|Nhà ở xã hội cho công nhân|Cấp giấy chứng nhận quyền sử dụng đất lần đầu|Bữa sáng cùng doanh nghiệp|Chế độ phụ cấp cho người hoạt động không chuyên trách|Điện sinh hoạt ở vùng cao',
)
const OPENINGS = list(
  'UBND các xã, phường|Sở Nội vụ|Các cơ quan, đơn vị|Người đứng đầu cơ quan|Bộ phận Một cửa|Định kỳ 6 tháng|Trước ngày 20 hằng tháng,|Căn cứ kết quả năm trước,|Trên cơ sở hướng dẫn của Bộ Nội vụ,|100% cơ quan, đơn vị|Trong quý I,|Mỗi xã, phường',
)

const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** One thing to do, in one line. */
export function sentence(random: Random): string {
  const shape = random.below(10)
  if (shape === 0) return random.pick(NOUNS)
  const core = `${random.pick(VERBS)} ${random.pick(OBJECTS)}${random.pick(TAILS)}`
  if (shape <= 2) return `${random.pick(OPENINGS)} ${small(core)}`
  if (shape === 3) return `${core}; ${small(random.pick(VERBS))} ${random.pick(OBJECTS)}`
  return core
}

/** The cell of a task: mostly a sentence, sometimes several paragraphs with or without marks. */
export function taskCell(random: Random): string {
  const shape = random.below(12)
  const stop = random.pick(['', '', '', '.', ';'])
  if (shape === 0) return `- ${sentence(random)}${stop}\n- ${sentence(random)}${stop}`
  if (shape === 1) return `${sentence(random)}, cụ thể:\n- ${sentence(random)};\n- ${sentence(random)}.`
  if (shape === 2) return `${sentence(random)}.\n${sentence(random)}.`
  return `${sentence(random)}${stop}`
}

const PAPERS = list(
  'Kế hoạch|Quyết định|Báo cáo|Văn bản chỉ đạo|Công văn đôn đốc|Tờ trình|Biên bản|Danh mục|Quy chế|Hội nghị|Thông báo|Chương trình|Phóng sự, tin bài|Clip ngắn, infographic|Bộ tài liệu|Mô hình|Ứng dụng|Sổ tay hỏi đáp|Đề án|Phiếu khảo sát',
)
const OF_PAPERS = list(
  '||| của UBND tỉnh| của Chủ tịch UBND xã| được phê duyệt| được ban hành| kết quả kiểm tra| tổng hợp| hằng quý| của Sở|, tài liệu tập huấn| được công khai| về cải cách hành chính',
)
const EFFECTS = list(
  '100% hồ sơ đúng hạn|Tăng 02 bậc so với năm trước|Chỉ số tăng tối thiểu 0,3 điểm|Không phát sinh hồ sơ quá hạn|Trên 90% người dân hài lòng|Ít nhất 02 cuộc/năm|Cơ sở dữ liệu được làm sạch|Nhận thức của người dân được nâng lên|05 lớp, 300 lượt người|Hệ thống vận hành ổn định|Trang bị đủ 12 máy tính',
)

export function productOf(random: Random): string {
  const one = (): string =>
    random.chance(0.3) ? random.pick(EFFECTS) : `${random.pick(PAPERS)}${random.pick(OF_PAPERS)}`
  const shape = random.below(12)
  if (shape === 0) return `- ${one()};\n- ${one()}`
  if (shape === 1) return `${one()}; ${small(one())}`
  return one()
}

export const AXES = list(
  'Tham gia của người dân ở cấp cơ sở|Công khai, minh bạch|Trách nhiệm giải trình với người dân|Kiểm soát tham nhũng trong khu vực công|Thủ tục hành chính công|Cung ứng dịch vụ công|Quản trị môi trường|Quản trị điện tử|Cải cách thể chế|Cải cách thủ tục hành chính|Cải cách tổ chức bộ máy hành chính|Cải cách chế độ công vụ|Cải cách tài chính công|Xây dựng và phát triển chính quyền điện tử, chính quyền số|Công tác chỉ đạo, điều hành|Nhóm nhiệm vụ về hạ tầng số|Tuyên truyền, nâng cao nhận thức|Chi phí không chính thức|Tiếp cận đất đai|Đào tạo nguồn nhân lực',
)
export const CRITERIA = list(
  'Tri thức công dân|Cơ hội tham gia|Chất lượng bầu cử|Đóng góp tự nguyện|Tiếp cận thông tin|Danh sách hộ nghèo|Thu, chi ngân sách cấp xã|Quy hoạch, kế hoạch sử dụng đất|Mức độ tương tác với các cấp chính quyền|Giải đáp khiếu nại, tố cáo|Tiếp cận dịch vụ tư pháp|Chứng thực, xác nhận của chính quyền|Cấp phép xây dựng|Giáo dục tiểu học công lập|Cơ sở hạ tầng căn bản|An ninh, trật tự tại khu dân cư|Nghiêm túc bảo vệ môi trường|Chất lượng không khí|Sử dụng Cổng thông tin điện tử|Phúc đáp qua Cổng thông tin điện tử|Tỷ lệ hồ sơ trực tuyến toàn trình|Thực hiện kế hoạch năm',
)

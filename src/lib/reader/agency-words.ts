/**
 * The words that names of Vietnamese agencies are made of. A name begins with a head ("Sở", "UBND", "Các cơ quan") and
 * goes on with proper names in capitals or with words of this vocabulary ("cấp tỉnh", "có liên quan", "thuộc").
 */

/** Heads in small letters, longest first inside the pattern. Matched at the beginning of a name. */
const HEADS = [
  'ủy ban mặt trận tổ quốc|uỷ ban mặt trận tổ quốc|ủy ban mttq|uỷ ban mttq|ubmttqvn|ubmttq|ubmttqt|mttq|mặt trận',
  'ủy ban nhân dân|uỷ ban nhân dân|ủy ban|uỷ ban|ubnd|ubkt|hội đồng|hđnd|thường trực|tt hđnd|đoàn đbqh',
  'tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|đảng ủy|đảng uỷ|cấp ủy|cấp uỷ|chi bộ|đảng bộ|chính phủ|quốc hội',
  'tt (?=pv|ph|cu|cn|vh|tt|yt|kn|dv|gd|hc)|bch qs|sở|stc|snv|sxd|sct|syt|ban quản lý|ban|bql|bộ phận|bộ chỉ huy|bộ đội|bộ|vụ|tổng cục|cục|chi cục|thanh tra',
  'văn phòng|vpub|vp|phòng|trung tâm|tttt|công an|tòa án|toà án|viện kiểm sát|viện|vksnd|tand|kho bạc|bảo hiểm|bhxh',
  'đài|báo và|báo|tạp chí|cổng thông tin|cổng ttđt|trang thông tin|hội|liên đoàn|liên minh|liên hiệp|hiệp hội|đoàn|tỉnh đoàn|thành đoàn',
  'cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|trường|bệnh viện|trạm|học viện|ngân hàng|hải quan|thuế|bưu điện|viễn thông|vnpt|viettel',
  'quân sự|lực lượng|tổ|nhóm|hợp tác xã|công ty|tập đoàn|quỹ|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|thủ trưởng|trưởng',
  'chánh văn phòng|chánh thanh tra|chánh|người đứng đầu|lãnh đạo|công chức|cán bộ|viên chức|chủ đầu tư|đại biểu|cbcc|toàn thể',
  'xã|phường|thị trấn|thị xã|huyện|thành phố|quận|đặc khu|tỉnh|thôn|khu phố|tổ dân phố|buôn|khóm|ngành|đoàn thể|các|những|tất cả|một số|điện lực|nhà',
  'cảng vụ|công đoàn|thống kê (?=tỉnh|cơ sở|khu vực|thành phố|huyện|xã)|thi hành án|đồn|chi nhánh|hạt kiểm lâm|đội|toàn ngành|ttpvhcc|hộ gia đình',
  'hiệu trưởng|trạm trưởng|bí thư|kế toán (?=sở|xã|trưởng)|kiểm toán (?=nhà nước)|đại học|mobifone|agribank|nhân viên|cá nhân (?=có|liên quan)|nhà thầu',
  'thành viên|chuyên viên|người dân|nhân dân|đồng chí|đ\\/c|ông|bà|\\d{1,3} (?=xã|phường|thôn|tổ dân phố|huyện)',
].join('|')

// The same syllables begin other things: "Ban hành", "Báo cáo", "Hội nghị", "Tổ chức tập huấn", "Các biện pháp".
const NOT_HEADS = [
  'ban hành|báo cáo|hội (?:nghị|thảo|thi|đồng thẩm định)|bộ (?:tài liệu|tiêu chí|chỉ số|câu hỏi|thủ tục|quy tắc)|phòng(?:,| và)? (?:chống|ngừa|họp)|trường hợp|vụ việc|quỹ đất|nhà (?:văn hóa|ở)|thanh tra,? (?:việc|đột xuất|chuyên đề|kiểm tra|công tác|trách nhiệm)',
  'tổ chức(?! (?:chính trị|xã hội|đoàn thể|đảng|liên quan|có liên|kinh tế|tín dụng|thành viên|khác|công đoàn|cơ sở|phi|quốc tế|xã|khoa học|và|hành nghề)|[,;.]|$)',
  'các (?:biện|nhiệm|nội|giải|văn|quy|lớp|hội nghị|hồ|thủ tục|báo cáo|kế|chỉ tiêu|chương|hoạt|hình thức|chính sách|dịch|tin|cuộc|buổi|trường hợp|tiêu|chỉ số)',
  'đội ngũ|hộ gia đình (?:văn|nghèo)|nhân dân (?:được|tham|bàn)|người dân (?:được|tham|biết|bàn|trong|về|khi|khi)|bảo hiểm y tế|thống kê,|thành viên (?:của|mới)|công an ninh|đài tưởng|nhóm (?:chỉ|giải|nhiệm|tiêu)|thuế suất|xã hội|quân sự hóa',
].join('|')

export const HEAD_PATTERN = new RegExp(`^(?!${NOT_HEADS})(?:${HEADS})(?=$|[\\s,;:.()/&-]|(?<= ))`)

/** Heads that open a new name even inside a run of words without separators ("Văn phòng UBND tỉnh Các sở …"). */
export const STRONG_HEADS = new Set(
  'Sở|Các|UBND|Ủy|Uỷ|Văn|Công|Thanh|Ban|Phòng|Trung|Tòa|Toà|UBMTTQ|Cục|Chi|Kho|Bộ|Hội|Đài|Báo|Viện|Bảo|BHXH|Liên|Tỉnh|Mặt'.split(
    '|',
  ),
)

/** Heads of two words: the second word is no head of its own, and the first alone is none. */
export const STRONG_SECOND: Record<string, readonly string[]> = {
  Văn: ['phòng'],
  Công: ['an', 'chức'],
  Thanh: ['tra'],
  Trung: ['tâm'],
  Tòa: ['án'],
  Toà: ['án'],
  Chi: ['cục', 'nhánh'],
  Kho: ['bạc'],
  Bộ: ['phận', 'Chỉ', 'chỉ', 'đội', 'Nội', 'Tài', 'Tư'],
  Hội: ['đồng', 'Nông', 'Liên', 'Cựu', 'liên', 'nông'],
  Đài: ['Phát', 'phát', 'PTTH', 'PT-TH', 'truyền'],
  Báo: ['và'],
  Viện: ['kiểm', 'Kiểm', 'KSND'],
  Bảo: ['hiểm'],
  Liên: ['đoàn', 'minh', 'hiệp'],
  Tỉnh: ['đoàn', 'ủy', 'uỷ', 'Đoàn'],
  Mặt: ['trận'],
  Ủy: ['ban'],
  Uỷ: ['ban'],
}

/** Small words that may stand inside a name. Everything else in small letters speaks against a name. */
export const NAME_WORDS = new Set(
  (
    'các những tất cả một số sở ban ngành phòng đoàn thể hội cơ quan đơn vị địa phương tổ chức doanh nghiệp bộ phận tỉnh huyện xã phường thị trấn ' +
    'thành phố quận thôn ấp bản khu đặc dân cấp thuộc trực và của với có liên quan chính trị kinh tế văn hóa hoá sự công lập chuyên môn quản lý lĩnh vực ' +
    'trung ương nhà nước nhân ủy uỷ đồng an quân tòa toà án viện kiểm sát tâm trường học bệnh trạm y mặt trận tổ quốc việt nam cùng toàn đóng trên bàn ' +
    'khác chức năng nhiệm vụ được phân giao phụ trách theo dõi đến nội dung thành viên lãnh đạo giám đốc thủ trưởng chủ tịch phó chánh văn người đứng đầu ' +
    'một cửa tiếp nhận trả kết quả phục hành điện tử thông tin truyền thanh hình cổng trang báo đài biên tập tra thanh niên phụ nữ nông cựu chiến binh ' +
    'dự án đầu tư xây dựng sử dụng tài môi chuyên viên cán viên tham mưu cố vấn tư vấn giúp việc ban hạ tầng kỹ thuật hợp tác hàng không dịch vụ ' +
    'nghiệp vụ biên phòng chỉ huy kho bạc bảo hiểm xã bưu điện lực thuế hải quan nước sạch tại ở cơ sở trực tiếp cộng đồng khối phố tổ đại biểu quốc ' +
    'vận tải an toàn thực phẩm cảnh sát cháy soạn thảo công nghệ chữ thập cao tuổi giáo dục báo chí thông tấn tổng cổ phần đăng ký gia đình cá nhân số chuyển đổi ' +
    'pháp luật lâm thủy sản viễn bưu thể thao du lịch giao ngoại tộc tôn giáo đất đai địa tịch buôn làng sóc khóm phum tự quản thường nguồn ngân sách tự chủ tạo kiểm toán giải quyết thủ tục chi cục vụ lao động thương thống kê nhân quy hoạch đảng đối tượng mình đô chủ điều phối mới'
  ).split(' '),
)

/** Organs whose names hold words of other fields: "Quỹ Đầu tư phát triển", "Tổ công tác cải cách thủ tục hành chính". */
export const ORGAN =
  /^(?:[-+•]\s*)?(?:quỹ|(?:các )?trung tâm|viện|hội đồng|tổ (?:công tác|giúp việc)|ban (?:chỉ đạo|quản lý)|(?:các )?trường|liên minh|bộ đội|(?:các )?ngân hàng|công chức|cán bộ|đơn vị cung cấp)(?=\s)/
export const ORGAN_WORDS = new Set(
  (
    'phát triển nghiên cứu làm phổ biến cải cách bệnh tật soát giám điều thông minh thương mại bảo vệ hỗ trợ khởi nghiệp xúc tiến ứng dụng đổi mới sáng ' +
    'cao đẳng đại học chống rủi ro tín thiên tai năng lượng đội phẩm mềm mối xét thi đua khen thưởng hội nhập cung cấp quỹ nghề'
  ).split(' '),
)

/** Nouns that continue a group ("Các sở, ban, ngành, đoàn thể") after a comma. */
export const GROUP_NOUN =
  /^(?:ban|ngành|đoàn thể|phòng|đơn vị|địa phương|cơ quan|hội|tổ chức|doanh nghiệp|bộ|trung tâm|chi cục|trường|viện|đoàn|hội đoàn thể|hội, đoàn thể|mttq|mặt trận)(?=$|[\s,])/

/** Nouns of an administrative level that continue a group ("UBND các huyện, thành phố, thị xã"). */
export const LEVEL_NOUN =
  /^(?:huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu|tỉnh|thôn|tổ dân phố|khu phố|ấp|bản|buôn|làng|khóm)(?=$|[\s,])/

/** Fields of State management: a bare one after "Sở X," is a second department ("Sở Nội vụ, Tài chính"). */
const FIELDS = [
  'nội vụ|tài chính|tư pháp|xây dựng|công thương|y tế|giáo dục và đào tạo|giáo dục|giáo dục - đào tạo|giáo dục & đào tạo|gd&đt|gdđt|gd và đt',
  'khoa học và công nghệ|khoa học công nghệ|khcn|kh&cn|kh và cn|nông nghiệp và môi trường|nông nghiệp & môi trường|nn&mt|nnmt|nông nghiệp và phát triển nông thôn|nông nghiệp và ptnt|nn&ptnt|nn và ptnt',
  'văn hóa, thể thao và du lịch|văn hoá, thể thao và du lịch|văn hóa và thể thao|văn hoá và thể thao|vhttdl|vh,tt&dl|vhtt&dl|vhtt|du lịch|ngoại vụ|dân tộc và tôn giáo|dân tộc|tôn giáo',
  'lao động - thương binh và xã hội|lao động thương binh và xã hội|lđtb&xh|lđ-tb&xh|lđtbxh|tài nguyên và môi trường|tn&mt|tnmt|thông tin và truyền thông|thông tin truyền thông|tt&tt|tttt',
  'kế hoạch và đầu tư|kh&đt|khđt|giao thông vận tải|giao thông|gtvt|quy hoạch - kiến trúc|quy hoạch kiến trúc|văn hóa - xã hội|văn hoá - xã hội|văn hóa và xã hội|vh-xh|kinh tế|kinh tế và hạ tầng',
].join('|')
export const FIELD_NAMES: readonly string[] = FIELDS.split('|')
export const FIELD_NAME = new RegExp(`^(?:${FIELDS})(?:\\s+(?:tỉnh|thành phố|huyện|xã|phường)(?:\\s.*)?)?$`)

import type { Random } from '../../../fuzz/random.ts'
import type { Cell } from '../document.ts'

/** Who does it: agencies of a level after the reform of 2025 and before, spelled out, abbreviated, in classes, in lists. */
export type Level = 'province' | 'oldProvince' | 'department' | 'commune'

const list = (text: string): readonly string[] => text.split('|').map((part) => part.trim())

const NAMES: Record<Level, readonly string[]> = {
  province: list(
    'Sở Nội vụ|Sở Tài chính|Sở Tư pháp|Sở Xây dựng|Sở Công Thương|Sở Y tế|Sở Nông nghiệp và Môi trường|Sở Khoa học và Công nghệ|Sở Văn hóa, Thể thao và Du lịch|Sở Giáo dục và Đào tạo|Sở Dân tộc và Tôn giáo|Sở Ngoại vụ|Thanh tra tỉnh|Văn phòng UBND tỉnh|Công an tỉnh|Bộ CHQS tỉnh|Trung tâm Phục vụ hành chính công tỉnh|Ủy ban MTTQ Việt Nam tỉnh|Ban Quản lý Khu kinh tế tỉnh|Báo và Phát thanh, Truyền hình tỉnh|Thuế tỉnh|Kho bạc Nhà nước khu vực XI|Bảo hiểm xã hội tỉnh|Tòa án nhân dân tỉnh|Sở KH&CN|Sở NN&MT|VP UBND tỉnh|Sở VHTTDL|Sở GD&ĐT|Sở NV|Công ty Điện lực tỉnh|Viễn thông tỉnh|Hội Nông dân tỉnh|Tỉnh đoàn|Trường Chính trị tỉnh|Văn phòng Đăng ký đất đai|Quỹ Bảo vệ môi trường tỉnh|Bưu điện tỉnh|Cục Thống kê tỉnh|Ban Tổ chức Tỉnh ủy|Đảng ủy các cơ quan Đảng tỉnh|Báo và phát thanh, truyền hình tỉnh|Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh',
  ),
  oldProvince: list(
    'Sở Nội vụ|Sở Kế hoạch và Đầu tư|Sở Thông tin và Truyền thông|Sở Lao động - Thương binh và Xã hội|Sở Tài nguyên và Môi trường|Sở Giao thông vận tải|Sở TT&TT|Sở LĐTB&XH|Sở TN&MT|Thanh tra tỉnh|Văn phòng UBND tỉnh|Đài Phát thanh và Truyền hình tỉnh|Cục Thuế tỉnh|Ban Dân tộc|UBND thành phố|Chi cục Chăn nuôi và Thú y|Ban QLDA đầu tư xây dựng tỉnh|Sở Nông nghiệp và PTNT|Công an tỉnh|Trường Cao đẳng nghề tỉnh',
  ),
  department: list(
    'Văn phòng Sở|Thanh tra Sở|Phòng Tổ chức cán bộ|Phòng Kế hoạch - Tài chính|Phòng Cải cách hành chính|Phòng Quản lý đất đai|Phòng Chuyển đổi số|Chi cục Kiểm lâm|Chi cục Bảo vệ môi trường|Trung tâm Khuyến nông|Ban biên tập Cổng thông tin điện tử|Phòng Nghiệp vụ 1|Công đoàn Sở|Đoàn Thanh niên Sở|Phòng Quản lý ngân sách|Trung tâm Lưu trữ lịch sử',
  ),
  commune: list(
    'Văn phòng HĐND và UBND xã|Văn phòng HĐND-UBND|Phòng Kinh tế|Phòng Văn hóa - Xã hội|Phòng VH-XH|Trung tâm Phục vụ hành chính công xã|TT PVHCC|Công an xã|Ban CHQS xã|Ủy ban MTTQ Việt Nam xã|Trạm Y tế xã|Đoàn Thanh niên xã|Hội LHPN xã|Trường Tiểu học và THCS Tân Lập|Ban Công tác Mặt trận thôn|Hội Cựu chiến binh|Công chức Địa chính - Xây dựng|Trung tâm Cung ứng dịch vụ công xã',
  ),
}
const CLASSES: Record<Level, readonly string[]> = {
  province: list(
    'Các sở, ban, ngành|Các sở, ngành|UBND các xã, phường|UBND cấp xã|UBND các xã, phường, đặc khu|Các cơ quan, đơn vị liên quan|Các sở, ban, ngành, đoàn thể tỉnh|Các cơ quan thông tấn, báo chí|Các doanh nghiệp viễn thông|các đơn vị có liên quan|Các địa phương|Các đơn vị sự nghiệp công lập|UBND các phường Tân An, Long Bình',
  ),
  oldProvince: list(
    'Các sở, ban, ngành|UBND các huyện, thị xã, thành phố|UBND cấp huyện|UBND các huyện, thành phố|UBND cấp xã|Các cơ quan liên quan|Các sở, ngành, địa phương',
  ),
  department: list(
    'Các phòng chuyên môn|Các phòng, đơn vị thuộc Sở|Các đơn vị trực thuộc|Các đơn vị liên quan|UBND cấp xã|Trưởng các phòng, đơn vị',
  ),
  commune: list(
    'Các phòng chuyên môn|Các thôn|Trưởng các thôn|Các ban, ngành, đoàn thể xã|Các cơ quan, đơn vị, trường học|Các tổ chức chính trị - xã hội|Cán bộ, công chức xã',
  ),
}
/** One head for several names. */
const SHARED: Record<Level, readonly [string, string][]> = {
  province: [
    ['Các Sở: Nội vụ, Tài chính, Tư pháp', 'Sở Nội vụ|Sở Tài chính|Sở Tư pháp'],
    ['Sở Nội vụ, Sở Tư pháp', 'Sở Nội vụ|Sở Tư pháp'],
    ['Các sở: Xây dựng, Công Thương', 'Sở Xây dựng|Sở Công Thương'],
    ['Sở Y tế, Sở Giáo dục và Đào tạo và UBND cấp xã', 'Sở Y tế|Sở Giáo dục và Đào tạo|UBND cấp xã'],
  ],
  oldProvince: [
    ['UBND cấp huyện, cấp xã', 'UBND cấp huyện|UBND cấp xã'],
    ['Các Sở: Nội vụ, Xây dựng, TN&MT', 'Sở Nội vụ|Sở Xây dựng|Sở TN&MT'],
  ],
  department: [['Văn phòng Sở, Thanh tra Sở', 'Văn phòng Sở|Thanh tra Sở']],
  commune: [['Phòng Kinh tế, Phòng Văn hóa - Xã hội', 'Phòng Kinh tế|Phòng Văn hóa - Xã hội']],
}

export function shuffled<T>(from: readonly T[], random: Random): T[] {
  const rest = [...from]
  return Array.from(from, () => rest.splice(random.below(rest.length), 1)[0]!)
}

/** Names in the order in which they stand; a class of agencies comes last, as it does on paper. */
export function namesOf(random: Random, level: Level, count: number, classes: number): string[] {
  const own = shuffled(NAMES[level], random).slice(0, count)
  return random.chance(classes) ? [...own.slice(0, -1), random.pick(CLASSES[level])] : own
}

export const nameOf = (random: Random, level: Level): string => random.pick(NAMES[level])

export function agencyCell(random: Random, level: Level, names: readonly string[], spelling: number): Cell {
  if (names.length > 1 && random.chance(0.05)) {
    const [text, spelled] = random.pick(SHARED[level])
    return { text, names: spelled.split('|') }
  }
  return { text: spelledOut(random, names, spelling), names: [...names] }
}

/** A plan mostly keeps to one way of setting a list. */
export const SPELLINGS = 9

/** Blanks that writers forget before and behind separators. */
function spelledOut(random: Random, names: readonly string[], usual: number): string {
  const text = spelledRight(random, names, usual)
  if (!random.chance(0.06)) return text
  return random.pick([
    text.replace(/([;,]) /, '$1'),
    text.replace(/([;,]) /, ' $1'),
    text.replace(' ', '  '),
    `${text};`,
  ])
}

function spelledRight(random: Random, names: readonly string[], usual: number): string {
  if (names.length === 1) return random.chance(0.05) ? `${names[0]}.` : names[0]!
  const spelling = random.chance(0.8) ? usual : random.below(SPELLINGS)
  const [first, last] = [names.slice(0, -1), names.at(-1)!]
  switch (spelling) {
    case 0:
    case 1:
      return names.join('; ')
    case 2:
    case 3:
      return names.join(', ')
    case 4:
      return names.map((name) => `- ${name}`).join('\n')
    case 5:
      return names.join(';\n')
    case 6:
      return `${first.join(', ')} và ${last}`
    case 7:
      return `${names.map((name) => `- ${name}`).join(';\n')}.`
    default:
      return names.join('\n')
  }
}

/** Both roles in one cell, said in one of the ways in which offices say it. */
export function bothCell(random: Random, level: Level, form: number): Cell {
  const [lead, ...others] = namesOf(random, level, 2 + random.below(3), 0.5)
  const coordinates = others
  const text = [
    `Chủ trì: ${lead}\nPhối hợp: ${coordinates.join(', ')}`,
    `- Chủ trì: ${lead};\n- Phối hợp: ${coordinates.join('; ')}.`,
    `${lead} chủ trì, phối hợp với ${coordinates.join(', ')}`,
    `${lead} chủ trì; ${coordinates.join(', ')} phối hợp`,
    `${lead} (chủ trì); ${coordinates.join('; ')} (phối hợp)`,
    `CQ chủ trì: ${lead}\nCQ phối hợp: ${coordinates.join(', ')}`,
  ][form]!
  return { text, names: [lead!], coordinates }
}

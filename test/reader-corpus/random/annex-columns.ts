import type { Random } from '../../../fuzz/random.ts'
import type { Annex, Role } from '../document.ts'
import { shuffled } from './agencies.ts'

const list = (text: string): readonly string[] => text.split('|').map((part) => part.trim())

const TITLES: Record<Role, readonly string[]> = {
  number: list('STT|TT|Stt|Số TT'),
  axis: list('Lĩnh vực|Trục nội dung|Nhóm nhiệm vụ|Chỉ số nội dung'),
  criterion: list(
    'Chỉ số thành phần|Tiêu chí|Nội dung thành phần|Tiêu chí thành phần|Nội dung đánh giá|Tên chỉ số|Chỉ tiêu thành phần|Nội dung chỉ số',
  ),
  task: list(
    'Nhiệm vụ|Nội dung nhiệm vụ|Nội dung công việc|Nhiệm vụ, giải pháp|Nhiệm vụ/giải pháp|Nội dung thực hiện|Tên nhiệm vụ|Công việc cụ thể|Giải pháp khắc phục|Các hoạt động|NHIỆM VỤ|Nội dung, giải pháp thực hiện|Đầu việc|Nội dung',
  ),
  lead: list(
    'Cơ quan chủ trì|Đơn vị chủ trì|Chủ trì|CQ chủ trì|ĐV chủ trì|Chủ trì tham mưu|Cơ quan, đơn vị chủ trì|Đơn vị đầu mối|Đơn vị chủ trì thực hiện|Trách nhiệm chủ trì|Cơ quan chịu trách nhiệm chính|Phòng chủ trì|CƠ QUAN CHỦ TRÌ|Đơn vị thực hiện chính',
  ),
  coordinate: list(
    'Cơ quan phối hợp|Đơn vị phối hợp|Phối hợp|CQ phối hợp|Cơ quan, đơn vị phối hợp|Phối hợp thực hiện|Đơn vị liên quan phối hợp|CƠ QUAN PHỐI HỢP|Cơ quan tham gia, phối hợp',
  ),
  both: list(
    'Cơ quan thực hiện|Đơn vị thực hiện|Phân công thực hiện|Chủ trì/Phối hợp|Cơ quan chủ trì, phối hợp|Trách nhiệm|Phân công nhiệm vụ|Cơ quan chủ trì - Cơ quan phối hợp',
  ),
  deadline: list(
    'Thời gian|Thời gian thực hiện|Thời hạn|Thời hạn hoàn thành|Thời gian hoàn thành|Tiến độ|Tiến độ hoàn thành|Hạn hoàn thành|Mốc hoàn thành|THỜI GIAN|Thời gian (dự kiến)|Lộ trình',
  ),
  product: list(
    'Sản phẩm|Kết quả|Sản phẩm/kết quả|Kết quả đầu ra|Sản phẩm đầu ra|Sản phẩm, kết quả dự kiến|Kết quả cần đạt|Sản phẩm hoàn thành|SẢN PHẨM|Dự kiến sản phẩm|Yêu cầu sản phẩm',
  ),
  note: list('Ghi chú|Căn cứ|Ghi chú khác'),
  funding: list('Kinh phí|Nguồn kinh phí|Kinh phí (triệu đồng)|Dự kiến kinh phí'),
  monitor: list('Lãnh đạo phụ trách|Cơ quan theo dõi, đôn đốc|Lãnh đạo chỉ đạo'),
  figure: list('Điểm chuẩn|Điểm tối đa|Điểm năm trước|Số điểm bị trừ'),
}

/** Columns in the order of one table: number first when there is one, then mostly what and by whom, in any order. */
export function columnsOf(random: Random): Annex['columns'] {
  const who: Role[] = random.chance(0.25) ? ['both'] : random.chance(0.2) ? ['lead'] : ['lead', 'coordinate']
  const rest: Role[] = [
    ...(random.chance(0.92) ? ['deadline' as const] : []),
    ...(random.chance(0.5) ? ['product' as const] : []),
  ]
  const beside: Role[] = random.chance(0.2) ? [random.pick(['note', 'funding', 'monitor'] as const)] : []
  const about: Role[] = random.chance(0.2) ? ['criterion'] : random.chance(0.12) ? ['axis'] : []
  const figures: Role[] = about[0] === 'criterion' && random.chance(0.25) ? ['figure'] : []
  const blocks = shuffled([who, ...rest.map((role): Role[] => [role])], random).flat()
  const body: Role[] = random.chance(0.88) ? ['task', ...blocks] : swapped(blocks)
  const number: Role[] = random.chance(0.88) ? ['number'] : []
  return titled(random, [...number, ...about, ...figures, ...body, ...beside])
}

/** Work behind the first of the other columns. */
const swapped = (blocks: readonly Role[]): Role[] => [blocks[0]!, 'task', ...blocks.slice(1)]

function titled(random: Random, roles: readonly Role[]): Annex['columns'] {
  const over =
    roles.indexOf('coordinate') === roles.indexOf('lead') + 1 && roles.includes('coordinate') && random.chance(0.15)
      ? random.pick(['Phân công thực hiện', 'Cơ quan thực hiện', 'Trách nhiệm thực hiện'])
      : undefined
  const capitals = random.chance(0.1)
  return roles.map((role) => {
    if (over !== undefined && role === 'lead') return { role, title: 'Chủ trì', over }
    if (over !== undefined && role === 'coordinate') return { role, title: 'Phối hợp', over }
    const title = random.pick(TITLES[role])
    return { role, title: capitals ? title.toUpperCase() : title }
  })
}

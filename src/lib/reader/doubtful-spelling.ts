import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { unifyTonePlacement } from '#lib/vietnamese/normalize.ts'
import type { BlockSource } from './blocks.ts'
import type { DocumentReading, ReadTask, TaskField } from './reading.ts'
import { addAlternative, flag } from './task.ts'

/**
 * Recognition takes one mark for another, and both are syllables ("Khác phục" for "Khắc phục"). Two syllables that
 * stand elsewhere with other marks, more often or in the words of administration, are asked for. Scans only.
 */

// Words of administration; no two of them differ in their marks only.
const COMMON = [
  'phát triển|khắc phục|chuyên môn|chính quyền|người dân|hộ nghèo|cận nghèo|lấy ý|ý kiến|hành chính|thủ tục|cải cách',
  'công khai|minh bạch|nâng cao|chỉ số|hiệu quả|quản trị|quản lý|nhà nước|nhân dân|ủy ban|hội đồng|xây dựng|thực hiện',
  'triển khai|kế hoạch|nhiệm vụ|giải pháp|nội dung|tổ chức|đơn vị|địa phương|chủ trì|phối hợp|thời gian|hoàn thành',
  'kiểm tra|giám sát|đánh giá|tuyên truyền|phổ biến|hướng dẫn|rà soát|cập nhật|cung cấp|dịch vụ|trực tuyến|số hóa',
  'chuyển đổi|công nghệ|thông tin|truyền thông|khoa học|giáo dục|đào tạo|thanh tra|môi trường|nông nghiệp|tài nguyên',
  'du lịch|thể thao|văn hóa|xã hội|lao động|thương binh|dân tộc|tôn giáo|công thương|giao thông|quy hoạch|kiến trúc',
  'đầu tư|doanh nghiệp|hài lòng|mức độ|giải quyết|tiếp nhận|phản ánh|kiến nghị|khiếu nại|tố cáo|công dân|công chức',
  'viên chức|cán bộ|kỷ luật|kỷ cương|trách nhiệm|giải trình|tham nhũng|kiểm soát|khu vực|cung ứng|điện tử|tham gia',
  'chất lượng|hồ sơ|trễ hạn|quá hạn|đúng hạn|thường xuyên|định kỳ|báo cáo|tổng hợp|đề xuất|tham mưu|ban hành|văn bản',
  'pháp luật|quy định|quyết định|nghị quyết|nghị định|chỉ thị|thông báo|kết luận|mục tiêu|yêu cầu|mục đích|sản phẩm',
  'kết quả|hội nghị|tập huấn|bồi dưỡng|đối thoại|khảo sát|phân tích|năng lực|cạnh tranh|hiện đại|thể chế|bộ máy',
  'chế độ|tài sản|ngân sách|kinh phí|dự toán|hạ tầng|dữ liệu|hệ thống|trung tâm|phục vụ|văn phòng|chủ tịch|giám đốc',
  'thành phố|mặt trận|tổ quốc|liên quan|sắp xếp|kiện toàn|tăng cường|đẩy mạnh|tiếp tục|cải thiện|tồn tại|hạn chế',
].flatMap((line) => line.split('|'))

/** As often as a word of administration counts beside those of the document. */
const WEIGHT = 2

type Spellings = Map<string, Map<string, number>>

/** Flags fields of a scan whose words are spelled otherwise elsewhere. Time is linear in the text. */
export function flagDoubtfulSpelling(reading: DocumentReading, { blocks }: Pick<BlockSource, 'blocks'>): void {
  const known: Spellings = new Map()
  for (const words of COMMON) count(known, words, WEIGHT)
  for (const block of blocks) {
    if (block.kind === 'paragraph') countAll(known, block.text)
    else if (block.kind === 'table') for (const cell of block.rows.flat()) countAll(known, cell.text)
  }
  const { header, flags } = reading
  for (const field of ['title', 'planTitle', 'agency'] as const) {
    const slip = slipIn(header[field], known)
    if (slip) flags.push({ field, reason: 'text_broken', message: messageOf(slip) })
  }
  for (const task of reading.tasks) flagTask(task, known)
}

function flagTask(task: ReadTask, known: Spellings): void {
  const texts: [TaskField, string | undefined][] = [
    ['axis', task.axis],
    ['subIndex', task.subIndex],
    ['lead', task.lead.join('; ')],
    ['coordinate', task.coordinate.join('; ')],
    ['product', task.product],
  ]
  for (const [field, text] of texts) {
    const slip = slipIn(text, known)
    if (!slip || task.flags.some((each) => each.field === field && each.reason === 'text_broken')) continue
    flag(task, field, 'text_broken', messageOf(slip))
    if (field === 'axis' || field === 'subIndex') addAlternative(task, field, meant(text!, slip), 0.5)
  }
}

type Slip = { words: string; other: string }

const messageOf = ({ words, other }: Slip): string => `“${words}” có thể là “${other}” (sai dấu khi nhận dạng).`

/** The text with the usual spelling, in capitals where the scan has them. */
function meant(text: string, { words, other }: Slip): string {
  const shown = words === words.toUpperCase() ? other.toUpperCase() : other
  return text.replace(words, /^\p{Lu}/u.test(words) ? shown.charAt(0).toUpperCase() + shown.slice(1) : shown)
}

function slipIn(text: string | null | undefined, known: Spellings): Slip | undefined {
  for (const { words, sound, spelled } of pairsOf(text ?? '')) {
    const ways = known.get(sound)
    const own = ways?.get(spelled) ?? 0
    for (const [other, times] of ways ?? []) if (other !== spelled && times > own) return { words, other }
  }
  return undefined
}

function countAll(known: Spellings, text: string): void {
  for (const { spelled } of pairsOf(text)) count(known, spelled, 1)
}

function count(known: Spellings, spelled: string, times: number): void {
  const sound = foldAligned(spelled)
  const ways = known.get(sound) ?? new Map<string, number>()
  known.set(sound, ways.set(spelled, (ways.get(spelled) ?? 0) + times))
}

/** Two syllables with one blank between them. */
function pairsOf(text: string): { words: string; sound: string; spelled: string }[] {
  const syllables = [...text.matchAll(/\p{L}+/gu)]
  return syllables.slice(1).flatMap((second, i) => {
    const first = syllables[i]!
    if (second.index !== first.index + first[0].length + 1 || !/\s/.test(text[second.index - 1]!)) return []
    const words = `${first[0]} ${second[0]}`
    const spelled = unifyTonePlacement(words.toLowerCase())
    return [{ words, sound: foldAligned(spelled), spelled }]
  })
}

import { parseDeadline } from './deadline-parse.ts'
import { findTimePoints } from './deadline-points.ts'
import { findFrequencies } from './deadline-recurrence.ts'
import { deadlineWords } from './deadline-words.ts'

const LONGEST = 260
// Words that may stand in a deadline without being the time itself.
const COMPANIONS =
  /(?<!\p{L})(?:trước|sau|trong|đến|hết|từ|và|các|năm|tháng|quý|ngày|tuần|giai đoạn|tiếp theo|những|cả|đầu|cuối|hoàn thành|thực hiện|thời gian|thời hạn|chậm nhất|là|vào|kể từ|định kỳ|của|theo|lộ trình|khi|ngay|được|xong|hàng|mỗi|liền kề|báo cáo|trở đi|duy trì|kết thúc)(?!\p{L})/gu
const NAMES_A_PRODUCT =
  /^(?:báo cáo|kế hoạch|quyết định|văn bản|nghị quyết|tờ trình|công văn|hội nghị|chương trình|đề án|hồ sơ|sở|ubnd|ủy ban|phòng|ban|văn phòng|xây dựng|tổ chức|tham mưu|phối hợp|chủ trì|tiếp tục|đẩy mạnh|tăng cường)(?!\p{L})/u
// Cheap first look: no rule of section D matches without one of these.
const TIME_WORD =
  /\d|năm|tháng|quý|ngày|tuần|giờ|thường|định kỳ|liên tục|khi|sau|theo|trong|đột xuất|phát sinh|ngay|thời điểm|đồng thời|cùng với/u
const LABEL = /^(?:thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|báo cáo))?|tiến độ(?: thực hiện)?)$/u

/** How much a table cell looks like a deadline, 0 (not at all) … 1 (nothing but a time). Never throws. */
export function looksLikeDeadline(text: string): number {
  if (text.length > LONGEST * 2) return 0
  const { lower } = deadlineWords(text)
  if (lower === '' || lower.length > LONGEST || LABEL.test(lower) || !TIME_WORD.test(lower)) return 0
  const found = parseDeadline(text)
  if (found.kind === 'unclear') return 0
  const product = NAMES_A_PRODUCT.test(lower) ? 0.4 : 1
  if (found.kind === 'event' || found.kind === 'roadmap') {
    const plain = /lộ trình|tiến độ|thời (?:gian|hạn)|ngay|sau khi|theo (?:yêu cầu|kế hoạch|quy định)/u.test(lower)
    return round(product * (plain && lower.length < 120 ? 0.7 : 0.4))
  }
  if (found.kind === 'relative')
    return round(product * (/^(?:chậm|muộn|trong|sau|không quá|tối đa|trước|\d)/u.test(lower) ? 0.9 : 0.5))
  const rest = uncovered(lower)
  const share = 1 - rest / Math.max(1, countWords(lower))
  return round(product * Math.max(0, share) ** 1.5)
}

function uncovered(lower: string): number {
  const letters = lower.split('')
  for (const { start, end } of [...findTimePoints(lower), ...findFrequencies(lower)]) letters.fill(' ', start, end)
  return countWords(letters.join('').replace(COMPANIONS, ' '))
}

const countWords = (text: string): number => text.match(/[\p{L}\d]+/gu)?.length ?? 0

const round = (x: number): number => Math.round(x * 100) / 100

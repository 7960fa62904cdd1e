import { parseVietnameseNumber } from '../vietnamese/numbers.ts'
import type { DeadlinePart, EventDeadline, RelativeDeadline, RoadmapDeadline } from './deadline.ts'
import { ISSUE_OF_THIS_PLAN, type RelativeUnit } from './deadline.ts'
import { type DeadlineWords, leadInLength } from './deadline-words.ts'

const COUNT = '(\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: lăm)?|hai mươi|ba mươi)(?:\\s?\\([^()]*\\))?'
const UNIT = '(ngày làm việc|ngày|tuần|tháng|năm|giờ làm việc|giờ)(?: làm việc)?'
const HEAD =
  '(?:(?:chậm|muộn) nhất|sau|trong(?: vòng| thời hạn| thời gian| khoảng)?|không quá|tối đa|trước|thời hạn)(?:\\s(?:là|trong|sau|không quá|trước|vòng))*'
const LINK = '(?:,?\\s?(?:tính\\s)?(?:kể\\s)?từ(?:\\s(?=khi|ngày|thời|lúc))?|sau(?=\\s)|trước(?=\\s)|so với|khi)'
const WITH_ANCHOR = new RegExp(
  `(?:(${HEAD})\\s)?(?<![\\p{L}\\d]|(?:ngày|tháng|quý|năm|thứ)\\s)${COUNT}\\s${UNIT},?\\s(${LINK})\\s?(.+)$`,
  'u',
)
const ALONE = new RegExp(`^(?:(${HEAD})\\s)?${COUNT}\\s${UNIT}$`, 'u')
const THIS_PLAN =
  /^(?:từ\s)?(?:khi|ngày|thời (?:gian|điểm)|sau khi|việc)?\s*(?:được\s)?(?:ban hành|ký(?: ban hành)?)\s*(?:kế hoạch|quyết định này|chương trình này|đề án này|văn bản này|$)|(?:kế hoạch)(?: này)?\s(?:này\s)?(?:được\s)?(?:ban hành|ký|có hiệu lực|phê duyệt)/u

/** "Sau 03 tháng kể từ khi …", "chậm nhất 15 ngày làm việc sau …", "05 ngày làm việc"; undefined when it is none. */
export function relativeIn({ written, lower }: DeadlineWords): Omit<RelativeDeadline, 'raw'> | undefined {
  const m = WITH_ANCHOR.exec(lower)
  if (m && !(m[4] === 'trước' && /^(?:ngày\s)?\d{1,2}(?:\/|\stháng)/u.test(m[5]!))) {
    const anchor = written.slice(written.length - m[5]!.length).trim()
    const backwards = /^trước/u.test(m[4]!) || /trước$/u.test(m[1] ?? '')
    return relative(m[2]!, m[3]!, THIS_PLAN.test(m[5]!) ? ISSUE_OF_THIS_PLAN : anchor, backwards)
  }
  const from = leadInLength(lower)
  const alone = ALONE.exec(lower.slice(from))
  return alone ? relative(alone[2]!, alone[3]!, '', false) : undefined
}

function relative(
  count: string,
  unitWords: string,
  anchor: string,
  backwards: boolean,
): Omit<RelativeDeadline, 'raw'> | undefined {
  const n = parseVietnameseNumber(count)
  if (n === null) return undefined
  const direction = backwards ? { direction: 'before' as const } : {}
  const unit: RelativeUnit =
    unitWords === 'ngày làm việc'
      ? 'working day'
      : unitWords === 'ngày'
        ? 'day'
        : unitWords === 'tuần'
          ? 'week'
          : unitWords === 'tháng'
            ? 'month'
            : unitWords === 'năm'
              ? 'year'
              : 'hour'
  const key = unit === 'working day' || unit === 'day' ? 'days' : (`${unit}s` as 'weeks' | 'months' | 'years' | 'hours')
  return { kind: 'relative', [key]: n, unit, anchor, ...direction }
}

const ROADMAP =
  /^theo\s(?:đúng\s)?(?:(?:lộ trình|tiến độ|thời gian|thời hạn|mốc thời gian)(?:\s(?:thực hiện|quy định|chung|cụ thể|được (?:giao|duyệt|phê duyệt)))?\s*(?:tại|trong|của|theo|được quy định tại)?\s*)?(.*)$/u
// Says who, not when.
const BY_DUTY = /^theo\s(?:phân công|chức năng|nhiệm vụ|thẩm quyền|lĩnh vực|phân cấp|địa bàn)/u
const BY_PERIOD = /^theo\s(?:từng |mỗi |hàng |định kỳ\s?)*(?:tuần|tháng|quý|năm|(?:0?6|sáu) tháng|định kỳ)(?!\p{L})/u
const BY_DEMAND = /^theo\s(?:yêu cầu|đề nghị|chỉ đạo|phát sinh|thực tế|tình hình|nhu cầu)/u
const EVENT =
  /^(?:ngay\s)?(?:sau khi|khi|trong khi|sau(?!\s(?:ngày|tháng|quý|năm)\s[\divx])|tại thời điểm|trước khi|trong quá trình|trong suốt|đồng thời|cùng với|ngay(?!\s(?:trong|từ|đầu|năm|tháng|quý|cuối)\s))\s/u

/** "Theo lộ trình (tại) Đề án" → ref "Đề án". */
export function roadmapIn(words: DeadlineWords): Omit<RoadmapDeadline, 'raw'> | undefined {
  const from = leadInLength(words.lower)
  const lower = words.lower.slice(from)
  if (BY_DEMAND.test(lower) || BY_PERIOD.test(lower) || BY_DUTY.test(lower)) return undefined
  const m = ROADMAP.exec(lower)
  if (!m) return undefined
  const written = words.written.slice(from)
  const ref = m[1] ? written.slice(written.length - m[1].length) : written.replace(/^theo\s(?:đúng\s)?/iu, '')
  return { kind: 'roadmap', ref: ref.trim() }
}

/** "Được thực hiện ngay khi có văn bản …" → trigger from "ngay khi" on. */
export function eventIn(words: DeadlineWords): Omit<EventDeadline, 'raw'> | undefined {
  const from = leadInLength(words.lower)
  const lower = words.lower.slice(from)
  if (!EVENT.test(lower) && !BY_DEMAND.test(lower) && !/^(?:đột xuất|phát sinh|ngay)$/u.test(lower)) return undefined
  return { kind: 'event', trigger: words.written.slice(from) }
}

/** Event, relative time or roadmap: what needs another document or fact before it has a date. */
export function dependentTime(words: DeadlineWords): DeadlinePart | undefined {
  return relativeIn(words) ?? roadmapIn(words) ?? eventIn(words)
}

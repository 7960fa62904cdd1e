import { splitAgencies } from './agencies.ts'
import { agencyLikeness, namesAtStart } from './agency-likeness.ts'
import { FIELD_NAMES } from './agency-words.ts'
import { deadlineLikeness } from './deadline-likeness.ts'

export type ProseAssignment = {
  lead: string[]
  leadRaw: string
  coordinate: string[]
  coordinateRaw: string
  /** Where the names of those who coordinate end is not certain. */
  coordinateDoubtful: boolean
  /** "chủ trì", "giao", "có trách nhiệm" stand in the sentence. */
  explicit: boolean
  doubtful: boolean
}

const ORDER = /^(?:trước mắt,?\s+)?(?:giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|đồng thời giao|đối với)\s+/i
// "đồng chí Giám đốc Sở A": the office has to do it, not the word before it.
const COMRADE = /^(?:các\s+)?đồng chí\s+(?=(?:Phó|Giám đốc|Chủ tịch|Chánh|Trưởng|Thủ trưởng|Bí thư|Cục trưởng)\s)/i
// Words with which the predicate begins: what stands before them is the subject.
const PREDICATE =
  /[,:]?\s+(?:chủ trì|có trách (?:trách )?nhiệm|chịu trách nhiệm|thanh tra(?=\s(?:việc|trách nhiệm|công tác|đột xuất|toàn diện|chuyên đề|về)\s)|(?<![Hh]ội đồng\s+)phối hợp|lãnh đạo(?=,? (?:chỉ đạo|xây dựng|triển khai|thực hiện|tổ chức|việc))|là (?:cơ quan|đơn vị|đầu mối)|căn cứ|chủ động|tham mưu|trực tiếp|tiếp tục|tăng cường|đẩy mạnh|nâng|giảm|rút ngắn|khắc phục|tham gia|hỗ trợ|vận động|(?<!ội đồng phối hợp\s+)phổ biến|(?<!công\s)lập|chuẩn bị|đánh giá|phân tích|khảo sát|thống kê|công bố|tiến hành|sửa đổi|số hóa|kết nối|đăng tải|phân công|tạo điều kiện|rà soát|thường xuyên|nghiêm túc|kịp thời|tập trung|khẩn trương|triển khai|đôn đốc|theo dõi|kiểm điểm|chấp hành|rút kinh nghiệm|áp dụng|lấy phiếu|hướng dẫn|kiểm tra|cập nhật|cung cấp|bố trí|tuyên truyền|phát huy|tổng hợp|thực hiện|(?<!đầu tư )xây dựng|biên soạn|mở (?:các|lớp)|phát hành|phát sóng|thu hút|sử dụng|cấp phát|chia sẻ|lắp đặt|mua sắm|thí điểm|tháo gỡ|trả lời|thành lập|(?<!, |sở )đào tạo|bồi dưỡng|ứng dụng|mở rộng|thiết lập|cải thiện|khuyến khích|lấy ý kiến|sắp xếp|kiện toàn|chấn chỉnh|huy động|phê duyệt|phát động|lựa chọn|cắt giảm|đơn giản hóa|(?<!(?:các|những|mọi|và|quan|nhân)\s+|,\s*)tổ chức(?=\s(?!chính trị|đoàn thể|xã hội|kinh tế|đảng|liên quan|có liên))|quán triệt|chỉ đạo|đưa|cần|phải|sẽ|bảo đảm|đảm bảo|ban hành|hoàn thành|hoàn thiện|công khai|niêm yết|tiếp nhận|giải quyết|xử lý|lồng ghép|gắn|duy trì|vận hành|được giao|định kỳ|hàng (?:năm|quý|tháng)|báo cáo|giám sát|đề xuất|nghiên cứu|trình|thẩm định|cụ thể hóa|cụ thể hoá)(?=[\s,.:;]|$)/
const WITH =
  /[Pp]hối hợp\s+(?:chặt chẽ\s+)?(?:(?:cùng\s+)?(?:với\s+|cùng\s+)|(?=\p{Lu}|các\s+(?:sở|cơ quan|đơn vị|phòng|ban|ngành|địa phương|xã|đoàn thể)\s))/u
const GIVEN =
  /(?:^|[\s(;.,])(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị)\s+([^.;:]{4,240}?)\s+(?=chủ trì|là (?:cơ quan|đơn vị) chủ trì)/

/** Who has to do it, when the sentence says so: "Giao Sở A chủ trì, phối hợp với Sở B …", "UBND cấp xã chủ động …". */
export function proseAssignment(sentence: string): ProseAssignment | undefined {
  const text = sentence.slice(0, 700)
  const ordered = ORDER.exec(text)
  const orderEnd = ordered ? ordered[0].length : 0
  const subjectFrom = orderEnd + (COMRADE.exec(text.slice(orderEnd))?.[0].length ?? 0)
  const found = subjectOf(text, subjectFrom) ?? given(text)
  // "Tổ chức sắp xếp lại …": a verb.
  if (!found || /^tổ chức$/i.test(found.subject)) return undefined
  const list = splitAgencies(found.subject)
  if (list.names.length === 0) return undefined
  const rest = text.slice(found.end)
  const coordinate = coordinatesIn(rest)
  return {
    lead: list.names,
    leadRaw: found.subject,
    coordinate: coordinate.names,
    coordinateRaw: coordinate.raw,
    coordinateDoubtful: coordinate.doubtful === true,
    explicit: ordered !== null || /chủ trì|trách nhiệm/.test(rest.slice(0, 60)),
    doubtful: list.doubtful,
  }
}

/** ", theo lĩnh vực phụ trách": how, not who. */
const ASIDE =
  /,?\s+(?:theo (?:chức năng|lĩnh vực|thẩm quyền|nhiệm vụ|phân cấp)|trong phạm vi|căn cứ|trên cơ sở)(?=[\s,]).*$/

function subjectOf(text: string, from: number): { subject: string; end: number } | undefined {
  const body = text.slice(from)
  const listed = listedEnd(body)
  if (listed > 0) return { subject: body.slice(0, listed), end: from + listed }
  const m = predicateIn(body)
  const colon = body.indexOf(':')
  const end = Math.min(m ?? body.length, colon >= 0 ? colon : body.length)
  if (end > 260 || end < 4) return undefined
  if (m === undefined && colon < 0 && body.length > 260) return undefined
  const subject = body.slice(0, end).trim().replace(ASIDE, '')
  if (agencyLikeness(subject.replace(WHICH, '')) >= 0.85) return { subject: withoutHalfWord(subject), end: from + end }
  return colon > 0 && colon < 90 && agencyLikeness(body.slice(0, colon)) >= 0.4
    ? { subject: body.slice(0, colon).trim(), end: from + colon }
    : namesBeforeVerb(body, from)
}

const LISTED = /^(?:các|những)\s+(?:sở|phòng)\s*:\s*(?=([^,;.:]{2,60}?)(?:,|\s+và\s))/i

/** Where the names end in "các Sở: Nội vụ, Tài chính tham mưu …"; 0 when none is listed so. */
function listedEnd(text: string): number {
  const listed = LISTED.exec(text)
  if (!listed || !isField(listed[1]!)) return 0
  const head = 'Sở '
  const rest = text.slice(listed[0].length).replace(ASIDE, '')
  const end = namesAtStart(head + rest.slice(0, PREDICATE.exec(rest)?.index ?? rest.length)) - head.length
  return end > 0 ? listed[0].length + end : 0
}

const isField = (name: string): boolean => FIELDS.has(name.trim().toLowerCase())
const FIELDS = new Set([...FIELD_NAMES].map((name) => name.toLowerCase()))

/** "Các sở, ngành được giao chủ trì các chỉ số thành phần có trách nhiệm …": the clause says which of them. */
const WHICH = /\s+được\s+(?:giao|phân công)(?:\s+(?:chủ trì|phụ trách|theo dõi|quản lý)).*$/
const GIVEN_WHICH = /^\s+được\s+giao\s+(?:chủ trì|phụ trách|theo dõi|quản lý)(?=\s)/

/** Where the predicate begins, behind a clause that says which agencies are meant. */
function predicateIn(body: string): number | undefined {
  const first = PREDICATE.exec(body)?.index
  const clause = first === undefined ? null : GIVEN_WHICH.exec(body.slice(first))
  if (first === undefined || !clause) return first
  const from = first + clause[0].length
  const next = PREDICATE.exec(body.slice(from))
  return next && next.index < 160 ? from + next.index : first
}

/** "UBND các xã tự khảo sát": the word before the verb that is found belongs to it. */
function withoutHalfWord(subject: string): string {
  if (subject.endsWith(')') || WHICH.test(subject)) return subject
  const end = namesAtStart(`${subject} …x`)
  return end > 4 && end < subject.length ? subject.slice(0, end).replace(/[\s,]+$/, '') : subject
}

/** No word that is known to open a predicate: the names end where the first word stands that belongs to none. */
function namesBeforeVerb(body: string, from: number): { subject: string; end: number } | undefined {
  const end = namesAtStart(body)
  const subject = body.slice(0, end).replace(/[\s,]+$/, '')
  const rest = body.slice(end).trimStart()
  // "Các đơn vị được UBND huyện giao …": the clause belongs to the name.
  if (
    end < 4 ||
    rest === '' ||
    /\sđược(?:\s|$)/.test(subject) ||
    rest.startsWith('được') ||
    !/^\p{Ll}/u.test(rest.replace(/^[,:]\s*/, ''))
  )
    return undefined
  return agencyLikeness(subject) >= 0.85 ? { subject, end: from + end } : undefined
}

function given(text: string): { subject: string; end: number } | undefined {
  const m = GIVEN.exec(text)
  if (!m || agencyLikeness(m[1]!) < 0.85) return undefined
  return { subject: m[1]!, end: m.index + m[0].length }
}

/** Agencies behind "phối hợp với", up to where their names end. */
export function coordinatesIn(rest: string): { names: string[]; raw: string; doubtful?: boolean } {
  const m = WITH.exec(rest)
  if (!m || m.index > 200) return { names: [], raw: '' }
  const tail = rest.slice(m.index + m[0].length, m.index + m[0].length + 260)
  const listed = tail.slice(0, listedEnd(tail))
  if (listed !== '') return { names: splitAgencies(listed).names, raw: listed }
  const stop = PREDICATE.exec(tail)
  const cut = /[.;(]|(?<!(?:sở|phòng|ban|xã|phường)\s?):|\s(?:để|nhằm|trong (?:việc|công tác)|tham gia|đối với)\s/.exec(
    tail,
  )
  const limit = Math.min(stop ? stop.index : tail.length, cut ? cut.index : tail.length)
  const end = agencyLikeness(tail.slice(0, limit)) >= 0.8 ? limit : Math.min(limit, namesAtStart(tail))
  const raw = tail.slice(0, end).replace(/[\s,]+$/, '')
  // "UBND các xã vùng đồng bào … tổ chức": the word that ends the names is not known to be a verb.
  const doubtful = end < limit && end < tail.length
  return agencyLikeness(raw) >= 0.8 ? { names: splitAgencies(raw).names, raw, doubtful } : { names: [], raw: '' }
}

/** Names of agencies and no word with which a predicate begins ("… giám sát việc"). */
export const areNamesOnly = (text: string): boolean => coordinatesIn(`phối hợp với ${text}`).raw === text

const BEFORE_DAY =
  /(?:hoàn thành|xong|ban hành|báo cáo|gửi|trình|thực hiện)?\s*(?:chậm nhất|trước)\s+(?:là\s+)?(?:ngày|tháng|\d)[^.;()]{0,80}/i
const TIMES = [
  /(?:định kỳ\s+)?(?:hàng|hằng)\s+(?:tháng|quý|năm|tuần)\s*\((?:trước|vào|chậm nhất)\s[^()]{1,40}\)/i,
  BEFORE_DAY,
  /(?:hoàn thành|xong|thực hiện)\s+(?:trong|vào|xong trong)\s+(?:quý|tháng|năm|ngày)[^.;,()]{0,40}/i,
  /chậm nhất\s+[^.;()]{4,160}/i,
  /(?:trong|vào)\s+tháng\s+\d{1,2}(?:(?:,|\s+và)\s+(?:tháng\s+)?\d{1,2})*(?:\/|\s+năm\s+)20\d\d/i,
  /(?:trong|vào)\s+quý\s+[IV1-4]{1,3}(?:(?:,|\s+và)\s+(?:quý\s+)?[IV]{1,3}(?![\p{L}]))*[^.;,()]{0,20}/iu,
  /định kỳ\s+(?:hàng|hằng)\s+(?:tháng|quý|năm|tuần)(?:[^.;()]{0,60}trước ngày[^.;()]{0,40})?/i,
  /định kỳ\s+0?\d\s+tháng(?:\s+(?:một|0?1)\s+lần)?/i,
  /(?:^|(?<=[,;]\s))(?:hàng|hằng)\s+(?:năm|quý|tháng|tuần|ngày)(?=[\s,]\s?\p{Ll})/iu,
  /trước\s+(?:ngày\s+)?\d{1,2}(?:\/\d{1,2})?\s+(?:hàng|hằng)\s+(?:tháng|năm|quý)/i,
]

// At the end of a sentence these may also belong to the last word of it: "kế hoạch hằng năm", "mô hình từ ngày 01/7".
const PERHAPS = [
  /(?:hàng|hằng)\s+(?:năm|quý|tháng|tuần|ngày)(?=\s*(?:[.;]|$))/i,
  /(?:kể\s+)?từ\s+(?:ngày|tháng|quý)\s+(?:[\d/]{1,10}|[IV]{1,3}(?:\/|\s+năm\s+)20\d\d)(?=\s*(?:[.;]|$))/i,
  /định kỳ(?=\s+(?:tổng hợp,?\s+)?báo cáo\s)/i,
]

export type FoundTime = { raw: string; at: number; doubtful?: true }

/** Words that set a time in a sentence, the plainest first; two days in clauses of their own are both named. */
export function timeIn(sentence: string): FoundTime | undefined {
  const text = sentence.slice(0, 2500)
  for (const pattern of TIMES) {
    const found = timeBy(pattern, text)
    if (!found) continue
    return pattern === BEFORE_DAY ? withSecondDay(found, text) : found
  }
  for (const pattern of PERHAPS) {
    const found = timeBy(pattern, text)
    if (found) return { ...found, doubtful: true }
  }
  return undefined
}

function timeBy(pattern: RegExp, text: string): FoundTime | undefined {
  const m = pattern.exec(text)
  if (!m) return undefined
  const raw = m[0].trim().replace(/[\s,]+$/, '')
  if (!/\d|quý|hàng|hằng|định kỳ|chậm nhất/i.test(raw)) return undefined
  return { raw, at: m.index + m[0].indexOf(raw[0] ?? '') }
}

const DAY = /(?:chậm nhất|trước)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}\/\d{1,2}(?:\/\d{4})?/i

/** "… trước ngày 28/02/2026; báo cáo kết quả trước ngày 10/12/2026." */
function withSecondDay(found: FoundTime, text: string): FoundTime {
  const from = found.at + found.raw.length
  const rest = text.slice(from)
  const second = /^\s*[;.]/.test(rest) ? DAY.exec(rest) : null
  if (!second || !DAY.test(found.raw) || found.raw.includes(second[0])) return found
  return { raw: `${found.raw}; ... ${second[0]}`, at: found.at, doubtful: true }
}

/** Brackets at the end of a sentence often hold the time: "(Thực hiện trong quý II năm 2024)". */
export function timeInBrackets(sentence: string, folded: string): { raw: string; at: number } | undefined {
  for (const m of folded.matchAll(/\(([^()]{4,120})\)/g)) {
    const raw = sentence.slice(m.index + 1, m.index + 1 + m[1]!.length)
    if (deadlineLikeness(raw, m[1]!) >= 0.8) return { raw, at: m.index + 1 }
  }
  return undefined
}

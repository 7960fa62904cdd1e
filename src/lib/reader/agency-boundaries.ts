import { beginsWithHead } from './agency-likeness.ts'
import { GROUP_NOUN, STRONG_HEADS, STRONG_SECOND } from './agency-words.ts'

/** Parts of a phrase that holds several names without a comma: "Sở A và các sở", "Văn phòng UBND tỉnh Các sở". */
export function splitGlued(phrase: string): { parts: string[]; doubtful: boolean } {
  const words = phrase.split(' ')
  const parts: string[] = []
  let doubtful = false
  let from = 0
  let depth = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (i > from && depth === 0 && word !== '') {
      const rest = words.slice(i + 1, i + 4)
      if ((word === 'và' || word === '&') && opensName(words.slice(from, i), rest)) {
        parts.push(words.slice(from, i).join(' '))
        from = i + 1
      } else if (isGluedHead(words, from, i)) {
        parts.push(words.slice(from, i).join(' '))
        from = i
        doubtful = true
      }
    }
    if (word.includes('(')) depth++
    if (word.includes(')')) depth = Math.max(0, depth - 1)
  }
  parts.push(words.slice(from).join(' '))
  return { parts, doubtful }
}

const COUNCIL_END = /(?:hđnd|hội đồng nhân dân|đoàn đbqh|đbqh|quốc hội)$/i

/** Does a new name begin behind "và"? "Văn phòng HĐND và UBND" and "Văn hóa và Thể thao" are one name. */
function opensName(before: readonly string[], rest: readonly string[]): boolean {
  const next = rest.join(' ')
  if (!beginsWithHead(next)) return false
  const left = before.join(' ')
  if (COUNCIL_END.test(left) && /^(?:văn phòng|vp|lãnh đạo|thường trực)/i.test(left)) return false
  if (COUNCIL_END.test(left) && /^(?:hđnd|ubnd|ủy ban|uỷ ban)/i.test(next) && /^(?:hđnd|đoàn)/i.test(left) === false)
    return false
  const head = rest[0]!
  const second = rest[1] ?? ''
  // "Các phòng chuyên môn và đơn vị trực thuộc" is one class.
  if (GROUP_NOUN.test(next) && /^(?:các|những|tất cả)\s/i.test(left)) return false
  if (head === 'các' && /^(?:khu|kcn)$/i.test(second)) return false
  if (/^(?:báo|đài|truyền|hội|quỹ|nhà|tổ|thuế|ban|trưởng|trường|viện|vụ|cục|bộ)$/.test(head)) return false
  // "Hội đồng nhân dân và Ủy ban nhân dân" of one level are two; "Báo và Đài" is one.
  if (/^báo$/i.test(left) && /^đài$/i.test(head)) return false
  if (
    head === 'Xã' ||
    (head === 'xã' && second === 'hội') ||
    (head === 'Đoàn' && !/^(?:thanh|TN|viên)/i.test(second)) ||
    (head === 'Hội' && second === '')
  )
    return false
  return !/^(?:Phường|Thành)$/.test(head)
}

const NO_END = new Set(
  'thuộc của và & các cấp phòng chức lãnh đạo tịch trực viên - – với tra đốc trưởng ban đồng tỉnh, cửa là cho tại qua do từ an sở bộ ủy uỷ việc huy nhánh chánh'.split(
    ' ',
  ),
)

// Words that are no name before the organ they belong to: "Cơ quan UBMTTQ", "Ban Công tác Mặt trận".
const UNFINISHED = /^(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|khối|đại diện)|ban công tác)$/i

/** A head in capitals in the middle of a phrase opens a new name, unless the words before still need it. */
function isGluedHead(words: readonly string[], from: number, i: number): boolean {
  const word = words[i]!.replace(/[()]/g, '')
  if (!STRONG_HEADS.has(word)) return false
  const seconds = STRONG_SECOND[word]
  const next = words[i + 1]
  if (next === undefined || (seconds && !seconds.includes(next.replace(/[,.;]/g, '')))) return false
  const previous = words[i - 1]!.toLowerCase()
  // "Ban Tuyên giáo và Dân vận Tỉnh ủy": an organ of the committee, not two names.
  if (/^(?:Tỉnh|Thành|Đảng)$/.test(word) && /^(?:Ban|Văn|Ủy|Uỷ|Thường|Trung|Đảng)$/.test(words[from]!)) return false
  if (UNFINISHED.test(words.slice(from, i).join(' '))) return false
  if (NO_END.has(previous) || /[-–(/“"]$/.test(previous)) return false
  if (word === 'Ban' && /^(?:chấp|thường)$/i.test(next)) return false
  return i - from >= 2 || previous.length > 3 || /^[a-zđ]+$/.test(words[i - 1]!)
}

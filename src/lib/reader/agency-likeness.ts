import { remembered } from './agency-memory.ts'
import { HEAD_PATTERN, NAME_WORDS, ORGAN, ORGAN_WORDS } from './agency-words.ts'

export const LEADING_MARK = /^(?:[-–—•+*]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s+)/

export function beginsWithHead(text: string): boolean {
  return HEAD_PATTERN.test(text.slice(0, 40).toLowerCase())
}

/**
 * How much a text looks like a list of agencies, 0 to 1: it begins with a head and nearly all its words are capitalised
 * or belong to the vocabulary of names.
 */
export function agencyLikeness(text: string): number {
  if (text.length > 720) return 0
  return remembered('likeness', text, () => likeness(text))
}

// First halves of words whose second half is no part of a name: "chủ (động)", "phối (hợp)", "tổ (chức)".
const HALF_WORDS = new Set(
  'chủ tổ phối quản tham tiếp phát thường trực kiểm giải theo phụ sử xây đầu phục thông truyền và của với các hỗ đề kết thực lãnh đến giúp tại ở là có được cùng cho cải điều phân thu tư tự ứng'.split(
    ' ',
  ),
)

// Verbs that are never the second syllable of a proper name.
const VERBS = new Set('mở tăng rà bố duy nâng đưa lập cử gửi làm rút đẩy'.split(' '))

/** A name that holds what else is done and with whom. */
const WHOLE = /^hội đồng phối hợp phổ biến,? giáo dục pháp luật/i

/** "Báo và phát thanh, truyền hình": the first half of a word that names hold. */
const isBroadcast = (word: string, behind: string): boolean => word === 'phát' && behind.startsWith(' thanh')

/** Length of the names with which a text begins: up to the first word that cannot stand in a name; 0 when there are none. */
export function namesAtStart(text: string): number {
  if (!beginsWithHead(text)) return 0
  const whole = WHOLE.exec(text)?.[0].length ?? 0
  let end = whole
  let afterCapital = false
  let first = whole === 0
  let half = first
  for (const m of text.slice(0, 260).matchAll(/[^\s,;()/“”"]+/g)) {
    if (m.index < whole) continue
    const word = m[0].replace(/[.:–-]+$/, '')
    const capital = word !== '' && word[0] !== word[0]!.toLowerCase()
    const known =
      capital ||
      first ||
      afterCapital ||
      word === '' ||
      word === '&' ||
      NAME_WORDS.has(word) ||
      /^\d/.test(word) ||
      isBroadcast(word, text.slice(m.index + word.length, m.index + word.length + 6))
    if (!known || (afterCapital && VERBS.has(word))) return half ? end : m.index
    // A name may end behind a capital, its second syllable, or a word that is no first half of another.
    if (capital || afterCapital || !HALF_WORDS.has(word)) end = m.index + word.length
    half = !capital && !afterCapital && HALF_WORDS.has(word)
    if (/[.:]$/.test(m[0])) return end
    afterCapital = capital && !first
    first = false
  }
  return end
}

const LONGEST_ORGAN = 90
const isOrgan = (name: string): boolean => name.length <= LONGEST_ORGAN && ORGAN.test(name.toLowerCase())

const RESULT =
  /^(?!(?:các|những|cơ quan|đơn vị|tổ chức|địa phương)\s).*\sđược\s(?!giao|phân|ủy|uỷ|cấp có|UBND|Chủ tịch|Ủy|Uỷ)/i

/** Words that only a sentence goes on with: "Ban Chỉ đạo xây dựng kế hoạch", "Cơ quan nhà nước công khai quy trình". */
const SENTENCE =
  /\s(?:công khai|ban hành|hoàn thành|tăng cường|thường xuyên|xây dựng (?:kế hoạch|đề án)|(?<!(?:giao|trì|trách|quan|vị) )thực hiện|tổ chức (?:tiếp|hội nghị|kiểm|thực hiện|các|lớp)|cập nhật|công bố)\s/

function likeness(text: string): number {
  const bare = text.replace(LEADING_MARK, '')
  if (bare.length > 700 || !beginsWithHead(bare)) return 0
  let total = 0
  let known = 0
  let afterCapital = false
  for (const token of bare.replaceAll('phát thanh', 'truyền thanh').split(/[\s,;:()/“”"]+/)) {
    const word = token.replace(/[.–-]+$/, '')
    if (word === '' || word === '-' || word === '&' || word === '–') continue
    total++
    const first = word[0]!
    const capital = first !== first.toLowerCase()
    // The second syllable of a proper name is small: "Tư pháp", "Khoa học".
    if (capital || afterCapital || NAME_WORDS.has(word) || /\d/.test(first)) known++
    else if (ORGAN_WORDS.has(word) && isOrgan(bare)) known++
    afterCapital = capital && total > 1
  }
  if (total === 0) return 0
  const share = known / total
  if (/[.?!]\s+\p{Lu}/u.test(bare) && total > 25) return 0
  // "Cổng thông tin được nâng cấp" is a result, no name.
  if (RESULT.test(bare)) return 0
  if (share > 0.7 && SENTENCE.test(bare)) return 0.3
  return share >= 0.92 ? 1 : share <= 0.6 ? 0 : (share - 0.6) / 0.32
}

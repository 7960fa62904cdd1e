import { fold } from '#lib/vietnamese/fold.ts'
import { NAME_WORDS } from './agency-words.ts'
import type { Word } from './page.ts'

/** Slips of recognition that can be nothing else in Vietnamese. What was changed is marked doubtful. */

type Slip = { wrong: RegExp; right: string; before?: RegExp; behind?: RegExp }

const SLIPS: Slip[] = [
  { wrong: /^([Pp])hân$/, right: '$1hấn', behind: /^đấu/i },
  { wrong: /^([Tt])hâm$/, right: '$1hẩm', behind: /^(?:quyền|định|tra)/i },
  { wrong: /^([Qq])uyêt$/, right: '$1uyết', behind: /^định/i },
  { wrong: /^([Nn])hiêm$/, right: '$1hiệm', behind: /^vụ/i },
  { wrong: /^dần(?=[,;.]?$)/, right: 'dân', before: /^(?:người|nhân)$/i },
  { wrong: /^chỉ$/, right: 'chi', before: /^thu,?$/i },
  { wrong: /^([Cc])hỉ$/, right: '$1hi', behind: /^(?:cục|phí|tiết|nhánh|trả|ngân)/i },
  { wrong: /^I(?=ượng$)/, right: 'l' },
  { wrong: /^I(?=\p{Ll}{2,5}$)/u, right: 'l', before: /^(?:thủy|hàng|số|năng|quản|công|xử|chất)$/i },
]
const QUARTERS = ['I', 'II', 'III', 'IV']

export function repairedWords(words: readonly Word[]): Word[] {
  const kept: Word[] = []
  for (const [i, word] of words.entries()) {
    const before = kept[kept.length - 1]?.text ?? ''
    // "trách trách nhiệm": a word read twice.
    if (/^trách$/i.test(word.text) && /^trách$/i.test(before) && /^nhiệm/i.test(words[i + 1]?.text ?? '')) continue
    const mended = mend(word, before, words[i + 1]?.text ?? '')
    kept.push(...mended)
  }
  return kept
}

// Dirt and rests of rules that stick to a word.
const DIRT = /^['`´‘’_|~^]+(?=\p{L}{2})/u

function mend(found: Word, before: string, behind: string): Word[] {
  const clean = found.text.replace(DIRT, '').replace(/\/?⁄\/?/g, '/')
  const word = clean === found.text ? found : { ...found, text: clean, doubtful: true as const }
  const slip = SLIPS.find(
    (each) => each.wrong.test(word.text) && fits(each.before, before) && fits(each.behind, behind),
  )
  if (slip) return [{ ...word, text: word.text.replace(slip.wrong, slip.right), doubtful: true }]
  const heading = /^\p{Lu}{2}/u.test(behind) || /\.\p{Lu}{2}/u.test(word.text) ? FIRST_HEADING.exec(word.text) : null
  if (heading) return cut({ ...word, text: `I.${heading[1]}` }, ['I.', heading[1]!].filter(Boolean))
  const quarter = /^qu[ýí]$/i.test(before) ? quarterOf(word.text) : undefined
  if (quarter) return [{ ...word, text: quarter, doubtful: true }]
  const parts = apart(word.text)
  return parts ? cut(word, parts) : [word]
}

/** "IL. MỤC TIÊU": the dot that stands close to a stroke. */
const FIRST_HEADING = /^[IlL1][L|l1]\.(\p{Lu}*)$/u

const fits = (pattern: RegExp | undefined, text: string): boolean => pattern === undefined || pattern.test(text)

/** "TIII", "lV", "1I" behind "Quý": strokes taken for other letters. There are four quarters. */
function quarterOf(text: string): string | undefined {
  // "II2026": the stroke before the year was lost.
  const parted = text.replace(/^([IV]{1,3})(?=20\d\d\b)/, '$1/')
  const found = /^\[?([Tl1|!IÌÍH]+V?)((?:[/,;.-].*)?)$/.exec(parted)
  if (!found || /^\d$/.test(found[1]!)) return undefined
  const strokes = found[1]!.replace(/H/g, 'II').replace(/[Tl1|!ÌÍ]/g, 'I')
  const number = strokes.length > 3 ? strokes.slice(strokes.length - 3) : strokes
  return QUARTERS.includes(number) && (found[1] !== number || text !== found[0] || text.startsWith('['))
    ? number + found[2]
    : undefined
}

const ONSET = '(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)'
const SYLLABLE = new RegExp(`^${ONSET}?[aeiouy]{1,3}(?:ch|ng|nh|c|m|n|p|t)?$`)
const WITH_ONSET = new RegExp(`^${ONSET}[aeiouy]{1,3}(?:ch|ng|nh|c|m|n|p|t)?$`)
const MARKED = /[^\p{ASCII}đĐ]/u

/** "Xãhội", "kinh tế-xã", "UBNDtỉnh", "QuýIV": a blank that was too narrow to be seen. */
function apart(text: string): string[] | undefined {
  const dash = /^(\p{L}*\p{Ll})-(\p{L}\p{Ll}+[,;.]?)$/u.exec(text)
  if (dash && MARKED.test(dash[1]! + dash[2]!)) return [dash[1]!, '-', dash[2]!]
  const ended = /^(\p{L}*\p{Ll})-$/u.exec(text)
  if (ended && MARKED.test(ended[1]!)) return [ended[1]!, '-']
  const listed = /^(\p{L}{2,}[,;])(\p{L}{2,}.*)$/u.exec(text) ?? /^(-)(\p{Lu}\p{Ll}.*)$/u.exec(text)
  if (listed) return [listed[1]!, ...(apart(listed[2]!) ?? [listed[2]!])]
  const glued =
    /^(Qu[ýí])(\[?[IVTHÌÍ!l1|]+.*)$/.exec(text) ??
    /^(UBND|HĐND|TTHC|MTTQ|CCHC)(\p{Ll}{2,}[,;.]?)$/u.exec(text) ??
    /^(\p{L}*\p{Ll})((?:UBND|HĐND|TTHC|MTTQ|CCHC)[,;.]?)$/u.exec(text)
  if (glued) return [glued[1]!, quarterOf(glued[2]!) ?? glued[2]!]
  const found = /^(\p{L}[\p{Ll}\p{Lu}]*\p{Ll}{2})([,;.:)]*)$/u.exec(text)
  if (!found || text.length > 40 || SYLLABLE.test(fold(found[1]!))) return undefined
  if (!MARKED.test(text)) return twoPlain(found[1]!, found[2]!)
  // "SởNộivụ": a capital inside a word in small letters opens the next one.
  const pieces = found[1]!.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  const parts = pieces.flatMap((piece) => (isSyllable(piece) ? [piece] : (syllablesOf(piece) ?? [])))
  if (parts.length < 2 || parts.join('') !== found[1]) return undefined
  return [...parts.slice(0, -1), parts[parts.length - 1]! + found[2]!]
}

// Words without marks that are so frequent that two of them side by side are no word of another language.
const PLAIN = new Set(
  'theo trong cho khi khai thanh tra minh quan ban tham gia tin danh giao giai sinh trung thu chi nhanh quy sang thay hoa'.split(
    ' ',
  ),
)

/** "khaitheo", "Thanhtra". */
function twoPlain(letters: string, stop: string): string[] | undefined {
  for (let at = 2; at <= letters.length - 2; at++) {
    const [first, second] = [letters.slice(0, at), letters.slice(at)]
    if (PLAIN.has(first.toLowerCase()) && PLAIN.has(second)) return [first, second + stop]
  }
  return undefined
}

/** Letters that make one Vietnamese syllable, with at most one tone. */
export const isSyllable = (text: string): boolean =>
  SYLLABLE.test(fold(text)) && tones(text) <= 1 && !STOPPED.test(decomposed(text))

// "Tờt", "tràot": before a final p, t or c stands sắc or nặng only.
const STOPPED = /^(?!.*[\u0301\u0323]).*(?:[pt]|ch?)$/
const decomposed = (text: string): string => text.normalize('NFD').toLowerCase()

/**
 * Each part is a syllable, all but the first with a consonant before its vowel, and at most one tone. Of several ways
 * ("Ban hành", "Ba nhành") the one with most words of names, then the one with the longer first part.
 */
function syllablesOf(letters: string): string[] | undefined {
  let best: string[] | undefined
  for (let at = Math.min(7, letters.length - 2); at >= 2; at--) {
    const [first, rest] = [letters.slice(0, at), letters.slice(at)]
    if (!isSyllable(first) || !/^[^aeiouy]/.test(fold(rest))) continue
    const more =
      WITH_ONSET.test(fold(rest)) && tones(rest) <= 1 ? [rest] : rest.length > 3 ? syllablesOf(rest) : undefined
    if (more && (!best || wordsOfNames([first, ...more]) > wordsOfNames(best))) best = [first, ...more]
  }
  return best
}

const wordsOfNames = (parts: readonly string[]): number =>
  parts.filter((part) => NAME_WORDS.has(part.toLowerCase())).length / parts.length

const tones = (text: string): number => text.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0

/** Number of a group in a cell of its own: strokes of II and III taken for other letters. */
export function groupNumberOf(text: string): string | undefined {
  const found = /^([IVXHTl1|\]]{1,4})([.)]?)$/.exec(text)
  if (!found || !/[H|\]]|^[IVX]*[Tl1][IVX]+$|^[IVX]+[Tl1]$/.test(found[1]!)) return undefined
  const number = found[1]!.replace(/H/g, 'II').replace(/[Tl1|\]]/g, 'I')
  return /^(?:I{1,3}|I?V|VI{1,3}|I?X)$/.test(number) ? number + found[2]! : undefined
}

function cut(word: Word, parts: readonly string[]): Word[] {
  const length = parts.join('').length
  const width = word.right - word.left
  let at = 0
  return parts.map((text) => {
    const left = word.left + (width * at) / length
    at += text.length
    return { ...word, text, left, right: word.left + (width * at) / length, doubtful: true as const }
  })
}

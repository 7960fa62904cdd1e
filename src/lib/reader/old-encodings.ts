import type { DecodedText } from './text-from-bytes.ts'

/**
 * Texts from before Unicode: TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times) kept Vietnamese letters in the upper half
 * of an 8-bit font; Windows-1258 writes the tone as a second character.
 */

// TCVN 5712:1993, third set, as it appears when the bytes are taken for Windows-1252.
const TCVN3_FROM =
  '\u00b8\u00b5\u00b6\u00b7\u00b9\u00a8\u00be\u00bb\u00bc\u00bd\u00c6\u00a9\u00ca\u00c7\u00c8\u00c9\u00cb\u00ae\u00d0\u00cc\u00ce\u00cf\u00d1\u00aa\u00d5\u00d2\u00d3\u00d4\u00d6\u00dd\u00d7\u00d8\u00dc\u00de\u00e3\u00df\u00e1\u00e2\u00e4\u00ab\u00e8\u00e5\u00e6\u00e7\u00e9\u00ac\u00ed\u00ea\u00eb\u00ec\u00ee\u00f3\u00ef\u00f1\u00f2\u00f4\u00ad\u00f8\u00f5\u00f6\u00f7\u00f9\u00fd\u00fa\u00fb\u00fc\u00fe\u00a1\u00a2\u00a7\u00a3\u00a4\u00a5\u00a6'
const TCVN3_TO = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ'
const TCVN3 = new Map([...TCVN3_FROM].map((c, i) => [c, [...TCVN3_TO][i]!]))

// VNI: a base letter and one sign; ô and ơ, ư, đ have letters of their own.
const VNI_SIGNS: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
}
const VNI_LETTERS: Record<string, string> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}
const VNI_UPPER_BASE = /[AEOUYÔÖ]/
// One pass: a letter with its sign may become a letter that stands for another one when it comes alone.
const VNI_ANY = /([aeouyôöAEOUYÔÖ])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])|[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]/g

/** Text in Unicode when `text` (bytes read as Windows-1252) is Vietnamese in an old encoding, else undefined. */
export function decodeOldEncoding(text: string, bytes?: Uint8Array): DecodedText | undefined {
  const sample = text.slice(0, 20_000)
  // Letters that only Unicode Vietnamese has: nothing to convert.
  if (!bytes && /[\u1ea0-\u1ef9]/.test(sample)) return undefined
  const high = count(sample, /[\u00a1-\u00ff]/g)
  if (high === 0) return undefined
  const isThin = high < 8 || high < sample.length * 0.02
  if (!bytes && isThin) return undefined
  const candidates: DecodedText[] = [
    { text: fromTcvn3(text), encoding: 'TCVN3' },
    { text: fromVni(text), encoding: 'VNI' },
  ]
  if (bytes)
    candidates.push({ text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), encoding: 'Windows-1258' })
  const found = isThin ? undefined : likeliest(candidates, plausibility, bytes ? 0.12 : plausibility(sample) + 0.08)
  // Bytes that are no UTF-8 are of some old encoding: a list of names, or a table of two lines, tells which.
  return found ?? (bytes ? likeliest(candidates, likenessToList, 0.1) : undefined)
}

function likeliest(
  candidates: readonly DecodedText[],
  scoreOf: (text: string) => number,
  least: number,
): DecodedText | undefined {
  let best: DecodedText | undefined
  let bestScore = least
  for (const candidate of candidates) {
    const score = scoreOf(candidate.text.slice(0, 20_000))
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

const COMMON =
  /(?:^|[\s“"(])(?:của|và|các|được|thực|hiện|nhân|dân|tỉnh|công|chính|hành|kế|hoạch|năm|cải|cách|tổ|chức|số|sở|ủy|uỷ|về|trong|việc|người|quyết|định|nội|vụ|ngày|tháng|CỘNG|HÒA|HOÀ|XÃ|HỘI|KẾ|HOẠCH|NHÂN|DÂN)(?=$|[\s,.;:)”"])/g

/** Share of words that are among the commonest of administrative Vietnamese. */
function plausibility(text: string): number {
  const words = count(text, /\S+/g)
  return words === 0 ? 0 : count(text, COMMON) / words
}

const OF_LISTS = new Set(
  (
    'mã tên họ và tầng số liên hệ địa chỉ điện thoại giới tính năm sinh nữ xã phường thị trấn thôn tổ ấp khu phố quận ' +
    'huyện tỉnh thành đơn vị cơ quan chức vụ ghi chú nguyễn trần lê phạm hoàng huỳnh đặng bùi đỗ hồ ngô dương lý vũ võ ' +
    'thị văn đức hữu ngọc thúy thủy hương hằng hạnh dũng tuấn hùng'
  )
    .split(' ')
    .filter((word) => /[^a-z]/.test(word)),
)

/** Share of words that heads of lists, names of people and of places are made of; only words with marks tell. */
function likenessToList(text: string): number {
  const marked = text.match(/[\p{L}\p{M}]+/gu)?.filter((word) => /[^A-Za-z]/.test(word)) ?? []
  const known = marked.filter((word) => OF_LISTS.has(word.toLowerCase())).length
  const torn = marked.filter((word) => /\p{Ll}\p{Lu}/u.test(word)).length
  return marked.length === 0 ? 0 : (known - torn) / marked.length
}

/** Text of a TCVN3 font, given as the Western letters that stand in its places. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (c) => TCVN3.get(c) ?? c)
}

/** Text of a VNI font, given as the Western letters that stand in its places. */
export function fromVni(text: string): string {
  return text.replace(VNI_ANY, (found, base: string | undefined, sign: string | undefined) => {
    if (base === undefined || sign === undefined) {
      const letter = VNI_LETTERS[found.toLowerCase()]!
      return found === found.toLowerCase() ? letter : letter.toUpperCase()
    }
    const letter = VNI_LETTERS[base.toLowerCase()] ?? base
    const cased = VNI_UPPER_BASE.test(base) ? letter.toUpperCase() : letter
    return (cased + VNI_SIGNS[sign.toLowerCase()]!).normalize('NFC')
  })
}

/** How a paragraph is numbered. The kinds tell the depth only together with what stands before them. */
export type EnumeratorKind =
  | 'part'
  | 'capital'
  | 'roman'
  | 'arabic'
  | 'multi'
  | 'arabicParen'
  | 'letter'
  | 'bullet'
  | 'plus'
  | 'star'

export type Enumerator = {
  kind: EnumeratorKind
  /** "II", "1", "1.2", "a"; "" for bullets. */
  label: string
  /** Length of the mark with the blank behind it: the text begins there. */
  length: number
}

const PART = /^ph[aầ]n\s+(?:th[uứ]\s+)?(nh[aấ]t|hai|ba|t[uư]|n[aă]m|[ivx]{1,4}|\d{1,2})\b[.:]?\s*/i
const ROMAN = /^(?!V\/v)([IVX]{1,5})\s?[.)/\-–:]\s*(?=\S)/
const BARE_ROMAN = /^([IVX]{2,5})\s+(?=\p{Lu}{2})/u
const CAPITAL = /^([A-H])\s?[.)/]\s+(?=\S)/
const MULTI = /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]\s*|\s+)(?=[^\d\s.,%])/
// "10/CT-TTg" at the beginning of a line is a document number.
const ARABIC = /^(\d{1,2})\s?(?:[.:]\s*|\/(?!\s?[A-ZĐ]{1,4}\p{L}*\s?[-/])\s*)(?=[^\d\s.,/])/u
const ARABIC_DASH = /^(\d{1,2})\s?[-–]\s+(?=\p{Lu})/u
const ARABIC_PAREN = /^\(?(\d{1,2})\)\s*(?=\S)/
const LETTER = /^\(?([a-zđ]\d?)\)\s*(?=\S)/
const LETTER_DOT = /^([a-zđ])\.\s+(?=\S)/
const BULLET = /^[-–—•▪●◦·]\s*(?=[^\d\s-]|\d+[^\d.,-])|^[-–—•▪●◦·]\s+(?=\S)/
const PLUS = /^\+\s*(?=\S)/
const STAR = /^\*\s+(?=\S)/

/** The mark with which a paragraph begins, or undefined. Looks at the first characters only. */
export function enumeratorOf(text: string): Enumerator | undefined {
  const first = text.charCodeAt(0)
  if (first === 0x201c || first === 0x22) return quoted(text)
  if (first >= 0x30 && first <= 0x39) return numbered(text)
  if (first === 0x28) return matched('arabicParen', ARABIC_PAREN, text) ?? matched('letter', LETTER, text)
  if (first === 0x2b) return unlabelled('plus', PLUS, text)
  if (first === 0x2a) return unlabelled('star', STAR, text)
  const second = text.charCodeAt(1)
  const third = text.charCodeAt(2)
  if (isMarkEnd(second) || isMarkEnd(third)) {
    const short = matched('roman', ROMAN, text) ?? matched('letter', LETTER, text)
    if (short) return short
    const other = matched('letter', LETTER_DOT, text) ?? matched('capital', CAPITAL, text)
    if (other) return other
  }
  if (first === 0x49 || first === 0x56 || first === 0x58) {
    return matched('roman', ROMAN, text) ?? matched('roman', BARE_ROMAN, text)
  }
  if (first === 0x50 || first === 0x70) return matched('part', PART, text)
  return unlabelled('bullet', BULLET, text)
}

/** An item that a document which amends another quotes: “b) …”. */
function quoted(text: string): Enumerator | undefined {
  const inside = /^["“]\s?(?=\(?[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*\.\s)/.exec(text)
  const mark = inside && enumeratorOf(text.slice(inside[0].length))
  return mark ? { ...mark, length: mark.length + inside[0].length } : undefined
}

function isMarkEnd(code: number): boolean {
  return code === 0x2e || code === 0x29 || code === 0x2f
}

function numbered(text: string): Enumerator | undefined {
  return (
    matched('multi', MULTI, text) ??
    matched('arabic', ARABIC, text) ??
    matched('arabicParen', ARABIC_PAREN, text) ??
    matched('arabic', ARABIC_DASH, text)
  )
}

function matched(kind: EnumeratorKind, pattern: RegExp, text: string): Enumerator | undefined {
  const m = pattern.exec(text)
  return m ? { kind, label: m[1]!, length: m[0].length } : undefined
}

function unlabelled(kind: EnumeratorKind, pattern: RegExp, text: string): Enumerator | undefined {
  const m = pattern.exec(text)
  return m ? { kind, label: '', length: m[0].length } : undefined
}

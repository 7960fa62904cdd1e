import { findVietnameseDates } from './dates.ts'
import { documentKindNamedAtEnd, documentKindOfSymbol } from './document-kind.ts'

/** A number of an issued document as found in a text. `start`, `end`: UTF-16 offsets of `raw`. */
export interface FoundDocumentNumber {
  /** Without blanks, NFC: "359/KH-UBND", "57-NQ/TW"; a blank number is "/KH-UBND". */
  number: string
  raw: string
  start: number
  end: number
  /** The number before the slash is left blank (a draft or an unnumbered copy). */
  blank: boolean
  /** "kế hoạch", "quyết định" …: by the words before the number, else by its symbol. */
  kind?: string
  /** Date that follows, ISO or partial ISO; `dateEnd` is the offset behind it. */
  date?: string
  dateRaw?: string
  dateEnd?: number
}

const GAP = '[\\s\\u00a0]{0,4}'
// A symbol is written in capitals with at most two small letters at the end of a run (TTg, SNgV, TTr, QĐi);
// "UBNDngày" ends before the small word that is glued to it.
const CAPITALS = '[A-ZĐÐÂĂÊÔƠƯ0-9&]'
const SMALL = '\\p{Ll}{1,2}(?=[^\\p{Ll}]|$|ngày|của|về|năm)'
const SYMBOL = `[A-ZĐÐÂĂÊÔƠƯ](?:${CAPITALS}|${SMALL}){0,24}(?!(?<=[-/\\s]\\p{Lu})\\p{Ll})`
const TIGHT_PART = `(?:[-–.]${SYMBOL})`
// "71/NQ -CP", "TTr - LĐTBXH", "KH-⏎UBND": blanks only between the first two parts.
const FIRST_DASH = `${GAP}[-–]${GAP}`
const STATE_TAIL = `(${SYMBOL})(?:${FIRST_DASH}(${SYMBOL})${TIGHT_PART}{0,3})?`
const PARTY_TAIL = `(${SYMBOL})${GAP}/${GAP}(${SYMBOL})${TIGHT_PART}{0,2}`
const NOT_IN_NUMBER = '(?<![\\p{L}\\d/.,–-])'
const STATE = `${NOT_IN_NUMBER}(\\d{1,6}[a-zA-Z]?)${GAP}/(?:${GAP}(\\d{4})${GAP}/)?${GAP}${STATE_TAIL}`
const PARTY = `${NOT_IN_NUMBER}(\\d{1,5}[a-z]?)${GAP}[-–]${GAP}${PARTY_TAIL}`
const BLANK = `(?<=[Ss][ốỐ][\\s:]{0,9})[\\s.…_]{0,40}/(?:${GAP}(\\d{4})${GAP}/)?${GAP}(${SYMBOL})${FIRST_DASH}${SYMBOL}${TIGHT_PART}{0,3}`
const PATTERN = new RegExp(`${STATE}|${PARTY}|${BLANK}`, 'gu')

/**
 * Numbers of documents in a text, in order, hard wraps and stray blanks inside a number included:
 * "71/NQ -CP", "57-NQ/TW", "Số: 359/KH-UBNDngày", "34/2007/PLUBTVQH11", "Số: /KH-UBND" (blank).
 * A bare symbol ("1234/SNV") counts only behind "số". Expects NFC, so that offsets are those of the given text.
 */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const found: FoundDocumentNumber[] = []
  for (const match of text.matchAll(PATTERN)) {
    const one = readMatch(text, match)
    if (one) found.push(one)
  }
  return found
}

function readMatch(text: string, m: RegExpMatchArray): FoundDocumentNumber | undefined {
  const raw = m[0].trim()
  const start = m.index! + m[0].indexOf(raw)
  const end = start + raw.length
  const stateSymbol = m[3]
  const before = text.slice(Math.max(0, start - 60), start)
  const afterSo = /(^|[^\p{L}])s[ốỐ][\s:.…_]*$/iu.test(before)
  if (stateSymbol !== undefined && m[4] === undefined) {
    const isLaw = m[2] !== undefined && /^(QH|UBTVQH|PL|L)/.test(stateSymbol)
    if (!isLaw && (!afterSo || stateSymbol.length < 2)) return undefined
  }
  if (stateSymbol !== undefined && stateSymbol.length < 2) return undefined
  const symbol = tighten(stateSymbol ?? m[6] ?? m[9] ?? '')
  const kind = kindOf(before, symbol, m[4] === undefined)
  const blank = m[1] === undefined && m[5] === undefined
  return { number: tighten(raw), raw, start, end, blank, ...(kind ? { kind } : {}), ...dateAfter(text, end) }
}

function kindOf(before: string, symbol: string, bareSymbol: boolean): string | undefined {
  const named = documentKindNamedAtEnd(before.replace(/[\s(]*(?:s[ốỐ]|số hiệu)?[\s:.…_]*$/iu, ''))
  if (named) return named
  // The National Assembly numbers laws and resolutions alike: "76/2025/QH15".
  return bareSymbol && /^(QH|UBTVQH)\d/.test(symbol) ? undefined : documentKindOfSymbol(symbol)
}

function dateAfter(text: string, end: number): Pick<FoundDocumentNumber, 'date' | 'dateRaw' | 'dateEnd'> {
  const lead = /^[\s\u00a0]{0,9}[,(]?[\s\u00a0]{0,9}(?=ngày|tháng)/iu.exec(text.slice(end, end + 24))
  if (!lead) return {}
  const from = end + lead[0].length
  const first = findVietnameseDates(text.slice(from, from + 90))[0]
  if (first?.start !== 0) return {}
  return { date: first.date, dateRaw: first.raw, dateEnd: from + first.end }
}

function tighten(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\s\u00a0…_]+/g, '')
    .replace(/^\.+/, '')
    .replace(/–/g, '-')
    .replace(/Ð/g, 'Đ')
}

/** The number alone, in the form in which numbers are compared: "Số: 71/NQ -CP" → "71/NQ-CP". Text without a number comes back tightened. */
export function normalizeDocumentNumber(text: string): string {
  const composed = text.normalize('NFC')
  const bare = composed.trim().replace(/^s[ốỐ]\s*(?:hiệu)?\s*:?\s*/iu, '')
  const found = findDocumentNumbers(`số ${bare}`)[0]
  return found ? found.number : tighten(bare)
}

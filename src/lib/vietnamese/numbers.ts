import { fold } from './fold.ts'

const DIGITS: Record<string, number> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}
const SCALES: [string, number][] = [
  ['ty', 1e9],
  ['trieu', 1e6],
  ['nghin', 1e3],
  ['ngan', 1e3],
]

/**
 * A number as Vietnamese documents write it: "85,31", "1.234,5", "03", "1 234", "90%", or simple words ("mười lăm").
 * One point with three digits behind it separates thousands ("1.234" = 1234); otherwise a single point is decimal ("85.31").
 * Percent signs are dropped, not applied. null when the text is not just a number.
 */
export function parseVietnameseNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const digits = /^([+\-−–])?\s?(\d[\d., ]*?)\s?%?$/.exec(bare)
  if (!digits) return parseNumberWords(bare)
  const value = parseDigits(digits[2]!)
  return value === null ? null : digits[1] && digits[1] !== '+' ? -value : value
}

const forms: [RegExp, (text: string) => string][] = [
  [/^\d{1,3}([. ]\d{3})+(,\d+)?$/, (t) => t.replace(/[. ]/g, '').replace(',', '.')],
  [/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/, (t) => t.replace(/,/g, '')],
  [/^\d{1,3}(,\d{3})+\.\d+$/, (t) => t.replace(/,/g, '')],
  [/^\d+(,\d+)?$/, (t) => t.replace(',', '.')],
  [/^\d+\.\d+$/, (t) => t],
]

const plainOf = (written: string): string | undefined => forms.find(([form]) => form.test(written))?.[1](written)

function parseDigits(written: string): number | null {
  const plain = plainOf(written)
  return plain === undefined ? null : Number(plain)
}

/**
 * The same digits as an exact decimal with a point, no digit lost: "1.234,50" → "1234.5". Words are none. null when the
 * text is not just a number.
 */
export function parseVietnameseDecimal(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const digits = /^([+\-−–])?\s?(\d[\d., ]*?)\s?%?$/.exec(bare)
  const plain = digits?.[2] === undefined ? undefined : plainOf(digits[2])
  if (plain === undefined) return null
  const [whole = '', fraction = ''] = plain.split('.')
  const kept = fraction.replace(/0+$/, '')
  const value = whole.replace(/^0+(?=\d)/, '') + (kept === '' ? '' : `.${kept}`)
  return digits?.[1] && digits[1] !== '+' && value !== '0' ? `-${value}` : value
}

/** "hai mươi lăm" → 25, "một trăm linh năm" → 105; up to tỷ. null when a word is not a number word. */
export function parseNumberWords(text: string): number | null {
  const words = fold(text).split(' ')
  if (words.length === 0 || words[0] === '') return null
  let rest = words
  let total = 0
  for (const [name, scale] of SCALES) {
    const at = rest.indexOf(name)
    if (at < 0) continue
    const count = parseHundreds(rest.slice(0, at))
    if (count === null || at === 0) return null
    total += count * scale
    rest = rest.slice(at + 1)
  }
  if (rest.length === 0) return total
  const tail = parseHundreds(rest)
  return tail === null ? null : total + tail
}

function parseHundreds(words: string[]): number | null {
  let sum = 0
  let unit: number | null = null
  for (const word of words) {
    if (word === 'tram' || word === 'muoi' || word === 'chuc') {
      if (unit === null && word !== 'muoi') return null
      sum += (unit ?? 1) * (word === 'tram' ? 100 : 10)
      unit = null
    } else if (word === 'linh' || word === 'le') {
      if (unit !== null) return null
    } else {
      const digit = DIGITS[word]
      if (digit === undefined || unit !== null) return null
      unit = digit
    }
  }
  return sum + (unit ?? 0)
}

/** Decimal comma, points between thousands. `decimals`: a fixed count; left out, as many as needed up to 4. */
export function formatNumber(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return '–'
  const options =
    decimals === undefined
      ? { maximumFractionDigits: 4 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat('vi-VN', options).format(value)
}

/** `share` 0..1 as "85,3%"; default at most 1 decimal. */
export function formatPercent(share: number, decimals?: number): string {
  if (!Number.isFinite(share)) return '–'
  const percent = Number((share * 100).toPrecision(12))
  return `${formatNumber(decimals === undefined ? Math.round(percent * 10) / 10 : percent, decimals)}%`
}

import { approximate, compareShare, type Points } from './decimal.ts'
import type { Read } from './method.ts'

// Making a format costs more than a whole criterion: they are kept.
const formats = new Map<string, Intl.NumberFormat>()

function written(value: number, least: number, most: number): string {
  const key = `${least}-${most}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: least, maximumFractionDigits: most })
    formats.set(key, format)
  }
  return format.format(value)
}

/** Two decimals, as the published tables print points; more (at most six) where two would hide something. */
export function pointsText(value: Points): string {
  const cents = value / 10_000_000_000
  if (Number.isInteger(cents)) return written(approximate(value), 2, 2)
  return written(approximate(value), 0, 6)
}

/** "= 1,50", or "≈ 1,486629" where six decimals are not all. */
export const equalsText = (value: Points): string =>
  `${Number.isInteger(value / 1_000_000) ? '=' : '≈'} ${pointsText(value)}`

/** A decimal as a person writes it, with all its digits. */
export const numberText = (value: number): string => written(value, 0, 12)

/** 0.95 → "95%"; the digits that the limit has. */
export const limitText = (limit: number): string => `${numberText(Number((limit * 100).toPrecision(14)))}%`

/** A rate in percent with two decimals, or as many as are needed to stay on its side of every limit. */
export function rateText(numerator: number, denominator: number, limits: readonly number[] = []): string {
  const percent = (numerator / denominator) * 100
  for (let decimals = 2; decimals < 10; decimals++) {
    const shown = Number(percent.toFixed(decimals))
    const honest = limits.every((limit) => {
      const side = compareShare(numerator, denominator, limit)
      return Math.sign(shown - Number((limit * 100).toPrecision(14))) === side
    })
    if (honest) return `${written(shown, 0, decimals)}%`
  }
  return `${numberText(percent)}%`
}

/** "193.457 / 195.197 = 99,11%", or the rate alone when it was given as such. */
export function quotientText(read: Read, limits: readonly number[] = []): string {
  const [a, b] = [read('a'), read('b')]
  if (a >= 0 && b >= 0) return `${numberText(b)} / ${numberText(a)} = ${rateText(b, a, limits)}`
  return `tỷ lệ ${rateText(read('rate'), 1, limits)}`
}

/** "b là số đã hoàn thành; a là tổng số" */
export const rateMeaning = (m: { a?: string | null | undefined; b?: string | undefined }): string =>
  m.a ? `tỷ lệ b/a (b: ${m.b ?? ''}; a: ${m.a})` : `tỷ lệ: ${m.b ?? ''}`

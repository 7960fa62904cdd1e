import { formatNumber } from '../vietnamese/numbers.ts'
import { type Figure, figureOf, millionths, shownFigure } from './figure.ts'

/** How counts, shares and lists stand in a sentence of a report. */

/** 5 → "05", 12 → "12", 1234 → "1.234": counts below ten have a nought before them, so that none can be written in. */
export const counted = (count: number): string => (count > 0 && count < 10 ? `0${count}` : formatNumber(count, 0))

/** A whole figure like a count, any other as it is: "05", "1.234", "92,94". */
export const countedFigure = (figure: Figure): string =>
  /^[1-9]$/.test(figure) ? `0${figure}` : shownFigure(figure.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))

/** Per cent of a whole, to one decimal, half up; exact. */
export const percentOf = (part: number, whole: number): Figure =>
  figureOf(((BigInt(part) * 2000n + BigInt(whole)) / (BigInt(whole) * 2n)) * 100_000n)

export const percent = (figure: Figure): string => `${countedOrNone(figure)}%`
const countedOrNone = (figure: Figure) => shownFigure(figureOf(millionths(figure)))

/** "tăng 03 so với quý IV/2025"; "bằng quý IV/2025" when nothing changed. */
export function changeSince(name: string, now: Figure, then: Figure, unit: 'count' | 'percent'): string {
  const change = millionths(now) - millionths(then)
  if (change === 0n) return `bằng ${name}`
  const size = figureOf(change < 0n ? -change : change)
  const amount = unit === 'percent' ? `${shownFigure(size)} điểm phần trăm` : countedFigure(size)
  return `${change > 0n ? 'tăng' : 'giảm'} ${amount} so với ${name}`
}

/** The first letter small, unless the word is an abbreviation ("TTHC", "DVCTT"). */
export const lowered = (text: string): string =>
  /^\p{Lu}(?:\p{Lu}|\d)/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

export const raised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Without the stop or dots at its end, and on one line. */
export const bare = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[\s.;,…]+$/u, '')

/** At most so many, then how many more there are: "a; b và 03 nhiệm vụ khác". `all` counts those that are not named too. */
export function listed(names: readonly string[], all: number, most: number, noun: string): string {
  const shown = names.slice(0, most)
  const rest = Math.max(0, all - shown.length)
  return `${shown.join('; ')}${rest > 0 ? ` và ${counted(rest)} ${noun} khác` : ''}`
}

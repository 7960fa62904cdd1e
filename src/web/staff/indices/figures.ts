import { locale } from '../words.ts'

const formats = new Map<string, Intl.NumberFormat>()

function written(value: number, least: number, most: number): string {
  const key = `${locale()} ${least} ${most}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale() === 'vi' ? 'vi-VN' : 'en-GB', {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    })
  formats.set(key, format)
  return format.format(value)
}

/** Points as tables print them: two decimals. */
export const pointsText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : written(value, 2, 2)

/** Which way points went as far as two decimals show it: what is printed as 0,00 neither rose nor fell. */
export const directionOf = (value: number): number => Math.sign(Number(value.toFixed(2)))

/** With its sign, and a real minus. */
export const signedText = (value: number): string => {
  const direction = directionOf(value)
  return `${direction > 0 ? '+' : direction < 0 ? '−' : ''}${written(Math.abs(Number(value.toFixed(2))), 2, 2)}`
}

export const percentText = (value: number | null): string => (value === null ? '–' : `${written(value, 1, 1)} %`)

/** A value of an indicator: a percent, or a figure of its own with no more decimals than it needs. */
export const measureText = (value: number | null, percent: boolean): string => {
  if (value === null) return '–'
  return percent ? percentText(value) : written(value, 0, Math.abs(value) >= 100 ? 0 : 2)
}

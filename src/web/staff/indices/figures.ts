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

/** With its sign, and a real minus. */
export const signedText = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${written(Math.abs(value), 2, 2)}`

export const percentText = (value: number | null): string => (value === null ? '–' : `${written(value, 1, 1)} %`)

import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import { locale, number, t } from './words.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** '2026-12-20', or a moment of that day in Việt Nam → '20/12/2026'. */
export function day(date: string | null | undefined): string {
  if (!date) return '–'
  const [year, month, dayOfMonth] = (date.includes('T') ? dayInVietnam(date) : date).split('-')
  return `${dayOfMonth}/${month}/${year}`
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment on Vietnamese clocks: '20/12/2026 17:05'. */
export function moment(iso: string | null | undefined): string {
  return iso ? parts.format(new Date(iso)).replace(',', '') : '–'
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000)

/** 'hôm nay 10:42', 'hôm qua 10:42', else the day. */
export function sinceThen(iso: string | null, today: string): string {
  if (!iso) return t('when.never')
  const text = moment(iso)
  const [date = '', time = ''] = text.split(' ')
  const ago = daysBetween(date.split('/').reverse().join('-'), today)
  if (ago === 0) return t('when.today', { time })
  if (ago === 1) return t('when.yesterday', { time })
  return date
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  if (size < 1_000_000) return `${number(size / 1000, 0)} KB`
  return `${number(size / 1_000_000, 1)} MB`
}

/** With a space that does not break in Vietnamese: '76 %'. */
export const percent = (value: number): string =>
  `${number(Math.round(value), 0)}${locale() === 'vi' ? '\u00a0%' : '%'}`

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)

/** First letters of the last two words: Vietnamese names are called by the last. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(-2)
    .map((part) => part.charAt(0))
    .join('')
    .toUpperCase()

const shorter = [
  ['Ủy ban nhân dân', 'UBND'],
  ['Hội đồng nhân dân', 'HĐND'],
  ['Ủy ban Mặt trận Tổ quốc Việt Nam', 'UBMTTQ'],
] as const

/** Names of agencies as administration shortens them, where room is scarce; the full name belongs in the title. */
export const shortAgency = (name: string): string =>
  shorter.reduce((text, [long, short]) => text.replace(long, short), name.normalize('NFC'))

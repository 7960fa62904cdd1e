import { day } from '../format.ts'
import { locale, t } from '../words.ts'
import { weekdayOf } from './months.ts'

const english = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const vietnamese = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật']
const short = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']

/** 1 Monday … 7 Sunday. */
export const weekdayName = (n: number): string => (locale() === 'vi' ? vietnamese : english)[n - 1] ?? ''
export const weekdayShort = (n: number): string =>
  locale() === 'vi' ? (short[n - 1] ?? '') : (english[n - 1]?.slice(0, 3) ?? '')

/** 'Thứ Ba, 24/11/2026'. */
export const dayInWords = (date: string): string =>
  t('calendar.dayWords', { weekday: weekdayName(weekdayOf(date)), day: day(date) })

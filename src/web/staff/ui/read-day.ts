import { isPlainDate } from '#lib/calendar/plain-date.ts'

const separated = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/
const together = /^(\d{2})(\d{2})(\d{4})$/

/** A day as people type it: '20/12/2026', '20-12-26', '20122026' → '2026-12-20'; '' for what is no day. */
export function readDay(text: string): string {
  const found = separated.exec(text.trim()) ?? together.exec(text.trim())
  if (!found) return ''
  const [, dayOfMonth = '', month = '', year = ''] = found
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isPlainDate(date) ? date : ''
}

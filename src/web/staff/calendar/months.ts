/** '2026-11' → its first day; anything else: none. */
export const isMonth = (text: string | undefined): text is string => /^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '')

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const text = (date: Date) => date.toISOString().slice(0, 10)

export function shift(day: string, days: number): string {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return text(date)
}

export function shiftMonth(month: string, by: number): string {
  const date = utc(`${month}-01`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return text(date).slice(0, 7)
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => ((utc(day).getUTCDay() + 6) % 7) + 1

export const lastOf = (month: string): string => shift(`${shiftMonth(month, 1)}-01`, -1)

/** The whole weeks that a month touches, Monday first. */
export function weeksOf(month: string): string[][] {
  const first = shift(`${month}-01`, 1 - weekdayOf(`${month}-01`))
  const last = lastOf(month)
  const weeks: string[][] = []
  for (let monday = first; monday <= last; monday = shift(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => shift(monday, i)))
  return weeks
}

/** The day that an arrow leads to. */
export function dayAfterKey(day: string, key: string): string | undefined {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
  const step = steps[key]
  if (step !== undefined) return shift(day, step)
  if (key === 'Home') return shift(day, 1 - weekdayOf(day))
  if (key === 'End') return shift(day, 7 - weekdayOf(day))
  if (key === 'PageUp' || key === 'PageDown') {
    const month = shiftMonth(day.slice(0, 7), key === 'PageUp' ? -1 : 1)
    const last = lastOf(month)
    const same = `${month}-${day.slice(8)}`
    return same > last ? last : same
  }
  return undefined
}

import type { Raw } from '../deadlines.ts'

/** A deadline as it is written, with what it means to a careful reader. */
export const when = (raw: string, meaning: Record<string, unknown>): Raw => ({ raw, ...meaning }) as Raw

/** "trước ngày 20/3/2026". */
export const before = (day: string, raw = `trước ngày ${day}`): Raw =>
  when(raw, { kind: 'date', op: 'before', date: iso(day) })

export const quarter = (year: number, n: number, raw: string): Raw => when(raw, { kind: 'quarter', year, quarter: n })

export const month = (year: number, n: number, raw: string): Raw => when(raw, { kind: 'month', year, month: n })

export const always = (raw: string): Raw => when(raw, { kind: 'recurring', freq: 'continuous' })

export const every = (freq: string, raw: string): Raw => when(raw, { kind: 'recurring', freq })

const iso = (day: string): string => {
  const [d = '', m = '', y = ''] = day.split('/')
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}

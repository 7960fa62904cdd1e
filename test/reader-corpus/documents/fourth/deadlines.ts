import type { Raw } from '../deadlines.ts'
import { deadlines as known } from '../third/deadlines.ts'

/** Further wordings of deadlines, with what they mean to a careful reader. */
const more: Record<string, Record<string, unknown>> = {
  'Trước 15/6': { kind: 'date', op: 'before', date: '2026-06-15' },
  'Trước 30/4/2026': { kind: 'date', op: 'before', date: '2026-04-30' },
  'Trong tháng 3': { kind: 'month', year: 2026, month: 3 },
  'Hoàn thành trong tháng 5': { kind: 'month', year: 2026, month: 5 },
  'Quý II/2026': { kind: 'quarter', year: 2026, quarter: 2 },
  'Quý III/2026': { kind: 'quarter', year: 2026, quarter: 3 },
  'Quý IV': { kind: 'quarter', year: 2026, quarter: 4 },
  'Quý I, II/2026': { kind: 'range', from: '2026-Q1', to: '2026-Q2' },
  '6 tháng đầu năm 2026': { kind: 'range' },
  'Thường xuyên': { kind: 'recurring', freq: 'continuous' },
  'Cả năm': { kind: 'year', year: 2026 },
  'Định kỳ hằng quý (trước ngày 20 của tháng cuối quý)': { kind: 'recurring', freq: 'quarterly' },
  'Hằng tuần': { kind: 'recurring', freq: 'weekly' },
  'Đến hết ngày 30/9/2026': { kind: 'date', op: 'by', date: '2026-09-30' },
  'Xong trước ngày 25/12/2026': { kind: 'date', op: 'before', date: '2026-12-25' },
  'Tháng 6/2026': { kind: 'month', year: 2026, month: 6 },
  'Tháng 9/2026': { kind: 'month', year: 2026, month: 9 },
  'Tháng 3/2026 và tháng 9/2026': { kind: 'compound' },
  'Sau khi có văn bản hướng dẫn của Trung ương': { kind: 'event' },
  'trước ngày 05/12/2026': { kind: 'date', op: 'before', date: '2026-12-05' },
  'trước ngày 28/02/2026': { kind: 'date', op: 'before', date: '2026-02-28' },
  'Quý I/2026': { kind: 'quarter', year: 2026, quarter: 1 },
}

const made = Object.entries(more).map(([raw, meaning]) => [raw, { raw, ...meaning } as Raw] as const)

export const deadlines: Record<string, Raw> = { ...known, ...Object.fromEntries(made) }

export const due = (raw: string): Raw => {
  const found = deadlines[raw]
  if (!found) throw new Error(`unknown deadline: ${raw}`)
  return found
}

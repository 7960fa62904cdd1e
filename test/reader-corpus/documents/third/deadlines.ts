import type { Raw } from '../deadlines.ts'
import { deadlines as known } from '../second/deadlines.ts'

/** Further wordings of deadlines, with what they mean to a careful reader. */
const more: Record<string, Record<string, unknown>> = {
  'Quý I/2026': { kind: 'quarter', year: 2026, quarter: 1 },
  'Quý III, IV/2026': { kind: 'range', from: '2026-Q3', to: '2026-Q4' },
  'Quý II năm 2026': { kind: 'quarter', year: 2026, quarter: 2 },
  'Quý IV năm 2026': { kind: 'quarter', year: 2026, quarter: 4 },
  'Tháng 12/2025': { kind: 'month', year: 2025, month: 12 },
  'Tháng 01/2026': { kind: 'month', year: 2026, month: 1 },
  'Tháng 02/2026': { kind: 'month', year: 2026, month: 2 },
  'Trong tháng 11/2025': { kind: 'month', year: 2025, month: 11 },
  'Trong tháng 4/2026': { kind: 'month', year: 2026, month: 4 },
  'Trước ngày 31/3/2026': { kind: 'date', op: 'before', date: '2026-03-31' },
  'Trước 31/12/2026': { kind: 'date', op: 'before', date: '2026-12-31' },
  'Trước ngày 20/11/2026': { kind: 'date', op: 'before', date: '2026-11-20' },
  'Hoàn thành trước 15/10/2026': { kind: 'date', op: 'before', date: '2026-10-15' },
  '15/11/2025': { kind: 'date', op: 'by', date: '2025-11-15' },
  'Chậm nhất 30/4/2026': { kind: 'date', op: 'by', date: '2026-04-30' },
  'Hằng quý': { kind: 'recurring', freq: 'quarterly' },
  'Hằng tháng': { kind: 'recurring', freq: 'monthly' },
  'Hằng tháng, trước ngày 25': { kind: 'recurring', freq: 'monthly' },
  'Thường xuyên, hằng năm': { kind: 'recurring' },
  '6 tháng/lần': { kind: 'recurring', freq: 'semiannual' },
  '01 lần/quý': { kind: 'recurring', freq: 'quarterly' },
  'Từ Quý I/2026': { kind: 'range', from: '2026-Q1', to: null },
  'Từ năm 2026': { kind: 'range', from: 2026, to: null },
  '2026-2028': { kind: 'range', from: 2026, to: 2028 },
  'Quý I - Quý III/2026': { kind: 'range', from: '2026-Q1', to: '2026-Q3' },
  'Tháng 3 - tháng 6/2026': { kind: 'range', from: '2026-03', to: '2026-06' },
  'Theo hướng dẫn của Bộ Nội vụ': { kind: 'roadmap' },
  'Theo lộ trình của Chính phủ': { kind: 'roadmap' },
  'Ngay sau khi có kết quả công bố': { kind: 'event' },
  'Khi phát sinh': { kind: 'event' },
  'trước ngày 30/11/2025': { kind: 'date', op: 'before', date: '2025-11-30' },
  'trước ngày 10/4/2026': { kind: 'date', op: 'before', date: '2026-04-10' },
  'trước ngày 15/5/2026': { kind: 'date', op: 'before', date: '2026-05-15' },
  'trong Quý II/2026': { kind: 'quarter', year: 2026, quarter: 2 },
  'trong tháng 5/2026': { kind: 'month', year: 2026, month: 5 },
  'Năm 2026': { kind: 'year', year: 2026 },
  'Trong năm 2026': { kind: 'year', year: 2026 },
}

const made = Object.entries(more).map(([raw, meaning]) => [raw, { raw, ...meaning } as Raw] as const)

export const deadlines: Record<string, Raw> = { ...known, ...Object.fromEntries(made) }

export const due = (raw: string): Raw => {
  const found = deadlines[raw]
  if (!found) throw new Error(`unknown deadline: ${raw}`)
  return found
}

import type { Deadline } from '#lib/calendar/deadline.ts'

/** Deadlines as they are written in the documents, with what they mean to a careful reader. */
const known: Record<string, Record<string, unknown>> = {
  'Hàng năm': { kind: 'recurring', freq: 'annual' },
  'Hằng năm': { kind: 'recurring', freq: 'annual' },
  'Thường xuyên': { kind: 'recurring', freq: 'continuous' },
  'Thường xuyên trong năm': { kind: 'recurring', freq: 'continuous' },
  'Hàng quý': { kind: 'recurring', freq: 'quarterly' },
  'Hàng tháng': { kind: 'recurring', freq: 'monthly' },
  'Định kỳ 6 tháng, năm': { kind: 'recurring', freq: 'semiannual' },
  'Trước ngày 05 hàng tháng': { kind: 'recurring', freq: 'monthly' },
  'Quý I/2026': { kind: 'quarter', year: 2026, quarter: 1 },
  'Quý II/2026': { kind: 'quarter', year: 2026, quarter: 2 },
  'Quý III/2026': { kind: 'quarter', year: 2026, quarter: 3 },
  'Quý IV/2026': { kind: 'quarter', year: 2026, quarter: 4 },
  'Quí I-2026': { kind: 'quarter', year: 2026, quarter: 1 },
  'Quí IV-2025': { kind: 'quarter', year: 2025, quarter: 4 },
  'Quý III năm 2025': { kind: 'quarter', year: 2025, quarter: 3 },
  'Quý IV năm 2025': { kind: 'quarter', year: 2025, quarter: 4 },
  'Quý IV/2025': { kind: 'quarter', year: 2025, quarter: 4 },
  'Năm 2025': { kind: 'year', year: 2025 },
  'Năm 2026': { kind: 'year', year: 2026 },
  'Trong năm 2025': { kind: 'year', year: 2025 },
  'Tháng 3/2026': { kind: 'month', year: 2026, month: 3 },
  'Tháng 5/2026': { kind: 'month', year: 2026, month: 5 },
  'Tháng 10/2025': { kind: 'month', year: 2025, month: 10 },
  'Tháng 11 năm 2025': { kind: 'month', year: 2025, month: 11 },
  'Trước 30/6/2026': { kind: 'date', op: 'before', date: '2026-06-30' },
  'Trước ngày 15/12/2025': { kind: 'date', op: 'before', date: '2025-12-15' },
  'Trước ngày 31/10/2025': { kind: 'date', op: 'before', date: '2025-10-31' },
  'Hoàn thành trước ngày 30/11/2025': { kind: 'date', op: 'before', date: '2025-11-30' },
  'Xong trước 15/11/2026': { kind: 'date', op: 'before', date: '2026-11-15' },
  'trước ngày 10/12/2025': { kind: 'date', op: 'before', date: '2025-12-10' },
  'trước ngày 20/9/2025': { kind: 'date', op: 'before', date: '2025-09-20' },
  'trước ngày 15/10/2025': { kind: 'date', op: 'before', date: '2025-10-15' },
  '31/12/2025': { kind: 'date', op: 'by', date: '2025-12-31' },
  '30/9/2026': { kind: 'date', op: 'by', date: '2026-09-30' },
  'Năm 2025 và các năm tiếp theo': { kind: 'range', from: 2025, to: null },
  'Giai đoạn 2026 - 2030': { kind: 'range', from: 2026, to: 2030 },
  '2025 - 2026': { kind: 'range', from: 2025, to: 2026 },
  'Theo kế hoạch của Bộ Nội vụ': { kind: 'roadmap' },
  'Sau khi có hướng dẫn của Bộ Tài chính': { kind: 'event' },
}

export type Raw = Deadline & { raw: string }

export const due = (raw: string): Raw => {
  const found = known[raw]
  if (!found) throw new Error(`unknown deadline: ${raw}`)
  return { raw, ...found } as Raw
}

export const deadlines: Record<string, Raw> = Object.fromEntries(Object.keys(known).map((raw) => [raw, due(raw)]))

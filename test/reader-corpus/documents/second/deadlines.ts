import { deadlines as known, type Raw } from '../deadlines.ts'

/** Further wordings of deadlines, with what they mean to a careful reader. */
const more: Record<string, Record<string, unknown>> = {
  'Quí IV-2025': { kind: 'quarter', year: 2025, quarter: 4 },
  'Quý III Năm 2020': { kind: 'quarter', year: 2020, quarter: 3 },
  'Quý IV/2020': { kind: 'quarter', year: 2020, quarter: 4 },
  'Quý II/2018': { kind: 'quarter', year: 2018, quarter: 2 },
  'Trong quý II/2026': { kind: 'quarter', year: 2026, quarter: 2 },
  'Quý I, năm 2026': { kind: 'quarter', year: 2026, quarter: 1 },
  'Quý IV/2025 - Quý II/2026': { kind: 'range', from: '2025-Q4', to: '2026-Q2' },
  'Quý III, IV/2025': { kind: 'range', from: '2025-Q3', to: '2025-Q4' },
  'Từ tháng 4 đến tháng 10/2026': { kind: 'range', from: '2026-04', to: '2026-10' },
  '2026 - 2027': { kind: 'range', from: 2026, to: 2027 },
  'Cả năm': { kind: 'year', year: 2026 },
  'Năm 2020': { kind: 'year', year: 2020 },
  'Năm 2018': { kind: 'year', year: 2018 },
  'Trong năm 2021': { kind: 'year', year: 2021 },
  'Trong năm 2020': { kind: 'year', year: 2020 },
  'Tháng 9/2020': { kind: 'month', year: 2020, month: 9 },
  'Tháng 7/2021': { kind: 'month', year: 2021, month: 7 },
  'Tháng 4 năm 2026': { kind: 'month', year: 2026, month: 4 },
  'Xong trong tháng 9/2025': { kind: 'month', year: 2025, month: 9 },
  'Trước ngày 05 của tháng liền kề': { kind: 'recurring', freq: 'monthly' },
  'Trước ngày 20 của tháng cuối quý': { kind: 'recurring', freq: 'quarterly' },
  'Hàng năm, trước ngày 15/12': { kind: 'recurring', freq: 'annual' },
  'Hàng tuần': { kind: 'recurring', freq: 'weekly' },
  'Định kỳ hằng quý': { kind: 'recurring', freq: 'quarterly' },
  'Định kỳ hàng tháng có báo cáo': { kind: 'recurring', freq: 'monthly' },
  'Thường xuyên, liên tục': { kind: 'recurring', freq: 'continuous' },
  'Định kỳ': { kind: 'recurring', freq: 'unspecified' },
  'Theo lộ trình Đề án': { kind: 'roadmap' },
  'Theo tiến độ của Bộ Nội vụ': { kind: 'roadmap' },
  'Theo Kế hoạch của Bộ Y tế': { kind: 'roadmap' },
  'Ngay sau khi Nghị quyết được ban hành': { kind: 'event' },
  'Khi có yêu cầu': { kind: 'event' },
  'Được thực hiện ngay khi có kết quả công bố': { kind: 'event' },
  'Sau 03 tháng kể từ khi Đề án được phê duyệt': { kind: 'relative' },
  'Trong 15 ngày kể từ ngày ban hành Kế hoạch': { kind: 'relative' },
  'Chậm nhất 05 ngày làm việc sau khi nhận được văn bản': { kind: 'relative' },
  '- Ban hành kế hoạch: Tháng 3/2026;\n- Báo cáo kết quả: Trước ngày 15/11/2026': { kind: 'compound' },
  '6 tháng: trước ngày 15/6; năm: trước ngày 15/12': { kind: 'compound' },
  'Dự thảo trước 30/9/2025, trình ban hành trong Quý IV/2025': { kind: 'compound' },
  'Trước ngày 31/5/2021': { kind: 'date', op: 'before', date: '2021-05-31' },
  'Xong trước 30/11/2021': { kind: 'date', op: 'before', date: '2021-11-30' },
  'Chậm nhất ngày 30/9/2025': { kind: 'date', op: 'by', date: '2025-09-30' },
  '30/10/2019': { kind: 'date', op: 'by', date: '2019-10-30' },
  'Trước 15/11/2019': { kind: 'date', op: 'before', date: '2019-11-15' },
  'Quý III/2019': { kind: 'quarter', year: 2019, quarter: 3 },
  'Quý IV/2019': { kind: 'quarter', year: 2019, quarter: 4 },
  'Quý III/2021': { kind: 'quarter', year: 2021, quarter: 3 },
  'Quý IV/2021': { kind: 'quarter', year: 2021, quarter: 4 },
  'Năm 2019': { kind: 'year', year: 2019 },
  'trước ngày 25/8/2025': { kind: 'date', op: 'before', date: '2025-08-25' },
  'trước ngày 05/12/2025': { kind: 'date', op: 'before', date: '2025-12-05' },
  'trước ngày 30/9/2025': { kind: 'date', op: 'before', date: '2025-09-30' },
  'trong tháng 9/2025': { kind: 'month', year: 2025, month: 9 },
  'Hoàn thành trong tháng 5 năm 2026': { kind: 'month', year: 2026, month: 5 },
  'chậm nhất ngày 20/6/2026': { kind: 'date', op: 'by', date: '2026-06-20' },
  'Trước ngày 30/6/2026': { kind: 'date', op: 'before', date: '2026-06-30' },
}

const made = Object.entries(more).map(([raw, meaning]) => [raw, { raw, ...meaning } as Raw] as const)

export const deadlines: Record<string, Raw> = { ...known, ...Object.fromEntries(made) }

export const due = (raw: string): Raw => {
  const found = deadlines[raw]
  if (!found) throw new Error(`unknown deadline: ${raw}`)
  return found
}

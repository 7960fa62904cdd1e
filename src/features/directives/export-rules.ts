import type { Column, Row, Sheet } from '#lib/office/table.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { issuerWords, standingWords } from './rules.ts'
import type { DirectedTask, Period, Share } from './schema.ts'

type Figures = Omit<Share['rows'][number], 'issuer'>

const shareColumns = (title: string): readonly Column[] => [
  { title, width: 34 },
  { title: 'Tổng số được giao', type: 'integer' },
  { title: standingWords.onTime, type: 'integer' },
  { title: standingWords.late, type: 'integer' },
  { title: standingWords.running, type: 'integer' },
  { title: 'Trong đó chưa có hạn', type: 'integer' },
  { title: standingWords.overdue, type: 'integer' },
  { title: 'Tỷ lệ đúng hạn trên tổng số', type: 'percent' },
  { title: 'Tỷ lệ đúng hạn trên số đã đến hạn', type: 'percent' },
]

const figures = ({ tasks, onTime, late, running, undated, overdue, share, shareOfDue }: Figures): Row => [
  ...[tasks, onTime, late, running, undated, overdue, share, shareOfDue],
]

/** The table of the page; its first title says what was counted. */
export function shareSheet({ rows, total }: Share, { from, to, by }: Period, today: string): Sheet {
  const counted = by === 'due' ? 'đến hạn' : 'được giao'
  const title = `Nơi giao (việc ${counted} từ ${formatDate(from)} đến ${formatDate(to)}, tính đến ${formatDate(today)})`
  const lines = rows.map((row): Row => [issuerWords[row.issuer], ...figures(row)])
  return { name: 'Tỷ lệ đúng hạn', columns: shareColumns(title), rows: [...lines, ['Tổng cộng', ...figures(total)]] }
}

const taskColumns: readonly Column[] = [
  { title: 'Nơi giao', width: 26 },
  { title: 'Số, ký hiệu', width: 18 },
  { title: 'Ngày văn bản', type: 'date' },
  { title: 'Mục', width: 8 },
  { title: 'Nội dung', width: 60, wrap: true },
  { title: 'Chủ trì', width: 30, wrap: true },
  { title: 'Phối hợp', width: 30, wrap: true },
  { title: 'Thời hạn theo văn bản', width: 24 },
  { title: 'Ngày đến hạn', type: 'date' },
  { title: 'Tình trạng', width: 26 },
  { title: 'Văn bản trả lời', width: 24 },
  { title: 'Ngày trả lời', type: 'date' },
]

/** The tasks behind the figures, one a row. */
export const directedSheet = (tasks: readonly DirectedTask[]): Sheet => ({
  name: 'Danh sách việc',
  columns: taskColumns,
  rows: tasks.map((task): Row => {
    const named = (role: 'lead' | 'coordinating') =>
      task.parts
        .filter((part) => part.role === role)
        .map(({ agencyName }) => agencyName)
        .join('; ')
    const answers = task.parts.flatMap(({ answerNumber }) => answerNumber ?? [])
    return [
      ...[task.issuerName, task.number, task.issuedOn, task.path, task.text, named('lead'), named('coordinating')],
      ...[task.deadlineRaw, task.dueOn, standingWords[task.standing], answers.join('; '), task.answeredOn],
    ]
  }),
})

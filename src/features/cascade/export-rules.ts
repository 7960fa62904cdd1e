import type { Row, Sheet } from '#lib/office/table.ts'
import { cellState, isGap, shareCovered, tallyOf } from './rules.ts'
import type { CellState, CoverageMatrix, DutyState, MatrixAgency, UpperTask } from './schema.ts'

const cellWords: Record<CellState, string> = {
  covered: 'Đã có',
  lacking: 'Có, chưa rõ',
  proposed: 'Chờ xác nhận',
  missing: 'Thiếu',
  waived: 'Không áp dụng',
  waiting: 'Chưa ban hành',
  late: 'Chậm ban hành',
  notAsked: '',
}
const dutyWords: Record<DutyState, string> = {
  issued: 'Đã ban hành đúng hạn',
  issuedLate: 'Đã ban hành, chậm',
  waiting: 'Chưa ban hành, còn hạn',
  late: 'Chưa ban hành, quá hạn',
}

type Request = { agencyId: string; taskId: string | null; reason: string; answer: string | null }

/** Three sheets: the matrix in words, who has issued, and each gap with what was asked about it. */
export function coverageSheets({ tasks, agencies }: CoverageMatrix, requests: readonly Request[]): Sheet[] {
  return [matrixSheet(tasks, agencies), issueSheet(agencies), gapSheet(tasks, agencies, requests)]
}

const matrixSheet = (tasks: readonly UpperTask[], agencies: readonly MatrixAgency[]): Sheet => ({
  name: 'Ma trận',
  columns: [
    { title: 'Đơn vị', width: 36 },
    ...tasks.map(({ path }) => ({ title: path, width: 15 })),
    { title: 'Đã có', type: 'integer' },
    { title: 'Phải có', type: 'integer' },
  ],
  rows: [
    ['', ...tasks.map(({ text }) => text), null, null],
    ...agencies.map(({ name, cells }): Row => {
      const { covered, of } = shareCovered(tallyOf(cells))
      return [name, ...tasks.map((_, at) => cellWords[cellState(cells[at])]), covered, of]
    }),
    totals(tasks, agencies),
  ],
})

function totals(tasks: readonly UpperTask[], agencies: readonly MatrixAgency[]): Row {
  const columns = tasks.map((_, at) => shareCovered(tallyOf(agencies.map(({ cells }) => cells[at] ?? '-'))))
  const sum = (pick: (share: { covered: number; of: number }) => number) =>
    columns.reduce((total, share) => total + pick(share), 0)
  return [
    'Cộng: đã có/phải có',
    ...columns.map(({ covered, of }) => `${covered}/${of}`),
    sum(({ covered }) => covered),
    sum(({ of }) => of),
  ]
}

const issueSheet = (agencies: readonly MatrixAgency[]): Sheet => ({
  name: 'Ban hành kế hoạch',
  columns: [
    { title: 'Đơn vị', width: 36 },
    { title: 'Hạn ban hành', type: 'date' },
    { title: 'Ngày ban hành', type: 'date' },
    { title: 'Số kế hoạch', width: 18 },
    { title: 'Tình hình', width: 28 },
    { title: 'Số ngày chậm', type: 'integer' },
  ],
  rows: agencies.map((it): Row => {
    const words = it.pausedOn && it.state === 'waiting' ? 'Đang tạm dừng thời hạn' : dutyWords[it.state]
    return [it.name, it.dueOn, it.issuedOn, it.ownNumber, words, it.lateBy || null]
  }),
})

const gapSheet = (
  tasks: readonly UpperTask[],
  agencies: readonly MatrixAgency[],
  requests: readonly Request[],
): Sheet => {
  const asked = new Map(requests.map((request) => [`${request.agencyId} ${request.taskId ?? ''}`, request]))
  const line = (agency: MatrixAgency, task: UpperTask | undefined, state: string): Row => {
    const request = asked.get(`${agency.agencyId} ${task?.id ?? ''}`)
    return [agency.name, task?.path, task?.text, task?.product, state, request?.reason, request?.answer]
  }
  return {
    name: 'Chỗ còn thiếu',
    columns: [
      { title: 'Đơn vị', width: 36 },
      { title: 'Mục', width: 12 },
      { title: 'Nhiệm vụ của kế hoạch cấp trên', width: 70, wrap: true },
      { title: 'Sản phẩm', width: 30, wrap: true },
      { title: 'Tình trạng', width: 18 },
      { title: 'Đề nghị bổ sung', width: 40, wrap: true },
      { title: 'Trả lời', width: 40, wrap: true },
    ],
    rows: agencies.flatMap((agency) => {
      // Who has issued nothing lacks everything: one line says so.
      if (agency.ownPlanId === null) return agency.state === 'late' ? [line(agency, undefined, dutyWords.late)] : []
      return tasks.flatMap((task, at) => {
        const state = cellState(agency.cells[at])
        return isGap(state) || asked.has(`${agency.agencyId} ${task.id}`) ? [line(agency, task, cellWords[state])] : []
      })
    }),
  }
}

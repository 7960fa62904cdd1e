import type { ReadTask } from './reading.ts'
import { flag } from './task.ts'

const USUAL = 0.75

/** Where nearly all rows name something, a row that does not may have lost it in a merged cell. */
export function flagLonelyGaps(tasks: readonly ReadTask[]): void {
  // Three of four say too little about the fourth.
  if (tasks.length < 5) return
  const gaps = [
    [
      'coordinate',
      'Chưa thấy cơ quan phối hợp, trong khi hầu hết các dòng khác đều có.',
      (task: ReadTask) => task.coordinate.length > 0 || task.coordinateRaw !== undefined,
    ],
    [
      'product',
      'Chưa thấy sản phẩm, trong khi hầu hết các dòng khác đều có.',
      (task: ReadTask) => task.product !== undefined,
    ],
  ] as const
  for (const [field, message, has] of gaps) {
    const without = tasks.filter((task) => !has(task))
    if (without.length === 0 || without.length > tasks.length * (1 - USUAL)) continue
    for (const task of without) flag(task, field, 'missing', message)
  }
}

/** Several tasks under one number get "#1", "#2" …: unnumbered rows keep running numbers. */
export function numberRepeats(tasks: ReadTask[]): void {
  const counts = new Map<string, number>()
  for (const task of tasks) counts.set(task.path, (counts.get(task.path) ?? 0) + 1)
  const seen = new Map<string, number>()
  for (const task of tasks) {
    if (counts.get(task.path) === 1) continue
    const n = (seen.get(task.path) ?? 0) + 1
    seen.set(task.path, n)
    task.path = `${task.path}#${n}`
  }
}

/** Numbers that begin again under the same group: the row of the next group was lost, and the axis with it. */
export function flagLostGroups(tasks: readonly ReadTask[]): void {
  let [group, number, lost] = ['', 0, false]
  for (const task of tasks) {
    const [, under = '', own] = /^(.*)\.(\d{1,3})$/.exec(task.path) ?? []
    if (own === undefined) continue
    if (under !== group) [group, number, lost] = [under, 0, false]
    lost ||= Number(own) < number
    number = Number(own)
    if (lost && task.axis !== undefined)
      flag(
        task,
        'axis',
        'cell_order_doubtful',
        'Số thứ tự bắt đầu lại mà không thấy dòng tên nhóm; hãy xem lại trục nội dung.',
      )
  }
}

/** No title says which column is which: what a cell was taken for is asked for. */
export function flagUntitled(task: ReadTask): void {
  const guessed = (field: 'lead' | 'coordinate' | 'product' | 'axis' | 'subIndex'): boolean =>
    field === 'lead' || (field === 'axis' ? task.axis === undefined : (task[field] ?? '').length > 0)
  for (const field of (['lead', 'coordinate', 'product', 'axis', 'subIndex'] as const).filter(guessed)) {
    flag(task, field, 'role_decided', 'Bảng không có dòng tên cột; ô này được nhận ra qua nội dung.')
  }
  if (task.deadline === null && !task.flags.some(({ field }) => field === 'deadline'))
    flag(task, 'deadline', 'missing', 'Bảng không có dòng tên cột; chưa nhận ra ô thời hạn.')
}

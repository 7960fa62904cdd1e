import { fold } from '#lib/vietnamese/fold.ts'
import { parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import type { CompareOp, ReadTask, Target } from './reading.ts'
import type { ReadTable } from './table-rows.ts'
import type { Unit } from './units.ts'

const TITLE = /\b(?:muc tieu|chi tieu)\b/
const FIGURE =
  /(?:(tren|hon|toi thieu|it nhat|tu|dat|duoi|khong qua|toi da|>=?|<=?|≥|≤)\s*)?(?:tu\s+)?(\d{1,6}(?:[.,]\d{1,3})?)\s*(%|diem|bac|hang|[a-z, ]{2,24}?(?=\/|$|[;.]))?(?:[^;]{0,20}?(tro len))?/
const UNITS: Record<string, string> = { diem: 'điểm', bac: 'bậc', hang: 'hạng' }

/** Has the table one column that says what is to be reached ("Mục tiêu năm 2026", "Chỉ tiêu")? */
export function holdsTargets(table: ReadTable): boolean {
  const at = table.roles.flatMap((role, c) => (role === 'target' ? [c] : []))
  return at.length === 1 && TITLE.test(fold(table.titles?.[at[0]!] ?? ''))
}

/** The target of one row; undefined when its cell holds no figure. */
export function targetOfCell(cell: Unit, task: ReadTask): Target | undefined {
  const m = FIGURE.exec(cell.fold.replace(/\n/g, ' '))
  if (!m) return undefined
  const words = cell.text.replace(/\n/g, ' ').trim()
  const about = task.subIndex ?? task.text.slice(0, 80)
  const target: Target = { text: `${about}: ${words}`, line: cell.lines[0], level: 'task', confidence: 0.8 }
  if (task.index) target.index = task.index
  if (task.axis) target.axis = task.axis
  target.value = parseVietnameseNumber(m[2]!) ?? 0
  const unit = m[3]?.trim()
  if (unit)
    target.unit =
      UNITS[unit] ??
      (unit === '%' ? '%' : cell.text.slice(cell.fold.indexOf(unit), cell.fold.indexOf(unit) + unit.length))
  const op = opOf(m[1], m[4] !== undefined)
  if (op) target.op = op
  return target
}

function opOf(word: string | undefined, upwards: boolean): CompareOp | undefined {
  if (upwards || word === 'toi thieu' || word === 'it nhat' || word === '>=' || word === '≥') return '>='
  if (word === 'tren' || word === 'hon' || word === '>') return '>'
  if (word === 'khong qua' || word === 'toi da' || word === '<=' || word === '≤') return '<='
  return word === 'duoi' || word === '<' ? '<' : undefined
}

import type { Random } from '../../../fuzz/random.ts'
import type { Annex, Cell, Role, Row } from '../document.ts'
import { agencyCell, bothCell, type Level, nameOf, namesOf } from './agencies.ts'
import { CRITERIA, productOf, taskCell } from './sentences.ts'
import { timeCell } from './times.ts'

/** How one table sets its cells: a plan keeps to its habits. */
export type Habit = {
  level: Level
  year: number
  /** How often a cell is merged with the one above. */
  merge: number
  /** How often nobody coordinates. */
  alone: number
  /** How often a cell says "nt" for the one above. */
  ditto: number
  /** How often the cell of the lead or the time stands empty below the one that counts. */
  below: number
  spelling: number
  both: number
  numbers: 'running' | 'restarting' | 'dotted' | 'letters' | 'dashes' | 'padded' | 'brackets' | 'gaps'
  axes: readonly string[]
}
export type Place = { group: number; row: number; running: number; above: Row | undefined; used: Set<string> }

const MERGED: readonly Role[] = ['lead', 'coordinate', 'both', 'deadline', 'product']
const BELOW: readonly Role[] = ['lead', 'deadline']
const DITTOED: readonly Role[] = ['lead', 'coordinate', 'deadline']

export function rowOf(random: Random, columns: Annex['columns'], habit: Habit, place: Place): Row {
  const row: Row = {}
  for (const { role } of columns) {
    const above = place.above?.[role]
    const goesOn = above !== undefined && above.text !== ''
    if (goesOn && MERGED.includes(role) && random.chance(habit.merge)) row[role] = { ...above, same: true }
    else if (goesOn && DITTOED.includes(role) && random.chance(habit.ditto)) {
      row[role] = { ...above, text: random.pick(['nt', 'Như trên', '-nt-', '"']) }
      delete row[role].same
    } else if (goesOn && BELOW.includes(role) && random.chance(habit.below)) {
      row[role] = { ...above, text: '' }
      delete row[role].same
    } else row[role] = cellOf(random, role, habit, place)
  }
  return row
}

function cellOf(random: Random, role: Role, habit: Habit, place: Place): Cell {
  const { level, year } = habit
  switch (role) {
    case 'number':
      return { text: numberOf(random, habit, place) }
    case 'axis':
      return { text: habit.axes[place.group % habit.axes.length]! }
    case 'criterion':
      return { text: CRITERIA[(place.running * 7) % CRITERIA.length]! }
    case 'task':
      return { text: newTask(random, place.used) }
    case 'lead': {
      const names = namesOf(random, level, random.chance(0.15) ? 2 : 1, 0.12)
      return agencyCell(random, level, names, habit.spelling)
    }
    case 'coordinate':
      if (random.chance(habit.alone)) return { text: random.pick(['', '', '', '-', 'Không']), names: [] }
      return agencyCell(random, level, namesOf(random, level, 1 + random.below(4), 0.5), habit.spelling)
    case 'both':
      if (random.chance(habit.alone * 2)) {
        const name = nameOf(random, level)
        return { text: habit.both < 2 ? `Chủ trì: ${name}` : name, names: [name], coordinates: [] }
      }
      return bothCell(random, level, habit.both)
    case 'deadline':
      return random.chance(0.03) ? { text: '' } : timeCell(random, year)
    case 'product':
      return random.chance(0.06) ? { text: '' } : { text: productOf(random) }
    case 'note':
      return {
        text: random.pick([
          '',
          '',
          '',
          'Nhiệm vụ mới',
          'Thường xuyên',
          'Chuyển tiếp từ năm trước',
          'Nghị quyết 57-NQ/TW',
        ]),
      }
    case 'funding':
      return { text: random.pick(['', '', 'Ngân sách tỉnh', '120', '1.250', 'Theo dự toán được giao', 'Lồng ghép']) }
    case 'monitor':
      return {
        text: random.pick(['Phó Chủ tịch Trần Văn Hòa', 'Đ/c Chủ tịch UBND', 'Đồng chí Lê Thị Mai, Phó Chủ tịch']),
      }
    case 'figure':
      return { text: random.pick(['0,5', '1,0', '2', '1,25', '0,75/1,5']) }
  }
}

/** Tasks are told apart by their words: no two rows begin alike. */
function newTask(random: Random, used: Set<string>): string {
  for (;;) {
    const text = taskCell(random)
    const key = text.replace(/^- /, '').slice(0, 30)
    if (used.has(key)) continue
    used.add(key)
    return text
  }
}

function numberOf(random: Random, { numbers }: Habit, { group, row, running }: Place): string {
  switch (numbers) {
    case 'running':
      return `${running + 1}`
    case 'restarting':
      return `${row + 1}`
    case 'dotted':
      return `${group + 1}.${row + 1}`
    case 'letters':
      return 'abcdeghik'[row]!
    case 'dashes':
      return '-'
    case 'padded':
      return String(running + 1).padStart(2, '0')
    case 'brackets':
      return `(${row + 1})`
    case 'gaps':
      return random.chance(0.2) ? '' : `${running + 1}`
  }
}

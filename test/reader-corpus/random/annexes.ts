import type { Random } from '../../../fuzz/random.ts'
import type { Annex, Row } from '../document.ts'
import { type Level, SPELLINGS, shuffled } from './agencies.ts'
import { columnsOf } from './annex-columns.ts'
import { type Habit, type Place, rowOf } from './annex-rows.ts'
import { AXES } from './sentences.ts'

const NUMBERS: readonly Habit['numbers'][] = [
  'running',
  'running',
  'running',
  'restarting',
  'restarting',
  'dotted',
  'letters',
  'dashes',
  'padded',
  'brackets',
  'gaps',
]

function habitOf(random: Random, level: Level, year: number): Habit {
  return {
    level,
    year,
    merge: random.chance(0.4) ? 0.15 + random.below(3) * 0.1 : 0,
    alone: random.chance(0.35) ? 0.2 : 0.03,
    ditto: random.chance(0.08) ? 0.2 : 0,
    below: random.chance(0.06) ? 0.25 : 0,
    spelling: random.below(SPELLINGS),
    both: random.below(6),
    numbers: random.pick(NUMBERS),
    axes: shuffled(AXES, random),
  }
}

type Subject = { level: Level; year: number; issued: string; subject: string }

/** One annex, two of them, or one table under each heading. */
export function annexesOf(random: Random, about: Subject): Annex[] {
  const habit = habitOf(random, about.level, about.year)
  const used = new Set<string>()
  const kind = random.below(10)
  if (kind === 0) return tablesUnderHeadings(random, habit, about, used)
  if (kind === 1) {
    const second = habitOf(random, about.level, about.year)
    return [
      annexOf(random, habit, used, { heading: 'PHỤ LỤC I', title: titleOf(random, about) }),
      annexOf(random, second, used, { heading: 'PHỤ LỤC II', title: titleOf(random, about) }),
    ]
  }
  const heading = random.pick(['PHỤ LỤC', 'Phụ lục', 'PHỤ LỤC I', 'PHỤ LỤC 01', 'BIỂU 1', 'Phụ lục số 1'])
  return [annexOf(random, habit, used, { heading, title: titleOf(random, about) })]
}

function titleOf(random: Random, { subject, issued }: Subject): string {
  const title = random.pick([
    'DANH MỤC NHIỆM VỤ',
    'PHÂN CÔNG NHIỆM VỤ',
    'BẢNG PHÂN CÔNG NHIỆM VỤ CỤ THỂ',
    'NHIỆM VỤ, GIẢI PHÁP',
    'Danh mục nhiệm vụ trọng tâm',
  ])
  return `${title} ${random.chance(0.5) ? subject.toUpperCase() : subject}\n(${random.pick(['Kèm theo', 'Ban hành kèm theo', 'Gửi kèm'])} ${issued})`
}

/** Group rows are marked in one of several ways; under some the row numbers are dotted. */
const MARKS = ['I II III IV V', 'A B C D E', '1 2 3 4 5', 'I. II. III. IV. V.', 'plain']

function annexOf(random: Random, habit: Habit, used: Set<string>, shown: { heading: string; title: string }): Annex {
  const columns = columnsOf(random)
  const ownAxis = columns.some(({ role }) => role === 'axis')
  const grouped = !ownAxis && random.chance(0.7)
  const marks = habit.numbers === 'dotted' ? '1 2 3 4 5' : random.pick(MARKS.filter((each) => !each.startsWith('1')))
  const shownAs = random.below(4)
  let running = 0
  const groups = Array.from({ length: grouped || ownAxis ? 2 + random.below(3) : 1 }, (_, group) => {
    const rows: Row[] = []
    for (let row = 0; row < 2 + random.below(4); row++, running++) {
      const place: Place = { group, row, running, above: rows.at(-1), used }
      rows.push(rowOf(random, columns, habit, place))
    }
    if (!grouped) return { rows }
    return { ...groupTitle(marks, group, habit.axes[group]!, shownAs), rows }
  })
  const headless = columns[0]!.role === 'number' && random.chance(0.05)
  return {
    ...shown,
    columns,
    groups,
    ...(random.chance(0.15) ? { numbered: true } : {}),
    ...(random.chance(0.4) ? { groupsFilled: true as const } : {}),
    ...(groups.length > 1 && !headless && random.chance(0.15)
      ? { headAgain: 1 + random.below(groups.length - 1) }
      : {}),
    ...(headless ? { headless: true as const } : {}),
    ...(random.chance(0.12) ? { notes: random.pick(NOTES) } : {}),
  }
}

const NOTES: readonly string[][] = [
  ['Ghi chú: Các cơ quan, đơn vị báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/12.'],
  ['Tổng cộng: 12 nhiệm vụ'],
  ['Ghi chú:', '- Nhiệm vụ có thể được điều chỉnh theo hướng dẫn của cấp trên.'],
]

function groupTitle(marks: string, group: number, axis: string, shownAs: number) {
  if (marks === 'plain') {
    if (shownAs < 2) return { axis, shown: `Trục ${group + 1}: ${axis}` }
    return { axis, shown: `${['I', 'II', 'III', 'IV', 'V'][group]}. ${axis}` }
  }
  const mark = marks.split(' ')[group]!
  if (shownAs === 0) return { mark, axis, shown: axis.toUpperCase() }
  return { mark, axis }
}

/** A heading in the text over each table instead of group rows. */
function tablesUnderHeadings(random: Random, habit: Habit, about: Subject, used: Set<string>): Annex[] {
  const columns = columnsOf(random).filter(({ role }) => role !== 'axis')
  let running = 0
  return Array.from({ length: 2 + random.below(2) }, (_, group) => {
    const axis = habit.axes[group]!
    const heading = `${['I', 'II', 'III', 'IV'][group]}. ${random.chance(0.5) ? axis.toUpperCase() : axis}`
    const rows: Row[] = []
    for (let row = 0; row < 2 + random.below(3); row++, running++) {
      rows.push(rowOf(random, columns, habit, { group, row, running, above: rows.at(-1), used }))
    }
    const groups = [{ axis, silent: true as const, rows }]
    if (group > 0) return { heading, title: '', columns, groups }
    return { heading: 'PHỤ LỤC', title: `${titleOf(random, about)}\n${heading}`, columns, groups }
  })
}

import type { Random } from '../../../fuzz/random.ts'
import { type BodyPart, type BodyTask, stated } from '../document.ts'
import { type Level, nameOf, shuffled } from './agencies.ts'
import type { Head } from './heads.ts'
import { AXES, sentence } from './sentences.ts'
import { timeCell } from './times.ts'

/** The running text: purposes, tasks under axes in one of the ways in which plans assign them, who reports. */
export function bodyOf(random: Random, { level, year, letter }: Head): BodyPart[] {
  const annexed = random.pick([
    'Nhiệm vụ cụ thể tại Phụ lục kèm theo.',
    '(Chi tiết tại Phụ lục kèm theo Kế hoạch này)',
    'Phân công nhiệm vụ cụ thể theo Phụ lục đính kèm.',
  ])
  if (letter) return [`1. ${annexed}`, 'Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.']
  const tasks = random.chance(0.5) ? assigned(random, level, year) : []
  return [
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    '- Nâng cao trách nhiệm của người đứng đầu, tạo chuyển biến rõ nét trong phục vụ người dân, doanh nghiệp.',
    '2. Yêu cầu',
    '- Nhiệm vụ phải rõ người, rõ việc, rõ thời gian, rõ kết quả.',
    'II. NHIỆM VỤ, GIẢI PHÁP',
    ...(tasks.length > 0 ? tasks : [annexed]),
    'III. TỔ CHỨC THỰC HIỆN',
    stated('bodyDuty', '1. Các cơ quan, đơn vị căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị mình.'),
    ...(tasks.length > 0 ? [annexed] : []),
  ]
}

function assigned(random: Random, level: Level, year: number): BodyPart[] {
  const axes = shuffled(AXES, random).slice(0, 2 + random.below(2))
  const form = random.below(3)
  return axes.flatMap((axis, a) => [
    `${a + 1}. ${axis}`,
    ...Array.from({ length: 1 + random.below(3) }, () => task(random, level, year, axis, form)).flat(),
  ])
}

const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

function task(random: Random, level: Level, year: number, axis: string, form: number): BodyPart[] {
  const [a, b] = shuffledNames(random, level)
  const words = sentence(random)
  const due = timeCell(random, year)
  const time = due.text.includes('\n')
    ? { text: `Quý II/${year}`, deadline: { raw: '', kind: 'quarter', year, quarter: 2 } }
    : due
  const who = { axis, lead: [a], coordinate: [b] }
  if (form === 0) return [stated('bodyTask', `- ${words} (${a} chủ trì, ${b} phối hợp).`, who)]
  if (form === 1) {
    const line = `- Giao ${a} chủ trì, phối hợp với ${b} ${small(words)}.`
    return [stated('bodyTask', line, who)]
  }
  return [
    stated('bodyTask', `- ${words}.`, { ...who, deadline: time.deadline } as Partial<BodyTask>),
    `+ Đơn vị chủ trì: ${a}.`,
    `+ Đơn vị phối hợp: ${b}.`,
    `+ Thời gian thực hiện: ${time.text}.`,
  ]
}

function shuffledNames(random: Random, level: Level): [string, string] {
  const a = nameOf(random, level)
  for (;;) {
    const b = nameOf(random, level)
    if (b !== a) return [a, b]
  }
}

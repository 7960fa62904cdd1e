import { type Points, points } from '../decimal.ts'
import type { Evaluate, Figure, Kind, Read, Slots } from '../method.ts'
import type { Method } from '../method-shape.ts'
import { limitText, numberText, pointsText } from '../words.ts'

type Of<Id> = Extract<Method, { id: Id }>
type Decision = Of<'decision'>
type Condition = Decision['cases'][number]['when'][number]

export const yesNo: Kind<Of<'yesNo'>> = {
  figures: (m) => [{ id: 'met', label: m.condition, kind: 'yesNo' }],
  compile: (m, _, at) => {
    const [slot, yes, no] = [at('met'), points(m.yes), points(m.no)]
    return (row, base) => {
      const met = row[base + slot]!
      return Number.isNaN(met) ? Number.NaN : met === 1 ? yes : no
    }
  },
  bounds: (m) => [Math.min(points(m.yes), points(m.no)), Math.max(points(m.yes), points(m.no))],
  words: (m) => `${m.condition}: ${pointsText(points(m.yes))} điểm; không đạt: ${pointsText(points(m.no))} điểm.`,
  account: (m, _, read, got) => `${read('met') === 1 ? 'đạt' : 'không đạt'} “${m.condition}”: ${pointsText(got)} điểm`,
}

export const options: Kind<Of<'options'>> = {
  figures: (m) => [
    {
      id: 'value',
      label: 'mức đạt được',
      kind: 'option',
      options: m.options.map(({ value, label }) => ({ value, label })),
    },
  ],
  compile: (m, _, at) => {
    const slot = at('value')
    const gives = Float64Array.from(m.options, (option) => points(option.points))
    return (row, base) => gives[row[base + slot]!] ?? Number.NaN
  },
  bounds: (m) => {
    const all = m.options.map((option) => points(option.points))
    return [Math.min(...all), Math.max(...all)]
  },
  words: (m) => `Chọn một mức. ${m.options.map((it) => `${it.label}: ${pointsText(points(it.points))}`).join('; ')}.`,
  account: (m, _, read, got) => `mức “${m.options[read('value')]?.label ?? ''}”: ${pointsText(got)} điểm`,
}

/** 1 true, 0 false, NaN not known. */
function holds(value: number, condition: Condition): number {
  if (Number.isNaN(value)) return Number.NaN
  if (condition.is !== undefined && value !== Number(condition.is)) return 0
  if (condition.equals !== undefined && value !== condition.equals) return 0
  if (condition.atLeast !== undefined && !(value >= condition.atLeast)) return 0
  return condition.below !== undefined && !(value < condition.below) ? 0 : 1
}

/** The first case whose conditions all hold. A case that an unknown figure leaves open stops the search: nothing is guessed. */
function firstCase(m: Decision, read: Read): number {
  for (const [i, each] of m.cases.entries()) {
    const found = each.when.map((condition) => holds(read(condition.figure), condition))
    if (found.includes(0)) continue
    return found.some(Number.isNaN) ? Number.NaN : i
  }
  return Number.NaN
}

function compileDecision(m: Decision, at: Slots): Evaluate {
  const slots = new Map(m.figures.map(({ id }) => [id, at(id)]))
  const gives = m.cases.map((each) => points(each.points))
  return (row, base) => gives[firstCase(m, (figure) => row[base + slots.get(figure)!]!)] ?? Number.NaN
}

function conditionText(m: Decision, condition: Condition): string {
  const figure = m.figures.find(({ id }) => id === condition.figure)
  const label = figure?.label ?? condition.figure
  const isRate = (limit: number) => (limit <= 1 && /tỷ lệ/i.test(label) ? limitText(limit) : numberText(limit))
  if (condition.is !== undefined) return `${label}: ${condition.is ? 'có' : 'không'}`
  if (condition.equals !== undefined) return `${label} bằng ${isRate(condition.equals)}`
  if (condition.atLeast !== undefined) return `${label} từ ${isRate(condition.atLeast)}`
  return `${label} dưới ${isRate(condition.below ?? 0)}`
}

const caseText = (m: Decision, i: number): string => m.cases[i]!.when.map((it) => conditionText(m, it)).join('; ')

export const decision: Kind<Decision> = {
  figures: (m) => m.figures.map(({ id, label, kind }): Figure => ({ id, label, kind })),
  compile: (m, _, at) => compileDecision(m, at),
  bounds: (m) => {
    const all = m.cases.map((each): Points => points(each.points))
    return [Math.min(...all), Math.max(...all)]
  },
  words: (m) =>
    `Xét lần lượt, lấy trường hợp đúng đầu tiên. ${m.cases
      .map((each, i) => `${caseText(m, i)} → ${pointsText(points(each.points))}`)
      .join(' | ')}.`,
  account: (m, _, read, got) => `${caseText(m, firstCase(m, read))} → ${pointsText(got)} điểm`,
}

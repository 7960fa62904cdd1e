import type { Question, Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'

/** Questions by code, with the number that they have on paper: one row of numbers through all parts. */
export type Numbers = ReadonlyMap<string, { number: number; question: Question }>

export function numbersOf({ sections }: Questionnaire): Numbers {
  const asked = sections.flatMap(({ questions }) => questions).filter(({ kind }) => kind !== 'note')
  return new Map(asked.map((question, i) => [question.code, { number: i + 1, question }]))
}

const comparison = /^\s*\$\{([a-z0-9_]+)\}\s*(!?=)\s*'([^']*)'\s*$/

/** “Chỉ trả lời khi câu 3 chọn …” for the comparison that most conditions are; any other is shown as it is written. */
export function whenInWords(rule: string, numbers: Numbers): string {
  const [, code = '', sign, value] = comparison.exec(rule) ?? []
  const found = numbers.get(code)
  const choices = found && 'choices' in found.question ? found.question.choices : []
  const label = choices.find((choice) => choice.code === value)?.label.vi
  if (!found || !label) return t('surveys.askedWhen', { rule })
  return t(sign === '=' ? 'surveys.paperWhen' : 'surveys.paperUnless', { number: found.number, label })
}

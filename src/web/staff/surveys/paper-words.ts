import { comparisonsOf } from '#lib/questionnaire/conditions.ts'
import { type Question, type Questionnaire, wordsIn } from '#lib/questionnaire/schema.ts'
import { type Say, t } from '../words.ts'

/** Questions by code, with the number that they have on paper: one row of numbers through all parts. */
export type Numbers = ReadonlyMap<string, { number: number; question: Question }>

export function numbersOf({ sections }: Questionnaire): Numbers {
  const asked = sections.flatMap(({ questions }) => questions).filter(({ kind }) => kind !== 'note')
  return new Map(asked.map((question, i) => [question.code, { number: i + 1, question }]))
}

/** “Chỉ trả lời khi câu 3 chọn …” for the comparison that most conditions are; any other is shown as it is written. */
export function whenInWords(rule: string, numbers: Numbers, say: Say = t, language = 'vi'): string {
  const said = comparisonsOf(rule)?.all ?? []
  const [{ name, is, value } = { name: '', is: '=', value: '' }] = said
  const isOne = said.length === 1 && (is === '=' || is === '!=' || is === 'has' || is === 'hasNot')
  const found = isOne ? numbers.get(name) : undefined
  const choices = found && 'choices' in found.question ? found.question.choices : []
  const label = wordsIn(choices.find((choice) => choice.code === value)?.label, language, 'vi')
  if (!found || !label) return say('surveys.askedWhen', { rule })
  return say(is === '=' || is === 'has' ? 'surveys.paperWhen' : 'surveys.paperUnless', { number: found.number, label })
}

import { isDay } from './answering.ts'
import type { Compiled } from './compile.ts'
import { type Answer, isNoAnswer, type Question, type Questionnaire, wordsIn } from './schema.ts'

/** Values of fields by name, as a form sends them or a table holds them; a field that is not there was not drawn. */
export type Fields = ReadonlyMap<string, readonly string[]>

export const DONT_KNOW = '~dk'
export const REFUSED = '~rf'
const noneOf: Readonly<Record<string, 'dontKnow' | 'refused'>> = { [DONT_KNOW]: 'dontKnow', [REFUSED]: 'refused' }

/** The name of the field of a question; that of a row of a grid carries the row. */
export const fieldName = (question: string, row?: string): string =>
  row === undefined ? `q.${question}` : `q.${question}.${row}`

/**
 * What a form sent, as answers for `walk`. What cannot be read (a number that is none) stays as it was typed: `walk`
 * says what is wrong with it, and the page shows it again.
 */
export function readFields(question: Question, fields: Fields): unknown {
  if (question.kind === 'grid') {
    const rows: Record<string, unknown> = {}
    for (const { code } of question.rows) {
      const [said = ''] = fields.get(fieldName(question.code, code)) ?? []
      if (said !== '') rows[code] = noneFrom(said) ?? said
    }
    return rows
  }
  const values = (fields.get(fieldName(question.code)) ?? []).filter((each) => each !== '')
  const none = values.map(noneFrom).find(Boolean)
  const [first = ''] = values
  // Whoever answers and ticks “không biết” too has answered.
  const answered = values.filter((each) => noneFrom(each) === undefined)
  if (none && (answered.length === 0 || question.kind === 'single' || question.kind === 'scale')) return none
  switch (question.kind) {
    case 'multiple':
    case 'photo':
      return answered
    case 'scale':
      return /^-?\d{1,3}$/.test(first) ? Number(first) : first
    case 'number':
      return numberTyped(answered[0] ?? '')
    case 'date':
      return dayTyped(answered[0] ?? '')
    case 'note':
      return undefined
    default:
      return answered[0] ?? ''
  }
}

const noneFrom = (value: string) => (Object.hasOwn(noneOf, value) ? { none: noneOf[value]! } : undefined)

/** "1.234,5", "1234.5" and "1 234,5" are the same figure; what is none stays text. */
export function numberTyped(text: string): number | string {
  const plain = text.trim().replaceAll(/[\s\u00a0\u202f]/g, '')
  if (plain.length > 30) return text
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'))
  return text
}

/** dd/mm/yyyy, d-m-yyyy or YYYY-MM-DD → YYYY-MM-DD; what is no day stays text. */
export function dayTyped(text: string): string {
  const found = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(text)
  if (!found) return text.trim()
  const day = `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}`
  return isDay(day) ? day : text.trim()
}

/** An answer as the values that its field sends: the reverse of `readFields` for what is valid. */
export function fieldValues(question: Question, answer: unknown): [name: string, values: readonly string[]][] {
  const one = (values: readonly string[]): [string, readonly string[]][] => [[fieldName(question.code), values]]
  if (answer === undefined || answer === null) return []
  if (isNoAnswer(answer)) return one([answer.none === 'dontKnow' ? DONT_KNOW : REFUSED])
  if (question.kind === 'grid' && typeof answer === 'object' && !Array.isArray(answer))
    return Object.entries(answer).flatMap(([row, said]) => {
      const value = isNoAnswer(said) ? (said.none === 'dontKnow' ? DONT_KNOW : REFUSED) : String(said)
      return [[fieldName(question.code, row), [value]] as [string, readonly string[]]]
    })
  if (Array.isArray(answer)) return one(answer.map(String))
  return one([
    question.kind === 'date'
      ? dayShown(String(answer))
      : question.kind === 'number'
        ? numberShown(answer)
        : String(answer),
  ])
}

export const dayShown = (day: string): string => (isDay(day) ? day.split('-').reverse().join('/') : day)
const numberShown = (value: unknown): string =>
  typeof value === 'number' ? String(value).replace('.', ',') : String(value)

/** What is said of an answer in words: labels of choices, figures and days as they are written. */
export function answerInWords(
  question: Question,
  answer: Answer,
  language: string,
  words: NoneWords,
  first: string,
): string {
  const label = (code: string) => {
    if (!('choices' in question)) return code
    return wordsIn(question.choices.find((each) => each.code === code)?.label, language, first) || code
  }
  if (isNoAnswer(answer)) return words[answer.none]
  if (Array.isArray(answer)) return question.kind === 'photo' ? String(answer.length) : answer.map(label).join('; ')
  if (question.kind === 'scale')
    return wordsIn(question.points.find(({ value }) => value === answer)?.label, language, first) || String(answer)
  if (typeof answer === 'object') return ''
  if (question.kind === 'single') return label(String(answer))
  return question.kind === 'date' ? dayShown(String(answer)) : numberShown(answer)
}
export type NoneWords = Record<'dontKnow' | 'refused', string>

/** A text with the answers that it repeats; what is not known is a gap. Done once: an answer is never read as a name. */
export function piped(
  compiled: Pick<Compiled, 'questions'> & { questionnaire: Questionnaire },
  text: string,
  answers: Readonly<Record<string, Answer>>,
  language: string,
  words: NoneWords,
): string {
  const first = compiled.questionnaire.languages[0] ?? 'vi'
  return text.replaceAll(/\$\{([A-Za-z_][\w.-]{0,99})\}/g, (_, name: string) => {
    const question = compiled.questions.get(name)?.question
    const answer = answers[name]
    if (question && answer !== undefined) return answerInWords(question, answer, language, words, first) || '…'
    return '…'
  })
}

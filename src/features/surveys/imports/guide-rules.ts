import type { Compiled } from '#lib/questionnaire/compile.ts'
import { piped } from '#lib/questionnaire/fields.ts'
import { type Choice, type Question, wordsIn } from '#lib/questionnaire/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { type Cell, columnsOf, MARK, noneWords } from './rules.ts'

export type Guide = { column: string; question: string; how: string }

/** A line for each column of a table of answers: the question and what may stand in a cell, as `readAnswers` takes it. */
export function guideOf(compiled: Compiled): Guide[] {
  const first = compiled.questionnaire.languages[0] ?? 'vi'
  const lines = [...columnsOf(compiled)].map(([column, cell]) => ({
    column,
    question: piped(compiled, labelOf(cell, first), {}, 'vi', { dontKnow: '', refused: '' }),
    how: [howOf(cell.question, first), ...extra(cell.question)].join(' '),
  }))
  return [{ column: MARK, question: '', how: markMeans }, ...lines]
}

const markMeans =
  'Số hoặc mã của tờ phiếu ở cơ quan, mỗi phiếu một mã; nhờ đó nhập lại cùng tệp không thành hai phiếu. Có thể để trống.'

function labelOf({ question, row }: Cell, first: string): string {
  const label = wordsIn(question.label, 'vi', first)
  if (question.kind !== 'grid' || row === undefined) return label
  return `${label}: ${wordsIn(question.rows.find(({ code }) => code === row)?.label, 'vi', first)}`
}

function howOf(question: Question, first: string): string {
  switch (question.kind) {
    case 'single':
    case 'grid':
      return `Một mã hoặc một tên: ${choicesOf(question.choices, first)}.`
    case 'multiple':
      return `Các mã cách nhau bằng dấu cách, hoặc các tên cách nhau bằng “;”: ${choicesOf(question.choices, first)}.${question.most ? ` Nhiều nhất ${question.most}.` : ''}`
    case 'scale':
      return `Một số: ${question.points.map(({ value, label }) => `${value} = ${wordsIn(label, 'vi', first)}`).join('; ')}.`
    case 'number':
      return `Một số${question.decimals > 0 ? `, nhiều nhất ${question.decimals} chữ số thập phân` : ' nguyên'}${between(question.min, question.max, question.quantity ? formatNumber : String)}.`
    case 'date':
      return `Ngày/tháng/năm${between(question.from, question.to, formatDate)}.`
    case 'text':
      return `Chữ, nhiều nhất ${formatNumber(question.longest)} ký tự.`
    default:
      return ''
  }
}

const choicesOf = (choices: readonly Choice[], first: string) =>
  choices.map(({ code, label }) => `${code} = ${wordsIn(label, 'vi', first)}`).join('; ')

function between<T>(from: T | undefined, to: T | undefined, say: (value: T) => string): string {
  return `${from === undefined ? '' : `, từ ${say(from)}`}${to === undefined ? '' : `, đến ${say(to)}`}`
}

function extra({ required, when, dontKnow, refuse }: Question): string[] {
  const none = [...(dontKnow ? [noneWords.dontKnow] : []), ...(refuse ? [noneWords.refuse] : [])]
  return [
    ...(none.length > 0 ? [`Cũng ghi được: ${none.map((it) => `“${it}”`).join(', ')}.`] : []),
    ...(when ? ['Chỉ hỏi trong một số trường hợp: không hỏi thì để trống.'] : required ? ['Phải có.'] : []),
  ]
}

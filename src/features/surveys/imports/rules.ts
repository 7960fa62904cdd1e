import { type AnswerFault, walk } from '#lib/questionnaire/answering.ts'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { DONT_KNOW, fieldName, REFUSED, readFields } from '#lib/questionnaire/fields.ts'
import { type Answers, type Question, rowName } from '#lib/questionnaire/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'

type TableRow = { row: number; cells: readonly string[] }
export type RowError = { row: number; column: string | null; message: string }
export type ReadAnswer = { row: number; mark: string; answers: Answers }
type Reading = { compiled: Compiled; today: string; inWords(fault: AnswerFault): string }

/** The column that names a sheet in the office that has it: with it, a file that comes again adds nothing. */
export const MARK = 'ma_phieu'

export type Cell = { question: Question; row: string | undefined; name: string }

/** Columns by their names in the questionnaire, in its order; a row of a grid is grid_row, as in XLSForm. */
export function columnsOf({ questions }: Compiled): Map<string, Cell> {
  const all = [...questions.values()].flatMap(({ question }): Cell[] => {
    if (question.kind === 'note' || question.kind === 'photo') return []
    if (question.kind !== 'grid') return [{ question, row: undefined, name: question.code }]
    return question.rows.map(({ code }) => ({ question, row: code, name: rowName(question.code, code) }))
  })
  return new Map(all.map((each) => [each.name, each]))
}

export const noneWords = { dontKnow: 'Không biết', refuse: 'Không muốn trả lời' }
const none: Readonly<Record<string, string>> = {
  [fold(noneWords.dontKnow)]: DONT_KNOW,
  [fold(noneWords.refuse)]: REFUSED,
}

/** A cell as its field would send it: codes as they are, labels as their code. */
function valuesOf({ question }: Cell, text: string): string[] {
  if (text === '') return []
  const said = none[fold(text)]
  if (said) return [said]
  const options: readonly { value: string; label: string }[] =
    question.kind === 'scale'
      ? question.points.map(({ value, label }) => ({ value: String(value), label: label.vi ?? '' }))
      : 'choices' in question
        ? question.choices.map(({ code, label }) => ({ value: code, label: label.vi ?? '' }))
        : []
  const codeOf = (each: string) =>
    options.find(({ value }) => value === each)?.value ??
    options.find(({ label }) => fold(label) === fold(each))?.value ??
    each
  if (question.kind !== 'multiple') return [codeOf(text)]
  const whole = codeOf(text)
  if (options.some(({ value }) => value === whole)) return [whole]
  const parts = text.includes(';') ? text.split(';') : text.split(/\s+/)
  return parts
    .map((each) => each.trim())
    .filter(Boolean)
    .map(codeOf)
}

/** Answers of a table, one a row; everything that is wrong is named by row and column. */
export function readAnswers(
  table: readonly TableRow[],
  reading: Reading,
): { answers: ReadAnswer[]; errors: RowError[] } {
  const [head, ...body] = table
  const columns = columnsOf(reading.compiled)
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const errors: RowError[] = names
    .filter((name) => name !== '' && name !== MARK && !columns.has(name))
    .map((name) => ({ row: head?.row ?? 1, column: name.slice(0, 60), message: 'Phiếu không có câu hỏi mang mã này.' }))
  if (!names.some((name) => columns.has(name)))
    errors.push({ row: head?.row ?? 1, column: null, message: 'Dòng đầu tiên phải ghi mã các câu hỏi.' })
  if (body.length === 0) errors.push({ row: 1, column: null, message: 'Tệp chỉ có dòng tiêu đề, chưa có phiếu nào.' })
  if (errors.length > 0) return { answers: [], errors }
  const marks = new Map<string, number>()
  const answers = body.map(({ row, cells }) => {
    const mark = (cells[names.indexOf(MARK)] ?? '').trim()
    const before = mark === '' ? undefined : marks.get(mark)
    if (before !== undefined) errors.push({ row, column: MARK, message: `Trùng mã phiếu với dòng ${before}.` })
    marks.set(mark, row)
    return { row, mark, answers: readRow(row, cells, names, columns, reading, errors) }
  })
  return { answers, errors }
}

function readRow(
  row: number,
  cells: readonly string[],
  names: readonly string[],
  columns: ReadonlyMap<string, Cell>,
  { compiled, today, inWords }: Reading,
  errors: RowError[],
): Answers {
  const fields = new Map<string, string[]>()
  for (const [at, name] of names.entries()) {
    const cell = columns.get(name)
    if (cell) fields.set(fieldName(cell.question.code, cell.row), valuesOf(cell, (cells[at] ?? '').trim()))
  }
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const { answers, faults } = walk(compiled, given, { today })
  for (const fault of faults) {
    const column = fault.row ? rowName(fault.question, fault.row) : fault.question
    errors.push({ row, column, message: inWords(fault) })
  }
  return answers
}

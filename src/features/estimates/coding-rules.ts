import type { Answers } from '#lib/questionnaire/schema.ts'
import { type BlockColumn, workedOut } from '#lib/statistics/linear-figures.ts'
import { codesOf, mostValues, type PackedColumn, type RowBlock } from '#lib/statistics/packed-rows.ts'
import { Filling } from './filling-rules.ts'
import { type Asked, type Counted, choiceShare, numberOf } from './item-rules.ts'

/** Which columns the answers to a questionnaire are packed into, and how they are found again. */
export type Coding = {
  columns: readonly PackedColumn[]
  /** Fills the columns of one answer with their codes, from the UTF-8 text of its JSON. */
  fill(bytes: Uint8Array, from: number, to: number, into: Uint16Array): void
  /** 1 satisfied, 0 not. */
  item(number: number): BlockColumn
  /** 0 to 1 on the scale of an indicator. */
  point(number: number): BlockColumn
  /** The number of the choice made; a choice that is no longer offered has the number after the last. */
  choice(question: string): BlockColumn
  /** 1 where that choice was made, 0 where another was. */
  chosen(question: string, choice: string): BlockColumn
  number(question: string): NumberColumn
  /** In how many of the answers that were filled something was written to a question. */
  written(question: string): number
}

/** What people answered by numbers: a code for each that is different, in the order in which they came. */
export type NumberColumn = {
  codes: BlockColumn
  /** What each code stands for; grows while answers are packed. */
  values: readonly number[]
  /** More different ones than there are codes: some were left out. */
  readonly isOverfull: boolean
}

const shares = { values: [0, 1] }

export function codingOf({ items, questions, numbers, texts, scored }: Asked): Coding {
  const columns: PackedColumn[] = []
  const filling = new Filling()
  const add = (column: PackedColumn, reads: readonly string[], of: (answers: Answers) => number): BlockColumn => {
    const codeOf = codesOf(column)
    const number = filling.add(reads, (answers) => codeOf(of(answers)))
    columns.push(column)
    const own = (block: RowBlock) => block.column(number)
    return column === shares ? Object.assign(own, { marks: (block: RowBlock) => block.marks(number) }) : own
  }
  for (const { code } of texts) filling.watch(code)
  const itemColumns = items.map(({ question, of }) => add(shares, [question], of))
  const pointColumns = (scored?.items ?? []).map(({ values, reads, of }) => add({ values }, reads, of))
  const choiceColumns = new Map<string, BlockColumn>()
  const chosenColumns = new Map<string, BlockColumn>()
  for (const question of questions) {
    if (question.many) {
      for (const { code } of question.choices)
        chosenColumns.set(
          key(question.code, code),
          add(shares, [question.code], (answers) => choiceShare(answers, question.code, code)),
        )
      continue
    }
    const { column, of } = numbersOf(question)
    const choice = add(column, [question.reads], of)
    choiceColumns.set(question.code, choice)
    for (const [i, { code }] of question.choices.entries()) {
      const is = (own: number) => (Number.isNaN(own) ? own : Number(own === i))
      chosenColumns.set(
        key(question.code, code),
        workedOut((block) => choice(block).map(is)),
      )
    }
  }
  const numberColumns = new Map<string, NumberColumn>()
  for (const { code } of numbers) {
    const given = new GivenNumbers()
    const codes = add({ numbers: mostValues }, [code], (answers) => given.codeOf(numberOf(answers, code)))
    numberColumns.set(code, Object.assign(given, { codes }))
  }
  return {
    columns,
    fill: (bytes, from, to, into) => filling.fill(bytes, from, to, into),
    written: filling.written,
    item: (number) => known(itemColumns[number]),
    point: (number) => known(pointColumns[number]),
    choice: (question) => known(choiceColumns.get(question)),
    chosen: (question, choice) => known(chosenColumns.get(key(question, choice))),
    number: (question) => known(numberColumns.get(question)),
  }
}

const key = (question: string, choice: string) => `${question} ${choice}`

function known<T>(column: T | undefined): T {
  if (!column) throw new RangeError('No such column of the answers')
  return column
}

class GivenNumbers {
  readonly values: number[] = []
  isOverfull = false
  readonly #codes = new Map<number, number>()

  codeOf(value: number): number {
    if (Number.isNaN(value)) return value
    const found = this.#codes.get(value)
    if (found !== undefined) return found
    if (this.values.length === mostValues) {
      this.isOverfull = true
      return Number.NaN
    }
    this.#codes.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}

function numbersOf({ choices, of }: Counted): { column: PackedColumn; of(answers: Answers): number } {
  const numbers = new Map(choices.map((choice, i) => [choice.code, i]))
  return {
    column: { values: [...choices.keys(), choices.length] },
    of: (answers) => {
      const own = of(answers)
      return own === undefined ? Number.NaN : (numbers.get(own) ?? choices.length)
    },
  }
}

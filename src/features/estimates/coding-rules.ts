import type { Answers } from '#lib/questionnaire/schema.ts'
import { type BlockColumn, workedOut } from '#lib/statistics/linear-figures.ts'
import type { PackedColumn } from '#lib/statistics/packed-rows.ts'
import { type Asked, type Choices, choiceOf, choiceShare } from './item-rules.ts'

/** Which columns the answers to a questionnaire are packed into, and how they are found again. */
export type Coding = {
  columns: readonly PackedColumn[]
  /** Fills the columns of one answer; NaN is missing. */
  fill(answers: Answers, into: Float64Array): void
  /** 1 satisfied, 0 not. */
  item(number: number): BlockColumn
  /** 0 to 1 on the scale of an indicator. */
  point(number: number): BlockColumn
  /** The number of the choice made; a choice that is no longer offered has the number after the last. */
  choice(question: string): BlockColumn
  /** 1 where that choice was made, 0 where another was. */
  chosen(question: string, choice: string): BlockColumn
}

const shares = { values: [0, 1] }

export function codingOf({ items, questions, scored }: Asked): Coding {
  const columns: PackedColumn[] = []
  const fills: ((answers: Answers) => number)[] = []
  const add = (column: PackedColumn, of: (answers: Answers) => number): BlockColumn => {
    const number = columns.push(column) - 1
    fills.push(of)
    return (block) => block.column(number)
  }
  const itemColumns = items.map(({ of }) => add(shares, of))
  const pointColumns = (scored?.items ?? []).map(({ values, of }) => add({ values }, of))
  const choiceColumns = new Map<string, BlockColumn>()
  const chosenColumns = new Map<string, BlockColumn>()
  for (const question of questions) {
    if (question.many) {
      for (const { code } of question.choices)
        chosenColumns.set(
          key(question.code, code),
          add(shares, (answers) => choiceShare(answers, question.code, code)),
        )
      continue
    }
    const { column, of } = numbersOf(question)
    const choice = add(column, of)
    choiceColumns.set(question.code, choice)
    for (const [i, { code }] of question.choices.entries()) {
      const is = (own: number) => (Number.isNaN(own) ? own : Number(own === i))
      chosenColumns.set(
        key(question.code, code),
        workedOut((block) => choice(block).map(is)),
      )
    }
  }
  return {
    columns,
    fill: (answers, into) => {
      for (let number = 0; number < fills.length; number++) into[number] = fills[number]!(answers)
    },
    item: (number) => known(itemColumns[number]),
    point: (number) => known(pointColumns[number]),
    choice: (question) => known(choiceColumns.get(question)),
    chosen: (question, choice) => known(chosenColumns.get(key(question, choice))),
  }
}

const key = (question: string, choice: string) => `${question} ${choice}`

function known(column: BlockColumn | undefined): BlockColumn {
  if (!column) throw new RangeError('No such column of the answers')
  return column
}

function numbersOf({ code, choices }: Choices): { column: PackedColumn; of(answers: Answers): number } {
  const numbers = new Map(choices.map((choice, i) => [choice.code, i]))
  return {
    column: { values: [...choices.keys(), choices.length] },
    of: (answers) => {
      const own = choiceOf(answers, code)
      return own === undefined ? Number.NaN : (numbers.get(own) ?? choices.length)
    },
  }
}

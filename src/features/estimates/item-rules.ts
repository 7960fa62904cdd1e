import {
  type Answer,
  type Answers,
  isNoAnswer,
  type Question,
  type Questionnaire,
  rowName,
  wordsIn,
} from '#lib/questionnaire/schema.ts'
import { type Scored, scoredIn } from '#lib/questionnaire/scored.ts'

/** What an index counts: one statement with the answers that are satisfied, told by one question. */
export type Item = {
  code: string
  label: string
  factor: string
  question: string
  /** In words, the answers that are satisfied. */
  satisfied: readonly string[]
  of(answers: Answers): number
}
export type Factor = { code: string; label: string; items: number[] }
export type Choices = { code: string; label: string; choices: { code: string; label: string }[] }

/** A question whose answers are counted: of a scale or a row of a grid each level. */
export type Counted = Choices & {
  many: boolean
  /** The question that tells of it. */
  reads: string
  /** The choice made; undefined where there is none, and where several are made. */
  of(answers: Answers): string | undefined
}

export type AskedNumber = { code: string; label: string; unit: string; decimals: number }

export type Asked = {
  items: Item[]
  factors: Factor[]
  /** Questions by which people are grouped. */
  groups: Choices[]
  /** Questions whose answers are counted. */
  questions: Counted[]
  numbers: AskedNumber[]
  texts: { code: string; label: string }[]
  /** What becomes points, by the rule of the questionnaire. */
  scored: Scored | undefined
}

const MOST_GROUPS = 12

/** What of a questionnaire is estimated: items of an index, groups of people, shares of answers, and what was written. */
export function askedIn(questionnaire: Questionnaire): Asked {
  const say = (text: Questionnaire['title'] | undefined) => wordsIn(text, 'vi', questionnaire.languages[0] ?? 'vi')
  const asked: Asked = {
    ...{ items: [], factors: [], groups: [], questions: [], numbers: [], texts: [] },
    scored: scoredIn(questionnaire),
  }
  // Levels that make points are told as points: their shares beside a hidden mean would tell it.
  const scored = new Set(asked.scored?.items.flatMap(({ reads }) => reads))
  const factors = new Map<string, Factor>()
  const addItem = (item: Omit<Item, 'factor'>, measures: string | undefined, label: string) => {
    const factor = measures?.split('.')[0] ?? ''
    // A question about the whole stands alone: it is no part of the index that is made of the factors.
    // Indicators of a score are no factors of satisfaction.
    if (/\d/.test(factor) && !questionnaire.scored) {
      const own = factors.get(factor) ?? { code: factor, label, items: [] }
      own.items.push(asked.items.length)
      factors.set(factor, own)
    }
    asked.items.push({ ...item, factor })
  }
  for (const section of questionnaire.sections) {
    for (const question of section.questions) {
      const { kind, code } = question
      const label = say(question.label)
      // What is satisfied of the others is told as an index: their levels would double what very many answers cost.
      if (!scored.has(code) && !isIndexed(question)) asked.questions.push(...levelsOf(question, say))
      if (kind === 'grid' && question.positive.length > 0) {
        const satisfied = question.choices.flatMap((it) => (question.positive.includes(it.code) ? [say(it.label)] : []))
        for (const row of question.rows) {
          const of = (answers: Answers) => gridShare(answers[code], row.code, question.positive)
          addItem(
            { code: rowName(code, row.code), label: say(row.label), question: code, satisfied, of },
            row.measures ?? question.measures,
            say(section.title),
          )
        }
      } else if (kind === 'scale' && question.positive.length > 0) {
        const satisfied = question.points.flatMap((it) =>
          question.positive.includes(it.value) ? [say(it.label) || String(it.value)] : [],
        )
        addItem(
          { code, label, question: code, satisfied, of: (answers) => scaleShare(answers[code], question.positive) },
          question.measures,
          say(section.title),
        )
      } else if (kind === 'single' || kind === 'multiple') {
        const choices = question.choices.map((choice) => ({ code: choice.code, label: say(choice.label) }))
        asked.questions.push({
          ...{ code, label, choices, many: kind === 'multiple', reads: code },
          of: (answers) => choiceOf(answers, code),
        })
        // Those who gave an answer that makes points are no group of which points would tell anything.
        if (kind === 'single' && !question.scores && choices.length >= 2 && choices.length <= MOST_GROUPS)
          asked.groups.push({ code, label, choices })
      } else if (kind === 'number' && question.quantity) {
        asked.numbers.push({ code, label, unit: say(question.unit), decimals: question.decimals })
      } else if (kind === 'text') asked.texts.push({ code, label })
    }
  }
  asked.factors = [...factors.values()]
  return asked
}

const isIndexed = (question: Question): boolean =>
  (question.kind === 'scale' || question.kind === 'grid') && question.positive.length > 0

/** The levels of a scale, or of each row of a grid. */
function levelsOf(question: Question, say: (text: Questionnaire['title'] | undefined) => string): Counted[] {
  const { kind, code: reads } = question
  if (kind === 'scale') {
    const choices = question.points.map(({ value, label }) => ({
      code: String(value),
      label: say(label) || String(value),
    }))
    const of = (answers: Answers) => (typeof answers[reads] === 'number' ? String(answers[reads]) : undefined)
    return [{ code: reads, label: say(question.label), choices, many: false, reads, of }]
  }
  if (kind !== 'grid') return []
  const choices = question.choices.map(({ code, label }) => ({ code, label: say(label) }))
  return question.rows.map((row) => ({
    ...{
      code: rowName(reads, row.code),
      label: say(row.label),
      choices,
      many: false,
      reads,
    },
    of: (answers) => rowChoice(answers[reads], row.code),
  }))
}

function rowChoice(answer: Answer | undefined, row: string): string | undefined {
  if (typeof answer !== 'object' || Array.isArray(answer) || isNoAnswer(answer)) return undefined
  const own = (answer as Record<string, unknown>)[row]
  return typeof own === 'string' ? own : undefined
}

function gridShare(answer: Answer | undefined, row: string, positive: readonly string[]): number {
  const own = rowChoice(answer, row)
  return own === undefined ? Number.NaN : Number(positive.includes(own))
}

const scaleShare = (answer: Answer | undefined, positive: readonly number[]): number =>
  typeof answer === 'number' ? Number(positive.includes(answer)) : Number.NaN

/** The answer to a number question; NaN where there is none. */
export const numberOf = (answers: Answers, code: string): number => {
  const own = answers[code]
  return typeof own === 'number' ? own : Number.NaN
}

/** The choice of a single question; undefined where there is none. */
export const choiceOf = (answers: Answers, code: string): string | undefined => {
  const own = answers[code]
  return typeof own === 'string' ? own : undefined
}

/** 1 where a choice was made, 0 where another was, NaN without an answer. */
export function choiceShare(answers: Answers, code: string, choice: string): number {
  const own = answers[code]
  if (typeof own === 'string') return Number(own === choice)
  return Array.isArray(own) ? Number(own.includes(choice)) : Number.NaN
}

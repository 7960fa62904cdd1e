import type { Compiled, CompiledQuestion } from './compile.ts'
import { evaluate, holds, type Known, type Value } from './evaluate.ts'
import type { Expr } from './expression.ts'
import { type Answer, type Answers, isNoAnswer, type Of, type Question, rowName } from './schema.ts'

/** Why an answer is not taken; `facts` holds what the message needs. */
export type AnswerFault = {
  question: string
  row?: string
  code: AnswerFaultCode
  facts: Readonly<Record<string, string | number>>
}

export type AnswerFaultCode =
  | 'answer.required'
  | 'answer.kind'
  | 'answer.choice'
  | 'answer.too_many'
  | 'answer.number'
  | 'answer.whole'
  | 'answer.decimals'
  | 'answer.too_small'
  | 'answer.too_large'
  | 'answer.too_long'
  | 'answer.day'
  | 'answer.too_early'
  | 'answer.too_late'
  | 'answer.rule'
  | 'answer.none_not_offered'
  | 'answer.unknown_question'

export type ShownSection = { code: string; questions: readonly string[] }

/** What comes of answers: what was asked of this person, the answers that hold, and what is wrong with the others. */
export type Outcome = {
  shown: readonly ShownSection[]
  /** Valid answers to what was asked, in the order of the questionnaire. */
  answers: Answers
  faults: readonly AnswerFault[]
  /** Answers to questions that were not asked of this person; they do not count. */
  unasked: readonly string[]
}

/**
 * Walks a questionnaire once, from its first question to its last: which questions are asked follows from the valid
 * answers before them. The same for the page, the server and a file that is imported; takes anything as answers.
 */
export function walk(compiled: Compiled, given: Readonly<Record<string, unknown>>, day: { today: string }): Outcome {
  const answers: Record<string, Answer> = {}
  const faults: AnswerFault[] = []
  const unasked: string[] = []
  const known: Known = { ...lookups(compiled, answers), self: undefined, today: day.today }
  const shown = compiled.sections.map((section): ShownSection => {
    const open = section.when === undefined || holds(section.when, known)
    const questions: string[] = []
    for (const each of section.questions) {
      const { code, kind } = each.question
      const has = Object.hasOwn(given, code) && given[code] !== undefined && given[code] !== null
      if (!open || (each.when && !holds(each.when, known))) {
        if (has) unasked.push(code)
        continue
      }
      questions.push(code)
      if (kind === 'note') continue
      const taken = takeAnswer(each, has ? given[code] : undefined, known)
      faults.push(...taken.faults)
      if (taken.answer !== undefined) answers[code] = taken.answer
    }
    return { code: section.section.code, questions }
  })
  for (const code of Object.keys(given))
    if (!compiled.questions.has(code))
      faults.push({ question: code.slice(0, 60), code: 'answer.unknown_question', facts: {} })
  return { shown: shown.filter(({ questions }) => questions.length > 0), answers, faults, unasked }
}

/** Whether a condition holds of answers that were taken: who counts for a quota, say. */
export const holdsOf = (
  compiled: Pick<Compiled, 'questions'>,
  rule: Expr,
  answers: Answers,
  day: { today: string },
): boolean => holds(rule, { ...lookups(compiled, answers), self: undefined, today: day.today })

/** How expressions read the answers that were taken so far. */
function lookups({ questions }: Pick<Compiled, 'questions'>, answers: Answers): Pick<Known, 'value' | 'none'> {
  const rows = new Map<string, { grid: string; row: string }>()
  for (const { question } of questions.values())
    if (question.kind === 'grid')
      for (const { code } of question.rows) rows.set(rowName(question.code, code), { grid: question.code, row: code })
  const find = (name: string): Answer | undefined => {
    const row = rows.get(name)
    if (!row) return answers[name]
    const grid = answers[row.grid] as Record<string, Answer> | undefined
    return grid && !isNoAnswer(grid) ? grid[row.row] : undefined
  }
  return {
    value: (name) => readingOf(find(name)),
    none: (name) => {
      const found = find(name)
      return isNoAnswer(found) ? found.none : undefined
    },
  }
}

export function readingOf(answer: Answer | undefined): Value {
  if (answer === undefined || isNoAnswer(answer)) return undefined
  if (Array.isArray(answer)) return new Set(answer as readonly string[])
  if (typeof answer === 'object') return new Set(Object.keys(answer))
  return answer as string | number
}

type Taken = { answer?: Answer; faults: readonly AnswerFault[] }

function takeAnswer({ question, check }: CompiledQuestion, given: unknown, known: Known): Taken {
  const wrong = (code: AnswerFaultCode, facts: AnswerFault['facts'] = {}): Taken => ({
    faults: [{ question: question.code, code, facts }],
  })
  if (isEmpty(given)) return question.required ? wrong('answer.required') : { faults: [] }
  if (isNoAnswer(given) && question.kind !== 'grid') {
    const offered = given.none === 'dontKnow' ? question.dontKnow : given.none === 'refused' && question.refuse
    return offered ? { answer: { none: given.none }, faults: [] } : wrong('answer.none_not_offered')
  }
  const taken = question.kind === 'grid' ? takeGrid(question, given) : takeOne(question, given)
  if ('code' in taken) return wrong(taken.code, taken.facts)
  if (taken.answer === undefined || taken.faults.length > 0 || !check) return taken
  return isTrue(evaluate(check, { ...known, self: readingOf(taken.answer) })) ? taken : wrong('answer.rule')
}

const isTrue = (value: Value): boolean => value === true || (typeof value === 'number' && value !== 0)

/** What was left open: nothing typed, nothing ticked. */
export const isEmpty = (given: unknown): boolean =>
  given === undefined ||
  given === null ||
  (typeof given === 'string' && given.trim() === '') ||
  (Array.isArray(given) && given.length === 0) ||
  (typeof given === 'object' && !Array.isArray(given) && Object.keys(given).length === 0)

type Wrong = { code: AnswerFaultCode; facts: AnswerFault['facts'] }
const wrongOf = (code: AnswerFaultCode, facts: AnswerFault['facts'] = {}): Wrong => ({ code, facts })
const right = (answer: Answer): Taken => ({ answer, faults: [] })

function takeOne(question: Question, given: unknown): Taken | Wrong {
  switch (question.kind) {
    case 'single':
      return isChoice(question, given) ? right(given) : wrongOf('answer.choice')
    case 'multiple':
      return takeMany(question, given)
    case 'scale':
      return question.points.some(({ value }) => value === given) ? right(given as number) : wrongOf('answer.choice')
    case 'number':
      return takeNumber(question, given)
    case 'text':
      return takeText(question, given)
    case 'date':
      return takeDay(question, given)
    case 'photo':
      return takePhotos(question, given)
    default:
      return wrongOf('answer.kind')
  }
}

const isChoice = ({ choices }: { choices: readonly { code: string }[] }, given: unknown): given is string =>
  choices.some(({ code }) => code === given)

function takeMany(question: Of<'multiple'>, given: unknown): Taken | Wrong {
  if (!Array.isArray(given)) return wrongOf('answer.kind')
  const chosen = new Set<unknown>(given)
  const kept = question.choices.map(({ code }) => code).filter((code) => chosen.has(code))
  if (kept.length < chosen.size) return wrongOf('answer.choice')
  const { most } = question
  return most !== undefined && kept.length > most ? wrongOf('answer.too_many', { most }) : right(kept)
}

/** Figures are what their decimals say: 0.1 + 0.2 is not typed by anybody. */
function takeNumber({ decimals, min, max }: Of<'number'>, given: unknown): Taken | Wrong {
  const isWhole = decimals === 0
  if (typeof given !== 'number' || !Number.isFinite(given)) return wrongOf(isWhole ? 'answer.whole' : 'answer.number')
  if (Math.abs(given) >= 1e15) return wrongOf('answer.too_large', { max: 1e15 })
  if (Number(given.toFixed(decimals)) !== given)
    return isWhole ? wrongOf('answer.whole') : wrongOf('answer.decimals', { decimals })
  if (min !== undefined && given < min) return wrongOf('answer.too_small', { min })
  if (max !== undefined && given > max) return wrongOf('answer.too_large', { max })
  return right(given === 0 ? 0 : given)
}

function takeText({ longest }: Of<'text'>, given: unknown): Taken | Wrong {
  if (typeof given !== 'string') return wrongOf('answer.kind')
  // The length in UTF-16 is never below that in characters: what is far too long is not composed first.
  if (given.length > longest * 8) return wrongOf('answer.too_long', { longest, length: given.length })
  const text = cleanText(given)
  const length = [...text].length
  if (length > longest) return wrongOf('answer.too_long', { longest, length })
  return text === '' ? { faults: [] } : right(text)
}

/** Composed letters, line ends as \n, nothing that a database or a page cannot show. */
export const cleanText = (given: string): string =>
  given
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
    .toWellFormed()
    .trim()

function takeDay({ from, to }: Of<'date'>, given: unknown): Taken | Wrong {
  if (typeof given !== 'string' || !isDay(given)) return wrongOf('answer.day')
  if (from !== undefined && given < from) return wrongOf('answer.too_early', { from })
  if (to !== undefined && given > to) return wrongOf('answer.too_late', { to })
  return right(given)
}

/** A day of the calendar, years 1000 to 9999. */
export function isDay(text: string): boolean {
  const found = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])))
  return date.toISOString().slice(0, 10) === text
}

function takePhotos({ most }: Of<'photo'>, given: unknown): Taken | Wrong {
  const isDigest = (each: unknown) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each)
  if (!Array.isArray(given) || !given.every(isDigest)) return wrongOf('answer.kind')
  return given.length > most ? wrongOf('answer.too_many', { most }) : right(given as string[])
}

/** A required grid is answered in every row; what is right is kept beside what is not. */
function takeGrid(question: Of<'grid'>, given: unknown): Taken | Wrong {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrongOf('answer.kind')
  // Who says it of the whole grid says it of every row.
  const rows = isNoAnswer(given)
    ? Object.fromEntries(question.rows.map(({ code }) => [code, given]))
    : (given as Record<string, unknown>)
  const kept: Record<string, string | { none: 'dontKnow' | 'refused' }> = {}
  const faults: AnswerFault[] = []
  const wrong = (row: string, code: AnswerFaultCode) =>
    faults.push({ question: question.code, row: row.slice(0, 60), code, facts: {} })
  for (const { code } of question.rows) {
    const said = Object.hasOwn(rows, code) ? rows[code] : undefined
    if (isEmpty(said)) {
      if (question.required) wrong(code, 'answer.required')
    } else if (isNoAnswer(said)) {
      const offered = said.none === 'dontKnow' ? question.dontKnow : said.none === 'refused' && question.refuse
      if (offered) kept[code] = { none: said.none }
      else wrong(code, 'answer.none_not_offered')
    } else if (isChoice(question, said)) kept[code] = said
    else wrong(code, 'answer.choice')
  }
  const known = new Set(question.rows.map(({ code }) => code))
  for (const row of Object.keys(rows)) if (!known.has(row)) wrong(row, 'answer.unknown_question')
  return Object.keys(kept).length > 0 ? { answer: kept, faults } : { faults }
}

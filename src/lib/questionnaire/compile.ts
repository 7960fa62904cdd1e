import type { z } from 'zod'
import { type Expr, ExpressionFault, namesIn, parseExpression, walkExpression } from './expression.ts'
import { type Choice, type Question, Questionnaire, rowName, type Section, type Text } from './schema.ts'

/** What is wrong with a questionnaire, and where: `place` is 'section', 'section/question' or 'section/question/row'. */
export type Fault = {
  place: string
  /** The part of it: 'code', 'label', 'when', 'check', 'choices' … */
  part: string
  code: FaultCode
  facts: Readonly<Record<string, string | number>>
}

export type FaultCode =
  | 'questionnaire.shape'
  | 'questionnaire.code_twice'
  | 'questionnaire.choice_twice'
  | 'questionnaire.words_missing'
  | 'questionnaire.empty'
  | 'questionnaire.expression'
  | 'questionnaire.unknown_name'
  | 'questionnaire.later_name'
  | 'questionnaire.note_named'
  | 'questionnaire.unknown_choice'
  | 'questionnaire.self'
  | 'questionnaire.bounds'
  | 'questionnaire.positive'
  | 'questionnaire.too_long'
  | 'questionnaire.score_nothing'
  | 'questionnaire.score_kind'
  | 'questionnaire.score_choice'
  | 'questionnaire.score_unmeasured'
  | 'questionnaire.score_rating'
  | 'questionnaire.score_flat'
  | 'questionnaire.score_twice'
  | 'questionnaire.except_kind'

export type CompiledQuestion = { question: Question; section: Section; when: Expr | undefined; check: Expr | undefined }
export type CompiledSection = { section: Section; when: Expr | undefined; questions: readonly CompiledQuestion[] }

/** A questionnaire whose expressions were read and whose names are known. */
export type Compiled = {
  questionnaire: Questionnaire
  sections: readonly CompiledSection[]
  questions: ReadonlyMap<string, CompiledQuestion>
}

export type CompileOutcome =
  | { compiled: Compiled; faults: readonly [] }
  | { compiled: undefined; faults: readonly Fault[] }

/** Reads and checks a questionnaire. All faults are found at once, each with its place. */
export function compile(content: unknown): CompileOutcome {
  const parsed = Questionnaire.safeParse(content)
  if (!parsed.success) return { compiled: undefined, faults: parsed.error.issues.slice(0, 200).map(shapeFault) }
  const questionnaire = parsed.data
  const faults: Fault[] = []
  const names = new Map<string, Named>()
  const sections: CompiledSection[] = []
  const questions = new Map<string, CompiledQuestion>()
  const readers = { questionnaire, names, faults }
  checkTexts(readers, '', { title: questionnaire.title, intro: questionnaire.intro, thanks: questionnaire.thanks })
  const seen = new Set<string>()
  for (const section of questionnaire.sections) {
    if (seen.has(`section ${section.code}`))
      faults.push(fault(section.code, 'code', 'questionnaire.code_twice', { code: section.code }))
    seen.add(`section ${section.code}`)
    const when = expressionOf(readers, section.code, 'when', section.when, undefined)
    checkTexts(readers, section.code, { title: section.title, note: section.note })
    const inside = section.questions.map((question) => compileQuestion(readers, section, question))
    for (const each of inside) questions.set(each.question.code, each)
    sections.push({ section, when, questions: inside })
  }
  if (![...questions.values()].some(({ question }) => question.kind !== 'note'))
    faults.push(fault('', 'sections', 'questionnaire.empty'))
  return faults.length > 0
    ? { compiled: undefined, faults }
    : { compiled: { questionnaire, sections, questions }, faults: [] }
}

/** A condition about a whole answer, read against the questionnaire that it speaks of. */
export function compileRule(
  { questionnaire }: Pick<Compiled, 'questionnaire'>,
  source: string,
): { expr: Expr | undefined; faults: readonly Fault[] } {
  const names = new Map(questionnaire.sections.flatMap(({ questions }) => questions.flatMap(namesOf)))
  const faults: Fault[] = []
  const expr = expressionOf({ questionnaire, names, faults }, '', 'when', source, undefined)
  return { expr: faults.length > 0 ? undefined : expr, faults }
}

type Named = { question: Question; choices: readonly string[] | undefined }
type Readers = { questionnaire: Questionnaire; names: Map<string, Named>; faults: Fault[] }

export const fault = (place: string, part: string, code: FaultCode, facts: Fault['facts'] = {}): Fault => ({
  place,
  part,
  code,
  facts,
})

/** Where the shape is not right: `kind` says why, for words that people understand. */
function shapeFault(issue: z.core.$ZodIssue): Fault {
  const part = String(issue.path.at(-1) ?? '')
  const most = issue.code === 'too_big' ? Number(issue.maximum) : 0
  const own = ['code', 'scores', 'rule', 'except'].includes(part) && most === 0
  const least = issue.code === 'too_small' ? Number(issue.minimum) : 0
  const kind = own ? part : most > 0 ? 'too_big' : least > 0 ? 'too_small' : 'other'
  const facts = { kind, most, least, at: issue.path.map(String).join('.'), message: issue.message }
  return fault(facts.at, part, 'questionnaire.shape', facts)
}

function compileQuestion(readers: Readers, section: Section, question: Question): CompiledQuestion {
  const place = `${section.code}/${question.code}`
  const { faults } = readers
  const when = expressionOf(readers, place, 'when', question.when, undefined)
  checkTexts(readers, place, { label: question.label, hint: question.hint, check: question.check?.message })
  const choices = 'choices' in question ? question.choices : undefined
  if (choices) checkChoices(readers, place, choices)
  faults.push(...boundsOf(place, question))
  for (const [name, named] of namesOf(question)) {
    if (readers.names.has(name)) faults.push(fault(place, 'code', 'questionnaire.code_twice', { code: name }))
    else readers.names.set(name, named)
  }
  const check = expressionOf(readers, place, 'check', question.check?.rule, question)
  return { question, section, when, check }
}

/** Under which names expressions know the answer: a grid is known by its rows. */
function namesOf(question: Question): [string, Named][] {
  if (question.kind === 'grid') {
    const choices = question.choices.map(({ code }) => code)
    return [
      [question.code, { question, choices: undefined }],
      ...question.rows.map((row): [string, Named] => [rowName(question.code, row.code), { question, choices }]),
    ]
  }
  const choices =
    question.kind === 'single' || question.kind === 'multiple'
      ? question.choices.map(({ code }) => code)
      : question.kind === 'scale'
        ? question.points.map(({ value }) => String(value))
        : undefined
  return [[question.code, { question, choices }]]
}

function checkChoices({ questionnaire, faults }: Readers, place: string, choices: readonly Choice[]): void {
  const seen = new Set<string>()
  for (const { code, label } of choices) {
    if (seen.has(code)) faults.push(fault(place, 'choices', 'questionnaire.choice_twice', { code }))
    seen.add(code)
    faults.push(...missingWords(questionnaire, place, 'choices', label))
  }
}

/** Every text is there in the first language, and names in it are answers given before. */
function checkTexts(readers: Readers, place: string, texts: Record<string, Text | undefined>): void {
  for (const [part, text] of Object.entries(texts)) {
    if (!text) continue
    readers.faults.push(...missingWords(readers.questionnaire, place, part, text))
    for (const words of Object.values(text))
      for (const name of namesPiped(words)) readers.faults.push(...nameFaults(readers, place, part, name))
  }
}

function missingWords({ languages }: Questionnaire, place: string, part: string, text: Text): Fault[] {
  const first = languages[0] ?? 'vi'
  return text[first]?.trim() ? [] : [fault(place, part, 'questionnaire.words_missing', { language: first })]
}

/** Names of answers that a text repeats: "Ông/bà đã đến ${noi_den}". */
export function namesPiped(words: string): string[] {
  return [...words.matchAll(/\$\{([A-Za-z_][\w.-]{0,99})\}/g)].map(([, name]) => name!)
}

function nameFaults({ questionnaire, names }: Readers, place: string, part: string, name: string): Fault[] {
  const named = names.get(name)
  if (named?.question.kind === 'note') return [fault(place, part, 'questionnaire.note_named', { name })]
  if (named) return []
  const later = questionnaire.sections.some(({ questions }) =>
    questions.some((each) => namesOf(each).some(([it]) => it === name)),
  )
  return [fault(place, part, later ? 'questionnaire.later_name' : 'questionnaire.unknown_name', { name })]
}

function expressionOf(
  readers: Readers,
  place: string,
  part: string,
  source: string | undefined,
  self: Question | undefined,
): Expr | undefined {
  if (source === undefined) return undefined
  try {
    const expr = parseExpression(source)
    for (const name of namesIn(expr)) readers.faults.push(...nameFaults(readers, place, part, name))
    readers.faults.push(...typeFaults(readers, place, part, expr, self))
    return expr
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    const { code, at, found } = error
    readers.faults.push(fault(place, part, 'questionnaire.expression', { why: code, at: at + 1, found }))
    return undefined
  }
}

/** “.” only where there is an answer; a choice that is compared with must be one of the choices. */
function typeFaults({ names }: Readers, place: string, part: string, expr: Expr, self: Question | undefined): Fault[] {
  const found: Fault[] = []
  const choicesOf = (each: Expr | undefined): readonly string[] | undefined =>
    each?.kind === 'answer'
      ? names.get(each.name)?.choices
      : each?.kind === 'self' && self && self.kind !== 'grid'
        ? namesOf(self)[0]?.[1].choices
        : undefined
  const compared = (answer: Expr | undefined, literal: Expr | undefined) => {
    const choices = choicesOf(answer)
    if (!choices || (literal?.kind !== 'text' && literal?.kind !== 'number')) return
    const value = String(literal.value)
    if (value !== '' && !choices.includes(value))
      found.push(
        fault(place, part, 'questionnaire.unknown_choice', {
          value: value.slice(0, 60),
          choices: choices.slice(0, 12).join(', '),
        }),
      )
  }
  walkExpression(expr, (each) => {
    if (each.kind === 'self' && !self) found.push(fault(place, part, 'questionnaire.self'))
    if (each.kind === 'call' && each.name === 'selected') compared(each.args[0], each.args[1])
    if (each.kind === 'binary' && (each.op === '=' || each.op === '!=')) {
      compared(each.left, each.right)
      compared(each.right, each.left)
    }
  })
  return found
}

function boundsOf(place: string, question: Question): Fault[] {
  const wrong = (part: string) => [fault(place, part, 'questionnaire.bounds')]
  switch (question.kind) {
    case 'number':
      return question.min !== undefined && question.max !== undefined && question.min > question.max ? wrong('max') : []
    case 'date':
      return question.from && question.to && question.from > question.to ? wrong('to') : []
    case 'multiple':
      return question.most !== undefined && question.most > question.choices.length ? wrong('most') : []
    case 'scale': {
      const values = question.points.map(({ value }) => value)
      if (new Set(values).size < values.length)
        return [fault(place, 'points', 'questionnaire.choice_twice', { code: '' })]
      return question.positive.every((value) => values.includes(value))
        ? []
        : [fault(place, 'positive', 'questionnaire.positive')]
    }
    case 'grid': {
      const codes = question.choices.map(({ code }) => code)
      return question.positive.every((code) => codes.includes(code))
        ? []
        : [fault(place, 'positive', 'questionnaire.positive')]
    }
    default:
      return []
  }
}

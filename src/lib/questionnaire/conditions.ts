import { type Expr, ExpressionFault, parseExpression } from './expression.ts'
import { type Question, type Questionnaire, rowName } from './schema.ts'

/** `has`, `hasNot`: a choice among several. */
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'has' | 'hasNot'
export type Comparison = { name: string; is: Relation; value: string | number }
/** What most conditions say: answers held against values, all of it or any of it. None: always. */
export type Comparisons = { join: 'and' | 'or'; all: readonly Comparison[] }

const ordered: readonly string[] = ['<', '<=', '>', '>=']
const equal: readonly string[] = ['=', '!=']

/** An expression as comparisons; undefined where it says more than that, or cannot be read. */
export function comparisonsOf(expression: string): Comparisons | undefined {
  if (expression.trim() === '') return { join: 'and', all: [] }
  const expr = parsed(expression)
  if (!expr) return undefined
  const join = expr.kind === 'binary' && expr.op === 'or' ? 'or' : 'and'
  const all = joined(expr, join).map(comparisonOf)
  return all.some((each) => each === undefined) ? undefined : { join, all: all as Comparison[] }
}

function parsed(expression: string): Expr | undefined {
  try {
    return parseExpression(expression)
  } catch (error) {
    if (error instanceof ExpressionFault) return undefined
    throw error
  }
}

const joined = (expr: Expr, join: 'and' | 'or'): Expr[] =>
  expr.kind === 'binary' && expr.op === join ? [...joined(expr.left, join), ...joined(expr.right, join)] : [expr]

function comparisonOf(expr: Expr): Comparison | undefined {
  if (expr.kind === 'call') {
    const [inner] = expr.args
    if (expr.name === 'not' && inner?.kind === 'call') return chosen(inner, 'hasNot')
    return chosen(expr, 'has')
  }
  if (expr.kind !== 'binary' || expr.left.kind !== 'answer') return undefined
  const value = literalOf(expr.right)
  if (value === undefined) return undefined
  const isMeant = equal.includes(expr.op) || (ordered.includes(expr.op) && typeof value === 'number')
  return isMeant ? { name: expr.left.name, is: expr.op as Relation, value } : undefined
}

function chosen({ name, args }: Extract<Expr, { kind: 'call' }>, is: 'has' | 'hasNot'): Comparison | undefined {
  const [answer, choice] = args
  if (name !== 'selected' || answer?.kind !== 'answer' || choice?.kind !== 'text') return undefined
  return { name: answer.name, is, value: choice.value }
}

function literalOf(expr: Expr): string | number | undefined {
  if (expr.kind === 'number' || expr.kind === 'text') return expr.value
  return expr.kind === 'negative' && expr.of.kind === 'number' ? -expr.of.value : undefined
}

/** The expression that `comparisonsOf` reads so; '' for none. Throws RangeError for a text with both quotation marks. */
export const expressionOf = ({ join, all }: Comparisons): string => all.map(written).join(` ${join} `)

function written({ name, is, value }: Comparison): string {
  const literal = typeof value === 'number' ? plainNumber(value) : quoted(value)
  if (is === 'has') return `selected(\${${name}}, ${literal})`
  if (is === 'hasNot') return `not(selected(\${${name}}, ${literal}))`
  return `\${${name}} ${is} ${literal}`
}

const plainNumber = (value: number): string =>
  value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })

function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  throw new RangeError('A text with both quotation marks cannot be written.')
}

type Option = { value: string | number; label: string }

/** An answer that a condition may name: what it may be held against, and with which values; without these a number. */
export type Named = { name: string; label: string; relations: readonly Relation[]; options?: readonly Option[] }

/** Every answer that a condition about whole questionnaires may name, in their order. */
export const namedAll = ({ sections }: Questionnaire): Named[] =>
  namedOf(sections.flatMap(({ questions }) => questions))

/** Answers that are given before a part, or before a question of it, in their order. */
export function namedBefore({ sections }: Questionnaire, section: string, question?: string): Named[] {
  const at = sections.findIndex(({ code }) => code === section)
  const inside = sections[at]?.questions ?? []
  const within = question === undefined ? 0 : inside.findIndex(({ code }) => code === question)
  const before = sections.slice(0, Math.max(at, 0)).flatMap(({ questions }) => questions)
  return namedOf([...before, ...inside.slice(0, within)])
}

/** While a questionnaire is written two things may have one name: the first of them is meant. */
function namedOf(questions: readonly Question[]): Named[] {
  const named = questions.flatMap(namedIn).map(({ options, ...own }) => ({
    ...own,
    ...(options ? { options: firstOf(options, ({ value }) => String(value)) } : {}),
  }))
  return firstOf(named, ({ name }) => name)
}

function firstOf<T>(list: readonly T[], nameOf: (each: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter((each) => {
    const name = nameOf(each)
    return !seen.has(name) && seen.add(name)
  })
}

function namedIn(question: Question): Named[] {
  const { code: name, kind } = question
  const label = question.label.vi || name
  if (kind === 'number') return [{ name, label, relations: ['=', '!=', '<', '<=', '>', '>='] }]
  if (kind === 'scale') {
    const options = question.points.map((point) => ({ value: point.value, label: point.label.vi ?? '' }))
    return [{ name, label, relations: ['=', '!=', '<=', '>='], options }]
  }
  if (kind !== 'single' && kind !== 'multiple' && kind !== 'grid') return []
  const options = question.choices.map((choice) => ({ value: choice.code, label: choice.label.vi || choice.code }))
  if (kind === 'multiple') return [{ name, label, relations: ['has', 'hasNot'], options }]
  if (kind === 'single') return [{ name, label, relations: ['=', '!='], options }]
  return question.rows.map((row) => ({
    ...{ name: rowName(name, row.code), label: `${label}: ${row.label.vi ?? ''}` },
    ...{ relations: ['=', '!='] as const, options },
  }))
}

/** Whether a comparison is one that may be chosen from lists: a known answer, a relation and a value that it has. */
export const isAmong = (named: readonly Named[], { name, is, value }: Comparison): boolean =>
  named.some(
    (own) =>
      own.name === name &&
      own.relations.includes(is) &&
      (own.options ? own.options.some((option) => option.value === value) : typeof value === 'number'),
  )

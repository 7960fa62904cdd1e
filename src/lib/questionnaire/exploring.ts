import { walk } from './answering.ts'
import type { Compiled, CompiledQuestion } from './compile.ts'
import { type Expr, namesIn, walkExpression } from './expression.ts'
import { type Answer, type Of, type Question, rowName } from './schema.ts'

export type Explored = {
  walks: number
  /** Questions that were asked in one walk: the fewest and the most. */
  least: number
  most: number
  /** Asked in no walk: a condition that cannot hold, most likely. */
  never: readonly string[]
  /** Asked, and no answer that was tried meets its check. */
  stuck: readonly string[]
}

/**
 * Answers a questionnaire many times in different ways. What is found is certain for what was asked and met; `never` and
 * `stuck` say that nothing was found, not that nothing is. Repeatable: chance follows from the number of the walk.
 */
export function explore(compiled: Compiled, day: { today: string }, walks = 200): Explored {
  const candidates = new Map(
    [...compiled.questions.values()].map((each) => [each.question.code, candidatesOf(compiled, each, day.today)]),
  )
  const [asked, met, refused] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let round = 0; round < walks; round++) {
    const next = chanceFrom(round)
    const given: Record<string, Answer> = {}
    for (const [code, list] of candidates) {
      const answer = list[Math.floor(next() * list.length)]
      if (answer !== undefined) given[code] = answer
    }
    const { shown, answers, faults } = settled(compiled, given, candidates, next, day)
    const codes = shown.flatMap(({ questions }) => questions)
    least = Math.min(least, codes.length)
    most = Math.max(most, codes.length)
    for (const code of codes) asked.add(code)
    for (const code of Object.keys(answers)) met.add(code)
    for (const { question, code } of faults) if (code === 'answer.rule') refused.add(question)
  }
  const all = [...compiled.questions.keys()]
  return {
    ...{ walks, most, least: Math.min(least, most) },
    never: all.filter((code) => !asked.has(code)),
    stuck: all.filter((code) => refused.has(code) && !met.has(code)),
  }
}

/** Some further answers for what its check did not take. */
function settled(
  compiled: Compiled,
  given: Record<string, Answer>,
  candidates: ReadonlyMap<string, readonly (Answer | undefined)[]>,
  next: () => number,
  day: { today: string },
) {
  let outcome = walk(compiled, given, day)
  for (let again = 0; again < 3 && outcome.faults.length > 0; again++) {
    for (const { question } of outcome.faults) {
      const list = (candidates.get(question) ?? []).filter((each) => each !== undefined)
      const answer = list[Math.floor(next() * list.length)]
      if (answer !== undefined) given[question] = answer
    }
    outcome = walk(compiled, given, day)
  }
  return outcome
}

/** mulberry32: the same numbers for the same walk, on any machine. */
function chanceFrom(seed: number): () => number {
  let state = (seed * 0x9e3779b9 + 1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 15), z | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296
  }
}

/** Answers worth trying: all choices, bounds, and the figures and words that rules about it name; at times none. */
function candidatesOf(
  compiled: Compiled,
  { question, check }: CompiledQuestion,
  today: string,
): (Answer | undefined)[] {
  const named = literalsAbout(compiled, question, check)
  const none: Answer[] = [
    ...(question.dontKnow ? [{ none: 'dontKnow' } as const] : []),
    ...(question.refuse ? [{ none: 'refused' } as const] : []),
  ]
  const open = question.required ? [] : [undefined]
  return [...kindCandidates(question, named, today), ...none, ...open]
}

function kindCandidates(question: Question, named: readonly (string | number)[], today: string): Answer[] {
  switch (question.kind) {
    case 'single':
      return question.choices.map(({ code }) => code)
    case 'scale':
      return question.points.map(({ value }) => value)
    case 'multiple': {
      const codes = question.choices.map(({ code }) => code)
      return [...codes.map((code) => [code]), codes.slice(0, question.most ?? codes.length), codes.slice(0, 2)]
    }
    case 'grid':
      return gridCandidates(question)
    case 'number': {
      const figures = named.map(Number).filter(Number.isFinite)
      const around = [question.min ?? 0, question.max ?? 10, ...figures, 1].flatMap((at) => [at - 1, at, at + 1])
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, decimals } = question
      const held = around.map((each) => Number(Math.min(max, Math.max(min, each)).toFixed(decimals)))
      return [...new Set(held)]
    }
    case 'date': {
      const days = [...named.map(String), today, question.from ?? '', question.to ?? ''].filter((each) =>
        /^\d{4}-\d{2}-\d{2}$/.test(each),
      )
      return [...new Set(days.flatMap((each) => [dayBeside(each, -1), each, dayBeside(each, 1)]))].filter(
        (each) => each >= (question.from ?? '') && each <= (question.to ?? '9999'),
      )
    }
    case 'text':
      return ['Có', 'Thử một câu trả lời dài hơn', ...named.map(String)].map((each) => each.slice(0, question.longest))
    default:
      return []
  }
}

function gridCandidates({ rows, choices }: Of<'grid'>): Record<string, string>[] {
  const all = choices.map(({ code }) => Object.fromEntries(rows.map((row) => [row.code, code])))
  const mixed = choices.map((_, shift) =>
    Object.fromEntries(rows.map((row, i) => [row.code, choices[(i + shift) % choices.length]!.code])),
  )
  return [...all, ...mixed]
}

const dayBeside = (day: string, by: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

/** Figures and words in every rule that names the question, and in its own check. */
function literalsAbout(compiled: Compiled, question: Question, check: Expr | undefined): (string | number)[] {
  const names = new Set(
    question.kind === 'grid' ? question.rows.map((row) => rowName(question.code, row.code)) : [question.code],
  )
  const rules = [
    ...compiled.sections.map(({ when }) => when),
    ...[...compiled.questions.values()].flatMap((each) => [each.when, each.check]),
  ].filter((each): each is Expr => each !== undefined && namesIn(each).some((name) => names.has(name)))
  const found: (string | number)[] = []
  for (const rule of check ? [check, ...rules] : rules)
    walkExpression(rule, (each) => {
      if (each.kind === 'number' || each.kind === 'text') found.push(each.value)
    })
  return [...new Set(found)].filter((each) => each !== '').slice(0, 40)
}

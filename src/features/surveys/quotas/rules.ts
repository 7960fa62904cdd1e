import { holdsOf } from '#lib/questionnaire/answering.ts'
import { type Compiled, compileRule, type Fault } from '#lib/questionnaire/compile.ts'
import { namesIn } from '#lib/questionnaire/expression.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { Problem } from '#platform/problem.ts'
import type { Quota } from '../schema.ts'

type Day = { today: string }

/** Whether an answer counts for a quota. */
export function countsFor({ rule }: Pick<Quota, 'rule'>, compiled: Compiled, answers: Answers, day: Day): boolean {
  if (rule === null) return true
  const { expr } = compileRule(compiled, rule)
  return expr !== undefined && holdsOf(compiled, expr, answers, day)
}

export function checkRules(
  quotas: readonly Pick<Quota, 'title' | 'rule'>[],
  compiled: Compiled,
  inWords: (fault: Fault) => string,
): void {
  for (const { title, rule } of quotas) {
    const [fault] = rule === null ? [] : compileRule(compiled, rule).faults
    if (fault) throw new Problem('survey.quota_rule', { title, why: inWords(fault) })
  }
}

/** Who comes for a place that is gone is told so, by name of the group. */
export function checkPlaces(quotas: readonly Pick<Quota, 'title' | 'most' | 'taken'>[]): void {
  const full = quotas.find(({ most, taken }) => taken >= most)
  if (full) throw new Problem('survey.full', { title: full.title })
}

type Full = Pick<Quota, 'title' | 'rule'>

/** The full group that somebody belongs to, as far as he has answered what it asks about; said before he goes on. */
export function fullFor(full: readonly Full[], compiled: Compiled, answers: Answers, day: Day): Full | undefined {
  return full.find((quota) => {
    if (quota.rule === null) return true
    const { expr } = compileRule(compiled, quota.rule)
    const known = (name: string) =>
      answers[name] !== undefined ||
      [...compiled.questions.keys()].some((code) => name.startsWith(`${code}_`) && answers[code] !== undefined)
    return expr !== undefined && namesIn(expr).every(known) && holdsOf(compiled, expr, answers, day)
  })
}

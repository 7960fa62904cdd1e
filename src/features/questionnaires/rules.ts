import type { AnswerFault } from '#lib/questionnaire/answering.ts'
import { compile, type Fault } from '#lib/questionnaire/compile.ts'
import { type Questionnaire, wordsIn } from '#lib/questionnaire/schema.ts'
import { scoringFaults } from '#lib/questionnaire/scoring.ts'
import { Problem } from '#platform/problem.ts'

type Say = (key: string, values: Readonly<Record<string, unknown>>) => string

/** A fault of a questionnaire in words; that of an expression says where it stopped. */
export function faultInWords({ code, facts, part }: Fault, say: Say): string {
  if (code === 'questionnaire.expression') return say(`fault.${String(facts.why)}`, facts)
  if (code === 'questionnaire.shape') return say(`fault.shape.${String(facts.kind)}`, facts)
  return say(`fault.${code}`, { ...facts, part: say(`fault.part.${part}`, {}) })
}

/** What keeps a draft from being asked: faults of the form, and of how its answers become points. */
export const allFaults = (content: unknown): readonly Fault[] => {
  const { compiled, faults } = compile(content)
  return compiled ? scoringFaults(compiled.questionnaire) : faults
}

export const faultsOf = (content: unknown, say: Say) =>
  allFaults(content).map((each) => ({ place: each.place, part: each.part, words: faultInWords(each, say) }))

/** Why an answer is not taken, in words; what a question says itself of its rule comes first. */
export function answerFaultInWords(
  fault: AnswerFault,
  questionnaire: Questionnaire,
  language: string,
  say: Say,
): string {
  const question = questionnaire.sections
    .flatMap(({ questions }) => questions)
    .find(({ code }) => code === fault.question)
  const own = wordsIn(question?.check?.message, language, questionnaire.languages[0] ?? 'vi')
  if (fault.code === 'answer.rule' && own) return own
  return say(`fault.${fault.code}`, fault.facts)
}

export const questionCount = ({ sections }: Questionnaire): number =>
  sections.reduce((sum, { questions }) => sum + questions.filter(({ kind }) => kind !== 'note').length, 0)

/** What a new questionnaire holds before anything was written. */
export const emptyQuestionnaire = (title: string): Questionnaire => ({
  title: { vi: title },
  languages: ['vi'],
  sections: [{ code: 'phan_1', title: { vi: 'Phần 1' }, questions: [] }],
})

type Version = { number: number; edit: number; testedEdit: number | null; publishedAt: Date | null }

/** A published version never changes; a draft is changed as its author saw it. */
export function checkDraft(version: Version, edit: number): void {
  if (version.publishedAt !== null) throw new Problem('questionnaire.published', { number: version.number })
  if (version.edit !== edit) throw new Problem('write.conflict', { edit: version.edit })
}

/** Only what somebody has gone through to its end since the last change may be asked of people. */
export function checkPublishable(version: Version & { content: Questionnaire }): void {
  if (allFaults(version.content).length > 0) throw new Problem('questionnaire.faulty')
  if (version.testedEdit !== version.edit) throw new Problem('questionnaire.not_tested')
}

import { type Question, type Questionnaire, wordsIn } from './schema.ts'
import { scoredIn } from './scored.ts'

/** A question that a result tells little of: nobody has said which levels are satisfied, or that its number is a quantity. */
export type Unsaid = { section: string; code: string; label: string; why: 'levels' | 'number' }

export function unsaidIn(questionnaire: Questionnaire): Unsaid[] {
  const { sections, languages } = questionnaire
  // What becomes points is in the result, whatever else is said of it.
  const scored = new Set(scoredIn(questionnaire)?.items.flatMap(({ reads }) => reads))
  return sections.flatMap((section) =>
    section.questions.flatMap((question): Unsaid[] => {
      const why = whyUnsaid(question)
      if (!why || scored.has(question.code)) return []
      const label = wordsIn(question.label, 'vi', languages[0] ?? 'vi') || question.code
      return [{ section: section.code, code: question.code, label, why }]
    }),
  )
}

function whyUnsaid(question: Question): Unsaid['why'] | undefined {
  if (question.kind === 'number') return question.quantity ? undefined : 'number'
  if (question.kind === 'grid' || question.kind === 'scale') return question.positive.length > 0 ? undefined : 'levels'
  return undefined
}

/** Of each reason one sentence, naming its questions; the first of very many. */
export function unsaidInWords(
  unsaid: readonly Pick<Unsaid, 'label' | 'why'>[],
  say: (key: `unsaid.${Unsaid['why']}` | 'unsaid.more', values: Readonly<Record<string, unknown>>) => string,
): string[] {
  return (['levels', 'number'] as const).flatMap((why) => {
    const own = unsaid.filter((each) => each.why === why).map(({ label }) => `“${label}”`)
    if (own.length === 0) return []
    const rest = own.length - MOST_NAMED
    const named = own.slice(0, MOST_NAMED).join(', ')
    return [say(`unsaid.${why}`, { questions: rest > 0 ? say('unsaid.more', { named, count: rest }) : named })]
  })
}
const MOST_NAMED = 8

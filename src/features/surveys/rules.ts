import { Problem } from '#platform/problem.ts'
import type { SurveyState } from './schema.ts'

type Period = { state: string; opensOn: string; closesOn: string }

/** How a survey stands on a day: opened by a person, its days as they are set. */
export function stateOn({ state, opensOn, closesOn }: Period, today: string): SurveyState {
  if (state !== 'open') return state === 'draft' ? 'draft' : 'closed'
  if (today < opensOn) return 'waiting'
  return today > closesOn ? 'over' : 'open'
}

export function checkOpen(survey: Period, today: string): void {
  const { opensOn, closesOn } = survey
  const state = stateOn(survey, today)
  if (state === 'waiting') throw new Problem('survey.not_yet', { opensOn })
  if (state !== 'open') throw new Problem('survey.closed', { closesOn })
}

/** What is set about a survey may be changed until it is closed. */
export function checkChange(
  before: Period & { answers: number },
  next: Period & { openLink: boolean; codes: boolean },
): void {
  if (before.state === 'closed') throw new Problem('survey.closed', { closesOn: before.closesOn })
  if (next.opensOn > next.closesOn) throw new Problem('survey.days_crossed')
  if (!next.openLink && !next.codes) throw new Problem('survey.no_channel')
}

import { Problem } from '#platform/problem.ts'
import type { Described } from '../rules.ts'
import type { ReportProgress } from '../schema.ts'

/** Work that came from above is closed by a document: who leads it cannot hand in without naming it. */
export const needsAnswer = ({ planKind, role }: Pick<Described, 'planKind' | 'role'>): boolean =>
  planKind !== 'plan' && role === 'lead'

/** The answering document is one of the files of the work, and of a day that has come. */
export function checkAnswer(
  it: Pick<Described, 'planKind' | 'role'>,
  { submit, answer }: Pick<ReportProgress, 'submit' | 'answer'>,
  { files, today }: { files: ReadonlySet<string>; today: string },
): void {
  if (!answer) {
    if (submit && needsAnswer(it)) throw new Problem('assignment.answer_missing')
    return
  }
  if (!files.has(answer.evidenceId)) throw new Problem('access.not_found', { evidenceIds: [answer.evidenceId] })
  if (answer.issuedOn > today)
    throw new Problem('input.invalid', { fields: [{ field: 'answer.issuedOn', code: 'too_big' }] })
}

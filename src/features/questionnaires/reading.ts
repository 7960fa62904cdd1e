import type { Context } from '#features/access/operation.ts'
import type { Words } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import { faultsOf, questionCount } from './rules.ts'
import type { VersionPage, VersionSummary } from './schema.ts'
import { listVersions, type QuestionnaireSubject, type VersionRow } from './store.ts'

/** The words of questionnaires in one language. */
export const sayOf =
  (words: Words, locale: 'vi' | 'en' = 'vi') =>
  (key: string, values: Readonly<Record<string, unknown>>): string =>
    words(`questionnaire.${key}`, locale, values)

export function summaryOf({ number, edit, testedEdit, content, ...row }: VersionRow): VersionSummary {
  return {
    ...{ number, edit, tested: testedEdit === edit, questions: questionCount(content) },
    state: row.publishedAt === null ? 'draft' : 'published',
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedByName: row.publishedByName,
  }
}

/** One version; a draft is shown to those who may write it, and to nobody else. */
export async function pageOf(context: Context, subject: QuestionnaireSubject, number: number): Promise<VersionPage> {
  const can = context.can(subject)
  const all = await listVersions(context.db, subject.id)
  const versions = all.filter(({ publishedAt }) => publishedAt !== null || can.includes('questionnaire.edit'))
  const version = versions.find((each) => each.number === number)
  if (!version) throw new Problem('access.not_found')
  return {
    ...subject.row,
    ...{ version: summaryOf(version), versions: versions.map(summaryOf), content: version.content, can },
    faults: version.publishedAt === null ? faultsOf(version.content, sayOf(context.services.words)) : [],
  }
}

import type { Context } from '#features/access/operation.ts'
import type { Actor } from '#features/access/schema.ts'
import { findSurvey, type SurveySubject } from '../store.ts'
import { listGivenSurveys } from './store.ts'

/** Whoever was given people of its sample collects too, whichever agency he is from. */
export function asCollector(actor: Actor, subject: SurveySubject, given: ReadonlySet<string>): SurveySubject {
  if (!given.has(subject.id)) return subject
  const { coordinating = [] } = subject.parts
  const own = actor.grants.map(({ agencyId }) => agencyId)
  return { ...subject, parts: { ...subject.parts, coordinating: [...coordinating, ...own] } }
}

/** A survey as somebody who asks its people sees it. */
export async function findCollected(
  db: Context['db'],
  surveyId: string,
  { actor, userId }: Pick<Context, 'actor' | 'userId'>,
): Promise<SurveySubject | undefined> {
  const subject = await findSurvey(db, surveyId)
  return subject && asCollector(actor, subject, await listGivenSurveys(db, userId ?? ''))
}

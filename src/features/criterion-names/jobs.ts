import type { Context } from '#features/access/operation.ts'
import { criteriaOf, type Nameable, yearOf } from './rules.ts'
import { insertLearned, listLearned } from './store.ts'

type Planned = { indices: string[]; periodFrom: string | null; issuedOn: string | null }

/** The criteria that tasks of this plan can be tied to, with what people taught. */
export async function nameableFor({ db, services, today }: Context, plan: Planned): Promise<Nameable[]> {
  const learned = await listLearned(db)
  return criteriaOf(services.frameworks, { indices: plan.indices, year: yearOf(plan, today) }, learned)
}

/** After 'criterion.named': what a person said a name means holds for the documents that come. */
export async function rememberCriterion({ db, now }: Context, payload: Record<string, string>): Promise<void> {
  const { indexName = '', words = '', code = '', name = '', userId = null } = payload
  await insertLearned(db, { indexName, words, criterionCode: code, criterionName: name, createdBy: userId, now })
}

import type { Context } from '#features/access/operation.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { criteriaOf, type Nameable, type NamedAxis, oneNameEach, yearOf } from './rules.ts'
import { insertLearned, listAxes, listLearned } from './store.ts'

type Planned = { indices: string[]; periodFrom: string | null; issuedOn: string | null }

/** The criteria that tasks of this plan can be tied to, with what people taught. */
export async function nameableFor({ db, services, today }: Context, plan: Planned): Promise<Nameable[]> {
  const learned = await listLearned(db)
  return criteriaOf(services.frameworks, { indices: plan.indices, year: yearOf(plan, today) }, learned)
}

type Reading = Pick<Context, 'db' | 'services' | 'today'>

/** The one name of each of these axes, as the province's words for criteria are today; one query. */
export async function axisNames({ db, services, today }: Reading, axes: readonly NamedAxis[]) {
  const indices = [...new Set(axes.flatMap(({ indexName }) => indexName ?? []))]
  const year = Number(today.slice(0, 4))
  return oneNameEach(axes, criteriaOf(services.frameworks, { indices, year }, await listLearned(db)))
}

/** What documents call the axis of this name; the name alone where nothing else is called so. Without a name nothing. */
export async function axesNamed(
  context: Pick<Context, 'once'> & Reading,
  name: string | undefined,
): Promise<string[] | undefined> {
  if (name === undefined) return undefined
  const { axes, nameOf } = await context.once(`axis names ${context.today}`, async () => {
    const listed = await listAxes(context.db)
    return { axes: listed, nameOf: await axisNames(context, listed) }
  })
  const same = (it: NamedAxis) => fold(nameOf(it)) === fold(name)
  return [...new Set([name, ...axes.filter(same).map(({ axis }) => axis)])]
}

/** After 'criterion.named': what a person said a name means holds for the documents that come. */
export async function rememberCriterion({ db, now }: Context, payload: Record<string, string>): Promise<void> {
  const { indexName = '', words = '', code = '', name = '', userId = null } = payload
  await insertLearned(db, { indexName, words, criterionCode: code, criterionName: name, createdBy: userId, now })
}

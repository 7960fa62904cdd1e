import type { Context } from '#features/access/operation.ts'
import { resolveName } from '#features/agency-names/rules.ts'
import { passingOf } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { becomesPlan } from '#features/documents/rules.ts'
import { findDocument, findReading, findSource } from '#features/documents/store.ts'
import { amendedNumbers } from '#lib/plan-comparison/amends.ts'
import { Problem } from '#platform/problem.ts'
import { headerDraft, mostTasks, standingAgencyName, unresolvedAgency } from './rules.ts'
import { type Plan, PlanKind } from './schema.ts'
import { findPlanForUpdate, getPlan, insertPlan, insertPlanParts, savePlan, saveStandingAgency } from './store.ts'

/** After 'agency.ended': plans that it kept are kept by its one successor; with several, whoever issued them decides. */
export async function passStanding(
  { db, today, now }: Context,
  { agencyId = '' }: Record<string, string>,
): Promise<void> {
  const passing = passingOf(await loadDirectory(db, today), agencyId, today)
  const [heir] = passing?.to ?? []
  if (heir && passing?.to.length === 1) await saveStandingAgency(db, { fromId: agencyId, toId: heir.agency.id, now })
}

/** After 'document.read': an issued plan becomes a draft; for anything else a person has to say so (`plan.fromDocument`). */
export async function draftPlan(context: Context, { documentId = '' }: Record<string, string>): Promise<void> {
  const reading = await findReading(context.db, documentId)
  if (reading && becomesPlan(reading.kind) && reading.tasks.length <= mostTasks) await createDraft(context, documentId)
}

/** After 'improvement.chosen': a plan about one index is drafted; 'tasks' of the event become its tasks. */
export async function draftWantedPlan({ db, userId }: Context, payload: Record<string, string>): Promise<void> {
  const { planId = '', title = '', indexName = '', agencyId = '', standingAgencyId = '' } = payload
  const header = { title, number: null, issuedOn: null, indices: [indexName], agencyId, standingAgencyId }
  await insertPlan(db, { id: planId, ...header, flags: [], createdBy: userId })
}

/** After 'cascade.drafted': an agency draws up its own plan from what a plan above asks of it; 'pairs' become its tasks. */
export async function draftOwnPlan({ db, userId }: Context, payload: Record<string, string>): Promise<void> {
  const { planId = '', parentPlanId = '', title = '', agencyId = '' } = payload
  const { periodFrom, periodTo, indices } = (await getPlan(db, parentPlanId)).plan
  const header = { title, number: null, issuedOn: null, periodFrom, periodTo, indices, parentPlanId }
  const who = { agencyId, standingAgencyId: agencyId, createdBy: userId }
  await insertPlan(db, { id: planId, ...header, ...who, flags: [] })
}

/** After 'directive.registered': a document that a person has typed in is issued at once; 'tasks' become its tasks. */
export async function issueDirective({ db, now, userId }: Context, payload: Record<string, string>): Promise<void> {
  const { planId = '', kind, number = '', issuedOn = '', title = '', agencyId = '', standingAgencyId = '' } = payload
  const header = { kind: PlanKind.parse(kind), number, issuedOn, title, agencyId, standingAgencyId, indices: [] }
  const confirmed = { status: 'confirmed', confirmedAt: now, confirmedBy: userId } as const
  await insertPlan(db, { id: planId, ...header, ...confirmed, flags: [], createdBy: userId })
}

/** After 'directive.drafted': a document that was read becomes the draft of one, kept by the agency that has to answer it. */
export async function draftDirective(context: Context, payload: Record<string, string>): Promise<void> {
  const { documentId = '', kind, agencyId = '', standingAgencyId = '' } = payload
  await createDraft(context, documentId, { kind: PlanKind.parse(kind), agencyId, standingAgencyId })
}

/** After 'cascade.started': the draft of a file that was loaded for a plan above names that as its superior. */
export async function nameSuperior({ db, now }: Context, payload: Record<string, string>): Promise<void> {
  const { planId = '', parentPlanId = '' } = payload
  const draft = await findPlanForUpdate(db, planId)
  if (draft?.plan.status !== 'draft' || draft.plan.parentPlanId) return
  await savePlan(db, draft, { parentPlanId }, now)
}

/** What a person says of a document that comes from above: it has no issuer here, so nobody is looked for. */
type Kept = Pick<Plan, 'kind' | 'agencyId' | 'standingAgencyId'>

/** Header, bases, targets, baselines and outline of a document become a draft, and 'plan.drafted' adds its tasks. */
export async function createDraft(context: Context, documentId: string, kept?: Kept): Promise<string> {
  const { db, userId, today } = context
  const [found, reading] = [await findDocument(db, documentId), await findReading(db, documentId)]
  if (!found || !reading) throw new Problem('document.not_read', { state: found?.document.state })
  if (reading.tasks.length > mostTasks) throw new Problem('plan.too_many_tasks', { limit: mostTasks })
  const { document } = found
  const { agencyName, flags, ...header } = headerDraft(reading, document.filename)
  const directory = await loadDirectory(db, header.issuedOn ?? today)
  const issuer = agencyName === null ? undefined : certainAgency(directory, agencyName, undefined)
  const agencyId = issuer ?? document.agencyId
  const followsUp = standingAgencyName(reading.tasks)
  const standing = followsUp === undefined ? undefined : certainAgency(directory, followsUp, agencyId)
  const lines = (await findSource(db, documentId))?.lines ?? []
  const planId = await insertPlan(db, {
    ...header,
    documentId,
    agencyId,
    standingAgencyId: standing ?? document.agencyId,
    flags: issuer || kept ? flags : [...flags, unresolvedAgency(agencyName)],
    createdBy: userId,
    ...kept,
    amends: amendedNumbers(header.title, lines, header.number),
  })
  await insertPlanParts(db, planId, reading)
  await context.emit('plan.drafted', { planId })
  return planId
}

function certainAgency(directory: Directory, name: string, issuerId: string | undefined): string | undefined {
  const { certainty, candidates } = resolveName(directory, name, { issuerId })
  return certainty === 'certain' ? (candidates[0]?.agencyId ?? undefined) : undefined
}

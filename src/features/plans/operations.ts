import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id, NextPage } from '#features/access/schema.ts'
import { findDocument, findDocumentForUpdate } from '#features/documents/store.ts'
import { Problem } from '#platform/problem.ts'
import { createDraft } from './jobs.ts'
import { deletePassages, insertPassages } from './passages/store.ts'
import {
  checkAgenciesDay,
  checkChange,
  checkHeader,
  checkReviewed,
  checkVersion,
  missingOf,
  withoutDoubts,
} from './rules.ts'
import {
  CreatePlan,
  ListPlans,
  Passage,
  Plan,
  PlanDetail,
  PlanRow,
  PlanVersion,
  PublishPlan,
  SettlePassages,
  UpdatePlan,
} from './schema.ts'
import {
  countOfPlans,
  deletePlan,
  findPlan,
  findPlanForUpdate,
  findSameNumber,
  getPlan,
  insertPlan,
  listPlanParts,
  listPlans,
  noCounts,
  type PlanSubject,
  savePlan,
  serves,
} from './store.ts'

const ById = z.object({ planId: Id })
const one = (subject: PlanSubject, { can }: Pick<Context, 'can'>): Plan => ({ ...subject.plan, can: can(subject) })
const reload = async (context: Context, id: string) => one(await getPlan(context.db, id), context)

export const listAllPlans = operation({
  name: 'plan.list',
  method: 'GET',
  path: '/plans',
  summary: 'Kế hoạch đã ban hành, và dự thảo của các đơn vị mình phụ trách; mới nhất trước.',
  input: ListPlans,
  output: z.object({ plans: z.array(PlanRow), next: NextPage }),
  allow: 'plan.read',
  run: async (context, input) => {
    const { db } = context
    const found = await listPlans(db, { ...input, reach: context.reach('plan.read'), limit: input.limit + 1 })
    const page = found.slice(0, input.limit)
    const ids = page.map(({ id }) => id)
    const counts = await countsOf(context, ids)
    const plans = page.map((each) => ({ ...one(each, context), counts: counts.get(each.id) ?? noCounts }))
    return { plans, next: found.length > input.limit ? (ids.at(-1) ?? null) : null }
  },
})

const countsOf = ({ db, once, today }: Context, ids: readonly string[]) =>
  once(`counts ${today} ${ids}`, () => countOfPlans(db, ids, today))

export const showPlan = operation({
  name: 'plan.get',
  method: 'GET',
  path: '/plans/:planId',
  summary: 'Một kế hoạch với căn cứ, mục tiêu, số liệu gốc, bố cục và những gì còn thiếu để xác nhận.',
  input: ById,
  output: PlanDetail,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async (context) => {
    const { db, subject } = context
    const counts = (await countsOf(context, [subject.id])).get(subject.id) ?? noCounts
    const { plan, flags } = subject
    const document = plan.documentId ? await findDocument(db, plan.documentId) : undefined
    const documentCan = document ? context.can(document) : []
    const missing =
      plan.status === 'draft' ? missingOf({ ...plan, flags }, { ...counts, inName: !cannotSign(context) }) : []
    return { ...one(subject, context), ...(await listPlanParts(db, subject.id)), counts, flags, documentCan, missing }
  },
})

/** Who keeps a draft without being able to confirm it may not act for its issuer. */
function cannotSign({ can, subject }: Context & { subject: PlanSubject }): boolean {
  const verbs = can(subject)
  return verbs.includes('plan.edit') && !verbs.includes('plan.confirm')
}

export const planFromDocument = operation({
  name: 'plan.fromDocument',
  method: 'POST',
  path: '/documents/:documentId/plan',
  summary: 'Lập dự thảo kế hoạch từ một văn bản đã đọc, cả khi văn bản không được nhận ra là kế hoạch.',
  input: z.object({ documentId: Id }),
  output: Plan,
  allow: 'plan.edit',
  subject: (db, { documentId }) => findDocumentForUpdate(db, documentId),
  run: async (context) => {
    const { document } = context.subject
    if (document.planId) throw new Problem('document.has_plan', { documentId: document.id, planId: document.planId })
    return reload(context, await createDraft(context, document.id))
  },
})

export const createPlan = operation({
  name: 'plan.create',
  method: 'POST',
  path: '/plans',
  summary: 'Lập dự thảo kế hoạch bằng tay, không có văn bản để đọc.',
  input: CreatePlan,
  output: Plan,
  allow: 'plan.edit',
  run: async (context, input) => {
    const reach = context.reach('plan.edit')
    const own = reach === 'all' || reach.has(input.standingAgencyId) || reach.has(input.agencyId)
    if (!own) throw new Problem('access.verb_missing', { verb: 'plan.edit' })
    return reload(context, await insertPlan(context.db, { ...input, flags: [], createdBy: context.userId }))
  },
})

export const updatePlan = operation({
  name: 'plan.update',
  method: 'PATCH',
  path: '/plans/:planId',
  summary: 'Sửa phần đầu của kế hoạch; đã xác nhận thì không sửa số, ngày, tên và cơ quan ban hành.',
  input: UpdatePlan,
  output: Plan,
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version, ...wanted }) => {
    const { db, subject, now, today, userId } = context
    const change = withDay(wanted, today)
    checkVersion(one(subject, context), version)
    checkChange(one(subject, context), change)
    checkAgenciesDay(change, today)
    await checkLinks(context, change)
    const chosen = change.agenciesAsOf === undefined ? {} : { agenciesChosenBy: change.agenciesAsOf && userId }
    await savePlan(db, subject, { ...change, ...chosen, flags: withoutDoubts(subject.flags, change) }, now)
    const after = await getPlan(db, planId)
    if (hangsTasks.some((field) => after.plan[field] !== subject.plan[field]))
      await context.emit('plan.redated', { planId })
    if (after.plan.status !== 'draft' && after.plan.parentPlanId !== subject.plan.parentPlanId)
      await context.emit('plan.retied', { planId })
    return reload(context, planId)
  },
  audit: ({ planId: _, ...change }) => change,
})

type Change = Omit<z.output<typeof UpdatePlan>, 'planId' | 'version'>

const withDay = ({ agenciesAsOf, ...change }: Change, today: string): Change => ({
  ...change,
  ...(agenciesAsOf === undefined ? {} : { agenciesAsOf: agenciesAsOf === 'today' ? today : agenciesAsOf }),
})

/** On which names and due days of a draft's tasks hang. */
const hangsTasks = ['issuedOn', 'agencyId', 'agenciesAsOf'] as const

/** Plans that another one hangs on must be seen by the person who ties them, and no plan hangs on itself. */
async function checkLinks(
  { db, can, subject }: Context & { subject: PlanSubject },
  { parentPlanId, replacesPlanId }: Partial<Record<'parentPlanId' | 'replacesPlanId', string | null | undefined>>,
): Promise<void> {
  if (parentPlanId) {
    const parent = await getPlan(db, parentPlanId)
    if (parent.id === subject.id || !can(parent).includes('plan.read')) throw new Problem('access.not_found')
    if (await serves(db, parent.id, subject.id)) throw new Problem('plan.circular', { number: parent.plan.number })
  }
  if (replacesPlanId) {
    const replaced = await getPlan(db, replacesPlanId)
    if (replaced.id === subject.id || !can(replaced).includes('plan.confirm')) throw new Problem('access.not_found')
  }
}

export const settlePassages = operation({
  name: 'plan.settlePassages',
  method: 'POST',
  path: '/plans/:planId/passages',
  summary: 'Cho biết những đoạn máy chưa đọc không phải là nhiệm vụ, hoặc lấy lại điều đó.',
  input: SettlePassages,
  output: z.object({ passages: z.array(Passage) }),
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async ({ db, subject, now, userId }, { planId, passages, settled }) => {
    if (subject.plan.status !== 'draft') throw new Problem('plan.not_draft', { status: subject.plan.status })
    if (settled) await insertPassages(db, { planId, passages, userId, now })
    else {
      const froms = passages.map(({ lineFrom }) => lineFrom)
      await deletePassages(db, planId, froms)
    }
    return { passages: (await listPlanParts(db, planId)).passages }
  },
  audit: ({ passages, settled }) => ({ passages, settled }),
})

export const confirmPlan = operation({
  name: 'plan.confirm',
  method: 'POST',
  path: '/plans/:planId/confirm',
  summary: 'Xác nhận kế hoạch: từ đây mọi đơn vị thấy phần việc của mình.',
  input: PlanVersion,
  output: Plan,
  allow: 'plan.confirm',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version }) => {
    const { db, subject, now, today, userId } = context
    const { plan, flags } = subject
    checkVersion(one(subject, context), version)
    if (plan.status !== 'draft') throw new Problem('plan.not_draft', { status: plan.status })
    const counts = (await countOfPlans(db, [planId], today)).get(planId) ?? noCounts
    checkHeader(missingOf({ ...plan, flags }, counts))
    checkReviewed(counts)
    const twin = await findSameNumber(db, subject)
    if (twin && twin !== plan.replacesPlanId)
      throw new Problem('plan.number_taken', { number: plan.number, planId: twin })
    await replaceEarlier(context)
    await savePlan(db, subject, { status: 'confirmed', confirmedAt: now, confirmedBy: userId }, now)
    await context.emit('plan.confirmed', { planId })
    return reload(context, planId)
  },
  audit: (_, { number, agencyId }) => ({ number, agencyId }),
})

/** The plan that this one replaces ends with its confirmation. */
async function replaceEarlier(context: Context & { subject: PlanSubject }): Promise<void> {
  const { db, subject, now } = context
  const earlierId = subject.plan.replacesPlanId
  if (!earlierId) return
  const earlier = await findPlanForUpdate(db, earlierId)
  if (earlier?.plan.status !== 'confirmed') throw new Problem('plan.not_confirmed', { planId: earlierId })
  if (!context.can(earlier).includes('plan.confirm')) throw new Problem('access.verb_missing', { verb: 'plan.confirm' })
  await savePlan(db, earlier, { status: 'replaced' }, now)
  await context.emit('plan.replaced', { planId: earlierId, byPlanId: subject.id })
}

export const publishPlan = operation({
  name: 'plan.publish',
  method: 'POST',
  path: '/plans/:planId/publish',
  summary: 'Đưa kế hoạch đã xác nhận lên trang công khai, hoặc gỡ xuống.',
  input: PublishPlan,
  output: Plan,
  allow: 'plan.publish',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version, isPublic }) => {
    checkVersion(one(context.subject, context), version)
    if (context.subject.plan.status === 'draft') throw new Problem('plan.not_confirmed')
    await savePlan(context.db, context.subject, { isPublic }, context.now)
    return reload(context, planId)
  },
  audit: ({ isPublic }) => ({ isPublic }),
})

export const finishPlan = operation({
  name: 'plan.finish',
  method: 'POST',
  path: '/plans/:planId/finish',
  summary: 'Kết thúc một kế hoạch đã xác nhận; kết quả giữ nguyên để tra cứu.',
  input: PlanVersion,
  output: Plan,
  allow: 'plan.confirm',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version }) => {
    checkVersion(one(context.subject, context), version)
    if (context.subject.plan.status !== 'confirmed') throw new Problem('plan.not_confirmed')
    await savePlan(context.db, context.subject, { status: 'finished' }, context.now)
    return reload(context, planId)
  },
})

export const discardPlan = operation({
  name: 'plan.discard',
  method: 'DELETE',
  path: '/plans/:planId',
  summary: 'Bỏ một dự thảo; văn bản đã tải lên vẫn còn và có thể lập lại kế hoạch.',
  input: z.object({ planId: Id, version: z.coerce.number().int().min(1) }),
  output: z.object({ id: Id }),
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version }) => {
    checkVersion(one(context.subject, context), version)
    if (context.subject.plan.status !== 'draft') throw new Problem('plan.not_draft')
    await deletePlan(context.db, planId)
    return { id: planId }
  },
})

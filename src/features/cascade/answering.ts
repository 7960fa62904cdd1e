import { v7 as uuid } from 'uuid'
import { type Context, operation } from '#features/access/operation.ts'
import { findDocument } from '#features/documents/store.ts'
import { listTasks } from '#features/tasks/store.ts'
import { Problem } from '#platform/problem.ts'
import { findRequestSubject } from './asking.ts'
import { issuedTasks } from './jobs.ts'
import { listAskedTaskIds, listOwnTasks, listUnlinked } from './matrix/store.ts'
import {
  checkHolds,
  columnOf,
  type DutySubject,
  findDutySubject,
  findDutySubjectForUpdate,
  mayDraftFor,
  reloadColumn,
} from './reading.ts'
import { checkPairs, lacksOf } from './rules.ts'
import {
  AgencyColumn,
  AnswerRequest,
  DraftedOwnPlan,
  OfAgency,
  StartFromDocument,
  TieOwnTasks,
  WaiveTask,
} from './schema.ts'
import { answerInPlace, deleteLinks, deleteWaivers, saveAnswer, saveDocument, saveLinks, saveWaiver } from './store.ts'

type OnDuty = Context & { subject: DutySubject }

const answerOf = ({ userId, actor, now }: Context, answer: string) => ({ answer, userId, name: actor.name, now })

export const tieOwnTasks = operation({
  name: 'cascade.tie',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/ties',
  summary: 'Cho biết nhiệm vụ nào của đơn vị đáp ứng nhiệm vụ nào của cấp trên; xác nhận hoặc sửa đề xuất của máy.',
  input: TieOwnTasks,
  output: AgencyColumn,
  allow: 'cascade.answer',
  subject: (db, { planId, agencyId }) => findDutySubjectForUpdate(db, planId, agencyId),
  run: async (context, { tie, untie }) => {
    const { db, subject, userId, now } = context
    checkHolds(subject)
    const { duty } = subject
    const lacks = await lacksOfOwn(context)
    const upper = await listAskedTaskIds(db, duty.planId, duty.agencyId)
    checkPairs(tie, { own: new Set(lacks.keys()), upper })
    await deleteLinks(db, duty.id, untie)
    const links = tie.map((pair) => ({ ...pair, likeness: null, lacks: lacks.get(pair.ownTaskId) ?? [] }))
    await saveLinks(db, duty.id, links, { userId, now })
    const covered = [...new Set(tie.map(({ taskId }) => taskId))]
    await deleteWaivers(db, duty.id, covered)
    await answerInPlace(db, duty.id, covered, answerOf(context, 'Đã ghép với nhiệm vụ trong kế hoạch của đơn vị.'))
    return reloadColumn(context)
  },
  audit: ({ tie, untie }) => ({ tie, untie }),
})

/** Issued tasks of the agency under this duty, with what each lacks. */
async function lacksOfOwn({ db, subject: { duty }, today }: OnDuty) {
  const known = await listOwnTasks(db, { dutyId: duty.id }, today)
  const planIds = new Set([...known, ...(await listUnlinked(db, duty, today))].map(({ planId }) => planId))
  const lacks = new Map<string, ReturnType<typeof lacksOf>>()
  for (const planId of planIds) {
    for (const task of issuedTasks(await listTasks(db, planId))) lacks.set(task.id, lacksOf(task))
  }
  return lacks
}

export const waiveTask = operation({
  name: 'cascade.waive',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/waivers',
  summary: 'Nói vì sao một nhiệm vụ của cấp trên không áp dụng cho đơn vị, hoặc lấy lại điều đó.',
  input: WaiveTask,
  output: AgencyColumn,
  allow: 'cascade.answer',
  subject: (db, { planId, agencyId }) => findDutySubjectForUpdate(db, planId, agencyId),
  run: async (context, { taskId, reason }) => {
    const { db, subject, actor, userId, now } = context
    checkHolds(subject)
    const { duty } = subject
    if (!(await listAskedTaskIds(db, duty.planId, duty.agencyId)).has(taskId)) throw new Problem('access.not_found')
    if (reason === null) await deleteWaivers(db, duty.id, [taskId])
    else {
      await saveWaiver(db, duty.id, taskId, { reason, name: actor.name, userId, now })
      await answerInPlace(db, duty.id, [taskId], answerOf(context, `Không áp dụng: ${reason}`))
    }
    return reloadColumn(context)
  },
  audit: ({ taskId, reason }) => ({ taskId, reason }),
})

export const answerRequest = operation({
  name: 'cascade.answer',
  method: 'POST',
  path: '/cascade-requests/:requestId/answer',
  summary: 'Trả lời đề nghị bổ sung của cấp trên.',
  input: AnswerRequest,
  output: AgencyColumn,
  allow: 'cascade.answer',
  subject: (db, { requestId }) => findRequestSubject(db, requestId),
  run: async (context, { answer }) => {
    const { db, subject } = context
    checkHolds(subject)
    const { request } = subject
    if (request.closedAt !== null) throw new Problem('cascade.request_closed')
    await saveAnswer(db, request.id, answerOf(context, answer))
    const duty = await findDutySubject(db, request.planId, request.agencyId)
    if (!duty) throw new Problem('access.not_found')
    return columnOf(context, duty)
  },
  audit: ({ answer }) => ({ answer }),
})

/** Who answers for an agency may draw up its plan only with the right to do so there. */
function checkMayDraft(context: OnDuty): void {
  if (!mayDraftFor(context, context.subject.duty.agencyId))
    throw new Problem('access.verb_missing', { verb: 'plan.edit' })
}

export const startFromDocument = operation({
  name: 'cascade.start',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/document',
  summary:
    'Văn bản vừa tải lên là kế hoạch của đơn vị theo kế hoạch cấp trên: dự thảo đọc được sẽ ghi sẵn kế hoạch cấp trên.',
  input: StartFromDocument,
  output: OfAgency,
  allow: 'cascade.answer',
  subject: (db, { planId, agencyId }) => findDutySubjectForUpdate(db, planId, agencyId),
  run: async (context, { planId, agencyId, documentId }) => {
    const { db, subject } = context
    checkHolds(subject)
    checkMayDraft(context)
    const document = await findDocument(db, documentId)
    if (!document || !mayDraftFor(context, document.document.agencyId)) throw new Problem('access.not_found')
    await saveDocument(db, subject.duty.id, documentId)
    // Reading may have been faster than this request.
    const drafted = document.document.planId
    if (drafted) await context.emit('cascade.started', { planId: drafted, parentPlanId: planId, agencyId })
    return { planId, agencyId }
  },
  audit: ({ documentId }) => ({ documentId }),
})

export const draftOwnPlan = operation({
  name: 'cascade.draft',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/plan',
  summary: 'Lập dự thảo kế hoạch của đơn vị từ những nhiệm vụ mà kế hoạch cấp trên giao cho đơn vị.',
  input: OfAgency,
  output: DraftedOwnPlan,
  allow: 'cascade.answer',
  subject: (db, { planId, agencyId }) => findDutySubjectForUpdate(db, planId, agencyId),
  run: async (context, { agencyId }) => {
    const { db, subject, now, userId } = context
    checkHolds(subject)
    checkMayDraft(context)
    const { duty, upper } = subject
    if (duty.ownPlanId) throw new Problem('cascade.issued', { planId: duty.ownPlanId })
    const asked = await listAskedTaskIds(db, duty.planId, agencyId)
    const pairs = [...asked].map((taskId) => ({ taskId, ownTaskId: uuid() }))
    const planId = uuid()
    await context.emit('cascade.drafted', {
      ...{ planId, parentPlanId: upper.id, agencyId, agencyName: duty.agencyName },
      title: `Triển khai thực hiện Kế hoạch số ${upper.plan.number ?? '…'} về ${upper.plan.title}`.slice(0, 2000),
      pairs: JSON.stringify(pairs),
    })
    const links = pairs.map((pair) => ({ ...pair, likeness: null, lacks: [] }))
    await saveLinks(db, duty.id, links, { userId, now })
    return { planId, tasks: pairs.length }
  },
  audit: (_, { planId }) => ({ planId }),
})

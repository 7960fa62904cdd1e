import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { findPlan, findPlanForUpdate, getPlan } from '#features/plans/store.ts'
import { findTask } from '#features/tasks/store.ts'
import { Problem } from '#platform/problem.ts'
import { ruleOf, settleDuties } from './jobs.ts'
import { countDuties, listDrafts, listOwed, listOwnTasks, listRequests, listWaivers } from './matrix/store.ts'
import {
  answering,
  columnOf,
  findDutySubject,
  matrixFor,
  mayDraftFor,
  ownTask,
  requestOf,
  wholeMatrix,
} from './reading.ts'
import { cellState, dutyState, dutySubject, lacksTogether, lateBy, tallyOf } from './rules.ts'
import {
  AgencyColumn,
  CascadeSummary,
  CoverageMatrix,
  MyDuty,
  OfAgency,
  OfPlan,
  RuleVersion,
  SetRule,
  TaskBelow,
} from './schema.ts'
import { saveRule } from './store.ts'

export const summariseCascade = operation({
  name: 'cascade.summary',
  method: 'GET',
  path: '/plans/:planId/cascade/summary',
  summary:
    'Bao nhiêu đơn vị phải ban hành kế hoạch của mình theo kế hoạch này, đã ban hành, chậm; chỉ tính đơn vị được xem.',
  input: OfPlan,
  output: CascadeSummary,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async ({ db, can, subject, today }, { planId }) => {
    const { agencyIds, ...counted } = await countDuties(db, planId, today)
    const seen = agencyIds.filter((id) => can(dutySubject(planId, subject, [id])).includes('cascade.read'))
    const canSet = subject.plan.status === 'confirmed' && can(subject).includes('plan.edit')
    // Who sees one column is told of that one alone.
    return seen.length === agencyIds.length
      ? { ...counted, canSet }
      : { agencies: seen.length, issued: 0, late: 0, canSet }
  },
})

export const showCoverage = operation({
  name: 'cascade.matrix',
  method: 'GET',
  path: '/plans/:planId/cascade',
  summary: 'Ma trận triển khai: nhiệm vụ của kế hoạch cấp trên × đơn vị phải ban hành kế hoạch.',
  input: OfPlan,
  output: CoverageMatrix,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: (context) => matrixFor(context, context.subject),
})

export const showColumn = operation({
  name: 'cascade.agency',
  method: 'GET',
  path: '/plans/:planId/cascade/agencies/:agencyId',
  summary:
    'Một đơn vị đối với kế hoạch cấp trên: thời hạn ban hành và cách tính, từng nhiệm vụ và nhiệm vụ của mình đáp ứng nó.',
  input: OfAgency,
  output: AgencyColumn,
  allow: 'cascade.read',
  subject: (db, { planId, agencyId }) => findDutySubject(db, planId, agencyId),
  run: (context) => columnOf(context, context.subject),
})

export const showTaskBelow = operation({
  name: 'cascade.task',
  method: 'GET',
  path: '/tasks/:taskId/cascade',
  summary: 'Các đơn vị triển khai một nhiệm vụ đến đâu, theo nhiệm vụ trong kế hoạch của chính họ.',
  input: z.object({ taskId: z.uuid() }),
  output: TaskBelow,
  allow: 'task.read',
  subject: (db, { taskId }) => findTask(db, taskId),
  run: async (context, { taskId }) => {
    const { db, can, today } = context
    const { plan } = context.subject
    const { tasks, rows } = await wholeMatrix(context, plan)
    const at = tasks.findIndex(({ id }) => id === taskId)
    const own = Map.groupBy(await listOwnTasks(db, { taskId }, today), ({ dutyId }) => dutyId)
    const waivers = new Map((await listWaivers(db, { taskId })).map((waiver) => [waiver.dutyId, waiver.reason]))
    const seen = rows.filter(
      ({ dutyId, agencyId, cells }) =>
        at >= 0 && cells[at] !== '-' && can(dutySubject(dutyId, plan, [agencyId])).includes('cascade.read'),
    )
    return {
      planId: plan.id,
      agencies: seen.map(({ dutyId, agencyId, name, cells }) => {
        const linked = (own.get(dutyId) ?? []).map(ownTask)
        const lacks = lacksTogether(linked.filter(({ confirmed }) => confirmed))
        return { agencyId, name, state: cellState(cells[at]), lacks, own: linked, waiver: waivers.get(dutyId) ?? null }
      }),
    }
  },
})

export const listMyDuties = operation({
  name: 'cascade.mine',
  method: 'GET',
  path: '/my-duties',
  summary: 'Kế hoạch mà đơn vị của tôi phải ban hành theo kế hoạch cấp trên, và những gì cấp trên đề nghị bổ sung.',
  input: z.object({}),
  output: z.object({ duties: z.array(MyDuty) }),
  allow: 'cascade.answer',
  run: async (context) => {
    const { db, today } = context
    const agencyIds = answering(context)
    const owed = await listOwed(db, agencyIds)
    const drafts = await listDrafts(db, agencyIds)
    const requests = Map.groupBy(
      (
        await listRequests(
          db,
          owed.map(({ dutyId }) => dutyId),
        )
      ).filter(({ answer }) => answer === null),
      ({ dutyId }) => dutyId,
    )
    const letters = new Map<string, string>()
    for (const planId of new Set(owed.map((each) => each.planId))) {
      const { rows } = await wholeMatrix(context, await getPlan(db, planId))
      for (const row of rows) letters.set(row.dutyId, row.cells)
    }
    return {
      duties: owed.flatMap(({ dutyId, issuedOn, ...row }) => {
        const { proposed, missing } = tallyOf(letters.get(dutyId) ?? '')
        const asked = requests.get(dutyId) ?? []
        if (issuedOn !== null && proposed + missing + asked.length === 0) return []
        const canDraft = mayDraftFor(context, row.agencyId)
        const draft = drafts.find(({ planId, agencyId }) => planId === row.planId && agencyId === row.agencyId)
        return {
          ...row,
          ...{ state: dutyState({ ...row, issuedOn }, today), lateBy: lateBy({ ...row, issuedOn }, today) },
          ...{ draftPlanId: canDraft ? (draft?.draftPlanId ?? null) : null, canDraft, proposed, missing },
          requests: asked.map((request) => ({ ...requestOf(request), taskText: request.taskText })),
        }
      }),
    }
  },
})

export const setCascadeRule = operation({
  name: 'cascade.setRule',
  method: 'PUT',
  path: '/plans/:planId/cascade/rule',
  summary: 'Đặt đơn vị nào phải ban hành kế hoạch của mình, trong bao nhiêu ngày làm việc hoặc chậm nhất ngày nào.',
  input: SetRule,
  output: RuleVersion,
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version, ...rule }) => {
    const { db, subject, now } = context
    if (subject.plan.status !== 'confirmed') throw new Problem('plan.not_confirmed', { planId })
    const before = await ruleOf(context, subject)
    if (before.version !== version) throw new Problem('write.conflict', { current: before })
    if (rule.dueDay !== null && rule.dueDay < (subject.plan.issuedOn ?? rule.dueDay))
      throw new Problem('input.invalid', { fields: [{ field: 'dueDay', code: 'too_small' }] })
    await saveRule(db, planId, rule, now)
    return { version: version + 1, agencies: await settleDuties(context, subject) }
  },
  audit: ({ planId: _, version: __, ...rule }) => rule,
})

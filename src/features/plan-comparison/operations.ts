import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { findPlan, findPlanForUpdate, type PlanSubject } from '#features/plans/store.ts'
import { Problem } from '#platform/problem.ts'
import { decisionsOf, issueOf } from './jobs.ts'
import { checkDecisions, compareIssues, countsOf, settledRows, viewRows } from './rules.ts'
import { PairsBefore, PairTasks, PlanComparison } from './schema.ts'
import { deleteDecisions, insertDecisions, listSettled, sumWork } from './store.ts'

type OnPlan = Context & { subject: PlanSubject }

/** The issue that this one replaces, if the person may see it. */
async function earlierOf({ db, can, subject }: OnPlan): Promise<PlanSubject | undefined> {
  const { replacesPlanId } = subject.plan
  const found = replacesPlanId ? await findPlan(db, replacesPlanId) : undefined
  return found && can(found).includes('plan.read') ? found : undefined
}

const named = ({ plan: { id, number, issuedOn, title, status } }: PlanSubject) => ({
  ...{ id, number, issuedOn, title, status },
})

export const comparePlans = operation({
  name: 'plan.comparison',
  method: 'GET',
  path: '/plans/:planId/comparison',
  summary: 'So sánh với bản được thay thế, từng nhiệm vụ: giữ nguyên, thay đổi (những chữ nào), mới, bỏ.',
  input: z.object({ planId: Id }),
  output: PlanComparison,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async (context) => {
    const { db, subject, can } = context
    const earlier = await earlierOf(context)
    const draft = subject.plan.status === 'draft'
    const editable = draft && can(subject).includes('plan.edit')
    const head = { after: named(subject), editable }
    if (!earlier) return { ...head, before: null, counts: countsOf([]), rows: [] }
    const [before, after] = [await issueOf(context, earlier), await issueOf(context, subject)]
    const rows = draft
      ? compareIssues(before, after, await decisionsOf(context, subject.id))
      : settledRows(before, after, await listSettled(db, subject.id))
    const work = draft ? await sumWork(db, earlier.id) : null
    return { ...head, before: named(earlier), counts: countsOf(rows), rows: viewRows(rows, { before, after, work }) }
  },
})

export const pairTasks = operation({
  name: 'plan.pairTasks',
  method: 'POST',
  path: '/plans/:planId/pairs',
  summary:
    'Cho biết nhiệm vụ nào của bản mới là nhiệm vụ nào của bản trước, hoặc không có ở bản kia; trả về cách làm lại như cũ.',
  input: PairTasks,
  output: PairsBefore,
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, forget, decide }) => {
    const { db, subject, userId, now } = context
    if (subject.plan.status !== 'draft') throw new Problem('plan.not_draft', { status: subject.plan.status })
    const earlier = await earlierOf(context)
    if (!earlier) throw new Problem('plan.replaces_none')
    const [before, after] = [await issueOf(context, earlier), await issueOf(context, subject)]
    checkDecisions(decide, { before: before.tasks, after: after.tasks })
    const decided = decide.flatMap(({ oldTaskId, newTaskId }) => [oldTaskId, newTaskId])
    const touched = [...new Set([...forget, ...decided.filter((id) => id !== null)])]
    const gone = await deleteDecisions(db, planId, touched)
    await insertDecisions(db, planId, decide, { userId, now })
    return { planId, forget: touched, decide: gone }
  },
  audit: ({ forget, decide }) => ({ forget, decide }),
})

import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { findPlan } from '#features/plans/store.ts'
import { Problem } from '#platform/problem.ts'
import { nameableFor } from './jobs.ts'
import { CriteriaOfIndex } from './schema.ts'
import { restoreLearned, revokeLearned } from './store.ts'

export const listPlanCriteria = operation({
  name: 'plan.criteria',
  method: 'GET',
  path: '/plans/:planId/criteria',
  summary: 'Tiêu chí của các bộ chỉ số mà kế hoạch nhắm tới, theo năm của kế hoạch.',
  input: z.object({ planId: Id }),
  output: z.object({ indices: z.array(CriteriaOfIndex) }),
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async (context) => ({ indices: await nameableFor(context, context.subject.plan) }),
})

const ById = z.object({ learnedId: Id })

export const forgetCriterionName = operation({
  name: 'criterion.forgetName',
  method: 'DELETE',
  path: '/criterion-names/:learnedId',
  summary: 'Thôi áp dụng một tên tiêu chí đã học; nhiệm vụ đã gắn giữ nguyên.',
  input: ById,
  output: z.object({ id: Id }),
  allow: 'agency.alias',
  run: async ({ db, userId, now }, { learnedId }) => {
    if (!(await revokeLearned(db, learnedId, { userId, now }))) throw new Problem('access.not_found')
    return { id: learnedId }
  },
})

export const restoreCriterionName = operation({
  name: 'criterion.restoreName',
  method: 'POST',
  path: '/criterion-names/:learnedId/restore',
  summary: 'Áp dụng lại một tên tiêu chí vừa thôi áp dụng.',
  input: ById,
  output: z.object({ id: Id }),
  allow: 'agency.alias',
  run: async ({ db }, { learnedId }) => {
    if (!(await restoreLearned(db, learnedId))) throw new Problem('access.not_found')
    return { id: learnedId }
  },
})

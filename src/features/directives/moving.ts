import { operation } from '#features/access/operation.ts'
import { findPlanForUpdate } from '#features/plans/store.ts'
import { Problem } from '#platform/problem.ts'
import { detailOf } from './reading.ts'
import { checkMoved } from './rules.ts'
import { DirectiveDetail, MoveDay } from './schema.ts'
import { listTaskRows } from './store.ts'

export const moveIssuerDay = operation({
  name: 'directive.moveDay',
  method: 'POST',
  path: '/directives/:planId/tasks/:taskId/day',
  summary:
    'Ghi việc nơi giao tự dời thời hạn của một việc, theo văn bản nào: hạn tính tỷ lệ và hạn của các đơn vị đổi theo.',
  input: MoveDay,
  output: DirectiveDetail,
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, taskId, dueFrom, dueTo, document }) => {
    const { plan } = context.subject
    const task = (await listTaskRows(context.db, { planIds: [planId] })).find((each) => each.taskId === taskId)
    if (plan.kind === 'plan' || plan.status !== 'confirmed' || !task) throw new Problem('access.not_found')
    checkMoved(task, { dueFrom, dueTo })
    const { issuerName } = task
    const from = dueFrom ?? ''
    await context.emit('directive.dayMoved', { planId, taskId, from, to: dueTo, issuerName, document })
    return detailOf(context, planId)
  },
  audit: ({ taskId, dueFrom, dueTo, document }) => ({ taskId, dueFrom, dueTo, document }),
})

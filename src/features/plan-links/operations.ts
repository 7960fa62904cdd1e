import { operation } from '#features/access/operation.ts'
import { findPlan } from '#features/plans/store.ts'
import { relationsOf } from './rules.ts'
import { PlanLinks, ShowLinks } from './schema.ts'
import { listRelatives } from './store.ts'

export const showPlanLinks = operation({
  name: 'plan.links',
  method: 'GET',
  path: '/plans/:planId/links',
  summary: 'Kế hoạch cấp trên, kế hoạch triển khai, kế hoạch thay thế và bị thay thế, cùng gợi ý từ phần căn cứ.',
  input: ShowLinks,
  output: PlanLinks,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async ({ db, can }, { planId }) => {
    const relatives = await listRelatives(db, planId)
    const seen = relatives.filter(({ subject }) => can(subject).includes('plan.read'))
    return {
      links: seen.flatMap(({ plan, ties, open }) => relationsOf(ties, open).map((relation) => ({ ...plan, relation }))),
    }
  },
})

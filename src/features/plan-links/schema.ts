import { z } from 'zod'
import { Id } from '#features/access/schema.ts'
import { Plan } from '#features/plans/schema.ts'

/** Seen from the plan that is asked about. */
export const Relation = z
  .enum(['parent', 'child', 'replaces', 'replacedBy', 'named', 'amended'])
  .describe(
    'named: its document is among the legal bases, and no superior plan has been chosen yet; amended: the text says that it is amended or replaced, and no replaced plan has been chosen yet',
  )
export type Relation = z.infer<typeof Relation>

export type LinkedPlan = z.infer<typeof LinkedPlan>
export const LinkedPlan = Plan.pick({
  id: true,
  number: true,
  issuedOn: true,
  title: true,
  status: true,
  agencyName: true,
}).extend({ relation: Relation })

export const ShowLinks = z.object({ planId: Id })
export const PlanLinks = z.object({ links: z.array(LinkedPlan) })

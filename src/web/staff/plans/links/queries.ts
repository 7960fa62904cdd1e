import type { LinkedPlan } from '#features/plan-links/schema.ts'
import { useRead } from '../../api.ts'
import type { Plan } from '../queries.ts'

/** The two ties that a person can set on a plan; each is seen from the other plan too. */
export type Tie = 'parentPlanId' | 'replacesPlanId'

export const relationOf = { parentPlanId: 'parent', replacesPlanId: 'replaces' } as const

/** What the text names for a tie, to be chosen by a person. */
export const proposalOf = { parentPlanId: 'named', replacesPlanId: 'amended' } as const

export const usePlanLinks = (planId: string) => useRead('plan.links', { planId })

export const linked = (links: readonly LinkedPlan[], relation: LinkedPlan['relation']): readonly LinkedPlan[] =>
  links.filter((link) => link.relation === relation)

/** What an issued plan replaces was settled by its confirmation; whom it serves may be said later. */
export const mayTie = (plan: Plan, tie: Tie): boolean =>
  plan.can.includes('plan.edit') && (plan.status === 'draft' || (tie === 'parentPlanId' && plan.status === 'confirmed'))

import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'

const longestDelegationDays = 90

/** A grant that may be handed on: one's own, valid, not itself delegated, and for at most ninety days. */
export function checkDelegation(
  grant: { userId: string; delegatedBy: string | null; validTo: string | null },
  wish: { byUserId: string; from: string; to: string },
): void {
  if (grant.userId !== wish.byUserId || grant.delegatedBy !== null) throw new Problem('access.delegation_not_yours')
  const beyondGrant = grant.validTo !== null && wish.to > grant.validTo
  if (beyondGrant || wish.to < wish.from || wish.to > addDays(wish.from, longestDelegationDays)) {
    throw new Problem('access.delegation_too_long', { days: longestDelegationDays })
  }
}

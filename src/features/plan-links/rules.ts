import type { Relation } from './schema.ts'

/** Which ends of the two ties between plans meet; `named` says that the legal bases have its number. */
export type Ties = { parent: boolean; child: boolean; replaces: boolean; replacedBy: boolean; named: boolean }

/** What another plan is to this one. A plan named in the bases is only a proposal, until a superior plan is chosen. */
export function relationsOf(ties: Ties, hasParent: boolean): Relation[] {
  const tied = (['parent', 'child', 'replaces', 'replacedBy'] as const).filter((tie) => ties[tie])
  return tied.length === 0 && ties.named && !hasParent ? ['named'] : tied
}

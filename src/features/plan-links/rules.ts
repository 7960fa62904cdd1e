import type { Relation } from './schema.ts'

/**
 * Which ends of the two ties between plans meet; `named` says that the legal bases have its number, `amended` that the
 * text says it is amended or replaced.
 */
export type Ties = Record<Relation, boolean>

/** Ties of the plan that is asked about for which nobody has chosen the other end. */
export type Open = { parent: boolean; replaces: boolean }

/** What another plan is to this one. What the text names is only a proposal, until the other end of the tie is chosen. */
export function relationsOf(ties: Ties, open: Open): Relation[] {
  const tied = (['parent', 'child', 'replaces', 'replacedBy'] as const).filter((tie) => ties[tie])
  if (tied.length > 0) return tied
  if (ties.amended && open.replaces) return ['amended']
  return ties.named && open.parent ? ['named'] : []
}

import type { Context } from '#features/access/operation.ts'
import { type ReportForm, rollFields } from '#lib/reporting/form.ts'
import { countedLeaves, type Leaf, type Rolled, rollUp } from '#lib/reporting/rollup.ts'
import { placeOf, treeOf } from '../rounds/reading.ts'
import { listHeads, type ReportHead, type RoundRow } from '../rounds/store.ts'
import { listSent, type SentReport } from '../snapshots/store.ts'
import { agenciesUnder, type RoundTree } from '../tree/rules.ts'

/** What a report is made of: who is below, what they sent, and what it comes to. */
export type Together = {
  tree: RoundTree
  heads: ReportHead[]
  /** Ids of the agencies below. */
  under: ReadonlySet<string>
  sent: SentReport[]
  /** Agencies whose own figures are in: not those that stand in another one's. */
  counted: ReadonlySet<string>
  /** Agency by whose report it is covered, for those inside another one. */
  inside: ReadonlyMap<string, string>
  rolled: Map<string, Rolled>
}

export const leafOf = ({ agencyId, at, figures, includes }: SentReport): Leaf => ({
  ...{ agencyId, figures, includes },
  at: at.toISOString(),
})

/** Everything below one report, as it was sent, together. */
export async function readTogether(
  context: Pick<Context, 'db' | 'once' | 'today'>,
  round: RoundRow,
  report: Pick<ReportHead, 'kind' | 'agencyId'>,
  form: ReportForm,
): Promise<Together> {
  const { db } = context
  const heads = await listHeads(db, [round.id])
  const tree = await treeOf(context, round, heads)
  const under = new Set(agenciesUnder(tree, placeOf(report)))
  const all = under.size === 0 ? [] : await listSent(db, round.id)
  const sent = all.filter(({ agencyId }) => under.has(agencyId))
  const leaves = sent.map(leafOf)
  const counted = new Set(countedLeaves(leaves).map(({ agencyId }) => agencyId))
  const present = new Set(sent.map(({ agencyId }) => agencyId))
  const expected = owing(heads, tree).filter((id) => under.has(id))
  return {
    ...{ tree, heads, under, sent, counted },
    inside: new Map(
      sent
        .filter(({ agencyId }) => counted.has(agencyId))
        .flatMap(({ agencyId, includes }) =>
          includes.filter((id) => id !== agencyId && present.has(id)).map((id) => [id, agencyId] as const),
        ),
    ),
    rolled: rollUp(rollFields(form), leaves, expected),
  }
}

/** Agencies that owe a report: not those that ended before the day of the figures without having sent one. */
export const owing = (heads: readonly ReportHead[], tree: RoundTree): string[] =>
  heads
    .filter(({ kind, agencyId, firstSentAt }) => kind === 'own' && (firstSentAt || !tree.endedOn.has(agencyId)))
    .map(({ agencyId }) => agencyId)

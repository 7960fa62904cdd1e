import type { Context } from '#features/access/operation.ts'
import type { Figure } from '#lib/reporting/figure.ts'
import { type ReportForm, rollFields } from '#lib/reporting/form.ts'
import { countedLeaves, type Leaf, type Rolled, type RollField, rollUp } from '#lib/reporting/rollup.ts'
import { listOwnShares } from '../filling/store.ts'
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
  /** What those below and the agency’s own share come to. */
  rolled: Map<string, Rolled>
  /** The same with other shares of the agency itself. */
  rollWith(shares: ReadonlyMap<string, Figure>): Map<string, Rolled>
  /** What one agency sent of a field. */
  figureOf(sent: SentReport, field: string): Figure | null
}

/** By place in the form: thousands of reports are many lookups, and a place is found faster than a name. */
const leafOf = ({ agencyId, at, values, includes }: SentReport): Leaf => ({
  ...{ agencyId, includes },
  figures: values as unknown as Record<string, Figure>,
  at: at.toISOString(),
})

/** The fields of a form by their places. */
function placedFields(fields: readonly RollField[]): RollField[] {
  const places = new Map(fields.map(({ code }, i) => [code, String(i)]))
  const placeOf = (code: string) => places.get(code) ?? code
  return fields.map(({ code, decimals, aggregation: it }) => ({
    ...{ code: placeOf(code), decimals },
    aggregation:
      it.kind === 'share'
        ? { ...it, numerator: placeOf(it.numerator), denominator: placeOf(it.denominator) }
        : it.kind === 'weightedMean'
          ? { ...it, weight: placeOf(it.weight) }
          : it,
  }))
}

function rollUpSent(form: ReportForm, leaves: readonly Leaf[], expected: readonly string[]): Map<string, Rolled> {
  const fields = rollFields(form)
  const rolled = rollUp(placedFields(fields), leaves, expected)
  return new Map(fields.map(({ code }, i) => [code, rolled.get(String(i))!]))
}

/** What an agency reports of itself beside those below it: one more leaf, and the latest. */
function rollUpOwn(
  form: ReportForm,
  { agencyId, shares }: { agencyId: string; shares: ReadonlyMap<string, Figure> },
  { leaves, expected }: { leaves: readonly Leaf[]; expected: readonly string[] },
): Map<string, Rolled> {
  if (shares.size === 0) return rollUpSent(form, leaves, expected)
  const values = rollFields(form).map(({ code }) => shares.get(code) ?? null)
  const own: Leaf = { agencyId, at: '9', figures: values as unknown as Record<string, Figure> }
  const rolled = rollUpSent(form, [...leaves, own], expected)
  const others = (ids: readonly string[]) => ids.filter((id) => id !== agencyId)
  return new Map([...rolled].map(([code, it]) => [code, { ...it, reported: others(it.reported) }]))
}

/** Everything below one report, as it was sent, together. */
export async function readTogether(
  context: Pick<Context, 'db' | 'once' | 'today'>,
  round: RoundRow,
  report: Pick<ReportHead, 'id' | 'kind' | 'agencyId'>,
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
  const places = new Map(rollFields(form).map(({ code }, i) => [code, i]))
  const isMiddle = report.kind === 'own' && under.size > 0
  const shares = isMiddle ? await listOwnShares(db, report.id) : new Map<string, Figure>()
  const { agencyId } = report
  const rollWith: Together['rollWith'] = (own) => rollUpOwn(form, { agencyId, shares: own }, { leaves, expected })
  return {
    ...{ tree, heads, under, sent, counted, rollWith },
    figureOf: ({ values }, field) => values[places.get(field) ?? -1] || null,
    inside: new Map(
      sent
        .filter(({ agencyId }) => counted.has(agencyId))
        .flatMap(({ agencyId, includes }) =>
          includes.filter((id) => id !== agencyId && present.has(id)).map((id) => [id, agencyId] as const),
        ),
    ),
    rolled: rollWith(shares),
  }
}

/** Agencies that owe a report: not those that ended before the day of the figures without having sent one. */
export const owing = (heads: readonly ReportHead[], tree: RoundTree): string[] =>
  heads
    .filter(({ kind, agencyId, firstSentAt }) => kind === 'own' && (firstSentAt || !tree.endedOn.has(agencyId)))
    .map(({ agencyId }) => agencyId)

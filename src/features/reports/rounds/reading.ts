import type { Context } from '#features/access/operation.ts'
import type { Actor } from '#features/access/schema.ts'
import { sharesByLevel, stateOf, timeliness, worksFor } from '../rules.ts'
import { agenciesUnder, type RoundTree, roundTree, summit } from '../tree/rules.ts'
import { listTree } from '../tree/store.ts'
import type { ReportRow, Round, RoundPage } from './schema.ts'
import { asOf, listHeads, listHeadsById, type ReportHead, type RoundRow } from './store.ts'

export function roundShown({ digest: _, ...round }: RoundRow, summary: ReportHead | undefined): Round {
  return {
    ...round,
    openedAt: round.openedAt.toISOString(),
    closedAt: round.closedAt?.toISOString() ?? null,
    summaryState: summary ? stateOf(summary) : 'notBegun',
  }
}

/** Rounds with the state of their summaries: one query more. */
export async function roundsShown({ db }: Pick<Context, 'db'>, rounds: readonly RoundRow[]): Promise<Round[]> {
  const heads = await listHeadsById(
    db,
    rounds.map(({ summaryId }) => summaryId),
  )
  const byId = new Map(heads.map((head) => [head.id, head]))
  return rounds.map((round) => roundShown(round, byId.get(round.summaryId)))
}

/** The tree of a round on the day of its figures. */
export async function treeOf(
  { db, once, today }: Pick<Context, 'db' | 'once' | 'today'>,
  round: RoundRow,
  reports: readonly Pick<ReportHead, 'agencyId' | 'kind'>[],
): Promise<RoundTree> {
  const day = asOf(round, today)
  const agencies = await once(`reports.tree ${day}`, () => listTree(db, day))
  const own = reports.filter(({ kind }) => kind === 'own').map(({ agencyId }) => agencyId)
  return roundTree(agencies, day, new Set(own))
}

/** Under which name a report stands in the tree. */
export const placeOf = ({ kind, agencyId }: Pick<ReportHead, 'kind' | 'agencyId'>): string =>
  kind === 'summary' ? summit : agencyId

type Seen = {
  actor: Actor
  today: string
  round: RoundRow
  tree: RoundTree
  fills: 'all' | ReadonlySet<string>
  approves: 'all' | ReadonlySet<string>
  fields: number
}

export const inReach = (reach: 'all' | ReadonlySet<string>, id: string): boolean => reach === 'all' || reach.has(id)

export function rowShown(head: ReportHead, { actor, today, round, tree, fills, approves, fields }: Seen): ReportRow {
  const { id, agencyId, name, level, agencyKind, kind, filled, written, returned, version } = head
  const above = head.kind === 'own' ? (tree.above.get(agencyId) ?? null) : null
  const mayApprove =
    inReach(approves, round.agencyId) || (above !== null && above !== summit && inReach(approves, above))
  return {
    ...{ id, agencyId, name, level, agencyKind, kind, filled, fields, written, returned, version },
    state: stateOf(head),
    firstSentAt: head.firstSentAt?.toISOString() ?? null,
    submittedAt: head.submittedAt?.toISOString() ?? null,
    ...timeliness(round, head.firstSentOn, today),
    correcting: head.correcting !== null,
    endedOn: kind === 'own' ? (tree.endedOn.get(agencyId) ?? null) : null,
    reportsTo: above === null ? null : above === summit ? round.agencyName : tree.nameOf(above),
    mine: inReach(fills, agencyId),
    canApprove: mayApprove && !worksFor(actor, agencyId),
  }
}

export const seenBy = (
  { actor, today, reach }: Pick<Context, 'actor' | 'today' | 'reach'>,
  rest: Pick<Seen, 'round' | 'tree' | 'fields'>,
): Seen => ({ actor, today, fills: reach('report.fill'), approves: reach('report.approve'), ...rest })

/** The reports that a person may see: all for the collector, one's own and those below for an agency. */
export function visibleReports(
  { reach }: Pick<Context, 'reach'>,
  round: RoundRow,
  tree: RoundTree,
  reports: readonly ReportHead[],
): ReportHead[] {
  const reads = reach('report.read')
  if (inReach(reads, round.agencyId)) return [...reports]
  const own = reports.filter(({ agencyId, kind }) => kind === 'own' && inReach(reads, agencyId))
  const seen = new Set(own.flatMap(({ agencyId }) => [agencyId, ...agenciesUnder(tree, agencyId)]))
  return reports.filter(({ agencyId, kind }) => kind === 'own' && seen.has(agencyId))
}

export async function roundPage(context: Context, round: RoundRow, fields: number): Promise<Omit<RoundPage, 'can'>> {
  const reports = await listHeads(context.db, [round.id])
  const tree = await treeOf(context, round, reports)
  const seen = seenBy(context, { round, tree, fields })
  const rows = visibleReports(context, round, tree, reports).map((head) => rowShown(head, seen))
  const own = rows.filter(({ kind }) => kind === 'own')
  return {
    ...roundShown(
      round,
      reports.find(({ kind }) => kind === 'summary'),
    ),
    reports: own,
    summary: rows.find(({ kind }) => kind === 'summary') ?? null,
    levels: sharesByLevel(own, round, context.today),
  }
}

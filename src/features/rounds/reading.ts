import type { Context } from '#features/access/operation.ts'
import { reachOf } from '#features/access/rules.ts'
import type { Actor } from '#features/access/schema.ts'
import { classOf } from '#lib/scoring/classes.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { ranksOf } from '#lib/scoring/ranking.ts'
import {
  decimalText,
  type Engine,
  exactPercent,
  findingsIn,
  isExternal,
  type Reckoned,
  reckon,
  totalOf,
} from './engine.ts'
import { undecidedParts } from './form.ts'
import { listRoundLines } from './lines/store.ts'
import { type Doubt, doubtsOf, inputsOf, isWithinDays, type LineRow, lastDayOf } from './rules.ts'
import type { Matrix, Overclaims, Round, SheetSummary } from './schema.ts'
import { getEngine, type RoundRow, type SheetRow } from './store.ts'

export function roundShown(round: RoundRow, today: string): Round {
  const { digest: _, publishedAt, ...rest } = round
  return {
    ...rest,
    open: isWithinDays(round, today),
    until: lastDayOf(round),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}

/** One sheet, reckoned in both readings. */
export type Scored = {
  sheet: SheetRow
  lines: Map<string, LineRow>
  self: Reckoned
  final: Reckoned
  place: number | null
  tiedWith: number
  /** Nobody has scored a line of it: no place, no class. */
  unscored: boolean
  className: string | null
}

export type RoundState = { engine: Engine; scored: Scored[] }

/** All sheets of a round with their sums, places and classes: one query for the lines, then the engine. */
export function readRound({ db, once }: Pick<Context, 'db' | 'once'>, round: RoundRow, sheets: readonly SheetRow[]) {
  return once(`round ${round.id}`, async () => {
    const engine = await getEngine(db, round)
    const lines = await listRoundLines(db, round.id)
    return stateOf(engine, round, sheets, lines)
  })
}

export function stateOf(
  engine: Engine,
  round: Pick<RoundRow, 'stage'>,
  sheets: readonly SheetRow[],
  lines: ReadonlyMap<string, readonly LineRow[]>,
): RoundState {
  const parts = new Map(engine.leaves.map(({ code }) => [code, undecidedParts(engine, code)]))
  const undecided = (code: string) => parts.get(code) ?? []
  const strict = round.stage === 'final' || round.stage === 'published'
  const scored = sheets.map((sheet) => {
    const rows = lines.get(sheet.id) ?? []
    return {
      sheet,
      unscored: !rows.some((row) => (strict ? row.verdict1 : row.claim) !== null),
      lines: new Map(rows.map((row) => [row.code, row])),
      self: reckon(engine, inputsOf(rows, 'self', undecided)),
      final: reckon(engine, inputsOf(rows, 'final', undecided, strict)),
    }
  })
  const places = ranksOf(scored.map((it) => (it.unscored ? null : exactPercent(it.final.total, it.final.maximum))))
  return {
    engine,
    scored: scored.map((it, i) => ({
      ...it,
      place: places[i]?.rank ?? null,
      tiedWith: places[i]?.tiedWith ?? 0,
      className: it.unscored ? null : (classNamed(engine, it.final) ?? null),
    })),
  }
}

const classNamed = ({ edition }: Engine, { total, maximum }: Reckoned) =>
  classOf(edition.framework, { points: total, max: maximum })?.name

/** Sheets that the person sees: all of a round that is theirs to keep or appraise, else those of their agencies. */
export function seenSheets({ actor, can }: Context, subject: { round: RoundRow; sheets: SheetRow[] }): SheetRow[] {
  const { round, sheets } = subject
  const reach = reachOf(actor, 'round.read')
  const whole = { kind: 'round', id: round.id, parts: { owner: [round.agencyId], coordinating: round.appraiserIds } }
  if (round.stage === 'published' || reach === 'all' || can(whole).includes('round.read')) return sheets
  return sheets.filter(({ agencyId }) => reach.has(agencyId))
}

/** How far each sheet is, and where it stands; places only where they may be told. */
export function summariesOf(
  state: RoundState,
  shown: readonly Scored[],
  actor: Actor,
  ranked: boolean,
): SheetSummary[] {
  const reach = reachOf(actor, 'round.selfScore')
  return shown.map((it) => keptSummary(state, it, ranked, reach === 'all' || reach.has(it.sheet.agencyId)))
}

/** What is the same for all who look at one state of a round, in the ways in which they may see it. */
const summaries = new WeakMap<Scored, Map<string, SheetSummary>>()

function keptSummary(state: RoundState, it: Scored, ranked: boolean, mine: boolean): SheetSummary {
  const ways = summaries.get(it) ?? new Map<string, SheetSummary>()
  const way = `${ranked} ${mine}`
  const known = ways.get(way)
  if (known) return known
  const summary = { ...summaryOf(state, it), ...(ranked ? {} : { place: null, className: null }), mine }
  summaries.set(it, ways.set(way, summary))
  return summary
}

function summaryOf({ engine }: RoundState, it: Scored): Omit<SheetSummary, 'mine'> {
  const own = engine.leaves.filter((each) => !isExternal(each)).map(({ code }) => it.lines.get(code))
  const count = (test: (line: LineRow) => boolean) => own.filter((line) => line !== undefined && test(line)).length
  const { id, agencyId, name, submittedAt } = it.sheet
  return {
    ...{ id, agencyId, name, submittedAt: submittedAt?.toISOString() ?? null },
    claimed: count(({ claim, imported }) => claim !== null || imported !== null),
    toClaim: own.length,
    appraised: count(({ verdict1, imported }) => verdict1 !== null || imported !== null),
    explained: count(({ explanation }) => explanation !== null),
    returned: count(({ returned }) => returned !== null),
    self: totalOf(it.self),
    final: totalOf(it.final),
    place: it.place,
    tiedWith: it.tiedWith,
    unscored: it.unscored,
    className: it.className,
  }
}

const pointsText = (value: number | undefined): string | null =>
  value === undefined || Number.isNaN(value) ? null : decimalText(value)

type Cell = Matrix['cells'][number][number]

/** The cells of one sheet, in the order of the criteria. */
export function cellsOf({ engine }: RoundState, it: Scored): Cell[] {
  const undecided = 3
  const findings = Map.groupBy(
    findingsIn(
      engine,
      inputsOf([...it.lines.values()], 'self', () => []),
    ),
    ({ code }) => code,
  )
  return engine.leaves.map((criterion, i) => {
    const line = it.lines.get(criterion.code)
    const self = pointsText(it.self.points[i])
    const final = pointsText(it.final.points[i])
    if (!line) return { state: 'empty', self, final }
    const doubts = doubtsOf(line, {
      asksEvidence: (criterion.evidence ?? []).length > 0,
      findings: findings.get(criterion.code)?.length ?? 0,
      undecided: it.self.state[i] === undecided,
      points: self === null ? 0 : Number(self),
    })
    return { state: cellState(criterion, line, doubts), self, final }
  })
}

function cellState(criterion: Criterion, line: LineRow, doubts: readonly Doubt[]): Cell['state'] {
  if (line.imported !== null) return 'imported'
  if (isExternal(criterion)) return 'empty'
  if (line.verdict2) return 'settled'
  if (line.explanation) return 'explained'
  if (line.returned) return 'returned'
  if (line.verdict1) return line.verdict1.accepted ? 'accepted' : 'changed'
  if (!line.claim) return 'empty'
  return doubts.length > 0 ? 'doubtful' : 'claimed'
}

/** Where agencies gave themselves more than the appraisers found: by line, agency and criterion, greatest first. */
export function overclaimsOf({ engine, scored }: RoundState): Overclaims {
  const found = scored.flatMap((it) =>
    engine.leaves.flatMap((criterion, i) => {
      const line = it.lines.get(criterion.code)
      const verdict = line?.verdict2 ?? line?.verdict1
      const [self, final] = [it.self.points[i] ?? Number.NaN, it.final.points[i] ?? Number.NaN]
      const over = (Number.isNaN(self) ? 0 : self) - (Number.isNaN(final) ? 0 : final)
      return verdict && over > 0 ? [{ it, criterion, self, final: self - over, over, reason: verdict.reason }] : []
    }),
  )
  const sum = (list: typeof found) => list.reduce((total, { over }) => total + over, 0)
  const sorted = [...found].sort((a, b) => b.over - a.over)
  const byUnit = [...Map.groupBy(sorted, ({ it }) => it.sheet)].map(([sheet, list]) => ({
    ...{ sheetId: sheet.id, unit: sheet.name, lines: list.length, sum: sum(list) },
  }))
  const byCriterion = [...Map.groupBy(sorted, ({ criterion }) => criterion)].map(([criterion, list]) => ({
    ...{ code: criterion.code, criterion: criterion.name.vi, units: list.length, sum: sum(list) },
  }))
  const shown = <T extends { sum: number }>(list: T[]) =>
    [...list].sort((a, b) => b.sum - a.sum).map(({ sum: over, ...rest }) => ({ ...rest, over: decimalText(over) }))
  return {
    lines: sorted.slice(0, 1000).map(({ it, criterion, self, final, over, reason }) => ({
      ...{ sheetId: it.sheet.id, unit: it.sheet.name, code: criterion.code, criterion: criterion.name.vi, reason },
      ...{ self: decimalText(self), final: decimalText(final), over: decimalText(over) },
    })),
    byUnit: shown(byUnit),
    byCriterion: shown(byCriterion),
  }
}

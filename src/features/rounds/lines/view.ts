import type { Context } from '#features/access/operation.ts'
import { classOf } from '#lib/scoring/classes.ts'
import type { Inputs } from '#lib/scoring/inputs.ts'
import type { Score } from '#lib/scoring/score.ts'
import { decimalText, type Engine, findingsIn, fullScore, percentShown } from '../engine.ts'
import { formOf, undecidedParts } from '../form.ts'
import { roundShown } from '../reading.ts'
import { doubtsOf, inputsOf, type LineRow, worksFor } from '../rules.ts'
import type { Got, LineReply, LineValues, RoundEvidence, SheetPage, Total } from '../schema.ts'
import { getEngine, type SheetSubject } from '../store.ts'
import type { LineSource } from '../surveys/schema.ts'
import { listSources } from '../surveys/store.ts'
import { evidenceShown, listEvidence, listLines } from './store.ts'

export type SheetState = {
  engine: Engine
  lines: Map<string, LineRow>
  evidence: Map<string, RoundEvidence[]>
  sources: ReadonlyMap<string, LineSource>
  selfInputs: Inputs
  self: Score
  final: Score
  values: Map<string, LineValues>
}

const everything = () => true
const nothing = () => false

/** Everything about one sheet, scored in both readings: three queries. Words cost most, so they are asked for. */
export async function readSheet(
  { db }: Pick<Context, 'db'>,
  { round, sheet }: SheetSubject,
  explained: (code: string) => boolean = nothing,
): Promise<SheetState> {
  const engine = await getEngine(db, round)
  const rows = await listLines(db, sheet.id)
  const files = Map.groupBy(await listEvidence(db, sheet.id), ({ code }) => code)
  const evidence = new Map([...files].map(([code, list]) => [code, list.map(evidenceShown)]))
  const sources = await listSources(db, sheet.id)
  return scoredSheet({ engine, round, rows, evidence, sources, explained })
}

type Unscored = {
  engine: Engine
  round: Pick<SheetSubject['round'], 'stage'>
  rows: readonly LineRow[]
  evidence: SheetState['evidence']
  sources: SheetState['sources']
  explained: (code: string) => boolean
}

function scoredSheet({ engine, round, rows, evidence, sources, explained }: Unscored): SheetState {
  const undecided = (code: string) => undecidedParts(engine, code)
  const selfInputs = inputsOf(rows, 'self', undecided)
  const strict = round.stage === 'final' || round.stage === 'published'
  const self = fullScore(engine, selfInputs, explained)
  const final = fullScore(engine, inputsOf(rows, 'final', undecided, strict), nothing)
  const findings = Map.groupBy(findingsIn(engine, selfInputs), ({ code }) => code)
  const lines = new Map(rows.map((row) => [row.code, row]))
  const [selfLines, finalLines] = [linesByCode(self), linesByCode(final)]
  const beneath = ownPoints(engine, rows, undecided)
  const values = new Map<string, LineValues>()
  for (const { code, evidence: asked } of engine.leaves) {
    const line = lines.get(code)
    if (!line) continue
    const of = {
      own: findings.get(code) ?? [],
      files: evidence.get(code) ?? [],
      source: sources.get(code) ?? null,
      beneath: beneath.get(code) ?? null,
      asksEvidence: (asked ?? []).length > 0,
    }
    values.set(code, valuesOf(line, selfLines.get(code), finalLines.get(code), of))
  }
  return { engine, lines, evidence, sources, selfInputs, self, final, values }
}

/** What agencies scored themselves where a survey stands in place of it now. */
function ownPoints(
  engine: Engine,
  rows: readonly LineRow[],
  undecided: (code: string) => ReturnType<typeof undecidedParts>,
): ReadonlyMap<string, string> {
  const covered = rows.filter(({ claim, imported }) => claim !== null && imported !== null)
  if (covered.length === 0) return new Map()
  const alone = rows.map((row) => (row.claim === null ? row : { ...row, imported: null }))
  const scored = linesByCode(fullScore(engine, inputsOf(alone, 'self', undecided), nothing))
  return new Map(
    covered.flatMap(({ code }) => {
      const { points } = scored.get(code) ?? { points: null }
      return points === null ? [] : [[code, decimalText(points)] as const]
    }),
  )
}

const linesByCode = (score: Score) => new Map(score.lines.map((it) => [it.code, it]))
type ScoredLine = Score['lines'][number]

const gotOf = (it: ScoredLine | undefined): Got => ({
  state: it?.state ?? 'unknown',
  points: it?.points === null || it === undefined ? null : decimalText(it.points),
  max: decimalText(it?.max ?? 0),
})

function valuesOf(
  line: LineRow,
  self: ScoredLine | undefined,
  final: ScoredLine | undefined,
  of: {
    own: readonly { key: string; words: string }[]
    files: RoundEvidence[]
    source: LineSource | null
    beneath: string | null
    asksEvidence: boolean
  },
): LineValues {
  const { code, claim, note, excuse, verdict1, explanation, verdict2, returned, version } = line
  const undecided = self?.state === 'undecided'
  const facts = { asksEvidence: of.asksEvidence, findings: of.own.length, undecided, points: self?.points ?? 0 }
  return {
    ...{ code, claim, note, excuse, verdict1, explanation, verdict2, returned, version, source: of.source },
    own: of.beneath,
    self: gotOf(self),
    final: gotOf(final),
    account: isSaid(line) ? (self?.account ?? []) : [],
    findings: of.own.map(({ key, words }) => ({ key, words })),
    doubts: doubtsOf(line, facts),
    evidence: of.files,
  }
}

const isSaid = (line: LineRow | undefined): boolean =>
  line !== undefined && (line.claim !== null || line.imported !== null)

const sumOf = (score: Score): Total => ({
  points: decimalText(score.points),
  max: decimalText(score.max),
  percent: percentShown(score.points, score.max),
  gaps: score.missing.length + score.undecided.length,
})

function groupsOf({ engine, self, final }: SheetState): SheetPage['groups'] {
  const finals = linesByCode(final)
  return self.lines
    .filter(({ code }) => !engine.scorer.leafAt.has(code))
    .map((it) => ({ code: it.code, self: gotOf(it), final: gotOf(finals.get(it.code)) }))
}

/** Rows of the form; where a survey stands in place of figures nobody fills them in. */
function rowsOf({ engine, lines }: SheetState): SheetPage['rows'] {
  const rows = formOf(engine)
  const isTaken = ({ code, external }: SheetPage['rows'][number]) =>
    !external && typeof lines.get(code)?.imported === 'number'
  return rows.some(isTaken) ? rows.map((row) => (isTaken(row) ? { ...row, external: true } : row)) : rows
}

/** The whole page of a sheet. */
export async function sheetPage(context: Context, subject: SheetSubject): Promise<SheetPage> {
  const { round, sheet } = subject
  const state = await context.once(`round sheet ${sheet.id}`, () => readSheet(context, subject, everything))
  const { engine, final } = state
  const ownAgency = worksFor(context.actor, sheet.agencyId)
  return {
    id: sheet.id,
    agencyId: sheet.agencyId,
    name: sheet.name,
    round: roundShown(round, context.today),
    submittedAt: sheet.submittedAt?.toISOString() ?? null,
    rows: rowsOf(state),
    lines: [...state.values.values()],
    groups: groupsOf(state),
    self: sumOf(state.self),
    final: sumOf(final),
    place: sheet.place,
    className: round.stage === 'published' ? sheet.className : (classOf(engine.edition.framework, final)?.name ?? null),
    can: context.can(subject).filter((verb) => verb !== 'round.appraise' || !ownAgency),
    ownAgency,
    version: sheet.version,
  }
}

/**
 * After a write: the line as it is now, the others whose points moved with it, and the sums. The sheet is held, so the
 * other lines are still as they were read before.
 */
export function lineReply({ round }: SheetSubject, before: SheetState, line: LineRow): LineReply {
  const { code } = line
  const rows = [...before.lines.values()].map((it) => (it.code === code ? line : it))
  const { engine, evidence, sources } = before
  const now = scoredSheet({ engine, round, rows, evidence, sources, explained: (each) => each === code })
  const touched = [...now.values.values()].filter((it) => it.code === code || changed(before.values.get(it.code), it))
  return {
    line: now.values.get(code)!,
    moved: explainedLines(
      now,
      touched.filter((it) => it.code !== code),
    ),
    groups: groupsOf(now),
    self: sumOf(now.self),
    final: sumOf(now.final),
  }
}

/** Few lines move with another; only then are they told in words. */
function explainedLines({ engine, selfInputs, lines }: SheetState, moved: readonly LineValues[]): LineValues[] {
  if (moved.length === 0) return []
  const codes = new Set(moved.map(({ code }) => code))
  const said = linesByCode(fullScore(engine, selfInputs, (each) => codes.has(each)))
  return moved.map((it) => (isSaid(lines.get(it.code)) ? { ...it, account: said.get(it.code)?.account ?? [] } : it))
}

const changed = (before: LineValues | undefined, now: LineValues): boolean =>
  before === undefined ||
  before.version !== now.version ||
  before.self.points !== now.self.points ||
  before.final.points !== now.final.points ||
  before.doubts.length !== now.doubts.length

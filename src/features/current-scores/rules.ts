import type { Reckoned } from '#features/rounds/engine.ts'
import { type Engine, exactPercent, percentShown } from '#features/rounds/engine.ts'
import { classOf } from '#lib/scoring/classes.ts'
import { byNearness, type Cliff, cliffsOf } from '#lib/scoring/cliffs.ts'
import { approximate, type Points } from '#lib/scoring/decimal.ts'
import type { Inputs } from '#lib/scoring/inputs.ts'
import { type Change, type Correspondence, changes, lostAgainstMaximum } from '#lib/scoring/ledger.ts'
import { rankIntervals } from '#lib/scoring/rank-interval.ts'
import { rankAmong } from '#lib/scoring/ranking.ts'
import { type Score, score } from '#lib/scoring/score.ts'
import type { Field, Scored } from './reading.ts'
import type { Place, ScoreGain, ScoreLedger, ScoreLine, ScoreTotal, Step } from './schema.ts'

/** Points as they are shown to the last decimal. */
export const shown = (value: Points): number => approximate(value)

export const nameOf = ({ scorer }: Engine, code: string): string => scorer.byCode.get(code)?.name.vi ?? code

/** The top group above a line; null for a line that stands alone. */
export function groupOf({ scorer }: Engine, code: string): string | null {
  let above = scorer.byCode.get(code)?.parent ?? null
  for (let next = above; next !== null; next = scorer.byCode.get(next)?.parent ?? null) above = next
  return above
}

export const stepOf = (it: Cliff, held: boolean): Step => ({
  ...{ code: it.code, path: it.path, of: it.of, held, position: it.position, at: it.at, things: it.things },
  distance: it.distance,
  points: shown(it.points),
})

/** Steps near which figures stand, held or just missed, those first that turn most points for the least way. */
export function stepsOf({ scorer }: Engine, inputs: Inputs): Step[] {
  const { atRisk, inReach } = cliffsOf(scorer, inputs)
  const held = new Set(atRisk)
  return byNearness([...atRisk, ...inReach]).map((it) => stepOf(it, held.has(it)))
}

/** A step is near when a tenth of the way, or a single thing, lies between. */
export const isNear = ({ of, held, distance, things, at }: Step): boolean =>
  // Who has all there is to have cannot be warned: nobody stands above a hundred percent.
  !(held && of === 'rate' && at >= 1) &&
  (things === 1 || (of === 'count' ? (things ?? distance) <= Math.abs(at) * 0.1 : distance <= 0.05))

type Sum = { points: Points; max: Points }

/** Where a sum stands: its class by the edition, its place beside the others. */
export function placeOf(engine: Engine, field: Field | null, { points, max }: Sum): Place {
  const head = {
    ...{ points: shown(points), max: shown(max), percent: percentShown(points, max) },
    className: classOf(engine.edition.framework, { points, max })?.name ?? null,
  }
  if (!field || field.others.length === 0) return { ...head, rank: null, low: null, high: null, measured: false }
  const compared = field.others.map((it) => (field.comparesPercent ? exactPercent(it.points, it.of ?? 0) : it.points))
  const own = field.comparesPercent ? (exactPercent(points, max) ?? 0) : points
  const rank = rankAmong(own, compared)
  const measured = field.errors.size > 0
  const estimates = field.others.map((it, i) => ({
    points: compared[i] ?? 0,
    standardError: field.errors.get(it.unit) ?? null,
  }))
  const range = measured
    ? rankIntervals([{ points: own, standardError: field.errors.get(field.own) ?? null }, ...estimates])[0]
    : undefined
  return { ...head, rank, low: range?.low ?? rank, high: range?.high ?? rank, measured }
}

type Summed = Sum & { gaps: number }

export function totalOf(engine: Engine, field: Field | null, { points, max, gaps }: Summed): ScoreTotal {
  const { rank, percent, className, ...place } = placeOf(engine, field, { points, max })
  const of = field ? field.others.length + 1 : 0
  const lost = shown(max - points)
  return {
    ...{ points: place.points, max: place.max, lost, percent, gaps, className },
    rank,
    of,
    rankedIn: field?.name ?? null,
  }
}

export const summed = (it: Pick<Reckoned, 'total' | 'maximum' | 'gaps'>): Summed => ({
  points: it.total,
  max: it.maximum,
  gaps: it.gaps,
})
export const summedScore = (it: Score): Summed => ({
  points: it.points,
  max: it.max,
  gaps: it.missing.length + it.undecided.length,
})

/** The year before: what it came to, and what its lines are called now. */
export type Earlier = {
  id: string
  year: number
  engine: Engine
  inputs: Inputs
  lines: readonly Correspondence[] | undefined
}

type Asked = { scored: Scored; earlier: Earlier | undefined; workOf: (code: string) => ScoreLine['work'] }

/** The ledger of one agency: all that is lost adds up to max − points, all moves to the change of the points. */
export function ledgerOf({ scored, earlier, workOf }: Asked): Omit<ScoreLedger, keyof Scored['head']> {
  const { engine, inputs, field } = scored
  const { scorer } = engine
  const result = score(scorer, inputs)
  const lines = new Map(result.lines.map((line) => [line.code, line]))
  const before = earlier && score(earlier.engine.scorer, earlier.inputs)
  const moves = before && earlier ? movesOf(scored, earlier, result, before) : []
  const single = new Map(moves.flatMap((it) => (isOneToOne(it) ? [[it.to[0] ?? '', it] as const] : [])))
  const steps = stepsOf(engine, inputs)
  const stepsAt = Map.groupBy(steps, ({ code }) => code)
  const losses = lostAgainstMaximum(scorer, result)
  const top = [...new Set(losses.map(({ code }) => groupOf(engine, code)).filter((code) => code !== null))]
  return {
    total: totalOf(engine, field, summedScore(result)),
    previous:
      before && earlier
        ? { id: earlier.id, year: earlier.year, points: shown(before.points), max: shown(before.max) }
        : null,
    change: before ? shown(result.points - before.points) : null,
    otherMoves: moves
      .filter((it) => !isOneToOne(it) && it.change !== 0)
      .map(({ from, to, kind, change }) => ({ from, to, kind, change: shown(change) })),
    groups: top.map((code) => {
      const of = losses.filter((it) => groupOf(engine, it.code) === code)
      const add = (pick: 'max' | 'lost') => shown(of.reduce((sum, it) => sum + it[pick], 0))
      return { code, name: nameOf(engine, code), max: add('max'), lost: add('lost') }
    }),
    lines: losses.map((it): ScoreLine => {
      const line = lines.get(it.code)
      const move = single.get(it.code)
      return {
        ...{ code: it.code, group: groupOf(engine, it.code), name: nameOf(engine, it.code), reason: it.reason },
        ...{ max: shown(it.max), points: shown(it.points), lost: shown(it.lost) },
        state: line?.state ?? 'unknown',
        account: line?.account ?? [],
        move: move
          ? { before: shown(move.before ?? 0), change: shown(move.change), comparable: move.comparable === true }
          : null,
        steps: stepsAt.get(it.code) ?? [],
        work: workOf(it.code),
      }
    }),
    steps: steps.filter(isNear).slice(0, 12),
  }
}

const isOneToOne = (it: Change): boolean =>
  it.from.length === 1 && it.to.length === 1 && it.before !== null && it.now !== null

/** Changes of all lines of both years: those that nobody has put beside each other are dropped and new. */
function movesOf({ engine }: Scored, { engine: old, lines = [] }: Earlier, now: Score, before: Score): Change[] {
  const pointsOf = (it: Score, of: Engine) =>
    new Map(it.lines.filter(({ code }) => of.scorer.leafAt.has(code)).map(({ code, points }) => [code, points ?? 0]))
  const [was, is] = [pointsOf(before, old), pointsOf(now, engine)]
  const told = lines.filter(({ from, to }) => from.every((it) => was.has(it)) && to.every((it) => is.has(it)))
  const [gone, come] = [new Set(told.flatMap((it) => it.from)), new Set(told.flatMap((it) => it.to))]
  const alone = [
    ...[...was.keys()]
      .filter((it) => !gone.has(it))
      .map((it) => ({ from: [it], to: [], kind: 'dropped' as const, comparable: false })),
    ...[...is.keys()]
      .filter((it) => !come.has(it))
      .map((it) => ({ from: [], to: [it], kind: 'new' as const, comparable: false })),
  ]
  return [...changes(was, is, told), ...alone.map((it) => aloneChange(it, was, is))]
}

function aloneChange(it: Correspondence, was: ReadonlyMap<string, Points>, is: ReadonlyMap<string, Points>): Change {
  const [before, now] = [was.get(it.from[0] ?? '') ?? null, is.get(it.to[0] ?? '') ?? null]
  return { ...it, before, now, change: (now ?? 0) - (before ?? 0), comparable: false }
}

/** What each line could give beside the others of the field; what nobody else has is measured by its maximum. */
export function gainsOf(scored: Scored, workOf: (code: string) => ScoreGain['work']): ScoreGain[] {
  const { engine, inputs, field } = scored
  const result = score(engine.scorer, inputs)
  const points = new Map(result.lines.map((line) => [line.code, line]))
  const rivals = field?.others.flatMap(({ leaves }) => (leaves ? [leaves] : [])) ?? []
  const gains = engine.leaves.flatMap(({ code }, i): ScoreGain[] => {
    const line = points.get(code)
    if (!line || line.state === 'excluded' || line.max <= 0) return []
    const others = rivals.map((it) => it[i] ?? Number.NaN).filter((it) => !Number.isNaN(it))
    return [gainOf(engine, { code, own: line.points ?? 0, max: line.max, others }, workOf(code))]
  })
  return gains.sort((a, b) => b.toP75 - a.toP75 || b.toMax - a.toMax)
}

type Measured = { code: string; own: Points; max: Points; others: readonly Points[] }

function gainOf(engine: Engine, { code, own, max, others }: Measured, work: ScoreGain['work']): ScoreGain {
  const sorted = [...others, own].sort((a, b) => a - b)
  const at = (sorted.length - 1) * 0.75
  const [low, high] = [sorted[Math.floor(at)] ?? own, sorted[Math.ceil(at)] ?? own]
  const known = others.length > 0
  const p75 = Math.round(low + (high - low) * (at - Math.floor(at)))
  const best = sorted.at(-1) ?? own
  const up = (to: Points) => shown(Math.max(0, to - own))
  return {
    ...{ code, group: groupOf(engine, code), name: nameOf(engine, code), points: shown(own), max: shown(max) },
    ...{ p75: known ? shown(p75) : null, best: known ? shown(best) : null },
    ...{ toP75: known ? up(p75) : 0, toBest: known ? up(best) : 0, toMax: up(max) },
    agencies: others.filter((it) => it < max).length,
    work,
  }
}

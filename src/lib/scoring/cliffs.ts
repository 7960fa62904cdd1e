import { compareShare, exact, type Points } from './decimal.ts'
import { emptyRow, fillRow, type Inputs } from './inputs.ts'
import type { Ladder, Level, Read } from './method.ts'
import type { Method } from './method-shape.ts'
import { kindOf } from './methods.ts'
import { type Compiled, effectKey } from './node.ts'
import type { Scorer } from './scorer.ts'
import { limitText, numberText, pointsText } from './words.ts'

/** A step that a figure stands on or before: what it takes to fall from it, or to climb to it. */
export type Cliff = {
  code: string
  /** Part of the criterion; '' for the criterion itself. */
  path: string
  of: Ladder['of']
  /** Where the figure stands (a share of 1, a count) and where the step is. */
  position: number
  at: number
  /** How far the figure is from the step, in its own unit; never negative. */
  distance: number
  /** Whole things (dossiers, tasks, places) between the figure and the other side of the step; null for a bare rate. */
  things: number | null
  points: Points
  words: string
}

/** `atRisk`: what would be lost by falling one step; `inReach`: what the next step up would give. */
export type Cliffs = { atRisk: Cliff[]; inReach: Cliff[] }

/** Points at risk and next steps of one unit, greatest first. Parts with an exception or without figures have none. */
export function cliffsOf(scorer: Scorer, inputs: Inputs): Cliffs {
  const row = emptyRow(scorer)
  fillRow(scorer, inputs, row, 0)
  const found: Cliffs = { atRisk: [], inReach: [] }
  for (const { criterion, compiled, switchedOff } of scorer.leaves) {
    const read: Read = (key) => row[scorer.slot(criterion.code, key) ?? -1] ?? Number.NaN
    if (!compiled || switchedOff !== undefined || !Number.isNaN(read('!given'))) continue
    visit(criterion.code, compiled, read, found)
  }
  found.atRisk.sort((a, b) => b.points - a.points)
  found.inReach.sort((a, b) => b.points - a.points)
  return found
}

/** How far the step is as a share of itself: 96.99 % from 97 % and 97 of 100 things are near, 3 of 10 are far. */
export const relativeDistance = ({ of, distance, things, at }: Cliff): number =>
  of === 'count' ? (things ?? distance) / Math.max(Math.abs(at), 1) : distance

/** What costs or brings most for the least way first: points for each hundredth of the way. */
export function byNearness(cliffs: readonly Cliff[]): Cliff[] {
  const worth = (it: Cliff) => it.points / Math.max(relativeDistance(it), 0.0001)
  return [...cliffs].sort((a, b) => worth(b) - worth(a) || b.points - a.points)
}

function visit(code: string, part: Compiled, read: Read, found: Cliffs): void {
  if (!Number.isNaN(read(effectKey(part.path)))) return
  if (part.parts.length > 0) {
    for (const each of part.parts) visit(code, each, read, found)
    return
  }
  const method = reckoning(part.node.method)
  if (!method || method.id === 'sum' || method.id === 'published' || method.id === 'dependent') return
  const ladder = kindOf(method).ladder?.(method, part.max)
  const stand = ladder && standOf(ladder, (figure) => read(part.path + figure))
  if (!ladder || !stand) return
  for (const [where, level] of Object.entries(neighbours(ladder, stand))) {
    const cliff = level && cliffAt(code, part, ladder, stand, level, where === 'held')
    if (cliff) found[where === 'held' ? 'atRisk' : 'inReach'].push(cliff)
  }
}

const reckoning = (method: Method): Method | undefined =>
  method.id === 'published' ? method.forecast : method.id === 'dependent' ? method.otherwise : method

/** Numerator and denominator of the ruling figure; a count has the denominator 1. `whole`: both are whole numbers. */
type Stand = { n: number; d: number; whole: boolean }

function standOf(ladder: Ladder, read: Read): Stand | undefined {
  if (ladder.of === 'count') return stand(firstOf(read('n'), read('rank')), 1, true)
  if (ladder.of === 'overTarget') {
    const [target, actual] = [read('target'), read('actual')]
    if (target > 0 && !Number.isNaN(actual)) return stand(Number((actual - target).toPrecision(15)), target, false)
    return stand(read('overRate'), 1, false)
  }
  const [a, b] = [read('a'), read('b')]
  if (a > 0 && b >= 0) return stand(b, a, Number.isInteger(a) && Number.isInteger(b))
  return stand(read('rate'), 1, false)
}

const firstOf = (a: number, b: number): number => (Number.isNaN(a) ? b : a)
const stand = (n: number, d: number, whole: boolean): Stand | undefined =>
  Number.isNaN(n) ? undefined : { n, d, whole }

/** The step that is held and the next one up, as the points go: a ladder that falls is read the other way round. */
function neighbours(
  { falls, levels }: Ladder,
  { n, d }: Stand,
): { held?: Level | undefined; next?: Level | undefined } {
  const reached = (level: Level) => compareShare(n, d, level.at) >= 0
  const moving = levels.filter(({ below, from }) => below !== from)
  const under = moving.filter(reached).at(-1)
  const over = moving.find((level) => !reached(level))
  return falls ? { held: over, next: under } : { held: under, next: over }
}

function cliffAt(code: string, part: Compiled, ladder: Ladder, at: Stand, level: Level, held: boolean): Cliff {
  const { n, d, whole } = at
  const things = whole ? thingsTo(at, level.at, ladder.falls === held) : null
  const position = n / d
  const path = part.path.slice(0, -1)
  const points = Math.abs(level.from - level.below)
  const distance = Math.abs(position - level.at)
  const limit = ladder.of === 'count' ? numberText(level.at) : limitText(level.at)
  return {
    code,
    path,
    of: ladder.of,
    position,
    at: level.at,
    distance,
    things,
    points,
    words: words(held, limit, things, points),
  }
}

/** Whole things that separate the figure from the other side of the step: upwards to reach it, downwards to fall below it. */
function thingsTo({ n, d }: Stand, limit: number, upwards: boolean): number {
  const needed = leastCount(d, limit)
  return upwards ? needed - n : n - needed + 1
}

/** The smallest whole number that is at least limit · of. */
function leastCount(of: number, limit: number): number {
  const [whole, part] = [exact(of), exact(limit)]
  const up = whole.units * part.units
  const down = 10n ** BigInt(whole.decimals + part.decimals)
  return Number((up + down - 1n) / down)
}

function words(held: boolean, limit: string, things: number | null, points: Points): string {
  const count =
    things === null ? '' : held ? `, chỉ cần thay đổi ${numberText(things)}` : `, còn thiếu ${numberText(things)}`
  return held
    ? `Đang giữ mức ${limit}${count} là mất ${pointsText(points)} điểm.`
    : `Mức tiếp theo ${limit}${count}: thêm ${pointsText(points)} điểm.`
}

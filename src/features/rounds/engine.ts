import { decimalText, type Points, points, UNIT } from '#lib/scoring/decimal.ts'
import type { Criterion, Framework } from '#lib/scoring/edition.ts'
import { differing, findingsOf } from '#lib/scoring/findings.ts'
import { emptyRow, fillRow, type Inputs } from '#lib/scoring/inputs.ts'
import { score } from '#lib/scoring/score.ts'
import { newSheet, prepare, type Scorer } from '#lib/scoring/scorer.ts'
import type { Total } from './schema.ts'

/** The edition as a round has frozen it. */
export type FrozenEdition = { digest: string; framework: Framework; criteria: Criterion[] }

/** An edition, ready to score for one year. */
export type Engine = { edition: FrozenEdition; scorer: Scorer; leaves: readonly Criterion[] }

const kept = new Map<string, Engine>()
const most = 12

/** Preparing an edition costs more than scoring with it; a digest never means anything else, so it is kept. */
export function engineOf(edition: FrozenEdition, year: number): Engine {
  const key = `${edition.digest} ${year}`
  const known = kept.get(key)
  if (known) return known
  const off = (edition.framework.switchedOff ?? []).filter((it) => it.year === year)
  const switchedOff = new Map(off.map(({ code, reason }) => [code, reason]))
  const scorer = prepare(edition.criteria, { switchedOff })
  const engine = { edition, scorer, leaves: scorer.leaves.map(({ criterion }) => criterion) }
  if (kept.size >= most) kept.delete([...kept.keys()][0] ?? '')
  kept.set(key, engine)
  return engine
}

const externalSources = new Set(['survey', 'ministry', 'council', 'statistics'])

/** Points that others give: never typed, only imported. */
export function isExternal({ scoredBy, method }: Criterion): boolean {
  if (!method || externalSources.has(scoredBy ?? '')) return true
  return method.id === 'published' || method.id === 'survey' || method.id === 'externalIndex'
}

export type Reckoned = {
  /** NaN where nothing is known. */
  points: Float64Array
  max: Float64Array
  state: Uint8Array
  total: Points
  maximum: Points
  gaps: number
}

/** Points of all leaves of one unit, without words: for tables of many units. */
export function reckon({ scorer }: Engine, inputs: Inputs): Reckoned {
  const row = emptyRow(scorer)
  fillRow(scorer, inputs, row, 0)
  const sheet = newSheet(scorer.leaves.length)
  scorer.run(row, 0, sheet, 0)
  let [total, maximum, gaps] = [0, 0, 0]
  for (const [i, got] of sheet.points.entries()) {
    if (Number.isNaN(got)) gaps += 1
    else total += got
    maximum += sheet.max[i]!
  }
  return { ...sheet, total, maximum, gaps }
}

/** All lines and sums of one unit; the arithmetic in words only for the criteria that are asked for. */
export const fullScore = ({ scorer }: Engine, inputs: Inputs, explained: (code: string) => boolean) =>
  score(scorer, inputs, explained)

/** What cannot be right in one line, and figures that should be the same in two lines and are not. */
export function findingsIn({ scorer, edition }: Engine, inputs: Inputs): Found[] {
  const same = (edition.framework.sameFigures ?? []).map(({ figures }) => figures)
  const apart = differing(inputs, same).flatMap(({ keys, values }) =>
    keys.map((name) => apartWords(keys, values, name)),
  )
  return [...findingsOf(scorer, inputs), ...apart]
}

export type Found = { code: string; key: string; words: string }

function apartWords(keys: readonly string[], values: readonly number[], name: string): Found {
  const [code = '', key = ''] = name.split(':')
  const others = keys.flatMap((each, i) =>
    each === name ? [] : [`tiêu chí ${each.split(':')[0]} ghi ${figureWords(values[i])}`],
  )
  const own = figureWords(values[keys.indexOf(name)])
  return { code, key, words: `Cùng một số liệu mà ghi khác nhau: ở đây ${own}, ${others.join(', ')}.` }
}

const figureWords = (value: number | undefined): string => new Intl.NumberFormat('vi-VN').format(value ?? 0)

/** Percent of the applicable maximum as a number to show; null where nothing applies. */
export const percentShown = (got: Points, max: Points): number | null => (max > 0 ? (got / max) * 100 : null)

export const totalOf = ({ total, maximum, gaps }: Pick<Reckoned, 'total' | 'maximum' | 'gaps'>): Total => ({
  points: decimalText(total),
  max: decimalText(maximum),
  percent: percentShown(total, maximum),
  gaps,
})

/** Percent in 10^-12, rounded once: what places are compared by. */
export const exactPercent = (got: Points, max: Points): Points | null =>
  max > 0 ? Number((BigInt(got) * BigInt(100 * UNIT) * 2n + BigInt(max)) / (BigInt(max) * 2n)) : null

export { decimalText, points }

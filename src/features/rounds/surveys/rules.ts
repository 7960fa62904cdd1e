import { figureWords, type OnwardFigure, valueWords } from '#features/estimates/onward/rules.ts'
import type { Cell, TakenFigure } from '#features/estimates/onward/schema.ts'
import {
  cellsToChoose,
  choiceFor,
  type Feed,
  sameFigures,
  type Taking,
  takeCells,
} from '#features/estimates/onward/taking-rules.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { decimalText, type Engine, isExternal, points } from '../engine.ts'
import { boundsOf } from '../form.ts'
import type { SurveySource, TakeFeed, TakeRow } from './schema.ts'

/** Criteria to which a survey gives points, always or where it is chosen, and that have a maximum to give them by. */
export function isSurveyed({ scoredBy, method, max, surveyed }: Criterion): boolean {
  if (max === null) return false
  return scoredBy === 'survey' || method?.id === 'survey' || method?.id === 'externalIndex' || surveyed !== undefined
}

export const surveyedIn = (engine: Engine): Criterion[] => engine.leaves.filter(isSurveyed)

/** The score of a rating that alone may stand for figures of an agency; null where any figure of a survey may. */
export const ratingOf = (criterion: Criterion): string | null =>
  isExternal(criterion) ? null : (criterion.surveyed?.rating ?? null)

type Worth = { points: number; arithmetic: string }

/**
 * Points of a figure by the rule of the edition: its own factor, the scale that both share, or the share of the most points.
 * Rounded once, to two decimals or as the text itself rounds. Bounds are those of the criterion.
 */
export function worthOf(engine: Engine, criterion: Criterion, scale: OnwardFigure['scale'], value: number): Worth {
  const bounds = boundsOf(engine, criterion.code)
  const max = bounds.max / 1e12
  const { method } = criterion
  const decimals = (method?.id === 'weightedShare' ? method.decimals : undefined) ?? 2
  const told = (raw: number, words: string): Worth => {
    const rounded = (Math.round(raw * 10 ** decimals) / 10 ** decimals).toFixed(decimals)
    const worth = Math.min(bounds.max, Math.max(bounds.min, points(rounded)))
    return { points: worth, arithmetic: `${words} = ${formatNumber(worth / 1e12, decimals)} điểm` }
  }
  if (scale && sharesScale(criterion, max, scale)) {
    return told(value, `Theo thang của tiêu chí (${formatNumber(scale.least, 2)} – ${formatNumber(scale.most, 2)})`)
  }
  if (method?.id === 'externalIndex') {
    const index = Math.min(method.mostValue, 100 * (scale ? value / scale.most : value))
    const percent = `${formatNumber(index, 2)} %`
    const first = scale ? `${valueWords(scale, value)} / ${formatNumber(scale.most)} = ${percent}; ${percent}` : percent
    return told(index * method.factor, `${first} × ${formatNumber(method.factor)}`)
  }
  if (!scale) return told(value * max, `${formatNumber(100 * value, 2)} % × ${formatNumber(max)}`)
  return told(
    (value / scale.most) * max,
    `${valueWords(scale, value)} / ${formatNumber(scale.most)} × ${formatNumber(max)}`,
  )
}

/** PAPI's parts go from 0.33 to 3.33 in its tables and from 1/3 to 10/3 by its rule. */
const sharesScale = ({ min, method }: Criterion, max: number, { least, most }: { least: number; most: number }) => {
  const own = min ?? (method?.id === 'published' ? method.min : undefined) ?? 0
  return Math.abs(own - least) <= 0.005 && Math.abs(max - most) <= 0.005
}

export type Unit = {
  sheetId: string
  agencyId: string
  unit: string
  imported: number | null
  source: SurveySource | null
  /** Points that stand now where the agency scored itself; null where it did not. */
  own: string | null
}

/** By sheet: the cell of each survey that a person chose; null: nothing is taken. */
export type ByHand = ReadonlyMap<string, ReadonlyMap<number, Cell> | null>

type Filling = {
  engine: Engine
  criterion: Criterion
  feeds: readonly Feed[]
  units: readonly Unit[]
  byHand: ByHand
}

export type Filled = {
  rows: TakeRow[]
  feeds: TakeFeed[]
  values: { sheetId: string; points: number; source: SurveySource }[]
}

/** What each agency gets from the surveys, or why it gets nothing. */
export function fillFrom(filling: Filling): Filled {
  const values: Filled['values'] = []
  const rows = filling.units.map((unit) => {
    const { row, value } = rowOf(filling, unit)
    if (value) values.push(value)
    return row
  })
  return {
    rows,
    values,
    feeds: filling.feeds.map((feed, i) =>
      feedOf(
        feed,
        rows.map(({ parts }) => parts[i]?.cell ?? null),
      ),
    ),
  }
}

type Row = { row: TakeRow; value?: Filled['values'][number] }

function rowOf({ engine, criterion, feeds, byHand }: Filling, unit: Unit): Row {
  const { sheetId, agencyId, source: before } = unit
  const said = byHand.get(sheetId)
  const head = { ...headOf(unit), ...nothing }
  if (said === null) return { row: { ...head, parts: feeds.map(() => noCell), state: 'left', why: null } }
  const taking = takeCells(
    feeds,
    feeds.map((feed, i) => choiceFor(feed, { agencyId, said: said?.get(i), before })),
  )
  const { cells: parts } = taking
  if (taking.state !== 'taken') return { row: { ...head, parts, state: taking.state, why: taking.why } }
  const source = sourceOf(engine, criterion, taking)
  const { points: worth } = worthOf(engine, criterion, source.scale, source.value)
  const same = unit.imported === worth && before !== null && sameFigures(before, source)
  return {
    row: {
      ...{ ...head, parts, state: same ? 'same' : 'taken', n: source.n, points: decimalText(worth) },
      ...{ figure: figureWords(source.scale, source), arithmetic: source.arithmetic, interval: source.interval },
      why: exclusionOf(criterion, source.n),
    },
    value: { sheetId, points: worth, source },
  }
}

const headOf = ({ sheetId, unit, imported, own }: Unit) => ({
  ...{ sheetId, unit, claimed: own !== null },
  before: imported === null ? own : decimalText(imported),
})
const nothing = { figure: null, n: null, points: null, arithmetic: null, interval: null } as const
const noCell = { cell: null, cellLabel: null, how: null, figure: null, n: null, why: null }

/** One survey as it is told, with the places that nobody took and the cells to choose from. */
export function feedOf({ figure, content, places, ...feed }: Feed, taken: readonly (Cell | null)[]): TakeFeed {
  const used = new Set(taken.flatMap((cell) => (cell?.kind === 'place' ? [cell.code] : [])))
  return {
    ...{ surveyId: feed.surveyId, title: content.title, number: feed.number, publishedOn: feed.publishedOn },
    ...{ illustrative: content.illustrative, weight: feed.weight },
    figure: { code: figure.code, label: figure.label },
    onlyWhole: figure.places.length === 0,
    loose: places.loose.filter(({ place }) => !used.has(place.code)).map(({ place, why }) => ({ ...place, why })),
    cells: cellsToChoose(figure),
  }
}

function sourceOf(
  engine: Engine,
  criterion: Criterion,
  { from, mean }: Extract<Taking, { state: 'taken' }>,
): SurveySource {
  const { arithmetic } = worthOf(engine, criterion, from.scale, from.value)
  return {
    ...from,
    ballots: tooFew(criterion, from.n) ? from.n : null,
    arithmetic: mean === null ? arithmetic : `${mean}; ${arithmetic}`,
  }
}

/** The rule by which the edition leaves a survey out that too few people answered. */
export const tooFew = ({ notApplicable }: Criterion, n: number | null) =>
  (notApplicable ?? []).find(({ automatic }) => automatic?.figure === 'ballots' && n !== null && n < automatic.below)

function exclusionOf(criterion: Criterion, n: number | null): string | null {
  const rule = tooFew(criterion, n)
  return rule ? `Bộ tiêu chí không tính tiêu chí này khi ${rule.when}.` : null
}

/** All of it in one sentence, for the forms that are printed. */
export function sourceWords(source: SurveySource): string {
  const { parts, scale, interval, arithmetic } = source
  if (parts.length === 1) return `${parts.map(partWords).join('')}; ${arithmetic}.`
  const said = parts.map((part) => `${partWords(part)}, tỷ trọng ${formatNumber(part.weight)}`).join('; ')
  return `Bình quân ${parts.length} số liệu khảo sát: ${figureWords(scale, source)}. ${said}. ${arithmetic}. ${interval ?? ''}`.trim()
}

function partWords({ title, number, publishedOn, illustrative, figure, cellLabel, n, ...it }: TakenFigure): string {
  const from = `Khảo sát “${title}”${illustrative ? ' (số liệu minh họa)' : ''}, phiên bản ${number} công bố ngày ${formatDate(publishedOn)}`
  const ballots = n === null ? '' : `, ${formatNumber(n)} phiếu`
  return `${from}: ${figure.label}, ${cellLabel}: ${figureWords(figure.scale, it)}${ballots}`
}

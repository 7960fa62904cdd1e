import type { MatchedPlaces } from '#features/estimates/onward/place-rules.ts'
import {
  cellKey,
  cellsOf,
  cellWords,
  figureWords,
  lineAt,
  type OnwardFigure,
  valueWords,
  whyNone,
} from '#features/estimates/onward/rules.ts'
import type { Cell } from '#features/estimates/onward/schema.ts'
import type { Result } from '#features/estimates/schema.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { decimalText, type Engine, points } from '../engine.ts'
import { boundsOf } from '../form.ts'
import type { SurveySource, TakeOutcome, TakeRow } from './schema.ts'

/** Criteria whose points a survey gives, and that have a maximum to give them by. */
export function isSurveyed({ scoredBy, method, max }: Criterion): boolean {
  if (max === null) return false
  return scoredBy === 'survey' || method?.id === 'survey' || method?.id === 'externalIndex'
}

export const surveyedIn = (engine: Engine): Criterion[] => engine.leaves.filter(isSurveyed)

type Worth = { points: number; arithmetic: string }

/**
 * Points of a figure by the rule of the edition, to two decimals: its own factor, the scale that both share, or the share of
 * the most points. Bounds are those of the criterion.
 */
export function worthOf(engine: Engine, criterion: Criterion, scale: OnwardFigure['scale'], value: number): Worth {
  const bounds = boundsOf(engine, criterion.code)
  const max = bounds.max / 1e12
  const told = (raw: number, words: string): Worth => {
    const worth = Math.min(bounds.max, Math.max(bounds.min, points((Math.round(raw * 100) / 100).toFixed(2))))
    return { points: worth, arithmetic: `${words} = ${formatNumber(worth / 1e12, 2)} điểm` }
  }
  const { method } = criterion
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
}
type Chosen = { cell: Cell; how: SurveySource['how'] }

type Taking = {
  engine: Engine
  criterion: Criterion
  figure: OnwardFigure
  result: { content: Result; number: number; publishedOn: string; surveyId: string; slug: string }
  units: readonly Unit[]
  places: MatchedPlaces
  /** By sheet; null: nothing is taken. */
  byHand: ReadonlyMap<string, Cell | null>
}

export type Taken = Pick<TakeOutcome, 'rows' | 'loose' | 'cells'> & {
  values: { sheetId: string; points: number; source: SurveySource }[]
}

/** What each agency gets from a result, or why it gets nothing. */
export function takeFrom(taking: Taking): Taken {
  const { units, places, figure } = taking
  const values: Taken['values'] = []
  const rows = units.map((unit): TakeRow => {
    const chosen = chosenFor(taking, unit)
    const head = {
      sheetId: unit.sheetId,
      unit: unit.unit,
      before: unit.imported === null ? null : decimalText(unit.imported),
    }
    if (!chosen) return { ...head, ...nothing, ...leftOrUnmatched(taking, unit) }
    const { cell, how } = chosen
    const line = lineAt(figure, cell)
    const named = { cell, how, cellLabel: cellWords(figure, cell) }
    const why = line ? whyNone(line, taking.result.content.method.minimum) : 'Phiên bản này không có nơi đã chọn.'
    if (!line?.figure || why !== null) return { ...head, ...nothing, ...named, state: 'hidden', why }
    const source = sourceOf(taking, chosen, { ...line, figure: line.figure })
    const { points: worth } = worthOf(taking.engine, taking.criterion, figure.scale, line.figure.value)
    values.push({ sheetId: unit.sheetId, points: worth, source })
    const same = unit.imported === worth && unit.source !== null && sameSource(unit.source, source)
    return {
      ...{ ...head, ...named, state: same ? 'same' : 'taken', n: line.n, points: decimalText(worth) },
      ...{ figure: figureWords(figure.scale, line.figure), arithmetic: source.arithmetic },
      why: exclusionOf(taking.criterion, line.n),
    }
  })
  const used = new Set(rows.flatMap(({ cell }) => (cell?.kind === 'place' ? [cell.code] : [])))
  return {
    rows,
    values,
    loose: places.loose.filter(({ place }) => !used.has(place.code)).map(({ place, why }) => ({ ...place, why })),
    cells: cellsOf(figure).map((cell) => {
      const at = lineAt(figure, cell)?.figure
      return { cell, label: cellWords(figure, cell), figure: at ? figureWords(figure.scale, at) : null }
    }),
  }
}

const nothing = {
  cell: null,
  cellLabel: null,
  how: null,
  figure: null,
  n: null,
  points: null,
  arithmetic: null,
} as const

/** What a person says now goes before what was said of this survey before, and that before the name. */
function chosenFor(
  { byHand, places, figure, result }: Taking,
  { sheetId, agencyId, source }: Unit,
): Chosen | undefined {
  const said = byHand.get(sheetId)
  if (said !== undefined) return said ? { cell: said, how: 'hand' } : undefined
  if (source?.surveyId === result.surveyId && source.how === 'hand' && lineAt(figure, source.cell)) {
    return { cell: source.cell, how: 'hand' }
  }
  const place = places.placeOf.get(agencyId)
  return place && { cell: { kind: 'place', code: place.code }, how: place.formerName ? 'formerName' : 'name' }
}

function leftOrUnmatched({ byHand, figure }: Taking, { sheetId }: Unit): Pick<TakeRow, 'state' | 'why'> {
  if (byHand.get(sheetId) === null) return { state: 'left', why: null }
  const why =
    figure.places.length === 0
      ? 'Số liệu này chỉ có số chung của cả cuộc khảo sát.'
      : 'Không có địa bàn nào trong khảo sát mang tên đơn vị này.'
  return { state: 'unmatched', why }
}

function sourceOf(
  { engine, criterion, figure, result }: Taking,
  { cell, how }: Chosen,
  line: { n: number | null; figure: { value: number; low: number | null; high: number | null } },
): SurveySource {
  const { content, number, publishedOn, surveyId, slug } = result
  const { value, low, high } = line.figure
  return {
    ...{ surveyId, slug, title: content.title, number, publishedOn, illustrative: content.illustrative },
    figure: { code: figure.code, label: figure.label, scale: figure.scale },
    ...{ cell, cellLabel: cellWords(figure, cell), how, value, low, high, n: line.n },
    ballots: tooFew(criterion, line.n) ? line.n : null,
    arithmetic: worthOf(engine, criterion, figure.scale, value).arithmetic,
    method: content.method.words,
  }
}

/** The rule by which the edition leaves a survey out that too few people answered. */
const tooFew = ({ notApplicable }: Criterion, n: number | null) =>
  (notApplicable ?? []).find(({ automatic }) => automatic?.figure === 'ballots' && n !== null && n < automatic.below)

function exclusionOf(criterion: Criterion, n: number | null): string | null {
  const rule = tooFew(criterion, n)
  return rule ? `Bộ tiêu chí không tính tiêu chí này khi ${rule.when}.` : null
}

/** All of it in one sentence, for the forms that are printed. */
export function sourceWords(source: SurveySource): string {
  const { title, number, publishedOn, illustrative, figure, cellLabel, n, arithmetic } = source
  const from = `Khảo sát “${title}”${illustrative ? ' (số liệu minh họa)' : ''}, phiên bản ${number} công bố ngày ${formatDate(publishedOn)}`
  const ballots = n === null ? '' : `, ${formatNumber(n)} phiếu`
  const value = figureWords(figure.scale, source)
  return `${from}: ${figure.label}, ${cellLabel}: ${value}${ballots}; ${arithmetic}.`
}

const sameSource = (a: SurveySource, b: SurveySource): boolean =>
  a.surveyId === b.surveyId &&
  a.number === b.number &&
  a.figure.code === b.figure.code &&
  a.how === b.how &&
  cellKey(a.cell) === cellKey(b.cell)

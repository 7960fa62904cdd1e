import type { Line, Result } from '../schema.ts'
import { haveOneScale, meanOf } from './mean-rules.ts'
import type { MatchedPlaces } from './place-rules.ts'
import { cellKey, cellsOf, cellWords, figureWords, lineAt, type OnwardFigure, whyNone } from './rules.ts'
import type { Cell, TakenFigure, TakenFrom } from './schema.ts'

/** One figure of one published version, with whose its places are. */
export type Feed = {
  surveyId: string
  slug: string
  number: number
  publishedOn: string
  content: Result
  figure: OnwardFigure
  weight: number
  places: MatchedPlaces
}

export type Choice = { cell: Cell; how: TakenFigure['how'] }

/** What one survey says of somebody. */
export type TakenCell = {
  cell: Cell | null
  cellLabel: string | null
  how: TakenFigure['how'] | null
  figure: string | null
  n: number | null
  why: string | null
}

export type Taking =
  | { state: 'taken'; cells: TakenCell[]; from: Omit<TakenFrom, 'arithmetic'>; mean: string | null }
  | { state: 'unmatched' | 'hidden'; cells: TakenCell[]; why: string | null }

/** Every figure twice, or figures that have no mean together: what is wrong, if anything. */
export function feedsApart(feeds: readonly Pick<Feed, 'surveyId' | 'figure'>[]): 'twice' | 'scales' | null {
  const keys = feeds.map(({ surveyId, figure }) => `${surveyId} ${figure.code}`)
  if (new Set(keys).size < keys.length) return 'twice'
  return haveOneScale(feeds.map(({ figure }) => figure.scale)) ? null : 'scales'
}

/**
 * What the surveys say of one agency: all of them, or nothing is taken. A mean over those that happen to speak of it would
 * be another figure for each agency.
 */
export function takeCells(feeds: readonly Feed[], choices: readonly (Choice | undefined)[]): Taking {
  const found = feeds.map((feed, i) => cellOf(feed, choices[i]))
  const cells = found.map(({ cell }) => cell)
  const lacking = found.findIndex(({ line }) => line === null)
  if (lacking >= 0) {
    const { cell, choice } = found[lacking]!
    const title = feeds.length > 1 ? `“${feeds[lacking]!.content.title}”: ` : ''
    return { state: choice ? 'hidden' : 'unmatched', cells, why: cell.why && title + cell.why }
  }
  const parts = found.flatMap(({ choice, line }, i) => (choice && line ? [takenOf(feeds[i]!, choice, line)] : []))
  const scale = feeds[0]?.figure.scale ?? null
  const pieces = parts.map((part, i) => ({ ...part, seed: feeds[i]!.content.method.seed }))
  const { arithmetic: mean, ...from } = meanOf(pieces, scale)
  return { state: 'taken', cells, from: { parts, scale, ...from }, mean }
}

type Told = Line & { figure: NonNullable<Line['figure']> }
type Found = { cell: TakenCell; choice: Choice | undefined; line: Told | null }

function cellOf({ figure, content }: Feed, choice: Choice | undefined): Found {
  if (!choice) {
    const why =
      figure.places.length === 0
        ? 'Số liệu này chỉ có số chung của cả cuộc khảo sát.'
        : 'Không có địa bàn nào trong khảo sát mang tên đơn vị này.'
    return { choice, line: null, cell: { cell: null, cellLabel: null, how: null, figure: null, n: null, why } }
  }
  const line = lineAt(figure, choice.cell)
  const named = { ...choice, cellLabel: cellWords(figure, choice.cell) }
  const why = line ? whyNone(line, content.method.minimum) : 'Phiên bản này không có nơi đã chọn.'
  if (!line?.figure || why !== null) return { choice, line: null, cell: { ...named, figure: null, n: null, why } }
  const told = { ...line, figure: line.figure }
  return {
    choice,
    line: told,
    cell: { ...named, figure: figureWords(figure.scale, told.figure), n: line.n, why: null },
  }
}

function takenOf(feed: Feed, { cell, how }: Choice, { n, figure: at }: Told): TakenFigure {
  const { surveyId, slug, number, publishedOn, content, figure, weight } = feed
  return {
    ...{ surveyId, slug, title: content.title, number, publishedOn, illustrative: content.illustrative },
    figure: { code: figure.code, label: figure.label, scale: figure.scale },
    ...{ cell, cellLabel: cellWords(figure, cell), how, n, weight },
    ...{ value: at.value, low: at.low, high: at.high, se: at.se, df: at.df },
    method: content.method.words,
  }
}

/** What a person says now goes before what was said of this survey before, and that before the name. */
export function choiceFor(
  { figure, places, surveyId }: Feed,
  { agencyId, said, before }: { agencyId: string; said: Cell | undefined; before: TakenFrom | null },
): Choice | undefined {
  if (said) return { cell: said, how: 'hand' }
  const kept = before?.parts.find((part) => part.surveyId === surveyId && part.how === 'hand')
  if (kept && lineAt(figure, kept.cell)) return { cell: kept.cell, how: 'hand' }
  const place = places.placeOf.get(agencyId)
  return place && { cell: { kind: 'place', code: place.code }, how: place.formerName ? 'formerName' : 'name' }
}

/** All that may be chosen from, with what it says. */
export const cellsToChoose = (figure: OnwardFigure) =>
  cellsOf(figure).map((cell) => {
    const at = lineAt(figure, cell)?.figure
    return { cell, label: cellWords(figure, cell), figure: at ? figureWords(figure.scale, at) : null }
  })

/** Whether two come from the same versions, of the same people, with the same weights. */
export function sameFigures(a: TakenFrom, b: TakenFrom): boolean {
  const key = ({ parts }: TakenFrom) =>
    parts
      .map((it) => `${it.surveyId} ${it.number} ${it.figure.code} ${it.how} ${cellKey(it.cell)} ${it.weight}`)
      .join('|')
  return key(a) === key(b)
}

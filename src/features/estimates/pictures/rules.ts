import { colours, type Figures } from '#lib/charts/figures.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { Line, Part, Result, Score, ScoreLine } from '../schema.ts'

export const perCent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : `${formatNumber(share * 100, 1)}`

export const sourceWords: Record<Part['source'], string> = {
  sample: 'Phiếu theo mẫu',
  selfSelected: 'Phiếu tự chọn (đường dẫn mở)',
  other: 'Phiếu ngoài mẫu (mã mời, tại quầy, nhập từ tệp)',
}

export const hiddenWords = 'ít phiếu'

/** "84,2 (81,0 – 87,0)", or why nothing is shown. */
export function lineWords({ figure, hidden }: Line): string {
  if (hidden) return hiddenWords
  if (!figure) return '–'
  return figure.low === null
    ? perCent(figure.value)
    : `${perCent(figure.value)} (${perCent(figure.low)} – ${perCent(figure.high)})`
}

/** A circular's points have one decimal, a dimension's two. */
export const pointWords = (value: number | null | undefined, rule: Score['rule']): string =>
  value === null || value === undefined ? '' : formatNumber(value, rule === 'rating' ? 1 : 2)

export const scoreTitles: Record<Score['rule'], string> = {
  rating: 'Điểm đánh giá giải quyết thủ tục (0 – 2)',
  dimensions: 'Điểm nội dung (1 – 10)',
}

/** Scores with their parts below them, as tables print them. */
export const scoreLines = (scores: readonly Score[]): { line: ScoreLine; rule: Score['rule']; isPart: boolean }[] =>
  scores.flatMap(({ rule, parts, ...line }) => [
    { line, rule, isPart: false },
    ...parts.map((part) => ({ line: part, rule, isPart: true })),
  ])

/** "6,41 (6,02 – 6,79)", or why nothing is shown. */
export function scoreWords({ figure, hidden }: ScoreLine, rule: Score['rule']): string {
  if (hidden) return hiddenWords
  if (!figure) return '–'
  const value = pointWords(figure.value, rule)
  return figure.low === null ? value : `${value} (${pointWords(figure.low, rule)} – ${pointWords(figure.high, rule)})`
}

/** What the pictures of a result show: factors beside the time before, places, and points. */
export function resultPictures(result: Result): Figures[] {
  const part = result.parts.find(({ source }) => source === 'sample') ?? result.parts[0]
  if (!part) return []
  const before = new Map(result.comparison?.lines.map((line) => [line.code, line.before]))
  const source = `Nguồn: ${result.title}; ${sourceWords[part.source].toLowerCase()}, ${formatNumber(part.answers)} phiếu.`
  const about = result.illustrative ? 'Số liệu minh họa' : ''
  const share = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1000) / 10)
  const series = [
    { label: result.comparison ? 'Lần này' : 'Hài lòng', colour: colours.brand },
    ...(result.comparison ? [{ label: result.comparison.title, colour: colours.line }] : []),
  ]
  const rowsOf = (lines: readonly Line[]) =>
    lines.flatMap(({ code, label, figure }) =>
      figure ? [{ label, values: [share(figure.value), share(before.get(code))] as const, max: 100 }] : [],
    )
  const all = part.overall ? [part.overall, ...part.factors] : part.factors
  const places = part.places
    .filter(({ figure }) => figure)
    .toSorted((a, b) => (b.figure?.value ?? 0) - (a.figure?.value ?? 0))
  const beside = (title: string, heading: string, rows: ReturnType<typeof rowsOf>): Figures[] =>
    rows.length > 0 ? [{ form: 'beside', title, about, source, heading, series, rows, digits: 1 }] : []
  return [
    ...(part.factors.length > 0 ? beside('Mức hài lòng theo yếu tố (%)', 'Yếu tố', rowsOf(all)) : []),
    ...(places.length > 1 ? beside('Mức hài lòng theo địa bàn (%)', 'Địa bàn', rowsOf(places.slice(0, 30))) : []),
    ...scorePicture(part.scores, { about, source }),
  ]
}

function scorePicture(scores: readonly Score[], words: { about: string; source: string }): Figures[] {
  const [first] = scores
  const rows = scores.flatMap(({ label, figure, most }) =>
    figure ? [{ label, values: [Math.round(figure.value * 100) / 100, null] as const, max: most }] : [],
  )
  if (!first || rows.length === 0) return []
  const series = [{ label: 'Điểm', colour: colours.brand }]
  const digits = first.rule === 'rating' ? 1 : 2
  return [{ form: 'beside', title: scoreTitles[first.rule], ...words, heading: 'Nội dung', series, rows, digits }]
}

/** What a test of a difference allows to be said. */
export const changeWords = (difference: number, p: number): string =>
  p >= 0.05 ? 'Chưa thấy khác' : difference > 0 ? 'Tăng' : 'Giảm'

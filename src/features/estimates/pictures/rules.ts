import { colours, type Figures } from '#lib/charts/figures.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { Unit } from '../points/rules.ts'
import type { Difference, FittedMargin, Line, NumberQuestion, Part, Result, Score, ScoreLine } from '../schema.ts'

export const perCent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : `${formatNumber(share * 100, 1)}`

export const sourceWords: Record<Part['source'], string> = {
  sample: 'Phiếu theo mẫu',
  selfSelected: 'Phiếu tự chọn (đường dẫn mở)',
  other: 'Phiếu ngoài mẫu (mã mời, tại quầy, phiếu giấy, tệp)',
}

/** Where a figure stands that is not told: of few people, or of enough, but it would give another one away. */
export const hiddenWords: Record<NonNullable<Line['hidden']>, string> = {
  small: 'ít phiếu',
  complementary: 'không nêu',
}
export const hiddenReasons: typeof hiddenWords = {
  small: 'Ít phiếu, không nêu',
  complementary: 'Không nêu: từ số này suy ngược ra được số của nhóm ít phiếu',
}

/** "84,2 (81,0 – 87,0)", or why nothing is shown. */
export function lineWords({ figure, hidden }: Line): string {
  if (hidden) return hiddenWords[hidden]
  if (!figure) return '–'
  return figure.low === null
    ? perCent(figure.value)
    : `${perCent(figure.value)} (${perCent(figure.low)} – ${perCent(figure.high)})`
}

/** Mean and median of a question that is answered by a number, each with its interval. */
export function numberWords({ figure, median, hidden, decimals }: NumberQuestion) {
  const range = (of: { low: number | null; high: number | null } | null, digits: number) =>
    of?.low == null || of.high === null ? '' : `${formatNumber(of.low, digits)} – ${formatNumber(of.high, digits)}`
  const isRounded = median?.step !== undefined && median.step > 1.5 * 10 ** -decimals
  return {
    mean: hidden ? hiddenWords[hidden] : figure ? formatNumber(figure.value, decimals + 1) : '–',
    ...{ meanRange: range(figure, decimals + 1), medianRange: range(median, decimals) },
    median: hidden
      ? hiddenWords[hidden]
      : median
        ? `${isRounded ? '≈ ' : ''}${formatNumber(median.value, decimals)}`
        : '–',
  }
}

export const numberTitle = ({ label, unit }: NumberQuestion): string => (unit ? `${label} (${unit})` : label)

/** A circular's points have one decimal, a dimension's two; a share is told in per cent. */
export function pointWords(value: number | null | undefined, rule: Unit): string {
  if (rule === 'share' || value === null || value === undefined) return perCent(value)
  return formatNumber(value, typeof rule === 'object' ? rule.decimals : rule === 'rating' ? 1 : 2)
}

export const scoreTitles: Record<Score['rule'], string> = {
  rating: 'Điểm đánh giá giải quyết thủ tục (0 – 2)',
  dimensions: 'Điểm nội dung (1 – 10)',
}

/** Over figures of groups and places. */
export const besideTitle = (rules: readonly Unit[]): string =>
  rules[0] === 'share'
    ? 'Mức hài lòng (%) theo nhóm người trả lời và địa bàn'
    : 'Điểm theo nhóm người trả lời và địa bàn'

/** Scores with their parts below them, as tables print them. */
export const scoreLines = (scores: readonly Score[]): { line: ScoreLine; rule: Score['rule']; isPart: boolean }[] =>
  scores.flatMap(({ rule, parts, ...line }) => [
    { line, rule, isPart: false },
    ...parts.map((part) => ({ line: part, rule, isPart: true })),
  ])

/** "6,41 (6,02 – 6,79)", or why nothing is shown. */
export function scoreWords(line: ScoreLine, rule: Unit): string {
  const { figure, hidden } = line
  if (hidden) return hiddenWords[hidden]
  if (!figure) return '–'
  const value = pointWords(figure.value, rule)
  return figure.low === null ? value : `${value} (${rangeWords(line, rule)})`
}

/** "6,02 – 6,79"; empty where no interval is told. */
export const rangeWords = ({ figure }: ScoreLine, rule: Unit): string =>
  figure?.low == null ? '' : `${pointWords(figure.low, rule)} – ${pointWords(figure.high, rule)}`

/** The scale of a score: "1 – 10", "8 – 80". */
export const scaleWords = ({ least, most }: Pick<ScoreLine, 'least' | 'most'>): string =>
  [least, most].map((end) => formatNumber(end, Number.isInteger(end) ? 0 : 2)).join(' – ')

/** What the pictures of a result show: factors beside the time before, places, and points. */
export function resultPictures(result: Result): Figures[] {
  const part = result.parts.find(({ source }) => source === 'sample') ?? result.parts[0]
  if (!part) return []
  const beforeIn = (unit: Difference['unit']) =>
    new Map(result.comparison?.lines.flatMap((line) => (line.unit === unit ? [[line.code, line.before] as const] : [])))
  const before = beforeIn('share')
  const ranges = part.overall?.figure?.low == null ? '' : ' Vạch trên mỗi thanh: khoảng tin cậy 95 %.'
  const source = `Nguồn: ${result.title}; ${sourceWords[part.source].toLowerCase()}, ${formatNumber(part.answers)} phiếu.${ranges}`
  const about = result.illustrative ? 'Số liệu minh họa' : ''
  const share = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1000) / 10)
  const whole = (value: number) => value * 100
  const seriesOf = (label: string, earlier: ReadonlyMap<string, number>) => [
    { label: earlier.size > 0 ? 'Lần này' : label, colour: colours.brand },
    ...(earlier.size > 0 ? [{ label: result.comparison?.title ?? '', colour: colours.brandMid }] : []),
  ]
  const series = seriesOf('Hài lòng', before)
  const rowsOf = (lines: readonly Line[]) =>
    lines.flatMap(({ code, label, figure }) =>
      figure
        ? [
            {
              label,
              values: [share(figure.value), share(before.get(code))] as const,
              max: 100,
              range: rangeOf(figure, whole),
            },
          ]
        : [],
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
    ...scorePicture(part.scores, { about, source }, beforeIn('points'), seriesOf),
  ]
}

const rangeOf = ({ low, high }: NonNullable<Line['figure']>, as = (value: number) => value) =>
  low === null || high === null ? null : ([as(low), as(high)] as const)

type Series = readonly { label: string; colour: string }[]

function scorePicture(
  scores: readonly Score[],
  words: { about: string; source: string },
  before: ReadonlyMap<string, number>,
  seriesOf: (label: string, earlier: ReadonlyMap<string, number>) => Series,
): Figures[] {
  const [first] = scores
  const hundredths = (value: number | undefined) => (value === undefined ? null : Math.round(value * 100) / 100)
  const rows = scores.flatMap(({ code, label, figure, most }) =>
    figure
      ? [
          {
            label,
            values: [hundredths(figure.value), hundredths(before.get(code))] as const,
            max: most,
            range: rangeOf(figure),
          },
        ]
      : [],
  )
  if (!first || rows.length === 0) return []
  const digits = first.rule === 'rating' ? 1 : 2
  const series = seriesOf('Điểm', before)
  return [{ form: 'beside', title: scoreTitles[first.rule], ...words, heading: 'Nội dung', series, rows, digits }]
}

/** What a test of a difference allows to be said. */
export const changeWords = (difference: number, p: number): string =>
  p >= 0.05 ? 'Chưa thấy khác' : difference > 0 ? 'Tăng' : 'Giảm'

export const comparedUnits: Record<Difference['unit'], string> = { share: 'Hài lòng (%)', points: 'Điểm' }

/** A difference as tables print it: in percentage points, or in points of the scale. */
export function comparedWords({ unit, before, now, difference, low, high, p }: Difference) {
  const inWords = (value: number) => (unit === 'share' ? perCent(value) : formatNumber(value, 2))
  const signed = (value: number) => {
    const words = inWords(Math.abs(value))
    return /[1-9]/.test(words) ? `${value > 0 ? '+' : '−'}${words}` : words
  }
  return {
    ...{ before: inWords(before), now: inWords(now), difference: signed(difference) },
    ...{ range: `${signed(low)} đến ${signed(high)}`, conclusion: changeWords(difference, p) },
  }
}

/** Lines of a comparison in tables of one unit each. */
export const comparedTables = ({ lines }: NonNullable<Result['comparison']>) =>
  (['points', 'share'] as const).flatMap((unit) => {
    const own = lines.filter((line) => line.unit === unit)
    return own.length > 0 ? [{ unit, lines: own }] : []
  })

/** Margins of a fitted result as a table: whom, how many, their share before and after. */
export const marginRows = ({ totals }: FittedMargin): { label: string; cells: [string, string, string] }[] =>
  totals.map(({ label, people, share }) => ({
    label: label || 'Không nói',
    cells: [
      formatNumber(Math.round(people)),
      share.before === null ? hiddenWords.complementary : perCent(share.before),
      perCent(share.after),
    ],
  }))

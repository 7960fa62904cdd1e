import { differenceOf } from '#features/estimates/compare-rules.ts'
import { haveOneScale } from '#features/estimates/onward/mean-rules.ts'
import { agencyOfPlace, type Directories } from '#features/estimates/onward/place-rules.ts'
import {
  cellWords,
  figuresIn,
  figureWords,
  lineAt,
  type OnwardFigure,
  sampleOf,
  valueWords,
  whyNone,
} from '#features/estimates/onward/rules.ts'
import type { Cell } from '#features/estimates/onward/schema.ts'
import type { Difference, Line, Result } from '#features/estimates/schema.ts'
import { type Figure, figureOf } from '#lib/reporting/figure.ts'
import type { Bound } from '#lib/reporting/form.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'

export type Published = { number: number; publishedOn: string; content: Result }
/** What the newest result compares itself with, and what agencies were called when that one was made. */
export type Earlier = { content: Result; directories: Directories | null }
export type SurveyBound = Extract<Bound, { kind: 'survey' }>
type Said = { value: Figure | null; says: string }

/** Whose report the row is in, and what agencies were called when the survey was held and are called now. */
export type Reporter = {
  agencyId: string
  kind: 'own' | 'summary'
  directories: Directories | null
  /** Left out: nothing is compared, or what it is compared with was not published by then. */
  earlier?: Earlier | undefined
}

const nothing = (says: string): Said => ({ value: null, says })

/**
 * What a result says for a row: per cent of a share, points of a score, of all, of the place of an agency or of a group.
 * Answers of an open link never count, and the figure of all never stands for that of one place.
 */
export function surveyFigure(
  published: Published | undefined,
  bound: Pick<SurveyBound, 'figure' | 'of' | 'compared'>,
  decimals: number,
  reporter: Reporter,
): Said {
  if (!published) return nothing('Chưa có kết quả khảo sát nào của phiếu này được công bố')
  const { content, number, publishedOn } = published
  const illustrative = content.illustrative ? ' (số liệu minh họa)' : ''
  const from = `“${content.title}”${illustrative}, phiên bản ${number} công bố ngày ${formatDate(publishedOn)}`
  const part = sampleOf(content)
  if (!part) return nothing(`${from}: không có mẫu, chỉ có phiếu tự chọn nên không lấy số`)
  const figure = figuresIn(part).find(({ code }) => code === bound.figure)
  if (!figure) return nothing(`${from}: không có số liệu “${bound.figure}”`)
  const cell = cellOf(figure, bound.of, reporter)
  // A summary speaks of all where each of its agencies speaks of its own place: that is said.
  const all = bound.of?.kind === 'own' && reporter.kind === 'summary' ? ', cả cuộc khảo sát' : ''
  if (bound.compared) {
    const asked = { compared: bound.compared, decimals, from: from + all }
    if (typeof cell !== 'string' && cell.kind === 'whole') return comparedFigure(content, figure, asked)
    return comparedCell(content, { figure, cell, of: bound.of }, asked, reporter)
  }
  const found = lineOf(figure, cell, content)
  if (typeof found === 'string') return nothing(from + found)
  const { line, who } = found
  const says = `${from}${who}${all}: ${estimateWords(figure, line, part.answers)}; ${methodWords(content.method)}`
  return { value: roundedFigure(line.figure.value, figure.scale, decimals), says }
}

type Told = { line: Line & { figure: NonNullable<Line['figure']> }; who: string }

/** What a result says of somebody, or the rest of a sentence that says why it says nothing. */
function lineOf(figure: OnwardFigure, cell: Cell | string, { method }: Result): Told | string {
  if (typeof cell === 'string') return `: ${cell}`
  const line = lineAt(figure, cell)
  if (!line) return ': không có nhóm người trả lời đã chọn'
  const who = cell.kind === 'whole' ? '' : `, ${cellWords(figure, cell)}`
  if (line.hidden === 'complementary') return `${who}: không nêu số này, vì từ đó suy ngược ra được số của nơi ít phiếu`
  if (whyNone(line, method.minimum) !== null || !line.figure) return `${who}: ít phiếu, không nêu số này`
  return { line: { ...line, figure: line.figure }, who }
}

const roundedFigure = (value: number, scale: OnwardFigure['scale'], decimals: number): Figure =>
  figureOf(BigInt(Math.round(value * (scale ? 1 : 100) * 10 ** decimals)) * 10n ** BigInt(6 - decimals))

/** In few words, for the column of remarks; the result itself says all of it. */
function methodWords({ strata, clusters, margins }: Result['method']): string {
  const fitted = margins.length > 0 ? ', quyền số khớp cơ cấu dân số' : ''
  return `tính theo thiết kế mẫu ${formatNumber(strata)} tầng, ${formatNumber(clusters)} cụm${fitted}`
}

type Compared = { compared: NonNullable<SurveyBound['compared']>; decimals: number; from: string }

/** What the result itself compares, with its test: the last time, or the change since. */
function comparedFigure(
  { comparison }: Result,
  { code, scale }: OnwardFigure,
  { compared, decimals, from }: Compared,
): Said {
  if (!comparison) return nothing(`${from}: kết quả này không so với lần trước`)
  const line = comparison.lines.find((it) => it.code === code)
  if (!line) return nothing(`${from}: số liệu này không so được với “${comparison.title}”`)
  const last = `“${comparison.title}”, phiên bản ${comparison.number}`
  if (compared === 'before')
    return { value: roundedFigure(line.before, scale, decimals), says: `${last}, theo phần so sánh của ${from}` }
  const says = `${from} so với ${last}: ${changeWords(line, scale)}`
  return { value: roundedFigure(line.difference, scale, decimals), says }
}

function changeWords({ low, high, p }: Pick<Difference, 'low' | 'high' | 'p'>, scale: OnwardFigure['scale']): string {
  const unit = scale ? 'điểm' : 'điểm phần trăm'
  const bound = (value: number) => formatNumber(scale ? value : 100 * value, scale ? 2 : 1)
  const told = p < 0.05 ? 'khác biệt có ý nghĩa thống kê' : 'chưa đủ cơ sở nói là khác'
  return `khoảng tin cậy 95 % của chênh lệch từ ${bound(low)} đến ${bound(high)} ${unit}; ${told}`
}

type AskedCell = { figure: OnwardFigure; cell: Cell | string; of: SurveyBound['of'] }

/**
 * The same for one place or one group, out of the two results: only where both were published and both show it, so that
 * nothing follows from the difference that was not told already. A place is found in each by its own names of the time.
 */
function comparedCell(
  content: Result,
  { figure, cell, of }: AskedCell,
  { compared, decimals, from }: Compared,
  reporter: Reporter,
): Said {
  const { comparison } = content
  if (!comparison) return nothing(`${from}: kết quả này không so với lần trước`)
  const last = `“${comparison.title}”, phiên bản ${comparison.number}`
  const { earlier } = reporter
  if (!earlier) return nothing(`${from}: ${last} chưa công bố nên chỉ so số chung`)
  const part = sampleOf(earlier.content)
  const before = part && figuresIn(part).find(({ code }) => code === figure.code)
  if (!part || !before || !haveOneScale([before.scale, figure.scale]))
    return nothing(`${from}: số liệu này không so được với “${comparison.title}”`)
  const now = lineOf(figure, cell, content)
  if (typeof now === 'string') return nothing(from + now)
  const then = lineOf(before, cellOf(before, of, { ...reporter, directories: earlier.directories }), earlier.content)
  if (typeof then === 'string') return nothing(`${from} so với ${last}${then}`)
  if (compared === 'before') {
    const says = `${last}${then.who}: ${estimateWords(before, then.line, part.answers)}; là lần trước của ${from}`
    return { value: roundedFigure(then.line.figure.value, before.scale, decimals), says }
  }
  const difference = differenceOf(then.line, now.line)
  if (!difference) return nothing(`${from}${now.who}: không có sai số để so với ${last}`)
  const says = `${from}${now.who}, so với ${last}: ${changeWords(difference, figure.scale)}`
  return { value: roundedFigure(difference.difference, figure.scale, decimals), says }
}

function estimateWords({ scale }: OnwardFigure, line: { n: number | null; figure: unknown }, answers: number): string {
  const { low, high } = line.figure as { low: number | null; high: number | null }
  const sample = `ước lượng từ mẫu ${formatNumber(line.n ?? answers)} phiếu`
  if (low === null || high === null) return sample
  const least = valueWords(scale, low).replace(/ (?:%|điểm)$/, '')
  return `${sample}; khoảng tin cậy 95 % từ ${least} đến ${valueWords(scale, high)}`
}

/** The cell of the row, or in words why there is none. */
function cellOf(figure: OnwardFigure, of: SurveyBound['of'], reporter: Reporter): Cell | string {
  // A summary speaks of all below it, as the whole of a survey does.
  if (!of || (of.kind === 'own' && reporter.kind === 'summary')) return { kind: 'whole' }
  if (of.kind === 'group') return { kind: 'group', question: of.question, choice: of.choice }
  return placeOf(figure, of.kind === 'own' ? reporter.agencyId : of.agencyId, reporter.directories)
}

function placeOf(figure: OnwardFigure, agencyId: string, directories: Directories | null): Cell | string {
  const whole = figure.whole.figure ? ` là ${figureWords(figure.scale, figure.whole.figure)}` : ''
  if (figure.places.length === 0) return `chỉ có số chung của cả cuộc khảo sát${whole}, không có số riêng từng địa bàn`
  const own = directories
    ? figure.places.filter(({ label }) => agencyOfPlace(directories, label).agencyId === agencyId)
    : []
  const [only] = own
  if (only && own.length === 1) return { kind: 'place', code: only.code }
  const name = directories?.now.agencies.get(agencyId)?.name ?? 'đơn vị'
  return `không có số riêng của ${name}; số chung của cả cuộc khảo sát${whole}`
}

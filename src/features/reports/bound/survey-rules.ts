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
import type { Result } from '#features/estimates/schema.ts'
import { type Figure, figureOf } from '#lib/reporting/figure.ts'
import type { Bound } from '#lib/reporting/form.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'

export type Published = { number: number; publishedOn: string; content: Result }
export type SurveyBound = Extract<Bound, { kind: 'survey' }>
type Said = { value: Figure | null; says: string }

/** Whose report the row is in, and what agencies were called when the survey was held and are called now. */
export type Reporter = { agencyId: string; kind: 'own' | 'summary'; directories: Directories | null }

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
  if (bound.compared) return comparedFigure(content, figure, { compared: bound.compared, decimals, from })
  const cell = cellOf(figure, bound.of, reporter)
  if (typeof cell === 'string') return nothing(`${from}: ${cell}`)
  const line = lineAt(figure, cell)
  if (!line) return nothing(`${from}: không có nhóm người trả lời đã chọn`)
  const who = cell.kind === 'whole' ? '' : `, ${cellWords(figure, cell)}`
  const why = whyNone(line, content.method.minimum)
  if (why !== null || !line.figure) return nothing(`${from}${who}: ít phiếu, không nêu số này`)
  const says = `${from}${who}: ${estimateWords(figure, line, part.answers)}; ${methodWords(content.method)}`
  return { value: roundedFigure(line.figure.value, figure.scale, decimals), says }
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
  const unit = scale ? 'điểm' : 'điểm phần trăm'
  const bound = (value: number) => formatNumber(scale ? value : 100 * value, scale ? 2 : 1)
  const told = line.p < 0.05 ? 'khác biệt có ý nghĩa thống kê' : 'chưa đủ cơ sở nói là khác'
  const range = `khoảng tin cậy 95 % của chênh lệch từ ${bound(line.low)} đến ${bound(line.high)} ${unit}`
  return { value: roundedFigure(line.difference, scale, decimals), says: `${from} so với ${last}: ${range}; ${told}` }
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

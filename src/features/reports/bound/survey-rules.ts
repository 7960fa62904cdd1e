import { perCent, pointWords, scoreLines } from '#features/estimates/pictures/rules.ts'
import type { Figure as Estimated, Result } from '#features/estimates/schema.ts'
import { type Figure, figureOf } from '#lib/reporting/figure.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'

export type Published = { number: number; publishedOn: string; content: Result }
type Said = { value: Figure | null; says: string }

type Found = { figure: Estimated | null; times: number; words(value: number | null): string; unit: string }

/** What a result says of all whom its sample stands for: per cent of a share, points of a score. Open answers never count. */
export function surveyFigure(published: Published | undefined, code: string, decimals: number): Said {
  if (!published) return { value: null, says: 'Chưa có kết quả khảo sát nào của phiếu này được công bố' }
  const { content, number, publishedOn } = published
  const from = `“${content.title}”, phiên bản ${number} công bố ngày ${formatDate(publishedOn)}`
  const part = content.parts.find(({ source }) => source === 'sample')
  if (!part) return { value: null, says: `${from}: không có mẫu, chỉ có phiếu tự chọn nên không lấy số` }
  const found = findFigure(part, code)
  if (!found) return { value: null, says: `${from}: không có số liệu “${code}”` }
  const { figure, times, words, unit } = found
  if (!figure) return { value: null, says: `${from}: ít phiếu, không nêu số này` }
  const interval =
    figure.low === null ? '' : `; khoảng tin cậy 95 % từ ${words(figure.low)} đến ${words(figure.high)}${unit}`
  const rounded = BigInt(Math.round(figure.value * times * 10 ** decimals)) * 10n ** BigInt(6 - decimals)
  return {
    value: figureOf(rounded),
    says: `${from}: ước lượng từ mẫu ${formatNumber(part.answers)} phiếu${interval}`,
  }
}

function findFigure(part: Result['parts'][number], code: string): Found | undefined {
  const share = [part.overall, ...part.factors, ...part.items].find((line) => line?.code === code)
  if (share) return { figure: share.figure, times: 100, words: perCent, unit: ' %' }
  const score = scoreLines(part.scores).find(({ line }) => line.code === code)
  return (
    score && { figure: score.line.figure, times: 1, words: (value) => pointWords(value, score.rule), unit: ' điểm' }
  )
}

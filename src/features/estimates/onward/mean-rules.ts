import { meanOfSurveys } from '#lib/statistics/differences.ts'
import { logitInterval } from '#lib/statistics/intervals.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { valueWords } from './rules.ts'
import type { Scale } from './schema.ts'

/** One figure among several of which the mean is taken. */
export type Piece = {
  surveyId: string
  /** Of its draw: the same one twice may have drawn the same people. */
  seed: number | null
  weight: number
  value: number
  low: number | null
  high: number | null
  se: number | null
  df: number | null
  n: number | null
}

export type Mean = {
  value: number
  low: number | null
  high: number | null
  n: number | null
  /** How the interval came about, or why there is none; null for one figure alone, which keeps its own. */
  interval: string | null
  /** "(82,4 % × 2 + 80,1 % × 1) / 3 = 81,6 %"; null for one alone. */
  arithmetic: string | null
}

/** Figures of different kinds, or of different scales, have no mean. */
export const haveOneScale = (scales: readonly Scale[]): boolean =>
  scales.every((scale) => scaleKey(scale) === scaleKey(scales[0] ?? null))

const scaleKey = (scale: Scale): string =>
  scale ? `${scale.least.toFixed(6)} ${scale.most.toFixed(6)} ${scale.rule}` : 'share'

/** The mean by stated weights, with its arithmetic, and an interval only where the samples are independent of each other. */
export function meanOf(pieces: readonly Piece[], scale: Scale): Mean {
  const [only] = pieces
  if (only && pieces.length === 1) {
    const { value, low, high, n } = only
    return { value, low, high, n, interval: null, arithmetic: null }
  }
  const all = pieces.reduce((sum, { weight }) => sum + weight, 0)
  const value = pieces.reduce((sum, piece) => sum + piece.weight * piece.value, 0) / all
  const terms = pieces.map((piece) => `${valueWords(scale, piece.value)} × ${formatNumber(piece.weight)}`).join(' + ')
  return {
    ...{ value, ...intervalOf(pieces, scale, value) },
    n: answersOf(pieces),
    arithmetic: `(${terms}) / ${formatNumber(all)} = ${valueWords(scale, value)}`,
  }
}

/** Two figures of one survey are of the same people. */
function answersOf(pieces: readonly Piece[]): number | null {
  const bySurvey = Map.groupBy(pieces, ({ surveyId }) => surveyId)
  const counts = [...bySurvey.values()].map((of) =>
    of.some(({ n }) => n === null) ? null : Math.max(...of.map(({ n }) => n ?? 0)),
  )
  return counts.some((n) => n === null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}

const unknown = (why: string) => ({
  low: null,
  high: null,
  interval: `Không có khoảng tin cậy của số bình quân: ${why}.`,
})

function intervalOf(pieces: readonly Piece[], scale: Scale, value: number): Pick<Mean, 'low' | 'high' | 'interval'> {
  if (new Set(pieces.map(({ surveyId }) => surveyId)).size < pieces.length)
    return unknown('hai số liệu của cùng một cuộc khảo sát không độc lập với nhau')
  const seeds = pieces.flatMap(({ seed }) => seed ?? [])
  if (new Set(seeds).size < seeds.length)
    return unknown('các mẫu được chọn cùng một số hạt giống nên có thể có chung người trả lời')
  if (pieces.some(({ se, df }) => se === null || df === null))
    return unknown('có phiên bản không ghi sai số chuẩn của số này')
  const least = scale?.least ?? 0
  const width = (scale?.most ?? 1) - least
  const { se, df } = meanOfSurveys(
    pieces.map(({ weight, ...it }) => ({
      weight,
      value: (it.value - least) / width,
      se: (it.se ?? 0) / width,
      df: it.df ?? 1,
    })),
  )
  const share = (value - least) / width
  if (!(se > 0) || share <= 0 || share >= 1) return unknown('mọi phiếu trả lời như nhau')
  const { low, high } = logitInterval({ value: share, se, df })
  const words =
    'Khoảng tin cậy 95 % của số bình quân: phương sai của các mẫu độc lập được cộng theo bình phương tỷ trọng, ' +
    'số bậc tự do theo Satterthwaite.'
  return { low: least + low * width, high: least + high * width, interval: words }
}

import { compareShare, type Points, share } from '../decimal.ts'
import {
  type Evaluate,
  type Kind,
  type Level,
  rateFigures,
  rateReader,
  type Slots,
  ZERO_DENOMINATOR,
} from '../method.ts'
import type { Method } from '../method-shape.ts'
import { equalsText, limitText, pointsText, quotientText, rateMeaning } from '../words.ts'

type Of<Id> = Extract<Method, { id: Id }>

/** Rate × maximum, never above the maximum; `below` decides what a rate under the limit gives. */
function compileRate(
  m: { a?: string | null | undefined },
  max: Points,
  at: Slots,
  limit: number | null,
  below: (numerator: number, denominator: number) => Points,
  from: (numerator: number, denominator: number) => Points,
): Evaluate {
  const { numerator, denominator } = rateReader(m, at)
  return (row, base) => {
    const d = denominator(row, base)
    if (d === 0) return ZERO_DENOMINATOR
    const n = numerator(row, base)
    if (Number.isNaN(d)) return Number.NaN
    if (n >= d) return max
    return limit !== null && compareShare(n, d, limit) < 0 ? below(n, d) : from(n, d)
  }
}

const proportional = (max: Points) => (n: number, d: number) => share(max, n, d)

export const linear: Kind<Of<'linear'>> = {
  figures: rateFigures,
  compile: (m, max, at) => compileRate(m, max, at, null, proportional(max), proportional(max)),
  bounds: (_, max) => [0, max],
  words: (m, max) => `Điểm = ${rateMeaning(m)} × ${pointsText(max)}; tối đa ${pointsText(max)} điểm.`,
  account: (_, max, read, got) => `${quotientText(read)}; × ${pointsText(max)} ${equalsText(got)} điểm`,
}

export const piecewise: Kind<Of<'piecewise'>> = {
  figures: rateFigures,
  compile: (m, max, at) => compileRate(m, max, at, m.zeroBelow, () => 0, proportional(max)),
  bounds: (_, max) => [0, max],
  words: (m, max) =>
    `Từ ${limitText(m.zeroBelow)}: điểm = ${rateMeaning(m)} × ${pointsText(max)}; dưới ${limitText(m.zeroBelow)}: 0 điểm.`,
  account: (m, max, read, got) => {
    const rate = quotientText(read, [m.zeroBelow])
    return got === 0
      ? `${rate}, dưới mức ${limitText(m.zeroBelow)}: 0 điểm`
      : `${rate}, đạt mức ${limitText(m.zeroBelow)}; × ${pointsText(max)} ${equalsText(got)} điểm`
  },
  ladder: (m, max) => ({ of: 'rate', falls: false, levels: [jump(m.zeroBelow, 0, share(max, m.zeroBelow, 1))] }),
}

const jump = (at: number, below: Points, from: Points): Level => ({ at, below, from })

export const linearCap: Kind<Of<'linearCap'>> = {
  figures: rateFigures,
  compile: (m, max, at) => {
    const cap = m.divided ? m.fullFrom : 1
    const whole = (n: number, d: number) => share(max, n, d, cap)
    return compileRate(m, max, at, m.fullFrom, whole, () => max)
  },
  bounds: (_, max) => [0, max],
  words: (m, max) =>
    `Từ ${limitText(m.fullFrom)}: ${pointsText(max)} điểm; thấp hơn: điểm = ${rateMeaning(m)}${
      m.divided ? ` / ${limitText(m.fullFrom)}` : ''
    } × ${pointsText(max)}${m.divided ? '' : ` (công thức không chia cho ${limitText(m.fullFrom)})`}.`,
  account: (m, max, read, got) => {
    const rate = quotientText(read, [m.fullFrom])
    if (got === max) return `${rate}, đạt mức ${limitText(m.fullFrom)}: ${pointsText(max)} điểm`
    const divided = m.divided ? ` / ${limitText(m.fullFrom)}` : ''
    return `${rate}, dưới mức ${limitText(m.fullFrom)};${divided} × ${pointsText(max)} ${equalsText(got)} điểm`
  },
  ladder: (m, max) => {
    const below = m.divided ? max : share(max, m.fullFrom, 1)
    return { of: 'rate', falls: false, levels: [jump(m.fullFrom, below, max)] }
  },
}

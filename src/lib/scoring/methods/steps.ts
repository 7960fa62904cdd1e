import { compareShare, type Points, points } from '../decimal.ts'
import {
  type Evaluate,
  type Figure,
  type Kind,
  type Ladder,
  type Read,
  rateFigures,
  rateReader,
  type Slots,
  ZERO_DENOMINATOR,
} from '../method.ts'
import type { Method } from '../method-shape.ts'
import { limitText, numberText, pointsText, quotientText, rateMeaning, rateText } from '../words.ts'

type Steps = Extract<Method, { id: 'steps' }>
type Rank = Extract<Method, { id: 'rank' }>

/** The band that holds a figure: the last whose lower bound is reached. */
function bandOf(from: Float64Array, gives: Float64Array, reaches: (limit: number) => boolean): Points {
  for (let i = from.length - 1; i > 0; i--) if (reaches(from[i]!)) return gives[i]!
  return gives[0]!
}

function compile(m: Steps, at: Slots): Evaluate {
  const from = Float64Array.from(m.bands, (band) => band.from ?? Number.NEGATIVE_INFINITY)
  const gives = Float64Array.from(m.bands, (band) => points(band.points))
  if (m.of === 'rate') {
    const { numerator, denominator } = rateReader(m, at)
    return (row, base) => {
      const d = denominator(row, base)
      if (d === 0) return ZERO_DENOMINATOR
      const n = numerator(row, base)
      return Number.isNaN(d) ? Number.NaN : bandOf(from, gives, (limit) => compareShare(n, d, limit) >= 0)
    }
  }
  if (m.of === 'overTarget') return compileGrowth(from, gives, at)
  const slot = at('n')
  return (row, base) => {
    const n = row[base + slot]!
    return Number.isNaN(n) ? Number.NaN : bandOf(from, gives, (limit) => n >= limit)
  }
}

/** (actual − target) / target, or the growth itself. */
function compileGrowth(from: Float64Array, gives: Float64Array, at: Slots): Evaluate {
  const [target, actual, over] = [at('target'), at('actual'), at('overRate')]
  return (row, base) => {
    const [t, a, r] = [row[base + target]!, row[base + actual]!, row[base + over]!]
    if (t === 0) return ZERO_DENOMINATOR
    if (t > 0 && !Number.isNaN(a)) return bandOf(from, gives, (limit) => overTarget(a, t, limit) >= 0)
    return Number.isNaN(r) ? Number.NaN : bandOf(from, gives, (limit) => r >= limit)
  }
}

// actual/target against 1 + limit; the sum is read again as the decimal that it prints.
const overTarget = (actual: number, target: number, limit: number): number =>
  compareShare(actual, target, Number((1 + limit).toPrecision(15)))

function figures(m: Steps): Figure[] {
  if (m.of === 'rate') return rateFigures(m)
  if (m.of !== 'overTarget') return [{ id: 'n', label: m.b ?? 'số lượng', kind: 'count' }]
  return [
    { id: 'target', label: m.a ?? 'chỉ tiêu', kind: 'number' },
    { id: 'actual', label: m.b ?? 'thực hiện', kind: 'number' },
    { id: 'overRate', label: 'tỷ lệ vượt (phần của 1)', kind: 'number', insteadOf: ['target', 'actual'] },
  ]
}

const limit = (m: Steps, value: number): string =>
  (m.of === 'rate' || m.of === 'overTarget' ? limitText : numberText)(value)

function bandText(m: Steps, i: number): string {
  const [band, next] = [m.bands[i]!, m.bands[i + 1]]
  if (band.from === null) return `dưới ${limit(m, next?.from ?? 0)}`
  return next?.from == null ? `từ ${limit(m, band.from)}` : `từ ${limit(m, band.from)} đến dưới ${limit(m, next.from)}`
}

const subject: Record<Steps['of'], (m: Steps) => string> = {
  rate: rateMeaning,
  count: (m) => `số lượng: ${m.b ?? ''}`,
  daysLate: (m) => `số ngày chậm${m.b ? `: ${m.b}` : ''}`,
  overTarget: () => 'tỷ lệ vượt chỉ tiêu',
}

function figureText(m: Steps, read: Read): string {
  const limits = m.bands.flatMap(({ from }) => (from === null ? [] : [from]))
  if (m.of === 'rate') return quotientText(read, limits)
  if (m.of !== 'overTarget') return m.of === 'daysLate' ? `chậm ${numberText(read('n'))} ngày` : numberText(read('n'))
  const [target, actual] = [read('target'), read('actual')]
  if (!(target > 0) || Number.isNaN(actual)) return `vượt ${rateText(read('overRate'), 1, limits)}`
  return `(${numberText(actual)} − ${numberText(target)}) / ${numberText(target)} = ${rateText(actual - target, target)}`
}

const most = (values: readonly number[]): [Points, Points] => [Math.min(...values), Math.max(...values)]

export const steps: Kind<Steps> = {
  figures,
  compile: (m, _, at) => compile(m, at),
  bounds: (m) => most(m.bands.map((band) => points(band.points))),
  words: (m) => {
    const bands = m.bands.map((band, i) => `${bandText(m, i)}: ${pointsText(points(band.points))}`)
    return `Theo bậc của ${subject[m.of](m)}. Điểm: ${bands.reverse().join('; ')}.`
  },
  account: (m, _, read, got) => {
    const i = m.bands.findLastIndex((band) => points(band.points) === got)
    return `${figureText(m, read)}, thuộc bậc ${bandText(m, i)}: ${pointsText(got)} điểm`
  },
  ladder: (m) => stepsLadder(m),
}

function stepsLadder(m: Steps): Ladder {
  const levels = m.bands.slice(1).map((band, i) => ({
    at: band.from ?? 0,
    below: points(m.bands[i]!.points),
    from: points(band.points),
  }))
  const falls = levels.every(({ below, from }) => from <= below)
  return { of: m.of === 'daysLate' ? 'count' : m.of, falls, levels }
}

export const rank: Kind<Rank> = {
  figures: (m) => [
    { id: 'rank', label: `hạng trong ${m.of}: ${m.what}`, kind: 'count' },
    ...(m.absent ? [{ id: 'absent', label: m.absent.label, kind: 'yesNo', insteadOf: ['rank'] } satisfies Figure] : []),
  ],
  compile: (m, _, at) => {
    const to = Float64Array.from(m.bands, (band) => band.to)
    const gives = Float64Array.from(m.bands, (band) => points(band.points))
    const [place, absent] = [at('rank'), m.absent ? at('absent') : -1]
    const without = points(m.absent?.points ?? 0)
    return (row, base) => {
      if (absent >= 0 && row[base + absent] === 1) return without
      const value = row[base + place]!
      if (!(value >= 1)) return Number.NaN
      for (let i = 0; i < to.length; i++) if (value <= to[i]!) return gives[i]!
      return 0
    }
  },
  bounds: (m) => most([...m.bands.map((band) => points(band.points)), points(m.absent?.points ?? 0)]),
  words: (m) => {
    const bands = m.bands.map((band, i) => {
      const first = (m.bands[i - 1]?.to ?? 0) + 1
      return `hạng ${first === band.to ? band.to : `${first}–${band.to}`}: ${pointsText(points(band.points))}`
    })
    const absent = m.absent ? [`${m.absent.label}: ${pointsText(points(m.absent.points))}`] : []
    return `Theo hạng trong ${m.of} đơn vị về ${m.what}. Điểm: ${[...bands, ...absent].join('; ')}.`
  },
  account: (m, _, read, got) =>
    read('absent') === 1 && m.absent
      ? `${m.absent.label}: ${pointsText(got)} điểm`
      : `hạng ${numberText(read('rank'))}/${m.of}: ${pointsText(got)} điểm`,
  ladder: (m) => ({
    of: 'count',
    falls: true,
    levels: m.bands.map((band, i) => ({
      at: band.to + 1,
      below: points(band.points),
      from: points(m.bands[i + 1]?.points ?? 0),
    })),
  }),
}

import { compareShare, exact, type Points, points, roundPoints, share, UNIT } from '../decimal.ts'
import { type Evaluate, type Kind, type Slots, ZERO_DENOMINATOR } from '../method.ts'
import type { Method } from '../method-shape.ts'
import { equalsText, limitText, numberText, pointsText, rateText } from '../words.ts'

type Of<Id> = Extract<Method, { id: Id }>
type WeightedShare = Of<'weightedShare'>
type Survey = Of<'survey'>
type Tally = Of<'tally'>

/** Weights as whole numbers over one power of ten, so that a weighted sum of counts stays whole. */
function wholeWeights(weights: readonly number[]): { whole: Float64Array; scale: number } {
  const parts = weights.map(exact)
  const decimals = Math.max(0, ...parts.map((part) => part.decimals))
  const whole = parts.map(({ units, decimals: own }) => Number(units * 10n ** BigInt(decimals - own)))
  return { whole: Float64Array.from(whole), scale: 10 ** decimals }
}

/** Σ weight · count; `NaN` when a count is missing, negative or not whole, or the sum leaves the safe range. */
function weighted(row: Float64Array, base: number, slots: Int32Array, whole: Float64Array): number {
  let sum = 0
  for (let i = 0; i < slots.length; i++) {
    const count = row[base + slots[i]!]!
    if (!(count >= 0) || !Number.isInteger(count)) return Number.NaN
    sum += whole[i]! * count
  }
  return Number.isSafeInteger(sum) ? sum : Number.NaN
}

function compileWeightedShare(m: WeightedShare, max: Points, at: Slots): Evaluate {
  const of = at(m.of.id)
  const slots = Int32Array.from(m.terms, ({ id }) => at(id))
  const { whole, scale } = wholeWeights(m.terms.map(({ weight }) => weight))
  const floor = m.zeroBelow
  const floorSlots = Int32Array.from(floor?.terms ?? [], (id) => at(id))
  const ones = new Float64Array(floorSlots.length).fill(1)
  return (row, base) => {
    const total = row[base + of]!
    if (total === 0) return ZERO_DENOMINATOR
    const sum = weighted(row, base, slots, whole)
    if (!(total > 0) || Number.isNaN(sum)) return Number.NaN
    if (floor && compareShare(weighted(row, base, floorSlots, ones), total, floor.rate) < 0) return 0
    const got = Math.min(max, share(UNIT, sum, total, scale))
    return m.decimals === undefined ? got : roundPoints(got, m.decimals)
  }
}

export const weightedShare: Kind<WeightedShare> = {
  figures: (m) => [
    { ...m.of, kind: 'count' },
    ...m.terms.map(({ id, label }) => ({ id, label, kind: 'count' }) as const),
  ],
  compile: compileWeightedShare,
  bounds: (_, max) => [0, max],
  words: (m, max) => {
    const terms = m.terms.map(({ id, label, weight }) => `${id} (${label}) × ${numberText(weight)}`)
    const floor = m.zeroBelow
      ? ` Tỷ lệ (${m.zeroBelow.terms.join(' + ')})/${m.of.id} dưới ${limitText(m.zeroBelow.rate)}: 0 điểm.`
      : ''
    const rounded = m.decimals === undefined ? '' : ` Làm tròn đến ${m.decimals} chữ số thập phân.`
    return `Điểm = tổng của ${terms.join(', ')}, chia cho ${m.of.id} (${m.of.label}); tối đa ${pointsText(max)} điểm.${floor}${rounded}`
  },
  account: (m, _, read, got) => {
    const terms = m.terms.map(({ id, weight }) => `${numberText(read(id))} × ${numberText(weight)}`)
    const floor = m.zeroBelow
    const counted = floor ? floor.terms.reduce((sum, id) => sum + read(id), 0) : 0
    const total = read(m.of.id)
    const head = floor ? `${rateText(counted, total, [floor.rate])} so với mức ${limitText(floor.rate)}; ` : ''
    if (floor && compareShare(counted, total, floor.rate) < 0) return `${head}dưới mức: 0 điểm`
    return `${head}(${terms.join(' + ')}) / ${numberText(total)} ${equalsText(got)} điểm`
  },
}

export const trend: Kind<Of<'trend'>> = {
  figures: (m) => [
    { id: 'current', label: `${m.what}: năm đánh giá`, kind: 'number' },
    { id: 'previous', label: `${m.what}: năm trước, tính trên cùng phạm vi địa giới`, kind: 'number' },
  ],
  compile: (m, _, at) => {
    const [current, previous] = [at('current'), at('previous')]
    const [up, same, down] = [points(m.increase), points(m.equal), points(m.decrease)]
    return (row, base) => {
      const [now, before] = [row[base + current]!, row[base + previous]!]
      if (now > before) return up
      return now < before ? down : now === before ? same : Number.NaN
    }
  },
  bounds: (m) => {
    const all = [points(m.increase), points(m.equal), points(m.decrease)]
    return [Math.min(...all), Math.max(...all)]
  },
  words: (m) =>
    `So ${m.what} với năm trước, cùng phạm vi địa giới. Tăng: ${pointsText(points(m.increase))}; bằng: ${pointsText(
      points(m.equal),
    )}; giảm: ${pointsText(points(m.decrease))}.`,
  account: (_, __, read, got) => {
    const [now, before] = [read('current'), read('previous')]
    const word = now > before ? 'tăng' : now < before ? 'giảm' : 'bằng'
    return `${numberText(now)} so với ${numberText(before)} của năm trước: ${word}, ${pointsText(got)} điểm`
  },
}

/** Something counted up or down from a start, never beyond the maximum (or, for a deduction, beyond its depth). */
export const tally: Kind<Tally> = {
  figures: (m) => m.terms.map(({ id, label }) => ({ id, label, kind: 'count' })),
  compile: (m, max, at) => {
    const slots = Int32Array.from(m.terms, ({ id }) => at(id))
    const each = Float64Array.from(m.terms, (term) => points(term.points))
    const [least, most] = tallyBounds(m, max)
    const sign = m.direction === 'add' ? 1 : -1
    return (row, base) => {
      let sum = 0
      for (let i = 0; i < slots.length; i++) {
        const count = row[base + slots[i]!]!
        if (!(count >= 0) || !Number.isInteger(count)) return Number.NaN
        sum += Math.min(count * each[i]!, 2 * (most - least))
      }
      return Math.max(least, Math.min(most, points(m.start) + sign * sum))
    }
  },
  bounds: tallyBounds,
  words: (m, max) => {
    const [least, most] = tallyBounds(m, max)
    const terms = m.terms.map(({ label, points: each }) => `mỗi ${label}: ${pointsText(points(each))}`)
    return m.direction === 'add'
      ? `Bắt đầu từ ${pointsText(points(m.start))}, cộng ${terms.join('; ')}; tối đa ${pointsText(most)} điểm.`
      : `Bắt đầu từ ${pointsText(points(m.start))}, trừ ${terms.join('; ')}; không thấp hơn ${pointsText(least)} điểm.`
  },
  account: (m, _, read, got) => {
    const sign = m.direction === 'add' ? '+' : '−'
    const terms = m.terms.map(({ id, points: each }) => `${sign} ${numberText(read(id))} × ${pointsText(points(each))}`)
    return `${pointsText(points(m.start))} ${terms.join(' ')}, trong giới hạn: ${pointsText(got)} điểm`
  },
}

function tallyBounds(m: Tally, max: Points): [Points, Points] {
  const start = points(m.start)
  if (m.direction === 'add') return [Math.min(start, max), Math.max(start, max)]
  return start > 0 ? [0, start] : [Math.min(max, start), start]
}

export const survey: Kind<Survey> = {
  figures: (m) => [
    { id: 'points', label: `điểm do ${m.by ?? m.source} công bố`, kind: 'points' },
    ...(m.answers ?? []).map(({ id, label }) => ({ id, label: `số phiếu “${label}”`, kind: 'count' }) as const),
  ],
  compile: (m, max, at) => {
    const given = at('points')
    if (!m.answers) return (row, base) => row[base + given]!
    const slots = Int32Array.from(m.answers, ({ id }) => at(id))
    const { whole, scale } = wholeWeights(m.answers.map(({ weight }) => weight))
    const ones = new Float64Array(slots.length).fill(1)
    return (row, base) => {
      if (!Number.isNaN(row[base + given]!)) return row[base + given]!
      const total = weighted(row, base, slots, ones)
      if (total === 0) return ZERO_DENOMINATOR
      return Number.isNaN(total) ? Number.NaN : share(max, weighted(row, base, slots, whole), total, scale)
    }
  },
  bounds: (_, max) => [0, max],
  words: (m, max) =>
    m.answers
      ? `Điều tra (${m.source}): bình quân gia quyền của các câu trả lời (${m.answers
          .map(({ label, weight }) => `${label}: ${limitText(weight)}`)
          .join('; ')}) × ${pointsText(max)}.`
      : `Lấy từ kết quả điều tra (${m.source}), tối đa ${pointsText(max)} điểm; đơn vị không tự chấm. Trọng số câu trả lời: chưa rõ.`,
  account: (m, max, read, got) => {
    if (!m.answers || !Number.isNaN(read('points'))) return `kết quả điều tra (${m.source}): ${pointsText(got)} điểm`
    const terms = m.answers.map(({ id, weight }) => `${numberText(read(id))} × ${limitText(weight)}`)
    const total = m.answers.reduce((sum, { id }) => sum + read(id), 0)
    return `(${terms.join(' + ')}) / ${numberText(total)} × ${pointsText(max)} ${equalsText(got)} điểm`
  },
}

export const externalIndex: Kind<Of<'externalIndex'>> = {
  figures: (m) => [{ id: 'a', label: m.a, kind: 'number' }],
  compile: (m, max, at) => {
    const [slot, factor] = [at('a'), points(m.factor)]
    return (row, base) => {
      const value = row[base + slot]!
      return value >= 0 ? Math.min(max, share(factor, value, 1)) : Number.NaN
    }
  },
  bounds: (_, max) => [0, max],
  words: (m, max) =>
    `Điểm = ${m.a} × ${numberText(m.factor)}; tối đa ${pointsText(max)} điểm. Lấy từ ${m.source}, không tự chấm.`,
  account: (m, _, read, got) => `${numberText(read('a'))} × ${numberText(m.factor)} ${equalsText(got)} điểm`,
}

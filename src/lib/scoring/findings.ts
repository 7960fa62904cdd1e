import { approximate, compareShare, points, pointsOrNull, sumDecimals } from './decimal.ts'
import type { CriterionInput, Inputs } from './inputs.ts'
import type { Figure } from './method.ts'
import type { Method } from './method-shape.ts'
import type { Compiled } from './node.ts'
import type { Scorer } from './scorer.ts'
import { numberText, pointsText } from './words.ts'

/** A figure that cannot be right, or that a person should look at again. The score is reckoned all the same. */
export type Finding = {
  code: string
  /** Key of the figure; '' for the criterion. */
  key: string
  kind:
    | 'aboveWhole'
    | 'negative'
    | 'notWhole'
    | 'tooLong'
    | 'rateAboveOne'
    | 'aboveMaximum'
    | 'belowMinimum'
    | 'twoWays'
  words: string
}

type Say = (key: string, kind: Finding['kind'], words: string) => void

/** Looks over the figures of a unit as they were typed: swapped parts, percents as counts, points above what applies. */
export function findingsOf(scorer: Scorer, inputs: Inputs): Finding[] {
  const found: Finding[] = []
  for (const { criterion, compiled, max } of scorer.leaves) {
    const input = inputs[criterion.code]
    if (!input || !compiled) continue
    const say: Say = (key, kind, words) => void found.push({ code: criterion.code, key, kind, words })
    checkGiven(input, max, points(criterion.min ?? 0), say)
    checkFigures(scorer, criterion.code, input, say)
    checkPart(compiled, input, say)
  }
  return found
}

function checkGiven({ given }: CriterionInput, max: number, min: number, say: Say): void {
  const value = given === undefined ? null : pointsOrNull(given)
  if (value === null) return
  const [low, high] = [Math.min(min, max), Math.max(0, max)]
  if (value > high) say('', 'aboveMaximum', `Điểm ${pointsText(value)} cao hơn điểm tối đa ${pointsText(high)}.`)
  if (value < low) say('', 'belowMinimum', `Điểm ${pointsText(value)} thấp hơn mức ${pointsText(low)}.`)
}

function checkFigures(scorer: Scorer, code: string, { figures = {} }: CriterionInput, say: Say): void {
  for (const [key, value] of Object.entries(figures)) {
    const figure = scorer.figure(code, key)
    if (!figure || typeof value !== 'number') continue
    checkNumber(figure, key, value, say)
  }
}

function checkNumber(figure: Figure, key: string, value: number, say: Say): void {
  const shown = `“${figure.label}”: ${numberText(value)}`
  const signed = figure.id === 'overRate' || figure.id === 'current' || figure.id === 'previous'
  if (value < 0 && !signed) say(key, 'negative', `${shown} là số âm.`)
  if (figure.kind === 'count' && !Number.isInteger(value)) say(key, 'notWhole', `${shown} phải là số nguyên.`)
  if (figure.kind === 'rate' && value > 1) {
    say(key, 'rateAboveOne', `${shown} lớn hơn 100%: có phải đã nhập số lượng hoặc số phần trăm vào ô tỷ lệ?`)
  }
  if (String(value).replace(/[-.]|e.*$/g, '').length > 15) say(key, 'tooLong', `${shown} có quá 15 chữ số.`)
}

function checkPart(part: Compiled, input: CriterionInput, say: Say): void {
  for (const each of part.parts) checkPart(each, input, say)
  const figures = input.figures ?? {}
  const read = (id: string): number => {
    const value = figures[part.path + id]
    return typeof value === 'number' ? value : Number.NaN
  }
  const whole = wholeOf(part.node.method, read)
  if (whole && whole.parts > whole.of) {
    const words = `${whole.names}: ${numberText(whole.parts)} lớn hơn tổng ${numberText(whole.of)}; có phải tử số và mẫu số bị đảo?`
    say(`${part.path}${whole.key}`, 'aboveWhole', words)
  }
  const [a, b, rate] = [read('a'), read('b'), read('rate')]
  if (a > 0 && b >= 0 && rate >= 0 && compareShare(b, a, rate) !== 0) {
    say(
      `${part.path}rate`,
      'twoWays',
      `Tỷ lệ nhập thẳng khác với b/a (${numberText(b)}/${numberText(a)}); b/a được dùng.`,
    )
  }
}

type Whole = { parts: number; of: number; names: string; key: string }

/** The parts of a method that together cannot be more than its whole. */
function wholeOf(method: Method, read: (id: string) => number): Whole | undefined {
  if (method.id === 'published') return method.forecast && wholeOf(method.forecast, read)
  if (method.id === 'dependent') return wholeOf(method.otherwise, read)
  if (method.id === 'weightedShare') {
    const counts = method.terms.map(({ id }) => read(id)).filter((count) => !Number.isNaN(count))
    const names = method.terms.map(({ label }) => label).join(' + ')
    return { parts: sumDecimals(counts), of: read(method.of.id), names, key: method.terms[0]?.id ?? '' }
  }
  const isRate = method.id === 'linear' || method.id === 'linearCap' || method.id === 'piecewise'
  if (!isRate && !(method.id === 'steps' && method.of === 'rate')) return
  return { parts: read('b'), of: read('a'), names: method.b ?? 'tử số', key: 'b' }
}

/** Figures that should be the same and are not: `same` names them as "code:key"; those that nobody gave are left out. */
export function differing(
  inputs: Inputs,
  same: readonly (readonly string[])[],
): { keys: string[]; values: number[] }[] {
  return same.flatMap((keys) => {
    const known = keys.flatMap((name) => {
      const [code = '', key = ''] = name.split(':')
      const value = inputs[code]?.figures?.[key]
      return typeof value === 'number' ? [{ name, value }] : []
    })
    const values = known.map(({ value }) => value)
    return new Set(values).size > 1 ? [{ keys: known.map(({ name }) => name), values }] : []
  })
}

/** Self-scored points above the applicable maximum of a unit: one kind of over-claim that arithmetic alone shows. */
export function aboveApplicable(claimed: number | string, applicable: number): string | undefined {
  const value = points(claimed)
  return value > applicable
    ? `Tự chấm ${pointsText(value)}, cao hơn điểm tối đa áp dụng ${numberText(approximate(applicable))}.`
    : undefined
}

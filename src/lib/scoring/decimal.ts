/**
 * Points are whole numbers of 10⁻¹² of a point, kept in a double: up to ±9,007 points every one of them is exact, sums and
 * differences too (SPEC A). A quotient is rounded once, half away from zero, in its twelfth decimal. Whatever a double cannot
 * decide is decided with BigInt, so that no answer ever depends on the rounding of binary fractions.
 */
export type Points = number

export const UNIT = 1_000_000_000_000
const DECIMALS = 12
export const MOST_POINTS = 9_007

/** A decimal number as whole units of 10^-decimals. */
type Exact = { units: bigint; decimals: number }

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

/** The decimal that a number prints as: 69.99 is 6999/100. Throws `RangeError` for what is no finite decimal. */
export function exact(value: number | string): Exact {
  const found = DECIMAL.exec(String(value))
  if (!found) throw new RangeError(`not a decimal number: ${value}`)
  const [, sign, whole = '0', fraction = '', exponent = '0'] = found
  const power = Number(exponent)
  if (Math.abs(power) > 400) throw new RangeError(`out of range: ${value}`)
  const units = BigInt(`${sign}${whole}${fraction}`)
  const decimals = fraction.length - power
  return decimals >= 0 ? { units, decimals } : { units: units * 10n ** BigInt(-decimals), decimals: 0 }
}

/** Points of a printed decimal ("1.50", 0.25). Throws `RangeError` when it has more than 12 decimals or is out of range. */
export function points(value: number | string): Points {
  return shortPoints(String(value)) ?? anyPoints(value)
}

const SHORT = /^(\d{1,3})(?:\.(\d{1,12}))?$/
const POWERS = Array.from({ length: DECIMALS + 1 }, (_, i) => 10 ** (DECIMALS - i))

/** The usual: up to 999.999999999999, whose units a double holds exactly, so that no BigInt is needed. */
function shortPoints(text: string): Points | undefined {
  const found = SHORT.exec(text)
  if (!found) return
  const [, whole = '', fraction = ''] = found
  return Number(whole) * UNIT + Number(fraction) * (POWERS[fraction.length] ?? 0)
}

function anyPoints(value: number | string): Points {
  const { units, decimals } = exact(value)
  const shift = DECIMALS - decimals
  const divisor = 10n ** BigInt(Math.max(0, -shift))
  if (units % divisor !== 0n) throw new RangeError(`more than ${DECIMALS} decimals: ${value}`)
  const result = Number(shift >= 0 ? units * 10n ** BigInt(shift) : units / divisor)
  if (Math.abs(result) > MOST_POINTS * UNIT) throw new RangeError(`more than ${MOST_POINTS} points: ${value}`)
  return result
}

/** The same, or null for what is no such number: for what people and files bring. */
export function pointsOrNull(value: number | string): Points | null {
  try {
    return points(value)
  } catch {
    return null
  }
}

/** Points as the shortest plain decimal with a point: what a database column or a JSON file keeps. */
export function decimalText(value: Points): string {
  const digits = String(Math.abs(value)).padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  const whole = digits.slice(0, -DECIMALS)
  return `${value < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/** The nearest double: for charts and distances, never for ranks or sums. */
export const approximate = (value: Points): number => value / UNIT

/** Points rounded half away from zero to `decimals` (0–12). */
export function roundPoints(value: Points, decimals: number): Points {
  const step = 10 ** (DECIMALS - decimals)
  const rest = Math.abs(value) % step
  const down = Math.abs(value) - rest
  return Math.sign(value) * (rest * 2 >= step ? down + step : down) || 0
}

/** a/b · c/d of whole numbers, rounded half away from zero. */
function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const result = Number((2n * n + d) / (2n * d))
  return negative ? -result || 0 : result
}

/** `whole · numerator / (denominator · cap)` as points, of the decimals that the numbers print. Neither divisor is 0. */
export function share(whole: Points, numerator: number, denominator: number, cap = 1): Points {
  if (numerator === denominator && cap === 1) return whole
  const estimate = (numerator / denominator / cap) * whole
  // Three roundings and the reading of three decimals, each at most 2⁻⁵³: seven halves of an ulp are a safe bound.
  const error = Math.abs(estimate) * 8e-16 + 1e-9
  const low = Math.round(estimate - error)
  if (low === Math.round(estimate + error) && Math.abs(estimate) < 2 ** 50) return low || 0
  return exactShare(whole, numerator, denominator, cap)
}

/** The same with BigInt all the way: what `share` must equal, and where it goes when a double is not enough. */
export function exactShare(whole: Points, numerator: number, denominator: number, cap = 1): Points {
  const [n, d, c] = [exact(numerator), exact(denominator), exact(cap)]
  const up = BigInt(whole) * n.units * 10n ** BigInt(d.decimals + c.decimals)
  const down = d.units * c.units * 10n ** BigInt(n.decimals)
  return roundedQuotient(up, down)
}

/** Sign of numerator/denominator − limit, exactly. The denominator is positive. */
export function compareShare(numerator: number, denominator: number, limit: number): number {
  const quotient = numerator / denominator
  const error = (Math.abs(quotient) + Math.abs(limit)) * 1e-15
  if (Math.abs(quotient - limit) > error) return quotient < limit ? -1 : 1
  const [n, d, l] = [exact(numerator), exact(denominator), exact(limit)]
  const left = n.units * 10n ** BigInt(d.decimals + l.decimals)
  const right = l.units * d.units * 10n ** BigInt(n.decimals)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The sum of decimals as the decimal that it is: 0.1 + 0.2 is 0.3. */
export function sumDecimals(values: readonly number[]): number {
  const fast = values.reduce((sum, value) => sum + value, 0)
  if (values.every(Number.isSafeInteger) && Number.isSafeInteger(fast)) return fast
  const parts = values.map((value) => exact(value))
  const decimals = Math.max(0, ...parts.map((part) => part.decimals))
  const units = parts.reduce((sum, part) => sum + part.units * 10n ** BigInt(decimals - part.decimals), 0n)
  return Number(`${units}e-${decimals}`)
}

/** The mean of points, rounded once; sums of a whole country are kept with BigInt. */
export function meanPoints(values: readonly Points[]): Points {
  if (values.length === 0) throw new RangeError('no value')
  const sum = values.reduce((total, value) => total + BigInt(value), 0n)
  return roundedQuotient(sum, BigInt(values.length))
}

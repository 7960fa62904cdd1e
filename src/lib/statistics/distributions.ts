/** SPEC E. Distribution functions in double precision; arguments outside their range give NaN. */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0 (Lanczos, g = 7). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const z = x - 1
  let sum = lanczos[0]!
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (z + i)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

const tiny = 1e-300
const precise = 1e-16

/** Continued fraction of the incomplete beta function (modified Lentz; DLMF 8.17.22). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < precise) break
  }
  return fraction
}

const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)

/** I_x(a, b), the distribution function of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a
  return 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** The x at which an increasing function of (0, 1) or of an interval reaches p: bisection to the last bit. */
function inverse(of: (x: number) => number, p: number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let i = 0; i < 2000; i++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (of(middle) < p) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}

export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a >= 0 && b >= 0)) return Number.NaN
  if (p === 0 || a === 0) return 0
  if (p === 1 || b === 0) return 1
  return inverse((x) => betaCdf(x, a, b), p, 0, 1)
}

/** P(T ≤ t) of Student's distribution; df Infinity is the normal distribution. */
export function tCdf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t)
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN
  const square = t * t
  // Near the middle the other tail of the beta distribution keeps the digits.
  const tail = square < df ? 1 - betaCdf(square / (df + square), 0.5, df / 2) : betaCdf(df / (df + square), df / 2, 0.5)
  return t > 0 ? 1 - tail / 2 : tail / 2
}

export function tQuantile(p: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p)
  if (!(p > 0 && p < 1 && df > 0)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  if (p === 0.5) return 0
  if (p > 0.5) return -tQuantile(1 - p, df)
  let low = -1
  while (tCdf(low, df) > p) low *= 2
  return inverse((t) => tCdf(t, df), p, low, 0)
}

/** Regularised lower incomplete gamma function P(a, x). */
export function gammaCdf(x: number, a: number): number {
  if (!(a > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 100_000 && Math.abs(term) > Math.abs(sum) * precise; n++) sum += term *= x / (a + n)
    return sum * front
  }
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100_000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < precise) break
  }
  return 1 - front * fraction
}

export const chiSquareCdf = (x: number, df: number): number => gammaCdf(x / 2, df / 2)

/** P(F > f): the upper tail. */
export function fTail(f: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0) || Number.isNaN(f)) return Number.NaN
  return f <= 0 ? 1 : betaCdf(df2 / (df2 + df1 * f), df2 / 2, df1 / 2)
}

export function normalCdf(z: number): number {
  const tail = 0.5 * (1 - gammaCdf((z * z) / 2, 0.5))
  return z > 0 ? 1 - tail : z < 0 ? tail : 0.5
}

export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN
  return p > 0.5 ? -normalQuantile(1 - p) : p === 0.5 ? 0 : inverse(normalCdf, p, -40, 0)
}

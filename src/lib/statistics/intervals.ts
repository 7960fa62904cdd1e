import { betaQuantile, tQuantile } from './distributions.ts'

export type Interval = { low: number; high: number }
type Proportion = { value: number; se: number; n: number; df: number }
type Level = { level?: number }

/** SPEC D1. value ± t · se; df Infinity takes the normal distribution. */
export function waldInterval({ value, se, df }: Omit<Proportion, 'n'>, { level = 0.95 }: Level = {}): Interval {
  const half = -tQuantile((1 - level) / 2, df) * se
  return { low: value - half, high: value + half }
}

/** SPEC D2. On the scale of the logit; stays within 0 and 1. At 0 or 1 there is none: use clopperPearson. */
export function logitInterval({ value, se, df }: Omit<Proportion, 'n'>, { level = 0.95 }: Level = {}): Interval {
  const logit = Math.log(value / (1 - value))
  const half = (-tQuantile((1 - level) / 2, df) * se) / (value * (1 - value))
  const back = (x: number) => 1 / (1 + Math.exp(-x))
  return { low: back(logit - half), high: back(logit + half) }
}

/** SPEC D3. Clopper–Pearson with the effective size of the sample (Korn and Graubard 1998). */
export function clopperPearson({ value, se, n, df }: Proportion, { level = 0.95 }: Level = {}): Interval {
  const alpha = 1 - level
  const atEdge = value === 0 || value === 1 || se === 0
  const correction = (tQuantile(alpha / 2, n - 1) / tQuantile(alpha / 2, df)) ** 2
  const effective = atEdge ? n : ((value * (1 - value)) / se ** 2) * correction
  const yes = effective * value
  return {
    low: betaQuantile(alpha / 2, yes, effective - yes + 1),
    high: betaQuantile(1 - alpha / 2, yes + 1, effective - yes),
  }
}

/** SPEC D4. Wilson's score interval with the effective size of the sample. */
export function wilsonInterval({ value, se, n, df }: Proportion, { level = 0.95 }: Level = {}): Interval {
  const t = tQuantile((1 - level) / 2, df)
  const effective = se === 0 ? n : (value * (1 - value)) / se ** 2
  const square = (t * t) / effective
  const middle = (value + square / 2) / (1 + square)
  const half = (Math.abs(t) * Math.sqrt((value * (1 - value)) / effective + square / (4 * effective))) / (1 + square)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

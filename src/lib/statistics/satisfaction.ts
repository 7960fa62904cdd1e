import type { Design } from './design.ts'
import { composite, meansTogether } from './differences.ts'
import { type Column, type Estimate, estimateMean, estimateRatio } from './estimates.ts'

export type SatisfactionScale = { valid: readonly number[]; satisfied: readonly number[] }

/** Five levels, of which "hài lòng" and "rất hài lòng" are satisfied; other codes (don't know, refused) are not valid. */
export const fiveLevels: SatisfactionScale = { valid: [1, 2, 3, 4, 5], satisfied: [4, 5] }
/** The three levels of the one-stop sheet after Thông tư 01/2018: 0, 1 and 2. */
export const threeLevels: SatisfactionScale = { valid: [0, 1, 2], satisfied: [1, 2] }

/** How items make a factor: all valid answers together, or the mean of the items' shares. */
export type FactorRule = 'answersTogether' | 'meanOfItems'

export type SatisfactionIndex = {
  items: Estimate[]
  factors: Estimate[]
  overall: Estimate
}

type Options = {
  /** Items of each factor, by their numbers. */
  factors: readonly (readonly number[])[]
  scale?: SatisfactionScale
  rule?: FactorRule
  domain?: ArrayLike<number | boolean> | undefined
}

/**
 * SPEC L1. Share of satisfied among valid answers (0 to 1), of each item, each factor and over all factors. The official
 * text of SIPAS' formula was not to be had: the rule is named beside the figure.
 */
export function satisfactionIndex(design: Design, answers: readonly Column[], options: Options): SatisfactionIndex {
  const { factors, scale = fiveLevels, rule = 'answersTogether', domain } = options
  const shares = answers.map((column) => satisfied(column, design.rows, scale))
  const of = (items: readonly number[]) => together(design, shares, items, { rule, domain })
  return {
    items: shares.map((column) => estimateMean(design, column, { domain })),
    factors: factors.map(of),
    overall: of([...new Set(factors.flat())]),
  }
}

/** SPEC L1. The share of satisfied over some items alone: for many domains, of which nothing else is asked. */
export function satisfactionOf(
  design: Design,
  answers: readonly Column[],
  { scale = fiveLevels, rule = 'answersTogether', domain }: Omit<Options, 'factors'> = {},
): Estimate {
  const shares = answers.map((column) => satisfied(column, design.rows, scale))
  const items = shares.map((_, item) => item)
  return together(design, shares, items, { rule, domain })
}

function together(
  design: Design,
  shares: readonly Column[],
  items: readonly number[],
  { rule, domain }: { rule: FactorRule; domain: Domain },
): Estimate {
  return rule === 'meanOfItems'
    ? meanOfItems(design, shares, items, domain)
    : answersTogether(design, shares, items, domain)
}

function satisfied(column: Column, rows: number, { valid, satisfied: yes }: SatisfactionScale): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    valid.includes(column[row]!) ? Number(yes.includes(column[row]!)) : Number.NaN,
  )
}

type Domain = Options['domain']

function meanOfItems(design: Design, shares: readonly Column[], items: readonly number[], domain: Domain): Estimate {
  const together = meansTogether(
    design,
    items.map((item) => shares[item]!),
    { domain },
  )
  return composite(
    together,
    items.map(() => 1 / items.length),
  )
}

function answersTogether(
  design: Design,
  shares: readonly Column[],
  items: readonly number[],
  domain: Domain,
): Estimate {
  const [yes, valid] = [new Float64Array(design.rows), new Float64Array(design.rows)]
  for (const item of items) {
    for (let row = 0; row < design.rows; row++) {
      const share = shares[item]![row]!
      if (Number.isNaN(share)) continue
      yes[row]! += share
      valid[row]! += 1
    }
  }
  const answered = valid.map((count, row) => (count === 0 ? Number.NaN : yes[row]!))
  return estimateRatio(design, answered, valid, { domain })
}

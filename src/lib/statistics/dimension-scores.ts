import type { Design } from './design.ts'
import { composite, meansTogether } from './differences.ts'
import type { Column, Estimate } from './estimates.ts'

/** An indicator on its own scale: `worst` gives 0, `best` 1 (worst may be the larger figure). */
export type Indicator = { answers: Column; worst: number; best: number }

/**
 * SPEC L4. PAPI's rule: each indicator from 0 to 1 on its scale, equal weights within a sub-dimension, each of k
 * sub-dimensions stretched from 1/k to 10/k; the dimension is their sum, from 1 to 10. With the Taylor error of the whole.
 */
export function dimensionScore(
  design: Design,
  subDimensions: readonly (readonly Indicator[])[],
  { domain }: { domain?: ArrayLike<number | boolean> | undefined } = {},
): { dimension: Estimate; subDimensions: Estimate[] } {
  const together = meansTogether(
    design,
    subDimensions.flat().map(({ answers }) => answers),
    { domain },
  )
  const k = subDimensions.length
  let from = 0
  const lines = subDimensions.map((indicators) => {
    const by: number[] = Array(together.values.length).fill(0)
    let constant = 1 / k
    for (const { worst, best } of indicators) {
      const slope = 9 / k / indicators.length / (best - worst)
      by[from++] = slope
      constant -= slope * worst
    }
    return { by, constant }
  })
  const sum = lines.reduce(
    (all, { by }) => all.map((each, i) => each + by[i]!),
    together.values.map(() => 0),
  )
  return {
    subDimensions: lines.map(({ by, constant }) => composite(together, by, constant)),
    dimension: composite(
      together,
      sum,
      lines.reduce((all, { constant }) => all + constant, 0),
    ),
  }
}

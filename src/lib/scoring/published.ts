import { meanPoints, type Points } from './decimal.ts'
import type { Criterion } from './edition.ts'
import type { Values } from './ledger.ts'

/** Sub-totals and total as the index owner forms them: plain sums; with a gap anywhere below there is no sum. */
export type PublishedSums = { byCode: Map<string, Points | null>; total: Points | null }

export function publishedSums(criteria: readonly Criterion[], values: Values): PublishedSums {
  const children = Map.groupBy(criteria, (it) => it.parent)
  const byCode = new Map<string, Points | null>()
  const sum = (below: readonly Criterion[]): Points | null => {
    let total: Points | null = 0
    for (const criterion of below) {
      const under = children.get(criterion.code)
      const value = under ? sum(under) : (values.get(criterion.code) ?? null)
      byCode.set(criterion.code, value)
      total = total === null || value === null ? null : total + value
    }
    return total
  }
  return { total: sum(children.get(null) ?? []), byCode }
}

/** Our own mean of the members of a merged province, never a published score: it must be labelled so wherever it shows. */
export type MergedView = { mean: Points | null; members: { name: string; value: Points | null }[] }

export function mergedView(members: readonly { name: string; value: Points | null }[]): MergedView {
  const values = members.flatMap(({ value }) => (value === null ? [] : [value]))
  const mean = values.length < members.length || values.length === 0 ? null : meanPoints(values)
  return { mean, members: [...members] }
}

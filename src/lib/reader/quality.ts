import { certaintyOf } from './certainty.ts'
import type { Coverage, Quality, ReadTask, TaskField } from './reading.ts'

const WEIGHED: readonly TaskField[] = ['text', 'lead', 'coordinate', 'deadline', 'product']

/** How much of a document was understood for certain. General directions and repeated rows give no work and do not count. */
export function qualityOf(tasks: readonly ReadTask[], coverage: Coverage): Quality {
  const weighed = tasks.filter((task) => task.kind !== 'bodyGeneral' && task.duplicateOf === undefined)
  const fields = { certain: 0, doubtful: 0 }
  const counts = { certain: 0, doubtful: 0, unassigned: 0 }
  for (const task of weighed) {
    let sure = true
    for (const field of WEIGHED) {
      const certainty = certaintyOf(task, field)
      if (certainty === 'missing') continue
      fields[certainty]++
      if (certainty === 'doubtful') sure = false
    }
    const flagged = task.flags.some((flag) => flag.reason !== 'duplicate' && flag.reason !== 'missing')
    if (task.lead.length === 0) counts.unassigned++
    else counts[sure && !flagged ? 'certain' : 'doubtful']++
  }
  return {
    tasks: { all: weighed.length, ...sharesOf(counts, weighed.length) },
    fields: { all: fields.certain + fields.doubtful, ...sharesOf(fields, fields.certain + fields.doubtful) },
    covered: coverage.share,
  }
}

function sharesOf<K extends string>(counts: Record<K, number>, all: number): Record<K, number> {
  const entries = Object.entries<number>(counts) as [K, number][]
  const share = (n: number): number => (all === 0 ? 0 : Math.round((n / all) * 10_000) / 10_000)
  return Object.fromEntries(entries.map(([key, n]) => [key, share(n)])) as Record<K, number>
}

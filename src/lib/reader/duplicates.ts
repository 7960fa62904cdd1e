import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import type { ReadTask } from './reading.ts'

const WORDS = 9

/** A sentence that more rows repeat than this is a phrase; naming them all would make the reading quadratic. */
const MOST_NAMED = 20

/** A body task that repeats an annex row names it, so that it is not counted twice. */
export function markDuplicates(tasks: readonly ReadTask[]): void {
  const rows = new Map<string, string[]>()
  for (const task of tasks) {
    if (task.kind !== 'annexRow') continue
    const key = beginningOf(task.text)
    const same = key === undefined ? undefined : rows.get(key)
    if (same) same.push(task.path)
    else if (key !== undefined) rows.set(key, [task.path])
  }
  if (rows.size === 0) return
  for (const task of tasks) {
    if (task.kind === 'annexRow') continue
    const key = beginningOf(task.text)
    const paths = key === undefined ? undefined : rows.get(key)
    if (!paths) continue
    task.duplicateOf = paths.slice(0, MOST_NAMED)
    task.flags.push({ field: 'text', reason: 'duplicate', message: 'Nhiệm vụ này lặp lại một dòng trong phụ lục.' })
  }
}

function beginningOf(text: string): string | undefined {
  const words = foldAligned(text.slice(0, 120))
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ', WORDS + 1)
  return words.length < WORDS ? undefined : words.slice(0, WORDS).join(' ')
}

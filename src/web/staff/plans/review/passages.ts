import type { Task } from '#features/tasks/schema.ts'
import type { Plan, Tasks } from '../queries.ts'

export type Range = readonly [from: number, to: number]

type Settled = Pick<Plan, 'passages'>

/** Unread passages about which nobody has decided: neither said to be no task nor made one. */
export function openPassages(unread: readonly Range[], { passages }: Settled, tasks: Tasks['tasks']): Range[] {
  const settled = new Set(passages.map(({ lineFrom }) => lineFrom))
  const made = tasks.filter(
    ({ kind, lineFrom, review }) => kind === 'added' && lineFrom !== null && review !== 'dropped',
  )
  return unread.filter(
    ([from, to]) =>
      !settled.has(from) && !made.some(({ lineFrom, lineTo }) => (lineFrom ?? 0) <= from && to <= (lineTo ?? 0)),
  )
}

/** The run of unread passages around one of them in which no task stands: a menu, a list of recipients, a cover letter. */
export function stretchAround(open: readonly Range[], at: number, tasks: readonly Pick<Task, 'lineFrom'>[]): Range[] {
  const starts = tasks.flatMap(({ lineFrom }) => lineFrom ?? [])
  const apart = (a: Range, b: Range) => starts.some((line) => line > a[1] && line < b[0])
  let [first, last] = [at, at]
  for (let [a, b] = [open[first - 1], open[first]]; a && b && !apart(a, b); [a, b] = [open[first - 1], open[first]])
    first -= 1
  for (let [a, b] = [open[last], open[last + 1]]; a && b && !apart(a, b); [a, b] = [open[last], open[last + 1]])
    last += 1
  return open.slice(first, last + 1)
}

/** The words of some lines of the source. */
export const textOf = (lines: readonly string[], [from, to]: Range): string =>
  lines
    .slice(from - 1, to)
    .map((each) => each.trim())
    .filter(Boolean)
    .join('\n')

const wordsIn = (lines: readonly string[], [from, to]: Range): number =>
  lines.slice(from - 1, to).filter((each) => each.trim() !== '').length

/** Share (0 to 1) of the lines with words that the reader understood or a person has decided about. */
export function coverageOf(lines: readonly string[], open: readonly Range[]): number {
  const all = wordsIn(lines, [1, lines.length])
  return all === 0 ? 1 : 1 - open.reduce((sum, range) => sum + wordsIn(lines, range), 0) / all
}

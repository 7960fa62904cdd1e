import type { Task } from '#features/tasks/schema.ts'

/** The kinds of passage that the source pane lights, each in its own colour. */
export const markKinds = ['text', 'lead', 'coordinating', 'deadline', 'product', 'criterion'] as const
export type MarkKind = (typeof markKinds)[number]

/** A piece of one source line; `kind` is null where nothing was read from it, `doubt` where recognition was not sure. */
export type Segment = { text: string; kind: MarkKind | null; doubt?: true }

type Lit = Pick<
  Task,
  'fields' | 'lineFrom' | 'lineTo' | 'leadRaw' | 'coordinatingRaw' | 'deadlineRaw' | 'product' | 'criterionText'
>

const kindOfField: Readonly<Record<string, MarkKind>> = {
  text: 'text',
  lead: 'lead',
  coordinate: 'coordinating',
  coordinating: 'coordinating',
  deadline: 'deadline',
  product: 'product',
  subIndex: 'criterion',
  criterion: 'criterion',
  criterionText: 'criterion',
}

/** The field of the screen that a field name of the reader belongs to; null for what has no place of its own. */
export const fieldOf = (name: string): MarkKind | null => kindOfField[name] ?? null

const rawOf = (task: Lit, kind: MarkKind): string | null => {
  if (kind === 'lead') return task.leadRaw
  if (kind === 'coordinating') return task.coordinatingRaw
  if (kind === 'deadline') return task.deadlineRaw
  if (kind === 'product') return task.product
  return kind === 'criterion' ? task.criterionText : null
}

/** Line number → kinds of field that stand on it, in the order of `markKinds`. */
export function kindsByLine(task: Pick<Task, 'fields'>): Map<number, MarkKind[]> {
  const found = new Map<number, Set<MarkKind>>()
  for (const [name, { lines }] of Object.entries(task.fields)) {
    const kind = fieldOf(name)
    if (!kind) continue
    for (let line = lines[0]; line <= lines[1]; line += 1) {
      const kinds = found.get(line) ?? new Set<MarkKind>()
      found.set(line, kinds.add(kind))
    }
  }
  return new Map([...found].map(([line, kinds]) => [line, markKinds.filter((kind) => kinds.has(kind))]))
}

/**
 * Cuts one source line into lit pieces. A line that holds one field is lit whole; where several share it, the words
 * of the smaller ones are looked up and the rest belongs to the task's text.
 */
export function segmentsOf(line: string, kinds: readonly MarkKind[], task: Lit): Segment[] {
  const [only] = kinds
  if (only === undefined) return [{ text: line, kind: null }]
  if (kinds.length === 1) return [{ text: line, kind: only }]
  const base: MarkKind | null = kinds.includes('text') ? 'text' : null
  const spans = kinds
    .filter((kind) => kind !== 'text')
    .flatMap((kind) => spanOf(line, rawOf(task, kind), kind))
    .sort((a, b) => a.from - b.from)
  return fill(line, spans, base)
}

/** Which field a cell holds whose line has the whole row: the one whose words are the cell's. */
export function kindOfCell(text: string, kinds: readonly MarkKind[], task: Lit & Pick<Task, 'text'>): MarkKind | null {
  const words = squeezed(text)
  if (words.length < 2) return null
  const same = (raw: string) => raw.length > 1 && (raw === words || (words.length > 12 && raw.includes(words)))
  const holds = (raw: string) => raw.length > 3 && words.includes(raw)
  const rawsOf = kinds.map((kind) => [kind, squeezed((kind === 'text' ? task.text : rawOf(task, kind)) ?? '')] as const)
  return (rawsOf.find(([, raw]) => same(raw)) ?? rawsOf.find(([, raw]) => holds(raw)))?.[0] ?? null
}

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Cuts the pieces of a line once more where words are doubtful; offsets are those of the whole line. */
export function withDoubts(segments: readonly Segment[], doubts: readonly { from: number; to: number }[]): Segment[] {
  const found: Segment[] = []
  let start = 0
  for (const { text, kind } of segments) {
    const end = start + text.length
    let at = start
    for (const { from, to } of doubts) {
      const [a, b] = [Math.max(from, at), Math.min(to, end)]
      if (a >= b) continue
      if (a > at) found.push({ text: text.slice(at - start, a - start), kind })
      found.push({ text: text.slice(a - start, b - start), kind, doubt: true })
      at = b
    }
    if (at < end) found.push({ text: text.slice(at - start), kind })
    start = end
  }
  return found
}

type Span = { from: number; to: number; kind: MarkKind }

function spanOf(line: string, raw: string | null, kind: MarkKind): Span[] {
  const wanted = raw?.trim().toLowerCase()
  const from = wanted ? line.toLowerCase().indexOf(wanted) : -1
  return wanted && from >= 0 ? [{ from, to: from + wanted.length, kind }] : []
}

function fill(line: string, spans: readonly Span[], base: MarkKind | null): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { from, to, kind } of spans) {
    if (from < at) continue
    if (from > at) segments.push({ text: line.slice(at, from), kind: base })
    segments.push({ text: line.slice(from, to), kind })
    at = to
  }
  if (at < line.length) segments.push({ text: line.slice(at), kind: base })
  return segments
}

/** First line to bring into view for a task, or for one of its fields. */
export function firstLineOf(task: Pick<Task, 'fields' | 'lineFrom'>, kind?: MarkKind): number | null {
  const places = Object.entries(task.fields).filter(([name]) => !kind || fieldOf(name) === kind)
  const own = places.length > 0 ? Math.min(...places.map(([, { lines }]) => lines[0])) : null
  return own ?? task.lineFrom
}

/** Which task a source line belongs to: the one whose lines are fewest, so that a row wins over its group. */
export function taskAtLine<T extends Pick<Task, 'lineFrom' | 'lineTo'>>(
  tasks: readonly T[],
  line: number,
): T | undefined {
  let best: T | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const task of tasks) {
    const { lineFrom, lineTo } = task
    if (lineFrom === null || line < lineFrom || line > (lineTo ?? lineFrom)) continue
    const size = (lineTo ?? lineFrom) - lineFrom
    if (size < fewest) [best, fewest] = [task, size]
  }
  return best
}

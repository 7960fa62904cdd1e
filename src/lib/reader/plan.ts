import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { readAnnexes } from './annexes.ts'
import type { BlockSource } from './blocks.ts'
import { readHeader } from './header.ts'
import { indicesIn, soleIndex } from './indices.ts'
import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import type { DocumentReading, ReadTask, TaskKind } from './reading.ts'
import { findTaskTables } from './task-tables.ts'
import { unitsOf } from './units.ts'

/** What a document says, from its blocks: the same for every kind of file. */
export function planFromBlocks(source: BlockSource, file: string): DocumentReading {
  const { units } = unitsOf(source.blocks)
  const regions = findTaskTables(units)
  const head = readHeader(units, takenBy(regions, units.length))
  const title = foldAligned(`${head.header.planTitle ?? ''} ${head.header.title ?? ''}`)
  const deadlines = deadlineContext(head.header.date, title)
  const annexes = readAnnexes(units, regions, soleIndex(title), deadlines)
  const tasks = [...annexes.tasks]
  nameTasks(tasks, file)
  return {
    file,
    kind: head.kind,
    kindConfidence: head.kindConfidence,
    kindEvidence: head.kindEvidence,
    encoding: source.encoding,
    lineCount: source.lineCount,
    indices: indicesIn(title),
    header: head.header,
    headerFields: head.fields,
    bases: [],
    cited: [],
    targets: [],
    baselines: [],
    sections: annexes.sections,
    annexes: annexes.tables,
    crossRefs: annexes.crossRefs,
    tasks,
    taskCounts: countKinds(tasks),
    flags: head.flags,
    coverage: { lines: 0, read: 0, share: 0, unread: [] },
  }
}

function takenBy(regions: readonly { from: number; to: number }[], length: number): boolean[] {
  const taken = new Array<boolean>(length).fill(false)
  for (const { from, to } of regions) taken.fill(true, from, to)
  return taken
}

/** Deadlines without a year mean the year of the plan: the one in its title, else that of its date. */
function deadlineContext(date: string | null, title: string): DeadlineContext {
  const named = /\bnam (20\d\d)\b/.exec(title)?.[1]
  const context: DeadlineContext = {}
  if (date && date.length === 10) context.issuedOn = date
  if (named) context.year = Number(named)
  else if (date && date.length < 10) context.year = Number(date.slice(0, 4))
  return context
}

function nameTasks(tasks: readonly ReadTask[], file: string): void {
  const stem = file.replace(/\.[a-z0-9]{1,5}$/i, '')
  tasks.forEach((task, i) => {
    task.id = `${stem}-${String(i + 1).padStart(3, '0')}`
  })
}

function countKinds(tasks: readonly ReadTask[]): Partial<Record<TaskKind, number>> {
  const counts: Partial<Record<TaskKind, number>> = {}
  for (const task of tasks) counts[task.kind] = (counts[task.kind] ?? 0) + 1
  return counts
}

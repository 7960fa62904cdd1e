import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { type Annexes, readAnnexes } from './annexes.ts'
import { readCitations } from './bases.ts'
import type { BlockSource, Lines } from './blocks.ts'
import { type Body, bodyOfDocument } from './body.ts'
import { bodySections, bodyTasks } from './body-tasks.ts'
import { carriedOut } from './carries-out.ts'
import { markDoubts } from './certainty.ts'
import { ReadLines } from './coverage.ts'
import { markDuplicates } from './duplicates.ts'
import { findFigureTables } from './figure-tables.ts'
import { timesInFootnotes } from './footnote-times.ts'
import { type ReadHeader, readHeader } from './header.ts'
import { indicesIn } from './indices.ts'
import { letterTasks } from './letter-tasks.ts'
import { newsTasks } from './news-tasks.ts'
import { type Outline, outlineOf } from './outline.ts'
import { citationPassages, targetPassages, unitsOfNode } from './passages.ts'
import { qualityOf } from './quality.ts'
import type { Coverage, DocumentReading, ReadTask, Section, TaskKind } from './reading.ts'
import { readBaselines, readTargets } from './targets.ts'
import { findTaskTables } from './task-tables.ts'
import { type Unit, unitsOf } from './units.ts'

/** What a document says, from its blocks: the same for every kind of file. */
export function planFromBlocks(source: BlockSource, file: string): DocumentReading {
  const { units, footnotes } = unitsOf(source.blocks)
  const notes = footnotes.map((note) => note.unit)
  const regions = findTaskTables(units)
  const head = readHeader(units, takenBy(regions, units.length))
  const title = foldAligned(`${head.header.planTitle ?? ''} ${head.header.title ?? ''}`)
  const indices = indicesIn(title)
  const index = indices.length === 1 ? indices[0] : undefined
  const deadlines = deadlineContext(head.header.date, title)
  const annexes = readAnnexes(units, regions, index, deadlines)
  const figures = findFigureTables(units, annexes.taken, index)
  for (const { from, to } of figures) annexes.taken.fill(true, from, to)
  const body = bodyOfDocument(units, annexes.taken, head)
  const outline = outlineOf(body.units)
  const running = readRunningText(head, body, outline, { deadlines, index })
  timesInFootnotes(running.tasks, footnotes, deadlines)
  const tasks = [...annexes.tasks, ...running.tasks]
  markDuplicates(tasks)
  markDoubts(tasks)
  nameTasks(tasks, file)
  const parts = { units, taken: annexes.taken, head, outline, footnotes: notes }
  const year = deadlines.year
  const citations = readCitations(citationPassages(parts), head.header.number)
  const coverage = coverageOf(source, { units, notes, head, body, outline, annexes })
  const planYear = year ?? (head.header.date ? Number(head.header.date.slice(0, 4)) : undefined)
  const plan = carriedOut(head.header, citations.bases)
  return {
    file,
    kind: head.kind,
    kindConfidence: head.kindConfidence,
    kindEvidence: head.kindEvidence,
    encoding: source.encoding,
    lineCount: source.lineCount,
    indices,
    header: head.header,
    headerFields: head.fields,
    ...(planYear ? { year: planYear } : {}),
    ...(plan ? { implementsPlan: plan } : {}),
    ...citations,
    targets: [
      ...readTargets(targetPassages(parts), { index, year }),
      ...figures.flatMap(({ targets }) => targets),
      ...annexes.targets,
    ],
    baselines: readBaselines([...notes, ...outline.opening, ...purposeUnits(outline)], {
      index,
      year: year ? year - 1 : undefined,
    }),
    sections: [...running.sections, ...annexes.sections],
    annexes: annexes.tables,
    crossRefs: annexes.crossRefs,
    tasks,
    taskCounts: countKinds(tasks),
    flags: [...head.flags, ...missingAnnex(units, annexes)],
    coverage,
    quality: qualityOf(tasks, coverage),
  }
}

function takenBy(regions: readonly { from: number; to: number }[], length: number): boolean[] {
  const taken = new Array<boolean>(length).fill(false)
  for (const { from, to } of regions) taken.fill(true, from, to)
  return taken
}

type Context = { deadlines: DeadlineContext; index: string | undefined }

function readRunningText(
  head: ReadHeader,
  body: Body,
  outline: Outline,
  context: Context,
): { tasks: ReadTask[]; sections: Section[] } {
  if (head.kind === 'news') return newsTasks(outline.opening, head.shortName ?? '', context.index)
  const directing = head.kind === 'officialLetter' || head.kind === 'directive'
  const tasks = bodyTasks(outline, { ...context, directing, recipients: body.recipients })
  const sections = bodySections(outline)
  const annex = outlineOf(body.annexText)
  for (const node of annex.all) node.path = `PL.${node.path}`
  tasks.push(...bodyTasks(annex, { ...context, directing: false, recipients: undefined }))
  sections.push(...bodySections(annex))
  return { tasks: directing ? [...letterTasks(outline.opening, context.deadlines), ...tasks] : tasks, sections }
}

function purposeUnits(outline: Outline): Unit[] {
  return outline.all
    .filter((node) => node.role === 'purpose' || node.role === 'background')
    .flatMap((node) => [node.unit, ...node.paragraphs])
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

/** The text announces an annex that the file does not hold. */
function missingAnnex(units: readonly Unit[], annexes: Annexes): DocumentReading['flags'] {
  if (annexes.tables.length > 0) return []
  const announced = units.find(
    (unit) =>
      unit.text.length < 400 &&
      /(?:co|tai|theo) (?:cac )?(?:phu luc|bieu)[^.;]{0,60}kem theo|phu luc[^.;]{0,30}kem theo/.test(unit.fold),
  )
  if (!announced) return []
  return [
    {
      field: 'annexes',
      reason: 'annex_missing',
      message: `Dòng ${announced.lines[0]} nhắc đến phụ lục kèm theo nhưng tệp không có bảng phụ lục.`,
    },
  ]
}

type Everything = {
  units: readonly Unit[]
  notes: readonly Unit[]
  head: ReadHeader
  body: Body
  outline: Outline
  annexes: Annexes
}

function coverageOf(source: BlockSource, all: Everything): Coverage {
  const read = new ReadLines(source.lineCount)
  const fields = Object.values(all.head.fields)
  for (const field of fields) read.add(field.lines)
  const first = Math.min(...fields.map((field) => field.lines[0]), Number.MAX_SAFE_INTEGER)
  for (const line of all.head.front.lines) if (line.line >= first) read.add([line.line, line.line] as Lines)
  if (all.head.attachedAt !== undefined) read.addUnits(all.units.slice(0, all.head.attachedAt))
  read.addUnits(all.units.filter((unit) => /cong hoa xa hoi|doc lap - tu do/.test(unit.fold)))
  read.addUnits(all.notes)
  read.addUnits(all.body.formal)
  read.addUnits(all.outline.opening)
  read.addUnits(all.body.annexText)
  for (const node of all.outline.all) read.addUnits(unitsOfNode(node))
  if (all.head.signature) read.add(all.head.signature.lines)
  all.units.forEach((unit, i) => {
    if (all.annexes.taken[i]) read.addUnits([unit])
  })
  return read.coverage(source.blankLines)
}

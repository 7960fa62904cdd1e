import type { Deadline } from '#lib/calendar/deadline.ts'

/**
 * Documents that were written after the reader, by someone who did not look at its rules, in the manner of real ones of
 * many provinces. What a careful reader finds in each is known by construction: one description gives both the file
 * (flattened, Markdown, HTML …) and the annotation in the form of the reader's JSON.
 */
export type CorpusDocument = {
  name: string
  /** Lines in front of the body, as they stand in the file. */
  head: string
  header: Record<string, string | boolean | null>
  bases: { number: string; date?: string; role: 'basis' | 'implements' | 'proposal' }[]
  targets?: { text: string; [key: string]: unknown }[]
  body: BodyPart[]
  annexes: Annex[]
  /** Lines behind the body: recipients and signature. */
  foot: string
  /** How tables are set when no other layout is asked for. */
  layout: Layout
}

export type Layout = 'flat' | 'flatTight' | 'flatWrapped' | 'pipes' | 'pipesWrapped'

/** A line of running text, or one that holds a task. */
export type BodyPart = string | BodyTask
export type BodyTask = {
  kind: 'bodyTask' | 'bodyGeneral' | 'bodyDuty'
  /** As in the file, with its mark. */
  line: string
  text: string
  axis?: string
  lead?: string[]
  coordinate?: string[]
  deadline?: Deadline & { raw: string }
}

/** A body part whose text is its line without mark. */
export function stated(kind: BodyTask['kind'], line: string, fields: Partial<BodyTask> = {}): BodyTask {
  const text = line.replace(/^\*+|\*+$/g, '').replace(/^(?:\d+(?:\.\d+)*[.)]|\(?[a-zđ\d]+\)|[-+•*])\s*/, '')
  return { kind, line, text, ...fields }
}

/** `both`: lead and coordinating agencies share the cell. */
export type Role =
  | 'number'
  | 'axis'
  | 'criterion'
  | 'task'
  | 'lead'
  | 'coordinate'
  | 'both'
  | 'deadline'
  | 'product'
  | 'funding'
  | 'monitor'
  | 'note'
  | 'figure'

export type Annex = {
  heading: string
  /** Title lines under the heading, with the "(Kèm theo …)" line. */
  title: string
  /** `over`: a title that stands over this column and its neighbours with the same one (header of two rows). */
  columns: { role: Role; title: string; over?: string }[]
  /** A row of column numbers stands under the titles. */
  numbered?: boolean
  /** The header stands again in front of this group: a page began there. */
  headAgain?: number
  /** In flattened text a group row keeps its other cells, empty ones. */
  groupsFilled?: true
  /** No row of titles: what a column holds is told by its cells. */
  headless?: true
  /** The table stands in the running text, behind this part of it (from 0). */
  behind?: number
  /** Lines behind the table that are no tasks. */
  notes?: readonly string[]
  /** Not tasks: figures to be reached, which are among the targets. */
  figures?: true
  /**
   * Group rows give the axis; `shown` is their wording when it is more than the name. Under a group that stands under
   * another, the upper one is the axis and the lower one the sub-index. `silent`: a heading in the text names the axis, no
   * row of the table.
   */
  groups: { mark?: string; axis?: string; shown?: string; under?: string; silent?: true; rows: Row[] }[]
}

/** `same`: the cell is merged with the one above. */
export type Row = Partial<Record<Role, Cell>>
export type Cell = {
  text: string
  same?: true
  names?: string[]
  /** Of a cell that holds both roles. */
  coordinates?: string[]
  deadline?: Deadline & { raw: string }
}

/**
 * Rows from lines of cells between bars, in the order of `columns`. A cell `^` is merged with the one above, `-` is
 * empty, " // " breaks the line inside a cell; names of agencies that differ from the parts between semicolons stand
 * behind " => ", and behind a second one those who coordinate, when the cell holds both.
 */
export function rows(
  columns: Annex['columns'],
  deadlines: Record<string, Deadline & { raw: string }>,
  lines: string,
): Row[] {
  const made: Row[] = []
  for (const line of lines.trim().split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim())
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells, ${columns.length} columns: ${line}`)
    const row: Row = {}
    columns.forEach(({ role }, i) => {
      row[role] = cellOf(role, cells[i]!, made.at(-1)?.[role], deadlines)
    })
    made.push(row)
  }
  return made
}

function cellOf(
  role: Role,
  source: string,
  above: Cell | undefined,
  deadlines: Record<string, Deadline & { raw: string }>,
): Cell {
  if (source === '^') return { ...(above ?? { text: '' }), same: true }
  if (source === '-') return { text: '' }
  const [shown = '', listed, coordinates = ''] = source.split(/ => ?/)
  const text = shown.replaceAll(' // ', '\n')
  const cell: Cell = { text }
  if (role === 'lead' || role === 'coordinate' || role === 'both') cell.names = namesIn(listed ?? shown)
  if (role === 'both') cell.coordinates = namesIn(coordinates)
  if (role === 'deadline') {
    const deadline = deadlines[text]
    if (!deadline) throw new Error(`no deadline for “${text}”`)
    cell.deadline = deadline
  }
  return cell
}

const namesIn = (list: string): string[] =>
  list
    .split(/;|\/\//)
    .map((name) => name.replace(/^\s*-\s*/, '').trim())
    .filter(Boolean)

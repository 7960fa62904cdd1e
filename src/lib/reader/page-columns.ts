import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { isDocType } from './doc-types.ts'
import { type Line, lineOf, textOfLine, type Word } from './page.ts'

/** Parts of running text: lines over the whole width, a column beside others, or a table without rules. */
export type PagePart =
  | { kind: 'text'; lines: Line[] }
  /** `right`: how far the column reaches; undefined for the last one. */
  | { kind: 'column'; lines: Line[]; left: number; right: number | undefined }
  | { kind: 'table'; xs: number[]; rows: Word[][][] }

/** A gap of so many letter sizes parts columns. */
const GUTTER = 1.5

/** Cuts lines that stand beside each other (letterhead, signature, columns) and finds tables that only alignment shows. */
export function columnsOfLines(lines: readonly Line[]): PagePart[] {
  const parts: PagePart[] = []
  let text: Line[] = []
  const flush = () => {
    if (text.length > 0) parts.push({ kind: 'text', lines: text })
    text = []
  }
  for (let at = 0; at < lines.length; ) {
    const zone = zoneAt(lines, at)
    if (!zone) {
      text.push(lines[at]!)
      at++
      continue
    }
    // Lines above that stand on one side already belong to the zone.
    while (
      text.length > 0 &&
      isBeside(text[text.length - 1]!, zone.gutters) &&
      isNear(text[text.length - 1]!, lines[at]!)
    ) {
      zone.lines.unshift(text.pop()!)
    }
    flush()
    parts.push(...partsOfZone(zone))
    at = zone.end
  }
  flush()
  return parts
}

type Gap = { from: number; to: number }
type Zone = { lines: Line[]; gutters: Gap[]; end: number }

function gapsOf(line: Line): Gap[] {
  const gaps: Gap[] = []
  for (let i = 1; i < line.words.length; i++) {
    const [from, to] = [line.words[i - 1]!.right, line.words[i]!.left]
    if (to - from > GUTTER * line.size) gaps.push({ from, to })
  }
  return gaps
}

const isNear = (a: Line, b: Line): boolean => Math.abs(b.base - a.base) < 3.2 * Math.max(a.size, b.size)

/** The run of lines that leave the same gutters free, beginning with a line that has a gap. */
function zoneAt(lines: readonly Line[], at: number): Zone | undefined {
  let gutters = gapsOf(lines[at]!)
  if (gutters.length === 0) return undefined
  const taken = [lines[at]!]
  let split = 1
  let end = at + 1
  for (; end < lines.length && isNear(lines[end - 1]!, lines[end]!); end++) {
    const line = lines[end]!
    const left = freeOf(gutters, line)
    // The kind of the document stands below the letterhead, also when it is not in the middle.
    if (left.length === 0 || (line.words.length < 5 && isDocType(foldAligned(textOfLine(line))))) break
    const gaps = gapsOf(line)
    // A single line in the middle of the page ends columns that only one line made.
    if (gaps.length === 0 && split < 2 && !isBeside(line, left)) break
    if (gaps.length > 0) split++
    gutters = left
    taken.push(line)
  }
  return { lines: taken, gutters, end }
}

/** What is left of the gutters when a line is laid over them. */
function freeOf(gutters: readonly Gap[], line: Line): Gap[] {
  const least = 0.6 * line.size
  const free: Gap[] = []
  for (const gutter of gutters) {
    let { from, to } = gutter
    let cut = false
    for (const word of line.words) {
      if (word.right <= from || word.left >= to) continue
      if (word.left <= from && word.right >= to) cut = true
      else if (word.left - from > to - word.right) to = word.left
      else from = word.right
    }
    if (!cut && to - from >= least) free.push({ from, to })
  }
  return free
}

const isBeside = (line: Line, gutters: readonly Gap[]): boolean =>
  gutters.length > 0 &&
  gutters.every(({ from, to }) => line.right <= to || line.left >= from) &&
  (line.right <= gutters[0]!.to || line.left >= gutters[gutters.length - 1]!.from)

function partsOfZone({ lines, gutters }: Zone): PagePart[] {
  const cuts = gutters.map(({ from, to }) => (from + to) / 2)
  const fields = lines.map((line) => fieldsOf(line, cuts))
  const wide = fields.filter((row) => row.filter((words) => words.length > 0).length >= 3).length
  if (cuts.length >= 2 && lines.length >= 3 && wide >= 2) return [alignedTable(lines, fields, cuts)]
  const lefts = [Math.min(...lines.map((line) => line.left)), ...cuts]
  return lefts.flatMap((left, c): PagePart[] => {
    const column = fields.flatMap((row, i) => (row[c]!.length > 0 ? [lineOf(row[c]!, lines[i]!.page)] : []))
    if (column.length === 0) return []
    // In long columns the text itself shows how far it runs; a letterhead has room up to the middle of the gutter.
    const right = column.length < 12 ? cuts[c] : Math.max(...column.map((line) => line.right))
    return [{ kind: 'column', lines: column, left, right }]
  })
}

function fieldsOf(line: Line, cuts: readonly number[]): Word[][] {
  const fields: Word[][] = Array.from({ length: cuts.length + 1 }, () => [])
  for (const word of line.words) fields[cuts.filter((cut) => cut <= (word.left + word.right) / 2).length]!.push(word)
  return fields
}

/** Rows begin at each number of the first column; without numbers behind a wider gap, or at each line when all are wide. */
function alignedTable(lines: readonly Line[], fields: readonly Word[][][], cuts: readonly number[]): PagePart {
  const steps = lines
    .slice(1)
    .map((line, i) => line.base - lines[i]!.base)
    .sort((a, b) => a - b)
  const pitch = steps[Math.floor(steps.length * 0.3)] ?? 0
  const firsts = fields.map((row) => row[0]!.map((word) => word.text).join(' ')).filter((text) => text !== '')
  const numbered = firsts.every((text) => text.length <= 6)
  const loose = pitch > 1.6 * lines[0]!.size
  const rows: Word[][][] = []
  fields.forEach((row, i) => {
    const wider = i > 0 && lines[i]!.base - lines[i - 1]!.base > 1.35 * pitch
    const opens = i === 0 || wider || (numbered ? row[0]!.length > 0 : loose)
    if (opens) rows.push(row.map((words) => [...words]))
    else for (const [c, words] of row.entries()) rows[rows.length - 1]![c]!.push(...words)
  })
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  return { kind: 'table', xs: [left, ...cuts, right], rows }
}

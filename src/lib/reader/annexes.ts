import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { parseRoman } from '#lib/vietnamese/roman.ts'
import { tasksOfTable } from './annex-tasks.ts'
import { withAxisColumn } from './axis-columns.ts'
import { countedHeadings } from './counted-headings.ts'
import { axisAbove } from './heading-axis.ts'
import { dimensionIndex, soleIndex } from './indices.ts'
import type { AnnexTable, CrossRef, ReadTask, Section, Target } from './reading.ts'
import { isAnnexHeading, type TableRegion } from './task-tables.ts'
import type { Unit } from './units.ts'

export type Annexes = {
  tables: AnnexTable[]
  tasks: ReadTask[]
  crossRefs: CrossRef[]
  sections: Section[]
  targets: Target[]
  /** Units that belong to an annex: the body reader leaves them alone. */
  taken: boolean[]
}

/** Tasks of all annex tables. `bodySection` names the section in which a table inside the body stands. */
export function readAnnexes(
  units: readonly Unit[],
  regions: readonly TableRegion[],
  documentIndex: string | undefined,
  deadlines: DeadlineContext,
): Annexes {
  const out: Annexes = {
    tables: [],
    tasks: [],
    crossRefs: [],
    sections: [],
    targets: [],
    taken: units.map(() => false),
  }
  const numbers = new Set<string>()
  let floor = 0
  const counted = countedHeadings(units, regions)
  for (const [r, region] of regions.entries()) {
    const heading = headingOf(units, region, floor)
    const number = annexNumber(heading, numbers, out.tables.length + 1)
    numbers.add(number)
    const path = `PL${number}`
    const words = heading.title || heading.lines.map((u) => u.text).join(' ')
    const own = soleIndex(heading.lines.map((u) => u.fold).join(' '))
    const index = own ?? documentIndex
    for (let i = heading.from; i < region.to; i++) out.taken[i] = true
    const line = heading.lines[0]?.lines[0] ?? region.lines[0]
    if (heading.isAnnex) out.sections.push({ path, title: words, line, ...(own ? { index: own } : {}) })
    const grouped = region.table.rows.some((row) => row.kind === 'group')
    const title = heading.isAnnex ? words : ''
    const named = counted.get(r)
    const axis = grouped ? undefined : (named?.axis ?? axisAbove(units, region.from, title, foldAligned(title)))
    if (named) {
      out.taken[named.at] = true
      out.sections.push({
        path: `${path}.${named.label.toUpperCase()}`,
        title: named.axis,
        line: named.unit.lines[0],
        axis: named.axis,
      })
    }
    const context = { path, index: index ?? dimensionIndex(foldAligned(axis ?? '')), axis, deadlines }
    const { tasks, crossRefs, sections, targets } = tasksOfTable(withAxisColumn(region.table), context)
    out.tasks.push(...tasks)
    out.crossRefs.push(...crossRefs)
    out.sections.push(...sections)
    out.targets.push(...targets)
    out.tables.push({
      path,
      title: words,
      lines: [line, region.lines[1]],
      columns: region.titles,
      rows: tasks.length,
      confidence: region.table.grid ? 0.95 : 0.85,
    })
    floor = region.to
  }
  return out
}

type Heading = { from: number; isAnnex: boolean; title: string; label: string; lines: Unit[] }

/** The lines between "PHỤ LỤC …" and the table: its title, without "(Kèm theo Kế hoạch số …)". */
function headingOf(units: readonly Unit[], region: TableRegion, floor: number): Heading {
  const limit = Math.max(floor, region.from - 12)
  for (let i = region.from - 1; i >= limit; i--) {
    const unit = units[i]!
    if (unit.table) break
    if (!isAnnexHeading(unit)) continue
    const above = i > limit ? units[i - 1]! : undefined
    if (above && !above.table && isAnnexHeading(above)) continue
    const lines = units.slice(i, region.from).filter((u) => u.text !== '')
    return { from: i, isAnnex: true, ...titleOf(lines), lines }
  }
  return { from: region.from, isAnnex: false, title: '', label: '', lines: [] }
}

const ATTACHED = /^\(?(?:kem theo|ban hanh kem|dinh kem|kem)/

function titleOf(lines: readonly Unit[]): { title: string; label: string } {
  const parts: string[] = []
  let label = ''
  for (const unit of lines) {
    const m = /^phu luc\s*(?:so\s*)?([ivx]+\b|\d{1,2}[a-z]?\b|[a-h]\b)?\s*[:.–-]?\s*/.exec(unit.fold)
    const rest = m && parts.length === 0 ? unit.text.slice(m[0].length) : unit.text
    if (m?.[1]) label = m[1].toUpperCase()
    const attached = unit.fold.indexOf('(kem theo')
    const words = attached > 0 && rest === unit.text ? unit.text.slice(0, attached) : rest
    if (words === '' || ATTACHED.test(unit.fold)) continue
    parts.push(words.trim())
  }
  return { title: parts.join(' ').trim(), label }
}

/** "PHỤ LỤC II" is annex 2; an unnumbered one takes its place in the order. */
function annexNumber(heading: Heading, used: ReadonlySet<string>, order: number): string {
  const roman = parseRoman(heading.label)
  const number = roman ? String(roman) : heading.label !== '' ? heading.label.replace(/^0+/, '') : String(order)
  return used.has(number) ? String(order) : number
}

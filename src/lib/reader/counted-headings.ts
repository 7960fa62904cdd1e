import { axisName } from './axis-name.ts'
import { isHeadingText } from './outline.ts'
import type { TableRegion } from './task-tables.ts'
import type { Unit } from './units.ts'

export type CountedHeading = { unit: Unit; at: number; label: string; axis: string }

const LOOK_BACK = 3
const NUMERALS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/**
 * Headings that count the tables under them: "I. Cải cách thể chế" right above one, "II. …" right above the next, where
 * the tables have no groups of their own. What they name is what the rows below are about. By index of the table.
 */
export function countedHeadings(units: readonly Unit[], regions: readonly TableRegion[]): Map<number, CountedHeading> {
  const found = new Map<number, CountedHeading>()
  regions.forEach((region, r) => {
    const heading = headingRightAbove(units, region.from)
    if (heading && !region.table.rows.some((row) => row.kind === 'group')) found.set(r, heading)
  })
  for (const [r, { label }] of [...found]) {
    const [before, after] = [found.get(r - 1), found.get(r + 1)]
    if (before && places(label, before.label)) continue
    if (after && places(after.label, label)) continue
    found.delete(r)
  }
  return found
}

function headingRightAbove(units: readonly Unit[], from: number): CountedHeading | undefined {
  for (let at = from - 1; at >= Math.max(0, from - LOOK_BACK); at--) {
    const unit = units[at]!
    if (unit.text === '' && !unit.table) continue
    const { mark } = unit
    if (!mark || mark.label === '' || !isHeadingText(unit.text) || unit.text.length > 200) return undefined
    const axis = axisName(unit.text.slice(mark.length).trim())
    return axis.length > 3 ? { unit, at, label: mark.label.toLowerCase(), axis } : undefined
  }
  return undefined
}

/** The label is the next one: II behind I, b behind a, 3 behind 2. */
const places = (label: string, before: string): boolean => {
  const [a, b] = [orderOf(before), orderOf(label)]
  return a !== undefined && b === a + 1
}

function orderOf(label: string): number | undefined {
  if (/^\d{1,2}$/.test(label)) return Number(label)
  const numeral = NUMERALS.indexOf(label)
  return numeral >= 0 ? numeral + 1 : /^[a-h]$/.test(label) ? label.charCodeAt(0) - 96 : undefined
}

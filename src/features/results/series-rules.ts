import type { Catalogue, Level } from '#lib/scoring/catalogue.ts'
import { approximate, meanPoints } from '#lib/scoring/decimal.ts'
import type { Correspondence } from '#lib/scoring/ledger.ts'
import { type Column, type Item, leavesBelow, shown, type YearTable } from './field-rules.ts'
import type { Series } from './schema.ts'

/** What a line of a year was in an earlier one. `comparable` false: the series breaks between them. */
export type Link = { code: string | null; comparable: boolean; reason: string | null }

export type Linked = (code: string) => Link

const known = new WeakMap<Catalogue, Map<string, Linked>>()

/** For two years of a framework: what each line of the later one was in the earlier one; worked out once. */
export function linksBetween(catalogue: Catalogue, framework: string, level: Level, from: number, to: number): Linked {
  const links = known.get(catalogue) ?? new Map<string, Linked>()
  known.set(catalogue, links)
  const key = `${framework} ${level} ${from} ${to}`
  const found = links.get(key) ?? remembering(linksOf(catalogue, framework, level, from, to))
  links.set(key, found)
  return found
}

function remembering(linked: Linked): Linked {
  const kept = new Map<string, Link>()
  return (code) => {
    const link = kept.get(code) ?? linked(code)
    kept.set(code, link)
    return link
  }
}

function linksOf(catalogue: Catalogue, framework: string, level: Level, from: number, to: number): Linked {
  const later = catalogue.editionOf(framework, to, level)?.edition
  const earlier = catalogue.editionOf(framework, from, level)?.edition
  const lines = catalogue.between(framework, from, to, level)
  const reasonOf = reasonsOf(catalogue, framework, from, to)
  const same = later !== undefined && later === earlier
  return (code) => {
    if (!later || !earlier) return { code: null, comparable: false, reason: null }
    const leaves = leavesBelow(later, code)
    const isLeaf = leaves.length === 1 && leaves[0] === code
    if (!lines) return { code, comparable: false, reason: 'chưa có bảng đối chiếu hai bộ tiêu chí' }
    const cut = cutLines(lines, leaves, leavesBelow(earlier, code))
    if (isLeaf) {
      const line = lines.find((it) => it.to.includes(code))
      const before = line?.from.length === 1 ? (line.from[0] ?? null) : null
      return { code: before, comparable: line?.comparable === true, reason: reasonOf(code) }
    }
    const words = cut.map(({ from: a, to: b }) => (b.length > 0 ? b : a).join(', ')).join(', ')
    const reason = cut.length > 0 ? `đã đổi: ${words}` : null
    // Within an edition the sum keeps its make-up: what changed in a part is told, the line is not cut.
    return { code, comparable: same || cut.length === 0, reason }
  }
}

const cutLines = (lines: readonly Correspondence[], later: readonly string[], earlier: readonly string[]) => {
  const [now, before] = [new Set(later), new Set(earlier)]
  return lines.filter(
    ({ from, to, comparable }) =>
      comparable === false &&
      (to.some((code) => now.has(code)) || (to.length === 0 && from.some((it) => before.has(it)))),
  )
}

function reasonsOf(catalogue: Catalogue, framework: string, from: number, to: number): (code: string) => string | null {
  const known = catalogue.framework(framework)
  const breaks = known?.breaks.filter(({ year }) => year > from && year <= to) ?? []
  const names = [from, to].map((year) => catalogue.editionOf(framework, year)?.edition.framework.edition)
  const crosswalk = known?.crosswalks.find((it) => it.from === names[0] && it.to === names[1])
  return (code) =>
    breaks.find((it) => it.code === code)?.reason ?? crosswalk?.lines.find((it) => it.to.includes(code))?.reason ?? null
}

/** What a line was called in each year that it can be followed to, oldest first, with what all see alike of it. */
type Track = {
  item: Item
  cuts: Series['cuts']
  steps: { table: YearTable; column: Column | undefined; of: number; best: number | null; mean: number | null }[]
}

/** The course of every line of the last year over all years, cut where it changes its meaning. */
export function seriesOf(tables: readonly YearTable[], unit: string, linked: Linking, deepest = 2): Series[] {
  return tracksOf(tables, linked).flatMap(({ item, cuts, steps }): Series[] => {
    if (item.depth > deepest) return []
    const values = steps.map(({ table, column, of, best, mean }) => {
      const at = table.at.get(unit)
      const points = at === undefined ? null : shown(column?.points[at])
      const rank = at === undefined ? null : (column?.places[at]?.rank ?? null)
      return { year: table.year, points, rank, of, best, mean }
    })
    return [{ code: item.code, name: item.criterion?.name.vi ?? '', depth: item.depth, values, cuts }]
  })
}

type Linking = (from: number, to: number) => Linked

const tracks = new WeakMap<YearTable, Map<string, Track[]>>()

/** Followed once for the same years; forgotten with the tables. */
function tracksOf(tables: readonly YearTable[], linked: Linking): Track[] {
  const last = tables.at(-1)
  if (!last) return []
  const known = tracks.get(last) ?? new Map<string, Track[]>()
  tracks.set(last, known)
  const key = tables.map(({ year, ownMean }) => `${year}${ownMean ? '=' : ''}`).join()
  const found = known.get(key) ?? [...last.columns.values()].map(({ item }) => trackOf(item, tables, linked))
  known.set(key, found)
  return found
}

function trackOf(item: Item, tables: readonly YearTable[], linked: Linking): Track {
  const track: Track = { item, cuts: [], steps: [] }
  let code: string | null = item.code
  for (const [back, table] of [...tables].reverse().entries()) {
    const next = tables[tables.length - back]
    if (next) {
      const link: Link = linked(table.year, next.year)(code)
      if (!link.comparable) track.cuts.unshift({ year: next.year, reason: link.reason })
      code = link.code
    }
    if (code === null) break
    const column = table.columns.get(code)
    const [best, mean] = [shown(column?.best), shown(column?.mean)]
    track.steps.unshift({ table, column, of: column?.of ?? 0, best, mean })
  }
  return track
}

export type CoursePoint = { year: number; points: number | null; rank: number | null }

/** One line of the last year over all years: for a unit, or as the mean of several. */
export function coursesOf(tables: readonly YearTable[], code: string, linked: Linking) {
  const track = tracksOf(tables, linked).find(({ item }) => item.code === code)
  const steps = track?.steps ?? []
  const ofUnit = (unit: string): CoursePoint[] =>
    steps.map(({ table, column }) => {
      const at = table.at.get(unit)
      const rank = at === undefined ? null : (column?.places[at]?.rank ?? null)
      return { year: table.year, points: at === undefined ? null : shown(column?.points[at]), rank }
    })
  const meanOf = (isMember: (unit: string) => boolean): CoursePoint[] =>
    steps.map(({ table, column }) => {
      const scored = (column?.points ?? []).filter((value, i) => value !== null && isMember(table.units[i] ?? ''))
      const points = scored.length > 0 ? approximate(meanPoints(scored.filter((it) => it !== null))) : null
      return { year: table.year, points, rank: null }
    })
  return { item: track?.item, cuts: track?.cuts ?? [], years: steps.map(({ table }) => table.year), ofUnit, meanOf }
}

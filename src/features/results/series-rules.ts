import type { Catalogue, Level } from '#lib/scoring/catalogue.ts'
import type { Correspondence } from '#lib/scoring/ledger.ts'
import { leavesBelow, shown, type YearTable } from './field-rules.ts'
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

/** The course of every line of the last year over all years, cut where it changes its meaning. */
export function seriesOf(
  tables: readonly YearTable[],
  unit: string,
  linked: (from: number, to: number) => Linked,
  deepest = 2,
): Series[] {
  const last = tables.at(-1)
  if (!last) return []
  const items = [...last.columns.values()].map(({ item }) => item).filter(({ depth }) => depth <= deepest)
  return items.map((item) => {
    const series: Series = {
      code: item.code,
      name: item.criterion?.name.vi ?? '',
      depth: item.depth,
      values: [],
      cuts: [],
    }
    let code: string | null = item.code
    for (const [back, table] of [...tables].reverse().entries()) {
      const next = tables[tables.length - back]
      if (next && code !== null) {
        const link: Link = linked(table.year, next.year)(code)
        if (!link.comparable) series.cuts.unshift({ year: next.year, reason: link.reason })
        code = link.code
      }
      if (code !== null) series.values.unshift(valueIn(table, unit, code))
    }
    return series
  })
}

function valueIn(table: YearTable, unit: string, code: string): Series['values'][number] {
  const column = table.columns.get(code)
  const at = table.at.get(unit)
  const points = at === undefined ? null : (column?.points[at] ?? null)
  const rank = at === undefined ? null : (column?.places[at]?.rank ?? null)
  return {
    year: table.year,
    points: shown(points),
    rank,
    of: column?.of ?? 0,
    best: shown(column?.best),
    mean: shown(column?.mean),
  }
}

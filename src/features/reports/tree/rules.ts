import { expandGroup } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { belowOf, type ReportingAgency, reportsTo } from '#lib/reporting/tree.ts'
import type { Reporters } from '../series/schema.ts'

export type TreeAgency = ReportingAgency & { name: string }

/** Who reports on the directory's day: whom the rule names, with the named exceptions. */
export function reportersOf(directory: Directory, { rule, added, leftOut }: Reporters): string[] {
  const group = { id: '', code: '', name: '', rule, included: added, excluded: leftOut }
  return [...expandGroup({ ...directory, groups: new Map([...directory.groups, ['', group]]) }, '')]
}

/** Stands for the collector's summary among the agencies of a round. */
export const summit = 'summary'

/** Who collects from whom in a round on a day: the nearest agency above that reports too, else the collector. */
export type RoundTree = {
  above: ReadonlyMap<string, string | null>
  endedOn: ReadonlyMap<string, string>
  /** By agency, those that ended and left their duties to it together with others. */
  splitInto: ReadonlyMap<string, readonly string[]>
  nameOf(agencyId: string): string
}

export function roundTree(agencies: readonly TreeAgency[], day: string, inRound: ReadonlySet<string>): RoundTree {
  const superior = reportsTo(agencies, day)
  const above = new Map<string, string | null>([[summit, null]])
  for (const id of inRound) above.set(id, nearest(superior, id, inRound))
  const ended = agencies.filter(({ id, validTo }) => inRound.has(id) && validTo !== null && validTo < day)
  const names = new Map(agencies.map(({ id, name }) => [id, name]))
  return {
    above,
    endedOn: new Map(ended.map(({ id, validTo }) => [id, validTo ?? ''])),
    splitInto: splitInto(ended),
    nameOf: (id) => names.get(id) ?? '',
  }
}

function splitInto(ended: readonly TreeAgency[]): Map<string, string[]> {
  const split = ended.filter(({ successorIds }) => successorIds.length > 1)
  const pairs = split.flatMap(({ id, successorIds }) => successorIds.map((heir) => ({ id, heir })))
  const byHeir = Map.groupBy(pairs, ({ heir }) => heir)
  return new Map([...byHeir].map(([heir, list]) => [heir, list.map(({ id }) => id)]))
}

function nearest(superior: ReadonlyMap<string, string | null>, id: string, inRound: ReadonlySet<string>): string {
  const seen = new Set([id])
  for (let at = superior.get(id) ?? null; at !== null && !seen.has(at); at = superior.get(at) ?? null) {
    if (inRound.has(at)) return at
    seen.add(at)
  }
  return summit
}

/** The agencies whose reports come together in one: without itself. */
export const agenciesUnder = ({ above }: RoundTree, id: string): string[] =>
  belowOf(above, id).filter((each) => each !== id)

/**
 * The place before the day of a letter of a province's agencies is the name of the province (Nghị định 30/2020/NĐ-CP,
 * Phụ lục I, mục II.4); a name of a person is written in full. Communes have theirs recorded, or it stays blank.
 */
export function provincePlace(committees: readonly string[]): string | null {
  for (const name of committees) {
    const found = /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) (tỉnh|thành phố) (.+)$/iu.exec(name.trim())
    if (found?.[2]) return found[2] === 'Hồ Chí Minh' ? `Thành phố ${found[2]}` : found[2]
  }
  return null
}

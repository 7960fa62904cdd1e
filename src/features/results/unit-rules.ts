import { existsOn } from '#features/directory/rules.ts'
import type { DirectoryAgency } from '#features/directory/schema.ts'
import type { Localities } from '#lib/localities/localities.ts'
import type { ResultsOptions } from '#lib/scoring/results.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { UnitLevel } from './schema.ts'

/** The agency that a text means in a year: its id, 'notThen' when it did not exist, undefined when unknown. */
export type AgencyOf = (text: string, year: number) => string | 'notThen' | undefined

/** Agencies by code, name or short name, also a former one; a name that two had in the same year means neither. */
export function agencyFinder(agencies: readonly DirectoryAgency[]): AgencyOf {
  const byWord = new Map<string, DirectoryAgency[]>()
  for (const agency of agencies) {
    const names = [agency, ...agency.formerNames].flatMap(({ name, shortName }) => [name, shortName ?? ''])
    for (const word of new Set([agency.code, ...names].map(fold)))
      if (word !== '') byWord.set(word, [...(byWord.get(word) ?? []), agency])
  }
  return (text, year) => {
    const found = byWord.get(fold(text))
    if (!found) return
    const then = found.filter((it) => existedIn(it, year))
    return then.length > 1 ? undefined : (then[0]?.id ?? 'notThen')
  }
}

/** On its first or its last day, or on one between. */
const existedIn = (agency: DirectoryAgency, year: number): boolean =>
  existsOn(agency, `${year}-01-01`) || existsOn(agency, `${year}-12-31`) || agency.validFrom.startsWith(`${year}-`)

/** Units by name or code: provinces of the country in the year, agencies of the province otherwise. */
export function unitsBy(level: UnitLevel, localities: Localities, agencyOf: AgencyOf): ResultsOptions['unitOf'] {
  const known = new Map<string, string | undefined>()
  const [find, kind]: [AgencyOf, string] =
    level === 'province' ? [(text, year) => localities.meant(text, year), 'locality'] : [agencyOf, 'agency']
  return (text, year) => {
    const key = `${text} ${year}`
    if (known.has(key)) return known.get(key)
    const id = find(text, year)
    const unit = id === undefined || id === 'notThen' ? id : `${kind}:${id}`
    known.set(key, unit)
    return unit
  }
}

import { existingAgencies, existsOn } from '#features/directory/rules.ts'
import type { Directory, DirectoryAgency, NameContext } from '#features/directory/schema.ts'
import { letterSet } from '#lib/agency-names/edit-distance.ts'
import { localForms, placed, provincialBase, provincialForms, type Territory } from '#lib/agency-names/forms.ts'
import { groupKey, nameKey, plainKey } from '#lib/agency-names/keys.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { clean } from '#lib/vietnamese/normalize.ts'

/** One name of one agency: its present one, a former one or the short one, with the days on which it was in use. */
export type AgencyNamed = {
  agency: DirectoryAgency
  name: string
  from: string | null
  to: string | null
  /** The agency existed and was called so on the directory's day. */
  inUse: boolean
}

export type Form = { named: AgencyNamed; strength: 'full' | 'short' }
/** A name without the province's words, for abbreviations and slips of the pen. */
export type Base = { named: AgencyNamed; key: string; words: readonly string[]; letters: number }
export type GroupBase = { groupId: string; key: string; letters: number }
export type AliasTarget = { agencyId: string | null; groupId: string | null }

export type NameIndex = {
  territory: Territory | undefined
  forms: ReadonlyMap<string, readonly Form[]>
  aliases: ReadonlyMap<string, readonly AliasTarget[]>
  groups: ReadonlyMap<string, ReadonlySet<string>>
  bases: readonly Base[]
  groupBases: readonly GroupBase[]
}

/** A name as it is looked up: as written, and as the keys that are compared. */
export type Wanted = {
  directory: Directory
  index: NameIndex
  context: NameContext
  text: string
  plain: string
  key: string
  group: string
}

// A directory is never changed after it was loaded, so that its index is built once.
const built = new WeakMap<Directory, NameIndex>()

/** Every way in which documents write the agencies and groups of a directory. */
export function nameIndexOf(directory: Directory): NameIndex {
  const before = built.get(directory)
  if (before) return before
  const territory = territoryOf(directory)
  const named = [...directory.agencies.values()].flatMap((agency) => namesOf(agency, directory.asOf))
  const forms = new Map<string, Form[]>()
  for (const each of named) for (const form of formsOf(each, territory)) add(forms, form.key, form)
  const groups = groupsOf(directory, territory)
  const index: NameIndex = {
    territory,
    forms,
    aliases: aliasesOf(directory),
    groups,
    bases: named.map((each) => baseOf(each, territory)),
    groupBases: [...groups].flatMap(([key, ids]) =>
      [...ids].map((groupId) => ({ groupId, key, letters: letterSet(key) })),
    ),
  }
  built.set(directory, index)
  return index
}

/** The province by the name of its People's Committee: "UBND tỉnh Lam Giang". */
function territoryOf(directory: Directory): Territory | undefined {
  for (const { level, kind, name } of existingAgencies(directory)) {
    if (level !== 'province' || kind !== 'committee') continue
    const parts = placed(name)
    if (parts) return { unit: parts.unit, place: parts.place }
  }
  return undefined
}

function namesOf(agency: DirectoryAgency, asOf: string): AgencyNamed[] {
  const exists = existsOn(agency, asOf)
  const lastChange = agency.formerNames.at(-1)?.to
  const since = lastChange ? addDays(lastChange, 1) : null
  const eras = [
    ...agency.formerNames,
    { name: agency.name, shortName: agency.shortName, from: since, to: null as string | null },
  ]
  return eras.flatMap(({ name, shortName, from, to }) => {
    const inUse = exists && (from === null || from <= asOf) && (to === null || to >= asOf)
    const written = shortName && shortName !== name ? [name, shortName] : [name]
    return written.map((each) => ({ agency, name: each, from, to, inUse }))
  })
}

function formsOf(named: AgencyNamed, territory: Territory | undefined): (Form & { key: string })[] {
  const { agency, name } = named
  const forms = isProvincial(agency) ? provincialForms(name, territory) : localForms(name, agency.kind === 'committee')
  const strongest = new Map<string, 'full' | 'short'>()
  for (const { key, strength } of forms) if (key !== '' && !strongest.has(key)) strongest.set(key, strength)
  return [...strongest].map(([key, strength]) => ({ key, strength, named }))
}

export const isProvincial = ({ level }: Pick<DirectoryAgency, 'level'>): boolean =>
  level === 'province' || level === 'central'

function baseOf(named: AgencyNamed, territory: Territory | undefined): Base {
  const key = isProvincial(named.agency) ? provincialBase(named.name, territory) : nameKey(named.name)
  return { named, key, words: key.split(' '), letters: letterSet(key) }
}

function aliasesOf({ aliases }: Directory): Map<string, AliasTarget[]> {
  const targets = new Map<string, AliasTarget[]>()
  for (const { alias, agencyId, groupId } of aliases) {
    // As `resolveName` does with what it is asked: whatever the name holds, both come to the same key.
    const key = plainKey(clean(alias))
    const known = targets.get(key)?.some((each) => each.agencyId === agencyId && each.groupId === groupId)
    if (key !== '' && !known) add(targets, key, { agencyId, groupId })
  }
  return targets
}

function groupsOf(directory: Directory, territory: Territory | undefined): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  const write = (name: string, groupId: string) => {
    const key = groupKey(name, territory?.place)
    groups.set(key, (groups.get(key) ?? new Set()).add(groupId))
  }
  for (const { id, name } of directory.groups.values()) write(name, id)
  for (const { alias, groupId } of directory.aliases) if (groupId) write(alias, groupId)
  groups.delete('')
  return groups
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const before = map.get(key)
  if (before) before.push(value)
  else map.set(key, [value])
}

import { formatDate } from '#lib/vietnamese/dates.ts'
import type { Directory, DirectoryAgency, DirectoryGroup, DirectoryLineage, GroupRule, NameContext } from './schema.ts'

/** Kinds of agencies, in the order in which they are offered. */
export const kinds = [
  'committee',
  'council',
  'office',
  'department',
  'division',
  'inspectorate',
  'front',
  'union',
  'party',
  'court',
  'procuracy',
  'police',
  'military',
  'vertical',
  'publicService',
  'managementBoard',
  'media',
  'enterprise',
  'other',
] as const

/** Whether the agency exists on the day. */
export const existsOn = (agency: Pick<DirectoryAgency, 'validFrom' | 'validTo'>, day: string): boolean =>
  agency.validFrom <= day && (agency.validTo === null || agency.validTo >= day)

type Facts = {
  children: ReadonlyMap<string, readonly string[]>
  existing: readonly DirectoryAgency[]
  members: Map<string, readonly string[]>
}

// A directory is never changed after it was loaded, so that what follows from it is worked out once.
const known = new WeakMap<Directory, Facts>()

function factsOf(directory: Directory): Facts {
  const before = known.get(directory)
  if (before) return before
  const existing = [...directory.agencies.values()].filter((agency) => existsOn(agency, directory.asOf))
  const children = new Map<string, string[]>()
  for (const { id, parentId } of existing) {
    if (parentId === null) continue
    const siblings = children.get(parentId)
    if (siblings) siblings.push(id)
    else children.set(parentId, [id])
  }
  const facts: Facts = { children, existing, members: new Map() }
  known.set(directory, facts)
  return facts
}

export const existingAgencies = (directory: Directory): readonly DirectoryAgency[] => factsOf(directory).existing

/** All agencies below one, at any depth, on the directory's day. */
export function agenciesBelow(directory: Directory, agencyId: string): ReadonlySet<string> {
  const { children } = factsOf(directory)
  const below = new Set<string>()
  const open = [agencyId]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of children.get(next) ?? []) {
      if (below.has(child) || child === agencyId) continue
      below.add(child)
      open.push(child)
    }
  }
  return below
}

/** Ids of the agencies that a group has on the directory's day. A group below the issuer is empty without one. */
export function expandGroup(directory: Directory, groupId: string, context: NameContext = {}): readonly string[] {
  const group = directory.groups.get(groupId)
  if (!group) return []
  const { members } = factsOf(directory)
  const key = group.rule?.underIssuer ? `${groupId} ${context.issuerId ?? ''}` : groupId
  const before = members.get(key)
  if (before) return before
  const expanded = membersOf(directory, group, context)
  members.set(key, expanded)
  return expanded
}

const MOST_NESTED = 4

function membersOf(directory: Directory, group: DirectoryGroup, context: NameContext, depth = 0): string[] {
  const rule = group.rule
  const excluded = new Set([...group.excluded, ...(rule?.except ?? [])])
  const included = new Set([...group.included, ...membersOfGroups(directory, rule?.groups ?? [], context, depth)])
  const bounds = rule ? boundsOf(directory, group, context) : []
  const follows = (agency: DirectoryAgency) =>
    rule !== null &&
    !onlyNamesGroups(rule) &&
    (bounds.length > 0 || !isInnerUnit(directory, agency)) &&
    (rule.levels?.includes(agency.level) ?? true) &&
    (rule.kinds?.includes(agency.kind) ?? true) &&
    bounds.every((bound) => bound.has(agency.id))
  return factsOf(directory)
    .existing.filter((agency) => !excluded.has(agency.id) && (included.has(agency.id) || follows(agency)))
    .map(({ id }) => id)
}

function membersOfGroups(
  directory: Directory,
  codes: readonly string[],
  context: NameContext,
  depth: number,
): string[] {
  if (codes.length === 0 || depth >= MOST_NESTED) return []
  const named = [...directory.groups.values()].filter(({ code }) => codes.includes(code))
  return named.flatMap((group) => membersOf(directory, group, context, depth + 1))
}

const onlyNamesGroups = ({ groups, levels, kinds, under, underIssuer }: GroupRule) =>
  groups !== undefined && !levels && !kinds && !under && !underIssuer

/** The office of a department is a part of it, and none of "the departments and offices of the province". */
function isInnerUnit(directory: Directory, { parentId, level }: DirectoryAgency): boolean {
  const parent = parentId === null ? undefined : directory.agencies.get(parentId)
  return parent !== undefined && parent.level === level && !['committee', 'council', 'party'].includes(parent.kind)
}

function boundsOf(directory: Directory, { rule }: DirectoryGroup, { issuerId }: NameContext): ReadonlySet<string>[] {
  const bounds: ReadonlySet<string>[] = []
  if (rule?.under) bounds.push(agenciesBelow(directory, rule.under))
  if (rule?.underIssuer) bounds.push(issuerId ? agenciesBelow(directory, issuerId) : new Set())
  return bounds
}

export type Heir = { agency: DirectoryAgency; path: readonly DirectoryLineage[] }

/** Who took over the duties of an agency that had ended by the directory's day, through all that happened until then. */
export function successorsOf(directory: Directory, agencyId: string): Heir[] {
  return heirs(directory, agencyId, (step) => ({
    here: step.fromId,
    there: step.toId,
    usable: step.happenedOn <= directory.asOf,
  }))
}

export type Passing = { from: DirectoryAgency; to: readonly Heir[] }

/** An agency that has ended before a day, with those who do its work on that day; undefined while it exists. */
export function passingOf(directory: Directory, agencyId: string, today: string): Passing | undefined {
  const from = directory.agencies.get(agencyId)
  if (!from || from.validTo === null || from.validTo >= today) return undefined
  return { from, to: successorsOf({ ...directory, asOf: today }, agencyId) }
}

/** Who does the work of an agency on a day: itself, or those who took over from it. */
export function presentOf(directory: Directory, agencyId: string, today: string): string[] {
  const passing = passingOf(directory, agencyId, today)
  return passing ? passing.to.map(({ agency }) => agency.id) : [agencyId]
}

export type Moved = { passed: number; lost: number; from: string; to: string[] }

/** What has become of agencies by a day, told by the first of them, those without successor before all. */
export function movedAmong(directory: Directory, agencyIds: readonly string[], today: string): Moved | null {
  const passings = agencyIds.flatMap((id) => passingOf(directory, id, today) ?? [])
  const lost = passings.filter(({ to }) => to.length === 0)
  const first = lost[0] ?? passings[0]
  if (!first) return null
  const to = first.to.map(({ agency }) => agency.name)
  return { passed: passings.length - lost.length, lost: lost.length, from: first.from.name, to }
}

const became: Record<DirectoryLineage['kind'], string> = {
  mergedInto: 'đã sáp nhập vào',
  splitInto: 'đã chia thành',
  renamedTo: 'đã đổi thành',
  dutiesPassedTo: 'đã chuyển nhiệm vụ cho',
}

/** “Sở A, đã sáp nhập vào Sở B từ ngày 01/03/2025”, for the history of what was passed on. */
export function passingInWords(from: Pick<DirectoryAgency, 'name'>, { agency, path }: Heir): string {
  const last = path.at(-1)
  const how = path.length === 1 && last ? became[last.kind] : became.dutiesPassedTo
  return `${from.name}, ${how} ${agency.name}${last ? ` từ ngày ${formatDate(last.happenedOn)}` : ''}`
}

/** From whom an agency that did not exist yet on the directory's day took its duties later. */
export function predecessorsOf(directory: Directory, agencyId: string): Heir[] {
  return heirs(directory, agencyId, (step) => ({
    here: step.toId,
    there: step.fromId,
    usable: step.happenedOn > directory.asOf,
  }))
}

type Turn = (step: DirectoryLineage) => { here: string; there: string; usable: boolean }

function heirs(directory: Directory, startId: string, turn: Turn): Heir[] {
  const found = new Map<string, Heir>()
  const seen = new Set([startId])
  const open: { id: string; path: DirectoryLineage[] }[] = [{ id: startId, path: [] }]
  for (let next = open.shift(); next; next = open.shift()) {
    for (const step of directory.lineage) {
      const { here, there, usable } = turn(step)
      if (here !== next.id || !usable || seen.has(there)) continue
      seen.add(there)
      const agency = directory.agencies.get(there)
      const path = [...next.path, step]
      if (agency && existsOn(agency, directory.asOf)) found.set(there, { agency, path })
      else open.push({ id: there, path })
    }
  }
  return [...found.values()]
}

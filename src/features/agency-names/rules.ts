import { existsOn, expandGroup } from '#features/directory/rules.ts'
import type { Directory, NameContext } from '#features/directory/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Candidate, Resolution } from './schema.ts'

/** Which agency or group a name in a document of the directory's day means. */
export function resolveName(directory: Directory, name: string, context: NameContext = {}): Resolution {
  const wanted = fold(name)
  const candidates: Candidate[] = []
  for (const agency of directory.agencies.values()) {
    const named = fold(agency.name) === wanted || (agency.shortName !== null && fold(agency.shortName) === wanted)
    if (!named || !existsOn(agency, directory.asOf)) continue
    const why = 'Trùng với tên của đơn vị.'
    candidates.push({ agencyId: agency.id, groupId: null, name: agency.name, members: null, score: 1, why })
  }
  for (const group of directory.groups.values()) {
    if (fold(group.name) !== wanted) continue
    const members = expandGroup(directory, group.id, context).length
    const why = 'Trùng với tên của nhóm đơn vị.'
    candidates.push({ agencyId: null, groupId: group.id, name: group.name, members, score: 1, why })
  }
  const certainty = candidates.length === 0 ? 'unknown' : candidates.length === 1 ? 'certain' : 'likely'
  return { name, certainty, candidates: candidates.slice(0, 8) }
}

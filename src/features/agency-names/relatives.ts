import { agenciesBelow, existingAgencies } from '#features/directory/rules.ts'
import type { Directory, DirectoryAgency } from '#features/directory/schema.ts'
import { ownForms, placed, relativeForms } from '#lib/agency-names/forms.ts'
import { isProvincial } from './name-index.ts'

type Relatives = ReadonlyMap<string, readonly DirectoryAgency[]>

const known = new WeakMap<Directory, Map<string, Relatives>>()

/** How a document of the issuer names the agencies below it, those of the same commune or district, and itself. */
export function relativeAgencies(directory: Directory, issuerId: string): Relatives {
  const ofDirectory = known.get(directory) ?? new Map<string, Relatives>()
  known.set(directory, ofDirectory)
  const before = ofDirectory.get(issuerId)
  if (before) return before
  const relatives = findRelatives(directory, issuerId)
  ofDirectory.set(issuerId, relatives)
  return relatives
}

function findRelatives(directory: Directory, issuerId: string): Relatives {
  const issuer = directory.agencies.get(issuerId)
  const found = new Map<string, DirectoryAgency[]>()
  // Below the People's Committee of the province lies everything: nothing there is relative to it.
  if (!issuer || (isProvincial(issuer) && (issuer.kind === 'committee' || issuer.kind === 'council'))) return found
  const write = (form: string, agency: DirectoryAgency) => {
    if (form === '') return
    const before = found.get(form) ?? []
    if (!before.includes(agency)) found.set(form, [...before, agency])
  }
  for (const agency of closeTo(directory, issuer)) {
    for (const form of relativeForms(agency.name, issuer.name)) write(form, agency)
    if (agency.shortName) for (const form of relativeForms(agency.shortName, issuer.name)) write(form, agency)
  }
  for (const form of ownForms(issuer.name)) write(form, issuer)
  return found
}

function closeTo(directory: Directory, issuer: DirectoryAgency): DirectoryAgency[] {
  const below = agenciesBelow(directory, issuer.id)
  const home = isProvincial(issuer) ? undefined : placed(issuer.name)
  return existingAgencies(directory).filter((agency) => {
    if (agency.id === issuer.id) return false
    // A district's plan calls its own offices by bare names, and those of its communes by their places.
    if (below.has(agency.id)) return agency.level === issuer.level || agency.parentId === issuer.id
    if (!home || agency.level !== issuer.level) return false
    const place = placed(agency.name)
    return place?.unit === home.unit && place.place === home.place
  })
}

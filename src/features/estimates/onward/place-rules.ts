import { resolveName } from '#features/agency-names/rules.ts'
import { passingInWords, successorsOf } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { nameKey } from '#lib/agency-names/keys.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'

type Place = { code: string; label: string }

/** Names as they were on the survey's last day, and as they are now. */
export type Directories = { surveyed: Directory; now: Directory }

export type PlaceAgency = { agencyId: string; formerName: boolean } | { agencyId: null; why: string }

const territory = /^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s/iu

/**
 * Whose place it is: the agency that bore the name on the survey's last day, bears it now, or bore it once. Where another
 * one took over since, that is told and nothing taken: the figure of a part is not the figure of the whole.
 */
export function agencyOfPlace({ surveyed, now }: Directories, label: string): PlaceAgency {
  const names = territory.test(label.trim()) ? [label, `Ủy ban nhân dân ${label}`] : [label]
  for (const directory of [surveyed, now]) {
    for (const name of names) {
      const { certainty, candidates } = resolveName(directory, name)
      const agencyId = certainty === 'certain' ? candidates[0]?.agencyId : undefined
      if (agencyId) return asItIsNow({ surveyed, now }, agencyId, false)
    }
  }
  const keys = new Set(names.map(nameKey))
  const bore = [...now.agencies.values()].filter(({ formerNames }) =>
    formerNames.some(({ name }) => keys.has(nameKey(name))),
  )
  const [only] = bore
  if (only && bore.length === 1) return asItIsNow({ surveyed, now }, only.id, true)
  const likely = resolveName(now, names.at(-1) ?? label)
  const why = likely.certainty === 'likely' ? likely.candidates[0]?.why : undefined
  return { agencyId: null, why: why ?? 'Chưa rõ là địa bàn của đơn vị nào.' }
}

function asItIsNow({ surveyed, now }: Directories, agencyId: string, formerName: boolean): PlaceAgency {
  const agency = now.agencies.get(agencyId)
  if (!agency) return { agencyId: null, why: 'Chưa rõ là địa bàn của đơn vị nào.' }
  if (agency.validFrom > surveyed.asOf) {
    const why = `${agency.name} chỉ có từ ngày ${formatDate(agency.validFrom)}, sau cuộc khảo sát.`
    return { agencyId: null, why }
  }
  if (agency.validTo === null || agency.validTo >= now.asOf) return { agencyId, formerName }
  const heirs = successorsOf(now, agencyId)
  const [heir] = heirs
  const onlyRenamed = heirs.length === 1 && heir?.path.every(({ kind }) => kind === 'renamedTo')
  if (heir && onlyRenamed) return { agencyId: heir.agency.id, formerName: true }
  const why = heirs.map((each) => `${passingInWords(agency, each)}.`).join(' ')
  return { agencyId: null, why: why || `${agency.name} không còn hoạt động.` }
}

export type MatchedPlaces = {
  placeOf: ReadonlyMap<string, Place & { formerName: boolean }>
  loose: { place: Place; why: string }[]
}

/** Places by the agency that they belong to; what belongs to none of these agencies, or to one twice, stays loose. */
export function matchPlaces(
  directories: Directories,
  places: readonly Place[],
  agencyIds: ReadonlySet<string>,
): MatchedPlaces {
  const claims = new Map<string, (Place & { formerName: boolean })[]>()
  const loose: MatchedPlaces['loose'] = []
  for (const { code, label } of places) {
    const found = agencyOfPlace(directories, label)
    if (found.agencyId === null) loose.push({ place: { code, label }, why: found.why })
    else if (!agencyIds.has(found.agencyId))
      loose.push({ place: { code, label }, why: 'Không phải đơn vị được chấm của kỳ này.' })
    else claims.set(found.agencyId, [...(claims.get(found.agencyId) ?? []), { code, label, ...found }])
  }
  const placeOf = new Map<string, Place & { formerName: boolean }>()
  for (const [agencyId, found] of claims) {
    const [only] = found
    if (only && found.length === 1) placeOf.set(agencyId, only)
    else for (const { code, label } of found) loose.push({ place: { code, label }, why: 'Nhiều địa bàn cùng một tên.' })
  }
  return { placeOf, loose }
}

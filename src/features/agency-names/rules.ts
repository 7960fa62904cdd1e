import type { Directory, DirectoryAgency, NameContext } from '#features/directory/schema.ts'
import { withoutTerritory } from '#lib/agency-names/forms.ts'
import { abbreviates, groupKey, nameKey, plainKey } from '#lib/agency-names/keys.ts'
import { shorten } from '#lib/agency-names/shorten.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import { agencyHit, groupHits, type Hit, marksAgree, pastHits } from './hits.ts'
import { byLikeness } from './likeness.ts'
import { type Form, isProvincial, nameIndexOf, type Wanted } from './name-index.ts'
import { relativeAgencies } from './relatives.ts'
import type { Candidate, Resolution } from './schema.ts'

const LONGEST_NAME = 300
const MOST_CANDIDATES = 8
/** Below this nobody should choose without thinking: the name counts as unknown. */
const LIKELY_FROM = 0.4

/**
 * Which agency or group a name in a document of the directory's day means. What is `certain` has exactly one reading;
 * everything that needs a thought is `likely`, with the reason. Kept names (aliases) go before all rules.
 */
export function resolveName(directory: Directory, name: string, context: NameContext = {}): Resolution {
  return resolve(directory, name, context, 0)
}

function resolve(directory: Directory, name: string, context: NameContext, depth: number): Resolution {
  const wanted = wantedOf(directory, name, context)
  if (!wanted) return { name, certainty: 'unknown', candidates: [] }
  for (const layer of [byAlias, byName, byPastName, byAbbreviation]) {
    const hits = layer(wanted)
    if (hits.length > 0) return answer(name, hits)
  }
  const shorter = depth < 3 ? shorten(wanted.text) : undefined
  if (shorter) {
    const found = resolve(directory, shorter.text, context, depth + 1)
    if (found.candidates.length > 0) return doubted(name, found, shorter.why)
  }
  return answer(name, byLikeness(wanted))
}

function wantedOf(directory: Directory, name: string, context: NameContext): Wanted | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const text = clean(name)
  const plain = plainKey(text)
  if (plain === '') return undefined
  const index = nameIndexOf(directory)
  return { directory, index, context, text, plain, key: nameKey(text), group: groupKey(text, index.territory?.place) }
}

function answer(name: string, hits: readonly Hit[]): Resolution {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const id = hit.candidate.agencyId ?? hit.candidate.groupId ?? hit.candidate.name
    const before = best.get(id)
    if (!before || hit.candidate.score > before.candidate.score) best.set(id, hit)
  }
  const ordered = [...best.values()].sort((a, b) => b.candidate.score - a.candidate.score)
  const candidates = ordered
    .slice(0, MOST_CANDIDATES)
    .map(({ candidate }) => ({ ...candidate, score: round(candidate.score) }))
  const certain = ordered.length === 1 && ordered[0]?.sure === true
  const likely = (candidates[0]?.score ?? 0) >= LIKELY_FROM
  return { name, certainty: certain ? 'certain' : likely ? 'likely' : 'unknown', candidates }
}

/** What was found for a shortened name is at most likely, with the reason for shortening. */
function doubted(name: string, found: Resolution, why: string): Resolution {
  const lower = (it: Candidate): Candidate => ({ ...it, score: round(it.score * 0.9), why: `${why} ${it.why}` })
  const certainty = found.certainty === 'unknown' ? 'unknown' : 'likely'
  return { name, certainty, candidates: found.candidates.map(lower) }
}

const round = (score: number) => Math.round(score * 100) / 100

function byAlias(wanted: Wanted): Hit[] {
  const { directory, index, context, plain, key } = wanted
  const targets = index.aliases.get(plain) ?? []
  const hits = targets.flatMap(({ agencyId, groupId }) => {
    if (groupId) return groupHits(wanted, groupId, 1, 'Tên gọi đã được ghi nhớ cho nhóm này.')
    const agency = agencyId ? directory.agencies.get(agencyId) : undefined
    if (!agency) return []
    return present(wanted, agency)
      ? [agencyHit(agency, 1, true, 'Tên gọi đã được ghi nhớ cho đơn vị này.')]
      : pastHits(wanted, { agency, name: agency.name, from: null, to: null, inUse: false })
  })
  if (hits.length === 0) return []
  // What one office calls "Văn phòng" is another one in the document of its neighbour.
  const own = context.issuerId ? relativeAgencies(directory, context.issuerId).get(key) : undefined
  const others = (own ?? []).filter(({ id }) => !hits.some(({ candidate }) => candidate.agencyId === id))
  return [...hits, ...others.map((agency) => agencyHit(agency, 0.9, false, RELATIVE))]
}

const RELATIVE = 'Đơn vị thuộc hoặc cùng cấp với cơ quan ban hành được gọi như vậy.'

const present = ({ directory }: Wanted, agency: DirectoryAgency) =>
  agency.validFrom <= directory.asOf && (agency.validTo === null || agency.validTo >= directory.asOf)

function byName(wanted: Wanted): Hit[] {
  const { directory, index, context, key } = wanted
  const forms = (index.forms.get(key) ?? []).filter(({ named }) => named.inUse)
  const full = forms.filter(({ strength }) => strength === 'full')
  const own = context.issuerId ? (relativeAgencies(directory, context.issuerId).get(key) ?? []) : []
  if (own.length > 0) return ownHits(wanted, own, full)
  const groups = [...(index.groups.get(wanted.group) ?? [])].flatMap((id) =>
    groupHits(wanted, id, 0.98, 'Trùng với tên của nhóm đơn vị.'),
  )
  if (full.length > 0 || groups.length > 0) return [...byMarks(wanted, full, 0.99, true), ...groups]
  return shortHits(wanted, forms)
}

/** Below the issuer first; a full name there leaves no doubt, even if others elsewhere are called the same. */
function ownHits(wanted: Wanted, own: readonly DirectoryAgency[], full: readonly Form[]): Hit[] {
  const exact = own.filter((agency) => full.some(({ named }) => named.agency.id === agency.id))
  const chosen = exact.length === 1 ? exact : own
  const elsewhere = exact.length === 1 ? [] : full.filter(({ named }) => !own.includes(named.agency))
  return [
    ...chosen.map((agency) => withMarks(wanted, agency.name, agencyHit(agency, 0.97, true, RELATIVE))),
    ...byMarks(wanted, elsewhere, 0.9, true),
  ]
}

/** A name without the words that tell levels apart is certain only where one agency of the province can be meant. */
function shortHits(wanted: Wanted, forms: readonly Form[]): Hit[] {
  const { directory, context, key } = wanted
  const agencies = new Set(forms.map(({ named }) => named.agency.id))
  const issuer = context.issuerId ? directory.agencies.get(context.issuerId) : undefined
  const fromBelow = issuer !== undefined && !isProvincial(issuer) && !key.startsWith('so ')
  const [only] = forms
  const sure = agencies.size === 1 && only !== undefined && isProvincial(only.named.agency) && !fromBelow
  if (sure) return byMarks(wanted, forms, 0.95, true)
  const provincial = forms.filter(({ named }) => isProvincial(named.agency))
  const local = forms.filter(({ named }) => !isProvincial(named.agency))
  return [...byMarks(wanted, provincial, 0.8, false), ...byMarks(wanted, local, agencies.size === 1 ? 0.8 : 0.6, false)]
}

/** Several that differ only in their marks: the one whose marks are written; one with other marks is in doubt. */
function byMarks(wanted: Wanted, forms: readonly Form[], score: number, sure: boolean): Hit[] {
  const why = sure ? 'Trùng với tên của đơn vị.' : 'Tên viết thiếu nơi; có thể là đơn vị này.'
  const hits = forms.map(({ named }) => withMarks(wanted, named.name, agencyHit(named.agency, score, sure, why)))
  const agreeing = hits.filter((hit) => !hit.otherMarks)
  return agreeing.length > 0 ? agreeing : hits
}

function withMarks({ text }: Wanted, name: string, hit: Hit): Hit {
  if (marksAgree(text, name)) return hit
  const candidate = { ...hit.candidate, score: 0.75, why: `Chỉ khác dấu với “${name}”.` }
  return { candidate, sure: false, otherMarks: true }
}

/** Former names, agencies that have ended or not begun: never certain, and with what has become of them. */
function byPastName(wanted: Wanted): Hit[] {
  const forms = (wanted.index.forms.get(wanted.key) ?? []).filter(({ named }) => !named.inUse)
  const full = forms.filter(({ strength }) => strength === 'full')
  const provincial = forms.filter(({ named }) => isProvincial(named.agency))
  const chosen = full.length > 0 ? full : provincial.length > 0 ? provincial : forms
  return chosen.flatMap(({ named }) => pastHits(wanted, named))
}

/** "Sở GD&ĐT", "SNV": certain when only one existing agency can be abbreviated so. */
function byAbbreviation(wanted: Wanted): Hit[] {
  const { directory, index, context, key } = wanted
  if (key.length < 3) return []
  const words = key.split(' ')
  const bare = withoutTerritory(key, index.territory).split(' ')
  const own = context.issuerId ? [...relativeAgencies(directory, context.issuerId)] : []
  const below = own.filter(([form]) => abbreviates(words, form.split(' '))).flatMap(([, agencies]) => agencies)
  if (below.length > 0) return below.map((agency) => agencyHit(agency, 0.9, true, 'Viết tắt tên của đơn vị này.'))
  const found = index.bases.filter((base) => abbreviates(isProvincial(base.named.agency) ? bare : words, base.words))
  const now = found.filter(({ named }) => named.inUse)
  const why = 'Viết tắt tên của đơn vị này.'
  if (now.length > 0) return now.map(({ named }) => agencyHit(named.agency, 0.93, true, why))
  return found.flatMap(({ named }) => pastHits(wanted, named))
}

/** Candidates with their agencies on the plan's day, which may have been set since; groups without any go last. */
export function withMembers(candidates: readonly Candidate[], count: (groupId: string) => number): Candidate[] {
  const counted = candidates.map((each) => (each.groupId ? { ...each, members: count(each.groupId) } : each))
  return [...counted.filter(({ members }) => members !== 0), ...counted.filter(({ members }) => members === 0)]
}

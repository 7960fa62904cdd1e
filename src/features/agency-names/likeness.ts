import { canBeNear, editDistance, letterSet, slipsAllowed } from '#lib/agency-names/edit-distance.ts'
import { placed, withoutTerritory } from '#lib/agency-names/forms.ts'
import { agencyHit, groupHits, type Hit, pastHits } from './hits.ts'
import { type AgencyNamed, type Base, isProvincial, type Wanted } from './name-index.ts'

/** Names that are nearly the same, or go on where the other stops: for a person to look at, never certain. */
export function byLikeness(wanted: Wanted): Hit[] {
  const near = [...byPlace(wanted), ...bySlip(wanted), ...groupsBySlip(wanted)]
  return near.length > 0 ? near : byBeginning(wanted)
}

/** "UBND xã Tân Lập" where only a phường Tân Lập exists. */
function byPlace(wanted: Wanted): Hit[] {
  const parts = placed(wanted.text)
  if (!parts) return []
  const forms = wanted.index.forms.get(`${parts.base} ${parts.place}`) ?? []
  const why = 'Cùng tên nơi nhưng khác loại (xã, phường, huyện …).'
  return forms
    .filter(({ named }) => !isProvincial(named.agency))
    .flatMap(({ named }) => lowered(wanted, named, 0.7, why))
}

function bySlip(wanted: Wanted): Hit[] {
  const whole = wanted.key
  const bare = withoutTerritory(whole, wanted.index.territory)
  const letters = { whole: letterSet(whole), bare: letterSet(bare) }
  // "Bộ Nội vụ" is no slip for "Sở Nội vụ": what kind of agency it is must be right.
  const head = whole.split(' ')[0]
  return wanted.index.bases.flatMap((base) => {
    const provincial = isProvincial(base.named.agency)
    const text = provincial ? bare : whole
    const limit = slipsAllowed(text.length)
    if (
      base.words[0] !== head ||
      limit === 0 ||
      !canBeNear(provincial ? letters.bare : letters.whole, base.letters, limit)
    )
      return []
    const distance = editDistance(text, base.key, limit)
    if (distance > limit) return []
    const why =
      distance === 0 ? 'Gần trùng với tên của đơn vị.' : `Chỉ khác ${distance} chữ cái với “${base.named.name}”.`
    return lowered(wanted, base.named, 0.7 - 0.1 * distance, why)
  })
}

function groupsBySlip(wanted: Wanted): Hit[] {
  const limit = slipsAllowed(wanted.group.length)
  if (limit === 0) return []
  const letters = letterSet(wanted.group)
  return wanted.index.groupBases.flatMap((base) => {
    if (!canBeNear(letters, base.letters, limit)) return []
    const distance = editDistance(wanted.group, base.key, limit)
    if (distance > limit) return []
    const why = `Chỉ khác ${distance} chữ cái với tên của nhóm này.`
    return groupHits(wanted, base.groupId, 0.7 - 0.1 * distance, why).map((hit) => ({ ...hit, sure: false }))
  })
}

const PLACE_WORDS = /^(?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|dac khu|cap|khu vuc)\b/

/** "Sở Văn hóa" for "Sở Văn hóa, Thể thao và Du lịch"; "Sở Nội vụ tham mưu" for "Sở Nội vụ". */
function byBeginning(wanted: Wanted): Hit[] {
  const bare = withoutTerritory(wanted.key, wanted.index.territory)
  if (bare.split(' ').length < 2) return []
  const now = wanted.index.bases.filter(
    ({ named, words }) => named.inUse && isProvincial(named.agency) && words.length > 1,
  )
  const longer = now.filter(({ key }) => key.startsWith(`${bare} `) && !PLACE_WORDS.test(key.slice(bare.length + 1)))
  if (longer.length > 0) return hitsOf(wanted, longer, 0.6, 'Tên trong văn bản là phần đầu của tên đơn vị này.')
  const shorter = now.filter(({ key }) => bare.startsWith(`${key} `) && !PLACE_WORDS.test(bare.slice(key.length + 1)))
  const most = Math.max(0, ...shorter.map(({ key }) => key.length))
  const nearest = shorter.filter(({ key }) => key.length === most)
  return hitsOf(wanted, nearest, 0.5, 'Văn bản viết thêm chữ sau tên đơn vị này.')
}

const hitsOf = (wanted: Wanted, bases: readonly Base[], score: number, why: string) =>
  bases.flatMap(({ named }) => lowered(wanted, named, score, why))

function lowered(wanted: Wanted, named: AgencyNamed, score: number, why: string): Hit[] {
  if (named.inUse) return [agencyHit(named.agency, score, false, why)]
  return pastHits(wanted, named).map(({ candidate }) => ({
    candidate: { ...candidate, score: candidate.score * score, why: `${why} ${candidate.why}` },
    sure: false,
  }))
}

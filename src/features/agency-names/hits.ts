import { existsOn, expandGroup, type Heir, predecessorsOf, successorsOf } from '#features/directory/rules.ts'
import type { DirectoryAgency, DirectoryGroup, DirectoryLineage } from '#features/directory/schema.ts'
import { groupKey } from '#lib/agency-names/keys.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import type { AgencyNamed, Wanted } from './name-index.ts'
import type { Candidate } from './schema.ts'

/** A candidate; `sure` when nothing but another candidate could speak against it. */
export type Hit = { candidate: Candidate; sure: boolean; otherMarks?: boolean }

export function agencyHit(agency: DirectoryAgency, score: number, sure: boolean, why: string): Hit {
  return { candidate: { agencyId: agency.id, groupId: null, name: agency.name, members: null, score, why }, sure }
}

const DISTRICTS_ENDED = '2025-07-01'

/** A group with its size; one that is empty on the day or has no firm meaning is not certain. */
export function groupHits(wanted: Wanted, groupId: string, score: number, why: string): Hit[] {
  const { directory, context } = wanted
  const group = directory.groups.get(groupId)
  if (!group) return []
  const members = expandGroup(directory, groupId, context).length
  const hit = (each: { score: number; sure: boolean; why: string }): Hit => ({
    candidate: { agencyId: null, groupId, name: group.name, members, score: each.score, why: each.why },
    sure: each.sure,
  })
  if (members === 0) return [...insteadOfDistricts(wanted, groupId), hit({ score: 0.2, sure: false, why: EMPTY })]
  if (namesDistricts(group) && directory.asOf >= DISTRICTS_ENDED)
    return [hit({ score: score * 0.8, sure: false, why: NO_DISTRICTS })]
  if (group.rule?.loose) return [hit({ score: score * 0.8, sure: false, why: LOOSE })]
  return [hit({ score, sure: true, why })]
}

const namesDistricts = ({ name, rule }: DirectoryGroup) =>
  rule?.levels?.includes('district') === true && fold(name).includes('cap huyen')

const EMPTY = 'Nhóm này không có đơn vị nào vào ngày của văn bản.'
const LOOSE = 'Cách gọi chung, không nói rõ gồm những đơn vị nào; cần người xem lại.'

/** Since 1 July 2025 there are no districts; their duties lie with the communes (or went up to the province). */
function insteadOfDistricts({ directory, index, context }: Wanted, groupId: string): Hit[] {
  const group = directory.groups.get(groupId)
  if (!group || directory.asOf < DISTRICTS_ENDED || !group.rule?.levels?.includes('district')) return []
  const key = groupKey(group.name, index.territory?.place).replace('cap huyen', 'cap xa')
  return [...(index.groups.get(key) ?? [])].flatMap((id) => {
    const members = expandGroup(directory, id, context).length
    const name = directory.groups.get(id)?.name
    if (members === 0 || name === undefined) return []
    return [{ candidate: { agencyId: null, groupId: id, name, members, score: 0.6, why: NO_DISTRICTS }, sure: false }]
  })
}

const NO_DISTRICTS =
  'Từ ngày 01/7/2025 không còn cấp huyện; nhiệm vụ thường chuyển về cấp xã hoặc lên cấp tỉnh, cần người xác nhận.'

/** A name that was not in use on the day: the agency under its other name, or who had its duties on the day. */
export function pastHits({ directory }: Wanted, { agency, name, from, to }: AgencyNamed): Hit[] {
  if (existsOn(agency, directory.asOf)) return [agencyHit(agency, 0.85, false, otherName(agency, name, from, to))]
  const ended = agency.validTo !== null && agency.validTo < directory.asOf
  const heirs = ended ? successorsOf(directory, agency.id) : predecessorsOf(directory, agency.id)
  if (heirs.length === 0) {
    const since = ended
      ? `đã chấm dứt hoạt động sau ngày ${day(agency.validTo)}`
      : `có từ ngày ${day(agency.validFrom)}`
    const why = `${agency.name} ${since}; chưa ghi đơn vị ${ended ? 'kế thừa' : 'trước đó'}.`
    return [agencyHit(agency, 0.2, false, why)]
  }
  return heirs.map((heir) =>
    agencyHit(heir.agency, heirs.length === 1 ? 0.8 : 0.7, false, heirWords(agency, heir, ended)),
  )
}

function otherName(agency: DirectoryAgency, name: string, from: string | null, to: string | null): string {
  const bound = to ? `được dùng đến hết ngày ${day(to)}` : from ? `được dùng từ ngày ${day(from)}` : 'là tên khác'
  return `Tên “${name}” ${bound}; nay là ${agency.name}.`
}

const day = (iso: string | null) => (iso ? formatDate(iso) : '…')

const CHANGES: Record<DirectoryLineage['kind'], string> = {
  mergedInto: 'sáp nhập, hợp nhất vào',
  splitInto: 'chia tách thành',
  renamedTo: 'đổi tên thành',
  dutiesPassedTo: 'chuyển nhiệm vụ cho',
}

function heirWords(agency: DirectoryAgency, { agency: heir, path }: Heir, ended: boolean): string {
  const [step] = path
  if (!step) return agency.name
  const when = `từ ngày ${day(step.happenedOn)} (${step.document})`
  if (ended && path.length === 1) return `${agency.name} ${CHANGES[step.kind]} ${heir.name} ${when}.`
  if (ended) return `${agency.name} không còn ${when}; sau ${path.length} lần sắp xếp, nhiệm vụ thuộc ${heir.name}.`
  return `${agency.name} chỉ có từ ngày ${day(agency.validFrom)}; trước đó nhiệm vụ thuộc ${heir.name}.`
}

/** Whether no word of the agency's name is written with other marks. A text without any marks agrees with all. */
export function marksAgree(text: string, name: string): boolean {
  const written = clean(text).toLowerCase()
  const bare = fold(written)
  if (bare === written || (bare === fold(name) && written === clean(name).toLowerCase())) return true
  const marked = new Map<string, Set<string>>()
  for (const word of wordsOf(written)) marked.set(fold(word), (marked.get(fold(word)) ?? new Set()).add(word))
  return wordsOf(clean(name).toLowerCase()).every((word) => marked.get(fold(word))?.has(word) ?? true)
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')

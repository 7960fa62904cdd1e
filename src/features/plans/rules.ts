import type { z } from 'zod'
import type { DocumentReading, Flag, ReadTask } from '#lib/reader/reading.ts'
import { Problem } from '#platform/problem.ts'
import type { HeaderFlag, Plan, PlanDetail, UpdatePlan } from './schema.ts'

type HeaderDoubt = z.infer<typeof HeaderFlag>
type Missing = z.infer<typeof PlanDetail>['missing'][number]

/** What the reader found in the header, in the columns of a plan; agencies are still names. */
export type HeaderDraft = Pick<
  Plan,
  'number' | 'issuedOn' | 'title' | 'place' | 'signer' | 'signerTitle' | 'periodFrom' | 'periodTo' | 'indices'
> & { agencyName: string | null; flags: HeaderDoubt[] }

const longestTitle = 2000

export function headerDraft(reading: DocumentReading, filename: string): HeaderDraft {
  const { header } = reading
  const title = (header.planTitle ?? header.title ?? filename.replace(/\.[^.]+$/, '')).slice(0, longestTitle)
  const whole = header.date !== null && /^\d{4}-\d{2}-\d{2}$/.test(header.date)
  const flags = reading.flags.map((flag) => ({ ...flag, field: fieldOfPlan(flag) }))
  if (header.title === null && header.planTitle === undefined) {
    flags.push({ field: 'title', reason: 'missing', message: 'Chưa thấy tên kế hoạch; đang lấy tạm tên tệp.' })
  }
  return {
    number: header.numberBlank ? null : header.number,
    issuedOn: whole ? header.date : null,
    title,
    place: header.place,
    signer: header.signer,
    signerTitle: header.signerTitle,
    ...periodOf(title),
    indices: reading.indices,
    agencyName: header.agency,
    flags,
  }
}

const fieldOfPlan = ({ field }: Flag): string => (field === 'date' ? 'issuedOn' : field)

/** The years that a title names: “năm 2021”, “giai đoạn 2021 - 2025”, “năm 2021 và những năm tiếp theo”. */
export function periodOf(title: string): Pick<Plan, 'periodFrom' | 'periodTo'> {
  const span = /(?:20\d\d)\s*[-–]\s*(?:năm\s+)?20\d\d/iu.exec(title)?.[0]
  if (span) {
    const [from = '', to = ''] = span.match(/20\d\d/g) ?? []
    return from <= to ? years(from, to) : years(null, null)
  }
  const single = /năm\s+(20\d\d)(\s*(?:và|,)?\s*(?:các|những)\s+năm\s+(?:tiếp theo|tiếp|sau))?/iu.exec(title)
  return single?.[1] ? years(single[1], single[2] ? null : single[1]) : years(null, null)
}

const years = (from: string | null, to: string | null) => ({
  periodFrom: from && `${from}-01-01`,
  periodTo: to && `${to}-12-31`,
})

const FOLLOWS_UP = /(?:cơ quan|đơn vị)\s+(?:thường trực|đầu mối)|đôn đốc|theo dõi|hướng dẫn,?\s+kiểm tra/iu
const STANDING = /(?:cơ quan|đơn vị)\s+thường trực/iu
const REPORTS = /(?:tổng hợp|tham mưu)[^.;]{0,80}báo cáo|báo cáo[^.;]{0,60}(?:ủy|uỷ|UBND|chủ tịch)/iu

/** The agency that the plan charges with following it up: named alone in a duty to urge, to check and to report. */
export function standingAgencyName(tasks: readonly ReadTask[]): string | undefined {
  const duties = tasks.filter(({ kind, lead }) => kind === 'bodyDuty' && lead.length === 1)
  const found =
    duties.find(({ text }) => STANDING.test(text)) ??
    duties.findLast(({ text }) => FOLLOWS_UP.test(text) && REPORTS.test(text))
  return found?.lead[0]
}

export type DraftCounts = {
  tasks: number
  openReviews: number
  unresolved: number
  /** Whether the person who asks may act for the issuer. */
  inName?: boolean
}

/** What keeps a draft from being confirmed. */
export function missingOf(
  plan: Pick<Plan, 'number' | 'issuedOn' | 'title'> & { flags: readonly HeaderDoubt[] },
  counts: DraftCounts,
): Missing[] {
  const doubts = new Set(plan.flags.filter(({ reason }) => reason === unresolved).map(({ field }) => field))
  const found: Record<Missing, boolean> = {
    number: !plan.number,
    issuedOn: !plan.issuedOn,
    title: plan.title.trim() === '',
    agency: doubts.has('agency'),
    standingAgency: doubts.has('standingAgency'),
    tasks: counts.tasks === 0,
    review: counts.openReviews > 0,
    parties: counts.unresolved > 0,
    name: counts.inName === false,
  }
  return (Object.keys(found) as Missing[]).filter((key) => found[key])
}

/** Reason of a flag that must be settled before confirmation: the agency stands in only for the time being. */
export const unresolved = 'agency_unresolved'

export const unresolvedAgency = (name: string | null): HeaderDoubt => ({
  field: 'agency',
  reason: unresolved,
  message: name
    ? `Chưa xác định được “${name}” là đơn vị nào trong danh mục; hãy chọn cơ quan ban hành.`
    : 'Chưa thấy cơ quan ban hành trong văn bản; hãy chọn cơ quan ban hành.',
})

const missingWords: Partial<Record<Missing, string>> = {
  number: 'số, ký hiệu',
  issuedOn: 'ngày ban hành',
  title: 'tên kế hoạch',
  agency: 'cơ quan ban hành',
  standingAgency: 'cơ quan thường trực',
}

/** The header must be whole before tasks are given out. Throws `plan.incomplete`. */
export function checkHeader(missing: readonly Missing[]): void {
  const fields = missing.filter((each) => missingWords[each] !== undefined)
  if (fields.length === 0) return
  throw new Problem('plan.incomplete', { missing: fields.map((each) => missingWords[each]).join(', '), fields })
}

/** Confirmation gives work out, so everything must have been looked at. Throws with what is left to do. */
export function checkReviewed({ tasks, openReviews, unresolved: unknown }: DraftCounts): void {
  if (tasks === 0) throw new Problem('plan.no_tasks')
  if (openReviews > 0) throw new Problem('plan.open_tasks', { count: openReviews })
  if (unknown > 0) throw new Problem('task.party_unresolved', { count: unknown })
}

/** Someone else changed the plan since it was shown. Throws `write.conflict` with what is there now. */
export function checkVersion(plan: Plan, version: number): void {
  if (plan.version !== version) throw new Problem('write.conflict', { current: plan })
}

type Change = Omit<z.infer<typeof UpdatePlan>, 'planId' | 'version'>

/** The day whose list of agencies holds for a plan: of its issue, unless a person chose a later one; today while it has none. */
export const agenciesDay = (plan: Pick<Plan, 'issuedOn' | 'agenciesAsOf'>, today: string): string =>
  plan.agenciesAsOf ?? plan.issuedOn ?? today

/** The list of a day that has not come is not known. Throws `input.invalid`. */
export function checkAgenciesDay({ agenciesAsOf }: Change, today: string): void {
  if (!agenciesAsOf || agenciesAsOf <= today) return
  throw new Problem('input.invalid', { fields: [{ field: 'agenciesAsOf', code: 'too_big' }] })
}

const setAtConfirmation = ['agencyId', 'number', 'issuedOn', 'title', 'replacesPlanId', 'agenciesAsOf'] as const

/** A draft may change in everything; an issued plan only in what its tasks do not hang on. */
export function checkChange(plan: Plan, change: Change): void {
  if (plan.status === 'draft') return
  const moved = setAtConfirmation.filter((field) => change[field] !== undefined && change[field] !== plan[field])
  if (plan.status !== 'confirmed' || moved.length > 0) throw new Problem('plan.not_draft', { fields: moved })
}

/** Doubts about fields that a person has now set are gone. */
export function withoutDoubts(flags: readonly HeaderDoubt[], change: Change): HeaderDoubt[] {
  const settled = new Set<string>(Object.keys(change))
  if (change.agencyId !== undefined) settled.add('agency')
  if (change.standingAgencyId !== undefined) settled.add('standingAgency')
  return flags.filter(({ field }) => !settled.has(field))
}

/** A plan with more tasks is no plan that people could review; real ones stay below a tenth of it. */
export const mostTasks = 5000

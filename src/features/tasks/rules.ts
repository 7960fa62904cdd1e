import type { z } from 'zod'
import { withMembers } from '#features/agency-names/rules.ts'
import type { Candidate, Resolution } from '#features/agency-names/schema.ts'
import { type Nameable, openDoubts } from '#features/criterion-names/rules.ts'
import { expandGroup, movedAmong } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { clockDay } from '#lib/calendar/clock.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import type { NextDue } from '#lib/calendar/next-due.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { Clear, type ListTasks, type Party, type Task, type UpdateTask } from './schema.ts'

/** A flag of the reader; a settled one stays, with the person who settled it. */
export type StoredFlag = Task['flags'][number] & { resolvedBy?: string }

export type StoredParty = Pick<Party, 'id' | 'role' | 'nameRaw' | 'agencyId' | 'groupId' | 'certainty' | 'candidates'>

/** A task as it is kept; what a reply adds (names, missing clears, derivation) follows from it. */
export type StoredTask = Omit<
  Task,
  'parties' | 'flags' | 'doubtful' | 'missingClears' | 'dueDerivation' | 'deadline' | 'can' | 'criterionDoubts'
> & {
  deadline: Deadline | null
  dueByHand: boolean
  roleExplicit: boolean
  flags: StoredFlag[]
  parties: StoredParty[]
}

export const isResolved = ({ agencyId, groupId }: Pick<StoredParty, 'agencyId' | 'groupId'>): boolean =>
  agencyId !== null || groupId !== null

export const openFlags = (flags: readonly StoredFlag[]): StoredFlag[] => flags.filter((flag) => !flag.resolvedBy)

/** Something for a person to look at: an open flag, or an agency that nobody knows yet where work is given out. */
export function isDoubtful(task: Pick<StoredTask, 'flags' | 'parties' | 'assigned'>): boolean {
  return openFlags(task.flags).length > 0 || (task.assigned && !task.parties.every(isResolved))
}

const ACTION =
  /(?<!\p{L}|(?<!\p{L})sự\s)(?:tăng cường|tiếp tục|xây dựng|triển khai|thực hiện|tổ chức|đẩy mạnh|đẩy nhanh|nâng cao|nâng cấp|nâng|rà soát|ban hành|hoàn thiện|hoàn thành|kiểm tra|thanh tra|giám sát|kiểm soát|tham mưu|công khai|minh bạch|phối hợp|đảm bảo|bảo đảm|cập nhật|hướng dẫn|tuyên truyền|chỉ đạo|đôn đốc|kiện toàn|phát huy|khắc phục|duy trì|theo dõi|xử lý|xử lí|giải quyết|đề xuất|bố trí|đào tạo|bồi dưỡng|tập huấn|phân công|quán triệt|tập trung|hỗ trợ|ứng dụng|chủ động|chủ trì|cụ thể hóa|cụ thể hoá|phổ biến|nghiên cứu|đổi mới|mở rộng|vận hành|vận động|tích hợp|kết nối|số hóa|số hoá|cung cấp|thiết lập|thành lập|cải thiện|cải tiến|cải cách|khuyến khích|đánh giá|khảo sát|lấy ý kiến|tổng hợp|báo cáo|chú trọng|trình|niêm yết|tiếp nhận|tiếp công dân|đối thoại|chấn chỉnh|sắp xếp|đề cao|giao|quan tâm|huy động|lập|công bố|phê duyệt|thẩm định|phát động|lựa chọn|đầu tư|cắt giảm|giảm|rút ngắn|đơn giản hóa|đơn giản hoá|thống kê|phân tích|sửa đổi|bổ sung|đăng tải|đăng ký|gửi|trả|tham gia|tạo|thu hút|thúc đẩy|phát triển|bảo vệ|phòng ngừa|phòng, chống|ngăn chặn|quản lý|sử dụng|thay thế|lồng ghép|ký kết|tiến hành|chuẩn bị|mua sắm|lắp đặt|quy định|thông báo|thông tin|tăng|giữ vững|siết chặt|rà|gắn|đưa)(?!\p{L})/u

/** A text is work when it names an action; words in capitals only, or before a colon, are a heading. */
export function namesAction(text: string): boolean {
  const words = text.normalize('NFC').trim()
  if (words.endsWith(':') || words === words.toUpperCase()) return false
  return ACTION.test(words.toLowerCase())
}

const rhythms = new Set(['annual', 'semiannual', 'quarterly', 'monthly', 'weekly'])

/** A deadline is clear when it gives a day or a rhythm: “thường xuyên” and “theo lộ trình” give neither. */
export function namesTime({ deadline, dueOn }: Pick<StoredTask, 'deadline' | 'dueOn'>): boolean {
  if (dueOn !== null) return true
  return deadline?.kind === 'recurring' && [deadline, ...(deadline.parts ?? [])].some(({ freq }) => rhythms.has(freq))
}

type Checked = Pick<StoredTask, 'text' | 'parties' | 'roleExplicit' | 'deadline' | 'dueOn' | 'product' | 'assigned'>

/** The Năm Rõ check: which of the five clears a task lacks. General directions are not asked. */
export function missingClears(task: Checked): Clear[] {
  if (!task.assigned) return []
  const has: Record<Clear, boolean> = {
    work: namesAction(task.text),
    agency: task.parties.some(isResolved),
    responsibility: task.roleExplicit && task.parties.some(({ role }) => role === 'lead'),
    time: namesTime(task),
    product: (task.product ?? '').trim() !== '',
  }
  return Clear.options.filter((clear) => !has[clear])
}

/** What the days of a plan's tasks hang on. Without a day of issue the day of reading stands in, until it is known. */
export type Dating = { issuedOn: string; calendar: WorkingCalendar }

/** The due day as of the plan's date, with its derivation; years beyond the calendar are counted Monday to Friday. */
export function dueOf(deadline: Deadline | null, { issuedOn, calendar }: Dating): NextDue {
  if (!deadline) return { date: null, derivation: [] }
  const { dueOn, derivation } = clockDay({ deadline, issuedOn, events: [] }, calendar)
  return { date: dueOn, derivation }
}

/** A resolved name is taken only when it is certain; otherwise the candidates wait for a person. */
export function partyOf(
  resolution: Resolution,
): Pick<StoredParty, 'agencyId' | 'groupId' | 'certainty' | 'candidates'> {
  const { certainty, candidates } = resolution
  const sure: Candidate | undefined = certainty === 'certain' ? candidates[0] : undefined
  return { agencyId: sure?.agencyId ?? null, groupId: sure?.groupId ?? null, certainty, candidates }
}

/** Number of assignments that confirmation makes of a task: each agency has one part, whatever it is named as. */
export function countAssignments(
  task: Pick<StoredTask, 'parties' | 'assigned' | 'review'>,
  expand: (groupId: string) => readonly string[],
  present: (agencyId: string) => readonly string[] = (agencyId) => [agencyId],
): number {
  if (!task.assigned || task.review === 'dropped') return 0
  const found = new Set<string>()
  for (const { agencyId, groupId } of task.parties) {
    const agencies = agencyId ? [agencyId] : groupId ? expand(groupId) : []
    for (const agency of agencies.flatMap(present)) found.add(agency)
  }
  return found.size
}

/** Names given for a role: those that stood there stay as they were resolved, new ones are resolved. */
export function renamedParties(
  before: readonly StoredParty[],
  role: Party['role'],
  names: readonly string[],
  fresh: (name: string) => Omit<StoredParty, 'role'>,
): StoredParty[] {
  const others = before.filter((party) => party.role !== role)
  const known = new Map(before.filter((party) => party.role === role).map((party) => [fold(party.nameRaw), party]))
  const wanted = new Map(names.map((name) => [fold(name), name]))
  const named = [...wanted].map(([key, name]) => known.get(key) ?? { ...fresh(name), role })
  return role === 'lead' ? [...named, ...others] : [...others, ...named]
}

const fieldsOfFlags: Record<string, string> = {
  ...{ text: 'text', axis: 'axis', criterionText: 'subIndex', product: 'product', deadlineRaw: 'deadline' },
  ...{ dueOn: 'deadline', leadNames: 'lead', coordinatingNames: 'coordinate' },
}

/** Flags about fields that a person has now written are settled. */
export function settleFlags(flags: readonly StoredFlag[], changed: readonly string[], by: string): StoredFlag[] {
  const fields = new Set(changed.map((field) => fieldsOfFlags[field] ?? field))
  return flags.map((flag) => (fields.has(flag.field) && !flag.resolvedBy ? { ...flag, resolvedBy: by } : flag))
}

/** Doubts about fields whose settling is taken back are open again. */
export const reopenFlags = (flags: readonly StoredFlag[], fields: readonly string[] = []): StoredFlag[] =>
  flags.map(({ resolvedBy, ...flag }) => (resolvedBy && !fields.includes(flag.field) ? { ...flag, resolvedBy } : flag))

export type TaskChange = Omit<z.infer<typeof UpdateTask>, 'taskId' | 'version'>

type Changing = { fresh: (name: string) => Omit<StoredParty, 'role'>; dating: Dating; by: string }

/** The task after a person wrote some of its fields: words of a deadline and names are understood again. */
export function changeTask(task: StoredTask, change: TaskChange, { fresh, dating, by }: Changing): StoredTask {
  const { leadNames, coordinatingNames, deadlineRaw, dueOn, reopen, ...fields } = change
  const written = Object.keys(change).filter((field) => change[field as keyof TaskChange] !== undefined)
  let parties = task.parties
  if (leadNames) parties = renamedParties(parties, 'lead', leadNames, fresh)
  if (coordinatingNames) parties = renamedParties(parties, 'coordinating', coordinatingNames, fresh)
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return {
    ...task,
    ...(given as Partial<StoredTask>),
    ...redated(task, { deadlineRaw, dueOn }, dating),
    parties,
    roleExplicit: leadNames ? true : task.roleExplicit,
    flags: reopenFlags(settleFlags(task.flags, written, by), reopen),
  }
}

type Dated = Pick<StoredTask, 'deadline' | 'deadlineRaw' | 'dueOn' | 'dueByHand'>
type Dates = Pick<TaskChange, 'deadlineRaw' | 'dueOn'>

/** A day set by hand goes before the words, until the words are written anew or the day is taken back. */
function redated(task: StoredTask, { deadlineRaw, dueOn }: Dates, dating: Dating): Dated {
  const { deadline: before, deadlineRaw: rawBefore, dueOn: dayBefore, dueByHand } = task
  const words = deadlineRaw === undefined ? rawBefore : deadlineRaw || null
  const deadline = deadlineRaw === undefined ? before : words && parseDeadline(words, { issuedOn: dating.issuedOn })
  const counted = dueOf(deadline || null, dating).date
  if (dueOn === undefined && deadlineRaw === undefined) {
    return { deadline: before, deadlineRaw: rawBefore, dueOn: dayBefore, dueByHand }
  }
  const day = dueOn ?? counted
  return { deadline: deadline || null, deadlineRaw: words, dueOn: day, dueByHand: day !== counted }
}

/** The two texts of a task that is cut. Throws `task.cannot_split` when one of them would be empty. */
export function splitText(text: string, at: number): [string, string] {
  const [first, second] = [text.slice(0, at).trim(), text.slice(at).trim()]
  if (first.length < 3 || second.length < 3) throw new Problem('task.cannot_split')
  return [first, second]
}

/** The upper of two tasks after the lower has been added to it. */
export function mergeTasks(upper: StoredTask, lower: StoredTask): StoredTask {
  const named = new Set(upper.parties.map(({ role, nameRaw }) => `${role} ${fold(nameRaw)}`))
  const added = lower.parties.filter(({ role, nameRaw }) => !named.has(`${role} ${fold(nameRaw)}`))
  const later = upper.deadline === null && upper.dueOn === null ? lower : upper
  return {
    ...upper,
    text: `${upper.text}\n${lower.text}`,
    parties: [...upper.parties, ...added],
    product: [...new Set([upper.product, lower.product].filter(Boolean))].join('; ') || null,
    ...{ deadline: later.deadline, deadlineRaw: later.deadlineRaw, dueOn: later.dueOn, dueByHand: later.dueByHand },
    roleExplicit: upper.roleExplicit && lower.roleExplicit,
    ...linesOf(upper, lower),
    review: 'open',
  }
}

/** Criteria of both tasks, each once. */
export function mergeCriteria(upper: StoredTask, lower: StoredTask): Task['criteria'] {
  const all = [...upper.criteria, ...lower.criteria]
  return [...new Map(all.map((each) => [`${each.indexName} ${each.criterionCode}`, each])).values()]
}

function linesOf(a: StoredTask, b: StoredTask): Pick<StoredTask, 'lineFrom' | 'lineTo'> {
  const lines = [a.lineFrom, a.lineTo, b.lineFrom, b.lineTo].filter((line) => line !== null)
  return lines.length === 0
    ? { lineFrom: null, lineTo: null }
    : { lineFrom: Math.min(...lines), lineTo: Math.max(...lines) }
}

/** What a reply about a task needs beside the task itself. */
export type View = {
  directory: Directory
  issuerId: string
  dating: Dating
  can: Task['can']
  /** Today, while it is a draft: the work of agencies that have ended will pass to others. */
  today: string | null
  /** Of the indices of the plan; none once it is confirmed. */
  criteria: readonly Nameable[]
}

/** A task as people see it: names of agencies, missing clears and the arithmetic of the day follow from what is kept. */
export function viewTask(task: StoredTask, view: View): Task {
  const { dueByHand, roleExplicit: _, deadline, flags, parties, ...rest } = task
  return {
    ...rest,
    deadline: deadline && { ...deadline },
    dueDerivation: dueByHand ? [setByHand] : dueOf(deadline, view.dating).derivation,
    parties: parties.map((party) => viewParty(party, view)),
    flags: openFlags(flags),
    doubtful: isDoubtful(task),
    missingClears: missingClears(task),
    criterionDoubts: openDoubts(task, view.criteria),
    can: view.can,
  }
}

const setByHand = { vi: 'Ngày đến hạn do người rà soát ghi.', en: 'The day was set by the person who reviewed.' }

function viewParty(party: StoredParty, { directory, issuerId, today }: View): Party {
  const { agencyId, groupId } = party
  const name = agencyId ? directory.agencies.get(agencyId)?.name : groupId && directory.groups.get(groupId)?.name
  const group = groupId ? expandGroup(directory, groupId, { issuerId }) : null
  const moved = today ? movedAmong(directory, group ?? (agencyId ? [agencyId] : []), today) : null
  const candidates = withMembers(party.candidates, (id) => expandGroup(directory, id, { issuerId }).length)
  return { ...party, candidates, resolvedName: name ?? null, members: group?.length ?? null, moved }
}

type Wanted = z.infer<typeof ListTasks>

/** Filters in the program: a plan has hundreds of tasks at most, and the summary needs them all anyway. */
export function keptBy(tasks: readonly Task[], { order, kind, axis, clear, search }: Wanted): Task[] {
  const words = search ? fold(search).split(' ') : []
  const kept = tasks.filter((task) => {
    if (kind && task.kind !== kind) return false
    if (axis !== undefined && task.axis !== axis) return false
    if (clear && !(task.missingClears.includes(clear) && task.review !== 'dropped')) return false
    return words.length === 0 || words.every((word) => wordsOf(task).includes(word))
  })
  return order === 'position' ? kept : kept.sort((a, b) => rank(a) - rank(b) || a.position - b.position)
}

const wordsOf = ({ path, text, product, axis, parties }: Task): string =>
  fold([path, text, product, axis, ...parties.flatMap((party) => [party.nameRaw, party.resolvedName])].join(' '))

/** The order of review: doubtful, unseen, accepted, dropped. */
function rank({ review, doubtful }: Task): number {
  if (review === 'open') return doubtful ? 0 : 1
  return review === 'accepted' ? 2 : 3
}

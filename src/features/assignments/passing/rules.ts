import { type Passing, passingInWords } from '#features/directory/rules.ts'
import { Problem } from '#platform/problem.ts'
import { roleWords, stateWords } from '../rules.ts'
import type { AssignmentRole, AssignmentState, EntryAction } from '../schema.ts'

/** One agency's part in a task, as far as passing it on asks. */
export type Held = {
  id: string
  taskId: string
  agencyId: string
  role: AssignmentRole
  state: AssignmentState
  /** The last line of its history, so that the same is not told twice. */
  lastSentence?: string | null
}

/** What becomes of one piece of work, with its line in the history; `dueOn` is a new day, without it the day stays. */
export type Move = Pick<Held, 'id' | 'agencyId' | 'role' | 'state'> & {
  action: EntryAction
  sentence: string
  dueOn?: string
}

/** A line in the history of work that stays as it is. */
export type Remark = { id: string; sentence: string }

/** `moves` never touch what is completed; of that only remarks are made. */
export type Passed = { moves: Move[]; remarks: Remark[] }

const isOver = ({ state }: Held) => state === 'completed' || state === 'cancelled'

/**
 * What becomes of the open work of an agency that has ended: its one successor goes on with it, under the same history;
 * where that one has part in the task already, it has one part afterwards, leading if either led. With no successor or
 * several, and where the successor has completed its own part, what is not handed in waits for whoever keeps the plan.
 * What is over stays.
 */
export function passWork({ from, to }: Passing, work: readonly Held[]): Passed {
  const open = work.filter((it) => it.agencyId === from.id && !isOver(it))
  const [heir] = to
  if (!heir || to.length > 1) return { moves: open.flatMap((it) => asked(it, noOneHeir(from, to))), remarks: [] }
  const words = passingInWords(from, heir)
  const passed: Passed = { moves: [], remarks: [] }
  for (const it of open) {
    const own = work.find(({ taskId, agencyId }) => taskId === it.taskId && agencyId === heir.agency.id)
    const { id, role, state } = it
    if (!own) {
      passed.moves.push({ id, agencyId: heir.agency.id, role, state, action: 'reassigned', sentence: `${words}.` })
    } else if (own.state === 'completed') {
      passed.moves.push(...asked(it, `${words}; ${heirIsDone}`))
      passed.remarks.push(...remarked(own, `${words}; ${leftOpen(it)}`))
    } else {
      passed.moves.push(merged(it, `${words}; đơn vị kế thừa đã có phần việc trong nhiệm vụ này.`))
      passed.moves.push(...taken(it, own, words))
    }
  }
  return passed
}

const heirIsDone =
  'đơn vị kế thừa đã hoàn thành phần của mình; cơ quan theo dõi kế hoạch quyết định giao phần còn lại cho ai.'

const leftOpen = ({ role, state }: Held) =>
  `phần ${roleWords[role].toLowerCase()} của đơn vị đó (${stateWords[state].toLowerCase()}) chờ cơ quan theo dõi kế hoạch quyết định. Phần việc này đã hoàn thành, không mở lại.`

type Chosen = Held & { agencyName: string }
/** `dueOn`: a new day for all that is passed; without it each keeps its own. */
type Wish = { reason: string; dueOn?: string | undefined }

/**
 * What becomes of open work that its keeper passes to another agency: it is assigned anew there under the same history.
 * `held` is what that agency has already: of one task it has one part afterwards, leading if any of them led. Throws
 * `assignment.heir_done` where it has completed its part: finished work is not opened by passing on.
 */
export function handOver(
  chosen: readonly Chosen[],
  held: readonly Held[],
  to: { id: string; name: string },
  { reason, dueOn }: Wish,
): Move[] {
  const done = held.filter(({ state, taskId }) => state === 'completed' && chosen.some((it) => it.taskId === taskId))
  if (done.length > 0) throw new Problem('assignment.heir_done', { agency: to.name, count: done.length })
  const newDay = dueOn === undefined ? {} : { dueOn }
  const leadsFirst = chosen.toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
  const settled = new Set<string>()
  return leadsFirst.flatMap((it): Move[] => {
    const words = `Chuyển từ ${it.agencyName} sang ${to.name}: ${reason}`
    const again = settled.has(it.taskId)
    settled.add(it.taskId)
    const own = held.find(({ taskId }) => taskId === it.taskId)
    if (!own && !again) {
      const { id, role } = it
      return [{ id, agencyId: to.id, role, state: 'assigned', action: 'reassigned', sentence: words, ...newDay }]
    }
    const gone = merged(it, `${words} (đơn vị nhận đã có phần việc trong nhiệm vụ này)`)
    return own && !again ? [gone, ...taken(it, own, words, own.state === 'submitted' ? {} : newDay)] : [gone]
  })
}

const merged = ({ id, agencyId, role }: Held, sentence: string): Move => {
  return { id, agencyId, role, state: 'cancelled', action: 'cancelled', sentence }
}

/** The successor's own part goes on for both; one that was called off, or only helped, takes the place of the other. */
function taken(it: Held, own: Held, words: string, newDay: { dueOn?: string } = {}): Move[] {
  const role = it.role === 'lead' ? 'lead' : own.role
  if (own.state !== 'cancelled' && role === own.role && newDay.dueOn === undefined) return []
  const state = own.state === 'cancelled' ? 'assigned' : own.state
  return [{ id: own.id, agencyId: own.agencyId, role, state, action: 'reassigned', sentence: `${words}.`, ...newDay }]
}

/** What is not handed in waits for whoever keeps the plan; what is lies there already. */
function asked({ id, agencyId, role, state, lastSentence }: Held, sentence: string): Move[] {
  if (state === 'submitted' || (state === 'objected' && lastSentence === sentence)) return []
  return [{ id, agencyId, role, state: 'objected', action: 'objected', sentence }]
}

const remarked = ({ id, lastSentence }: Held, sentence: string): Remark[] =>
  lastSentence === sentence ? [] : [{ id, sentence }]

function noOneHeir(from: Passing['from'], to: Passing['to']): string {
  const whom = to.length === 0 ? 'chưa ghi đơn vị kế thừa' : `có ${to.length} đơn vị kế thừa`
  return `${from.name} đã chấm dứt hoạt động, ${whom}: cơ quan theo dõi kế hoạch quyết định giao cho đơn vị nào.`
}

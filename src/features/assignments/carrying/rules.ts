import type { AssignmentRole, AssignmentState } from '../schema.ts'

/** One agency's part in a task of the plan that is replaced. */
export type OldWork = {
  id: string
  taskId: string
  agencyId: string
  role: AssignmentRole
  state: AssignmentState
  dueOn: string | null
}

/** What the new issue asks of an agency. */
export type Share = { taskId: string; agencyId: string; role: AssignmentRole; dueOn: string | null }

export type TaskPair = { oldTaskId: string; newTaskId: string; kind: 'same' | 'changed'; changed: readonly string[] }

/** A piece of work that goes on under the new issue, with its line in the history. */
export type Carried = Omit<Share, 'agencyId'> & { id: string; state: AssignmentState; sentence: string }

/** A piece of work that the new issue does not ask for any more. */
export type Closed = Pick<OldWork, 'id' | 'agencyId' | 'role'> & { sentence: string }

type Issues = { before: string; after: string }

/**
 * What becomes of the work of a plan when its next issue takes effect: whoever is named in a task that goes on keeps the
 * work with all that was done; the rest that is open ends with the reason. What is over and not asked for again stays
 * with the old issue.
 */
export function carryWork(
  work: readonly OldWork[],
  shares: readonly Share[],
  pairs: readonly TaskPair[],
  issues: Issues,
): { carried: Carried[]; closed: Closed[] } {
  const held = Map.groupBy(work, ({ taskId, agencyId }) => `${taskId} ${agencyId}`)
  const pairOf = new Map(pairs.map((pair) => [pair.newTaskId, pair]))
  const carried = shares.flatMap((share): Carried[] => {
    const pair = pairOf.get(share.taskId)
    const own = pair && chief(held.get(`${pair.oldTaskId} ${share.agencyId}`) ?? [])
    return own ? [carry(own, share, pair, issues)] : []
  })
  const goesOn = new Set(carried.map(({ id }) => id))
  const paired = new Set(pairs.map(({ oldTaskId }) => oldTaskId))
  const closed = work
    .filter(({ id, state }) => !goesOn.has(id) && state !== 'completed' && state !== 'cancelled')
    .map(({ id, agencyId, role, taskId }) => ({ id, agencyId, role, sentence: reason(paired.has(taskId), issues) }))
  return { carried, closed }
}

/** Of several parts of one agency in a task the one that counts: not called off, then leading. */
function chief(work: readonly OldWork[]): OldWork | undefined {
  const rank = ({ state, role }: OldWork) => (state === 'cancelled' ? 2 : 0) + (role === 'lead' ? 0 : 1)
  return [...work].sort((a, b) => rank(a) - rank(b))[0]
}

/**
 * A day that was moved stays moved while the words of the deadline are the same. Work that had been called off stays so
 * in a task that says the same, and is given out again by one that was changed.
 */
function carry(own: OldWork, share: Share, { kind, changed }: TaskPair, issues: Issues): Carried {
  const dueOn = changed.includes('deadline') ? share.dueOn : own.dueOn
  const state = own.state === 'cancelled' && kind === 'changed' ? 'assigned' : own.state
  const { taskId, role } = share
  return { id: own.id, taskId, role, dueOn, state, sentence: words(own, share, changed, issues) }
}

const fieldWords: Record<string, string> = {
  ...{ text: 'nội dung', lead: 'cơ quan chủ trì', coordinating: 'cơ quan phối hợp' },
  ...{ deadline: 'thời hạn', product: 'sản phẩm' },
}
const roleWords: Record<AssignmentRole, string> = { lead: 'chủ trì', coordinating: 'phối hợp' }

function words(own: OldWork, share: Share, changed: readonly string[], { before, after }: Issues): string {
  const what = changed.length === 0 ? 'giữ nguyên' : `thay đổi ${changed.map((field) => fieldWords[field]).join(', ')}`
  const role = own.role === share.role ? '' : ` Đơn vị chuyển từ ${roleWords[own.role]} sang ${roleWords[share.role]}.`
  return `${before} được thay thế bằng ${after}; nhiệm vụ ${what}.${role}`
}

const reason = (paired: boolean, { before, after }: Issues): string =>
  paired
    ? `${before} được thay thế bằng ${after}: nhiệm vụ này không còn giao cho đơn vị.`
    : `${before} được thay thế bằng ${after}: nhiệm vụ này không còn.`

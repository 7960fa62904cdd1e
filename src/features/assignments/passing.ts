import { type Passing, passingInWords } from '#features/directory/rules.ts'
import type { AssignmentRole, AssignmentState, EntryAction } from './schema.ts'

/** One agency's part in a task, as far as passing it on asks. */
export type Held = { id: string; taskId: string; agencyId: string; role: AssignmentRole; state: AssignmentState }

/** What becomes of one piece of work, with its line in the history. */
export type Move = Omit<Held, 'taskId'> & { action: EntryAction; sentence: string }

const isOver = ({ state }: Held) => state === 'completed' || state === 'cancelled'

/**
 * What becomes of the open work of an agency that has ended: its one successor goes on with it, under the same history;
 * where that one has part in the task already, it has one part afterwards, leading if either led. With no successor or
 * several, what is not handed in waits for whoever keeps the plan. What is over stays.
 */
export function passWork({ from, to }: Passing, work: readonly Held[]): Move[] {
  const open = work.filter((it) => it.agencyId === from.id && !isOver(it))
  const [heir] = to
  if (!heir || to.length > 1) return open.filter(({ state }) => state !== 'submitted').map((it) => asked(it, from, to))
  const words = passingInWords(from, heir)
  return open.flatMap((it): Move[] => {
    const own = work.find(({ taskId, agencyId }) => taskId === it.taskId && agencyId === heir.agency.id)
    const { id, role, state } = it
    if (!own) return [{ id, agencyId: heir.agency.id, role, state, action: 'reassigned', sentence: `${words}.` }]
    return [merged(it, `${words}; đơn vị kế thừa đã có phần việc trong nhiệm vụ này.`), ...taken(it, own, words)]
  })
}

type Chosen = Held & { agencyName: string }

/**
 * What becomes of open work that its keeper passes to another agency: it is assigned anew there under the same history.
 * `held` is what that agency has already: of one task it has one part afterwards, leading if any of them led.
 */
export function handOver(
  chosen: readonly Chosen[],
  held: readonly Held[],
  to: { id: string; name: string },
  reason: string,
): Move[] {
  const leadsFirst = chosen.toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
  const settled = new Set<string>()
  return leadsFirst.flatMap((it): Move[] => {
    const words = `Chuyển từ ${it.agencyName} sang ${to.name}: ${reason}`
    const again = settled.has(it.taskId)
    settled.add(it.taskId)
    const own = held.find(({ taskId }) => taskId === it.taskId)
    if (!own && !again) {
      return [{ id: it.id, agencyId: to.id, role: it.role, state: 'assigned', action: 'reassigned', sentence: words }]
    }
    const gone = merged(it, `${words} (đơn vị nhận đã có phần việc trong nhiệm vụ này)`)
    return own && !again ? [gone, ...taken(it, own, words)] : [gone]
  })
}

const merged = ({ id, agencyId, role }: Held, sentence: string): Move => {
  return { id, agencyId, role, state: 'cancelled', action: 'cancelled', sentence }
}

/** The successor's own part goes on for both; one that was called off, or only helped, takes the place of the other. */
function taken(it: Held, own: Held, words: string): Move[] {
  const role = it.role === 'lead' ? 'lead' : own.role
  if (own.state !== 'cancelled' && role === own.role) return []
  const state = isOver(own) ? 'assigned' : own.state
  return [{ id: own.id, agencyId: own.agencyId, role, state, action: 'reassigned', sentence: `${words}.` }]
}

function asked({ id, agencyId, role }: Held, from: Passing['from'], to: Passing['to']): Move {
  const whom = to.length === 0 ? 'chưa ghi đơn vị kế thừa' : `có ${to.length} đơn vị kế thừa`
  const sentence = `${from.name} đã chấm dứt hoạt động, ${whom}: cơ quan theo dõi kế hoạch quyết định giao cho đơn vị nào.`
  return { id, agencyId, role, state: 'objected', action: 'objected', sentence }
}

import { type Context, operation } from '#features/access/operation.ts'
import type { Verb } from '#features/access/roles.ts'
import { shown } from '#features/assignments/rules.ts'
import { AssignmentList, ListAssignments, MyWork, MyWorkList } from '#features/assignments/schema.ts'
import { dueCursor, ownAgencies, readDueCursor, readWorkCursor, workCursor } from './rules.ts'
import { countAssignments, countWork, type Desk, type ListFilter, listAssignments, listWork } from './store.ts'

/** What a person's reach means for the lists of work. */
export function deskOf({ actor, reach }: Pick<Context, 'actor' | 'reach'>, agencyId: string | undefined): Desk {
  const reporting = reach('assignment.report')
  const reaches = agencyId !== undefined && (reporting === 'all' || reporting.has(agencyId))
  return { own: reaches ? [agencyId] : ownAgencies(actor), desk: listed(reach('assignment.decide')), agencyId }
}

export const listed = (reach: ReturnType<Context['reach']>): 'all' | readonly string[] =>
  reach === 'all' ? 'all' : [...reach]

/** The filter of a list, cut to what the person may read. */
export const readableFilter = (
  { reach, today }: Pick<Context, 'reach' | 'today'>,
  input: Omit<ListAssignments, 'after' | 'limit'>,
  verb: Verb = 'assignment.read',
): ListFilter => ({ ...input, reach: listed(reach(verb)), today })

export const listMyWork = operation({
  name: 'assignment.mine',
  method: 'GET',
  path: '/my-work',
  summary: 'Việc của tôi: việc của các đơn vị mà tôi giữ vai trò, việc gấp nhất trước, và số việc của từng nhóm.',
  input: MyWork,
  output: MyWorkList,
  allow: 'assignment.read',
  run: async (context, { filter, agencyId, search, after, limit }) => {
    const { db, can, today } = context
    const desk = deskOf(context, agencyId)
    const counts = await countWork(db, desk, { today, search })
    const page = { filter, today, search, after: readWorkCursor(after), limit: limit + 1 }
    const rows = await listWork(db, desk, page)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      assignments: rows.slice(0, limit).map(({ assignment }) => shown(assignment, can(assignment), today)),
      next: last ? workCursor(last.cursor) : null,
      total: counts[filter],
      counts,
    }
  },
})

export const listAllAssignments = operation({
  name: 'assignment.list',
  method: 'GET',
  path: '/assignments',
  summary: 'Các phần việc mà tôi được xem, theo thời hạn; lọc theo kế hoạch, nhiệm vụ, đơn vị, trạng thái, quá hạn …',
  input: ListAssignments,
  output: AssignmentList,
  allow: 'assignment.read',
  run: async (context, { after, limit, ...input }) => {
    const { db, can, today } = context
    const filter = readableFilter(context, input)
    const rows = await listAssignments(db, filter, { after: readDueCursor(after), limit: limit + 1 })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      assignments: rows.slice(0, limit).map((row) => shown(row, can(row), today)),
      next: last ? dueCursor(last) : null,
      total: await countAssignments(db, filter),
    }
  },
})

import { operation } from '#features/access/operation.ts'
import { shown } from '#features/assignments/rules.ts'
import { AssignmentList, ListAssignments, MyWork, MyWorkList } from '#features/assignments/schema.ts'
import { axesNamed } from '#features/criterion-names/jobs.ts'
import { deskOf, dueCursor, readableFilter, readDueCursor, readWorkCursor, workCursor } from './rules.ts'
import { countAssignments, listAssignments, listWorkWithCounts } from './store.ts'

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
    const page = { filter, today, search, after: readWorkCursor(after), limit: limit + 1 }
    const { counts, rows } = await listWorkWithCounts(db, desk, page)
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
    const filter = readableFilter(context, input, await axesNamed(context, input.axis))
    const rows = await listAssignments(db, filter, { after: readDueCursor(after), limit: limit + 1 })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      assignments: rows.slice(0, limit).map((row) => shown(row, can(row), today)),
      next: last ? dueCursor(last) : null,
      total: await countAssignments(db, filter),
    }
  },
})

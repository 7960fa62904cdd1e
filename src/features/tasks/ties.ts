import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { TieTasks } from './schema.ts'
import { listTasksForUpdate, saveTies } from './store.ts'

export const tieTasks = operation({
  name: 'task.tieToLine',
  method: 'POST',
  path: '/criterion-ties',
  summary: 'Gắn nhiều nhiệm vụ với một nội dung của bộ chỉ số, hoặc bỏ gắn; cả khi kế hoạch đã xác nhận.',
  input: TieTasks,
  output: z.object({ changed: z.number().int(), taskIds: z.array(Id) }),
  allow: 'task.edit',
  run: async ({ db, can, now }, { indexName, criterionCode, criterionName, edition, taskIds, tied }) => {
    const ids = [...new Set(taskIds)]
    const subjects = await listTasksForUpdate(db, ids)
    const seen = subjects.filter((subject) => can(subject).includes('task.read'))
    if (seen.length < ids.length) throw new Problem('access.not_found')
    if (!seen.every((subject) => can(subject).includes('task.edit')))
      throw new Problem('access.verb_missing', { verb: 'task.edit' })
    const changed = await saveTies(db, {
      ids,
      criterion: { indexName, criterionCode, criterionName, edition },
      tied,
      now,
    })
    return { changed, taskIds: ids }
  },
  audit: ({ indexName, criterionCode, taskIds, tied }) => ({
    criterion: `${indexName} ${criterionCode}`,
    taskIds,
    tied,
  }),
})

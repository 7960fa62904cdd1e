import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { restoreAlias, revokeAlias } from './store.ts'

const ById = z.object({ aliasId: Id })
const Done = z.object({ id: Id })

/** Names that people taught while reviewing, revoked and restored. */
export const forgetName = operation({
  name: 'agency.forgetName',
  method: 'POST',
  path: '/agency-aliases/:aliasId/forget',
  summary: 'Thôi áp dụng một tên đơn vị đã học; văn bản đã rà soát giữ nguyên, và có thể áp dụng lại.',
  input: ById,
  output: Done,
  allow: 'agency.alias',
  run: async ({ db, userId, now }, { aliasId }) => {
    if (!(await revokeAlias(db, aliasId, { userId, now }))) throw new Problem('access.not_found')
    return { id: aliasId }
  },
})

export const restoreName = operation({
  name: 'agency.restoreName',
  method: 'POST',
  path: '/agency-aliases/:aliasId/restore',
  summary: 'Áp dụng lại một tên đơn vị vừa thôi áp dụng.',
  input: ById,
  output: Done,
  allow: 'agency.alias',
  run: async ({ db }, { aliasId }) => {
    if (!(await restoreAlias(db, aliasId))) throw new Problem('access.not_found')
    return { id: aliasId }
  },
})

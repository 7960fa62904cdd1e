import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id, Version } from '#features/access/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import { Done, forChange } from '../operations.ts'
import { saveAgency } from '../store.ts'
import { findUndo, restorePlaces } from './store.ts'

export const reopenAgency = operation({
  name: 'agency.reopen',
  method: 'POST',
  path: '/agencies/:agencyId/reopen',
  summary:
    'Hoàn tác việc ghi chấm dứt, khi ngày cuối cùng chưa qua và chưa có gì khác thay đổi: đơn vị, cấp trên và các quyền như trước.',
  input: z.object({ agencyId: Id, version: Version }),
  output: Done,
  allow: 'agency.manage',
  subject: forChange,
  run: async ({ db, subject: { row }, emit, today }, { agencyId, version }) => {
    const { validTo, name } = row
    if (validTo === null) throw new Problem('agency.not_ended')
    // From the morning after on, its work is with others.
    if (validTo < today) throw new Problem('agency.reopen_late', { name, date: validTo })
    const before = await findUndo(db, agencyId)
    if (!before) throw new Problem('agency.changed_since', { name })
    await saveAgency(db, agencyId, { validTo: null }, version)
    await restorePlaces(db, { agencyId, from: addDays(validTo, 1), before })
    await emit('agency.reopened', { agencyId, grants: JSON.stringify(before.grants) })
    return { id: agencyId }
  },
  audit: () => ({}),
})

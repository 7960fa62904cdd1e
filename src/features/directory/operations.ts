import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Day, Id } from '#features/access/schema.ts'
import { Kind, Level } from './schema.ts'
import { listTree } from './store.ts'

const MOST_AGENCIES = 4000

export const getTree = operation({
  name: 'agency.tree',
  method: 'GET',
  path: '/agency-tree',
  summary: 'Mọi đơn vị của một ngày với đơn vị cấp trên, để chọn; nhiều nhất 4.000 đơn vị.',
  input: z.object({ asOf: Day.optional().describe('Today when left out') }),
  output: z.object({
    asOf: Day,
    agencies: z.array(z.object({ id: Id, parentId: Id.nullable(), name: z.string(), level: Level, kind: Kind })),
    complete: z.boolean().describe('false: there are more than 4,000'),
  }),
  allow: 'agency.read',
  run: async ({ db, today }, { asOf = today }) => {
    const rows = await listTree(db, asOf, MOST_AGENCIES + 1)
    return { asOf, agencies: rows.slice(0, MOST_AGENCIES), complete: rows.length <= MOST_AGENCIES }
  },
})

import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { LearnedName } from './schema.ts'
import { listAgencyNames, listCriterionNames } from './store.ts'

export const listLearnedNames = operation({
  name: 'learned.list',
  method: 'GET',
  path: '/learned-names',
  summary: 'Những tên đơn vị và tên tiêu chí đã được người rà soát sửa và đang áp dụng cho văn bản đọc sau.',
  input: z.object({}),
  output: z.object({ names: z.array(LearnedName) }),
  allow: 'agency.alias',
  run: async ({ db }) => {
    const names = [...(await listAgencyNames(db)), ...(await listCriterionNames(db))]
    return { names: names.sort((a, b) => (a.at < b.at ? 1 : -1)) }
  },
})

import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { openOccurrences } from './opening.ts'

export const openNextOccurrences = operation({
  name: 'assignment.openOccurrences',
  method: 'POST',
  path: '/occurrences/open',
  summary: 'Chương trình mở các kỳ sắp đến hạn của việc định kỳ; làm lại không mở hai lần.',
  input: z.object({}),
  output: z.object({ opened: z.number().int() }),
  allow: 'system',
  run: async (context) => ({ opened: await openOccurrences(context, {}) }),
  audit: (_input, { opened }) => ({ opened }),
})

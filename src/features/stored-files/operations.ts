import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { forgetFiles } from './store.ts'

/** Within that time everything can still be taken back, from a removed file to a restored backup. */
export const graceDays = 30
export const graceEnd = (now: Date): Date => new Date(now.getTime() - graceDays * 86_400_000)

export const forgetUnused = operation({
  name: 'file.forgetUnused',
  method: 'POST',
  path: '/files/forget-unused',
  summary: `Quên các tệp đã quá ${graceDays} ngày mà không còn bản ghi nào nhắc tới; chỉ chương trình làm việc này.`,
  input: z.object({}),
  output: z.object({ forgotten: z.number().int() }),
  allow: 'system',
  run: async ({ db, now }) => ({ forgotten: await forgetFiles(db, graceEnd(now)) }),
  audit: (_input, { forgotten }) => ({ forgotten }),
})

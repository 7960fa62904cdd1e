import { z } from 'zod'

/** Of whom a figure of a result speaks: all whom its sample stands for, one place, or the people of one group. */
export const Cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('place'), code: z.string().min(1).max(120) }),
  z.object({ kind: z.literal('group'), question: z.string().min(1).max(60), choice: z.string().min(1).max(60) }),
])
export type Cell = z.infer<typeof Cell>

export const Scale = z
  .object({ least: z.number(), most: z.number(), rule: z.enum(['rating', 'dimensions']) })
  .nullable()
  .describe('null: a share from 0 to 1')
export type Scale = z.infer<typeof Scale>

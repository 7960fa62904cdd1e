import { z } from 'zod'
import { Day } from '#features/access/schema.ts'

export type DemoState = z.infer<typeof DemoState>
export const DemoState = z.object({
  state: z
    .enum(['loading', 'finished', 'refused'])
    .describe('loading: begun, now or by a start that was cut off; refused: the province has agencies of its own'),
  today: Day.describe('The day on which the year of the demo is cut off; kept, so that a second try tells the same'),
})

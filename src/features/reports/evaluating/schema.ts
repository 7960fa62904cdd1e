import { z } from 'zod'
import { Day } from '#features/access/schema.ts'

const count = () => z.number().int()
const DueWork = z.object({
  due: count().describe('Its day came in the time'),
  inTime: count(),
  doneLate: count(),
  overdue: count(),
  waiting: count().describe('Of the overdue: reported, not yet accepted'),
  returned: count(),
  notBegun: count(),
  silent: count().describe('Of the overdue: without a word for thirty days'),
})

const Judgement = z.object({ rule: z.string(), subject: z.string(), text: z.string() })

/** Strong and weak points, causes, whom to praise and to remind: a draft by rules, with the figures behind it. */
export const EvaluationPage = z.object({
  period: z.string(),
  from: Day,
  to: Day,
  beforeName: z.string().nullable(),
  axes: z.array(z.object({ name: z.string(), work: DueWork, before: DueWork.nullable() })),
  agencies: z.array(
    z.object({
      name: z.string(),
      work: DueWork,
      reports: z.object({ expected: count(), inTime: count(), late: count(), missing: count(), returned: count() }),
      silentDays: count().nullable(),
    }),
  ),
  strong: z.array(Judgement),
  weak: z.array(Judgement),
  causes: z.array(Judgement),
  praise: z.array(Judgement),
  remind: z.array(Judgement),
  unjudged: z.array(z.string()),
  rules: z.record(z.string(), z.string()).describe('Each rule in words'),
})
export type EvaluationPage = z.infer<typeof EvaluationPage>

import { z } from 'zod'
import { Day, Id } from '#features/access/schema.ts'
import { DueKind } from '#features/due/schema.ts'
import { DerivationStep } from '#features/tasks/schema.ts'

export const Whose = z
  .enum(['mine', 'agency', 'below'])
  .describe('mine: of the agencies in which I work; below: of all others that I may see')

/** What is due on one day under one heading: of one agency, or of many that owe the same. */
export type Due = z.infer<typeof Due>
export const Due = z.object({
  key: z.string(),
  kind: DueKind,
  dueOn: Day,
  title: z.string(),
  source: z.string().describe('Number or title of the plan, name of the round'),
  occurrence: z.string().nullable().describe('Of recurring work: which time'),
  agencyName: z.string().nullable().describe('Where it is one agency'),
  agencies: z.number().int(),
  open: z.number().int().describe('Somebody still has to do it'),
  handedIn: z.number().int().describe('Waiting for acceptance'),
  done: z.number().int().describe('Completed, issued or sent'),
  overdue: z.number().int(),
  path: z.string().describe('Where it is shown in the app'),
})

export type ListDue = z.output<typeof ListDue>
export const ListDue = z.object({
  from: Day,
  to: Day.describe('At most 400 days later'),
  whose: Whose.optional().describe('Without it: mine, where I have work of my own, else below'),
  agencyId: Id.optional().describe('With whose=agency'),
  kind: DueKind.optional(),
  open: z.stringbool().optional().describe('true: without what all have done'),
})
export const DueList = z.object({
  whose: Whose,
  items: z.array(Due).describe('By day; the first 1,000'),
  more: z.boolean(),
  odd: z
    .array(z.object({ day: Day, name: z.string(), works: z.boolean() }))
    .describe('Days that are not as in any other week: off, or worked instead'),
  mayLookBelow: z.boolean(),
  hasOwn: z.boolean(),
})

export type Explained = z.infer<typeof Explained>
export const Explained = z.object({
  kind: DueKind,
  dueOn: Day,
  title: z.string(),
  source: z.string(),
  occurrence: z.string().nullable(),
  agencyName: z.string(),
  rule: z.string().nullable().describe('The words that set the day, as they stand in the plan or the rule'),
  countedFrom: Day.nullable().describe('The day on which the clock was set'),
  steps: z.array(DerivationStep).describe('How the day follows, in order: rule, days off, pauses, extensions, moves'),
  path: z.string(),
})
export const Explanations = z.object({
  whose: Whose,
  calendarVersion: z.number().int().describe('How many times the province has changed the calendar of the State'),
  items: z.array(Explained).describe('By day and agency; the first 300'),
  more: z.boolean(),
})

import { z } from 'zod'
import { Day, Id, NextPage, Page } from '#features/access/schema.ts'

/** What a citizen is told about one task; derived from the assignments of its lead agencies, never stored. */
export const PublicState = z.enum(['done', 'late', 'reported', 'going', 'notStarted', 'stopped'])
export type PublicState = z.infer<typeof PublicState>

export type PromiseCounts = z.infer<typeof PromiseCounts>
export const PromiseCounts = z.object({
  total: z.number().int().describe('Tasks that somebody has to do; those taken back are left out'),
  due: z.number().int().describe('Deadline has come: today or earlier'),
  dueDone: z.number().int().describe('Of these, done'),
  done: z.number().int(),
  late: z.number().int().describe('A lead agency has neither finished nor reported after its deadline'),
  reported: z.number().int().describe('Reported as done, waiting to be confirmed'),
  going: z.number().int(),
  notStarted: z.number().int(),
})

export type AxisPromises = z.infer<typeof AxisPromises>
export const AxisPromises = PromiseCounts.extend({ indexName: z.string().nullable(), axis: z.string().nullable() })

export type PublicPlan = z.infer<typeof PublicPlan>
export const PublicPlan = PromiseCounts.extend({
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  agencyName: z.string().describe('Issued the plan'),
  standingAgencyName: z.string().describe('Follows the plan up'),
  issuedOn: Day.nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  indices: z.array(z.string()),
  finished: z.boolean(),
  replaced: z.boolean().describe('Another plan took its place; its tasks are told there'),
})

export const PublicHome = z.object({
  asOf: Day,
  counts: PromiseCounts.extend({ plans: z.number().int() }),
  axes: z.array(AxisPromises).describe('Up to 60, by index and then most tasks first'),
  plans: z.array(PublicPlan).describe('The five newest'),
})
export type PublicHome = z.infer<typeof PublicHome>

export const PublicPlanList = z.object({ asOf: Day, plans: z.array(PublicPlan), next: NextPage })
export const PublicPlanPage = Page.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) })

export const PublicAgency = z.object({
  id: Id,
  name: z.string(),
  lead: z.number().int().describe('Tasks that it leads'),
  leadDone: z.number().int(),
  leadLate: z.number().int(),
  coordinating: z.number().int().describe('Tasks in which it helps'),
})
export type PublicAgency = z.infer<typeof PublicAgency>

export const PublicTie = z.object({
  relation: z.enum(['carriesOut', 'replaces', 'replacedBy', 'carriedOutBy']).describe('Seen from the plan itself'),
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: Day.nullable(),
})
export type PublicTie = z.infer<typeof PublicTie>

export const PublicPlanDetail = z.object({
  asOf: Day,
  plan: PublicPlan,
  ties: z.array(PublicTie).describe('Public plans that it is tied to; up to 12'),
  targets: z.array(z.string()).describe('Objectives in the words of the plan; up to 12'),
  axes: z.array(AxisPromises),
  agencies: z.array(PublicAgency).describe('The eight that lead most'),
  agencyCount: z.number().int(),
})
export type PublicPlanDetail = z.infer<typeof PublicPlanDetail>

export const PlanAgencies = Page.extend({ planId: Id })
export const PublicAgencyList = z.object({ plan: PublicPlan, agencies: z.array(PublicAgency), next: NextPage })
export type PublicAgencyList = z.infer<typeof PublicAgencyList>

/** Filters join with “and”. Words are looked for with and without Vietnamese marks, each at the beginning of a word. */
export const FindTasks = z.object({
  planId: Id.optional(),
  index: z.string().max(60).optional(),
  axis: z.string().max(2000).optional().describe('Exactly this axis; empty: tasks without one'),
  agencyId: Id.optional().describe('Tasks that this agency leads'),
  state: PublicState.optional(),
  search: z.string().trim().max(100).optional(),
  after: z
    .string()
    .regex(/^[0-9a-f-]{36}_-?\d{1,20}(\.\d{1,30})?_[0-9a-f-]{36}(_\d{4}-\d{2}-\d{2})?$/)
    .refine((it) => Day.optional().safeParse(it.split('_')[3]).success)
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('Rows a page'),
})
export type FindTasks = z.infer<typeof FindTasks>

export const PublicTaskRow = z.object({
  id: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  indexName: z.string().nullable(),
  axis: z.string().nullable(),
  text: z.string(),
  deadlineRaw: z.string().nullable(),
  dueOn: Day.nullable().describe('Nearest deadline that is still open, extensions included'),
  state: PublicState,
  lateDays: z.number().int().nullable().describe('Days since the deadline that was missed first; null unless late'),
  leads: z.array(z.string()).describe('Up to three names of lead agencies or groups'),
  leadCount: z.number().int().describe('Lead agencies'),
  leadDone: z.number().int(),
})
export type PublicTaskRow = z.infer<typeof PublicTaskRow>
export const PublicTaskList = z.object({
  asOf: Day,
  tasks: z.array(PublicTaskRow),
  next: NextPage,
  total: z.number().int(),
  agencyName: z.string().nullable().describe('Name of the agency of the filter'),
})
export type PublicTaskList = z.infer<typeof PublicTaskList>

export const PublicPart = z.object({ agencyId: Id, name: z.string(), state: PublicState, dueOn: Day.nullable() })
export type PublicPart = z.infer<typeof PublicPart>
export const PublicTaskDetail = z.object({
  asOf: Day,
  plan: PublicPlan,
  task: PublicTaskRow.extend({ criterionText: z.string().nullable(), product: z.string().nullable() }),
  leads: z.array(PublicPart).describe('All of them: latest first, then by name, those that are done last'),
  coordinating: z.array(z.string()).describe('Up to 60 names'),
  coordinatingCount: z.number().int(),
  byState: z.record(PublicState, z.number().int()).describe('Lead agencies by state'),
})
export type PublicTaskDetail = z.infer<typeof PublicTaskDetail>
export const OneTask = z.object({ planId: Id, taskId: Id })

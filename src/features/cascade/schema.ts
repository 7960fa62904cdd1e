import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { Level } from '#features/directory/schema.ts'
import { DerivationStep } from '#features/tasks/schema.ts'

/** Which agencies must issue their own plan, and how soon. */
export type CascadeRule = z.infer<typeof CascadeRule>
export const CascadeRule = z.object({
  workingDays: z.number().int().min(1).max(250).describe('Counted from the day of issue, which is not counted'),
  dueDay: Day.nullable()
    .default(null)
    .describe('A fixed day, as the plan names one: it goes before the number of days'),
  localities: z.boolean().describe('Committees below the issuer that have work in the plan'),
  departments: z.boolean().describe('Departments of the issuer’s level that have work in the plan'),
  leftOut: z.array(Id).max(1000),
  added: z.array(Id).max(1000).describe('Others that have work in the plan: the Front, a company …'),
})

/** How an agency stands: issued in time or late, or still to issue, in time or late. */
export const DutyState = z.enum(['issued', 'issuedLate', 'waiting', 'late'])
export type DutyState = z.infer<typeof DutyState>

export const CellState = z
  .enum(['covered', 'lacking', 'proposed', 'missing', 'waived', 'waiting', 'late', 'notAsked'])
  .describe(
    'lacking: covered by tasks without product, owner or day; proposed: the program found a task and nobody has looked; waived: not applicable, with a reason; waiting, late: the agency has issued no plan yet; notAsked: the agency has no part in the task',
  )
export type CellState = z.infer<typeof CellState>

export const Lack = z.enum(['product', 'owner', 'day'])
export type Lack = z.infer<typeof Lack>

export const UpperTask = z.object({
  id: Id,
  path: z.string(),
  axis: z.string().nullable(),
  text: z.string(),
  product: z.string().nullable(),
  dueOn: Day.nullable(),
})
export type UpperTask = z.infer<typeof UpperTask>

export const MatrixAgency = z.object({
  agencyId: Id,
  name: z.string(),
  level: Level,
  dueOn: Day.nullable().describe('null while its clock stands still'),
  pausedOn: Day.nullable(),
  askedTo: Day.nullable().describe('The agency asks for time until this day'),
  issuedOn: Day.nullable(),
  ownPlanId: Id.nullable(),
  ownNumber: z.string().nullable(),
  state: DutyState,
  lateBy: z.number().int().describe('Calendar days after the due day: of issue, or until today'),
  cells: z.string().describe('One letter for each task, in the order of tasks: see cellLetters in rules.ts'),
  asked: z.number().int().describe('Requests for completion without an answer, of the plan as a whole'),
  answered: z.number().int().describe('Requests that were answered and wait for the superior, of all kinds'),
})
export type MatrixAgency = z.infer<typeof MatrixAgency>

export const CoverageMatrix = z.object({
  rule: CascadeRule.extend({ version: z.number().int().describe('0: nothing has been set for this plan') }),
  due: z.object({ day: Day, derivation: z.array(DerivationStep) }).nullable(),
  tasks: z.array(UpperTask),
  agencies: z.array(MatrixAgency).describe('Those that the person may see: a subordinate sees itself'),
  asked: z
    .array(z.object({ agencyId: Id, taskId: Id }))
    .describe('Cells in which completion was asked for and nobody has answered'),
  canAsk: z.boolean(),
  canSet: z.boolean(),
})
export type CoverageMatrix = z.infer<typeof CoverageMatrix>

export const CascadeSummary = z.object({
  agencies: z.number().int(),
  issued: z.number().int(),
  late: z.number().int().describe('Not issued, and the day has passed'),
  canSet: z.boolean(),
})

export const Progress = z.object({
  state: z.enum(['notGiven', 'open', 'inProgress', 'overdue', 'completed']),
  parts: z.number().int().describe('Assignments without what was cancelled'),
  completed: z.number().int(),
  overdue: z.number().int(),
  percent: z.number().int().describe('Mean of the parts'),
  reportedAt: Moment.nullable(),
})
export type Progress = z.infer<typeof Progress>

export const OwnTask = z.object({
  id: Id,
  planId: Id,
  path: z.string(),
  text: z.string(),
  product: z.string().nullable(),
  lead: z.array(z.string()),
  deadline: z.string().nullable(),
  dueOn: Day.nullable(),
  lacks: z.array(Lack),
  confirmed: z.boolean().describe('A person has said so; false: the program proposes it'),
  likeness: z.number().nullable(),
  progress: Progress,
})
export type OwnTask = z.infer<typeof OwnTask>

export const CompletionRequest = z.object({
  id: Id,
  taskId: Id.nullable().describe('null: the plan as a whole'),
  reason: z.string(),
  askedByName: z.string(),
  askedAt: Moment,
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: Moment.nullable(),
})
export type CompletionRequest = z.infer<typeof CompletionRequest>

export const ColumnRow = z.object({
  task: UpperTask,
  state: CellState,
  lacks: z.array(Lack),
  own: z.array(OwnTask),
  waiver: z.object({ reason: z.string(), givenByName: z.string(), givenAt: Moment }).nullable(),
  requests: z.array(CompletionRequest),
})
export type ColumnRow = z.infer<typeof ColumnRow>

/** What happened to the clock of a duty. */
export const DutyEntry = z.object({
  id: Id,
  action: z.enum([
    'paused',
    'resumed',
    'extensionAsked',
    'extended',
    'extensionRefused',
    'extensionWithdrawn',
    'transferred',
    'dueMoved',
  ]),
  onDay: Day,
  dueFrom: Day.nullable(),
  dueTo: Day.nullable(),
  reason: z.string(),
  authorName: z.string(),
  at: Moment,
})
export type DutyEntry = z.infer<typeof DutyEntry>

/** One agency’s side of a superior plan. */
export const AgencyColumn = z.object({
  planId: Id,
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  agencyId: Id,
  agencyName: z.string(),
  dueOn: Day.nullable().describe('null while its clock stands still'),
  pausedOn: Day.nullable(),
  askedTo: Day.nullable().describe('The agency asks for time until this day'),
  version: Version.describe('Of the duty and its clock'),
  history: z.array(DutyEntry).describe('What happened to its clock, in the order of time'),
  derivation: z.array(DerivationStep),
  state: DutyState,
  lateBy: z.number().int(),
  issuedOn: Day.nullable(),
  ownPlanId: Id.nullable(),
  ownNumber: z.string().nullable(),
  draftPlanId: Id.nullable().describe('A draft that is under way, for those who may see it'),
  rows: z.array(ColumnRow),
  requests: z.array(CompletionRequest).describe('About the plan as a whole'),
  unlinked: z.array(OwnTask).describe('Own tasks that answer no task above'),
  can: Can,
  canDraft: z.boolean().describe('May load or draw up plans of this agency'),
})
export type AgencyColumn = z.infer<typeof AgencyColumn>

/** How the agencies below stand with one task. */
export const TaskBelow = z.object({
  planId: Id,
  agencies: z.array(
    z.object({
      agencyId: Id,
      name: z.string(),
      state: CellState,
      lacks: z.array(Lack),
      own: z.array(OwnTask),
      waiver: z.string().nullable(),
    }),
  ),
})
export type TaskBelow = z.infer<typeof TaskBelow>

/** What the person’s own agencies owe to plans above. */
export const MyDuty = z.object({
  planId: Id,
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  agencyId: Id,
  agencyName: z.string(),
  dueOn: Day.nullable(),
  pausedOn: Day.nullable(),
  state: DutyState,
  lateBy: z.number().int(),
  draftPlanId: Id.nullable(),
  canDraft: z.boolean(),
  proposed: z.number().int().describe('Proposed ties that nobody has looked at'),
  missing: z.number().int(),
  requests: z.array(CompletionRequest.extend({ taskText: z.string().nullable() })),
})
export type MyDuty = z.infer<typeof MyDuty>

const Reason = z.string().trim().min(3).max(2000)

export const OfPlan = z.object({ planId: Id })
export const OfAgency = OfPlan.extend({ agencyId: Id })
export const SetRule = CascadeRule.extend({ planId: Id, version: z.number().int().min(0) })
export const TaskPair = z.object({ ownTaskId: Id, taskId: Id })
export const TieOwnTasks = OfAgency.extend({
  tie: z.array(TaskPair).max(5000).default([]).describe('Also says yes to what was proposed'),
  untie: z.array(TaskPair).max(5000).default([]),
})
export const WaiveTask = OfAgency.extend({ taskId: Id, reason: Reason.nullable().describe('null takes it back') })
export const AskCompletion = OfPlan.extend({
  agencyIds: z.array(Id).min(1).max(1000),
  taskId: Id.nullable().default(null),
  reason: Reason,
})
export const OfRequest = z.object({ requestId: Id })
export const AnswerRequest = OfRequest.extend({ answer: Reason })
export const StepOfDuty = OfAgency.extend({ version: Version, reason: Reason })
export const StepToDay = StepOfDuty.extend({ dueTo: Day })
export const StartFromDocument = OfAgency.extend({ documentId: Id })
export const DraftedOwnPlan = z.object({ planId: Id, tasks: z.number().int() })
export const RuleVersion = z.object({ version: Version, agencies: z.number().int() })

import { z } from 'zod'
import { Can, Day, Id, Moment, NextPage, Page, Version } from '#features/access/schema.ts'
import { PlanKind } from '#features/plans/schema.ts'
import { Answer, NewAnswer } from './answers/schema.ts'
import { AssignmentRole, AssignmentState, EntryAction, Step } from './states/schema.ts'

export { AssignmentRole, AssignmentState, EntryAction, Step }

export type Assignment = z.infer<typeof Assignment>
export const Assignment = z.object({
  id: Id,
  taskId: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  planKind: PlanKind,
  planOver: z.boolean().describe('The plan was finished or replaced: nothing more is asked, and nothing changes'),
  taskText: z.string(),
  taskPath: z.string(),
  axis: z.string().nullable(),
  product: z.string().nullable(),
  deadlineRaw: z.string().nullable(),
  agencyId: Id,
  agencyName: z.string(),
  role: AssignmentRole,
  state: AssignmentState,
  dueOn: Day.nullable(),
  pausedOn: Day.nullable().describe('The clock stands still since this day, and names no due day'),
  occurrenceName: z.string().nullable().describe('Of recurring work: which time it shows, the next one to be done'),
  occurrencesWaiting: z.number().int().describe('Other times that were handed in and wait for a decision'),
  overdueDays: z
    .number()
    .int()
    .min(0)
    .describe(
      'Calendar days since the deadline, of work that was not handed in or was returned; derived, never stored',
    ),
  lateBy: z.number().int().min(0).describe('Calendar days by which the result was handed in after the deadline'),
  percent: z.number().int().min(0).max(100),
  lastReportAt: Moment.nullable(),
  completedAt: Moment.nullable(),
  extensionAsked: z.boolean(),
  version: Version,
  steps: z.array(Step),
  can: Can,
})

export type Evidence = z.infer<typeof Evidence>
export const Evidence = z.object({
  id: Id,
  filename: z.string(),
  size: z.number().int(),
  mediaType: z.string(),
  uploadedByName: z.string().nullable(),
  uploadedAt: Moment,
  entryId: Id.nullable(),
})
export type Entry = z.infer<typeof Entry>
export const Entry = z.object({
  id: Id,
  action: EntryAction,
  fromState: AssignmentState.nullable(),
  toState: AssignmentState.nullable(),
  percent: z.number().int().nullable(),
  figure: z.number().nullable(),
  figureUnit: z.string().nullable(),
  sentence: z.string().nullable(),
  dueFrom: Day.nullable(),
  dueTo: Day.nullable(),
  authorName: z.string(),
  at: Moment,
  evidence: z.array(Evidence),
})
export type Extension = z.infer<typeof Extension>
export const Extension = z.object({
  id: Id,
  dueFrom: Day.nullable(),
  dueTo: Day,
  reason: z.string(),
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  askedAt: Moment,
  decidedAt: Moment.nullable(),
  decisionNote: z.string().nullable(),
})
/** One time that recurring work falls due, reported and decided on its own. */
export type Occurrence = z.infer<typeof Occurrence>
export const Occurrence = z.object({
  id: Id,
  name: z.string(),
  state: AssignmentState,
  dueOn: Day.nullable(),
  pausedOn: Day.nullable(),
  overdueDays: z.number().int().min(0),
  lateBy: z.number().int().min(0),
  percent: z.number().int(),
  completedAt: Moment.nullable(),
})
export const GetAssignment = z.object({
  assignmentId: Id,
  occurrenceId: Id.optional().describe(
    'Of recurring work: the time to look at; without it the one that asks for something',
  ),
})
export type AssignmentDetail = z.infer<typeof AssignmentDetail>
export const AssignmentDetail = Assignment.extend({
  occurrenceId: Id.nullable().describe('Of recurring work: state, day, progress and history are those of this time'),
  occurrences: z.array(Occurrence).describe('The first first; empty where work falls due once'),
  dueDerivation: z
    .array(z.object({ vi: z.string(), en: z.string() }))
    .describe('How the day follows: rule, pauses, extensions'),
  history: z.array(Entry).describe('Oldest first'),
  evidence: z.array(Evidence),
  answer: Answer.nullable().describe('The document by which work from above was answered'),
  extensions: z.array(Extension),
  others: z
    .array(
      z.object({
        id: Id,
        agencyName: z.string(),
        role: AssignmentRole,
        state: AssignmentState,
        percent: z.number().int(),
        can: Can.describe('Without assignment.read its page answers 404'),
      }),
    )
    .describe('Up to 50 other agencies of the same task'),
  othersCount: z.number().int(),
})

export type ListAssignments = z.output<typeof ListAssignments>
export const ListAssignments = Page.extend({
  planId: Id.optional(),
  taskId: Id.optional(),
  agencyId: Id.optional(),
  role: AssignmentRole.optional(),
  state: AssignmentState.optional(),
  open: z.stringbool().optional().describe('true: neither completed nor cancelled'),
  overdue: z.stringbool().optional(),
  waiting: z.stringbool().optional().describe('true: submitted, objected to, or asking for an extension'),
  followed: z
    .stringbool()
    .optional()
    .describe('true: only what the overview of the person counts: work in running plans that was not called off'),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  axis: z.string().max(500).optional(),
  search: z.string().trim().max(100).optional(),
})
export const AssignmentList = z.object({
  assignments: z.array(Assignment),
  next: NextPage,
  total: z.number().int().describe('All that match, counted up to 10 000'),
})

/**
 * Việc của tôi: what the agencies in which I hold a role must do, the most urgent first; `agencyId` looks at one that my
 * role reaches. Counts are over all that I could see with the other filters, whatever page is shown.
 */
export type MyWork = z.output<typeof MyWork>
export const MyWork = Page.extend({
  filter: z
    .enum(['open', 'overdue', 'soon', 'returned', 'submitted', 'completed', 'toDecide'])
    .default('open')
    .describe(
      'open: not completed, not cancelled; soon: due within 14 days and not submitted; toDecide: submitted to the agencies for which I decide, objected to, or asking for an extension',
    ),
  agencyId: Id.optional(),
  search: z.string().trim().max(100).optional(),
})
export type MyWorkList = z.infer<typeof MyWorkList>
export const MyWorkList = AssignmentList.extend({
  counts: z.object({
    open: z.number().int(),
    overdue: z.number().int(),
    soon: z.number().int(),
    returned: z.number().int(),
    submitted: z.number().int(),
    completed: z.number().int(),
    toDecide: z.number().int(),
  }),
})

const target = { assignmentId: Id, version: Version }
const occurrenceId = Id.optional().describe('Of recurring work: which time is meant; without it the next one')
const timed = { ...target, occurrenceId }
const reason = z.string().trim().min(3).max(2000)
export const ByVersion = z.object(timed)
export const WithReason = z.object({ ...timed, reason })
export const WithNote = z.object({ ...timed, note: z.string().trim().max(2000).nullable().default(null) })
export type ReportProgress = z.output<typeof ReportProgress>
export const ReportProgress = z.object({
  ...timed,
  percent: z.number().int().min(0).max(100),
  figure: z.number().nullable().default(null).describe('A figure when the task is measured by one'),
  figureUnit: z.string().trim().max(40).nullable().default(null),
  sentence: z.string().trim().min(3).max(4000).describe('What was done'),
  evidenceIds: z.array(Id).max(50).default([]).describe('Files uploaded before with assignment.attach'),
  answer: NewAnswer.nullable()
    .default(null)
    .describe('The answering document, without which a lead cannot hand in work that came from above'),
  submit: z
    .boolean()
    .default(false)
    .describe('true: done, ask the plan’s owner to accept; a lead needs at least one piece of evidence'),
})
export const AskExtension = z.object({ ...timed, dueTo: Day, reason })
export const DecideExtension = z.object({
  ...target,
  grant: z.boolean(),
  dueTo: Day.optional(),
  note: z.string().trim().max(2000).nullable().default(null),
})
export const CommentOn = z.object({ assignmentId: Id, text: z.string().trim().min(1).max(4000) })
export const Attach = z.object({ assignmentId: Id })
export const Detach = z.object({ assignmentId: Id, evidenceId: Id })

/** Progress of a plan: by axis, by agency and over time; aggregated by the database. */
export type ProgressCount = z.infer<typeof ProgressCount>
export const ProgressCount = z.object({
  assignments: z.number().int(),
  completed: z.number().int(),
  submitted: z.number().int(),
  inProgress: z.number().int(),
  notStarted: z.number().int(),
  overdue: z.number().int(),
  percent: z.number().describe('Mean reported percent, 0 to 100'),
})
export type PlanProgress = z.infer<typeof PlanProgress>
export const PlanProgress = z.object({
  total: ProgressCount,
  byAxis: z.array(
    ProgressCount.extend({ axis: z.string().nullable(), indexName: z.string().nullable(), tasks: z.number().int() }),
  ),
  byAgency: z
    .array(ProgressCount.extend({ agencyId: Id, agencyName: z.string(), lastReportAt: Moment.nullable() }))
    .describe('Most overdue first'),
  byDue: z.array(
    z.object({
      month: z.string().describe('YYYY-MM'),
      assignments: z.number().int(),
      completed: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
})

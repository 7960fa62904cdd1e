import { z } from 'zod'
import { Can, Day, Id, NextPage, Page, Version } from '#features/access/schema.ts'
import { AssignmentState } from '#features/assignments/schema.ts'
import { PlanStatus } from '#features/plans/schema.ts'
import { DerivationStep } from '#features/tasks/schema.ts'

export const DirectiveKind = z.enum(['directive', 'conclusion'])
export type DirectiveKind = z.infer<typeof DirectiveKind>

export const Issuer = z
  .enum(['government', 'primeMinister', 'ministry', 'party', 'council', 'province', 'agency'])
  .describe('Who gave the work: those of the State above the province, or a body of the province itself')
export type Issuer = z.infer<typeof Issuer>

/** How a task stands against its day. */
export const Standing = z
  .enum(['onTime', 'late', 'running', 'overdue'])
  .describe('onTime, late: answered and accepted; running: its day has not passed, or it has none; overdue: it has')
export type Standing = z.infer<typeof Standing>

export const DirectiveCounts = z.object({
  tasks: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  running: z.number().int(),
  overdue: z.number().int(),
  undated: z.number().int().describe('Of those that run, the ones without a day'),
})
export type DirectiveCounts = z.infer<typeof DirectiveCounts>

export const Directive = z.object({
  planId: Id,
  kind: DirectiveKind,
  issuer: Issuer,
  issuerName: z.string(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  status: PlanStatus,
  agencyId: Id.describe('Has to answer for it: the committee to which it came, or which gave it'),
  agencyName: z.string(),
  standingAgencyId: Id.describe('Follows it up'),
  standingAgencyName: z.string(),
  documentId: Id.nullable(),
  meeting: z.object({ id: Id, title: z.string(), heldOn: Day }).nullable(),
  counts: DirectiveCounts,
  version: Version,
  can: Can.describe('Verbs on the plan that it is'),
})
export type Directive = z.infer<typeof Directive>

export const ListDirectives = Page.extend({
  kind: DirectiveKind.default('directive'),
  issuer: Issuer.optional(),
  state: z.enum(['open', 'overdue', 'done', 'draft']).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('Of issue'),
  search: z.string().trim().max(100).optional(),
})
export const DirectiveList = z.object({ directives: z.array(Directive), next: NextPage })

/** What one agency has to do of a task. */
export const DirectedPart = z.object({
  assignmentId: Id,
  agencyId: Id,
  agencyName: z.string(),
  role: z.enum(['lead', 'coordinating']),
  state: AssignmentState,
  percent: z.number().int(),
  dueOn: Day.nullable(),
  answerNumber: z.string().nullable(),
  answeredOn: Day.nullable().describe('Day of the answering document; of handing in where there is none'),
  readable: z.boolean().describe('The person may open its page'),
})
export type DirectedPart = z.infer<typeof DirectedPart>

export const DirectedTask = z.object({
  taskId: Id,
  planId: Id,
  kind: DirectiveKind,
  issuer: Issuer,
  issuerName: z.string(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  path: z.string(),
  text: z.string(),
  product: z.string().nullable(),
  deadlineRaw: z.string().nullable(),
  issuerDueOn: Day.nullable().describe('The day that the issuer set'),
  recurs: z.boolean().describe('Falls due again and again: no single day of it moves'),
  dueOn: Day.nullable().describe('The day that counts: of the issuer, or where the province gave it, with extensions'),
  dueDerivation: z.array(DerivationStep),
  standing: Standing,
  answeredOn: Day.nullable().describe('Day of the last answering document, once all who lead have answered'),
  parts: z.array(DirectedPart).describe('Those who lead first'),
})
export type DirectedTask = z.infer<typeof DirectedTask>

export const DirectiveDetail = Directive.extend({ tasks: z.array(DirectedTask) })
export type DirectiveDetail = z.infer<typeof DirectiveDetail>

const Party = z.object({ agencyId: Id.nullable().default(null), groupId: Id.nullable().default(null) })
export const NewDirectedTask = z.object({
  text: z.string().trim().min(3).max(20_000),
  product: z.string().trim().max(2000).nullable().default(null),
  due: z.string().trim().max(500).nullable().default(null).describe('30/06/2026, “15 ngày làm việc”, “Quý II/2026”'),
  leads: z.array(Party).min(1).max(60),
  coordinating: z.array(Party).max(200).default([]),
})
export type NewDirectedTask = z.infer<typeof NewDirectedTask>

export const RegisterDirective = z.object({
  kind: DirectiveKind.default('directive'),
  issuer: Issuer,
  issuerName: z.string().trim().min(2).max(200),
  number: z.string().trim().min(1).max(60),
  issuedOn: Day,
  title: z.string().trim().min(3).max(2000).describe('Trích yếu'),
  meetingId: Id.nullable().default(null).describe('Of a conclusion: the meeting that drew it'),
  agencyId: Id,
  standingAgencyId: Id,
  tasks: z.array(NewDirectedTask).min(1).max(500),
})
export type RegisterDirective = z.output<typeof RegisterDirective>

export const DirectiveFromDocument = z.object({
  documentId: Id,
  kind: DirectiveKind.default('directive'),
  meetingId: Id.nullable().default(null),
  agencyId: Id,
  standingAgencyId: Id,
})
export const MoveDay = z.object({
  planId: Id,
  taskId: Id,
  dueFrom: Day.nullable().describe('The day of the issuer that the person saw'),
  dueTo: Day,
  document: z.string().trim().min(3).max(300).describe('Which document of the issuer says so'),
})
export const ReadDue = z.object({ words: z.string().trim().min(1).max(500), issuedOn: Day })
export const DueRead = z.object({
  understood: z.boolean(),
  dueOn: Day.nullable(),
  derivation: z.array(DerivationStep),
})

export type Period = z.output<typeof Period>
export const Period = z.object({
  kind: DirectiveKind.optional().describe('Both when left out'),
  from: Day,
  to: Day,
  by: z
    .enum(['due', 'issued'])
    .default('due')
    .describe('due: what had to be done in the period; issued: what was given in it'),
})
export const ShareRow = DirectiveCounts.extend({
  issuer: Issuer,
  share: z.number().nullable().describe('Done on time of all, 0 to 1'),
  shareOfDue: z.number().nullable().describe('Done on time of those that are done or overdue'),
})
export const Share = z.object({
  rows: z.array(ShareRow),
  total: ShareRow.omit({ issuer: true }),
})
export type Share = z.infer<typeof Share>
export const ListDirected = Page.extend(Period.shape).extend({
  issuer: Issuer.optional(),
  standing: Standing.optional(),
})
export const DirectedList = z.object({ tasks: z.array(DirectedTask), next: NextPage, total: z.number().int() })

export const ImportDirectives = z.object({
  dryRun: z.stringbool().default(true),
  agencyId: Id,
  standingAgencyId: Id,
})
export const RowError = z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() })
export type RowError = z.infer<typeof RowError>
export const ImportedDirectives = z.object({
  rows: z.number().int(),
  documents: z.number().int(),
  known: z.number().int().describe('Rows of documents that are registered already; they are left out'),
  errors: z.array(RowError),
  written: z.boolean(),
})

export const ProposedFigures = z.object({
  proposals: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      figures: z.record(z.string(), z.number()),
      from: Day,
      to: Day,
      asOf: Day,
      undated: z.number().int(),
    }),
  ),
})

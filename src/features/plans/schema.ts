import { z } from 'zod'
import { Can, Day, Id, Moment, Page, Version } from '#features/access/schema.ts'

export const PlanStatus = z.enum(['draft', 'confirmed', 'replaced', 'finished'])
export type PlanStatus = z.infer<typeof PlanStatus>

export const PlanKind = z
  .enum(['plan', 'directive', 'conclusion'])
  .describe('directive: work given from above outside a plan; conclusion: what a meeting concluded')
export type PlanKind = z.infer<typeof PlanKind>

export type Plan = z.infer<typeof Plan>
export const Plan = z.object({
  id: Id,
  kind: PlanKind,
  documentId: Id.nullable(),
  agencyId: Id.describe('Issuing agency'),
  agencyName: z.string(),
  standingAgencyId: Id.describe('Follows the plan up'),
  standingAgencyName: z.string(),
  parentPlanId: Id.nullable(),
  replacesPlanId: Id.nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  place: z.string().nullable(),
  signer: z.string().nullable(),
  signerTitle: z.string().nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  indices: z.array(z.string()).describe('PAPI, PAR INDEX, SIPAS'),
  agenciesAsOf: Day.nullable().describe(
    'Names are looked up in the list of agencies of this day; null: of the day of issue',
  ),
  agenciesChosenByName: z.string().nullable().describe('Who said so'),
  status: PlanStatus,
  isPublic: z.boolean(),
  confirmedAt: Moment.nullable(),
  version: Version,
  can: Can,
})

export const PlanCounts = z.object({
  tasks: z.number().int().describe('Give work to agencies; dropped ones are left out'),
  directions: z.number().int().describe('General directions, kept for reading; dropped ones are left out'),
  assignments: z.number().int().describe('Without what was cancelled'),
  completed: z.number().int(),
  overdue: z.number().int(),
  openReviews: z.number().int().describe('Of tasks and directions, those that nobody has looked at'),
})
export const PlanRow = Plan.extend({ counts: PlanCounts })

export const ListPlans = Page.extend({
  kind: PlanKind.default('plan'),
  search: z.string().trim().max(100).optional(),
  status: PlanStatus.optional(),
  index: z.string().max(40).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
})

export const Basis = z.object({
  id: Id,
  number: z.string(),
  dated: z.string().nullable(),
  role: z.enum(['basis', 'implements', 'proposal']),
  lineFrom: z.number().int().nullable(),
  lineTo: z.number().int().nullable(),
})
export const PlanTarget = z.object({
  id: Id,
  indexName: z.string().nullable(),
  axis: z.string().nullable(),
  text: z.string(),
  level: z.enum(['objective', 'task']),
  value: z.number().nullable(),
  op: z.enum(['>=', '>', '<=', '<', '=']).nullable(),
  unit: z.string().nullable(),
  rankFrom: z.number().int().nullable(),
  rankTo: z.number().int().nullable(),
  year: z.number().int().nullable(),
  relativeTo: z.number().int().nullable(),
  line: z.number().int().nullable(),
})
export const PlanBaseline = z.object({
  id: Id,
  indexName: z.string(),
  year: z.number().int().nullable(),
  value: z.number().nullable(),
  scale: z.number().nullable(),
  unit: z.string().nullable(),
  rank: z.number().int().nullable(),
  rankOf: z.number().int().nullable(),
  line: z.number().int().nullable(),
})
export const PlanSection = z.object({
  path: z.string(),
  title: z.string(),
  indexName: z.string().nullable(),
  axis: z.string().nullable(),
  line: z.number().int().nullable(),
})

/** A header field that the reader doubts, for the review screen. */
export const HeaderFlag = z.object({ field: z.string(), reason: z.string(), message: z.string() })

/** First and last line of the shown text. */
export const Passage = z.object({ lineFrom: z.number().int().min(1), lineTo: z.number().int().min(1) })

export const PlanDetail = PlanRow.extend({
  bases: z.array(Basis),
  targets: z.array(PlanTarget),
  baselines: z.array(PlanBaseline),
  sections: z.array(PlanSection),
  flags: z.array(HeaderFlag),
  passages: z.array(Passage).describe('Unread passages of which a person said that they are no task'),
  documentCan: Can.describe('What the person may do with the document that the plan was read from'),
  missing: z
    .array(z.enum(['number', 'issuedOn', 'title', 'agency', 'standingAgency', 'tasks', 'review', 'parties', 'name']))
    .describe('What keeps the draft from being confirmed; name: by this person, who may not act for the issuer'),
})

const PlanNumber = z.string().trim().min(1).max(60).nullable()
const Words = z.string().trim().min(1).max(300).nullable()

export const UpdatePlan = Plan.pick({
  agencyId: true,
  standingAgencyId: true,
  number: true,
  issuedOn: true,
  title: true,
  place: true,
  signer: true,
  signerTitle: true,
  periodFrom: true,
  periodTo: true,
  indices: true,
  parentPlanId: true,
  replacesPlanId: true,
})
  .extend({
    number: PlanNumber,
    title: z.string().trim().min(3).max(2000),
    place: Words,
    signer: Words,
    signerTitle: Words,
    indices: z.array(z.string().trim().min(1).max(60)).max(20),
    agenciesAsOf: z.union([z.literal('today'), Day]).nullable(),
  })
  .partial()
  .extend({ planId: Id, version: Version })

/** A plan that was issued on paper, or whose text is at hand only: its tasks are added one by one. */
export const CreatePlan = z.object({
  agencyId: Id.describe('Issuing agency'),
  standingAgencyId: Id.describe('One for which the person may edit plans'),
  title: z.string().trim().min(3).max(2000),
  number: PlanNumber.default(null),
  issuedOn: Day.nullable().default(null),
  periodFrom: Day.nullable().default(null),
  periodTo: Day.nullable().default(null),
  indices: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
})

export const PlanVersion = z.object({ planId: Id, version: Version })
export const SettlePassages = z.object({
  planId: Id,
  passages: z
    .array(Passage.refine(({ lineFrom, lineTo }) => lineTo >= lineFrom, { path: ['lineTo'] }))
    .min(1)
    .max(5000),
  settled: z.boolean().describe('False takes it back'),
})
export const PublishPlan = PlanVersion.extend({ isPublic: z.boolean() })

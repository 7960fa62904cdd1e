import { z } from 'zod'
import { Day, Id } from '#features/access/schema.ts'
import { PlanStatus } from '#features/plans/schema.ts'

/** A plan as the comparison names it. */
export const Issue = z.object({
  id: Id,
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  status: PlanStatus,
})

export const ComparisonKind = z.enum(['same', 'changed', 'new', 'dropped'])
export type ComparisonKind = z.infer<typeof ComparisonKind>

export const Part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const FieldChange = z.object({
  field: z.enum(['text', 'lead', 'coordinating', 'deadline', 'product']),
  parts: z.array(Part).describe('Kept and removed words are the old field, kept and added ones the new field'),
})

/** What has been done so far of the task that the old plan gave out. */
export const WorkSoFar = z.object({
  assignments: z.number().int().describe('Without what was cancelled'),
  started: z.number().int().describe('Of them, those with a report'),
  completed: z.number().int(),
  evidence: z.number().int().describe('Files'),
})

export type ComparisonRow = z.infer<typeof ComparisonRow>
export const ComparisonRow = z.object({
  kind: ComparisonKind,
  oldId: Id.nullable(),
  newId: Id.nullable(),
  oldPath: z.string().nullable(),
  newPath: z.string().nullable(),
  axis: z.string().nullable(),
  text: z.string().describe('Of the new issue; of the old one where the task is dropped'),
  lead: z.array(z.string()),
  coordinating: z.array(z.string()),
  deadline: z.string().nullable(),
  product: z.string().nullable(),
  direction: z.boolean().describe('General direction, gives no work'),
  changes: z.array(FieldChange),
  byHand: z.boolean().describe('A person paired it, or said that it has no counterpart'),
  doubtful: z.boolean().describe('Paired by likeness, and not very alike: a person should look'),
  work: WorkSoFar.nullable().describe('While the new issue is a draft: what would be carried over, or closed'),
})

export type PlanComparison = z.infer<typeof PlanComparison>
export const PlanComparison = z.object({
  before: Issue.nullable().describe(
    'The issue that is replaced; null when none is named, or the person may not see it',
  ),
  after: Issue,
  editable: z.boolean().describe('Pairs can be corrected'),
  counts: z.object({
    same: z.number().int(),
    changed: z.number().int(),
    new: z.number().int(),
    dropped: z.number().int(),
    doubtful: z.number().int(),
  }),
  rows: z.array(ComparisonRow).describe('In the order of the new issue; what it drops stands where it stood'),
})

export const PairDecision = z.object({ oldTaskId: Id.nullable(), newTaskId: Id.nullable() })
export const PairTasks = z.object({
  planId: Id,
  forget: z.array(Id).max(5000).default([]).describe('Tasks about which nothing is decided any more'),
  decide: z
    .array(PairDecision)
    .max(5000)
    .default([])
    .describe('Two tasks: they are the same one. One alone: it has no counterpart. What was said of them before ends'),
})
/** Sent as the input of the same operation it takes back what was done. */
export const PairsBefore = PairTasks

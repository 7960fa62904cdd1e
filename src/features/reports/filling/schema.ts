import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { isFigure } from '#lib/reporting/figure.ts'
import { ReportForm } from '#lib/reporting/form.ts'
import { OfReport, OnReport, ReportRow, Reason as ReturnReason, Round } from '../rounds/schema.ts'

/** A decimal with a point, at most 15 digits before it and 6 behind. */
export const Figure = z.string().refine(isFigure, { message: 'a decimal such as 1234.5' })
export const Field = z.string().min(1).max(60).describe('“3/4.1”: table and row')
export const SectionCode = z.string().min(1).max(20)

/** The superior sent this one item back: its agency may change it although the rest is closed. */
export const Returned = z.object({ reason: z.string(), byName: z.string(), at: Moment })
export type Returned = z.infer<typeof Returned>

export const Cell = z.object({
  field: Field,
  value: Figure.nullable(),
  source: z.enum(['typed', 'bound', 'consolidated']).describe('bound: as the program counts; consolidated: added up'),
  note: z.string().nullable(),
  reason: z.string().nullable().describe('Why it is right although it looks odd'),
  bound: z
    .object({ value: Figure.nullable(), says: z.string().describe('What was counted, in words') })
    .nullable()
    .describe('For fields that fill themselves'),
  boundReason: z.string().nullable().describe('Why it differs from what was counted'),
  ownShare: Figure.nullable().describe('Of a figure that was put together: the part of the agency itself'),
  before: Figure.nullable().describe('The same figure a period before, as it was sent'),
  returned: Returned.nullable(),
  answer: z.string().nullable().describe('What the agency said to the last return'),
  files: z.number().int(),
  version: z.number().int().min(0).describe('0: nothing has been written yet; send it back with the change'),
  updatedAt: Moment.nullable(),
  updatedByName: z.string().nullable(),
})
export type Cell = z.infer<typeof Cell>

export const Section = z.object({
  code: SectionCode,
  text: z.string(),
  drafted: z.boolean().describe('Sentences of the program that nobody has touched'),
  returned: Returned.nullable(),
  answer: z.string().nullable(),
  files: z.number().int(),
  version: z.number().int().min(0),
  updatedAt: Moment.nullable(),
  updatedByName: z.string().nullable(),
})
export type Section = z.infer<typeof Section>

export const Finding = z.object({
  field: Field,
  severity: z.enum(['error', 'warning']).describe('An error blocks sending; a warning wants a reason'),
  code: z.string(),
  message: z.string(),
  explained: z.boolean().describe('The reason is there'),
})
export type Finding = z.infer<typeof Finding>

export const ReportFile = z.object({
  id: Id,
  item: z.string().nullable().describe('The field or section that it proves; null: the report as a whole'),
  filename: z.string(),
  size: z.number().int(),
  uploadedByName: z.string(),
  uploadedAt: Moment,
})
export type ReportFile = z.infer<typeof ReportFile>

export const ReportPage = z.object({
  report: ReportRow,
  round: Round,
  form: ReportForm.describe('Frozen when the round opened'),
  newerForm: z.string().nullable().describe('A later version is out; this round keeps its own'),
  cells: z.array(Cell).describe('One for each row with a figure, in the order of the form'),
  sections: z.array(Section).describe('One for each section of the form'),
  findings: z.array(Finding),
  files: z.array(ReportFile),
  writable: z.enum(['all', 'returned', 'none']).describe('returned: only items that came back'),
  why: z.string().nullable().describe('Why nothing, or not all, can be written; in words'),
  correcting: z.object({ reason: z.string(), byName: z.string(), at: Moment }).nullable(),
  snapshots: z.number().int(),
  isPublic: z.boolean(),
  publicVersion: z
    .number()
    .int()
    .nullable()
    .describe('What the portal shows; a later one waits to be published itself'),
  ownAgency: z.boolean().describe('The person works for this agency and so may not approve it'),
  includes: z.array(Id).describe('Agencies whose figures are in it already'),
  hasBelow: z.boolean().describe('Agencies report to this one: report.consolidated shows their figures together'),
  below: z
    .array(z.object({ agencyId: Id, name: z.string(), endedOn: Day.nullable() }))
    .describe('Whose figures must be said at sending to stand in this report or not; empty: nobody, or it is known'),
  can: Can,
})
export type ReportPage = z.infer<typeof ReportPage>

const Words = z.string().trim().max(4000)

export const CellWrite = z
  .object({
    field: Field,
    version: z.number().int().min(0),
    value: z.string().max(60).nullable().optional().describe('A decimal with a point; null empties the cell'),
    typed: z
      .string()
      .max(200)
      .optional()
      .describe('As a person typed or pasted it: “1.234,5”; understood by the row of the form. Instead of value'),
    note: Words.nullable().optional(),
    reason: Words.nullable().optional(),
    boundReason: Words.nullable().optional(),
  })
  .refine(({ value, typed }) => value === undefined || typed === undefined, { message: 'value or typed' })
export type CellWrite = z.infer<typeof CellWrite>

export const SaveCells = OfReport.extend({ cells: z.array(CellWrite).min(1).max(2000) })

/** What was kept, what somebody else had changed meanwhile, and what was not understood: each cell by itself. */
export const SavedCells = z.object({
  saved: z.array(Cell),
  conflicts: z.array(z.object({ field: Field, now: Cell })).describe('Not written: somebody else was there first'),
  faults: z
    .array(z.object({ field: Field, code: z.string(), message: z.string() }))
    .describe('Not written: no number, no such row, closed'),
  findings: z.array(Finding).describe('Of the whole report, as it is now'),
})
export type SavedCells = z.infer<typeof SavedCells>

export const SaveSection = OfReport.extend({
  code: SectionCode,
  version: z.number().int().min(0),
  text: z.string().max(100_000),
})

export const AutoDraft = OfReport.extend({
  codes: z.array(SectionCode).max(200).optional().describe('All sections that nobody has written when left out'),
})
export const AutoDrafted = z.object({
  sections: z.array(Section),
  kept: z.array(SectionCode).describe('Written by people: left as they are'),
  silent: z.array(SectionCode).describe('Nothing is known that could be said'),
})
export type AutoDrafted = z.infer<typeof AutoDrafted>

export const SubmitReport = OnReport.extend({
  reasons: z
    .array(z.object({ field: Field, reason: ReturnReason }))
    .max(2000)
    .default([])
    .describe('Why odd figures are right, for those that have no reason yet'),
  below: z
    .enum(['inside', 'apart'])
    .optional()
    .describe('Whether the figures of the agencies below stand in this report already, or are counted beside it'),
})

export const Item = z
  .object({ field: Field.optional(), section: SectionCode.optional() })
  .refine(({ field, section }) => (field === undefined) !== (section === undefined), { message: 'field or section' })
export type Item = z.infer<typeof Item>

export const ReturnItem = OfReport.extend({ item: Item, reason: ReturnReason })
export const AnswerItem = OfReport.extend({ item: Item, answer: ReturnReason })
export const TakeBackReturn = OfReport.extend({ item: Item })

export const CorrectReport = OnReport.extend({ reason: ReturnReason })
export const PublishReport = OnReport.extend({ isPublic: z.boolean() })

export const AttachFile = OfReport.extend({ item: z.string().max(60).default('').describe('Field or section') })
export const OfFile = OfReport.extend({ fileId: Id })

export const ReportEntry = z.object({
  id: Id,
  item: z.string().nullable(),
  action: z.string(),
  said: z.record(z.string(), z.unknown()),
  authorName: z.string(),
  at: Moment,
})
export type ReportEntry = z.infer<typeof ReportEntry>
export const ReportVersion = z.object({ version: Version })

import { z } from 'zod'
import { Id, Moment } from '#features/access/schema.ts'
import { ReportForm } from '#lib/reporting/form.ts'
import { OfReport, roundKinds } from '../rounds/schema.ts'

/** What a report was when it was sent: all that is needed to print it again, without asking anything else. */
export const SnapshotContent = z.object({
  format: z.literal(1),
  number: z.number().int().min(1),
  reason: z.string().nullable().describe('Why there is another one after the first'),
  reportId: Id,
  kind: z.enum(['own', 'summary']),
  agency: z.object({ id: Id, name: z.string(), level: z.string(), kind: z.string() }),
  superior: z.object({ id: Id, name: z.string() }).nullable().describe('Above the name in the letterhead'),
  collector: z.object({ id: Id, name: z.string() }).describe('To whom it goes'),
  place: z.string().nullable().describe('Where the agency sits, for place and day'),
  round: z.object({
    id: Id,
    title: z.string(),
    name: z.string(),
    key: z.string(),
    kind: z.enum(roundKinds),
    dataFrom: z.string().nullable(),
    dataTo: z.string().nullable(),
    lastInTime: z.string().nullable(),
    illustrative: z.boolean(),
  }),
  submittedAt: Moment,
  submittedBy: z.string(),
  form: ReportForm,
  figures: z.record(z.string(), z.string()).describe('By field'),
  before: z
    .object({ name: z.string(), figures: z.record(z.string(), z.string()) })
    .nullable()
    .default(null)
    .describe('The same agency’s report of the period before, as it stood when this one was sent'),
  notes: z.record(
    z.string(),
    z.object({
      note: z.string().nullable(),
      reason: z.string().nullable(),
      bound: z.string().nullable().describe('What the program counted'),
      boundReason: z.string().nullable(),
      boundSays: z.string().optional().describe('Of a survey: which result, its version and its interval'),
    }),
  ),
  ownShares: z
    .record(z.string(), z.string())
    .default({})
    .describe('By field: what the agency itself has in figures that it put together'),
  files: z
    .array(z.object({ item: z.string(), filename: z.string(), sha256: z.string() }))
    .default([])
    .describe('What proves its figures and sections; item: a field, the code of a section, or empty'),
  sections: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
  includes: z
    .array(z.object({ agencyId: Id, name: z.string(), number: z.number().int(), sha256: z.string() }))
    .describe('Whose reports stand in this one, by their own snapshots'),
  rolled: z
    .record(z.string(), z.string())
    .describe('By field: what the reports below came to; empty for one without any'),
  missing: z.array(z.string()).describe('Names of agencies that had not reported'),
})
export type SnapshotContent = z.infer<typeof SnapshotContent>

export const OfSnapshot = OfReport.extend({
  number: z.coerce.number().int().min(1).optional().describe('The last one when left out'),
})

export const Snapshots = z.object({
  snapshots: z.array(
    z.object({
      number: z.number().int(),
      sha256: z.string(),
      reason: z.string().nullable(),
      byName: z.string(),
      at: Moment,
      intact: z.boolean().describe('Its bytes still have this hash'),
    }),
  ),
  content: SnapshotContent.nullable().describe('Of the number that was asked for'),
})
export type Snapshots = z.infer<typeof Snapshots>

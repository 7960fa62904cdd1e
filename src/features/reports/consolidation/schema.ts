import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'
import { ReportForm } from '#lib/reporting/form.ts'
import { Cell, Field, Figure, ReportEntry, ReportFile } from '../filling/schema.ts'
import { OfReport, ReportRow, ReportState, Round } from '../rounds/schema.ts'

export const RolledFigure = z.object({
  field: Field,
  value: Figure.nullable().describe('null: nothing came in, or the row stays with each agency'),
  reported: z.number().int(),
  missing: z.number().int().describe('Agencies that owe it'),
  own: Figure.nullable().describe('What stands in the collector’s own report now'),
  differs: z.boolean().describe('The collector’s own figure is another one'),
})
export type RolledFigure = z.infer<typeof RolledFigure>

/** All reports below one, together: as they were sent. */
export const Consolidated = z.object({
  report: ReportRow.describe('The collector’s own'),
  round: Round,
  form: ReportForm,
  asOf: Day.describe('The day whose tree of agencies counts'),
  figures: z.array(RolledFigure),
  agencies: z
    .array(ReportRow.extend({ counted: z.boolean().describe('Its figures are in'), inside: z.string().nullable() }))
    .describe('inside: the agency in whose report its figures stand already'),
  sections: z.array(
    z.object({
      code: z.string(),
      paragraphs: z.array(z.object({ reportId: Id, agencyId: Id, agencyName: z.string(), text: z.string() })),
    }),
  ),
})
export type Consolidated = z.infer<typeof Consolidated>

export const TypedFigures = z
  .enum(['add', 'keep', 'replace'])
  .describe('Figures that a person typed: the agency’s own part, the whole already, or to be replaced')

export const Consolidate = OfReport.extend({
  fields: z.array(Field).max(5000).optional().describe('All when left out'),
  typed: TypedFigures.optional().describe('add for the report of an agency, keep for a summary, when left out'),
  shares: z
    .array(z.object({ field: Field, typed: z.string().max(200) }))
    .max(2000)
    .default([])
    .describe('What the agency itself has beside those below it, as typed; empty: nothing'),
})
export const ConsolidateReply = z.object({
  filled: z.array(Cell),
  kept: z.array(Field).describe('Typed by a person and another figure: left as they are'),
  silent: z.array(Field).describe('Nothing came in'),
  includes: z.number().int().describe('Agencies whose figures are in it now'),
})
export type ConsolidateReply = z.infer<typeof ConsolidateReply>

export const OfFigure = OfReport.extend({ field: Field })

/** One task behind a figure that fills itself. */
export const FigureTask = z.object({
  assignmentId: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  text: z.string(),
  agencyName: z.string(),
  state: z.string(),
  dueOn: Day.nullable(),
  completedOn: Day.nullable(),
  files: z.array(z.object({ id: Id, filename: z.string() })).describe('evidence.download'),
})

/** One figure of one report, down to whom it comes from and what proves it. */
export const FigurePage = z.object({
  report: ReportRow,
  round: Round,
  field: Field,
  table: z.string().describe('Title of the table'),
  name: z.string(),
  unit: z.string().nullable(),
  cell: Cell,
  how: z.string().describe('How it is put together, in words'),
  combined: z.enum(['sum', 'share', 'weightedMean', 'last', 'none']),
  rolled: Figure.nullable(),
  own: Figure.nullable().describe('The part of the agency itself, beside those below'),
  parts: z
    .array(
      z.object({
        reportId: Id,
        agencyId: Id,
        agencyName: z.string(),
        value: Figure.nullable(),
        weight: Figure.nullable().describe('Denominator of a share, weight of a mean'),
        files: z.number().int().describe('Files that prove its figure'),
        number: z.number().int().describe('Of the snapshot'),
        submittedAt: Moment,
        note: z.string().nullable(),
        hasBelow: z.boolean().describe('Is itself put together'),
      }),
    )
    .describe('Largest first'),
  missing: z.array(z.object({ reportId: Id, agencyId: Id, agencyName: z.string(), state: ReportState })),
  history: z.array(ReportEntry),
  tasks: z.array(FigureTask).describe('For figures that fill themselves'),
  files: z.array(ReportFile),
})
export type FigurePage = z.infer<typeof FigurePage>

export const LateChange = z.object({
  reportId: Id,
  agencyName: z.string(),
  kind: z
    .enum(['bound', 'consolidated', 'corrected'])
    .describe('What the program counts, what is added up, or a new version of a report differs from what was frozen'),
  field: Field,
  name: z.string(),
  frozen: Figure.nullable(),
  now: Figure.nullable(),
  number: z.number().int().describe('Of the snapshot that was frozen'),
  reason: z.string().nullable(),
  at: Moment.nullable().describe('When it became known; null: not to be said'),
})
export type LateChange = z.infer<typeof LateChange>

export type LateChanges = z.infer<typeof LateChanges>
export const LateChanges = z.object({ changes: z.array(LateChange), frozenAt: Moment.nullable() })

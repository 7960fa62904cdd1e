import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { Kind, Level } from '#features/directory/schema.ts'

export const ReportState = z
  .enum(['notBegun', 'draft', 'submitted', 'returned', 'answered', 'approved', 'locked'])
  .describe('returned: sent, and some figures or sections came back; answered: all of them were answered')
export type ReportState = z.infer<typeof ReportState>

/** What a report is stored as; the rest of its state follows from its items. */
export const StoredState = z.enum(['draft', 'submitted', 'approved', 'locked'])
export type StoredState = z.infer<typeof StoredState>

export const roundKinds = ['month', 'quarter', 'sixMonths', 'nineMonths', 'year', 'adHoc'] as const

export const Round = z.object({
  id: Id,
  seriesId: Id,
  title: z.string().describe('Of the series'),
  key: z.string(),
  name: z.string().describe('The period: “Quý III/2026”'),
  kind: z.enum(roundKinds),
  agencyId: Id.describe('Collects'),
  agencyName: z.string(),
  formCode: z.string(),
  formVersion: z.string(),
  dataFrom: Day.nullable(),
  dataTo: Day.nullable(),
  lastInTime: Day.nullable(),
  derivation: z.array(z.string()).describe('How the days follow from the regime'),
  state: z.enum(['open', 'closed']),
  openedAt: Moment,
  closedAt: Moment.nullable(),
  illustrative: z.boolean(),
  expected: z.number().int().describe('Agencies that owe a report'),
  sent: z.number().int(),
  approved: z.number().int().describe('Approved or locked'),
  locked: z.number().int(),
  late: z.number().int().describe('Sent late, or not sent and the day has passed'),
  returned: z.number().int().describe('Reports in which something waits for the agency'),
  summaryId: Id,
  summaryState: ReportState,
  version: Version,
})
export type Round = z.infer<typeof Round>

/** One report in a list. */
export const ReportRow = z.object({
  id: Id,
  agencyId: Id,
  name: z.string(),
  level: Level,
  agencyKind: Kind,
  kind: z.enum(['own', 'summary']),
  state: ReportState,
  filled: z.number().int().describe('Figures that are there'),
  fields: z.number().int().describe('Figures that the form has'),
  written: z.number().int().describe('Sections with words'),
  firstSentAt: Moment.nullable(),
  submittedAt: Moment.nullable(),
  inTime: z.boolean().nullable().describe('Of what was sent; null: not sent, or there is no day'),
  late: z.boolean().describe('Sent late, or not sent and the day has passed'),
  returned: z.number().int().describe('Items that wait for the agency'),
  correcting: z.boolean(),
  endedOn: Day.nullable().describe('The agency ended by the day of the figures'),
  reportsTo: z.string().nullable().describe('Who collects from it, as of the day of the figures'),
  mine: z.boolean().describe('The person may fill it in'),
  canApprove: z.boolean(),
  version: Version,
})
export type ReportRow = z.infer<typeof ReportRow>

export const LevelShare = z.object({
  level: Level,
  expected: z.number().int(),
  sent: z.number().int(),
  inTime: z.number().int(),
  sentLate: z.number().int(),
  missing: z.number().int().describe('Not sent, and the day has passed'),
  share: z.number().nullable().describe('In time, of those expected, in per cent; null before the day and without one'),
})
export type LevelShare = z.infer<typeof LevelShare>

export const RoundPage = Round.extend({
  reports: z.array(ReportRow).describe('Those that the person may see; without the summary'),
  summary: ReportRow.nullable(),
  levels: z.array(LevelShare),
  can: Can,
})
export type RoundPage = z.infer<typeof RoundPage>

export const RoundList = z.object({
  rounds: z.array(Round).describe('Newest first'),
  mine: z
    .array(ReportRow.extend({ roundId: Id, title: z.string(), roundName: z.string(), lastInTime: Day.nullable() }))
    .describe('What the person’s own agencies owe in open rounds'),
  canOpen: z.boolean(),
})
export type RoundList = z.infer<typeof RoundList>

export const ListRounds = z.object({ state: z.enum(['open', 'closed']).optional(), seriesId: Id.optional() })

export const OpenRound = z
  .object({
    seriesId: Id,
    key: z.string().max(20).optional().describe('A period of the schedule, “2026-Q3”'),
    adHoc: z
      .object({
        name: z.string().trim().min(3).max(200),
        dataFrom: Day.nullable().default(null),
        dataTo: Day.nullable().default(null),
        lastInTime: Day.nullable().default(null),
      })
      .optional()
      .describe('Days of one’s own'),
  })
  .refine(({ key, adHoc }) => (key === undefined) !== (adHoc === undefined), { message: 'key or adHoc' })

export const OfRound = z.object({ roundId: Id })
export const CloseRound = OfRound.extend({ version: Version })
export const OfReport = z.object({ reportId: Id })
export const OnReport = OfReport.extend({ version: Version })

export const Reason = z.string().trim().min(3).max(4000)

import { z } from 'zod'
import { Day, Id, NextPage, Page } from '#features/access/schema.ts'

const head = {
  id: Id,
  title: z.string().describe('Of the series'),
  period: z.string(),
  agencyName: z.string(),
  sentOn: Day.describe('The day on which the version that is shown was sent'),
  publishedOn: Day,
  illustrative: z.boolean().describe('Figures are invented'),
}

export const PublicReportHead = z.object(head)
export type PublicReportHead = z.infer<typeof PublicReportHead>

export const PublicReportPage = Page.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) })
export const PublicReportList = z.object({ reports: z.array(PublicReportHead), next: NextPage })
export type PublicReportList = z.infer<typeof PublicReportList>

const PublicRow = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  heading: z.boolean(),
  value: z.string().nullable().describe('A decimal with a point; null: there is no figure'),
  before: z.string().nullable(),
  words: z.record(z.string(), z.string()).describe('Of a choice: what each figure means'),
  note: z.string().nullable(),
})

/** A published report as it was frozen: words and tables. Reasons between agency and superior stay between them. */
export const PublicReport = z.object({
  ...head,
  version: z.number().int().describe('1, and one more with each new version'),
  superior: z.string().nullable(),
  dataFrom: Day.nullable(),
  dataTo: Day.nullable(),
  beforeName: z.string().nullable(),
  agencies: z.number().int().nullable().describe('From how many reports it was put together; null: of one agency'),
  missing: z.number().int(),
  parts: z.array(z.object({ code: z.string(), title: z.string() })),
  sections: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
  tables: z.array(z.object({ code: z.string(), title: z.string(), rows: z.array(PublicRow) })),
})
export type PublicReport = z.infer<typeof PublicReport>
export type PublicTable = PublicReport['tables'][number]

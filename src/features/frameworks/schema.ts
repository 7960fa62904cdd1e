import { z } from 'zod'

const Status = z.enum(['complete', 'partial', 'resultsOnly'])
const Level = z.enum(['province', 'department', 'commune', 'unit'])
const Points = z.string().describe('Exact decimal with a point')

/** One edition of an index, for a list. */
export const EditionSummary = z.object({
  framework: z.string(),
  edition: z.string(),
  name: z.string().describe('Vietnamese'),
  issuer: z.string(),
  level: Level,
  years: z.array(z.number().int()),
  status: Status.describe('partial: some lines are unknown; resultsOnly: others score, only results are kept'),
  maximum: Points.nullable(),
  scored: z.number().int().describe('Criteria that are scored themselves'),
  unknown: z.number().int().describe('Lines whose maximum is unknown'),
  digest: z.string().describe('SHA-256 of the files: the same digest is the same edition'),
})
export type EditionSummary = z.infer<typeof EditionSummary>

export const Confidence = z.enum(['official', 'local', 'secondary', 'inferred', 'unknown'])

/** One line of an edition, with its rule in words. */
export const EditionLine = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  depth: z.number().int().describe('0 for the areas'),
  isGroup: z.boolean(),
  name: z.string(),
  max: Points.nullable().describe('null: unknown'),
  scoredBy: z
    .enum(['documents', 'figures', 'ministry', 'council', 'survey', 'statistics', 'unknown'])
    .nullable()
    .describe('Who brings the points; null for groups'),
  rule: z
    .array(z.string())
    .describe('Vietnamese, one line for each part; none where the rule is unknown or the line is a group'),
  exceptions: z.array(z.string()).describe('Not applicable, penalties, gates, and what is unstated; Vietnamese'),
  figures: z.array(z.object({ key: z.string(), label: z.string() })).describe('What is filled in'),
  evidence: z.array(z.string()),
  verifier: z.string().nullable(),
  dependsOn: z.array(z.object({ code: z.string(), how: z.string() })),
  divergence: z.object({ table: z.string(), guide: z.string() }).nullable(),
  notes: z.array(z.string()),
  source: z.string().nullable(),
  confidence: Confidence,
})
export type EditionLine = z.infer<typeof EditionLine>

const Document = z.object({
  number: z.string().nullable(),
  date: z.string().nullable(),
  title: z.string().nullable(),
  note: z.string().nullable(),
})

export const EditionPage = EditionSummary.extend({
  about: z.string().nullable(),
  legalBasis: z.array(Document),
  guide: Document.nullable(),
  classes: z.array(z.object({ name: z.string(), from: z.number().nullable() })),
  classesOf: z.enum(['percent', 'points']).nullable(),
  groups: z.array(z.string()).describe('Names of the quartile groups, highest first'),
  lines: z.array(EditionLine).describe('In the order of the table'),
  openQuestions: z.array(z.string()),
  unknownThings: z.array(z.string()),
  notes: z.array(z.string()),
  sources: z.array(z.string()),
})
export type EditionPage = z.infer<typeof EditionPage>

export const GetEdition = z.object({
  framework: z.string().max(60),
  edition: z.string().max(60),
})

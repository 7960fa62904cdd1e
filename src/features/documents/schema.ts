import { z } from 'zod'
import { Can, Id, Moment, Page, Version } from '#features/access/schema.ts'

export const DocumentState = z
  .enum(['waiting', 'reading', 'read', 'refused', 'failed'])
  .describe('refused: the file is not what can be read; failed: our fault, it is tried again')
export const DocumentKind = z.enum(['plan', 'decisionWithPlan', 'officialLetter', 'directive', 'news', 'other'])

export type Document = z.infer<typeof Document>
export const Document = z.object({
  id: Id,
  agencyId: Id,
  filename: z.string(),
  sha256: z.string(),
  size: z.number().int().describe('bytes'),
  mediaType: z.string(),
  state: DocumentState,
  progress: z.number().int().min(0).max(100),
  kind: DocumentKind.nullable().describe('What the reader takes it for'),
  kindEvidence: z.array(z.string()).describe('Why: Vietnamese sentences'),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  planId: Id.nullable().describe('The plan that was made from it'),
  tasks: z.number().int().describe('Tasks that were found'),
  uploadedByName: z.string().nullable(),
  uploadedAt: Moment,
  version: Version,
  can: Can,
})

export const UploadDocument = z.object({
  agencyId: Id.optional().describe('For which agency; the uploader’s own when left out'),
})
export const ListDocuments = Page.extend({ state: DocumentState.optional() })

const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
const LinePlace = z.object({
  page: z.number().int().optional(),
  box: Box.optional().describe('In points of 1/72 inch from the upper left corner of the page'),
  paragraph: z.number().int().optional(),
  cell: z.object({ table: z.number().int(), row: z.number().int(), column: z.number().int() }).optional(),
})

export const DocumentSource = z.object({
  id: Id,
  kind: z.enum(['text', 'markdown', 'html', 'docx', 'pdf', 'scan']).describe('What the file was found to be'),
  lines: z.array(z.string()).describe('The text line by line; line 1 is first'),
  places: z.array(LinePlace).describe('Where each line stands in the file; empty when the file has nothing but lines'),
  notes: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .describe('What was done to the file before it could be read: Vietnamese sentences'),
  unread: z.array(z.tuple([z.number().int(), z.number().int()])).describe('Line ranges that belong to nothing'),
})

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
  pages: z
    .object({ done: z.number().int(), total: z.number().int() })
    .nullable()
    .describe('How far the recognition of a scan is; null when no page has to be recognised'),
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
export const ShowPage = z.object({ documentId: Id, page: z.coerce.number().int().min(1).max(5000) })
export const ListDocuments = Page.extend({ state: DocumentState.optional() })

const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
const LinePlace = z.object({
  page: z.number().int().optional(),
  box: Box.optional().describe('In points of 1/72 inch from the upper left corner of the page'),
  paragraph: z.number().int().optional(),
  cell: z.object({ table: z.number().int(), row: z.number().int(), column: z.number().int() }).optional(),
})

export const SourceKind = z.enum(['text', 'markdown', 'html', 'docx', 'xlsx', 'pdf', 'scan'])

const LineRange = z.tuple([z.number().int(), z.number().int()])
const ShownTable = z.object({
  lines: LineRange,
  columns: z.number().int(),
  headerRows: z.number().int(),
  cells: z.array(
    z.object({
      lines: LineRange,
      row: z.number().int().describe('From 0'),
      column: z.number().int().describe('From 0'),
      rowSpan: z.number().int(),
      columnSpan: z.number().int(),
      text: z.string().optional().describe('Where a line holds more than this cell'),
    }),
  ),
})

export type DocumentSource = z.infer<typeof DocumentSource>
export const DocumentSource = z.object({
  id: Id,
  kind: SourceKind.describe('What the file was found to be'),
  lines: z.array(z.string()).describe('The text line by line; line 1 is first'),
  places: z.array(LinePlace).describe('Where each line stands in the file; empty when the file has nothing but lines'),
  notes: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .describe('What was done to the file before it could be read: Vietnamese sentences'),
  tables: z.array(ShownTable).describe('Which lines are cells of a table'),
  footnotes: z.array(z.object({ mark: z.string(), lines: LineRange })),
  doubts: z
    .array(z.object({ line: z.number().int(), from: z.number().int(), to: z.number().int() }))
    .describe('Words that recognition left doubtful'),
  unread: z.array(LineRange).describe('Line ranges that belong to nothing'),
})

const Shares = { all: z.number().int(), certain: z.number(), doubtful: z.number() }

/** Item by item what the reader made of a document, and how sure it is. Shares run from 0 to 1. */
export const DocumentReport = z.object({
  id: Id,
  source: SourceKind,
  kind: DocumentKind,
  kindEvidence: z.array(z.string()),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  carriesOut: z
    .object({ number: z.string(), date: z.string().nullable(), confidence: z.number() })
    .nullable()
    .describe('The document that this one carries out'),
  quality: z
    .object({ tasks: z.object({ ...Shares, unassigned: z.number() }), fields: z.object(Shares) })
    .nullable()
    .describe('Null for documents that were read before it was measured'),
  coverage: z.object({
    lines: z.number().int().describe('Lines with words in them'),
    read: z.number().int(),
    unread: z.array(LineRange),
  }),
})

/** What this server can read; a program that is missing is named with the command that installs it. */
export const DocumentSupport = z.object({
  limitMb: z.number().int(),
  scans: z.object({ ready: z.boolean(), install: z.string() }),
  office: z.object({ ready: z.boolean(), install: z.string() }),
})

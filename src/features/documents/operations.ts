import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id, NextPage } from '#features/access/schema.ts'
import type { ShownSource } from '#lib/reader/read.ts'
import type { DocumentReading } from '#lib/reader/reading.ts'
import { canDrawPages, drawPage } from '#platform/convert/page-picture.ts'
import { programsForReading } from '#platform/convert/reading-help.ts'
import { recordFile, releaseFile } from '#platform/files/records.ts'
import { type MediaType, servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import { type Outcome, stopped, uploadingAgency } from './rules.ts'
import {
  Document,
  DocumentReport,
  DocumentSource,
  DocumentSupport,
  ListDocuments,
  ShowPage,
  UploadDocument,
} from './schema.ts'
import {
  type DocumentSubject,
  deleteDocument,
  findDocument,
  findDocumentForUpdate,
  findReport,
  findSameDocument,
  findSource,
  insertDocument,
  listDocuments,
  saveOutcome,
  saveStopped,
  saveWaiting,
} from './store.ts'

const ById = z.object({ documentId: Id })
const one = (subject: DocumentSubject, { can }: Pick<Context, 'can'>): Document => ({
  ...subject.document,
  can: can(subject),
})

export const uploadDocument = operation({
  name: 'document.upload',
  method: 'POST',
  path: '/documents',
  summary: 'Tải một văn bản lên để đọc; nội dung yêu cầu là chính tệp, tên tệp ở tiêu đề x-filename.',
  input: UploadDocument,
  output: Document,
  allow: 'document.upload',
  body: 'file',
  prepare: async ({ services, actor, upload }, { agencyId }) => {
    if (!upload) throw new Problem('file.empty')
    const forAgency = uploadingAgency(actor, agencyId)
    const limitBytes = services.config.fileLimitMb * 1024 * 1024
    const file = await services.files.put(upload.stream, { limitBytes })
    return { agencyId: forAgency, file, filename: upload.filename }
  },
  run: async (context, _input) => {
    const { db, userId, now, prepared } = context
    const { agencyId, file, filename } = prepared
    await recordFile(db, file)
    const same = await findSameDocument(db, agencyId, file.sha256)
    if (same?.document.planId) throw new Problem('document.has_plan', documentFacts(same))
    // The same file sent twice while it is being read is one document: a doubled click, a repeated request.
    if (same) return one(same, context)
    const { sha256 } = file
    const id = await insertDocument(db, { agencyId, sha256, filename, uploadedBy: userId, uploadedAt: now })
    await enqueueReading(context, id)
    return one(await getDocument(context, id), context)
  },
  audit: (_input, { filename, sha256, size }) => ({ filename, sha256, size }),
})

const documentFacts = ({ document }: DocumentSubject) => ({ documentId: document.id, planId: document.planId })

const enqueueReading = ({ db, province, services }: Context, documentId: string) =>
  services.jobs.enqueue(db, 'document.read', { province: province.code, documentId })

async function getDocument({ db }: Context, id: string): Promise<DocumentSubject> {
  const found = await findDocument(db, id)
  if (!found) throw new Problem('access.not_found')
  return found
}

export const listAllDocuments = operation({
  name: 'document.list',
  method: 'GET',
  path: '/documents',
  summary: 'Văn bản đã tải lên, mới nhất trước.',
  input: ListDocuments,
  output: z.object({ documents: z.array(Document), next: NextPage }),
  allow: 'document.upload',
  run: async (context, input) => {
    const found = await listDocuments(context.db, {
      ...input,
      reach: context.reach('document.upload'),
      limit: input.limit + 1,
    })
    const page = found.slice(0, input.limit)
    const next = found.length > input.limit ? (page.at(-1)?.id ?? null) : null
    return { documents: page.map((each) => one(each, context)), next }
  },
})

export const showDocument = operation({
  name: 'document.get',
  method: 'GET',
  path: '/documents/:documentId',
  summary: 'Một văn bản: đang đọc đến đâu, là loại gì, đã thành kế hoạch nào.',
  input: ById,
  output: Document,
  allow: 'document.read',
  subject: (db, { documentId }) => findDocument(db, documentId),
  run: async (context) => one(context.subject, context),
})

export const showSource = operation({
  name: 'document.source',
  method: 'GET',
  path: '/documents/:documentId/source',
  summary: 'Chữ của văn bản theo từng dòng, chỗ của mỗi dòng trong tệp, và những dòng chưa thuộc về đâu.',
  input: ById,
  output: DocumentSource,
  allow: 'document.read',
  subject: (db, { documentId }) => findDocument(db, documentId),
  run: async ({ db, subject }) => {
    const source = await findSource(db, subject.id)
    if (!source) throw new Problem('document.not_read', { state: subject.document.state })
    return { id: subject.id, ...source }
  },
})

export const showReport = operation({
  name: 'document.report',
  method: 'GET',
  path: '/documents/:documentId/report',
  summary: 'Máy đọc hiểu văn bản đến đâu: loại văn bản và vì sao, phần chắc chắn, phần ngờ, phần chưa đọc.',
  input: ById,
  output: DocumentReport,
  allow: 'document.read',
  subject: (db, { documentId }) => findDocument(db, documentId),
  run: async ({ db, subject, once }) => {
    const report = await once(`report ${subject.id}`, () => findReport(db, subject.id))
    if (!report) throw new Problem('document.not_read', { state: subject.document.state })
    return { id: subject.id, ...report }
  },
})

export const showSupport = operation({
  name: 'document.support',
  method: 'GET',
  path: '/document-support',
  summary: 'Máy chủ này đọc được những loại tệp nào; thiếu chương trình nào thì cài bằng lệnh gì.',
  input: z.object({}),
  output: DocumentSupport,
  allow: 'document.upload',
  run: async ({ services }) => ({ limitMb: services.config.fileLimitMb, ...(await programsForReading()) }),
})

export const showPage = operation({
  name: 'document.page',
  method: 'GET',
  path: '/documents/:documentId/pages/:page',
  summary: 'Ảnh một trang của văn bản PDF hoặc bản quét.',
  input: ShowPage,
  output: z.unknown(),
  allow: 'document.read',
  reply: 'file',
  subject: (db, { documentId }) => findDocument(db, documentId),
  run: async ({ services, subject: { document } }, { page }) => {
    if (!(await canDrawPages())) throw new Problem('document.no_pictures')
    // Drawn while the reply is sent, when the transaction has ended: a page takes a second, a connection is dear.
    const draw = async function* () {
      const bytes = Buffer.concat(await (await services.files.read(document.sha256)).toArray())
      yield await drawPage(bytes, document.filename, page)
    }
    return {
      filename: `trang-${page}.png`,
      mediaType: 'image/png',
      body: Readable.toWeb(Readable.from(draw())) as ReadableStream<Uint8Array>,
    }
  },
})

export const downloadDocument = operation({
  name: 'document.download',
  method: 'GET',
  path: '/documents/:documentId/file',
  summary: 'Tệp gốc như đã tải lên.',
  input: ById,
  output: z.unknown(),
  allow: 'document.read',
  reply: 'file',
  subject: (db, { documentId }) => findDocument(db, documentId),
  run: async ({ services, subject: { document } }) => ({
    filename: document.filename,
    mediaType: servedType(document.mediaType as MediaType),
    body: Readable.toWeb(await services.files.read(document.sha256)) as ReadableStream<Uint8Array>,
  }),
})

export const retryDocument = operation({
  name: 'document.retry',
  method: 'POST',
  path: '/documents/:documentId/retry',
  summary: 'Đọc lại một văn bản chưa thành kế hoạch.',
  input: ById,
  output: Document,
  allow: 'document.edit',
  subject: (db, { documentId }) => findDocumentForUpdate(db, documentId),
  run: async (context) => {
    const { db, subject } = context
    const { state, planId } = subject.document
    if (planId) throw new Problem('document.has_plan', documentFacts(subject))
    if (state === 'waiting' || state === 'reading') return one(subject, context)
    await saveWaiting(db, subject.id)
    await enqueueReading(context, subject.id)
    return one(await getDocument(context, subject.id), context)
  },
})

export const stopDocument = operation({
  name: 'document.stop',
  method: 'POST',
  path: '/documents/:documentId/stop',
  summary: 'Dừng đọc một văn bản đang đọc; tệp vẫn giữ và có thể đọc lại.',
  input: ById,
  output: Document,
  allow: 'document.edit',
  subject: (db, { documentId }) => findDocumentForUpdate(db, documentId),
  run: async (context) => {
    await saveStopped(context.db, context.subject.id, stopped)
    return one(await getDocument(context, context.subject.id), context)
  },
})

export const removeDocument = operation({
  name: 'document.remove',
  method: 'DELETE',
  path: '/documents/:documentId',
  summary: 'Gỡ một văn bản chưa thành kế hoạch khỏi danh sách; đang đọc thì thôi đọc.',
  input: ById,
  output: Document.pick({ id: true, filename: true, sha256: true }),
  allow: 'document.edit',
  subject: (db, { documentId }) => findDocumentForUpdate(db, documentId),
  run: async ({ db, subject }) => {
    const { document } = subject
    if (document.planId) throw new Problem('document.has_plan', documentFacts(subject))
    await deleteDocument(db, subject.id)
    await releaseFile(db, document.sha256)
    return { id: subject.id, filename: document.filename, sha256: document.sha256 }
  },
  audit: (_input, { filename, sha256 }) => ({ filename, sha256 }),
})

const Finished = z.object({
  documentId: Id,
  outcome: z.union([
    z.object({
      state: z.literal('read'),
      reading: z.custom<DocumentReading>(isReading),
      source: z.custom<ShownSource>(isSource),
    }),
    z.object({ state: z.enum(['refused', 'failed']), code: z.string(), message: z.string() }),
  ]),
})

function isReading(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray((value as DocumentReading).tasks)
}

function isSource(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray((value as ShownSource).lines)
}

export const finishReading = operation({
  name: 'document.finishReading',
  method: 'POST',
  path: '/documents/:documentId/reading',
  summary: 'Ghi kết quả đọc văn bản; chỉ chương trình làm việc này.',
  input: Finished,
  output: z.object({ id: Id }),
  allow: 'system',
  run: async ({ db, now, emit }, { documentId, outcome }) => {
    const written = await saveOutcome(db, documentId, outcome as Outcome, now)
    if (written && outcome.state === 'read') await emit('document.read', { documentId })
    return { id: documentId }
  },
  audit: ({ outcome }) => ({ state: outcome.state }),
})

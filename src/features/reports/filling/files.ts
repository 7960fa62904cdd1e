import { Readable } from 'node:stream'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { recordFile } from '#platform/files/records.ts'
import { type MediaType, servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import { authorOf, getReport, insertEntries, type ReportSubject } from '../rounds/store.ts'
import { checkWritable } from '../rules.ts'
import { held } from './operations.ts'
import { fileShown } from './reading.ts'
import { AttachFile, OfFile, ReportFile } from './schema.ts'
import { deleteFile, findFile, insertFile, listCells, listSections } from './store.ts'

/** Files go with what they prove: all of them while the report is a draft, those of an item that came back. */
async function checkOpen(db: Db, { round, report }: ReportSubject, item: string): Promise<void> {
  if (checkWritable(round, report) === 'all') return
  const cells = await listCells(db, report.id)
  const sections = await listSections(db, report.id)
  if (!cells.get(item)?.returned && !sections.get(item)?.returned)
    throw new Problem('report.closed', { state: report.state })
}

export const attachFile = operation({
  name: 'report.attach',
  method: 'POST',
  path: '/reports/:reportId/files',
  summary: 'Gửi tài liệu chứng minh cho một số liệu, một mục hoặc cả báo cáo; nội dung yêu cầu là chính tệp.',
  input: AttachFile,
  output: ReportFile,
  allow: 'report.fill',
  body: 'file',
  // The bytes of somebody who may not attach them are not even stored.
  prepare: async ({ province, actor, services, upload, today }, { reportId, item }) => {
    await province.read(async (db) => {
      const subject = await getReport(db, reportId, today)
      if (!subject) throw new Problem('access.not_found')
      checkMay(actor, 'report.fill', subject)
      await checkOpen(db, subject, item)
    })
    if (!upload) throw new Problem('file.empty')
    const limitBytes = services.config.fileLimitMb * 1024 * 1024
    return { file: await services.files.put(upload.stream, { limitBytes }), filename: upload.filename }
  },
  subject: held,
  run: async (context, { reportId, item }) => {
    const { db, subject, prepared } = context
    await checkOpen(db, subject, item)
    await recordFile(db, prepared.file)
    const { filename } = prepared
    const by = authorOf(context)
    const fileId = await insertFile(db, { reportId, item, sha256: prepared.file.sha256, filename }, by)
    await insertEntries(db, [{ reportId, item: item || null, action: 'attached', said: { filename } }], by)
    return fileShown((await findFile(db, reportId, fileId))!)
  },
  audit: ({ item }, { id, filename, size }) => ({ item, fileId: id, filename, size }),
})

export const detachFile = operation({
  name: 'report.detach',
  method: 'DELETE',
  path: '/reports/:reportId/files/:fileId',
  summary: 'Bỏ một tài liệu của báo cáo khi báo cáo còn mở.',
  input: OfFile,
  output: z.object({ id: Id }),
  allow: 'report.fill',
  subject: held,
  run: async (context, { reportId, fileId }) => {
    const { db, subject } = context
    const found = await findFile(db, reportId, fileId)
    if (!found) throw new Problem('access.not_found')
    await checkOpen(db, subject, found.item)
    // What was sent with it stays.
    if (subject.report.submittedAt && found.uploadedAt <= subject.report.submittedAt)
      throw new Problem('report.file_kept')
    await deleteFile(db, fileId)
    const entry = { reportId, item: found.item || null, action: 'detached', said: { filename: found.filename } }
    await insertEntries(db, [entry], authorOf(context))
    return { id: fileId }
  },
  audit: ({ fileId }) => ({ fileId }),
})

export const downloadFile = operation({
  name: 'report.file',
  method: 'GET',
  path: '/reports/:reportId/files/:fileId',
  summary: 'Tải về một tài liệu của báo cáo.',
  input: OfFile,
  output: z.unknown(),
  allow: 'report.read',
  reply: 'file',
  subject: (db, { reportId }, { today }) => getReport(db, reportId, today),
  run: async ({ db, services }, { reportId, fileId }) => {
    const found = await findFile(db, reportId, fileId)
    if (!found) throw new Problem('access.not_found')
    return {
      filename: found.filename,
      mediaType: servedType(found.mediaType as MediaType),
      body: Readable.toWeb(await services.files.read(found.sha256)) as ReadableStream<Uint8Array>,
    }
  },
})

import { Readable } from 'node:stream'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import { checkStep } from '#features/assignments/rules.ts'
import { Attach, Detach, Evidence } from '#features/assignments/schema.ts'
import { findAssignment, findAssignmentForUpdate } from '#features/assignments/store.ts'
import { recordFile } from '#platform/files/records.ts'
import { servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import { deleteEvidence, findEvidence, findEvidenceOfFile, insertEvidence } from './store.ts'

export const attachEvidence = operation({
  name: 'assignment.attach',
  method: 'POST',
  path: '/assignments/:assignmentId/evidence',
  summary: 'Gửi một tài liệu kiểm chứng; nội dung yêu cầu là chính tệp. Gửi lại cùng một tệp không tạo bản thứ hai.',
  input: Attach,
  output: Evidence,
  allow: 'assignment.report',
  body: 'file',
  // The bytes of somebody who may not attach them are not even stored.
  prepare: async ({ province, actor, services, upload }, { assignmentId }) => {
    const subject = await province.read((db) => findAssignment(db, assignmentId))
    if (!subject) throw new Problem('access.not_found')
    checkMay(actor, 'assignment.report', subject)
    checkStep(subject, 'attach')
    if (!upload) throw new Problem('file.empty')
    const limitBytes = services.config.fileLimitMb * 1024 * 1024
    return { file: await services.files.put(upload.stream, { limitBytes }), filename: upload.filename }
  },
  subject: (db, { assignmentId }) => findAssignmentForUpdate(db, assignmentId),
  run: async ({ db, subject, userId, now, prepared: { file, filename } }, { assignmentId }) => {
    checkStep(subject, 'attach')
    await recordFile(db, file)
    const { sha256 } = file
    await insertEvidence(db, { assignmentId, sha256, filename, uploadedBy: userId, uploadedAt: now })
    const evidence = await findEvidenceOfFile(db, { assignmentId, sha256 })
    if (!evidence) throw new Problem('access.not_found')
    return evidence
  },
  audit: (_input, { id, filename, size }) => ({ evidenceId: id, filename, size }),
})

export const detachEvidence = operation({
  name: 'assignment.detach',
  method: 'DELETE',
  path: '/assignments/:assignmentId/evidence/:evidenceId',
  summary: 'Bỏ một tài liệu do chính mình gửi, khi chưa nằm trong báo cáo nào.',
  input: Detach,
  output: z.object({ id: Id }),
  allow: 'assignment.report',
  subject: findEvidence,
  run: async ({ db, subject, userId }) => {
    checkStep(subject.assignment, 'attach')
    const { evidence, uploadedBy } = subject
    if (evidence.entryId !== null || uploadedBy !== userId) throw new Problem('assignment.evidence_kept')
    await deleteEvidence(db, evidence.id)
    return { id: evidence.id }
  },
  audit: ({ evidenceId }) => ({ evidenceId }),
})

export const downloadEvidence = operation({
  name: 'assignment.evidence',
  method: 'GET',
  path: '/assignments/:assignmentId/evidence/:evidenceId',
  summary: 'Tải về một tài liệu kiểm chứng.',
  input: Detach,
  output: z.unknown(),
  allow: 'assignment.read',
  reply: 'file',
  subject: findEvidence,
  run: async ({ services, subject }) => ({
    filename: subject.evidence.filename,
    mediaType: servedType(subject.mediaType),
    body: Readable.toWeb(await services.files.read(subject.sha256)) as ReadableStream<Uint8Array>,
  }),
})

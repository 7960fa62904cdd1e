import { Readable } from 'node:stream'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import { recordFile } from '#platform/files/records.ts'
import { type MediaType, servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import { isExternal } from '../engine.ts'
import { checkStage } from '../rules.ts'
import { Attach, Detach, RoundEvidence } from '../schema.ts'
import { authorOf, getEngine, getSheet, insertEntry, type SheetSubject } from '../store.ts'
import { deleteEvidence, evidenceShown, findEvidence, insertEvidence } from './store.ts'

/** Evidence belongs to the claim while the agency scores, to the explanation afterwards. */
function checkOpen({ round, sheet }: SheetSubject, today: string): void {
  checkStage(round, ['selfScoring', 'explanation'], today)
  if (round.stage === 'selfScoring' && sheet.submittedAt) throw new Problem('round.submitted')
}

export const attachEvidence = operation({
  name: 'round.attach',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/evidence',
  summary: 'Gửi tài liệu kiểm chứng cho một tiêu chí, kèm trang hoặc mục; nội dung yêu cầu là chính tệp.',
  input: Attach,
  output: RoundEvidence,
  allow: 'round.selfScore',
  body: 'file',
  // The bytes of somebody who may not attach them are not even stored.
  prepare: async ({ province, actor, services, upload, today }, { sheetId }) => {
    const subject = await province.read((db) => getSheet(db, sheetId))
    if (!subject) throw new Problem('access.not_found')
    checkMay(actor, 'round.selfScore', subject)
    checkOpen(subject, today)
    if (!upload) throw new Problem('file.empty')
    const limitBytes = services.config.fileLimitMb * 1024 * 1024
    return { file: await services.files.put(upload.stream, { limitBytes }), filename: upload.filename }
  },
  subject: (db, { sheetId }) => getSheet(db, sheetId, 'change'),
  run: async (context, { sheetId, code, place = null }) => {
    const { db, subject, userId, now, today, prepared } = context
    checkOpen(subject, today)
    const { scorer } = await getEngine(db, subject.round)
    const criterion = scorer.leafAt.has(code) ? scorer.byCode.get(code) : undefined
    if (!criterion) throw new Problem('access.not_found', { code })
    if (isExternal(criterion)) throw new Problem('round.external_line', { code })
    await recordFile(db, prepared.file)
    const { sha256 } = prepared.file
    const explains = subject.round.stage === 'explanation'
    const { filename } = prepared
    const row = { sheetId, code, sha256, filename, place, explains, uploadedBy: userId, uploadedAt: now }
    const evidenceId = await insertEvidence(db, row)
    const entry = { roundId: subject.round.id, sheetId, code, action: 'attached', said: { filename, place } }
    await insertEntry(db, entry, authorOf(context))
    return evidenceShown((await findEvidence(db, { sheetId, code, evidenceId }))!)
  },
  audit: ({ code }, { id, filename, size }) => ({ code, evidenceId: id, filename, size }),
})

export const detachEvidence = operation({
  name: 'round.detach',
  method: 'DELETE',
  path: '/round-sheets/:sheetId/lines/:code/evidence/:evidenceId',
  summary: 'Bỏ một tài liệu kiểm chứng khi phiếu còn mở.',
  input: Detach,
  output: z.object({ id: Id }),
  allow: 'round.selfScore',
  subject: (db, { sheetId }) => getSheet(db, sheetId, 'change'),
  run: async (context, input) => {
    const { db, subject, today } = context
    checkOpen(subject, today)
    const found = await findEvidence(db, input)
    if (!found) throw new Problem('access.not_found')
    // What the appraisers have seen stays.
    if (subject.round.stage === 'explanation' && !found.explains) throw new Problem('round.evidence_kept')
    await deleteEvidence(db, found.id)
    const { sheetId, code } = input
    const entry = { roundId: subject.round.id, sheetId, code, action: 'detached', said: { filename: found.filename } }
    await insertEntry(db, entry, authorOf(context))
    return { id: found.id }
  },
  audit: ({ code, evidenceId }) => ({ code, evidenceId }),
})

export const downloadEvidence = operation({
  name: 'round.evidence',
  method: 'GET',
  path: '/round-sheets/:sheetId/lines/:code/evidence/:evidenceId',
  summary: 'Tải về một tài liệu kiểm chứng của phiếu chấm điểm.',
  input: Detach,
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: (db, { sheetId }) => getSheet(db, sheetId),
  run: async ({ db, services }, input) => {
    const found = await findEvidence(db, input)
    if (!found) throw new Problem('access.not_found')
    return {
      filename: found.filename,
      mediaType: servedType(found.mediaType as MediaType),
      body: Readable.toWeb(await services.files.read(found.sha256)) as ReadableStream<Uint8Array>,
    }
  },
})

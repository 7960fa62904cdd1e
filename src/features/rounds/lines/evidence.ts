import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import { recordFile } from '#platform/files/records.ts'
import { type MediaType, servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import { checkLineOpen, checkStage } from '../rules.ts'
import { Attach, AttachKnown, Detach, RoundEvidence } from '../schema.ts'
import { authorOf, getEngine, getSheet, insertEntry, type SheetSubject } from '../store.ts'
import { checkOwn } from './operations.ts'
import {
  deleteEvidence,
  evidenceShown,
  findEvidence,
  findLine,
  insertEvidence,
  isViewable,
  listEvidence,
} from './store.ts'

/**
 * Evidence belongs to the claim while the line is open to its agency, to the explanation afterwards. Points of a survey are
 * neither: while they stand there, what proves the agency's own score stays beneath as it is.
 */
async function checkOpen(db: Context['db'], { round, sheet }: SheetSubject, code: string, today: string) {
  const line = await findLine(db, sheet.id, code)
  checkOwn(await getEngine(db, round), code, line)
  if (round.stage === 'explanation') return checkStage(round, ['explanation'], today)
  checkLineOpen(round, { submittedAt: sheet.submittedAt, returned: Boolean(line?.returned) }, today)
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
  prepare: async ({ province, actor, services, upload, today }, { sheetId, code }) => {
    await province.read(async (db) => {
      const subject = await getSheet(db, sheetId)
      if (!subject) throw new Problem('access.not_found')
      checkMay(actor, 'round.selfScore', subject)
      await checkOpen(db, subject, code, today)
    })
    if (!upload) throw new Problem('file.empty')
    const limitBytes = services.config.fileLimitMb * 1024 * 1024
    return { file: await services.files.put(upload.stream, { limitBytes }), filename: upload.filename }
  },
  subject: (db, { sheetId }) => getSheet(db, sheetId, 'change'),
  run: async (context, input) => {
    const { db, prepared } = context
    await recordFile(db, prepared.file)
    return attach(context, input, { sha256: prepared.file.sha256, filename: prepared.filename })
  },
  audit: ({ code }, { id, filename, size }) => ({ code, evidenceId: id, filename, size }),
})

export const attachKnown = operation({
  name: 'round.attachKnown',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/known-evidence',
  summary:
    'Dùng lại tài liệu đã gửi ở tiêu chí khác của cùng phiếu, với trang hoặc mục của tiêu chí này; tệp chỉ lưu một lần.',
  input: AttachKnown,
  output: RoundEvidence,
  allow: 'round.selfScore',
  subject: (db, { sheetId }) => getSheet(db, sheetId, 'change'),
  run: async (context, { evidenceId, ...input }) => {
    const files = await listEvidence(context.db, input.sheetId)
    const known = files.find(({ id }) => id === evidenceId)
    if (!known) throw new Problem('access.not_found')
    const { sha256, filename, issuedOn } = known
    return attach(context, { ...input, issuedOn: input.issuedOn ?? issuedOn ?? undefined }, { sha256, filename })
  },
  audit: ({ code }, { id, filename }) => ({ code, evidenceId: id, filename }),
})

type OnSheetContext = Context & { subject: SheetSubject }
type KeptFile = { sha256: string; filename: string }

async function attach(context: OnSheetContext, input: z.output<typeof Attach>, file: KeptFile): Promise<RoundEvidence> {
  const { sheetId, code, place = null, issuedOn = null } = input
  const { db, subject, userId, now, today } = context
  await checkOpen(db, subject, code, today)
  const explains = subject.round.stage === 'explanation'
  const said = { filename: file.filename, place, issuedOn }
  const row = { sheetId, code, sha256: file.sha256, ...said, explains, uploadedBy: userId, uploadedAt: now }
  const evidenceId = await insertEvidence(db, row)
  await insertEntry(db, { roundId: subject.round.id, sheetId, code, action: 'attached', said }, authorOf(context))
  return evidenceShown((await findEvidence(db, { sheetId, code, evidenceId }))!)
}

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
    await checkOpen(db, subject, input.code, today)
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
  summary: 'Tải về một tài liệu kiểm chứng của phiếu chấm điểm, hoặc xem tại chỗ.',
  input: Detach.extend({ view: z.stringbool().default(false).describe('Shown by the browser, where it can be') }),
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
      inline: input.view && isViewable(found.mediaType),
      body: Readable.toWeb(await services.files.read(found.sha256)) as ReadableStream<Uint8Array>,
    }
  },
})

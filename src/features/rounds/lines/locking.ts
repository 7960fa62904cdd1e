import type { Context } from '#features/access/operation.ts'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { checkLineOpen, checkNotOwn, checkStage, lackingEvidence } from '../rules.ts'
import { LineReply, OnLine, ReturnLine } from '../schema.ts'
import { getSheet } from '../store.ts'
import { checkOwn, lineOf, noted } from './operations.ts'
import { saveLine } from './store.ts'
import { lineReply, readSheet } from './view.ts'

const held = (db: Context['db'], { sheetId }: { sheetId: string }) => getSheet(db, sheetId, 'change')

export const returnLine = operation({
  name: 'round.returnLine',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/return',
  summary: 'Trả lại một tiêu chí cho đơn vị sửa, kèm lý do; các tiêu chí khác của phiếu vẫn khóa.',
  input: ReturnLine,
  output: LineReply,
  allow: 'round.appraise',
  subject: held,
  run: async (context, { code, version, reason }) => {
    const { db, subject, today, now, actor } = context
    checkNotOwn(actor, subject.sheet.agencyId)
    checkStage(subject.round, ['selfScoring', 'appraisal'], today)
    const before = await readSheet(context, subject)
    const line = lineOf(before, code)
    checkOwn(before.engine, code, line)
    const isOpen = subject.round.stage === 'selfScoring' && !subject.sheet.submittedAt
    if (isOpen || line.returned) throw new Problem('round.line_open', { code })
    const returned = { reason, byName: actor.name, at: now.toISOString() }
    const after = await saveLine(db, line, version, { returned, verdict1: null }, now)
    await noted(context, { code, action: 'returned', said: { reason } })
    return lineReply(subject, before, after)
  },
  audit: ({ code, reason }) => ({ code, reason }),
})

export const lockLine = operation({
  name: 'round.lockLine',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/lock',
  summary:
    'Gửi lại tiêu chí đã được trả lại: dòng khóa lại và chờ thẩm định; thiếu tài liệu kiểm chứng phải nêu lý do.',
  input: OnLine,
  output: LineReply,
  allow: 'round.selfScore',
  subject: held,
  run: async (context, { code, version }) => {
    const { db, subject, today, now } = context
    const before = await readSheet(context, subject)
    const line = lineOf(before, code)
    if (!line.returned) throw new Problem('round.submitted')
    checkLineOpen(subject.round, { submittedAt: subject.sheet.submittedAt, returned: true }, today)
    const asksEvidence = (before.engine.scorer.byCode.get(code)?.evidence ?? []).length > 0
    const points = Number(before.values.get(code)?.self.points ?? 0)
    const lacking = lackingEvidence([{ line, asksEvidence, points }])
    if (lacking.length > 0) throw new Problem('round.evidence_missing', { codes: code, count: 1 })
    const after = await saveLine(db, line, version, { returned: null }, now)
    await noted(context, { code, action: 'locked' })
    return lineReply(subject, before, after)
  },
  audit: ({ code }) => ({ code }),
})

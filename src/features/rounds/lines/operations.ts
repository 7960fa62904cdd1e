import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { emptyRow, fillRow } from '#lib/scoring/inputs.ts'
import { Problem } from '#platform/problem.ts'
import { type Engine, isExternal } from '../engine.ts'
import { boundsOf } from '../form.ts'
import {
  checkLineOpen,
  checkNotOwn,
  checkPoints,
  checkStage,
  claimSaid,
  inputOf,
  type LineRow,
  lackingEvidence,
  verdictOf,
} from '../rules.ts'
import {
  AppraiseLine,
  type Claim,
  ExplainLine,
  LineReply,
  type LineValues,
  OnSheet,
  RoundEntry,
  ScoreLine,
  SheetPage,
} from '../schema.ts'
import {
  authorOf,
  getSheet,
  insertEntry,
  listLineEntries,
  type NewEntry,
  type SheetSubject,
  saveSubmitted,
} from '../store.ts'
import { acceptLines, type LineChange, saveLine } from './store.ts'
import { lineReply, readSheet, type SheetState, sheetPage } from './view.ts'

type OnSheetContext = Context & { subject: SheetSubject }

const held = (db: Context['db'], { sheetId }: { sheetId: string }) => getSheet(db, sheetId, 'change')

export const noted = (context: OnSheetContext, entry: Omit<NewEntry, 'roundId' | 'sheetId'>) =>
  insertEntry(
    context.db,
    { roundId: context.subject.round.id, sheetId: context.subject.sheet.id, ...entry },
    authorOf(context),
  )

export const showSheet = operation({
  name: 'round.sheet',
  method: 'GET',
  path: '/round-sheets/:sheetId',
  summary: 'Phiếu chấm điểm của một đơn vị: tiêu chí, tự chấm, thẩm định, giải trình, kết quả, tài liệu kiểm chứng.',
  input: z.object({ sheetId: Id }),
  output: SheetPage,
  allow: 'round.read',
  subject: (db, { sheetId }) => getSheet(db, sheetId),
  run: (context) => sheetPage(context, context.subject),
})

export function lineOf(state: SheetState, code: string): LineRow {
  const line = state.lines.get(code)
  if (!line) throw new Problem('access.not_found', { code })
  return line
}

/** Survey, ministry and council give their points themselves; so does a survey that was taken in place of figures. */
export function checkOwn({ scorer }: Engine, code: string, line: LineRow | undefined): void {
  const criterion = scorer.leafAt.has(code) ? scorer.byCode.get(code) : undefined
  if (!criterion) throw new Problem('access.not_found', { code })
  if (isExternal(criterion)) throw new Problem('round.external_line', { code })
  if (line && line.imported !== null) throw new Problem('round.surveyed_line', { code })
}

/** Figures that the line does not know, or points beyond what it allows. */
export function checkClaim(engine: Engine, code: string, claim: Claim): void {
  if (claim.given !== null) checkPoints(claim.given, boundsOf(engine, code))
  const problems = fillRow(engine.scorer, { [code]: inputOf(claim) }, emptyRow(engine.scorer), 0)
  if (problems.length === 0) return
  const fields = problems.map(({ key, problem }) => ({ field: key, code: problem, message: problem }))
  throw new Problem('input.invalid', { fields })
}

export const scoreLine = operation({
  name: 'round.score',
  method: 'PUT',
  path: '/round-sheets/:sheetId/lines/:code',
  summary: 'Tự chấm một tiêu chí bằng số liệu (máy tính điểm) hoặc mức điểm được chọn; giữ cả lịch sử.',
  input: ScoreLine,
  output: LineReply,
  allow: 'round.selfScore',
  subject: held,
  run: async (context, { code, version, claim: typed, note, excuse }) => {
    const { db, subject, today, now } = context
    const before = await readSheet(context, subject)
    const line = lineOf(before, code)
    const { submittedAt } = subject.sheet
    checkLineOpen(subject.round, { submittedAt, returned: line.returned !== null }, today)
    checkOwn(before.engine, code, line)
    const claim = claimSaid(typed)
    if (claim) checkClaim(before.engine, code, claim)
    const after = await saveLine(db, line, version, { claim, note: note || null, excuse: excuse || null }, now)
    const reply = lineReply(subject, before, after)
    await noted(context, { code, action: 'claimed', said: { claim, note, excuse, points: reply.line.self.points } })
    return reply
  },
  audit: ({ code }, { line }) => ({ code, points: line.self.points }),
})

export const submitSheet = operation({
  name: 'round.submit',
  method: 'POST',
  path: '/round-sheets/:sheetId/submit',
  summary: 'Nộp phiếu tự chấm; tiêu chí có điểm mà thiếu tài liệu kiểm chứng phải nêu lý do. Nộp rồi thì khóa.',
  input: OnSheet,
  output: SheetPage,
  allow: 'round.selfScore',
  subject: held,
  run: async (context, { version, sheetId }) => {
    const { db, subject, today } = context
    checkStage(subject.round, ['selfScoring'], today)
    if (subject.sheet.submittedAt) throw new Problem('round.submitted')
    const { engine, lines, values } = await readSheet(context, subject)
    const own = engine.leaves.filter((it) => !isExternal(it))
    const claims = own.flatMap(({ code, evidence }) => {
      const line = lines.get(code)
      const points = Number(values.get(code)?.self.points ?? 0)
      return line && line.imported === null ? [{ line, asksEvidence: (evidence ?? []).length > 0, points }] : []
    })
    const lacking = lackingEvidence(claims)
    if (lacking.length > 0)
      throw new Problem('round.evidence_missing', { codes: lacking.join(', '), count: lacking.length })
    await saveSubmitted(db, subject.sheet, version, authorOf(context))
    await noted(context, { action: 'submitted' })
    return sheetPage(context, (await getSheet(db, sheetId))!)
  },
})

export const reopenSheet = operation({
  name: 'round.reopenSheet',
  method: 'POST',
  path: '/round-sheets/:sheetId/reopen',
  summary: 'Mở lại phiếu đã nộp cho đơn vị sửa, kèm lý do; chỉ trong thời gian tự chấm.',
  input: OnSheet.extend({ reason: z.string().trim().min(3).max(2000) }),
  output: SheetPage,
  allow: 'round.manage',
  subject: held,
  run: async (context, { version, reason, sheetId }) => {
    const { db, subject, today } = context
    checkStage(subject.round, ['selfScoring'], today)
    await saveSubmitted(db, subject.sheet, version, null)
    await noted(context, { action: 'reopened', said: { reason } })
    return sheetPage(context, (await getSheet(db, sheetId))!)
  },
})

export const appraiseLine = operation({
  name: 'round.appraise',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/appraise',
  summary: 'Thẩm định một tiêu chí: chấp nhận, hoặc chấm điểm khác kèm lý do; không thẩm định phiếu của đơn vị mình.',
  input: AppraiseLine,
  output: LineReply,
  allow: 'round.appraise',
  subject: held,
  run: async (context, { code, version, ...said }) => {
    const { db, subject, today, now, actor } = context
    checkNotOwn(actor, subject.sheet.agencyId)
    checkStage(subject.round, ['appraisal', 'reappraisal'], today)
    const before = await readSheet(context, subject)
    const line = lineOf(before, code)
    checkOwn(before.engine, code, line)
    const again = subject.round.stage === 'reappraisal'
    if (again && !line.explanation) throw new Problem('round.not_explained', { code })
    if (said.decision !== null && before.values.get(code)?.self.state !== 'undecided') {
      throw new Problem('round.nothing_to_decide', { code })
    }
    const verdict = verdictOf(said, boundsOf(before.engine, code))
    const change: LineChange = again ? { verdict2: verdict } : { verdict1: verdict, returned: null }
    const after = await saveLine(db, line, version, change, now)
    await noted(context, { code, action: again ? 'reappraised' : 'appraised', said: verdict })
    return lineReply(subject, before, after)
  },
  audit: ({ code, accepted, points }) => ({ code, accepted, points }),
})

export const acceptRest = operation({
  name: 'round.acceptRest',
  method: 'POST',
  path: '/round-sheets/:sheetId/accept-rest',
  summary: 'Chấp nhận mọi tiêu chí chưa thẩm định mà không có điểm nghi ngờ; những tiêu chí còn lại phải xem từng cái.',
  input: z.object({ sheetId: Id }),
  output: z.object({ accepted: z.number().int(), left: z.number().int() }),
  allow: 'round.appraise',
  subject: held,
  run: async (context) => {
    const { db, subject, today, now, actor } = context
    checkNotOwn(actor, subject.sheet.agencyId)
    checkStage(subject.round, ['appraisal'], today)
    const { engine, lines, values } = await readSheet(context, subject)
    const isTaken = (code: string) => typeof lines.get(code)?.imported === 'number'
    const own = engine.leaves.filter((it) => !isExternal(it) && !isTaken(it.code))
    const open = own.filter(({ code }) => values.get(code)?.verdict1 === null)
    const isSure = (it: LineValues | undefined) => it?.doubts.length === 0 && it.returned === null
    const sure = open.filter(({ code }) => isSure(values.get(code))).map(({ code }) => code)
    const verdict = { accepted: true, points: null, decision: null, reason: null }
    await acceptLines(db, subject.sheet.id, sure, verdict, now)
    if (sure.length > 0) await noted(context, { action: 'appraised', said: { ...verdict, codes: sure } })
    return { accepted: sure.length, left: open.length - sure.length }
  },
  audit: (_input, { accepted }) => ({ accepted }),
})

export const explainLine = operation({
  name: 'round.explain',
  method: 'POST',
  path: '/round-sheets/:sheetId/lines/:code/explain',
  summary: 'Giải trình một tiêu chí bị chấm khác; tài liệu bổ sung gửi kèm ở cùng tiêu chí.',
  input: ExplainLine,
  output: LineReply,
  allow: 'round.selfScore',
  subject: held,
  run: async (context, { code, version, explanation }) => {
    const { db, subject, today, now } = context
    checkStage(subject.round, ['explanation'], today)
    const before = await readSheet(context, subject)
    const line = lineOf(before, code)
    if (!line.verdict1 || line.verdict1.accepted) throw new Problem('round.nothing_to_explain', { code })
    const after = await saveLine(db, line, version, { explanation: explanation || null }, now)
    await noted(context, { code, action: 'explained', said: { explanation } })
    return lineReply(subject, before, after)
  },
  audit: ({ code }) => ({ code }),
})

export const showLineHistory = operation({
  name: 'round.lineHistory',
  method: 'GET',
  path: '/round-sheets/:sheetId/lines/:code/history',
  summary: 'Lịch sử của một tiêu chí: ai đã tự chấm, thẩm định, giải trình, lúc nào.',
  input: z.object({ sheetId: Id, code: z.string().max(40) }),
  output: z.object({ entries: z.array(RoundEntry) }),
  allow: 'round.read',
  subject: (db, { sheetId }) => getSheet(db, sheetId),
  run: async ({ db }, { sheetId, code }) => ({
    entries: await listLineEntries(db, { sheetId, code }),
  }),
})

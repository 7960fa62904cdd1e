import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { checkAnswer } from './answers/rules.ts'
import { saveAnswer } from './answers/store.ts'
import { detailOf, findTime } from './occurrences/reading.ts'
import { findPercentBefore } from './occurrences/store.ts'
import {
  accept,
  askExtension,
  cancel,
  checkVersion,
  comment,
  complete,
  decideExtension,
  giveBack,
  object,
  rejectObjection,
  reopen,
  report,
  withdraw,
} from './rules.ts'
import {
  AskExtension,
  Assignment,
  AssignmentDetail,
  ByVersion,
  CommentOn,
  DecideExtension,
  GetAssignment,
  ReportProgress,
  WithNote,
  WithReason,
} from './schema.ts'
import {
  authorOf,
  closeExtension,
  findAsked,
  findAssignment,
  findAssignmentForUpdate,
  insertEntry,
  insertExtension,
  listEvidenceIds,
  tieEvidence,
} from './store.ts'
import { take } from './taking.ts'

const subject = (db: Context['db'], { assignmentId }: { assignmentId: string }) =>
  findAssignmentForUpdate(db, assignmentId)

const state = (_input: unknown, reply: Assignment) => ({ state: reply.state, dueOn: reply.dueOn })

export const getAssignment = operation({
  name: 'assignment.get',
  method: 'GET',
  path: '/assignments/:assignmentId',
  summary: 'Một phần việc: tiến độ, lịch sử, tài liệu kiểm chứng, đề nghị gia hạn và các đơn vị cùng nhiệm vụ.',
  input: GetAssignment,
  output: AssignmentDetail,
  allow: 'assignment.read',
  subject: (db, { assignmentId }) => findAssignment(db, assignmentId),
  run: (context, { occurrenceId }) => detailOf(context, occurrenceId),
})

export const acceptAssignment = operation({
  name: 'assignment.accept',
  method: 'POST',
  path: '/assignments/:assignmentId/accept',
  summary: 'Nhận việc được giao.',
  input: ByVersion,
  output: Assignment,
  allow: 'assignment.report',
  subject,
  run: async (context, wish) => (await take(context, wish, 'accept', accept)).reply,
  audit: state,
})

export const objectToAssignment = operation({
  name: 'assignment.object',
  method: 'POST',
  path: '/assignments/:assignmentId/object',
  summary: 'Không nhận việc, kèm lý do; cơ quan theo dõi kế hoạch quyết định.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.report',
  subject,
  run: async (context, { reason, ...wish }) => (await take(context, wish, 'object', (it) => object(it, reason))).reply,
  audit: state,
})

export const rejectAssignmentObjection = operation({
  name: 'assignment.rejectObjection',
  method: 'POST',
  path: '/assignments/:assignmentId/reject-objection',
  summary: 'Không chấp nhận lý do từ chối; việc vẫn giao cho đơn vị.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { reason, ...wish }) =>
    (await take(context, wish, 'rejectObjection', (it) => rejectObjection(it, reason))).reply,
  audit: state,
})

export const cancelAssignment = operation({
  name: 'assignment.cancel',
  method: 'POST',
  path: '/assignments/:assignmentId/cancel',
  summary: 'Thôi giao việc này cho đơn vị, kèm lý do; đề nghị gia hạn đang chờ được khép lại.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { reason, ...wish }) => (await take(context, wish, 'cancel', (it) => cancel(it, reason))).reply,
  audit: state,
})

export const reportProgress = operation({
  name: 'assignment.report',
  method: 'POST',
  path: '/assignments/:assignmentId/report',
  summary: 'Báo tiến độ, hoặc nộp kết quả (đơn vị chủ trì cần ít nhất một tài liệu kiểm chứng).',
  input: ReportProgress,
  output: Assignment,
  allow: 'assignment.report',
  subject,
  run: async (context, input) => {
    const { db, subject, now, today } = context
    const all = new Set(await listEvidenceIds(db, subject.id, null))
    const missing = input.evidenceIds.filter((id) => !all.has(id))
    if (missing.length > 0) throw new Problem('access.not_found', { evidenceIds: missing })
    const step = input.submit ? 'submit' : 'report'
    const time = await findTime(context, step, input.occurrenceId)
    const present = new Set([...(await listEvidenceIds(db, subject.id, time)), ...input.evidenceIds])
    checkAnswer(subject, input, { files: present, today })
    const { reply, entryId } = await take(context, input, step, (it) => report(it, input, present.size, now))
    await tieEvidence(db, subject.id, entryId, input.evidenceIds)
    if (input.answer) await saveAnswer(db, subject.id, input.answer)
    return reply
  },
  audit: ({ percent, submit, answer }) => ({ percent, submit, ...(answer ? { answerNumber: answer.number } : {}) }),
})

export const withdrawResult = operation({
  name: 'assignment.withdraw',
  method: 'POST',
  path: '/assignments/:assignmentId/withdraw',
  summary:
    'Rút lại kết quả đã gửi khi chưa có ai nghiệm thu hay trả lại; phần việc trở lại đang thực hiện, với mức hoàn thành đã báo trước đó.',
  input: ByVersion,
  output: Assignment,
  allow: 'assignment.report',
  subject,
  run: async (context, wish) => {
    const { db, subject } = context
    const { reply } = await take(context, wish, 'withdraw', async (it, time) =>
      withdraw(it, await findPercentBefore(db, subject.id, time?.id ?? null)),
    )
    return reply
  },
  audit: state,
})

export const returnAssignment = operation({
  name: 'assignment.return',
  method: 'POST',
  path: '/assignments/:assignmentId/return',
  summary: 'Trả lại kết quả để bổ sung, kèm lý do.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { reason, ...wish }) =>
    (await take(context, wish, 'return', (it) => giveBack(it, reason))).reply,
  audit: state,
})

export const completeAssignment = operation({
  name: 'assignment.complete',
  method: 'POST',
  path: '/assignments/:assignmentId/complete',
  summary: 'Công nhận kết quả đã nộp: phần việc hoàn thành.',
  input: WithNote,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { note, ...wish }) =>
    (await take(context, wish, 'complete', (it) => complete(it, note, context.now))).reply,
  audit: state,
})

export const reopenAssignment = operation({
  name: 'assignment.reopen',
  method: 'POST',
  path: '/assignments/:assignmentId/reopen',
  summary: 'Mở lại phần việc đã hoàn thành, hoặc giao lại phần việc đã thôi giao, kèm lý do.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { reason, ...wish }) => (await take(context, wish, 'reopen', (it) => reopen(it, reason))).reply,
  audit: state,
})

export const askForExtension = operation({
  name: 'assignment.askExtension',
  method: 'POST',
  path: '/assignments/:assignmentId/extension',
  summary: 'Đề nghị gia hạn đến một ngày, kèm lý do; mỗi lúc một đề nghị.',
  input: AskExtension,
  output: Assignment,
  allow: 'assignment.report',
  subject,
  run: async (context, { dueTo, reason, ...wish }) => {
    const { db, subject, today } = context
    const { reply, before, time } = await take(context, wish, 'askExtension', (it) =>
      askExtension(it, dueTo, reason, today),
    )
    const asked = { dueFrom: before.dueOn, dueTo, reason, occurrenceId: time?.id ?? null }
    await insertExtension(db, subject.id, asked, authorOf(context))
    return reply
  },
  audit: ({ dueTo }) => ({ dueTo }),
})

export const decideOnExtension = operation({
  name: 'assignment.decideExtension',
  method: 'POST',
  path: '/assignments/:assignmentId/extension/decide',
  summary: 'Đồng ý gia hạn (có thể đến ngày khác ngày đề nghị) hoặc không đồng ý.',
  input: DecideExtension,
  output: Assignment,
  allow: 'assignment.decide',
  subject,
  run: async (context, { version, grant, note, ...wish }) => {
    const { db, subject } = context
    const asked = await findAsked(db, subject.id)
    if (asked === undefined) {
      checkVersion(subject, version)
      throw new Problem('assignment.extension_none')
    }
    const dueTo = wish.dueTo ?? asked.dueTo
    const occurrenceId = asked.occurrenceId ?? undefined
    const answer = grant ? { state: 'granted' as const, dueTo, note } : { state: 'refused' as const, note }
    const { reply } = await take(context, { version, occurrenceId }, 'decideExtension', (it) =>
      decideExtension(it, { grant, dueTo, note }),
    )
    await closeExtension(db, subject.id, answer, authorOf(context))
    return reply
  },
  audit: ({ grant }, reply) => ({ grant, dueOn: reply.dueOn }),
})

export const commentOnAssignment = operation({
  name: 'assignment.comment',
  method: 'POST',
  path: '/assignments/:assignmentId/comments',
  summary: 'Trao đổi về phần việc; không đổi trạng thái.',
  input: CommentOn,
  output: z.object({ id: Id }),
  allow: 'assignment.comment',
  subject: (db, { assignmentId }) => findAssignment(db, assignmentId),
  run: async (context, { text }) => ({
    id: await insertEntry(context.db, context.subject.id, comment(text), authorOf(context)),
  }),
})

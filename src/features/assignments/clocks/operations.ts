import { operation } from '#features/access/operation.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { Assignment, WithReason } from '../schema.ts'
import { findAssignmentForUpdate } from '../store.ts'
import { take } from '../taking.ts'
import { pause, resume } from './rules.ts'
import { findClockRule } from './store.ts'

export const pauseAssignment = operation({
  name: 'assignment.pause',
  method: 'POST',
  path: '/assignments/:assignmentId/pause',
  summary: 'Tạm dừng thời hạn của phần việc, kèm lý do; trong lúc tạm dừng không có ngày đến hạn.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject: (db, { assignmentId }) => findAssignmentForUpdate(db, assignmentId),
  run: async (context, { reason, ...wish }) =>
    (await take(context, wish, 'pause', (it) => pause(it, reason, context.today))).reply,
  audit: ({ reason }, { pausedOn }) => ({ reason, pausedOn }),
})

export const resumeAssignment = operation({
  name: 'assignment.resume',
  method: 'POST',
  path: '/assignments/:assignmentId/resume',
  summary: 'Tính tiếp thời hạn đã tạm dừng; số ngày còn lại giữ nguyên.',
  input: WithReason,
  output: Assignment,
  allow: 'assignment.decide',
  subject: (db, { assignmentId }) => findAssignmentForUpdate(db, assignmentId),
  run: async (context, { reason, ...wish }) => {
    const { db, subject, today } = context
    const deadline = (await findClockRule(db, subject.taskId))?.deadline ?? null
    const running = { today, deadline, calendar: await calendarOf(context) }
    return (await take(context, wish, 'resume', (it) => resume(it, reason, running))).reply
  },
  audit: ({ reason }, { dueOn }) => ({ reason, dueOn }),
})

import { type Context, operation } from '#features/access/operation.ts'
import { getPlan } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { ruleOf } from '../jobs.ts'
import { checkHolds, type DutySubject, findDutySubjectForUpdate, reloadColumn } from '../reading.ts'
import { AgencyColumn, StepOfDuty, StepToDay } from '../schema.ts'
import { askForDay, type DutyChange, extendDuty, pauseDuty, refuseDay, resumeDuty, withdrawDay } from './rules.ts'
import { saveDutyChange } from './store.ts'

type OnDuty = Context & { subject: DutySubject }

const subject = (db: Context['db'], { planId, agencyId }: { planId: string; agencyId: string }) =>
  findDutySubjectForUpdate(db, planId, agencyId)

async function keep(context: OnDuty, make: (duty: DutySubject['duty']) => DutyChange): Promise<AgencyColumn> {
  const { db, subject, userId, actor, now } = context
  checkHolds(subject)
  await saveDutyChange(db, subject.duty.id, make(subject.duty), { userId, name: actor.name, now })
  return reloadColumn(context)
}

const inAudit = ({ reason }: { reason: string }, { dueOn, pausedOn }: AgencyColumn) => ({ reason, dueOn, pausedOn })

export const pauseDutyClock = operation({
  name: 'cascade.pause',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/pause',
  summary: 'Tạm dừng thời hạn ban hành kế hoạch của một đơn vị, kèm lý do; trong lúc tạm dừng không có ngày đến hạn.',
  input: StepOfDuty,
  output: AgencyColumn,
  allow: 'cascade.ask',
  subject,
  run: (context, wish) => keep(context, (duty) => pauseDuty(duty, wish, context.today)),
  audit: inAudit,
})

export const resumeDutyClock = operation({
  name: 'cascade.resume',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/resume',
  summary: 'Tính tiếp thời hạn ban hành kế hoạch đã tạm dừng; số ngày làm việc còn lại giữ nguyên.',
  input: StepOfDuty,
  output: AgencyColumn,
  allow: 'cascade.ask',
  subject,
  run: async (context, wish) => {
    const rule = await ruleOf(context, await getPlan(context.db, context.subject.duty.planId))
    const at = { today: context.today, rule, calendar: await calendarOf(context) }
    return keep(context, (duty) => resumeDuty(duty, wish, at))
  },
  audit: inAudit,
})

export const askForDutyDay = operation({
  name: 'cascade.askExtension',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/extension/ask',
  summary: 'Đơn vị đề nghị lùi ngày ban hành kế hoạch của mình, kèm lý do; mỗi lúc một đề nghị.',
  input: StepToDay,
  output: AgencyColumn,
  allow: 'cascade.answer',
  subject,
  run: (context, wish) => keep(context, (duty) => askForDay(duty, wish, context.today)),
  audit: ({ reason, dueTo }) => ({ reason, dueTo }),
})

export const withdrawDutyDay = operation({
  name: 'cascade.withdrawExtension',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/extension/withdraw',
  summary: 'Đơn vị rút đề nghị lùi ngày ban hành kế hoạch khi chưa có ai quyết định, kèm lý do.',
  input: StepOfDuty,
  output: AgencyColumn,
  allow: 'cascade.answer',
  subject,
  run: (context, wish) => keep(context, (duty) => withdrawDay(duty, wish, context.today)),
  audit: inAudit,
})

export const extendDutyDay = operation({
  name: 'cascade.extend',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/extension',
  summary: 'Lùi ngày ban hành kế hoạch của một đơn vị, theo đề nghị hay không, kèm lý do.',
  input: StepToDay,
  output: AgencyColumn,
  allow: 'cascade.ask',
  subject,
  run: (context, wish) => keep(context, (duty) => extendDuty(duty, wish, context.today)),
  audit: inAudit,
})

export const refuseDutyDay = operation({
  name: 'cascade.refuseExtension',
  method: 'POST',
  path: '/plans/:planId/cascade/agencies/:agencyId/extension/refuse',
  summary: 'Không đồng ý lùi ngày ban hành kế hoạch, kèm lý do.',
  input: StepOfDuty,
  output: AgencyColumn,
  allow: 'cascade.ask',
  subject,
  run: (context, wish) => keep(context, (duty) => refuseDay(duty, wish, context.today)),
  audit: inAudit,
})

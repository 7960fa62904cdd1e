import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { OnReport as OnReportInput, type StoredState } from '../rounds/schema.ts'
import { authorOf, insertEntries, saveReport } from '../rounds/store.ts'
import { checkNotOwn, checkState } from '../rules.ts'
import { held, type OnReport } from './operations.ts'
import { readReport } from './reading.ts'
import { CorrectReport, PublishReport, ReportPage, ReturnItem, TakeBackReturn } from './schema.ts'
import { checkItem, isReturned, itemOf, openAgain, pageAfter } from './sending.ts'
import { saveItem } from './store.ts'

const noted = ({ db, subject, ...context }: OnReport, action: string, item: string | null, said: object) =>
  insertEntries(db, [{ reportId: subject.report.id, item, action, said }], {
    userId: context.userId,
    name: context.actor.name,
    now: context.now,
  })

export const returnItem = operation({
  name: 'report.returnItem',
  method: 'POST',
  path: '/reports/:reportId/returns',
  summary: 'Trả lại một số liệu hoặc một mục kèm lý do; phần còn lại của báo cáo vẫn đóng.',
  input: ReturnItem,
  output: ReportPage,
  allow: 'report.approve',
  subject: held,
  run: async (context, { item, reason }) => {
    const { db, subject, actor, now } = context
    const { report } = subject
    checkNotOwn(actor, report.agencyId)
    checkState(report, ['submitted'])
    checkItem(await readReport(context, subject), item)
    const returned = { reason, byName: actor.name, at: now.toISOString() }
    await saveItem(db, report.id, item, { returned, answer: null }, authorOf(context))
    await saveReport(db, report, {})
    await noted(context, 'returned', itemOf(item), { reason })
    return pageAfter(context)
  },
  audit: ({ item, reason }) => ({ item: itemOf(item), reason }),
})

export const takeBackReturn = operation({
  name: 'report.takeBackReturn',
  method: 'POST',
  path: '/reports/:reportId/returns/take-back',
  summary: 'Rút lại việc trả một số liệu hoặc một mục mà đơn vị chưa trả lời.',
  input: TakeBackReturn,
  output: ReportPage,
  allow: 'report.approve',
  subject: held,
  run: async (context, { item }) => {
    const { db, subject, actor } = context
    checkNotOwn(actor, subject.report.agencyId)
    const state = await readReport(context, subject)
    if (!isReturned(state, item)) throw new Problem('report.not_returned')
    await saveItem(db, subject.report.id, item, { returned: null, answer: null }, authorOf(context))
    await saveReport(db, subject.report, {})
    await noted(context, 'returned', itemOf(item), { takenBack: true })
    return pageAfter(context)
  },
  audit: ({ item }) => ({ item: itemOf(item) }),
})

/** The next step of a report that its superior takes as a whole. */
async function decide(context: OnReport, version: number, from: StoredState, to: 'approved' | 'locked') {
  const { db, subject, actor } = context
  const { report } = subject
  checkNotOwn(actor, report.agencyId)
  checkState(report, [from])
  if (report.returned > 0) throw new Problem('report.items_open', { count: report.returned })
  await saveReport(db, report, { state: to }, version)
  await noted(context, to, null, {})
  return pageAfter(context)
}

export const approveReport = operation({
  name: 'report.approve',
  method: 'POST',
  path: '/reports/:reportId/approve',
  summary: 'Duyệt báo cáo của đơn vị; không ai duyệt báo cáo của chính đơn vị mình.',
  input: OnReportInput,
  output: ReportPage,
  allow: 'report.approve',
  subject: held,
  run: (context, { version }) => decide(context, version, 'submitted', 'approved'),
  audit: () => ({}),
})

export const lockReport = operation({
  name: 'report.lock',
  method: 'POST',
  path: '/reports/:reportId/lock',
  summary: 'Khóa báo cáo đã duyệt: từ nay chỉ đơn vị tổng hợp hoặc cấp trên mới mở được, kèm lý do.',
  input: OnReportInput,
  output: ReportPage,
  allow: 'report.approve',
  subject: held,
  run: (context, { version }) => decide(context, version, 'approved', 'locked'),
  audit: () => ({}),
})

export const unlockReport = operation({
  name: 'report.unlock',
  method: 'POST',
  path: '/reports/:reportId/unlock',
  summary: 'Mở báo cáo đã khóa để đơn vị lập phiên bản mới, kèm lý do; bản đã chốt giữ nguyên.',
  input: CorrectReport,
  output: ReportPage,
  allow: 'report.approve',
  subject: held,
  run: async (context, { version, reason }) => {
    checkNotOwn(context.actor, context.subject.report.agencyId)
    checkState(context.subject.report, ['locked'])
    await openAgain(context, reason, version)
    return pageAfter(context)
  },
  audit: ({ reason }) => ({ reason }),
})

export const publishReport = operation({
  name: 'report.publish',
  method: 'POST',
  path: '/reports/:reportId/publish',
  summary: 'Công khai báo cáo đã duyệt trên cổng, hoặc thôi công khai; trên cổng là bản đã chốt.',
  input: PublishReport,
  output: ReportPage,
  allow: 'report.manage',
  subject: held,
  run: async (context, { version, isPublic }) => {
    const { db, subject } = context
    if (isPublic) checkState(subject.report, ['approved', 'locked'])
    await saveReport(db, subject.report, { isPublic }, version)
    await noted(context, isPublic ? 'published' : 'unpublished', null, {})
    return pageAfter(context)
  },
  audit: ({ isPublic }) => ({ isPublic }),
})

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id, Version } from '#features/access/schema.ts'
import { existsOn } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findDocument, findDocumentForUpdate, findReading } from '#features/documents/store.ts'
import { findPlanForUpdate, findSameNumber, getPlan } from '#features/plans/store.ts'
import type { DirectedTask } from '#features/tasks/directed.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { Problem } from '#platform/problem.ts'
import { detailOf, withCounts } from './reading.ts'
import { checkDue, dueWords, issuerNamed, issuerOf, readDue as readDueWords } from './rules.ts'
import {
  Directive,
  DirectiveDetail,
  DirectiveFromDocument,
  DirectiveList,
  DueRead,
  Issuer,
  ListDirectives,
  type NewDirectedTask,
  ReadDue,
  RegisterDirective,
} from './schema.ts'
import { findDirective, insertDirective, listDirectives, saveIssuer } from './store.ts'

export const listAllDirectives = operation({
  name: 'directive.list',
  method: 'GET',
  path: '/directives',
  summary:
    'Văn bản giao việc của cấp trên hoặc kết luận cuộc họp, mới nhất trước, kèm số việc đúng hạn, muộn, quá hạn.',
  input: ListDirectives,
  output: DirectiveList,
  allow: 'plan.read',
  run: async (context, input) => {
    const { db, today } = context
    const found = await listDirectives(db, { ...input, reach: context.reach('plan.read'), today })
    const page = found.slice(0, input.limit)
    const directives = await withCounts(context, page)
    return { directives, next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null }
  },
})

export const showDirective = operation({
  name: 'directive.get',
  method: 'GET',
  path: '/directives/:planId',
  summary: 'Một văn bản giao việc: từng việc, hạn và cách tính, đơn vị thực hiện, văn bản trả lời.',
  input: z.object({ planId: Id }),
  output: DirectiveDetail,
  allow: 'plan.read',
  subject: (db, { planId }) => findDirective(db, planId),
  run: (context, { planId }) => detailOf(context, planId),
})

/** Work is given in the name of the committee that has to answer for it. */
export function checkInName(
  { actor }: Context,
  { agencyId, standingAgencyId }: Record<'agencyId' | 'standingAgencyId', string>,
) {
  const parts = { owner: [agencyId], standing: [standingAgencyId] }
  checkMay(actor, 'plan.confirm', { kind: 'plan', id: '', parts, open: true, inNameOf: [agencyId] })
}

type Typed = Pick<NewDirectedTask, 'text' | 'product' | 'due' | 'leads' | 'coordinating'>

/** Tasks with the names of their agencies. Throws `access.not_found` for one that does not exist on the day. */
export function namedTasks(directory: Directory, tasks: readonly Typed[], day: string): DirectedTask[] {
  const named = ({ agencyId, groupId }: Typed['leads'][number]) => {
    const agency = agencyId ? directory.agencies.get(agencyId) : undefined
    const group = groupId && !agencyId ? directory.groups.get(groupId) : undefined
    if (agency && !existsOn(agency, day)) throw new Problem('agency.ended', { date: agency.validTo ?? day })
    const name = agency?.name ?? group?.name
    if (name === undefined) throw new Problem('access.not_found')
    return { name, agencyId: agency ? agencyId : null, groupId: group ? groupId : null }
  }
  return tasks.map(({ text, product, due, leads, coordinating }) => ({
    ...{ text, product, deadlineRaw: due ? dueWords(due) : null },
    ...{ leads: leads.map(named), coordinating: coordinating.map(named) },
  }))
}

/** Writes one document and gives its work out. */
export async function registerOne(context: Context, input: RegisterDirective): Promise<string> {
  const { db, today } = context
  const { kind, issuer, issuerName, number, issuedOn, title, agencyId, standingAgencyId } = input
  if (issuedOn > today) throw new Problem('input.invalid', { fields: [{ field: 'issuedOn', code: 'too_big' }] })
  checkInName(context, input)
  const calendar = await calendarOf(context)
  for (const { due } of input.tasks) checkDue(due, { issuedOn, calendar })
  const tasks = namedTasks(await loadDirectory(db, issuedOn), input.tasks, issuedOn)
  const planId = uuid()
  const header = { kind, number, issuedOn, title, agencyId, standingAgencyId }
  await refuseTwin(context, planId, header)
  await context.emit('directive.registered', { planId, ...header, tasks: JSON.stringify(tasks) })
  await insertDirective(db, { planId, issuer, issuerName })
  if (input.meetingId) await context.emit('directive.concluded', { meetingId: input.meetingId, planId })
  await context.emit('plan.confirmed', { planId })
  return planId
}

async function refuseTwin({ db }: Context, planId: string, it: { agencyId: string; number: string; issuedOn: string }) {
  const twin = await findSameNumber(db, { id: planId, plan: it })
  if (twin) throw new Problem('plan.number_taken', { number: it.number, planId: twin })
}

export const registerDirective = operation({
  name: 'directive.register',
  method: 'POST',
  path: '/directives',
  summary: 'Ghi một văn bản giao việc hoặc kết luận cuộc họp cùng các việc của nó, và giao ngay cho các đơn vị.',
  input: RegisterDirective,
  output: DirectiveDetail,
  allow: 'plan.confirm',
  run: async (context, input) => detailOf(context, await registerOne(context, input)),
  audit: ({ kind, issuer, number, issuedOn, tasks }, { planId }) => ({
    planId,
    kind,
    issuer,
    number,
    issuedOn,
    tasks: tasks.length,
  }),
})

export const readDue = operation({
  name: 'directive.readDue',
  method: 'GET',
  path: '/directives/due',
  summary: 'Đọc một thời hạn ghi bằng chữ, như “15 ngày làm việc” hay “Quý II/2026”: ngày đến hạn và cách tính.',
  input: ReadDue,
  output: DueRead,
  allow: 'plan.read',
  run: async (context, { words, issuedOn }) => readDueWords(words, { issuedOn, calendar: await calendarOf(context) }),
})

export const directiveFromDocument = operation({
  name: 'directive.fromDocument',
  method: 'POST',
  path: '/documents/:documentId/directive',
  summary: 'Lập dự thảo văn bản giao việc từ một văn bản đã đọc; rà soát và xác nhận như một kế hoạch.',
  input: DirectiveFromDocument,
  output: Directive,
  allow: 'document.edit',
  subject: (db, { documentId }) => findDocumentForUpdate(db, documentId),
  run: async (context, { documentId, kind, meetingId, agencyId, standingAgencyId }) => {
    const { db } = context
    checkInName(context, { agencyId, standingAgencyId })
    const { document } = context.subject
    if (document.planId) throw new Problem('document.has_plan', { documentId, planId: document.planId })
    const reading = await findReading(db, documentId)
    if (!reading) throw new Problem('document.not_read', { state: document.state })
    await context.emit('directive.drafted', { documentId, kind, agencyId, standingAgencyId })
    const planId = (await findDocument(db, documentId))?.document.planId
    if (!planId) throw new Problem('access.not_found')
    const issuerName = issuerNamed(reading.header) ?? (await getPlan(db, planId)).plan.agencyName
    await insertDirective(db, { planId, issuer: issuerOf(issuerName), issuerName: issuerName.slice(0, 200) })
    if (meetingId) await context.emit('directive.concluded', { meetingId, planId })
    const found = await findDirective(db, planId)
    const [directive] = found ? await withCounts(context, [found]) : []
    if (!directive) throw new Problem('access.not_found')
    return directive
  },
  audit: ({ kind }, { planId }) => ({ planId, kind }),
})

export const changeIssuer = operation({
  name: 'directive.changeIssuer',
  method: 'PATCH',
  path: '/directives/:planId',
  summary: 'Sửa nơi giao việc của một văn bản; số liệu đúng hạn theo nơi giao tính lại theo đó.',
  input: z.object({ planId: Id, version: Version, issuer: Issuer, issuerName: z.string().trim().min(2).max(200) }),
  output: DirectiveDetail,
  allow: 'plan.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, version, issuer, issuerName }) => {
    const { plan } = context.subject
    if (plan.version !== version) throw new Problem('write.conflict', { version: plan.version })
    if (plan.kind === 'plan') throw new Problem('access.not_found')
    await saveIssuer(context.db, { planId, issuer, issuerName })
    return detailOf(context, planId)
  },
  audit: ({ issuer, issuerName }) => ({ issuer, issuerName }),
})

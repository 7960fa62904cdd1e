import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Day, Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import { Done, forChange, readable } from './operations.ts'
import { checkEnd, checkSuccessors, newParentOfChildren } from './rules.ts'
import { AddSuccessors, EndAgency, Ended, Holdings } from './schema.ts'
import * as store from './store.ts'
import { findAround, saveUndo } from './undo/store.ts'

/** How an agency ends: who takes over, and that what it held does not stay behind. */
export const endAgency = operation({
  name: 'agency.end',
  method: 'POST',
  path: '/agencies/:agencyId/end',
  summary:
    'Ghi đơn vị chấm dứt hoạt động sau một ngày, theo văn bản nào, đơn vị nào kế thừa: việc đang làm chuyển cho đơn vị kế thừa, các quyền ở đó chấm dứt.',
  input: EndAgency,
  output: Ended,
  allow: 'agency.manage',
  subject: forChange,
  run: async (context, { agencyId, version, lastDay, successorIds, kind, document }) => {
    const { db, subject, emit } = context
    const from = addDays(lastDay, 1)
    const directory = await loadDirectory(db, lastDay)
    const toIds = [...new Set(successorIds)]
    const successors = toIds.map((id) => directory.agencies.get(id))
    if (successors.includes(undefined)) throw new Problem('access.not_found')
    checkEnd(
      subject.row,
      lastDay,
      successors.filter((each) => each !== undefined),
    )
    const childIds = [...directory.agencies.values()].filter((it) => it.parentId === agencyId).map(({ id }) => id)
    const parentId = directory.agencies.get(agencyId)?.parentId ?? null
    const toId = newParentOfChildren(toIds, new Set(childIds), parentId)
    const before = await findAround(db, agencyId)
    await store.saveAgency(db, agencyId, { validTo: lastDay }, version)
    await store.moveChildren(db, { agencyId, childIds, toId, from })
    await store.insertLineage(db, { fromId: agencyId, toIds, kind, day: from, document })
    const held = await store.countHoldings(db, agencyId, lastDay)
    await emit('agency.ended', { agencyId, lastDay })
    await saveUndo(db, agencyId, before, await findAround(db, agencyId))
    if (lastDay >= context.today) await passOnLater(context, agencyId, from)
    return { id: agencyId, ...held }
  },
  audit: ({ lastDay, successorIds, kind, document }, { openWork, grants }) => {
    return { lastDay, successorIds, kind, document, openWork, grants }
  },
})

export const getHoldings = operation({
  name: 'agency.holdings',
  method: 'GET',
  path: '/agencies/:agencyId/holdings',
  summary:
    'Những gì đơn vị đang giữ: phần việc còn mở, kế hoạch theo dõi, quyền của người dùng; xem trước khi chấm dứt.',
  input: z.object({ agencyId: Id, lastDay: Day.optional().describe('Today when left out') }),
  output: Holdings,
  allow: 'agency.manage',
  subject: readable,
  run: ({ db, today }, { agencyId, lastDay = today }) => store.countHoldings(db, agencyId, lastDay),
})

/** An end that lies ahead: the work passes on in the morning after the last day. */
const passOnLater = ({ db, province, services }: Context, agencyId: string, from: string) =>
  services.jobs.enqueue(
    db,
    'agency.passOn',
    { province: province.code, agencyId },
    { startAfter: new Date(`${from}T00:05:00+07:00`) },
  )

export const addSuccessors = operation({
  name: 'agency.addSuccessors',
  method: 'POST',
  path: '/agencies/:agencyId/successors',
  summary: 'Ghi đơn vị kế thừa của một đơn vị đã chấm dứt mà chưa ghi; việc còn lại chuyển sang đơn vị đó.',
  input: AddSuccessors,
  output: Done,
  allow: 'agency.manage',
  subject: forChange,
  run: async ({ db, subject: { row }, emit }, { agencyId, version, successorIds, kind, document }) => {
    const { validTo } = row
    if (validTo === null) throw new Problem('agency.not_ended')
    const day = addDays(validTo, 1)
    const directory = await loadDirectory(db, day)
    const toIds = [...new Set(successorIds)]
    const successors = toIds.flatMap((id) => directory.agencies.get(id) ?? [])
    if (successors.length < toIds.length) throw new Problem('access.not_found')
    checkSuccessors(row, day, successors)
    await store.saveAgency(db, agencyId, {}, version)
    await store.insertLineage(db, { fromId: agencyId, toIds, kind, day, document })
    await emit('agency.ended', { agencyId, lastDay: validTo })
    return { id: agencyId }
  },
  audit: ({ successorIds, kind, document }) => ({ successorIds, kind, document }),
})

export const passOn = operation({
  name: 'agency.passOn',
  method: 'POST',
  path: '/agencies/:agencyId/pass-on',
  summary: 'Chuyển việc của đơn vị vừa chấm dứt cho đơn vị kế thừa; chỉ chương trình làm việc này.',
  input: z.object({ agencyId: Id }),
  output: Done,
  allow: 'system',
  subject: forChange,
  run: async ({ subject: { row }, emit }, { agencyId }) => {
    if (row.validTo !== null) await emit('agency.ended', { agencyId, lastDay: row.validTo })
    return { id: agencyId }
  },
})

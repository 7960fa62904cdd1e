import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import { getPlan } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { saveMoved } from './counted/store.ts'
import { dayOf } from './jobs.ts'
import { dueOf, type StoredTask } from './rules.ts'
import { insertTasks } from './store.ts'

const Named = z.object({ name: z.string(), agencyId: z.string().nullable(), groupId: z.string().nullable() })

/** A task as a person typed it, with agencies that are known already. */
export const DirectedTask = z.object({
  text: z.string(),
  product: z.string().nullable(),
  deadlineRaw: z.string().nullable(),
  leads: z.array(Named),
  coordinating: z.array(Named),
})
export type DirectedTask = z.infer<typeof DirectedTask>

/** After 'directive.registered': what a document from above asks for, ready to be given out. */
export async function giveDirected(
  context: Context,
  { planId = '', tasks = '[]' }: Record<string, string>,
): Promise<void> {
  const issuedOn = dayOf(await getPlan(context.db, planId), context)
  const dating = { issuedOn, calendar: await calendarOf(context) }
  const given = z.array(DirectedTask).parse(JSON.parse(tasks))
  const rows = given.map((it, at): StoredTask => {
    const { text, product, deadlineRaw } = it
    const deadline = deadlineRaw === null ? null : parseDeadline(deadlineRaw, { issuedOn })
    const { date: dueOn } = dueOf(deadline, dating)
    const party = (role: 'lead' | 'coordinating') => (named: z.infer<typeof Named>) => {
      const { name: nameRaw, agencyId, groupId } = named
      return { id: uuid(), role, nameRaw, agencyId, groupId, certainty: 'chosen' as const, candidates: [] }
    }
    const names = (list: readonly z.infer<typeof Named>[]) => list.map(({ name }) => name).join('; ') || null
    return {
      ...{ id: uuid(), planId, position: at + 1, kind: 'added', path: String(at + 1), text, product },
      ...{ indexName: null, axis: null, criterionText: null, funding: null, deadline, deadlineRaw, dueOn },
      ...{ dueByHand: false, roleExplicit: true, lineFrom: null, lineTo: null, fields: {}, flags: [] },
      ...{ alternatives: [], review: 'accepted', assigned: true, version: 1, criteria: [] },
      ...{ leadRaw: names(it.leads), coordinatingRaw: names(it.coordinating) },
      parties: [...it.leads.map(party('lead')), ...it.coordinating.map(party('coordinating'))],
    }
  })
  await insertTasks(context.db, rows)
}

/** After 'directive.dayMoved': whoever gave the task has moved its day. */
export async function moveDirectedDay(
  { db }: Context,
  { taskId: id = '', to = '', document = '' }: Record<string, string>,
): Promise<void> {
  const words = formatDate(to)
  const deadline = parseDeadline(words, { issuedOn: to })
  await saveMoved(db, { id, deadline, dueOn: to, said: `dời đến ${words} theo ${document}` })
}

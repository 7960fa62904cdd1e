import { v7 as uuid } from 'uuid'
import type { Context } from '#features/access/operation.ts'
import { resolveName } from '#features/agency-names/rules.ts'
import { nameableFor } from '#features/criterion-names/jobs.ts'
import { matchTask } from '#features/criterion-names/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findReading } from '#features/documents/store.ts'
import { agenciesDay } from '#features/plans/rules.ts'
import { getPlan, type PlanSubject } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import type { ReadTask } from '#lib/reader/reading.ts'
import { listCounted } from './counted/store.ts'
import { dueOf, partyOf, type StoredParty, type StoredTask } from './rules.ts'
import { deleteSteps, insertTasks, listTasks, saveRedated } from './store.ts'

type Payload = Record<string, string>
type Resolve = (name: string) => Pick<StoredParty, 'agencyId' | 'groupId' | 'certainty' | 'candidates'>

/** After 'plan.drafted': what the reader found becomes tasks, names resolved and days worked out as of the plan's date. */
export async function draftTasks(context: Context, { planId = '' }: Payload): Promise<void> {
  const { db } = context
  const subject = await getPlan(db, planId)
  const reading = subject.plan.documentId ? await findReading(db, subject.plan.documentId) : undefined
  if (!reading) return
  const dating = { issuedOn: dayOf(subject, context), calendar: await calendarOf(context) }
  const resolve = await resolverOf(context, subject)
  const editions = await nameableFor(context, subject.plan)
  const tasks = reading.tasks.filter(({ text }) => text.trim() !== '')
  const drafted = tasks.map((task, at): StoredTask => {
    const read = fromReading(task, resolve)
    const criteria = matchTask(read, editions).ties
    return { ...read, criteria, planId, position: at + 1, dueOn: dueOf(task.deadline, dating).date }
  })
  await insertTasks(db, drafted)
}

/** Without a day of issue the day of reading stands in; 'plan.redated' works everything out again. */
export const dayOf = ({ plan }: PlanSubject, { today }: Pick<Context, 'today'>): string => plan.issuedOn ?? today

/** The day whose list of agencies holds for the names in a plan's tasks. */
export const directoryDayOf = ({ plan }: PlanSubject, { today }: Pick<Context, 'today'>) => agenciesDay(plan, today)

/** Resolves names as of the plan's date, each once: the same few agencies stand in most rows. */
export async function resolverOf(context: Context, subject: PlanSubject): Promise<Resolve> {
  const directory = await loadDirectory(context.db, directoryDayOf(subject, context))
  const known = new Map<string, ReturnType<Resolve>>()
  return (name) => {
    const found = known.get(name) ?? partyOf(resolveName(directory, name, { issuerId: subject.plan.agencyId }))
    known.set(name, found)
    return found
  }
}

function fromReading(task: ReadTask, resolve: Resolve): Omit<StoredTask, 'planId' | 'position' | 'dueOn'> {
  const party = (role: StoredParty['role']) => (nameRaw: string) => ({ id: uuid(), role, nameRaw, ...resolve(nameRaw) })
  const lines = Object.values(task.fields).flatMap((field) => field?.lines ?? [])
  return {
    id: uuid(),
    kind: task.kind,
    path: task.path,
    indexName: task.index ?? null,
    axis: task.axis ?? null,
    criterionText: [task.subIndex, ...(task.subIndexAlso ?? [])].filter(Boolean).join('; ') || null,
    text: task.text,
    product: task.product ?? null,
    funding: task.funding ?? null,
    deadline: task.deadline,
    deadlineRaw: task.deadline?.raw ?? null,
    dueByHand: false,
    leadRaw: task.leadRaw ?? null,
    coordinatingRaw: task.coordinateRaw ?? null,
    roleExplicit: task.roleExplicit !== false,
    lineFrom: Math.min(task.line, ...lines),
    lineTo: Math.max(task.line, ...lines),
    fields: Object.fromEntries(
      Object.entries(task.fields).map(
        ([
          name,
          {
            lines: [from, to],
            confidence,
          },
        ]) => [name, { lines: [from, to], confidence }],
      ),
    ),
    flags: task.flags,
    alternatives: task.alternatives,
    review: 'open',
    // General directions and what an annex says again are kept for reading; they give no work of their own.
    assigned: task.kind !== 'bodyGeneral' && !task.duplicateOf?.length,
    version: 1,
    parties: [...task.lead.map(party('lead')), ...task.coordinate.map(party('coordinating'))],
    criteria: [],
  }
}

/** After 'plan.confirmed': what could be taken back in the draft can be no more. */
export const forgetSteps = ({ db }: Context, { planId = '' }: Payload): Promise<void> => deleteSteps(db, planId)

/** After 'plan.redated': days and names follow the new day of issue; what a person decided stays. */
export async function redateTasks(context: Context, { planId = '' }: Payload): Promise<void> {
  const { db } = context
  const calendar = await calendarOf(context)
  const subject = await getPlan(db, planId)
  const issuedOn = dayOf(subject, context)
  const tasks = await listTasks(db, planId)
  const resolve = await resolverOf(context, subject)
  const dated = tasks
    .filter(({ dueByHand }) => !dueByHand)
    .map(({ id, deadline: before, deadlineRaw }) => {
      const deadline =
        before && deadlineRaw && 'yearAssumed' in before ? parseDeadline(deadlineRaw, { issuedOn }) : before
      return { id, deadline, dueOn: dueOf(deadline, { issuedOn, calendar }).date }
    })
  const named = tasks
    .flatMap(({ parties }) => parties)
    .filter(({ certainty }) => certainty !== 'chosen')
    .map((party) => ({ ...party, ...resolve(party.nameRaw) }))
  await saveRedated(db, dated, named)
}

/** After 'calendar.changed': days that are counted in working days follow it, in drafts and in plans that hold. */
export async function moveTaskDays(context: Context, _payload: Payload): Promise<void> {
  const { db } = context
  const calendar = await calendarOf(context)
  const moved = (await listCounted(db)).flatMap(({ id, deadline, issuedOn, dueOn }) => {
    const day = dueOf(deadline, { issuedOn: issuedOn ?? context.today, calendar }).date
    return day === dueOn ? [] : [{ id, deadline, dueOn: day }]
  })
  await saveRedated(db, moved, [])
}

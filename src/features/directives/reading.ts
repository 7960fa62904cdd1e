import type { Context } from '#features/access/operation.ts'
import { dueOf } from '#features/tasks/rules.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { seriesKind } from '#lib/calendar/series.ts'
import { Problem } from '#platform/problem.ts'
import { countedDue, countOf, isWithin, noCounts, standingOf } from './rules.ts'
import type { DirectedTask, Directive, DirectiveDetail, Issuer, Period, Standing } from './schema.ts'
import { type DirectiveSubject, findDirective, listTaskRows, type TaskRow } from './store.ts'

const byHand = { vi: 'Ngày đến hạn do người ghi.', en: 'The day was set by a person.' }

type Viewing = Pick<Context, 'can' | 'today'> & { calendar: Context['services']['calendar'] }

function viewTask(row: TaskRow, { can, today, calendar }: Viewing): DirectedTask {
  const { deadline, dueByHand, issuerDue, ownDue: __, done: ___, ownerId, standingId, parts, ...task } = row
  const derivation = dueByHand ? [byHand] : dueOf(deadline, { issuedOn: row.issuedOn ?? today, calendar }).derivation
  const leads = parts.filter(({ role }) => role === 'lead').map(({ agencyId }) => agencyId)
  const readable = ({ role, agencyId }: TaskRow['parts'][number]) => {
    const superior = leads.filter((id) => id !== agencyId)
    const named = { owner: [ownerId], standing: [standingId], [role]: [agencyId], superior }
    return can({ kind: 'assignment', id: '', parts: named }).includes('assignment.read')
  }
  return {
    ...task,
    issuerDueOn: issuerDue,
    recurs: deadline !== null && seriesKind(deadline) !== 'once',
    dueOn: countedDue(row),
    dueDerivation: derivation,
    standing: standingOf(row, today),
    answeredOn: row.done ? row.answeredOn : null,
    parts: parts.map((part) => ({ ...part, readable: readable(part) })),
  }
}

const viewing = async (context: Context): Promise<Viewing> => ({
  can: context.can,
  today: context.today,
  calendar: await calendarOf(context),
})

/** Tasks of some documents, in their order. */
export async function readTasks(context: Context, planIds: readonly string[]): Promise<DirectedTask[]> {
  const view = await viewing(context)
  return (await listTaskRows(context.db, { planIds })).map((row) => viewTask(row, view))
}

/** Documents with how their tasks stand. */
export async function withCounts(context: Context, found: readonly DirectiveSubject[]): Promise<Directive[]> {
  const rows = await listTaskRows(context.db, { planIds: found.map(({ id }) => id) })
  const byPlan = Map.groupBy(rows, ({ planId }) => planId)
  return found.map((subject) => {
    const own = byPlan.get(subject.id) ?? []
    const standings = own.map((row) => ({ standing: standingOf(row, context.today), dueOn: countedDue(row) }))
    const counts = own.length === 0 ? noCounts : countOf(standings)
    return { ...subject.directive, counts, can: context.can(subject) }
  })
}

export type Wanted = Period & { issuer?: Issuer | undefined; standing?: Standing | undefined }

/** The tasks behind the figures of a period. */
export async function readPeriod(context: Context, wanted: Wanted): Promise<DirectedTask[]> {
  const view = await viewing(context)
  const rows = await listTaskRows(context.db, { kind: wanted.kind, issued: true })
  const within = rows.filter((row) => isWithin({ dueOn: countedDue(row), issuedOn: row.issuedOn }, wanted))
  const ofIssuer = within.filter(({ issuer }) => !wanted.issuer || issuer === wanted.issuer)
  const kept = ofIssuer.filter((row) => !wanted.standing || standingOf(row, context.today) === wanted.standing)
  return kept.map((row) => viewTask(row, view))
}

export async function detailOf(context: Context, planId: string): Promise<DirectiveDetail> {
  const subject = await findDirective(context.db, planId)
  if (!subject) throw new Problem('access.not_found')
  const [directive] = await withCounts(context, [subject])
  return { ...(directive as Directive), tasks: await readTasks(context, [planId]) }
}

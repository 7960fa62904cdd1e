import type { Context } from '#features/access/operation.ts'
import { holds } from '#features/access/roles.ts'
import type { Actor } from '#features/access/schema.ts'
import type { ListAssignments } from '#features/assignments/schema.ts'
import { Problem } from '#platform/problem.ts'

/** Where a page of work ended: urgency, then how near the day is, then the id. */
export type WorkCursor = { urgency: number; nearness: number; id: string }

export const workCursor = ({ urgency, nearness, id }: WorkCursor): string => `${urgency}.${nearness}.${id}`

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const workPattern = new RegExp(`^(\\d{1,2})\\.(-?\\d{1,12})\\.(${id})$`)
const duePattern = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})?\\.(${id})$`)

export function readWorkCursor(text: string | undefined): WorkCursor | null {
  if (text === undefined) return null
  const found = workPattern.exec(text)
  if (!found) throw badCursor()
  return { urgency: Number(found[1]), nearness: Number(found[2]), id: found[3]! }
}

/** Where a page of a list ended: the day (none at the end of the list), then the id. */
export type DueCursor = { dueOn: string | null; id: string }

export const dueCursor = ({ dueOn, id }: DueCursor): string => `${dueOn ?? ''}.${id}`

export function readDueCursor(text: string | undefined): DueCursor | null {
  if (text === undefined) return null
  const found = duePattern.exec(text)
  if (!found) throw badCursor()
  return { dueOn: found[1] ?? null, id: found[2]! }
}

const badCursor = () =>
  new Problem('input.invalid', { fields: [{ field: 'after', code: 'invalid', message: 'not the end of a page' }] })

/** The agencies whose work is mine: those in which I report myself, not all below them. */
export function ownAgencies(actor: Actor): string[] {
  const grants = actor.grants.filter(({ role }) => holds(role, 'assignment.report'))
  return [...new Set(grants.map(({ agencyId }) => agencyId))]
}

/** `own`: agencies whose work it is; `desk`: agencies that decide on the work of others, or all. */
export type Desk = { own: readonly string[]; desk: 'all' | readonly string[]; agencyId?: string | undefined }

export type ListFilter = Omit<ListAssignments, 'after' | 'limit' | 'followed' | 'axis'> & {
  /** What documents call the axis that was asked for. */
  axes: readonly string[] | undefined
  /** Agencies of which the overview counts the work, or all; without it the list is not cut to that. */
  followed: 'all' | readonly string[] | undefined
  /** Agencies for which the person may read, or all. */
  reach: 'all' | readonly string[]
  today: string
}

/** What a person's reach means for the lists of work. */
export function deskOf({ actor, reach }: Pick<Context, 'actor' | 'reach'>, agencyId: string | undefined): Desk {
  const reporting = reach('assignment.report')
  const reaches = agencyId !== undefined && (reporting === 'all' || reporting.has(agencyId))
  return { own: reaches ? [agencyId] : ownAgencies(actor), desk: listed(reach('assignment.decide')), agencyId }
}

const listed = (reach: ReturnType<Context['reach']>): 'all' | readonly string[] =>
  reach === 'all' ? 'all' : [...reach]

/** The filter of a list, cut to what the person may read. */
export const readableFilter = (
  { reach, today }: Pick<Context, 'reach' | 'today'>,
  { axis: _, ...input }: Omit<ListAssignments, 'after' | 'limit'>,
  axes?: readonly string[],
): ListFilter => ({
  ...input,
  axes,
  followed: input.followed ? listed(reach('overview.read')) : undefined,
  reach: listed(reach('assignment.read')),
  today,
})

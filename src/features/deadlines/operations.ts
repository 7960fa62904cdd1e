import type { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { DueKind } from '#features/due/schema.ts'
import { listDueGroups } from '#features/due/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { ownAgencies } from '#features/worklists/rules.ts'
import { Problem } from '#platform/problem.ts'
import { byDay, checkSpan, dueOf, oddDays } from './rules.ts'
import { type Due, DueList, ListDue, type Whose } from './schema.ts'

const most = 1000

export const listDue = operation({
  name: 'deadline.list',
  method: 'GET',
  path: '/deadlines',
  summary: 'Lịch: mọi việc đến hạn của tôi, của một đơn vị hoặc của các đơn vị cấp dưới, từ ngày đến ngày.',
  input: ListDue,
  output: DueList,
  allow: 'assignment.read',
  run: async (context, input) => {
    checkSpan(input)
    const own = ownAgencies(context.actor)
    const reach = context.reach('assignment.read')
    const mayLookBelow = reach === 'all' || [...reach].some((id) => !own.includes(id))
    const whose = input.whose ?? (own.length > 0 ? 'mine' : 'below')
    const whom = agenciesFor(context, own, whose, input.agencyId)
    const found = await listAll(context, whom, input)
    const items = found.sort(byDay)
    const calendar = await calendarOf(context)
    const odd = oddDays(calendar, input)
    const shown = { items: items.slice(0, most), more: items.length > most, odd }
    return { whose, ...shown, mayLookBelow, hasOwn: own.length > 0 }
  },
})

type Whom = { agencyIds: 'all' | readonly string[]; but: readonly string[] }

async function listAll({ db, today }: Context, whom: Whom, { from, to, kind, open }: ListDue): Promise<Due[]> {
  const all: Due[] = []
  for (const each of kind === undefined ? DueKind.options : [kind]) {
    const found = await listDueGroups(db, each, { ...whom, days: { from, to } }, most + 1)
    all.push(...found.map((it) => dueOf(each, it, today)))
  }
  return open ? all.filter((it) => it.open + it.handedIn > 0) : all
}

/** A calendar shows no agency that the person may not read. */
function agenciesFor(
  { reach }: Context,
  own: readonly string[],
  whose: z.output<typeof Whose>,
  agencyId: string | undefined,
): Whom {
  const readable = reach('assignment.read')
  if (whose === 'mine') return { agencyIds: own, but: [] }
  if (whose === 'below') return { agencyIds: readable === 'all' ? 'all' : [...readable], but: own }
  const mayRead = agencyId !== undefined && (readable === 'all' || readable.has(agencyId))
  if (!mayRead) throw new Problem('access.not_found')
  return { agencyIds: [agencyId], but: [] }
}

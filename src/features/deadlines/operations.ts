import type { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { ownAgencies } from '#features/worklists/rules.ts'
import { Problem } from '#platform/problem.ts'
import { byDay, checkSpan, dueOf, oddDays } from './rules.ts'
import { type Due, DueKind, DueList, ListDue, type Whose } from './schema.ts'
import { sources } from './sources.ts'
import type { Asked } from './store.ts'

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
    const asked = { ...agenciesFor(context, own, whose, input.agencyId), from: input.from, to: input.to }
    const found = await listAll(context, asked, input)
    const items = found.sort(byDay)
    const calendar = await calendarOf(context)
    const odd = oddDays(calendar, input)
    const shown = { items: items.slice(0, most), more: items.length > most, odd }
    return { whose, ...shown, mayLookBelow, hasOwn: own.length > 0 }
  },
})

async function listAll({ db, today }: Context, asked: Whom & Span, { kind, open }: ListDue): Promise<Due[]> {
  const all: Due[] = []
  for (const each of DueKind.options) {
    if (kind !== undefined && kind !== each) continue
    const found = await sources[each](db, { ...asked, today, limit: most + 1 })
    all.push(...found.map((it) => dueOf(each, it)))
  }
  return open ? all.filter(({ agencies, done }) => done < agencies) : all
}

type Whom = Pick<Asked, 'agencies' | 'but'>
type Span = Pick<Asked, 'from' | 'to'>

/** A calendar shows no agency that the person may not read. */
function agenciesFor(
  { reach }: Context,
  own: readonly string[],
  whose: z.output<typeof Whose>,
  agencyId: string | undefined,
): Whom {
  const readable = reach('assignment.read')
  if (whose === 'mine') return { agencies: own, but: [] }
  if (whose === 'below') return { agencies: readable === 'all' ? 'all' : [...readable], but: own }
  const mayRead = agencyId !== undefined && (readable === 'all' || readable.has(agencyId))
  if (!mayRead) throw new Problem('access.not_found')
  return { agencies: [agencyId], but: [] }
}

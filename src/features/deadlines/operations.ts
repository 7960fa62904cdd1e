import type { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { type DueGroup, DueKind, type DueQuery } from '#features/due/schema.ts'
import { listDueGroups, listDueItems } from '#features/due/store.ts'
import { calendarOf, listChanges } from '#features/working-days/store.ts'
import { ownAgencies } from '#features/worklists/rules.ts'
import { Problem } from '#platform/problem.ts'
import { inOrder } from './explain-rules.ts'
import { explainDue } from './explaining.ts'
import { byDay, checkSpan, dueOf, oddDays } from './rules.ts'
import { type Due, DueList, type Explained, Explanations, ListDue, type Whose } from './schema.ts'

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
    const { own, whose, whom } = whomOf(context, input)
    const reach = context.reach('assignment.read')
    const mayLookBelow = reach === 'all' || [...reach].some((id) => !own.includes(id))
    const found = await listAll(context, whom, input)
    const items = found.sort(byDay)
    const calendar = await calendarOf(context)
    const odd = oddDays(calendar, input)
    const shown = { items: items.slice(0, most), more: items.length > most, odd }
    return { whose, ...shown, mayLookBelow, hasOwn: own.length > 0 }
  },
})

const mostExplained = 300

export const explainDeadlines = operation({
  name: 'deadline.explain',
  method: 'GET',
  path: '/deadline-derivations',
  summary: 'Cách tính từng thời hạn trong lịch: quy tắc, ngày bắt đầu tính, ngày nghỉ, tạm dừng, gia hạn; để in.',
  input: ListDue,
  output: Explanations,
  allow: 'assignment.read',
  run: async (context, input) => {
    checkSpan(input)
    const { db } = context
    const { whose, whom } = whomOf(context, input)
    const { from, to, kind, open } = input
    const query: DueQuery = { ...whom, days: { from, to }, ...(open ? { states: ['open', 'handedIn'] } : {}) }
    const all: Explained[] = []
    for (const each of kind === undefined ? DueKind.options : [kind])
      all.push(...(await explainDue(context, each, await listDueItems(db, each, query, mostExplained + 1))))
    const items = all.sort(inOrder)
    const [change] = await listChanges(db, 1)
    const shown = { items: items.slice(0, mostExplained), more: items.length > mostExplained }
    return { whose, calendarVersion: change?.version ?? 0, ...shown }
  },
})

/** Whose days are asked for; without a word of it my own, where I have work. */
function whomOf(context: Context, { whose: asked, agencyId }: ListDue) {
  const own = ownAgencies(context.actor)
  const whose = asked ?? (own.length > 0 ? 'mine' : 'below')
  return { own, whose, whom: agenciesFor(context, own, whose, agencyId) }
}

type Whom = { agencyIds: 'all' | readonly string[]; but: readonly string[] }

async function listAll(context: Context, whom: Whom, { from, to, kind, open }: ListDue): Promise<Due[]> {
  const all: Due[] = []
  for (const each of kind === undefined ? DueKind.options : [kind]) {
    const found = await groupsOf(context, each, { ...whom, days: { from, to } })
    all.push(...found.map((it) => dueOf(each, it, context.today)))
  }
  return open ? all.filter((it) => it.open + it.handedIn > 0) : all
}

/** What a whole province owes is added up once for all who look at the same days of it. */
function groupsOf({ db, once }: Context, kind: DueKind, query: DueQuery): Promise<DueGroup[]> {
  const work = () => listDueGroups(db, kind, query, most + 1)
  return query.agencyIds === 'all' ? once(`due ${kind} ${JSON.stringify(query)}`, work) : work()
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

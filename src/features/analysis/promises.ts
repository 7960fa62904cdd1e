import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import type { Subject } from '#features/access/schema.ts'
import { findPlan } from '#features/plans/store.ts'
import { ownUnit, readYears } from '#features/results/reading.ts'
import { indexName } from '#features/results/rules.ts'
import { Problem } from '#platform/problem.ts'
import { promiseOf, slugOf } from './promise-rules.ts'
import { ConfirmTarget, type PromisedTarget, Targets } from './promise-schema.ts'
import { readStanding, type Standing } from './reading.ts'
import { findTargetPlan, listPromises, saveConfirmed } from './store.ts'

export const listPromisedTargets = operation({
  name: 'analysis.targets',
  method: 'GET',
  path: '/index-targets',
  summary:
    'Mục tiêu về các chỉ số trong những kế hoạch đã ban hành: đạt hay chưa, còn thiếu bao nhiêu, lộ trình từng năm.',
  input: z.object({}),
  output: Targets,
  allow: 'index.read',
  run: async (context) => {
    const { targets, indices } = await context.once('analysis targets', () => promisesFor(context))
    return { indices, targets: targets.map(({ plan, ...it }) => ({ ...it, can: context.can(plan) })) }
  },
})

type Promised = Omit<PromisedTarget, 'can'> & { plan: Subject }

/** Every promise about an index that we know, measured by the last results of our own province. */
async function promisesFor(context: Context) {
  const rows = await listPromises(context.db)
  const standings = new Map<string, Standing | undefined>()
  const targets: Promised[] = []
  for (const row of rows) {
    const framework = row.confirmed?.framework ?? slugOf(row.indexName)
    const known = context.services.frameworks.framework(framework)
    const first = known?.editions.find(({ edition }) => edition.framework.level === 'province')
    if (!first) continue
    if (!standings.has(framework)) standings.set(framework, await lastStanding(context, framework))
    const frameworkName = indexName(first.edition.framework.name.vi)
    const { confirmed, planId, planAgencyId, standingAgencyId } = row
    targets.push({
      ...promiseOf(row, { framework, frameworkName, standing: standings.get(framework) }),
      confirmed: confirmed && { byName: confirmed.byName, at: new Date(confirmed.at).toISOString() },
      plan: { kind: 'plan', id: planId, parts: { owner: [planAgencyId], standing: [standingAgencyId] }, open: true },
    })
  }
  return { targets, indices: indicesFrom(context, standings) }
}

/** What a person can say that a promise is about. */
const indicesFrom = ({ services }: Context, standings: ReadonlyMap<string, Standing | undefined>) =>
  services.frameworks.frameworks.flatMap(({ framework, editions }) => {
    const first = editions.find(({ edition }) => edition.framework.level === 'province')
    if (!first) return []
    const lines = standings.get(framework)?.sheet.table.edition.criteria.filter(({ parent }) => parent === null) ?? []
    return [
      {
        framework,
        name: indexName(first.edition.framework.name.vi),
        lines: lines.filter(({ code }) => code !== 'total').map(({ code, name }) => ({ code, name: name.vi })),
      },
    ]
  })

async function lastStanding(context: Context, framework: string): Promise<Standing | undefined> {
  const own = await ownUnit(context)
  const { tables } = await readYears(context, { framework })
  return own && tables.length > 0 ? readStanding(context, { framework }).catch(() => undefined) : undefined
}

export const confirmTarget = operation({
  name: 'analysis.confirmTarget',
  method: 'POST',
  path: '/index-targets/:targetId',
  summary: 'Xác nhận hoặc sửa cách hiểu một mục tiêu về chỉ số trong kế hoạch: loại, chỉ số, con số, năm.',
  input: ConfirmTarget,
  output: z.object({ confirmed: z.boolean() }),
  allow: 'plan.edit',
  subject: async (db, { targetId }) => {
    const planId = await findTargetPlan(db, targetId)
    return planId === undefined ? undefined : findPlan(db, planId)
  },
  run: async ({ db, services, userId, actor, now }, { targetId, confirmed }) => {
    const by = { userId, name: actor.name, now }
    if (confirmed === null) {
      await saveConfirmed(db, { targetId, forget: true }, by)
      return { confirmed: false }
    }
    if (!services.frameworks.framework(confirmed.framework)) throw new Problem('access.not_found')
    await saveConfirmed(db, { targetId, ...confirmed }, by)
    return { confirmed: true }
  },
  audit: ({ targetId, confirmed }) => ({ targetId, confirmed }),
})

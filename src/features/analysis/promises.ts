import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { ownUnit, readYears } from '#features/results/reading.ts'
import { indexName } from '#features/results/rules.ts'
import { promiseOf, slugOf } from './promise-rules.ts'
import { readStanding, type Standing } from './reading.ts'
import { Targets } from './schema.ts'
import { listPromises } from './store.ts'

export const listPromisedTargets = operation({
  name: 'analysis.targets',
  method: 'GET',
  path: '/index-targets',
  summary:
    'Mục tiêu về các chỉ số trong những kế hoạch đã ban hành: đạt hay chưa, còn thiếu bao nhiêu, lộ trình từng năm.',
  input: z.object({}),
  output: Targets,
  allow: 'index.read',
  run: (context) => context.once('analysis targets', () => promisesFor(context)),
})

/** Every promise about an index that we know, measured by the last results of our own province. */
async function promisesFor(context: Context): Promise<z.infer<typeof Targets>> {
  const rows = await listPromises(context.db)
  const standings = new Map<string, Standing | undefined>()
  const targets = []
  for (const row of rows) {
    const framework = slugOf(row.indexName)
    const known = context.services.frameworks.framework(framework)
    const first = known?.editions.find(({ edition }) => edition.framework.level === 'province')
    if (!first) continue
    if (!standings.has(framework)) standings.set(framework, await lastStanding(context, framework))
    const frameworkName = indexName(first.edition.framework.name.vi)
    targets.push(promiseOf(row, { framework, frameworkName, standing: standings.get(framework) }))
  }
  return { targets }
}

async function lastStanding(context: Context, framework: string): Promise<Standing | undefined> {
  const own = await ownUnit(context)
  const { tables } = await readYears(context, { framework })
  return own && tables.length > 0 ? readStanding(context, { framework }).catch(() => undefined) : undefined
}

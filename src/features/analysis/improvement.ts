import { v7 as uuid } from 'uuid'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { wantedTasks } from './improvement-rules.ts'
import { headOf, nobody, readAnswering, readStanding } from './reading.ts'
import { lineCodes } from './rules.ts'
import { DraftedPlan, DraftImprovement } from './schema.ts'
import { listParties } from './store.ts'

export const draftImprovement = operation({
  name: 'analysis.draftPlan',
  method: 'POST',
  path: '/indices/:framework/improvement',
  summary: 'Lập dự thảo kế hoạch cải thiện từ những nội dung đã chọn; cơ quan chủ trì đề nghị theo các kế hoạch trước.',
  input: DraftImprovement,
  output: DraftedPlan,
  allow: 'plan.edit',
  run: async (context, { framework, year, codes, title, agencyId, standingAgencyId }) => {
    const reach = context.reach('plan.edit')
    if (reach !== 'all' && !reach.has(standingAgencyId) && !reach.has(agencyId))
      throw new Problem('access.verb_missing', { verb: 'plan.edit' })
    const standing = await readStanding(context, { framework, year })
    const known = new Set(lineCodes(standing.sheet))
    const gone = codes.filter((code) => !known.has(code))
    if (gone.length > 0) throw new Problem('analysis.line_gone', { codes: gone.join(', ') })
    const { indexName } = headOf(context, standing)
    const all = await readAnswering(context, standing)
    const answering = new Map([...new Set(codes)].map((code) => [code, all.get(code) ?? nobody]))
    const ids = [...answering.values()].flatMap(({ tied, proposed }) => [...tied, ...proposed.map((it) => it.task)])
    const parties = await listParties(context.db, [...new Set(ids.map(({ taskId }) => taskId))])
    const tasks = wantedTasks(standing.sheet, answering, parties, indexName)
    const planId = uuid()
    const wanted = { planId, title, indexName, agencyId, standingAgencyId, tasks: JSON.stringify(tasks) }
    await context.emit('improvement.chosen', wanted)
    return { planId, tasks: tasks.length }
  },
  audit: ({ framework, year, codes }, { planId }) => ({ framework, year, codes, planId }),
})

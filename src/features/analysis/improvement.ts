import { v7 as uuid } from 'uuid'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { wantedTasks } from './improvement-rules.ts'
import { agencyIn, headOf, nobody, readAnswering, readStanding } from './reading.ts'
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
  run: async (context, { framework, unit, year, codes, title, agencyId, standingAgencyId }) => {
    const reach = context.reach('plan.edit')
    if (reach !== 'all' && !reach.has(standingAgencyId) && !reach.has(agencyId))
      throw new Problem('access.verb_missing', { verb: 'plan.edit' })
    const standing = await readStanding(context, { framework, unit, year })
    const known = new Set(lineCodes(standing.sheet))
    const gone = codes.filter((code) => !known.has(code))
    if (gone.length > 0) throw new Problem('analysis.line_gone', { codes: gone.join(', ') })
    const { indexName, unit: whose } = await headOf(context, standing)
    const all = await readAnswering(context, standing)
    const answering = new Map([...new Set(codes)].map((code) => [code, all.get(code) ?? nobody]))
    const ids = [...answering.values()].flatMap(({ tied, proposed }) => [...tied, ...proposed.map((it) => it.task)])
    const parties = await listParties(context.db, [...new Set(ids.map(({ taskId }) => taskId))])
    const said = wantedTasks(standing.sheet, answering, parties, indexName)
    // What an agency lost it leads itself, where nobody has led it before.
    const own = agencyIn(standing.unit) === null ? [] : [whose.name]
    const tasks = said.map((it) => ({ ...it, leads: it.leads.length > 0 ? it.leads : own }))
    const planId = uuid()
    const wanted = { planId, title, indexName, agencyId, standingAgencyId, tasks: JSON.stringify(tasks) }
    await context.emit('improvement.chosen', wanted)
    return { planId, tasks: tasks.length }
  },
  audit: ({ framework, unit, year, codes }, { planId }) => ({ framework, unit, year, codes, planId }),
})

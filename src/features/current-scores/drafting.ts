import { v7 as uuid } from 'uuid'
import { operation } from '#features/access/operation.ts'
import { partiesOf } from '#features/analysis/improvement-rules.ts'
import { nobody } from '#features/analysis/reading.ts'
import { DraftedPlan } from '#features/analysis/schema.ts'
import { listParties } from '#features/analysis/store.ts'
import type { WantedTask } from '#features/tasks/improvement.ts'
import { score } from '#lib/scoring/score.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { Problem } from '#platform/problem.ts'
import { findScore, readScored, type Scored } from './reading.ts'
import { groupOf, nameOf, shown } from './rules.ts'
import { DraftFromScore } from './schema.ts'
import { readWorkBehind } from './work.ts'

export const draftFromScore = operation({
  name: 'score.draftPlan',
  method: 'POST',
  path: '/scores/:scoreId/improvement',
  summary: 'Lập dự thảo kế hoạch cải thiện từ những tiêu chí đã chọn của một đơn vị.',
  input: DraftFromScore,
  output: DraftedPlan,
  allow: 'plan.edit',
  run: async (context, { scoreId, codes, title, agencyId, standingAgencyId }) => {
    const { db, reach } = context
    const edits = reach('plan.edit')
    if (edits !== 'all' && !edits.has(standingAgencyId) && !edits.has(agencyId))
      throw new Problem('access.verb_missing', { verb: 'plan.edit' })
    const subject = await findScore(db, { scoreId })
    if (!subject || !context.can(subject).includes('round.read')) throw new Problem('access.not_found')
    const scored = await readScored(context, subject)
    const gone = codes.filter((code) => !scored.engine.scorer.leafAt.has(code))
    if (gone.length > 0) throw new Problem('analysis.line_gone', { codes: gone.join(', ') })
    const { answering } = await readWorkBehind(context, scored)
    const behind = new Map([...new Set(codes)].map((code) => [code, answering.get(code) ?? nobody]))
    const ids = [...behind.values()].flatMap(({ tied, proposed }) => [...tied, ...proposed.map((it) => it.task)])
    const parties = partiesOf(await listParties(db, [...new Set(ids.map(({ taskId }) => taskId))]))
    const tasks = [...behind].map(([code, it]): WantedTask => ({ ...taskFor(scored, code), ...parties(it) }))
    const planId = uuid()
    const { indexName } = scored.head
    const wanted = { planId, title, indexName, agencyId, standingAgencyId, tasks: JSON.stringify(tasks) }
    await context.emit('improvement.chosen', wanted)
    return { planId, tasks: tasks.length }
  },
  audit: ({ scoreId, codes }, { planId }) => ({ scoreId, codes, planId }),
})

function taskFor({ engine, inputs, head }: Scored, code: string): Omit<WantedTask, 'leads' | 'coordinating'> {
  const line = score(engine.scorer, inputs).lines.find((it) => it.code === code)
  const said = (value: number) => formatNumber(shown(value), 2)
  const [got, max] = [line?.points ?? 0, line?.max ?? 0]
  const what = `tiêu chí ${code} “${nameOf(engine, code)}”`
  const group = groupOf(engine, code)
  return {
    text:
      got < max
        ? `Nâng điểm ${what} từ ${said(got)} lên tối đa ${said(max)} điểm`
        : `Giữ vững ${said(max)} điểm ${what}`,
    indexName: head.indexName,
    axis: group && nameOf(engine, group),
    criterionCode: code,
    criterionName: nameOf(engine, code),
    edition: head.edition,
  }
}

import { operation } from '#features/access/operation.ts'
import { workBehind } from '#features/analysis/line-work.ts'
import { formOf } from '#features/rounds/form.ts'
import { Problem } from '#platform/problem.ts'
import { earlierOf } from './earlier.ts'
import { practiceFor } from './practice.ts'
import { findScore, readScored } from './reading.ts'
import { ledgerOf, nameOf } from './rules.ts'
import { OnScoreLine, ScoreLineDetail } from './schema.ts'
import { readWorkBehind } from './work.ts'

export const showScoreLine = operation({
  name: 'score.line',
  method: 'GET',
  path: '/scores/:scoreId/lines/:code',
  summary:
    'Một tiêu chí của một đơn vị: điểm, cách chấm, nhiệm vụ đã gắn và đề nghị gắn, tài liệu, kinh nghiệm của đơn vị khác qua các năm.',
  input: OnScoreLine,
  output: ScoreLineDetail,
  allow: 'round.read',
  subject: findScore,
  run: async (context, { code }) => {
    const scored = await readScored(context, context.subject)
    const { engine, head } = scored
    const { answering, workOf } = await readWorkBehind(context, scored)
    const { lines } = ledgerOf({ scored, earlier: await earlierOf(context, scored), workOf })
    const line = lines.find((it) => it.code === code)
    if (!line) throw new Problem('access.not_found')
    const known = new Set(engine.leaves.map((it) => it.code))
    const { framework } = engine.edition
    return {
      ...head,
      code,
      group: line.group && nameOf(engine, line.group),
      line,
      rule: formOf(engine).find((it) => it.code === code)?.rule ?? [],
      ...(await workBehind(context, { framework, all: answering, known, code, group: line.group })),
      ...(await practiceFor(context, scored, code)),
    }
  },
})

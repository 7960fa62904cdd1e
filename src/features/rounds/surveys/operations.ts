import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { feedsToTake, figuresOffered } from '#features/estimates/onward/reading.ts'
import { SurveyFigures } from '#features/estimates/onward/schema.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { methodLines } from '#lib/scoring/explain.ts'
import { Problem } from '#platform/problem.ts'
import { decimalText, type Engine, isExternal } from '../engine.ts'
import { boundsOf } from '../form.ts'
import { readRound } from '../reading.ts'
import { authorOf, getEngine, getRound, insertEntry, type RoundSubject } from '../store.ts'
import { type ByHand, type Filled, fillFrom, ratingOf, surveyedIn, type Unit } from './rules.ts'
import { AskFigures, DropSurvey, SurveyPoints, TakeOutcome, TakeSurvey } from './schema.ts'
import { dropTaken, type LineOfUnit, listTaken, listUnits, saveTaken } from './store.ts'

type OnRound = Context & { subject: RoundSubject }

export const showSurveyPoints = operation({
  name: 'round.surveyPoints',
  method: 'GET',
  path: '/rounds/:roundId/survey-points',
  summary: 'Tiêu chí nào của kỳ lấy điểm từ khảo sát, đã lấy từ kết quả nào, và đã có phiên bản mới hơn chưa.',
  input: z.object({ roundId: Id }),
  output: SurveyPoints,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: async ({ db, subject }, { roundId }) => {
    const engine = await getEngine(db, subject.round)
    const criteria = surveyedIn(engine).map((criterion) => {
      const { code, name, method } = criterion
      const { max } = boundsOf(engine, code)
      const rule = method ? methodLines(method, max) : []
      return { code, name: name.vi, max: decimalText(max), rule, score: ratingOf(criterion) }
    })
    return { criteria, taken: await listTaken(db, roundId) }
  },
})

export const showSurveyFigures = operation({
  name: 'round.surveyFigures',
  method: 'GET',
  path: '/rounds/:roundId/survey-figures',
  summary: 'Những số liệu lấy được từ một phiên bản kết quả khảo sát đã công bố: chung, theo địa bàn, theo nhóm.',
  input: AskFigures,
  output: SurveyFigures,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: (context, { surveyId, number }) => figuresOffered(context, { surveyId, number }),
})

export const takeSurvey = operation({
  name: 'round.takeSurvey',
  method: 'POST',
  path: '/rounds/:roundId/survey-points',
  summary:
    'Lấy điểm tiêu chí từ kết quả khảo sát đã công bố (một cuộc, hoặc bình quân nhiều cuộc), mỗi đơn vị số của địa bàn mình; mặc định chỉ thử.',
  input: TakeSurvey,
  output: TakeOutcome,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { code, from, cells, seen: before, dryRun }) => {
    const { subject, db } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const engine = await getEngine(db, subject.round)
    const criterion = surveyedCriterion(engine, code)
    const agencyIds = new Set(subject.sheets.map(({ agencyId }) => agencyId))
    const feeds = await feedsToTake(context, { from, agencyIds, rating: ratingOf(criterion) })
    const lines = await listUnits(db, subject.round.id, code)
    const seen = lines.reduce((sum, { version }) => sum + version, 0)
    if (before !== undefined && before !== seen) throw new Problem('round.survey_moved', { code })
    const units = await withOwnPoints(context, engine, criterion, lines)
    const filled = fillFrom({ engine, criterion, feeds, units, byHand: byHandOf(cells) })
    const changed = changedOf(filled)
    const written = !dryRun && filled.values.length > 0
    if (written && changed.length > 0) await keep(context, code, changed)
    const { values, ...told } = filled
    const now = written ? seen + changed.length : seen
    return { written, taken: values.length, changed: changed.length, seen: now, ...told }
  },
  audit: ({ code }, { written, taken, changed, feeds }) => ({
    ...{ code, written, taken, changed },
    surveys: feeds.map(({ title, number, figure, weight }) => `${title} (${number}): ${figure.code} × ${weight}`),
  }),
})

function surveyedCriterion(engine: Engine, code: string): Criterion {
  const criterion = surveyedIn(engine).find((it) => it.code === code)
  if (!criterion) throw new Problem('round.survey_elsewhere', { code })
  return criterion
}

/** What an agency scored itself is told beside what would take its place. */
async function withOwnPoints(
  context: OnRound,
  engine: Engine,
  criterion: Criterion,
  lines: readonly LineOfUnit[],
): Promise<Unit[]> {
  if (isExternal(criterion)) return lines.map((line) => ({ ...line, own: null }))
  const { round, sheets } = context.subject
  const state = await readRound(context, round, sheets)
  const at = engine.leaves.findIndex(({ code }) => code === criterion.code)
  const known = new Map(state.scored.map((it) => [it.sheet.id, it]))
  return lines.map((line) => {
    const scored = known.get(line.sheetId)
    const said = scored?.lines.get(criterion.code)?.claim ?? null
    const got = scored?.final.points[at] ?? Number.NaN
    return { ...line, own: said === null || Number.isNaN(got) ? null : decimalText(got) }
  })
}

function byHandOf(cells: z.infer<typeof TakeSurvey>['cells']): ByHand {
  const said = new Map<string, Map<number, NonNullable<(typeof cells)[number]['cell']>> | null>()
  for (const { sheetId, part, cell } of cells) {
    const known = said.get(sheetId)
    if (cell === null || known === null) said.set(sheetId, null)
    else said.set(sheetId, (known ?? new Map()).set(part, cell))
  }
  return said
}

function changedOf({ rows, values }: Filled): Filled['values'] {
  const changing = new Set(rows.filter(({ state }) => state === 'taken').map(({ sheetId }) => sheetId))
  return values.filter(({ sheetId }) => changing.has(sheetId))
}

async function keep(context: OnRound, code: string, changed: Filled['values']): Promise<void> {
  const { db, subject } = context
  const by = authorOf(context)
  const roundId = subject.round.id
  await saveTaken(db, { roundId, code }, changed, by)
  const parts = changed[0]?.source.parts ?? []
  const filename = parts.map(({ title, number }) => `${title}, phiên bản ${number}`).join('; ')
  const said = { filename, values: changed.length, criteria: [code], surveyId: parts[0]?.surveyId }
  await insertEntry(db, { roundId, action: 'imported', said }, by)
}

export const dropSurvey = operation({
  name: 'round.dropSurvey',
  method: 'POST',
  path: '/rounds/:roundId/survey-points/drop',
  summary: 'Bỏ điểm đã lấy từ khảo sát của một tiêu chí; điểm đơn vị tự chấm (nếu có) lại có hiệu lực.',
  input: DropSurvey,
  output: z.object({ dropped: z.number().int() }),
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { code, sheetIds }) => {
    const { db, subject } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const roundId = subject.round.id
    const dropped = await dropTaken(db, { roundId, code, sheetIds }, authorOf(context))
    const said = { values: dropped.length, criteria: [code] }
    if (dropped.length > 0) await insertEntry(db, { roundId, action: 'released', said }, authorOf(context))
    return { dropped: dropped.length }
  },
  audit: ({ code }, { dropped }) => ({ code, dropped }),
})

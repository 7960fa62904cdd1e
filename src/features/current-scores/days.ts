import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { type Engine, percentShown, type Reckoned, reckon } from '#features/rounds/engine.ts'
import { findRound, getRound } from '#features/rounds/store.ts'
import { findScore, type Reading, readScored, readWholeRound, type ScoreSubject } from './reading.ts'
import { groupOf, nameOf, shown, summed, totalOf } from './rules.ts'
import { OnScore, type ScoreDay, ScoreDays } from './schema.ts'
import { type DayRow, findBook, type Kept, keepDays, listDays, listUnkept } from './store.ts'

const keptOf = (of: Pick<Kept, 'bookId' | 'sheetId'>, engine: Engine, it: Reckoned): Kept => ({
  ...of,
  digest: engine.edition.digest,
  ...{ points: it.total, maximum: it.maximum, gaps: it.gaps },
  lines: Object.fromEntries(
    engine.leaves.map(({ code }, i) => {
      const got = it.points[i] ?? Number.NaN
      return [code, [Number.isNaN(got) ? null : got, it.max[i] ?? 0]]
    }),
  ),
})

const takerOf = ({ today, now, userId, actor }: Context) => ({ today, now, userId, name: actor.name })

export const scoreToday = operation({
  name: 'score.take',
  method: 'POST',
  path: '/scores/:scoreId/days',
  summary: 'Chấm hôm nay: giữ lại điểm của đơn vị theo số liệu hiện có, với ngày, người chấm và phiên bản bộ tiêu chí.',
  input: OnScore,
  output: z.object({ takenOn: z.string(), points: z.number(), max: z.number() }),
  allow: 'round.takeScore',
  subject: findScore,
  run: async (context) => {
    const { head, engine, inputs } = await readScored(context, context.subject)
    const result = reckon(engine, inputs)
    const of = head.kind === 'book' ? { bookId: head.id, sheetId: null } : { bookId: null, sheetId: head.id }
    await keepDays(context.db, [keptOf(of, engine, result)], takerOf(context))
    return { takenOn: context.today, points: shown(result.total), max: shown(result.maximum) }
  },
  audit: ({ scoreId }) => ({ scoreId }),
})

export const scoreRoundToday = operation({
  name: 'score.takeRound',
  method: 'POST',
  path: '/rounds/:roundId/days',
  summary: 'Chấm hôm nay cho mọi đơn vị của một kỳ đánh giá.',
  input: z.object({ roundId: z.uuid() }),
  output: z.object({ takenOn: z.string(), units: z.number().int() }),
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: async (context, { roundId }) => {
    const kept = await keptInRound(context, roundId)
    await keepDays(context.db, kept, takerOf(context))
    return { takenOn: context.today, units: kept.length }
  },
  audit: () => ({}),
})

async function keptInRound(context: Pick<Reading, 'db' | 'once'>, roundId: string): Promise<Kept[]> {
  const round = await findRound(context.db, roundId)
  if (!round) return []
  const { engine, scored } = await readWholeRound(context, round)
  return scored
    .filter(({ unscored }) => !unscored)
    .map(({ sheet, final }) => keptOf({ bookId: null, sheetId: sheet.id }, engine, final))
}

export const keepMonth = operation({
  name: 'score.keepMonth',
  method: 'POST',
  path: '/score-months',
  summary: 'Đầu mỗi tháng giữ lại điểm của mọi sổ theo dõi và mọi kỳ đang chạy; chỉ chương trình làm việc này.',
  input: z.object({}),
  output: z.object({ kept: z.number().int() }),
  allow: 'system',
  run: async (context) => {
    const { db, today } = context
    const { roundIds, bookIds } = await listUnkept(db, `${today.slice(0, 7)}-01`)
    const kept: Kept[] = []
    for (const id of roundIds) kept.push(...(await keptInRound(context, id)))
    for (const id of bookIds) {
      const subject = await findBook(db, id)
      const scored = subject && (await readScored(context, subject).catch(() => undefined))
      if (scored) kept.push(keptOf({ bookId: id, sheetId: null }, scored.engine, reckon(scored.engine, scored.inputs)))
    }
    await keepDays(db, kept, takerOf(context))
    return { kept: kept.length }
  },
})

export const showDays = operation({
  name: 'score.days',
  method: 'GET',
  path: '/scores/:scoreId/days',
  summary: 'Diễn biến điểm của một đơn vị qua các ngày đã chấm, theo lĩnh vực.',
  input: OnScore,
  output: ScoreDays,
  allow: 'round.read',
  subject: findScore,
  run: (context) => daysFor(context, context.subject),
})

/** All that was kept of one agency, and what it comes to now. */
export async function daysFor(reading: Reading, subject: ScoreSubject): Promise<ScoreDays> {
  const { head, engine, inputs, field } = await readScored(reading, subject)
  const top = engine.edition.criteria.filter(({ parent, code }) => parent === null && !engine.scorer.leafAt.has(code))
  const groups = top.map(({ code }) => ({ code, name: nameOf(engine, code) }))
  const rows = await listDays(reading.db, head.id)
  return {
    ...head,
    groups,
    days: rows.map((row) => dayOf(engine, row, groups)),
    now: totalOf(engine, field, summed(reckon(engine, inputs))),
  }
}

function dayOf(engine: Engine, row: DayRow, groups: readonly { code: string }[]): ScoreDay {
  const { takenOn, takenAt, takenByName, digest, points, maximum, gaps, lines } = row
  return {
    ...{ takenOn, takenAt: takenAt.toISOString(), takenBy: takenByName, digest, gaps },
    ...{ points: shown(points), max: shown(maximum), percent: percentShown(points, maximum) },
    groups: groups.map(({ code }) => {
      const below = Object.entries(lines).filter(([line]) => groupOf(engine, line) === code)
      const sum = (pick: 0 | 1) => shown(below.reduce((total, [, it]) => total + (it[pick] ?? 0), 0))
      return { code, points: sum(0), max: sum(1) }
    }),
  }
}

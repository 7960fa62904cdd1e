import type { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { reachOf } from '#features/access/rules.ts'
import { reckon } from '#features/rounds/engine.ts'
import { getRound, listRounds, type RoundRow } from '#features/rounds/store.ts'
import { Problem } from '#platform/problem.ts'
import { earlierOf } from './earlier.ts'
import { engineOfBook, findScore, inputsIn, inputsOfClaims, readScored, readWholeRound, sheetHead } from './reading.ts'
import { gainsOf, isNear, ledgerOf, nameOf, stepsOf, summed, totalOf } from './rules.ts'
import { whatIfOf } from './scenario-rules.ts'
import {
  AskScoreWhatIf,
  AskSteps,
  ListScores,
  NearSteps,
  OnScore,
  ScoreGains,
  ScoreLedger,
  ScoreList,
  type ScoreRow,
  ScoreWhatIf,
} from './schema.ts'
import { type BookRow, bookSubject, lastDays, listBooks } from './store.ts'
import { readWorkBehind } from './work.ts'

export const listScores = operation({
  name: 'score.list',
  method: 'GET',
  path: '/scores',
  summary: 'Điểm hiện tại của từng đơn vị: theo sổ theo dõi, hoặc theo phiếu của một kỳ đánh giá.',
  input: ListScores,
  output: ScoreList,
  allow: 'round.read',
  run: async (context, { group: asked }) => {
    const { db, actor } = context
    const reach = reachOf(actor, 'round.read')
    const seen = reach === 'all' ? reach : [...reach]
    const [books, rounds] = [await listBooks(db, seen), await listRounds(db, seen)]
    const groups = [
      ...(books.length > 0 ? [{ group: 'books', name: '', units: books.length }] : []),
      ...rounds.map((round) => ({ group: round.id, name: round.name, units: round.sheets })),
    ]
    const group = groups.find((it) => it.group === asked)?.group ?? groups[0]?.group ?? 'books'
    const round = rounds.find(({ id }) => id === group)
    const rows = round ? await roundRows(context, round) : await bookRows(context, books)
    const days = await lastDays(
      db,
      rows.map(({ id }) => id),
    )
    return { group, groups, rows: rows.map((row) => ({ ...row, takenOn: days.get(row.id) ?? null })) }
  },
})

type Row = Omit<ScoreRow, 'takenOn'>

async function bookRows(context: Context, books: readonly BookRow[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const book of books) {
    const scored = await readScored(context, bookSubject(book)).catch(() => undefined)
    if (!scored) continue
    const { engine, inputs, head, field } = scored
    const near = stepsOf(engine, inputs).filter(isNear)
    rows.push({ ...head, total: totalOf(engine, field, summed(reckon(engine, inputs))), nearest: near[0] ?? null })
  }
  return rows
}

async function roundRows(context: Context, round: RoundRow): Promise<Row[]> {
  const subject = await getRound(context.db, round.id)
  if (!subject) return []
  const state = await readWholeRound(context, round)
  const nearest = await context.once(`scores nearest ${round.id}`, async () => {
    const strict = round.stage === 'final' || round.stage === 'published'
    return new Map(
      state.scored.map(({ sheet, lines }) => {
        const steps = stepsOf(state.engine, inputsIn(state.engine, [...lines.values()], strict))
        return [sheet.id, steps.find(isNear) ?? null] as const
      }),
    )
  })
  const all = state.scored.filter(({ unscored }) => !unscored).length
  const canOn = ({ agencyId }: { agencyId: string }) =>
    context.can({ ...subject, open: false, parts: { ...subject.parts, lead: [agencyId] } })
  // Places are told to those who see the whole field, as in the round itself.
  const ranked = state.scored.every(({ sheet }) => canOn(sheet).includes('round.read'))
  const rows = state.scored.flatMap(({ sheet, final, place, className }): Row[] => {
    const can = canOn(sheet)
    if (!can.includes('round.read')) return []
    const total = totalOf(state.engine, null, summed(final))
    return [
      {
        ...sheetHead(state.engine, round, sheet),
        can,
        total: {
          ...total,
          className,
          rank: ranked ? place : null,
          of: ranked ? all : 0,
          rankedIn: ranked ? round.name : null,
        },
        nearest: nearest.get(sheet.id) ?? null,
      },
    ]
  })
  const percent = ({ total }: Row) => total.percent ?? -1
  return rows.sort((a, b) => percent(b) - percent(a))
}

export const showScoreLedger = operation({
  name: 'score.ledger',
  method: 'GET',
  path: '/scores/:scoreId/ledger',
  summary:
    'Sổ điểm bị trừ của một đơn vị theo số liệu hiện có: từng tiêu chí, lý do, so với năm trước, điểm sát ngưỡng, nhiệm vụ khắc phục.',
  input: OnScore,
  output: ScoreLedger,
  allow: 'round.read',
  subject: findScore,
  run: async (context) => {
    const scored = await readScored(context, context.subject)
    const earlier = await earlierOf(context, scored)
    const behind = await readWorkBehind(context, scored)
    return { ...scored.head, ...ledgerOf({ scored, earlier, workOf: behind.workOf }) }
  },
})

export const showScoreGains = operation({
  name: 'score.gains',
  method: 'GET',
  path: '/scores/:scoreId/gains',
  summary: 'Tiêu chí có thể tăng điểm nhiều nhất của một đơn vị: đến mức 25% đầu của kỳ, đến mức cao nhất, đến tối đa.',
  input: OnScore,
  output: ScoreGains,
  allow: 'round.read',
  subject: findScore,
  run: async (context) => {
    const scored = await readScored(context, context.subject)
    const { engine, inputs, field, head } = scored
    const behind = await readWorkBehind(context, scored)
    return {
      ...head,
      total: totalOf(engine, field, summed(reckon(engine, inputs))),
      field: field?.others.filter(({ leaves }) => leaves).length ?? 0,
      lines: gainsOf(scored, behind.workOf),
    }
  },
})

export const askScoreWhatIf = operation({
  name: 'score.whatIf',
  method: 'GET',
  path: '/scores/:scoreId/what-if',
  summary:
    'Giả định theo số liệu đầu vào: đổi một số liệu (tỷ lệ đúng hạn, tử số, mẫu số), điểm một tiêu chí hay cả lĩnh vực; tính lại toàn bộ, kèm hạng và khoảng hạng.',
  input: AskScoreWhatIf,
  output: ScoreWhatIf,
  allow: 'round.read',
  subject: findScore,
  run: async (context, { scenarios }) => {
    const scored = await readScored(context, context.subject)
    return { ...scored.head, ...whatIfOf(scored, scenarios) }
  },
})

export const listNearSteps = operation({
  name: 'score.steps',
  method: 'GET',
  path: '/score-steps',
  summary:
    'Điểm sát ngưỡng trong các sổ theo dõi mà người xem đọc được: thiếu hoặc dư rất ít là mất, được bao nhiêu điểm.',
  input: AskSteps,
  output: NearSteps,
  allow: 'round.read',
  run: async (context, { scoreId }) => {
    if (scoreId !== undefined) return { steps: await stepsFor(context, scoreId) }
    const reach = reachOf(context.actor, 'round.read')
    const books = await listBooks(context.db, reach === 'all' ? reach : [...reach])
    const found = books.flatMap((book) => {
      const known = context.services.frameworks.edition(book.framework, book.edition)
      if (!known) return []
      const engine = engineOfBook(context, book)
      const steps = stepsOf(engine, inputsOfClaims(new Map(Object.entries(book.claims)))).filter(isNear)
      return steps.slice(0, 3).map((step) => ({
        ...{ scoreId: book.id, framework: book.framework, year: book.year, name: book.name },
        criterion: engine.scorer.byCode.get(step.code)?.name.vi ?? step.code,
        step,
      }))
    })
    return { steps: found }
  },
})

/** Of one book or sheet: every step near which a figure stands. */
async function stepsFor(context: Context, scoreId: string): Promise<z.infer<typeof NearSteps>['steps']> {
  const subject = await findScore(context.db, { scoreId })
  if (!subject || !context.can(subject).includes('round.read')) throw new Problem('access.not_found')
  const { engine, inputs, head } = await readScored(context, subject)
  const { framework, year, name } = head
  return stepsOf(engine, inputs)
    .filter(isNear)
    .map((step) => ({ scoreId, framework, year, name, criterion: nameOf(engine, step.code), step }))
}

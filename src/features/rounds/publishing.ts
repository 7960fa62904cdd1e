import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import type { Engine } from './engine.ts'
import { decimalText, exactPercent, points } from './engine.ts'
import { listFinalPoints, saveFinalPoints } from './lines/store.ts'
import { readRound, roundShown } from './reading.ts'
import { checkStage } from './rules.ts'
import { PublishedRound, PublishedRoundPage, Round } from './schema.ts'
import {
  authorOf,
  findRound,
  getEngine,
  getRound,
  insertEntry,
  listRounds,
  listSheets,
  type RoundRow,
  type SheetRow,
  saveResults,
  saveRound,
} from './store.ts'
import { listTaken } from './surveys/store.ts'

export const publishRound = operation({
  name: 'round.publish',
  method: 'POST',
  path: '/rounds/:roundId/publish',
  summary: 'Công bố kết quả kỳ đánh giá: điểm, hạng, xếp loại được giữ nguyên và hiện trên cổng công khai.',
  input: z.object({ roundId: Id, version: z.number().int().min(1) }),
  output: Round,
  allow: 'round.publish',
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, { roundId, version }) => {
    const { db, subject, now, today } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    checkStage({ ...subject.round, publishOn: '9999-12-31' }, ['final'], today)
    const { engine, scored } = await readRound(context, subject.round, subject.sheets)
    const results = scored.map(({ sheet, final, place, tiedWith, className }) => ({
      ...{ id: sheet.id, points: final.total, maximum: final.maximum, place, tiedWith, className },
      percent: exactPercent(final.total, final.maximum),
    }))
    await saveResults(db, results)
    const lines = scored.flatMap(({ sheet, final }) =>
      engine.leaves.map(({ code }, i) => {
        const got = final.points[i] ?? Number.NaN
        return { sheetId: sheet.id, code, points: Number.isNaN(got) ? null : got }
      }),
    )
    await saveFinalPoints(db, lines)
    // Who reads a ranking on the portal must see that some of its points are invented.
    const taken = await listTaken(db, roundId)
    const illustrative =
      subject.round.illustrative || taken.some(({ parts }) => parts.some((part) => part.illustrative))
    await saveRound(db, subject.round, version, { stage: 'published', publishedAt: now, illustrative })
    await insertEntry(db, { roundId, action: 'published' }, authorOf(context))
    return roundShown((await findRound(db, roundId))!, today)
  },
  audit: () => ({}),
})

const headOf = (round: RoundRow): PublishedRound => ({
  id: round.id,
  name: round.name,
  editionName: round.editionName,
  year: round.year,
  agencyName: round.agencyName,
  publishedAt: round.publishedAt?.toISOString() ?? '',
  illustrative: round.illustrative,
  units: round.sheets,
})

export const listPublishedRounds = operation({
  name: 'round.published',
  method: 'GET',
  path: '/public/rounds',
  summary: 'Các kỳ đánh giá đã công bố kết quả.',
  input: z.object({}),
  output: z.object({ rounds: z.array(PublishedRound) }),
  allow: 'anyone',
  run: async ({ db }) => {
    const rounds = await listRounds(db, [])
    return { rounds: rounds.filter(({ stage }) => stage === 'published').map(headOf) }
  },
})

export const showPublishedRound = operation({
  name: 'round.publishedResult',
  method: 'GET',
  path: '/public/rounds/:roundId',
  summary: 'Kết quả một kỳ đánh giá đã công bố: xếp hạng, xếp loại, điểm từng lĩnh vực.',
  input: z.object({ roundId: Id }),
  output: PublishedRoundPage,
  allow: 'anyone',
  run: ({ db, once }, { roundId }) => once(`round.published ${roundId}`, () => publishedPage({ db }, roundId)),
})

async function publishedPage({ db }: Pick<Context, 'db'>, roundId: string): Promise<PublishedRoundPage> {
  const round = await findRound(db, roundId)
  if (round?.stage !== 'published') throw new Problem('access.not_found')
  const engine = await getEngine(db, round)
  const sheets = await listSheets(db, roundId)
  const areas = engine.edition.criteria.filter(({ parent }) => parent === null)
  const byArea = await areaPoints(db, roundId, engine)
  const ranked = sheets.filter((it) => it.place !== null).sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  const classes = engine.edition.framework.classes?.bands.map(({ name }) => name) ?? []
  return {
    ...headOf(round),
    classes: classes.map((name) => ({ name, units: sheets.filter((it) => it.className === name).length })),
    areas: areas.map((it) => ({ code: it.code, name: it.name.vi, max: decimalText(points(it.max ?? 0)) })),
    ranking: ranked.map((sheet) =>
      rankingRow(
        sheet,
        areas.map(({ code }) => byArea(sheet.id, code)),
      ),
    ),
    unscored: sheets.filter((it) => it.place === null).map(({ name }) => name),
  }
}

const rankingRow = (sheet: SheetRow, areas: number[]) => ({
  name: sheet.name,
  place: sheet.place ?? 0,
  tiedWith: sheet.tiedWith ?? 0,
  points: decimalText(sheet.points ?? 0),
  max: decimalText(sheet.maximum ?? 0),
  percent: (sheet.percent ?? 0) / 1e12,
  className: sheet.className,
  areas: areas.map((it) => decimalText(it)),
})

/** Sums of the published points below each area, by sheet. */
async function areaPoints(db: Context['db'], roundId: string, { scorer }: Engine) {
  const areaOf = (code: string): string => {
    const parent = scorer.byCode.get(code)?.parent
    return parent ? areaOf(parent) : code
  }
  const sums = new Map<string, number>()
  for (const { sheetId, code, points: got } of await listFinalPoints(db, roundId)) {
    const key = `${sheetId} ${areaOf(code)}`
    sums.set(key, (sums.get(key) ?? 0) + (got ?? 0))
  }
  return (sheetId: string, code: string) => sums.get(`${sheetId} ${code}`) ?? 0
}

import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Version } from '#features/access/schema.ts'
import { feedsToTake, figuresOffered } from '#features/estimates/onward/reading.ts'
import { figureWords } from '#features/estimates/onward/rules.ts'
import { SurveyFigures } from '#features/estimates/onward/schema.ts'
import { choiceFor, sameFigures, takeCells } from '#features/estimates/onward/taking-rules.ts'
import type { Engine } from '#features/rounds/engine.ts'
import { claimSaid } from '#features/rounds/rules.ts'
import { feedOf, ratingOf } from '#features/rounds/surveys/rules.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { Problem } from '#platform/problem.ts'
import { engineOfBook } from '../reading.ts'
import { type BookSubject, findBook, saveClaims } from '../store.ts'
import { claimWithout, type Filling, fillableIn, fillingOf } from './rules.ts'
import { AskBookFigures, type BookSource, DropFromBook, TakeIntoBook, TakenIntoBook } from './schema.ts'

type OnBook = Context & { subject: BookSubject }

export const showBookFigures = operation({
  name: 'score.surveyFigures',
  method: 'GET',
  path: '/score-books/:scoreId/survey-figures',
  summary: 'Những số liệu của một kết quả khảo sát đã công bố mà sổ theo dõi điểm lấy được.',
  input: AskBookFigures,
  output: SurveyFigures,
  allow: 'round.selfScore',
  subject: (db, { scoreId }) => findBook(db, scoreId),
  run: (context, { surveyId, number }) => figuresOffered(context, { surveyId, number }),
})

export const takeIntoBook = operation({
  name: 'score.takeSurvey',
  method: 'POST',
  path: '/score-books/:scoreId/survey-figures',
  summary:
    'Lấy một số liệu hoặc điểm của sổ theo dõi điểm từ kết quả khảo sát đã công bố, kèm nguồn, phiên bản, khoảng tin cậy; mặc định chỉ thử.',
  input: TakeIntoBook,
  output: TakenIntoBook,
  allow: 'round.selfScore',
  subject: (db, { scoreId }) => findBook(db, scoreId, true),
  run: async (context, input) => {
    const { book } = context.subject
    const { code, key, version, dryRun } = input
    const engine = engineOfBook(context, book)
    const criterion = criterionToFill(engine, code, key)
    const agencyIds = new Set([book.agencyId])
    const rating = key === null ? ratingOf(criterion) : null
    const feeds = await feedsToTake(context, { from: input.from, agencyIds, rating, sharesOnly: key !== null })
    const known = book.sources[code]
    const said = new Map(input.cells.map(({ part, cell }) => [part, cell]))
    const choices = feeds.map((feed, i) =>
      choiceFor(feed, { agencyId: book.agencyId, said: said.get(i), before: known ?? null }),
    )
    const taking = takeCells(feeds, choices)
    const head = { parts: taking.cells, feeds: feeds.map((feed, i) => feedOf(feed, [taking.cells[i]?.cell ?? null])) }
    const before = standsNow(engine, book, code, key)
    if (taking.state !== 'taken') {
      const rest = { figure: null, interval: null, fills: null, arithmetic: null, why: taking.why }
      return { written: false, version: book.version, state: taking.state, before, ...rest, ...head }
    }
    // What a survey filled before is no figure of a person's own: the one beneath it is.
    const beneath = known ? known.before : (book.claims[code] ?? null)
    const filling = fillingOf(engine, criterion, key, { ...taking, before: beneath })
    const source: BookSource = { ...taking.from, key, before: beneath, arithmetic: filling.arithmetic }
    const isSame = known !== undefined && known.key === key && sameFigures(known, source)
    const written = !dryRun && !isSame
    if (written) await keep(context, version, code, { claim: filling.claim, source })
    return {
      ...{
        written,
        version: written ? version + 1 : book.version,
        state: isSame ? ('same' as const) : ('taken' as const),
        before,
      },
      ...{ figure: figureWords(source.scale, source), interval: source.interval, fills: filling.fills },
      ...{ arithmetic: filling.arithmetic, why: null, ...head },
    }
  },
  audit: ({ code }, { written, feeds }) => ({
    ...{ code, written },
    surveys: feeds.map(({ title, number, figure, weight }) => `${title} (${number}): ${figure.code} × ${weight}`),
  }),
})

function criterionToFill(engine: Engine, code: string, key: string | null): Criterion {
  const criterion = engine.scorer.leafAt.has(code) ? engine.scorer.byCode.get(code) : undefined
  if (!criterion) throw new Problem('analysis.unknown_line', { code })
  if (!fillableIn(engine, criterion).some((it) => it.key === key)) throw new Problem('round.survey_elsewhere', { code })
  return criterion
}

function standsNow(engine: Engine, { claims }: BookSubject['book'], code: string, key: string | null): string | null {
  const claim = claims[code]
  const value = key === null ? claim?.given : claim?.figures[key]
  if (value === undefined || value === null) return null
  const isShare = key !== null && engine.scorer.figure(code, key)?.kind === 'rate'
  return isShare ? `${String(100 * Number(value)).replace('.', ',')} %` : String(value).replace('.', ',')
}

async function keep(
  { db, subject, userId, now }: OnBook,
  version: number,
  code: string,
  { claim, source }: { claim: Filling['claim']; source: BookSource },
): Promise<void> {
  const { book } = subject
  const claims = { ...book.claims, [code]: claim }
  await saveClaims(db, book, version, { claims, sources: { ...book.sources, [code]: source }, userId, now })
}

export const dropFromBook = operation({
  name: 'score.dropSurvey',
  method: 'POST',
  path: '/score-books/:scoreId/survey-figures/drop',
  summary: 'Bỏ số liệu khảo sát của một dòng trong sổ theo dõi điểm; số liệu ghi tay trước đó trở lại.',
  input: DropFromBook,
  output: z.object({ version: Version }),
  allow: 'round.selfScore',
  subject: (db, { scoreId }) => findBook(db, scoreId, true),
  run: async ({ db, subject, userId, now }, { version, code }) => {
    const { book } = subject
    const { [code]: source, ...sources } = book.sources
    if (!source) throw new Problem('access.not_found', { code })
    const { [code]: stands, ...claims } = book.claims
    const claim = claimSaid(claimWithout(source, stands ?? null))
    const next = claim ? { ...claims, [code]: claim } : claims
    await saveClaims(db, book, version, { claims: next, sources, userId, now })
    return { version: version + 1 }
  },
  audit: ({ code }) => ({ code }),
})

import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { newestVersions } from '#features/estimates/onward/store.ts'
import { findingsIn, isExternal } from '#features/rounds/engine.ts'
import { formOf } from '#features/rounds/form.ts'
import { claimSaid } from '#features/rounds/rules.ts'
import { score } from '#lib/scoring/score.ts'
import { Problem } from '#platform/problem.ts'
import { readScored } from './reading.ts'
import { shown, stepsOf, summedScore, totalOf } from './rules.ts'
import { BookPage, OnScore, OpenBook, SaveFigures, ScoreHead } from './schema.ts'
import { type BookSubject, bookSubject, findBook, insertBook, saveClaims } from './store.ts'
import { fillableIn, typesOver } from './surveys/rules.ts'

export const openBook = operation({
  name: 'score.openBook',
  method: 'POST',
  path: '/score-books',
  summary: 'Mở sổ theo dõi điểm của một đơn vị theo một phiên bản chỉ số, ghi số liệu quanh năm, ngoài kỳ đánh giá.',
  input: OpenBook,
  output: ScoreHead,
  allow: 'round.selfScore',
  run: async (context, input) => {
    const { db, actor, services, userId, now } = context
    checkMay(actor, 'round.selfScore', { kind: 'round', id: '', parts: { lead: [input.keeperId] } })
    const known = services.frameworks.edition(input.framework, input.edition)
    if (!known) throw new Problem('access.not_found', { edition: input.edition })
    const { framework, criteria } = known.edition
    if (framework.status === 'resultsOnly' || criteria.every((it) => !it.method || isExternal(it)))
      throw new Problem('round.not_scored', { name: framework.name.vi })
    const id = await insertBook(db, input, { userId, now })
    if (id === undefined) throw new Problem('score.book_known')
    const subject = await findBook(db, id)
    if (!subject) throw new Problem('access.not_found')
    return (await readScored(context, subject)).head
  },
  audit: ({ framework, edition, year, agencyId }) => ({ framework, edition, year, agencyId }),
})

const pageOf = async (context: Context, subject: BookSubject): Promise<BookPage> => {
  const { head, engine, inputs, claims, field } = await readScored(context, subject)
  const result = score(engine.scorer, inputs)
  const steps = Map.groupBy(stepsOf(engine, inputs), ({ code }) => code)
  const findings = Map.groupBy(findingsIn(engine, inputs), ({ code }) => code)
  const fillable = new Map(engine.leaves.map((it) => [it.code, fillableIn(engine, it)]))
  const { sources } = subject.book
  const surveyIds = Object.values(sources).flatMap(({ parts }) => parts.map(({ surveyId }) => surveyId))
  const newest = await newestVersions(context.db, surveyIds)
  const sourceAt = (code: string) => {
    const source = sources[code]
    return source ? { ...source, newest: source.parts.map((it) => newest.get(it.surveyId)?.number ?? it.number) } : null
  }
  return {
    ...head,
    version: subject.book.version,
    form: formOf(engine),
    lines: result.lines.map(({ code, state, points, max, account }) => ({
      ...{ code, state, account, claim: claims.get(code) ?? null },
      ...{ points: points === null ? null : shown(points), max: shown(max) },
      findings: (findings.get(code) ?? []).map(({ words }) => words),
      steps: steps.get(code) ?? [],
      source: sourceAt(code),
      fillable: fillable.get(code) ?? [],
    })),
    total: totalOf(engine, field, summedScore(result)),
  }
}

export const showBook = operation({
  name: 'score.book',
  method: 'GET',
  path: '/score-books/:scoreId',
  summary: 'Sổ theo dõi điểm: số liệu đã ghi của từng tiêu chí, điểm tính được, cách tính.',
  input: OnScore,
  output: BookPage,
  allow: 'round.read',
  subject: (db, { scoreId }) => findBook(db, scoreId),
  run: (context) => pageOf(context, context.subject),
})

export const saveFigures = operation({
  name: 'score.saveFigures',
  method: 'PATCH',
  path: '/score-books/:scoreId',
  summary: 'Ghi số liệu vào sổ theo dõi điểm; dòng không nhắc đến giữ nguyên.',
  input: SaveFigures,
  output: BookPage,
  allow: 'round.selfScore',
  subject: (db, { scoreId }) => findBook(db, scoreId, true),
  run: async (context, { version, claims }) => {
    const { db, subject, userId, now } = context
    const { engine } = await readScored(context, subject)
    const next = { ...subject.book.claims }
    for (const [code, claim] of Object.entries(claims)) {
      if (!engine.scorer.leafAt.has(code)) throw new Problem('analysis.unknown_line', { code })
      const said = claimSaid(claim)
      if (typesOver(subject.book.sources[code], subject.book.claims[code], said))
        throw new Problem('score.figure_surveyed', { code })
      if (said) next[code] = said
      else delete next[code]
    }
    const { problems } = score(
      engine.scorer,
      Object.fromEntries(Object.entries(next).map(([code, it]) => [code, figuresOf(it)])),
    )
    const wrong = problems.find((it) => it.code in claims)
    if (wrong) throw new Problem('score.unknown_figure', { code: wrong.code, figure: wrong.key })
    await saveClaims(db, subject.book, version, { claims: next, userId, now })
    return pageOf(context, bookSubject({ ...subject.book, claims: next, version: version + 1 }))
  },
  audit: ({ claims }) => ({ codes: Object.keys(claims) }),
})

const figuresOf = ({ given, ...claim }: BookSubject['book']['claims'][string]) => ({
  ...claim,
  ...(given === null ? {} : { given }),
})

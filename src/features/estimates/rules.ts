import type { Answers, Questionnaire } from '#lib/questionnaire/schema.ts'
import { type Design, DesignFault } from '#lib/statistics/design.ts'
import { type Estimate, estimateMean } from '#lib/statistics/estimates.ts'
import { independent, ranksWithTies } from '#lib/statistics/ranks.ts'
import { type FactorRule, satisfactionIndex, satisfactionOf } from '#lib/statistics/satisfaction.ts'
import { hiddenCells } from '#lib/statistics/suppression.ts'
import { Problem } from '#platform/problem.ts'
import { type AnswerDesign, designOf, designWords, type SampleFacts } from './design-rules.ts'
import { designFor, figureOf, shownLine } from './figure-rules.ts'
import { type Asked, askedIn, choiceOf, choiceShare } from './item-rules.ts'
import type { Line, Part, RankedLine, Source } from './schema.ts'
import { scoresOf } from './score-rules.ts'

export type AnswerRow = {
  id: string
  channel: string
  clusterId: string | null
  interviewerId: string | null
  receivedOn: string
  receivedAt: Date | null
  seconds: number | null
  language: string
  questionnaireVersion: number
  answers: Answers
}

export type Making = {
  questionnaire: Questionnaire
  sample: SampleFacts | undefined
  answers: readonly AnswerRow[]
  rule: FactorRule
  minimum: number
}

/** Answers of the sample, of an open link, and of whoever came in another way: never mixed. */
export const sourceOf = ({ channel, clusterId }: Pick<AnswerRow, 'channel' | 'clusterId'>): Source =>
  clusterId !== null ? 'sample' : channel === 'openLink' ? 'selfSelected' : 'other'

type Estimating = {
  asked: Asked
  rows: readonly AnswerRow[]
  design: Design | null
  rule: FactorRule
  minimum: number
}

/** What is estimated from answers, each way of coming in apart. */
export function estimateParts(making: Making): { parts: Part[]; sampled: AnswerDesign | undefined } {
  const asked = askedIn(making.questionnaire)
  const bySource = Map.groupBy(making.answers, sourceOf)
  const { rule, minimum } = making
  const parts: Part[] = []
  const sampleRows = bySource.get('sample') ?? []
  let sampled: AnswerDesign | undefined
  if (making.sample && sampleRows.length > 0) {
    sampled = designOf(
      making.sample,
      sampleRows.map(({ clusterId }) => clusterId ?? ''),
    )
    parts.push(onePart('sample', { asked, rows: sampleRows, design: sampled.design, rule, minimum }, sampled))
  }
  for (const source of ['selfSelected', 'other'] as const) {
    const rows = bySource.get(source) ?? []
    if (rows.length > 0) parts.push(onePart(source, { asked, rows, design: null, rule, minimum }))
  }
  return { parts, sampled }
}

function onePart(source: Source, estimating: Estimating, sampled?: AnswerDesign): Part {
  try {
    const { rows, asked } = estimating
    const columns = asked.items.map(({ of }) => Float64Array.from(rows, ({ answers }) => of(answers)))
    const whole = indexOf(estimating, columns, estimating.design)
    return {
      ...{ source, answers: rows.length, response: sampled?.response ?? null },
      ...whole,
      groups: groupsOf(estimating, columns),
      places: sampled ? placesOf(estimating, columns, sampled) : [],
      questions: questionsOf(estimating),
      scores: scoresOf(estimating),
      total: null,
    }
  } catch (error) {
    if (error instanceof DesignFault) throw new Problem('estimate.design', { why: designWords[error.code] })
    throw error
  }
}

const scale = { valid: [0, 1], satisfied: [1] }

function indexOf({ asked, rule, minimum, rows }: Estimating, columns: Float64Array[], design: Design | null) {
  if (asked.items.length === 0) return { overall: null, factors: [], items: [] }
  const factors = asked.factors.map(({ items }) => items)
  const found = satisfactionIndex(designFor(design, rows.length), columns, { factors, scale, rule })
  const line = (code: string, label: string, estimate: Estimate): Line =>
    shownLine(code, label, estimate, design !== null, minimum)
  return {
    overall: asked.factors.length > 0 ? line('all', 'Chung các yếu tố', found.overall) : null,
    factors: asked.factors.map(({ code, label }, i) => line(code, label, found.factors[i]!)),
    items: asked.items.map(({ code, label, factor }, i) => ({ ...line(code, label, found.items[i]!), factor })),
  }
}

/** Which cells of a list that adds up to its total stay hidden; the total itself is printed elsewhere and always known. */
function hiddenOf(counts: readonly number[], minimum: number): Line['hidden'][] {
  const all = counts.reduce((sum, n) => sum + n, 0)
  const hidden = hiddenCells(
    { counts: [...counts, all], equations: [{ total: counts.length, parts: counts.map((_, i) => i) }] },
    { minimum },
  )
  if (hidden.at(-1) === null || all < minimum) return hidden.slice(0, -1)
  // The total is known whatever this table hides: then everything in it stays hidden.
  return counts.map((n) => (n === 0 ? null : 'complementary'))
}

/** Overall satisfaction of each group, in the whole design (domains). */
function groupsOf(estimating: Estimating, columns: Float64Array[]): Part['groups'] {
  const { asked, rows, design, minimum } = estimating
  if (asked.factors.length === 0) return []
  return asked.groups.map(({ code, label, choices }) => {
    const chosen = rows.map(({ answers }) => choiceOf(answers, code))
    const counts = choices.map((choice) => chosen.filter((own) => own === choice.code).length)
    const silent = rows.length - counts.reduce((sum, n) => sum + n, 0)
    const hidden = hiddenOf(silent > 0 ? [...counts, silent] : counts, minimum)
    return {
      ...{ code, label },
      lines: choices.map((choice, i) => {
        const head = { code: choice.code, label: choice.label }
        if (hidden[i]) return { ...head, n: null, figure: null, hidden: hidden[i] }
        const domain = chosen.map((own) => own === choice.code)
        const figure =
          counts[i] === 0
            ? null
            : figureOf(overallIn(estimating, columns, designFor(design, rows.length), domain), design !== null)
        return { ...head, n: counts[i]!, figure, hidden: null }
      }),
    }
  })
}

function overallIn({ asked, rule }: Estimating, columns: Float64Array[], design: Design, domain: boolean[]): Estimate {
  const all = [...new Set(asked.factors.flatMap(({ items }) => items))]
  return satisfactionOf(
    design,
    all.map((item) => columns[item]!),
    { scale, rule, domain },
  )
}

const MOST_PLACES = 200

/** Each place (or stratum) for itself, and ranks with ties where they cannot be told apart. */
function placesOf(estimating: Estimating, columns: Float64Array[], { placeOf, within }: AnswerDesign): RankedLine[] {
  const { rows, asked, minimum } = estimating
  const places = [...new Map(placeOf.map((place) => [place.id, place])).values()]
  if (asked.factors.length === 0 || places.length < 2 || places.length > MOST_PLACES) return []
  const counts = places.map(({ id }) => placeOf.filter((own) => own.id === id).length)
  const hidden = hiddenOf(counts, minimum)
  const estimates = places.map(({ id }, i) =>
    hidden[i]
      ? null
      : overallIn(
          estimating,
          columns,
          within,
          placeOf.map((own) => own.id === id),
        ),
  )
  const shown = estimates.map((estimate) => (estimate && estimate.se > 0 && estimate.df >= 1 ? estimate : null))
  const df = Math.max(1, Math.min(...shown.flatMap((estimate) => estimate?.df ?? []), rows.length))
  const ranks = ranksWithTies(
    shown.map((estimate) => estimate?.value ?? Number.NaN),
    independent(shown.map((estimate) => estimate?.se ?? 0)),
    { df },
  )
  return places.map(({ id, label }, i) => {
    const estimate = estimates[i]
    const { place = null, low = null, high = null } = ranks[i] ?? {}
    if (!estimate)
      return { code: id, label, n: null, figure: null, hidden: hidden[i] ?? null, place: null, low: null, high: null }
    return { code: id, label, n: counts[i]!, figure: figureOf(estimate, true), hidden: null, place, low, high }
  })
}

/** Shares of the answers to each question with choices. */
function questionsOf({ asked, rows, design, minimum }: Estimating): Part['questions'] {
  const own = designFor(design, rows.length)
  return asked.questions.map(({ code, label, choices, many }) => {
    const columns = choices.map((choice) =>
      Float64Array.from(rows, ({ answers }) => choiceShare(answers, code, choice.code)),
    )
    const counts = columns.map((column) => column.filter((share) => share === 1).length)
    const silent = columns[0] ? columns[0].filter((share) => Number.isNaN(share)).length : 0
    // Of several choices each stands against all who answered; of one they add up.
    const answered = rows.length - silent
    const hidden = many
      ? counts.map((n): Line['hidden'] =>
          (n > 0 && n < minimum) || (answered - n > 0 && answered - n < minimum) ? 'small' : null,
        )
      : hiddenOf(silent > 0 ? [...counts, silent] : counts, minimum)
    return {
      ...{ code, label },
      lines: choices.map((choice, i) => {
        const head = { code: choice.code, label: choice.label }
        if (hidden[i]) return { ...head, n: null, figure: null, hidden: hidden[i] ?? null }
        return {
          ...head,
          n: counts[i]!,
          figure: figureOf(estimateMean(own, columns[i]!), design !== null),
          hidden: null,
        }
      }),
    }
  })
}

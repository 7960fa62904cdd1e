import type { PublishedFigure } from '#lib/statistics/r-script.ts'
import type { Statistic } from '#lib/statistics/r-script-figures.ts'
import type { Asked } from './item-rules.ts'
import type { Line, Part, Result, Score, ScoreLine } from './schema.ts'

/** Columns of the file of answers. */
export const pointsName = (item: string) => `diem.${item}`
export const satisfiedName = (item: string) => `hl.${item}`
export const choiceName = (question: string, choice: string) => `${question}.${choice}`

/** Each figure that a part shows, with what it is made of. */
export function publishedFigures(part: Part, asked: Asked, { rule }: Result['method']): PublishedFigure[] {
  const all = indexOf(asked, rule)
  const figures = [
    ...(part.overall ? [printed(part.overall, all)] : []),
    ...part.factors.flatMap((factor) => {
      const own = indexOf(asked, rule, factor.code)
      return [printed(factor, own), ...ofGroups(factor.groups, own, `${factor.label}, `)]
    }),
    ...part.items.map((line) => printed(line, { kind: 'mean', column: satisfiedName(line.code) })),
    ...ofGroups(part.groups, all),
    ...part.questions.flatMap(({ code, label, lines }) =>
      lines.map((line) =>
        printed({ ...line, label: `${label}: ${line.label}` }, { kind: 'mean', column: choiceName(code, line.code) }),
      ),
    ),
  ]
  return [...figures.flatMap((figure) => figure ?? []), ...scoreFigures(part, asked)]
}

/** Satisfaction over the items of a factor, or of all. */
function indexOf({ factors, items }: Asked, rule: Result['method']['rule'], factor?: string): Statistic {
  const own = factors.filter(({ code }) => factor === undefined || code === factor).flatMap((each) => each.items)
  return {
    kind: 'satisfaction',
    columns: [...new Set(own)].map((item) => satisfiedName(items[item]?.code ?? '')),
    ...{ valid: [0, 1], satisfied: [1], rule },
  }
}

const ofGroups = (groups: Part['groups'], what: Statistic, of = '') =>
  groups.flatMap(({ code, label, lines }) =>
    lines.map((line) =>
      printed({ ...line, label: `${of}${label}: ${line.label}` }, what, [{ column: code, labels: [line.code] }]),
    ),
  )

type Parts = readonly { items: readonly number[] }[]

/** What a score is made of: each part has the same say, and in it each item. */
function compositeOf({ scored }: Asked, of: readonly Parts[]): Composite {
  const named = (item: number) => pointsName(scored?.items[item]?.code ?? '')
  const terms = of.flatMap((parts) =>
    parts.flatMap(({ items }) =>
      items.map((item) => ({ column: named(item), by: 1 / of.length / parts.length / items.length })),
    ),
  )
  return { kind: 'composite', terms }
}

/** Points less the least that there can be: what the script reckons is a share of the scale. */
function scoreFigures(part: Part, asked: Asked): PublishedFigure[] {
  return scoresAndTotal(part, asked)
    .flatMap(([score, what]) => {
      const parts = partsOf(asked, score.code)
      const inside = score.parts.map((line) =>
        printedPoints(line, score.rule, compositeOf(asked, [parts.filter(({ code }) => code === line.code)])),
      )
      return [...inGroups(score, what), ...inside]
    })
    .flatMap((figure) => figure ?? [])
}

const partsOf = ({ scored }: Asked, code: string) => scored?.scores.find((score) => score.code === code)?.parts ?? []

function scoresAndTotal({ scores, total }: Part, asked: Asked): [Score, Composite][] {
  const each = scores.map((score): [Score, Composite] => {
    const parts = partsOf(asked, score.code)
    return [score, compositeOf(asked, [score.rule === 'rating' ? parts.slice(0, 1) : parts])]
  })
  const all = scores.map(({ code }) => partsOf(asked, code))
  return total ? [...each, [total, compositeOf(asked, all)]] : each
}

/** A score of everybody and of each group. */
const inGroups = (score: Score, what: Composite): (PublishedFigure | null)[] => [
  printedPoints(score, score.rule, what),
  ...score.groups.flatMap(({ code, label, lines }) =>
    lines.map((line) =>
      printedPoints({ ...line, label: `${score.label}, ${label}: ${line.label}` }, score.rule, what, [
        { column: code, labels: [line.code] },
      ]),
    ),
  ),
]

type Composite = Extract<Statistic, { kind: 'composite' }>

function printedPoints(
  line: ScoreLine,
  rule: Score['rule'],
  what: Composite,
  domain: PublishedFigure['domain'] = [],
): PublishedFigure | null {
  const { figure, least, most, label } = line
  if (!figure) return null
  const { value, se, low, high } = figure
  const cents = (points: number) => Math.round(points * 100) / 100
  const isEdge = value <= least || value >= most || se === 0
  // At the edge the interval counts answers, which are not the same for each part of a score.
  const hasInterval = low !== null && high !== null && !(isEdge && what.terms.length > 1)
  const by = isEdge ? ('beta' as const) : ('logit' as const)
  return {
    ...{ title: `${label} (điểm, trừ mức thấp nhất)`, what, domain, scale: most - least },
    ...{ value: cents(value - least), decimals: rule === 'rating' && se === null ? 1 : 2 },
    ...(se === null ? {} : { se: cents(se) }),
    ...(hasInterval ? { interval: { low: cents(low - least), high: cents(high - least), by } } : {}),
  }
}

/** Figures of places have a design of their own: each place is a stratum. */
export function placeFigures(
  part: Part,
  asked: Asked,
  { rule }: Result['method'],
  numberOf: ReadonlyMap<string, string>,
) {
  const at = (line: { code: string }) => [{ column: 'dia_ban', labels: [numberOf.get(line.code) ?? ''] }]
  const overall = part.places.map((line) => printed(line, indexOf(asked, rule), at(line)))
  const factors = part.factors.flatMap(({ code, label, places }) =>
    places.map((line) => printed({ ...line, label: `${label}, ${line.label}` }, indexOf(asked, rule, code), at(line))),
  )
  const points = scoresAndTotal(part, asked).flatMap(([score, composite]) =>
    score.places.map((line) =>
      printedPoints({ ...line, label: `${score.label}, ${line.label}` }, score.rule, composite, at(line)),
    ),
  )
  return [...overall, ...factors, ...points].flatMap((figure) => figure ?? [])
}

const to = (value: number) => Math.round(value * 1e4) / 100

function printed(
  { label, figure }: Line,
  what: Statistic,
  domain: PublishedFigure['domain'] = [],
): PublishedFigure | null {
  if (!figure) return null
  const { value, se, low, high } = figure
  const by = value <= 0 || value >= 1 || se === 0 ? 'beta' : 'logit'
  return {
    ...{ title: label, what, domain, value: to(value), decimals: 2, scale: 100 },
    ...(se === null ? {} : { se: to(se) }),
    ...(low === null || high === null ? {} : { interval: { low: to(low), high: to(high), by } as const }),
  }
}

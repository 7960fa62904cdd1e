import type { PublishedFigure } from '#lib/statistics/r-script.ts'
import type { Statistic } from '#lib/statistics/r-script-figures.ts'
import type { Asked } from './item-rules.ts'
import type { Line, NumberLine, NumberQuestion, Part, Result, Score, ScoreLine } from './schema.ts'
import type { Single, SingleLine } from './singles/schema.ts'

/** Columns of the file of answers. */
export const pointsName = (item: string) => `diem.${item}`
export const satisfiedName = (item: string) => `hl.${item}`
export const numberName = (question: string) => `so.${question}`
export const choiceName = (question: string, choice: string) => `${question}.${choice}`

type Shown = { part: Part; singles: readonly Single[]; asked: Asked; method: Result['method'] }

/** Each figure that a part shows, with what it is made of. */
export function publishedFigures({ part, singles, asked, method: { rule } }: Shown): PublishedFigure[] {
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
  return [
    ...[...figures.flatMap((figure) => figure ?? []), ...scoreFigures(part, asked)],
    ...part.numbers.flatMap((line) => (isKept(asked, line.code) ? numberFigures(line, line) : [])),
    ...singles.flatMap((single) =>
      single.groups.flatMap((group) =>
        group.lines.flatMap((line) =>
          singleFigures({ part, asked, single }, { ...line, label: `${group.label}: ${line.label}` }, [
            { column: group.code, labels: [line.code] },
          ]),
        ),
      ),
    ),
  ]
}

type OfSingle = { part: Part; asked: Asked; single: Single }

/** Versions that were made before numbers had to be quantities tell of some whose answers are in no file. */
const isKept = ({ numbers }: Asked, code: string): boolean => numbers.some((each) => each.code === code)

/** What a line of a statement, a part or a number says, within a domain. */
function singleFigures(
  { part, asked, single: { kind, of, code } }: OfSingle,
  line: SingleLine,
  domain: PublishedFigure['domain'],
): PublishedFigure[] {
  const number = part.numbers.find((each) => each.code === code)
  if (kind === 'number')
    return number && isKept(asked, code) ? numberFigures(number, { median: null, ...line }, domain) : []
  const named = { ...line, label: `${code}, ${line.label}` }
  if (kind === 'item') return listed(printed(named, { kind: 'mean', column: satisfiedName(code) }, domain))
  const score = part.scores.find((each) => each.code === of)
  const scale = score?.parts.find((each) => each.code === code)
  if (!score || !scale) return []
  const { least, most } = scale
  const own = partsOf(asked, of).filter((each) => each.code === code)
  return listed(printedPoints({ ...named, least, most }, score.rule, compositeOf(asked, [own]), domain))
}

const listed = (figure: PublishedFigure | null): PublishedFigure[] => (figure ? [figure] : [])

/** Means and medians in the unit of the question, with two decimals more than the answers have. */
function numberFigures(
  { code, label, decimals: given }: NumberQuestion,
  { label: who, figure, median }: Pick<NumberLine, 'label' | 'figure'> & { median?: NumberLine['median'] | undefined },
  domain: PublishedFigure['domain'] = [],
): PublishedFigure[] {
  if (!figure) return []
  const column = numberName(code)
  const title = who === label ? label : `${label}, ${who}`
  const decimals = given + 2
  const cut = (value: number) => Math.round(value * 10 ** decimals) / 10 ** decimals
  const ends = ({ low, high }: { low: number | null; high: number | null }, by: 'wald' | 'woodruff') =>
    low === null || high === null ? {} : { interval: { by, low: cut(low), high: cut(high) } }
  const middle = { title: `${title} (trung vị)`, what: { kind: 'quantile' as const, column, p: 0.5 }, domain, decimals }
  const rounded = median?.step === undefined ? {} : { step: median.step }
  return [
    {
      ...{ title, what: { kind: 'mean', column }, domain, decimals, value: cut(figure.value) },
      ...{ ...(figure.se === null ? {} : { se: cut(figure.se) }), ...ends(figure, 'wald') },
    },
    ...(median ? [{ ...middle, ...rounded, value: cut(median.value), ...ends(median, 'woodruff') }] : []),
  ]
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
  { part, singles, asked, method: { rule } }: Shown,
  numberOf: ReadonlyMap<string, string>,
): PublishedFigure[] {
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
  const each = singles.flatMap((single) =>
    single.places.flatMap((line) => singleFigures({ part, asked, single }, line, at(line))),
  )
  return [...[...overall, ...factors, ...points].flatMap((figure) => figure ?? []), ...each]
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

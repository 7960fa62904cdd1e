import type { CellEstimate, CellFigure } from '#lib/statistics/cell-figures.ts'
import {
  type BlockColumn,
  everyRow,
  type FigureDomain,
  type LinearEstimate,
  type LinearFigure,
} from '#lib/statistics/linear-figures.ts'
import type { RowBlock } from '#lib/statistics/packed-rows.ts'
import type { FactorRule } from '#lib/statistics/satisfaction.ts'
import { type Asking, asking, askingAll, askingAnd, askingBoth } from './asking-rules.ts'
import type { Coding } from './coding-rules.ts'
import { figureOf, shownLine } from './figure-rules.ts'
import { hiddenBeside, hiddenInTable, hiddenTold, withoutTied } from './hiding-rules.ts'
import type { Asked, Choices, Factor } from './item-rules.ts'
import type { FactorLine, Figure, Line, Part } from './schema.ts'
import type { Single } from './singles/schema.ts'

/** What of one way of coming in is estimated, by which rules. */
export type Estimating = {
  asked: Asked
  coding: Coding
  isSample: boolean
  rule: FactorRule
  minimum: number
  /** Answers in all. */
  answers: number
  index: Index
}

/** Satisfaction over some items, in a domain. */
export type Index = (items: readonly number[], domain?: FigureDomain) => LinearFigure

/** SPEC L1 of lib/statistics as figures; what is added up over items is added up once. */
export function indexBy(coding: Coding, rule: FactorRule): Index {
  const known = new Map<string, LinearFigure['terms']>()
  return (items, domain) => {
    const key = items.join(' ')
    const terms = known.get(key) ?? (rule === 'meanOfItems' ? meanOfItems(coding, items) : together(coding, items))
    known.set(key, terms)
    return { terms, domain }
  }
}

const meanOfItems = (coding: Coding, items: readonly number[]) =>
  items.map((item) => ({ over: coding.item(item), under: null, by: 1 / items.length }))

function together(coding: Coding, items: readonly number[]): LinearFigure['terms'] {
  const known = new WeakMap<RowBlock, Added>()
  const of = (block: RowBlock): Added => {
    const found = known.get(block) ?? added(block, coding, items)
    known.set(block, found)
    return found
  }
  return [{ over: (block) => of(block).satisfied, under: (block) => of(block).answered, by: 1 }]
}

/** How many items satisfied, and how many were answered; NaN where none was. */
type Added = { satisfied: Float64Array; answered: Float64Array }

function added(block: RowBlock, coding: Coding, items: readonly number[]): Added {
  const satisfied = new Float64Array(block.rows)
  const answered = new Float64Array(block.rows)
  for (const item of items) {
    const column = coding.item(item)(block)
    for (let row = 0; row < column.length; row++) {
      const share = column[row]!
      if (Number.isNaN(share)) continue
      satisfied[row]! += share
      answered[row]! += 1
    }
  }
  for (let row = 0; row < answered.length; row++) if (answered[row] === 0) satisfied[row] = answered[row] = Number.NaN
  return { satisfied, answered }
}

/** How many answers there are in each domain. */
export const countsIn = (domain: FigureDomain): Asking<number[]> =>
  asking({ terms: [{ over: everyRow, under: null, by: 1 }], domain }, (found) => found.map(({ n }) => n))

export const allItems = ({ factors }: Asked): number[] => [...new Set(factors.flatMap(({ items }) => items))]

/** One column of a table: a figure of all, and of each group of people. */
export type FoundColumn = { whole: CellEstimate; groups: InGroup[] }

export const columnAsking = (
  estimating: Estimating,
  figureIn: (domain?: FigureDomain) => CellFigure,
): Asking<FoundColumn> =>
  askingBoth(
    asking(figureIn(), ([found]) => found!),
    inGroupsAsking(estimating, figureIn),
    (whole, groups) => ({ whole, groups }),
  )

/** Overall satisfaction with each factor and item, of everybody and of each group in the whole design (domains). */
export function satisfactionAsking(estimating: Estimating): Asking<Satisfaction> {
  const { asked, index } = estimating
  const items = asked.items.map((_, item) => columnAsking(estimating, (domain) => itemIn(estimating, item, domain)))
  const heads = asked.factors.length > 0 ? [{ ...ALL, items: allItems(asked) }, ...asked.factors] : []
  const columns = heads.map((head) => columnAsking(estimating, (domain) => index(head.items, domain)))
  return askingBoth(askingAll(columns), askingAll(items), (found, each) => satisfied(estimating, heads, found, each))
}

/** Satisfaction with one statement. */
export const itemIn = ({ coding }: Estimating, item: number, domain?: FigureDomain): LinearFigure => ({
  terms: [{ over: coding.item(item), under: null, by: 1 }],
  domain,
})

const ALL = { code: 'all', label: 'Chung các yếu tố' }

type Satisfaction = Pick<Part, 'overall' | 'factors' | 'items' | 'groups'> & { singles: Single[] }

function satisfied(
  estimating: Estimating,
  heads: readonly Factor[],
  columns: readonly FoundColumn[],
  each: readonly FoundColumn[],
): Satisfaction {
  const { asked, isSample, minimum } = estimating
  const items = asked.items.map(({ code, label, factor }, i) => ({
    ...shownLine(code, label, each[i]!.whole, isSample, minimum),
    factor,
  }))
  const wholes = heads.map(({ code, label }, at) => shownLine(code, label, columns[at]!.whole, isSample, minimum))
  const lines = withoutTied(
    [...wholes, ...items],
    heads.map((head, sum) => ({ sum, of: head.items.map((item) => heads.length + item) })),
  )
  const shown = lines.slice(0, heads.length)
  const hidden = hiddenInGroups(estimating, columns, shown)
  const groupsOf = (at: number): Part['groups'] =>
    columns[at]!.groups.map(({ group, counts, found }, g) => ({
      ...{ code: group.code, label: group.label },
      lines: group.choices.map(({ code, label }, i): Line => {
        const why = hidden[g]![at]![i]!
        if (why) return { code, label, n: null, figure: null, hidden: why }
        // Of the whole index it is told how many people there are, of a factor how many spoke of it.
        const n = at === 0 ? counts[i]! : found[i]!.n
        return { code, label, n, figure: figureOf(found[i]!, isSample), hidden: null }
      }),
    }))
  const [overall = null, ...factors] = shown
  const own = items.map((item, i) => ({ ...item, ...lines[heads.length + i]! }))
  const families = familiesIn(asked).map(({ of, items: members }): Family => {
    const at = heads.findIndex(({ code }, head) => head > 0 && code === of)
    const first = at > 0 ? { column: columns[at]!, line: lines[at]!, hidden: hidden.map((group) => group[at]!) } : null
    return { kind: 'item', of, first, columns: members.map((i) => each[i]!), lines: members.map((i) => own[i]!) }
  })
  return {
    overall,
    factors: factors.map((line, i): FactorLine => ({ ...line, groups: groupsOf(i + 1), places: [] })),
    items: own,
    groups: overall ? groupsOf(0) : [],
    singles: families.flatMap((family) => singlesIn(estimating, family, (found) => figureOf(found, isSample))),
  }
}

/** Statements by the factor that is made of them; each of the others for itself. */
export const familiesIn = ({ factors, items }: Asked): { of: string; items: number[] }[] => {
  const inFactors = new Set(factors.flatMap((factor) => factor.items))
  const alone = [...items.keys()].filter((item) => !inFactors.has(item))
  return [
    ...factors.map(({ code, items: own }) => ({ of: code, items: own })),
    ...alone.map((item) => ({ of: '', items: [item] })),
  ]
}

/** What a figure is made of; `first` is that figure, whose lines are settled. */
export type Family = {
  kind: Single['kind']
  of: string
  first: { column: FoundColumn; line: Line; hidden: Line['hidden'][][] } | null
  columns: readonly FoundColumn[]
  lines: readonly Line[]
}

/** Each of a family among people of each group; no places yet. */
export function singlesIn(
  estimating: Estimating,
  { kind, of, first, columns, lines }: Family,
  figureIn: (found: CellEstimate, at: number) => Figure | null,
): Single[] {
  const all = first ? [first.column, ...columns] : columns
  const wholes = first ? [first.line, ...lines] : lines
  const hidden = hiddenInGroups(estimating, all, wholes, { isSum: first !== null, settled: first?.hidden })
  const from = first ? 1 : 0
  return columns.map(
    ({ groups }, at): Single => ({
      ...{ kind, of, code: lines[at]!.code, places: [] },
      groups: groups.map(({ group, found }, g) => ({
        ...{ code: group.code, label: group.label },
        lines: group.choices.map(({ code, label }, i) => {
          const why = hidden[g]![at + from]![i]!
          if (why) return { code, label, n: null, figure: null, hidden: why }
          return { code, label, n: found[i]!.n, figure: figureIn(found[i]!, at), hidden: null }
        }),
      })),
    }),
  )
}

/** Which lines of each group stay hidden, by column and choice; the first is made of the others, and may be settled. */
export function hiddenInGroups(
  { answers, minimum }: Estimating,
  columns: readonly FoundColumn[],
  wholes: readonly Line[],
  { isSum = true, settled }: { isSum?: boolean; settled?: Line['hidden'][][] | undefined } = {},
): Line['hidden'][][][] {
  const groups = columns[0]?.groups ?? []
  return groups.map((_, g) =>
    hiddenInTable(
      columns.map(({ whole, groups: own }, at) => {
        const { counts, found } = own[g]!
        const hidden = hiddenTold({ counts, found }, { answers, telling: whole.n, minimum })
        const rest = whole.n - found.reduce((sum, { n }) => sum + n, 0)
        const column = { whole: wholes[at]!, rows: found, hidden, rest }
        return settled && at === 0 ? { ...column, hidden: settled[g]!, settled: true } : column
      }),
      { isSum, minimum },
    ),
  )
}

/** What was found of the people of each choice, and how many they are. */
export type InGroup = { group: Choices; counts: number[]; found: CellEstimate[] }

function inGroupsAsking(
  { asked, coding }: Estimating,
  figureIn: (domain: FigureDomain) => CellFigure,
): Asking<InGroup[]> {
  return askingAll(
    asked.groups.map((group) => {
      const domain = choiceDomain(coding, group)
      const offered = <T>(list: readonly T[]) => list.slice(0, group.choices.length)
      return askingBoth(
        countsIn(domain),
        asking(figureIn(domain), (found) => found),
        (counts, found) => {
          return { group, counts: offered(counts), found: offered(found) }
        },
      )
    }),
  )
}

type Choosing = Extract<FigureDomain, { column: BlockColumn }>
const domains = new WeakMap<BlockColumn, Choosing>()
/** The domain of each choice of a question; the last is that of choices no longer offered. */
export function choiceDomain(coding: Coding, { code, choices }: Choices): Choosing {
  const column = coding.choice(code)
  const found = domains.get(column) ?? { column, count: choices.length + 1 }
  domains.set(column, found)
  return found
}

/** Shares of the answers to each question with choices. */
export function questionsAsking(estimating: Estimating): Asking<Part['questions']> {
  const { asked, coding, isSample, minimum, answers } = estimating
  return askingAll(
    asked.questions.map((question) => {
      const { code, label, choices, many } = question
      const shares = many ? eachAlone(coding, question) : asking({ shares: choiceDomain(coding, question) }, (it) => it)
      return askingAnd(shares, (found) => {
        const counts = choices.map((_, i) => found[i]!.counted)
        // Of several choices each stands against all who answered; of one they add up.
        const hidden = many
          ? counts.map((n, i) => against(n, found[i]!.n, minimum))
          : hiddenBeside(counts, answers, minimum)
        const lines = choices.map((choice, i): Line => {
          const head = { code: choice.code, label: choice.label }
          if (hidden[i]) return { ...head, n: null, figure: null, hidden: hidden[i] }
          return { ...head, n: counts[i]!, figure: figureOf(found[i]!, isSample), hidden: null }
        })
        return { code, label, lines }
      })
    }),
  )
}

const eachAlone = (coding: Coding, { code, choices }: Choices): Asking<LinearEstimate[]> =>
  askingAll(
    choices.map((choice) =>
      asking({ terms: [{ over: coding.chosen(code, choice.code), under: null, by: 1 }] }, ([found]) => found!),
    ),
  )

/** Many chose it and few did not: then it is these few who are kept unknown. */
function against(n: number, answered: number, minimum: number): Line['hidden'] {
  if (n > 0 && n < minimum) return 'small'
  return answered - n > 0 && answered - n < minimum ? 'complementary' : null
}

import type { Estimate } from '#lib/statistics/estimates.ts'
import {
  type BlockColumn,
  everyRow,
  type FigureDomain,
  type LinearEstimate,
  type LinearFigure,
  workedOut,
} from '#lib/statistics/linear-figures.ts'
import type { RowBlock } from '#lib/statistics/packed-rows.ts'
import type { FactorRule } from '#lib/statistics/satisfaction.ts'
import { type Asking, asking, askingAll, askingAnd, askingBoth } from './asking-rules.ts'
import type { Coding } from './coding-rules.ts'
import { figureOf, hiddenOf, shownLine } from './figure-rules.ts'
import type { Asked, Choices } from './item-rules.ts'
import type { FactorLine, Line, Part } from './schema.ts'

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
  const over = workedOut((block) => added(block, coding, items, false))
  const under = workedOut((block) => added(block, coding, items, true))
  return [{ over, under, by: 1 }]
}

/** Satisfied over the items that were answered, or how many were; NaN where none was. */
function added(block: RowBlock, coding: Coding, items: readonly number[], counts: boolean): Float64Array {
  const sums = new Float64Array(block.rows)
  const told = new Uint8Array(block.rows)
  for (const item of items) {
    const column = coding.item(item)(block)
    for (let row = 0; row < column.length; row++) {
      const share = column[row]!
      if (Number.isNaN(share)) continue
      sums[row]! += counts ? 1 : share
      told[row] = 1
    }
  }
  for (let row = 0; row < sums.length; row++) if (told[row] === 0) sums[row] = Number.NaN
  return sums
}

/** How many answers there are in each domain. */
export const countsIn = (domain: FigureDomain): Asking<number[]> =>
  asking({ terms: [{ over: everyRow, under: null, by: 1 }], domain }, (found) => found.map(({ n }) => n))

export const allItems = ({ factors }: Asked): number[] => [...new Set(factors.flatMap(({ items }) => items))]

type Satisfaction = Pick<Part, 'overall' | 'factors' | 'items'>

export function satisfactionAsking(estimating: Estimating): Asking<Satisfaction> {
  const { asked, coding, index, isSample, minimum } = estimating
  const line = (code: string, label: string, [estimate]: Estimate[]): Line =>
    shownLine(code, label, estimate!, isSample, minimum)
  const items = asked.items.map(({ code, label, factor }, i) =>
    asking({ terms: [{ over: coding.item(i), under: null, by: 1 }] }, (found) => ({
      ...line(code, label, found),
      factor,
    })),
  )
  const factors = asked.factors.map(({ code, label, items: own }) =>
    askingBoth(
      asking(index(own), (found) => found),
      inGroupsAsking(estimating, (domain) => index(own, domain)),
      (found, groups): FactorLine => ({
        ...line(code, label, found),
        groups: groups.map((group) => shareLines(estimating, group, found[0]!.n)),
        places: [],
      }),
    ),
  )
  const overall =
    asked.factors.length > 0 ? [asking(index(allItems(asked)), (found) => line('all', 'Chung các yếu tố', found))] : []
  const parts = askingBoth(askingAll(factors), askingAll(items), (of, each) => ({ factors: of, items: each }))
  return askingBoth(askingAll(overall), parts, ([all = null], rest) => ({ overall: all, ...rest }))
}

/** What was found of the people of each choice, and how many they are. */
export type InGroup = { group: Choices; counts: number[]; found: LinearEstimate[] }

export function inGroupsAsking(
  { asked, coding }: Estimating,
  figureIn: (domain: FigureDomain) => LinearFigure,
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

/** Which choices stay hidden: for too few people, or too few of them who told anything of the figure. */
export function hiddenIn(
  { answers, minimum }: Estimating,
  { counts, found }: InGroup,
  telling: number,
): Line['hidden'][] {
  const people = hiddenBeside(counts, answers, minimum)
  const told = hiddenBeside(
    found.map(({ n }) => n),
    telling,
    minimum,
  )
  return counts.map((_, i) => people[i] ?? told[i] ?? null)
}

function shareLines(estimating: Estimating, of: InGroup, telling: number): Part['groups'][number] {
  const hidden = hiddenIn(estimating, of, telling)
  const { group, found } = of
  const lines = group.choices.map(({ code, label }, i): Line => {
    if (hidden[i]) return { code, label, n: null, figure: null, hidden: hidden[i] }
    return shownLine(code, label, found[i]!, estimating.isSample, estimating.minimum)
  })
  return { code: group.code, label: group.label, lines }
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

/** Cells of a list with the rest of the answers beside them: hidden are those that the minimum does not allow. */
export function hiddenBeside(counts: readonly number[], answers: number, minimum: number): Line['hidden'][] {
  const silent = answers - counts.reduce((sum, n) => sum + n, 0)
  return hiddenOf(silent > 0 ? [...counts, silent] : counts, minimum)
}

/** Overall satisfaction of each group, in the whole design (domains). */
export function groupsAsking(estimating: Estimating): Asking<Part['groups']> {
  const { asked, index, isSample, minimum, answers } = estimating
  if (asked.factors.length === 0) return { figures: [], say: () => [] }
  const overall = inGroupsAsking(estimating, (domain) => index(allItems(asked), domain))
  return askingAnd(overall, (groups) =>
    groups.map(({ group, counts, found }) => {
      const hidden = hiddenBeside(counts, answers, minimum)
      const lines = group.choices.map(({ code, label }, i): Line => {
        const n = counts[i]!
        if (hidden[i]) return { code, label, n: null, figure: null, hidden: hidden[i] }
        return { code, label, n, figure: n === 0 ? null : figureOf(found[i]!, isSample), hidden: null }
      })
      return { code: group.code, label: group.label, lines }
    }),
  )
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

const against = (n: number, answered: number, minimum: number): Line['hidden'] =>
  (n > 0 && n < minimum) || (answered - n > 0 && answered - n < minimum) ? 'small' : null

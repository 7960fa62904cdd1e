import type { z } from 'zod'
import type { FittedMargin, MakeResult, ResultsPage } from '#features/estimates/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { formatNumber, parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import { parseCells } from '../../ui/grid/tsv.ts'

export type Fitting = ResultsPage['fitting'][number]
/** What was typed for each choice of a question. */
export type MarginForm = { question: string; typed: Readonly<Record<string, string>> }
type Said = z.input<typeof MakeResult>['margins']

export const mostMargins = 6

export type Looked = {
  question: string
  label: string
  lines: { code: string; label: string; value: number | null; share: number | null }[]
  sum: number
  /** Shares in per cent were typed, no people. */
  isPercent: boolean
  /** What keeps it from being sent: choices without a number, or with one that cannot be read. */
  missing: string[]
  unread: string[]
  /** What somebody should look at. */
  none: string[]
  sumIsOff: boolean
}

/** Numbers that add up to so near a hundred are per cent. */
const PERCENT_OFF = 5

/** What was typed for one question, with sums and what is wrong with it. */
export function lookedAt({ code, label, choices }: Fitting, typed: MarginForm['typed']): Looked {
  const read = choices.map((choice) => {
    const text = (typed[choice.code] ?? '').trim()
    const value = text === '' ? null : parseVietnameseNumber(text)
    return { ...choice, text, value: value !== null && value >= 0 && value <= 1e9 ? value : null }
  })
  const sum = read.reduce((all, { value }) => all + (value ?? 0), 0)
  const isPercent = sum > 0 && (read.some(({ text }) => text.endsWith('%')) || Math.abs(sum - 100) <= PERCENT_OFF)
  const labels = (such: (line: (typeof read)[number]) => boolean) => read.filter(such).map((line) => line.label)
  return {
    ...{ question: code, label, sum, isPercent },
    lines: read.map((line) => ({
      ...{ code: line.code, label: line.label, value: line.value },
      share: line.value === null || sum === 0 ? null : line.value / sum,
    })),
    missing: labels(({ text }) => text === ''),
    unread: labels(({ text, value }) => text !== '' && value === null),
    none: labels(({ value }) => value === 0),
    sumIsOff: isPercent && Math.abs(sum - 100) > 0.5,
  }
}

export const isComplete = ({ missing, unread, sum }: Looked): boolean =>
  missing.length === 0 && unread.length === 0 && sum > 0

const MOST_APART = 0.02

/** Two questions about the same people whose numbers differ by more than a fiftieth. */
export function apart(looked: readonly Looked[]): { first: Looked; second: Looked } | undefined {
  const counted = looked.filter((one) => !one.isPercent && isComplete(one)).toSorted((a, b) => a.sum - b.sum)
  const [first, second] = [counted[0], counted.at(-1)]
  return first && second && second.sum - first.sum > MOST_APART * second.sum ? { first, second } : undefined
}

export const marginsSaid = (looked: readonly Looked[]): NonNullable<Said> =>
  looked.map(({ question, lines }) => ({
    question,
    people: Object.fromEntries(lines.flatMap(({ code, value }) => (value === null ? [] : [[code, value] as const]))),
  }))

/** What an earlier version was fitted to, as it was typed, to begin from; questions that are no longer asked are left out. */
export const keptMargins = (margins: readonly FittedMargin[], fitting: readonly Fitting[]): MarginForm[] =>
  margins.flatMap(({ question, totals }) => {
    const known = new Set(fitting.find(({ code }) => code === question)?.choices.map(({ code }) => code))
    const own = totals.filter(({ code }) => known.has(code))
    const isGiven = own.every(({ given }) => given !== undefined)
    const sum = own.reduce((all, { people, given }) => all + (isGiven ? (given ?? 0) : people), 0)
    const inPercent = !isGiven || Math.abs(sum - 100) <= PERCENT_OFF
    const typed = own.map(({ code, people, given }) => {
      const number = isGiven ? formatNumber(given ?? 0) : formatNumber((100 * people) / sum, 2)
      return [code, inPercent ? `${number} %` : number] as const
    })
    return own.length > 0 && sum > 0 ? [{ question, typed: Object.fromEntries(typed) }] : []
  })

/**
 * Cells that were copied from a spreadsheet: two columns go to the choices that they name, one column goes down from where
 * it was pasted. Undefined where it is a single cell, which goes into its field as always.
 */
export function pasted({ choices }: Fitting, from: string, text: string): Record<string, string> | undefined {
  const rows = parseCells(text).filter((row) => row.some((cell) => cell.trim() !== ''))
  if (rows.length === 0 || (rows.length === 1 && rows[0]?.length === 1)) return undefined
  const numberIn = (row: readonly string[]) => row.findLast((cell) => parseVietnameseNumber(cell) !== null)?.trim()
  const named = rows.flatMap((row) => {
    const choice = choices.find(({ label }) => row.some((cell) => fold(cell) === fold(label)))
    const found = choice && numberIn(row)
    return choice && found !== undefined ? [[choice.code, found] as const] : []
  })
  if (named.length > 0) return Object.fromEntries(named)
  const start = choices.findIndex(({ code }) => code === from)
  const down = rows.flatMap((row, i) => {
    const choice = choices[start + i]
    const found = numberIn(row)
    return choice && found !== undefined ? [[choice.code, found] as const] : []
  })
  return down.length > 0 ? Object.fromEntries(down) : undefined
}

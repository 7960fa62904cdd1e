import type { Estimate } from '#lib/statistics/estimates.ts'
import { hiddenFigures, type Tie } from '#lib/statistics/tied-figures.ts'
import { hiddenOf } from './figure-rules.ts'
import type { Line } from './schema.ts'

type Hidden = Line['hidden']

/** Lines of all answers; `of` are those that the line `sum` is made of. */
export type MadeOf = { sum: number; of: readonly number[] }

/** Lines without those from which a hidden one could be reckoned: a mean tells the one of its parts that is not shown. */
export function withoutTied<L extends Line>(lines: readonly L[], made: readonly MadeOf[]): L[] {
  const isThere = (line: L | undefined) => line && (line.hidden || line.figure)
  const ties = made.flatMap(({ sum, of }) =>
    isThere(lines[sum]) ? [[sum, ...of.filter((it) => isThere(lines[it]))]] : [],
  )
  const hidden = hiddenFigures(
    lines.map((line) => ({ n: line.n ?? 0, hidden: line.hidden })),
    ties,
  )
  return lines.map((line, i) =>
    hidden[i] && !line.hidden ? { ...line, n: null, figure: null, hidden: hidden[i] } : line,
  )
}

/** Choices of a question with those who said none beside them: hidden are those that the minimum does not allow. */
export function hiddenBeside(counts: readonly number[], answers: number, minimum: number): Hidden[] {
  const silent = answers - counts.reduce((sum, n) => sum + n, 0)
  const among = hiddenOf(counts, minimum)
  // Shares are of those who said something, so that those alone have to hide what is small among them.
  const beside = silent > 0 ? hiddenOf([...counts, silent], minimum) : among
  return counts.map((_, i) => among[i] ?? beside[i] ?? null)
}

/** Which choices stay hidden: for too few people, or too few of them who told anything of the figure. */
export function hiddenTold(
  { counts, found }: { counts: readonly number[]; found: readonly Estimate[] },
  { answers, telling, minimum }: { answers: number; telling: number; minimum: number },
): Hidden[] {
  const people = hiddenBeside(counts, answers, minimum)
  const told = hiddenBeside(
    found.map(({ n }) => n),
    telling,
    minimum,
  )
  return counts.map((_, i) => people[i] ?? told[i] ?? null)
}

export type TableColumn = {
  /** Of all answers. */
  whole: Pick<Line, 'hidden'> & { figure: unknown }
  rows: readonly Estimate[]
  /** Those that are hidden for themselves. */
  hidden: readonly Hidden[]
  /** Answers in none of the rows. */
  rest: number
  /** `hidden` says all, since another table has settled it. */
  settled?: boolean
}

/**
 * Which lines of groups or places stay hidden, for each column: in a column they make the whole, and in a row all columns
 * but the first make the first one where `isSum`.
 */
export function hiddenInTable(
  columns: readonly TableColumn[],
  { isSum, minimum }: { isSum: boolean; minimum: number },
): Hidden[][] {
  const [width, height] = [columns.length, columns[0]?.rows.length ?? 0]
  const at = (row: number, column: number) => row * width + column
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
  const thereOf = ({ n, value }: Estimate) => (Number.isNaN(value) ? 0 : n)
  const figures = [
    ...columns.map(({ whole }) => ({
      n: whole.figure ? 1 : 0,
      hidden: whole.hidden && ('small' as const),
      settled: true,
    })),
    ...upTo(height).flatMap((row) =>
      columns.map(({ rows, hidden, settled = false }) => {
        const why = hidden[row] ?? null
        return { n: thereOf(rows[row]!), hidden: settled && why ? ('small' as const) : why, settled }
      }),
    ),
    // Nobody prints what they say, but it must not follow from the rest either.
    ...columns.map(({ rest }) => ({ n: rest, hidden: restHidden(rest, minimum), settled: true })),
  ]
  const isThere = (figure: number) => figures[figure]!.hidden !== null || figures[figure]!.n > 0
  const sums = isSum && width > 1 ? upTo(height).map((row) => upTo(width).map((column) => at(row + 1, column))) : []
  const ties: Tie[] = [
    ...sums.filter(([sum]) => isThere(sum!)),
    ...upTo(width).map((column) => upTo(height + 2).map((row) => at(row, column))),
  ].map((tie) => tie.filter(isThere))
  const hidden = hiddenFigures(figures, ties)
  return columns.map((_, column) => upTo(height).map((row) => hidden[at(row + 1, column)] ?? null))
}

const restHidden = (rest: number, minimum: number): Hidden =>
  rest <= 0 ? null : rest < minimum ? 'small' : 'complementary'

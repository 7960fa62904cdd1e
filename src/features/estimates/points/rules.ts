import type { Figure, Line, NumberQuestion, Part, RankedLine, RankedScoreLine, Score, ScoreLine } from '../schema.ts'
import type { Single } from '../singles/schema.ts'

/** How a figure is printed: points by their rule, a share in per cent, or a number with so many decimals. */
export type Unit = Score['rule'] | 'share' | { decimals: number }
export type PointsColumn = Pick<Score, 'code' | 'label' | 'least' | 'most'> & { rule: Unit }
export type Rank = Pick<RankedScoreLine, 'place' | 'low' | 'high'>
export type PointsCell = { line: ScoreLine; rank: Rank | null }
export type PointsRow = { code: string; label: string; cells: readonly (PointsCell | null)[] }
export type PointsBlock = { code: string; label: string; isPlaces: boolean; rows: PointsRow[] }
export type PointsTable = { columns: PointsColumn[]; whole: PointsRow; blocks: PointsBlock[] }

type Told = Pick<Part, 'scores' | 'total'> & Partial<Pick<Part, 'overall' | 'factors' | 'groups' | 'places'>>

/** Satisfaction and points of groups and places in one table: a column for each, a row for each group or place. */
export function pointsTable({ scores, total, ...satisfied }: Told): PointsTable {
  return tableOf([...satisfaction(satisfied), ...(total ? [total, ...scores] : scores)])
}

/**
 * Single statements, parts or numbers in such a table, without those that nobody answered; where it is opened, what they
 * make stands first and a number is named by what is told of it.
 */
export function singlesTable(part: Part, singles: readonly Single[], isOpened: boolean): PointsTable {
  const [first] = singles
  const { factors, scores } = part
  const factor = first?.kind === 'item' ? factors.find(({ code }) => code === first.of) : undefined
  const score = first?.kind === 'part' ? scores.find(({ code }) => code === first.of) : undefined
  const whole = factor ? satisfaction({ factors: [factor] }) : score ? [score] : []
  const columns = singles.flatMap((single) => columnsOf(part, single, isOpened))
  return tableOf([...(isOpened ? whole : []), ...columns.filter(({ figure, hidden }) => figure || hidden)])
}

function columnsOf({ items, scores, numbers }: Part, single: Single, isOpened: boolean): Column[] {
  const { kind, of, code } = single
  if (kind === 'number') {
    const number = numbers.find((line) => line.code === code)
    return number ? numberColumns(number, single, isOpened) : []
  }
  const item = kind === 'item' ? items.find((line) => line.code === code) : undefined
  const part = scores.find((score) => score.code === of)?.parts.find((line) => line.code === code)
  if (item) return [inColumn(single, 'share', { ...item, least: 0, most: 1 })]
  return kind === 'part' && part ? [inColumn(single, 'dimensions', part)] : []
}

const inColumn = ({ groups, places }: Single, rule: Unit, line: ScoreLine, of = asItIs): Column => {
  const { least, most } = line
  return {
    ...{ ...line, rule, places: places.map((own) => ({ ...of(own), least, most })) },
    groups: groups.map((group) => ({ ...group, lines: group.lines.map((own) => ({ ...of(own), least, most })) })),
  }
}

type SingleLine = Single['places'][number] | Single['groups'][number]['lines'][number]
const asItIs = <L extends SingleLine>(line: L): L => line

/** Means with one decimal more than the answers have, and medians beside them. */
function numberColumns(number: NumberQuestion, single: Single, isOpened: boolean): Column[] {
  const { code, label, unit, decimals } = number
  const inUnit = unit ? ` (${unit})` : ''
  const named = (which: string) => (isOpened ? `${which}${inUnit}` : `${label} – ${which.toLowerCase()}${inUnit}`)
  const open = { least: Number.NaN, most: Number.NaN }
  const middle = <L extends SingleLine | NumberQuestion>(line: L): L => ({ ...line, figure: middleOf(line) })
  return [
    { ...inColumn(single, { decimals: decimals + 1 }, { ...number, ...open }), label: named('Trung bình') },
    {
      ...inColumn(single, { decimals }, { ...middle(number), ...open }, middle),
      ...{ code: `${code} median`, label: named('Trung vị') },
    },
  ]
}

const middleOf = ({ median }: SingleLine | NumberQuestion): Figure | null =>
  median ? { ...median, se: null, df: null, deff: null } : null

function tableOf(all: readonly Column[]): PointsTable {
  const heads = new Map(all.flatMap(({ groups }) => groups.map(({ code, label }) => [code, label] as const)))
  const groups = [...heads].map(([code, label]) => ({
    ...{ code, label, isPlaces: false },
    rows: rowsOf(all.map((score) => score.groups.find((group) => group.code === code)?.lines ?? [])),
  }))
  const places = { code: 'places', label: 'Địa bàn', isPlaces: true, rows: rowsOf(all.map((score) => score.places)) }
  return {
    columns: all.map(({ code, label, rule, least, most }) => ({ code, label, rule, least, most })),
    whole: { code: 'all', label: 'Tất cả', cells: all.map((line) => ({ line, rank: null })) },
    blocks: [...groups, places].filter(({ rows }) => rows.length > 0),
  }
}

type Column = Omit<Score, 'rule' | 'parts'> & { rule: Unit }

/** Shares are told like points on a scale from 0 to 1. */
function satisfaction({ overall = null, factors = [], groups = [], places = [] }: Partial<Part>): Column[] {
  const all = overall ? [{ ...overall, groups, places }] : []
  const scale = { least: 0, most: 1 }
  const told = <L extends Line | RankedLine>(lines: readonly L[]) => lines.map((line) => ({ ...line, ...scale }))
  return [...all, ...factors].map((line) => ({
    ...{ ...line, ...scale, rule: 'share' as const, places: told(line.places) },
    groups: line.groups.map((group) => ({ ...group, lines: told(group.lines) })),
  }))
}

function rowsOf(columns: readonly (readonly (ScoreLine | RankedScoreLine)[])[]): PointsRow[] {
  const labels = new Map(columns.flatMap((lines) => lines.map(({ code, label }) => [code, label] as const)))
  const byCode = columns.map((lines) => new Map(lines.map((line) => [line.code, line])))
  return [...labels].map(([code, label]) => ({
    ...{ code, label },
    cells: byCode.map((lines) => {
      const line = lines.get(code)
      return line
        ? { line, rank: 'place' in line ? { place: line.place, low: line.low, high: line.high } : null }
        : null
    }),
  }))
}

/** Places in the order of one column, the best first; what is not shown stands last. */
export const inOrderOf = (rows: readonly PointsRow[], column: number): PointsRow[] =>
  rows.toSorted((a, b) => pointsAt(b, column) - pointsAt(a, column))

const pointsAt = ({ cells }: PointsRow, column: number): number => cells[column]?.line.figure?.value ?? -1

/** "3", "3 (2 – 7)" where it cannot be told more exactly; empty without a rank. */
export function rankWords(rank: Rank | null | undefined): string {
  if (rank?.place == null) return ''
  const { place, low, high } = rank
  return low === high || low === null ? String(place) : `${place} (${low} – ${high})`
}

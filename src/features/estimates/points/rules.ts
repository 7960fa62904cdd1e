import type { Line, Part, RankedLine, RankedScoreLine, Score, ScoreLine } from '../schema.ts'

/** How a figure is printed: points by their rule, or a share in per cent. */
export type Unit = Score['rule'] | 'share'
export type PointsColumn = Pick<Score, 'code' | 'label' | 'least' | 'most'> & { rule: Unit }
export type Rank = Pick<RankedScoreLine, 'place' | 'low' | 'high'>
export type PointsCell = { line: ScoreLine; rank: Rank | null }
export type PointsRow = { code: string; label: string; cells: readonly (PointsCell | null)[] }
export type PointsBlock = { code: string; label: string; isPlaces: boolean; rows: PointsRow[] }
export type PointsTable = { columns: PointsColumn[]; whole: PointsRow; blocks: PointsBlock[] }

type Told = Pick<Part, 'scores' | 'total'> & Partial<Pick<Part, 'overall' | 'factors' | 'groups' | 'places'>>

/** Satisfaction and points of groups and places in one table: a column for each, a row for each group or place. */
export function pointsTable({ scores, total, ...satisfied }: Told): PointsTable {
  const all: Column[] = [...satisfaction(satisfied), ...(total ? [total, ...scores] : scores)]
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

import type { z } from 'zod'
import type { Figure } from '#lib/reporting/figure.ts'
import type { RollField } from '#lib/reporting/rollup.ts'
import { blankCell, type CellValues, type FormField, standing } from '../filling/rules.ts'
import type { LateChange, TypedFigures } from './schema.ts'

/** How a figure of many is put together, in words. */
export function howTold({ aggregation }: RollField, reports: number): string {
  const from = `${reports} báo cáo đã gửi`
  switch (aggregation.kind) {
    case 'sum':
      return `Tổng của ${from}.`
    case 'share': {
      const row = (code: string) => code.split('/')[1] ?? code
      const times = aggregation.times === 100 ? ' × 100' : ''
      return `Tính lại từ tổng dòng ${row(aggregation.numerator)} ÷ tổng dòng ${row(aggregation.denominator)}${times} của ${from}; không lấy trung bình các tỷ lệ.`
    }
    case 'weightedMean':
      return `Trung bình có trọng số theo dòng ${aggregation.weight.split('/')[1] ?? ''} của ${from}.`
    case 'last':
      return 'Số của báo cáo gửi sau cùng.'
    case 'none':
      return 'Không cộng được: đơn vị tổng hợp tự ghi.'
  }
}

/** What becomes of figures that a person typed: others are added to them, they are the whole, or they make way. */
export type Typed = z.output<typeof TypedFigures>

type Cells = {
  fields: readonly FormField[]
  cells: ReadonlyMap<string, CellValues>
  bound: ReadonlyMap<string, { value: Figure | null }>
  typed: Typed
}

/** The part of the agency itself in each figure: what it named as such, or what stood there before others were added. */
export function ownSharesOf({ fields, cells, bound, typed }: Cells): Map<string, Figure> {
  return new Map(
    fields.flatMap(({ field }) => {
      const cell = cells.get(field)
      const before = cell?.source !== 'consolidated' && typed === 'add' ? standing(cell, bound.get(field)?.value) : null
      const own = cell?.ownShare ?? before
      return own === null ? [] : [[field, own] as const]
    }),
  )
}

type Filling = Cells & {
  rolled: ReadonlyMap<string, { value: Figure | null }>
  shares: ReadonlyMap<string, Figure>
  /** Fields whose own share was just given. */
  given: ReadonlySet<string>
}

/** What a superior's own report takes over: figures that came in, but not over what a person typed or the program counts. */
export function fillFrom({ fields, rolled, cells, bound, typed, shares, given }: Filling) {
  const [filled, kept, silent]: [CellValues[], string[], string[]] = [[], [], []]
  for (const { field } of fields) {
    const value = rolled.get(field)?.value ?? null
    const cell = cells.get(field) ?? blankCell(field)
    const ownShare = shares.get(field) ?? null
    const isWhole = cell.source === 'typed' && cell.value !== null && cell.value !== value
    const isCounted = cell.value === null && (bound.get(field)?.value ?? null) !== null
    const isMine = typed === 'add' && ownShare !== null && cell.ownShare === null
    if (value === null) silent.push(field)
    else if (cell.value === value && cell.source === 'consolidated' && cell.ownShare === ownShare) continue
    else if (typed !== 'replace' && !isMine && !given.has(field) && (isWhole || isCounted)) kept.push(field)
    else filled.push({ ...cell, value, ownShare, source: 'consolidated' })
  }
  return { filled, kept, silent }
}

/** Figures that two states of a report tell differently, in the order of the form. */
export function differences(
  fields: readonly FormField[],
  before: Readonly<Record<string, Figure>>,
  after: Readonly<Record<string, Figure>>,
): { field: string; name: string; frozen: Figure | null; now: Figure | null }[] {
  return fields.flatMap(({ field, row }) => {
    const [frozen, now] = [before[field] ?? null, after[field] ?? null]
    return frozen === now ? [] : [{ field, name: row.name, frozen, now }]
  })
}

/** Newest first; what cannot be dated stands at the head. */
export const inOrder = (changes: readonly LateChange[]): LateChange[] =>
  [...changes].sort((a, b) => {
    const [x, y] = [a.at ?? '9', b.at ?? '9']
    return x === y ? 0 : x > y ? -1 : 1
  })

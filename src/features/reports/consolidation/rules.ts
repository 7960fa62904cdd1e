import type { Figure } from '#lib/reporting/figure.ts'
import type { RollField } from '#lib/reporting/rollup.ts'
import { blankCell, type CellValues, type FormField } from '../filling/rules.ts'
import type { LateChange } from './schema.ts'

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
      return `Trung bình có trọng số của ${from}.`
    case 'last':
      return 'Số của báo cáo gửi sau cùng.'
    case 'none':
      return 'Không cộng được: đơn vị tổng hợp tự ghi.'
  }
}

type Filling = {
  fields: readonly FormField[]
  rolled: ReadonlyMap<string, { value: Figure | null }>
  cells: ReadonlyMap<string, CellValues>
  bound: ReadonlyMap<string, { value: Figure | null }>
  replace: boolean
}

/** What a superior's own report takes over: figures that came in, but not over what a person typed or the program counts. */
export function fillFrom({ fields, rolled, cells, bound, replace }: Filling) {
  const [filled, kept, silent]: [CellValues[], string[], string[]] = [[], [], []]
  for (const { field } of fields) {
    const value = rolled.get(field)?.value ?? null
    const cell = cells.get(field) ?? blankCell(field)
    const counted = bound.get(field)?.value ?? null
    if (value === null) silent.push(field)
    else if (cell.value === value && cell.source === 'consolidated') continue
    else if (!replace && counted !== null && cell.value === null) kept.push(field)
    else if (!replace && cell.source === 'typed' && cell.value !== null && cell.value !== value) kept.push(field)
    else filled.push({ ...cell, value, source: 'consolidated' })
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

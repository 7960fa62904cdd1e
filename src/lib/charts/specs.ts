/** A value beside another: ours and the best, say; or, with one series, alone. All bars have one scale. */
export type Beside = {
  form: 'beside'
  series: readonly { label: string; colour: string }[]
  rows: readonly {
    label: string
    values: readonly [number | null, number | null]
    max: number | null
    note?: string
    /** How sure the first value is: an interval around it. */
    range?: readonly [number, number] | null
  }[]
  digits: number
}

/** Courses over years, cut where the meaning changes. */
export type Lines = {
  form: 'lines'
  years: readonly number[]
  /** What stands below the axis where the steps are no years: days, say. */
  labels?: readonly string[]
  series: readonly {
    label: string
    colour: string
    values: readonly (number | null)[]
    /** Years before which the line is cut. */
    cuts: readonly number[]
    dashed?: boolean
    /** How sure each value is: an interval around it. */
    ranges?: readonly (readonly [number, number] | null)[]
  }[]
  /** The better value is the smaller one: ranks. */
  downwards?: boolean
  digits: number
  height?: number
}

/** Tiles that stand about where the provinces lie, in four groups. */
export type Tiles = {
  form: 'tiles'
  groups: readonly string[]
  none: string
  tiles: readonly {
    at: readonly [number, number]
    name: string
    group: number | null
    value: string
    marked: boolean
    href?: string
  }[]
}

/** From one total to another, part by part. */
export type Waterfall = {
  form: 'waterfall'
  start: { label: string; value: number }
  steps: readonly { label: string; change: number | null; remark?: string }[]
  end: { label: string; value: number }
  digits: number
}

export type Spec = Beside | Lines | Tiles | Waterfall

const formats = new Map<number, Intl.NumberFormat>()

/** Decimal comma, as everywhere. */
export function decimals(value: number, digits: number): string {
  const format =
    formats.get(digits) ??
    new Intl.NumberFormat('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(digits, format)
  return format.format(value)
}

export const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${decimals(Math.abs(value), digits)}`

/** The figures of a picture as a table: heads and rows of text. */
export function tableOf(spec: Spec): { heads: string[]; rows: { label: string; cells: string[] }[] } {
  const text = (value: number | null | undefined, digits: number) =>
    value === null || value === undefined ? '–' : decimals(value, digits)
  const within = (range: readonly number[] | null | undefined, digits: number) =>
    range ? ` (${range.map((end) => decimals(end, digits)).join(' – ')})` : ''
  if (spec.form === 'beside')
    return {
      heads: spec.series.map(({ label }) => label),
      rows: spec.rows.map(({ label, values, range }) => ({
        label,
        cells: values
          .slice(0, spec.series.length)
          .map((value, i) => `${text(value, spec.digits)}${within(i === 0 ? range : null, spec.digits)}`),
      })),
    }
  if (spec.form === 'lines')
    return {
      heads: [...(spec.labels ?? spec.years.map(String))],
      rows: spec.series.map(({ label, values, ranges }) => ({
        label,
        cells: values.map((value, i) => `${text(value, spec.digits)}${within(ranges?.[i], spec.digits)}`),
      })),
    }
  if (spec.form === 'tiles')
    return {
      heads: ['Điểm', 'Nhóm'],
      rows: spec.tiles.map(({ name, value, group }) => ({
        label: name,
        cells: [value, group === null ? spec.none : (spec.groups[group] ?? '')],
      })),
    }
  const step = ({ label, change }: Waterfall['steps'][number]) => ({
    label,
    cells: [change === null ? '–' : signed(change, spec.digits)],
  })
  return {
    heads: ['Điểm'],
    rows: [
      { label: spec.start.label, cells: [text(spec.start.value, spec.digits)] },
      ...spec.steps.map(step),
      { label: spec.end.label, cells: [text(spec.end.value, spec.digits)] },
    ],
  }
}

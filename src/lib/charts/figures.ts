import type { Spec } from './specs.ts'

/** What a picture shows, apart from how: the screen, the table and the saved files are made from the same figures. */
export type Figures = {
  title: string
  /** What the page around the picture says already, and a file must say itself. */
  about?: string
  /** Where the figures come from and of which day they are. */
  source: string
  /** Above the first column of the table. */
  heading: string
} & (Stacked | Heat | Spec)

/** Parts that add up: bars lying below each other, or columns standing beside each other. */
export type Stacked = {
  form: 'bars' | 'columns'
  series: readonly { label: string; colour: string }[]
  rows: readonly { label: string; values: readonly number[] }[]
}

/** A table whose cells are coloured. */
export type Heat = {
  form: 'heat'
  columns: readonly string[]
  rows: readonly { label: string; cells: readonly (HeatCell | null)[] }[]
}
export type HeatCell = { text: string; tone: 'good' | 'warn' | 'bad' | 'plain' }

/** Whether it is one of the drawings of web/charts. */
export const isSpec = (figures: Figures): figures is Figures & Spec =>
  figures.form !== 'bars' && figures.form !== 'columns' && figures.form !== 'heat'

/** Of saved files, which know no style sheet: the same as web/style/tokens.css. */
export const colours = {
  ink: '#14212b',
  quiet: '#44545f',
  line: '#e2e8ec',
  paper: '#ffffff',
  brand: '#0e5a5e',
  brandMid: '#9cc4c2',
  bad: '#b3261e',
  waiting: '#d5dde2',
  good: { ground: '#e5f3ea', ink: '#256b41' },
  warn: { ground: '#fbf2dc', ink: '#7d5600' },
  plain: { ground: '#ffffff', ink: '#14212b' },
  late: { ground: '#fbe9e7', ink: '#b3261e' },
} as const

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

export const fullTitle = ({ about, title }: Figures): string => (about ? `${about}: ${title}` : title)

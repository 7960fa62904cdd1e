import { type Figures, isSpec, sumOf } from '#lib/charts/figures.ts'
import { tableOf } from '#lib/charts/specs.ts'
import { number, t } from '../../words.ts'
import classes from './picture.module.css'

/** The same figures to read. */
export function FiguresTable({ figures }: { figures: Figures }) {
  const { heads, rows } = contentOf(figures)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={figures.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{figures.heading}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells, tones }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same name
            <tr key={`${at} ${label}`}>
              <th scope="row">{label}</th>
              {cells.map((cell, column) => (
                <td key={heads[column]} data-tone={tones?.[column]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function contentOf(figures: Figures): {
  heads: readonly string[]
  rows: { label: string; cells: string[]; tones?: (string | undefined)[] }[]
} {
  if (figures.form === 'heat') {
    const rows = figures.rows.map(({ label, cells }) => ({
      label,
      cells: cells.map((cell) => cell?.text ?? '–'),
      tones: cells.map((cell) => cell?.tone),
    }))
    return { heads: figures.columns, rows }
  }
  if (isSpec(figures)) return tableOf(figures)
  const rows = figures.rows.map(({ label, values }) => ({
    label,
    cells: [...values, sumOf(values)].map((value) => number(value)),
  }))
  return { heads: [...figures.series.map(({ label }) => label), t('picture.all')], rows }
}

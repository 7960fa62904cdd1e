import { number, t } from '../../words.ts'
import { type Figures, sumOf } from './figures.ts'
import classes from './picture.module.css'

/** The same figures to read. */
export function FiguresTable({ figures }: { figures: Figures }) {
  const heads =
    figures.form === 'heat' ? figures.columns : [...figures.series.map(({ label }) => label), t('picture.all')]
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
          {rowsOf(figures).map(({ label, cells }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same name
            <tr key={`${at} ${label}`}>
              <th scope="row">{label}</th>
              {cells.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function rowsOf(figures: Figures): { label: string; cells: string[] }[] {
  if (figures.form === 'heat')
    return figures.rows.map(({ label, cells }) => ({ label, cells: cells.map((cell) => cell?.text ?? '–') }))
  return figures.rows.map(({ label, values }) => ({
    label,
    cells: [...values, sumOf(values)].map((value) => number(value)),
  }))
}

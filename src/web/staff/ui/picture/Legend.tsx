import type { Stacked } from '#lib/charts/figures.ts'
import classes from './picture.module.css'

/** What the colours mean. */
export const Legend = ({ series }: Pick<Stacked, 'series'>) => (
  <ul className={classes.legend}>
    {series.map(({ label, colour }) => (
      <li key={label}>
        <span style={{ background: colour }} /> {label}
      </li>
    ))}
  </ul>
)

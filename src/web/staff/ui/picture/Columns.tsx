import { type Stacked, sumOf } from '#lib/charts/figures.ts'
import { number } from '../../words.ts'
import { useChosenInSight } from '../chosen-in-sight.ts'
import classes from './picture.module.css'

type ColumnsProps = { picture: Stacked; label: string; marked?: string | undefined }

/** Parts standing on each other, column by column; the one that is now is marked. */
export function Columns({ picture: { series, rows }, label, marked }: ColumnsProps) {
  const most = Math.max(...rows.map(({ values }) => sumOf(values)), 1)
  const row = useChosenInSight<HTMLElement>(marked)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={row} className={classes.columns} tabIndex={0} aria-label={label}>
      {rows.map(({ label: name, values }) => (
        <div key={name} className={classes.column} data-now={name === marked || undefined}>
          <span className={classes.figure}>{sumOf(values) > 0 ? number(sumOf(values)) : ''}</span>
          <span
            className={classes.bar}
            title={series.map((part, at) => `${part.label}: ${number(values[at] ?? 0)}`).join('\n')}
            style={{ height: `${(sumOf(values) / most) * 100}%` }}
          >
            {/* The last part stands on top. */}
            {series
              .map((part, at) => ({ ...part, value: values[at] ?? 0 }))
              .reverse()
              .map(({ label: part, colour, value }) => (
                <i key={part} style={{ flexGrow: value, background: colour }} />
              ))}
          </span>
          <span className={classes.name}>{name}</span>
        </div>
      ))}
    </section>
  )
}

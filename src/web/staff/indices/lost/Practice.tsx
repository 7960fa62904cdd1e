import { Link } from '@tanstack/react-router'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import type { LineDetail } from './LinePage.tsx'

type Course = LineDetail['strongest'][number]

/** Who is strongest and who improved most, with figures over the years in which the line means the same. */
export function Practice({ detail }: { detail: LineDetail }) {
  const { strongest, improved, own, years } = detail
  const shown = years.slice(-3)
  return (
    <section className="card" aria-labelledby="practice">
      <h2 id="practice">{t('analysis.practice')}</h2>
      <p className="small">
        {years.length > 1
          ? t('analysis.comparableSince', { year: String(years[0]) })
          : t('analysis.comparableOnly', { year: String(detail.year) })}
      </p>
      <Table title={t('analysis.strongest')} rows={withOwn(strongest, own)} years={shown} detail={detail} />
      {improved.length > 0 ? (
        <Table title={t('analysis.improved')} rows={withOwn(improved, own)} years={shown} detail={detail} />
      ) : null}
    </section>
  )
}

const withOwn = (rows: readonly Course[], own: Course | null): Course[] =>
  own && !rows.some(({ unit }) => unit === own.unit) ? [...rows, own] : [...rows]

type TableProps = { title: string; rows: readonly Course[]; years: readonly number[]; detail: LineDetail }

function Table({ title, rows, years, detail: { framework } }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={title}>
      <table className={classes.practice}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
            <th scope="col">{t('analysis.gained')}</th>
            <th scope="col">{t('indices.rank')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, name, own, rank, gain, values }) => (
            <tr key={unit} data-own={own || undefined}>
              <th scope="row">
                <Link to={`/chi-so/${framework}`} search={{ 'don-vi': unit } as never}>
                  {name}
                </Link>
              </th>
              {years.map((year) => (
                <td key={year}>{pointsText(values.find((it) => it.year === year)?.points)}</td>
              ))}
              <td>{gain === null ? '–' : signedText(gain)}</td>
              <td>{rank}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

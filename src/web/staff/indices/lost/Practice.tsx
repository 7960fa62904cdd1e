import { Link } from '@tanstack/react-router'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import type { LineDetail } from './LinePage.tsx'

type Course = LineDetail['strongest'][number]
export type Practised = { level: string } & Pick<
  LineDetail,
  'framework' | 'year' | 'years' | 'strongest' | 'improved' | 'own'
>

/** Who is strongest and who improved most, with figures over the years in which the line means the same. */
export function Practice({ detail, alone }: { detail: Practised; alone?: string }) {
  const { strongest, improved, own, years } = detail
  const shown = years.slice(-3)
  return (
    <section className="card" aria-labelledby="practice">
      <h2 id="practice">{t(detail.level === 'province' ? 'analysis.practice' : 'analysis.practiceUnits')}</h2>
      <p className="small">
        {years.length > 1
          ? t('analysis.comparableSince', { year: String(years[0]) })
          : (alone ?? t('analysis.comparableOnly', { year: String(detail.year) }))}
      </p>
      {strongest.length === 0 ? <p className="small">{t('analysis.noOthers')}</p> : null}
      {strongest.length === 0 && own === null ? null : (
        <Table
          title={t('analysis.strongest')}
          rows={withOwn(strongest, own)}
          years={shown}
          detail={detail}
          profiles={alone === undefined}
        />
      )}
      {improved.length > 0 ? (
        <Table
          title={t('analysis.improved')}
          rows={withOwn(improved, own)}
          years={shown}
          detail={detail}
          profiles={alone === undefined}
        />
      ) : null}
    </section>
  )
}

const withOwn = (rows: readonly Course[], own: Course | null): Course[] =>
  own && !rows.some(({ unit }) => unit === own.unit) ? [...rows, own] : [...rows]

type TableProps = {
  title: string
  rows: readonly Course[]
  years: readonly number[]
  detail: Practised
  profiles: boolean
}

function Table({ title, rows, years, detail: { framework, level }, profiles }: TableProps) {
  const searchTo = (unit: string) => ({ 'don-vi': unit, ...(level === 'province' ? {} : { cap: level }) })
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
                {unit.startsWith('locality:') || profiles ? (
                  <Link to={`/chi-so/${framework}`} search={searchTo(unit) as never}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
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

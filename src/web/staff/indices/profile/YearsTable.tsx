import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'
import { nameOf } from './source.ts'

/** Points and ranks of the total and its parts, year by year; a bar before a year where the meaning changes. */
export function YearsTable({ profile: { series, years } }: { profile: Profile }) {
  const shown = series.filter(({ depth }) => depth < 2)
  const latest = [...years].reverse()
  return (
    <section className="card">
      <h2>{t('profile.years')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('profile.years')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('profile.name')}</th>
              {latest.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.code} data-depth={one.depth}>
                <th scope="row">{nameOf(one)}</th>
                {latest.map((year) => (
                  <Cell key={year} series={one} year={year} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="small">{t('profile.cuts')}</p>
    </section>
  )
}

function Cell({ series, year }: { series: Profile['series'][number]; year: number }) {
  const value = series.values.find((it) => it.year === year)
  const cut = series.cuts.find((it) => it.year === year)
  return (
    <td data-cut={cut ? true : undefined} title={cut?.reason ?? undefined}>
      {pointsText(value?.points)}
      {value?.rank ? (
        <small className={classes.who}>{t('indices.rankOf', { rank: value.rank, of: value.of })}</small>
      ) : null}
    </td>
  )
}

import type { LevelShare } from '#features/reports/schema.ts'
import { percent } from '../../format.ts'
import { number, t } from '../../words.ts'
import classes from '../reports.module.css'

/** How many of each level were in time. */
export function LevelShares({ levels }: { levels: readonly LevelShare[] }) {
  if (levels.length === 0) return null
  return (
    <section className="card" aria-label={t('reports.byLevel')}>
      <table className={classes.levels}>
        <caption>{t('reports.byLevel')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agencies.level')}</th>
            <th scope="col">{t('reports.owe')}</th>
            <th scope="col">{t('reports.inTime')}</th>
            <th scope="col">{t('reports.sentLate')}</th>
            <th scope="col">{t('reports.missing')}</th>
            <th scope="col">{t('reports.onTimeShare')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, expected, inTime, sentLate, missing, share }) => (
            <tr key={level}>
              <th scope="row">{t(`level.${level}`)}</th>
              <td>{number(expected)}</td>
              <td>{number(inTime)}</td>
              <td>{number(sentLate)}</td>
              <td data-bad={missing > 0 || undefined}>{number(missing)}</td>
              <td>
                <b>{share === null ? '–' : percent(share)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

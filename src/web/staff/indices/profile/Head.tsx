import { number, t } from '../../words.ts'
import { pointsText, signedText } from '../figures.ts'
import { Moved } from '../Moved.tsx'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'

/** Total, rank, group and change in four figures, and how sure the rank is. */
export function Head({ profile: { lines, year, range, groupNames, years, changedEdition } }: { profile: Profile }) {
  const total = lines.find(({ code }) => code === 'total')
  if (!total) return null
  const previous = years[years.indexOf(year) - 1]
  const { change } = total
  return (
    <section className="card" aria-label={t('indices.year', { year: String(year) })}>
      {total.points === null ? <p className={classes.warning}>{t('profile.noScore', { year: String(year) })}</p> : null}
      <dl className={classes.head}>
        <div>
          <dt>{t('profile.total')}</dt>
          <dd>
            {pointsText(total.points)} {total.max === null ? null : <small>/ {number(total.max)}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('profile.rank')}</dt>
          <dd>
            {total.rank ?? '–'} <small>/ {total.of}</small>
          </dd>
        </div>
        <div>
          <dt>{t('profile.group')}</dt>
          <dd data-text>
            {total.group === null ? '–' : groupNames[total.group]}{' '}
            {total.officialGroup ? <small>({t('profile.officialGroup')})</small> : null}
          </dd>
        </div>
        {previous !== undefined && change ? (
          <div>
            <dt>{t('profile.change', { year: String(previous) })}</dt>
            <dd>
              {signedText(change.points)} <Moved places={change.rank} comparable={change.comparable} />
            </dd>
          </div>
        ) : null}
      </dl>
      {total.tiedWith > 0 ? <p className="small">{t('profile.tied', { count: total.tiedWith })}</p> : null}
      {changedEdition ? <p className={classes.warning}>{t('profile.changedEdition')}</p> : null}
      {range ? <p className={classes.range}>{t('profile.range', { low: range.low, high: range.high })}</p> : null}
    </section>
  )
}

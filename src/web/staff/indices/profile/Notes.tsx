import { Link } from '@tanstack/react-router'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'

/** Merged provinces as they were, and where the figures come from. */
export function Notes({ profile }: { profile: Profile }) {
  const { becomes, members, ownMean, sources, framework, year } = profile
  return (
    <section className={`card ${classes.notes}`}>
      {ownMean ? <p>{t('profile.ownMean')}</p> : null}
      {becomes ? (
        <p>
          <ToProfile framework={framework} unit={becomes.unit} name={t('profile.becomes', { name: becomes.name })} />
        </p>
      ) : null}
      {members.length > 0 ? (
        <>
          <h2>{t('profile.members', { year: String(year) })}</h2>
          <ul>
            {members.map(({ unit, name, total, rank }) => (
              <li key={unit}>
                <ToProfile framework={framework} unit={unit} name={name} />: {pointsText(total)}
                {rank === null ? '' : `, ${t('indices.rank').toLowerCase()} ${rank}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t('profile.sources')}</h2>
      <ul>
        {sources.map(({ source, publishedOn, importedAt }) => (
          <li key={`${source} ${importedAt}`}>
            {source}
            {publishedOn ? `, ${t('profile.published', { date: day(publishedOn) })}` : ''} (
            {t('profile.imported', { date: day(importedAt) })})
          </li>
        ))}
      </ul>
      <p>
        <Link to="/chi-so/$framework/$edition" params={{ framework, edition: profile.edition } as never}>
          {t('indices.criteria')}
        </Link>
      </p>
    </section>
  )
}

const ToProfile = ({ framework, unit, name }: { framework: string; unit: string; name: string }) => (
  <Link to="/chi-so/$framework" params={{ framework } as never} search={{ 'don-vi': unit } as never}>
    {name}
  </Link>
)

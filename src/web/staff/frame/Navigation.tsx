import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import { t } from '../words.ts'
import classes from './navigation.module.css'
import { sectionsFor } from './sections.ts'

export function Navigation() {
  const { can } = useMe()
  return (
    <nav className={classes.nav} aria-label={t('nav.main')}>
      {sectionsFor(can).map(({ to, word, icon: Icon, work, search = {} }) => (
        <Link
          key={to}
          to={to}
          search={search as never}
          activeOptions={{ includeSearch: false }}
          activeProps={{ 'data-on': true, 'aria-current': 'page' }}
        >
          <Icon size={19} stroke={1.7} aria-hidden />
          <span>{t(word)}</span>
          {work ? <WorkCount /> : null}
        </Link>
      ))}
    </nav>
  )
}

/** Late work first; without any, what is open. */
function WorkCount() {
  const { data } = useRead('assignment.mine', { limit: 1 })
  if (!data || data.counts.open === 0) return null
  const { open, overdue } = data.counts
  const late = overdue > 0
  const words = late ? t('nav.overdue', { count: overdue }) : t('nav.open', { count: open })
  return (
    <b className={classes.count} data-late={late || undefined} title={words}>
      <span aria-hidden>{late ? overdue : open}</span>
      <span className="unseen">{words}</span>
    </b>
  )
}

import {
  IconChartBar,
  IconChecklist,
  IconFileText,
  IconLayoutDashboard,
  IconListDetails,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Verb } from '#features/access/roles.ts'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import { t, type WordKey } from '../words.ts'
import classes from './navigation.module.css'

type Section = {
  to: string
  word: WordKey
  icon: TablerIcon
  verbs: readonly Verb[]
  work?: true
  search?: Record<string, string>
}

/** Only what works; a section appears for whoever holds one of its verbs. */
const sections: readonly Section[] = [
  { to: '/tong-quan', word: 'nav.overview', icon: IconLayoutDashboard, verbs: ['overview.read'] },
  {
    to: '/viec-cua-toi',
    word: 'nav.myWork',
    icon: IconChecklist,
    verbs: ['assignment.report', 'assignment.decide'],
    work: true,
  },
  { to: '/ke-hoach', word: 'nav.plans', icon: IconFileText, verbs: ['plan.read'] },
  {
    to: '/nhiem-vu',
    word: 'nav.assignments',
    icon: IconListDetails,
    verbs: ['assignment.read'],
    search: { 'tinh-trang': 'open' },
  },
  { to: '/chi-so', word: 'nav.indices', icon: IconChartBar, verbs: ['index.read'] },
  {
    to: '/quan-tri',
    word: 'nav.admin',
    icon: IconSettings,
    verbs: ['agency.manage', 'agency.alias', 'user.manage', 'audit.read', 'setting.manage'],
  },
]

export function Navigation() {
  const { can } = useMe()
  const mine = sections.filter(({ verbs }) => verbs.some((verb) => can.includes(verb)))
  return (
    <nav className={classes.nav} aria-label={t('nav.main')}>
      {mine.map(({ to, word, icon: Icon, work, search = {} }) => (
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

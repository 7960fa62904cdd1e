import { Link, Outlet, useLocation } from '@tanstack/react-router'
import type { Verb } from '#features/access/roles.ts'
import { useMe } from '../session.ts'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import classes from '../ui/parts.module.css'
import { t, type WordKey } from '../words.ts'

const parts: readonly { to: string; word: WordKey; verbs: readonly Verb[] }[] = [
  { to: '/quan-tri/don-vi', word: 'admin.agencies', verbs: ['agency.manage', 'agency.alias'] },
  { to: '/quan-tri/nhom-don-vi', word: 'admin.groups', verbs: ['agency.manage', 'agency.alias'] },
  { to: '/quan-tri/da-hoc', word: 'admin.learned', verbs: ['agency.alias'] },
  { to: '/quan-tri/nguoi-dung', word: 'admin.users', verbs: ['user.manage'] },
  { to: '/quan-tri/nhat-ky', word: 'admin.audit', verbs: ['audit.read'] },
  { to: '/quan-tri/thu', word: 'admin.mails', verbs: ['setting.manage'] },
  { to: '/quan-tri/cai-dat', word: 'admin.settings', verbs: ['setting.manage'] },
]

/** The parts of the administration that this person may enter. */
export function AdminFrame() {
  const { can } = useMe()
  const row = useChosenInSight<HTMLElement>(useLocation({ select: ({ pathname }) => pathname }))
  return (
    <>
      <nav ref={row} className={classes.parts} aria-label={t('nav.admin')}>
        {parts
          .filter(({ verbs }) => verbs.some((verb) => can.includes(verb)))
          .map(({ to, word }) => (
            <Link key={to} to={to} activeProps={{ 'data-on': true, 'aria-current': 'page' }}>
              {t(word)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}

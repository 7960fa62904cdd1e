import { IconLock } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import type { Verb } from '#features/access/roles.ts'
import { useMe } from '../session.ts'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import { Empty } from '../ui/Empty.tsx'
import classes from '../ui/parts.module.css'
import { t, type WordKey } from '../words.ts'

const parts: readonly { to: string; word: WordKey; verbs: readonly Verb[] }[] = [
  { to: '/quan-tri/don-vi', word: 'admin.agencies', verbs: ['agency.manage', 'agency.alias'] },
  { to: '/quan-tri/nhom-don-vi', word: 'admin.groups', verbs: ['agency.manage', 'agency.alias'] },
  { to: '/quan-tri/da-hoc', word: 'admin.learned', verbs: ['agency.alias'] },
  { to: '/quan-tri/nguoi-dung', word: 'admin.users', verbs: ['user.manage'] },
  { to: '/quan-tri/nhat-ky', word: 'admin.audit', verbs: ['audit.read'] },
  { to: '/quan-tri/nhac-viec', word: 'admin.reminders', verbs: ['reminder.manage'] },
  { to: '/quan-tri/thu', word: 'admin.mails', verbs: ['setting.manage'] },
  { to: '/quan-tri/lich-lam-viec', word: 'admin.workingDays', verbs: ['setting.manage'] },
  { to: '/quan-tri/cai-dat', word: 'admin.settings', verbs: ['setting.manage'] },
]

/** Agencies and groups are open to read; of the other parts nothing is shown that this person may not do. */
const refused = (path: string, can: readonly Verb[]): boolean =>
  parts.some(({ to, verbs }) => {
    const open = verbs.includes('agency.manage')
    return !open && (path === to || path.endsWith(to)) && !verbs.some((verb) => can.includes(verb))
  })

/** The parts of the administration that this person may enter. */
export function AdminFrame() {
  const { can } = useMe()
  const here = useLocation({ select: ({ pathname }) => pathname })
  const row = useChosenInSight<HTMLElement>(here)
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
      {refused(here, can) ? (
        <Empty icon={IconLock} page title={t('admin.noRight')}>
          {t('admin.noRightNext')}
        </Empty>
      ) : (
        <Outlet />
      )}
    </>
  )
}

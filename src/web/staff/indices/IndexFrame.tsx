import { Link, Outlet, useLocation } from '@tanstack/react-router'
import type { Verb } from '#features/access/roles.ts'
import { useMe } from '../session.ts'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import classes from '../ui/parts.module.css'
import { t, type WordKey } from '../words.ts'

/** Parts of the section; each appears for whoever holds one of its verbs. */
const parts: readonly { to: string; word: WordKey; verbs: readonly Verb[]; exact?: true }[] = [
  { to: '/chi-so', word: 'indices.home', verbs: ['index.read'], exact: true },
  { to: '/chi-so/diem-hien-tai', word: 'scores.title', verbs: ['round.read'] },
  { to: '/chi-so/muc-tieu', word: 'analysis.targets', verbs: ['index.read'] },
  { to: '/chi-so/ky-danh-gia', word: 'indices.rounds', verbs: ['round.read'] },
  { to: '/chi-so/bo-tieu-chi', word: 'editions.title', verbs: ['index.read'] },
  { to: '/chi-so/nhap', word: 'results.import', verbs: ['results.import'] },
]

/** The indices with what belongs to them. */
export function IndexFrame() {
  const { can } = useMe()
  const row = useChosenInSight<HTMLElement>(useLocation({ select: ({ pathname }) => pathname }))
  return (
    <>
      <nav ref={row} className={classes.parts} aria-label={t('nav.indices')}>
        {parts
          .filter(({ verbs }) => verbs.some((verb) => can.includes(verb)))
          .map(({ to, word, exact = false }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact, includeSearch: false }}
              activeProps={{ 'data-on': true, 'aria-current': 'page' }}
            >
              {t(word)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  )
}

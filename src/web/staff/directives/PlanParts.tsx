import { Link, useLocation } from '@tanstack/react-router'
import { useMay } from '../session.ts'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import parts from '../ui/parts.module.css'
import { t, type WordKey } from '../words.ts'

const places: readonly { to: string; word: WordKey }[] = [
  { to: '/ke-hoach', word: 'plans.title' },
  { to: '/viec-cap-tren-giao', word: 'directives.title' },
  { to: '/cuoc-hop', word: 'meetings.title' },
]

/** Whence work comes: plans, documents from above, meetings. */
export function PlanParts() {
  const row = useChosenInSight<HTMLElement>(useLocation({ select: ({ pathname }) => pathname }))
  const mayMeet = useMay('meeting.read')
  return (
    <nav ref={row} className={parts.parts} aria-label={t('directives.parts')}>
      {places
        .filter(({ to }) => to !== '/cuoc-hop' || mayMeet)
        .map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'data-on': true, 'aria-current': 'page' }}
          >
            {t(word)}
          </Link>
        ))}
    </nav>
  )
}

import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import classes from '../ui/parts.module.css'
import { t } from '../words.ts'

const parts = [
  { to: '/khao-sat', word: 'surveys.surveys' },
  { to: '/khao-sat/phieu', word: 'surveys.questionnaires' },
] as const

export function SurveyFrame() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const row = useChosenInSight<HTMLElement>(path)
  const here = path.startsWith('/khao-sat/phieu') ? '/khao-sat/phieu' : '/khao-sat'
  return (
    <>
      <nav ref={row} className={classes.parts} aria-label={t('nav.surveys')}>
        {parts.map(({ to, word }) => (
          <Link key={to} to={to} data-on={here === to || undefined} aria-current={here === to ? 'page' : undefined}>
            {t(word)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}

import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useMay } from '../session.ts'
import { useChosenInSight } from '../ui/chosen-in-sight.ts'
import classes from '../ui/parts.module.css'
import { t, type WordKey } from '../words.ts'

const parts: readonly { to: string; word: WordKey; also: readonly string[] }[] = [
  { to: '/bao-cao', word: 'reports.rounds', also: ['/bao-cao/ky/', '/bao-cao/phieu/'] },
  { to: '/bao-cao/che-do', word: 'reports.series', also: [] },
  { to: '/bao-cao/bieu-mau', word: 'reports.forms', also: [] },
]

/** Reports with what they are made by; who only fills them in needs no second row. */
export function ReportFrame() {
  const keeps = useMay('report.manage')
  const path = useLocation({ select: ({ pathname }) => pathname })
  const row = useChosenInSight<HTMLElement>(path)
  if (!keeps) return <Outlet />
  return (
    <>
      <nav ref={row} className={classes.parts} aria-label={t('nav.reports')}>
        {parts.map(({ to, word, also }) => {
          const here = to === '/bao-cao' ? path === to || also.some((it) => path.startsWith(it)) : path.startsWith(to)
          return (
            <Link key={to} to={to} data-on={here || undefined} aria-current={here ? 'page' : undefined}>
              {t(word)}
            </Link>
          )
        })}
      </nav>
      <Outlet />
    </>
  )
}

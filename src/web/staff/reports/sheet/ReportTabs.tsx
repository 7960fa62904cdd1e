import { Link, useLocation } from '@tanstack/react-router'
import type { ReportPage } from '#features/reports/schema.ts'
import { t } from '../../words.ts'
import classes from './sheet.module.css'

type ReportTabsProps = { page: Pick<ReportPage, 'hasBelow' | 'snapshots'> & { report: { id: string } } }

/** The report itself, what stands below it, what was frozen. */
export function ReportTabs({ page: { report, hasBelow, snapshots } }: ReportTabsProps) {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const home = `/bao-cao/phieu/${report.id}`
  const tabs = [
    { to: home, label: t('reports.tabReport'), shown: true },
    { to: `${home}/tong-hop`, label: t('reports.tabTogether'), shown: hasBelow },
    { to: `${home}/ban-chot`, label: t('reports.tabFrozen', { count: snapshots }), shown: snapshots > 0 },
  ].filter(({ shown }) => shown)
  if (tabs.length < 2) return null
  return (
    <nav className={classes.tabs} aria-label={t('reports.parts')}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} data-on={path === to || undefined} aria-current={path === to ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}

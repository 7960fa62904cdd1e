import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { shortAgency } from '../format.ts'
import { PartsBar } from '../ui/Meter.tsx'
import { partsOf, progressValues } from '../ui/picture/progress.ts'
import { Tag } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import { LateDrawer, SilentDrawer } from './AgencyDrawers.tsx'
import { counted } from './counted.ts'
import type { Overview } from './OverviewPage.tsx'
import classes from './overview.module.css'
import { TakeBars } from './TakeBars.tsx'
import { toldBriefly, toldInWords } from './told.ts'

const few = 5
/** Each takes two lines: the page stays one screen. */
const fewSilent = 4

export function LateAgencies({ overview }: { overview: Overview }) {
  const { lateAgencies, lateAgencyCount, asOf } = overview
  const [opened, open] = useState(false)
  const rows = lateAgencies.map((agency) => ({ label: agency.agencyName, values: progressValues(agency) }))
  return (
    <section className={`card ${classes.late}`} aria-labelledby="late">
      <h2 id="late">
        {t('overview.late')}
        {lateAgencyCount > 0 ? (
          <span className={classes.tools}>
            <Button variant="subtle" size="compact-sm" onClick={() => open(true)}>
              {t('overview.all', { count: lateAgencyCount })}
            </Button>
            <TakeBars asOf={asOf} title={t('overview.late')} heading={t('plans.task.agency')} rows={rows} />
          </span>
        ) : null}
      </h2>
      {lateAgencies.length === 0 ? <p className="small">{t('overview.nobodyLate')}</p> : null}
      <ul className={classes.bars}>
        {lateAgencies.slice(0, few).map((agency) => (
          <li key={agency.agencyId}>
            <Link
              to="/nhiem-vu"
              search={counted({ 'tinh-trang': 'overdue', 'don-vi': agency.agencyId })}
              title={agency.agencyName}
            >
              {shortAgency(agency.agencyName)}
            </Link>
            <PartsBar label={agency.agencyName} parts={partsOf(agency)} />
            <span className="num" title={t('overview.lateOf', { late: agency.overdue, all: agency.assignments })}>
              <b>{agency.overdue}</b> / {agency.assignments}
            </span>
          </li>
        ))}
      </ul>
      <LateDrawer opened={opened} onClose={() => open(false)} />
    </section>
  )
}

export function SilentAgencies({ overview }: { overview: Overview }) {
  const { silentAgencies, silentAgencyCount, silentAfterDays } = overview
  const [opened, open] = useState(false)
  return (
    <section className={`card ${classes.silent}`} aria-labelledby="silent">
      <h2 id="silent">
        {t('overview.silent')}
        {silentAgencyCount > 0 ? (
          <span className={classes.tools}>
            <Button variant="subtle" size="compact-sm" onClick={() => open(true)}>
              {t('overview.all', { count: silentAgencyCount })}
            </Button>
          </span>
        ) : null}
      </h2>
      {silentAgencies.length === 0 ? (
        <p className="small">{t('overview.nobodySilent', { count: silentAfterDays })}</p>
      ) : null}
      <ul className={classes.rows}>
        {silentAgencies.slice(0, fewSilent).map(({ agencyId, agencyName, days, open: count, reminded }) => (
          <li key={agencyId} className={`${classes.pair} ${classes.two}`}>
            <Link
              to="/nhiem-vu"
              search={counted({ 'tinh-trang': 'open', 'don-vi': agencyId })}
              title={`${agencyName}: ${t('overview.openWork', { count })}. ${toldInWords(reminded)}`}
            >
              {shortAgency(agencyName)}
              <span className={classes.told}>{toldBriefly(reminded)}</span>
            </Link>
            <Tag tone={days > silentAfterDays * 2 ? 'bad' : 'warn'}>{t('overview.days', { count: days })}</Tag>
          </li>
        ))}
      </ul>
      <SilentDrawer opened={opened} onClose={() => open(false)} />
    </section>
  )
}

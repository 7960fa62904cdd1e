import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../api.ts'
import { percent, share, shortAgency } from '../format.ts'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { counted } from './counted.ts'
import classes from './ranked.module.css'
import { toldInWords, toldWhom } from './told.ts'

type DrawerProps = { opened: boolean; onClose: () => void }

/** Every agency with late work, in the order of the card. */
export const LateDrawer = (props: DrawerProps) => <Ranked {...props} title={t('overview.late')} table={LateTable} />

/** Every silent agency with its last reminder, in the order of the card. */
export const SilentDrawer = (props: DrawerProps) => (
  <Ranked {...props} title={t('overview.silent')} table={SilentTable} />
)

function Ranked({ opened, onClose, title, table: Table }: DrawerProps & { title: string; table: () => ReactNode }) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened ? <Table /> : null}
    </Drawer>
  )
}

function LateTable() {
  const read = useRead('overview.agencies', {})
  if (!read.isSuccess) return <Unread read={read} rows={8} height={36} />
  return (
    <table className={classes.ranked}>
      <thead>
        <tr>
          <th scope="col">{t('assignment.agency')}</th>
          <th scope="col">{t('overview.overdue')}</th>
          <th scope="col">{t('overview.partsOfWork')}</th>
          <th scope="col">{t('overview.completed')}</th>
        </tr>
      </thead>
      <tbody>
        {read.data.lateAgencies.map(({ agencyId, agencyName, overdue, assignments, completed }) => (
          <tr key={agencyId}>
            <th scope="row">
              <Link to="/nhiem-vu" search={counted({ 'tinh-trang': 'overdue', 'don-vi': agencyId })} title={agencyName}>
                {shortAgency(agencyName)}
              </Link>
            </th>
            <td>
              <b>{overdue}</b>
            </td>
            <td>{assignments}</td>
            <td>{percent(share(completed, assignments))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SilentTable() {
  const read = useRead('overview.agencies', {})
  if (!read.isSuccess) return <Unread read={read} rows={8} height={36} />
  return (
    <table className={classes.ranked}>
      <thead>
        <tr>
          <th scope="col">{t('assignment.agency')}</th>
          <th scope="col">{t('overview.silentFor')}</th>
          <th scope="col">{t('overview.open')}</th>
        </tr>
      </thead>
      <tbody>
        {read.data.silentAgencies.map(({ agencyId, agencyName, days, open, reminded }) => (
          <tr key={agencyId}>
            <th scope="row">
              <Link to="/nhiem-vu" search={counted({ 'tinh-trang': 'open', 'don-vi': agencyId })} title={agencyName}>
                {shortAgency(agencyName)}
              </Link>
              <div className="small">
                {toldInWords(reminded)}
                {reminded ? ` · ${toldWhom(reminded)}` : null}
              </div>
            </th>
            <td>{t('overview.days', { count: days })}</td>
            <td>{open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { percent, share, shortAgency } from '../format.ts'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { counted } from './counted.ts'
import classes from './late.module.css'

type LateDrawerProps = { opened: boolean; onClose: () => void }

/** Every agency with late work, in the order of the card. */
export function LateDrawer({ opened, onClose }: LateDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('overview.late')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened ? <LateTable /> : null}
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

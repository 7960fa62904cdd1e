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
export const LateDrawer = (props: DrawerProps) => <Shown {...props} title={t('overview.late')} table={LateTable} />

/** Every silent agency with its last reminder, in the order of the card. */
export const SilentDrawer = (props: DrawerProps) => (
  <Shown {...props} title={t('overview.silent')} table={SilentTable} />
)

function Shown({ opened, onClose, title, table: Table }: DrawerProps & { title: string; table: () => ReactNode }) {
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={title}>
      {opened ? <Table /> : null}
    </Drawer>
  )
}

type RowsProps = { agencies: readonly Ranked[]; state: 'overdue' | 'open'; titles: readonly string[] }
type Ranked = { agencyId: string; agencyName: string; below?: ReactNode; cells: readonly ReactNode[] }

/** Agencies by name, each leading to its work of that state, with the figures by which they are ranked. */
const Rows = ({ agencies, state, titles }: RowsProps) => (
  <table className={classes.ranked}>
    <thead>
      <tr>
        {[t('assignment.agency'), ...titles].map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {agencies.map(({ agencyId, agencyName, below, cells }) => (
        <tr key={agencyId}>
          <th scope="row">
            <Link to="/nhiem-vu" search={counted({ 'tinh-trang': state, 'don-vi': agencyId })} title={agencyName}>
              {shortAgency(agencyName)}
            </Link>
            {below ? <div className="small">{below}</div> : null}
          </th>
          {cells.map((cell, i) => (
            <td key={titles[i]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

function LateTable() {
  const read = useRead('overview.agencies', {})
  if (!read.isSuccess) return <Unread read={read} rows={8} height={36} />
  const agencies = read.data.lateAgencies.map(({ overdue, assignments, completed, ...agency }) => ({
    ...agency,
    cells: [<b key="overdue">{overdue}</b>, assignments, percent(share(completed, assignments))],
  }))
  const titles = [t('overview.overdue'), t('overview.partsOfWork'), t('overview.completed')]
  return <Rows agencies={agencies} state="overdue" titles={titles} />
}

function SilentTable() {
  const read = useRead('overview.agencies', {})
  if (!read.isSuccess) return <Unread read={read} rows={8} height={36} />
  const agencies = read.data.silentAgencies.map(({ days, open, reminded, ...agency }) => ({
    ...agency,
    below: [toldInWords(reminded), reminded ? toldWhom(reminded) : null].filter(Boolean).join(' · '),
    cells: [t('overview.days', { count: days }), open],
  }))
  return <Rows agencies={agencies} state="open" titles={[t('overview.silentFor'), t('overview.open')]} />
}

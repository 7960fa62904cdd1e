import { Button, Drawer } from '@mantine/core'
import { useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import records from '../../ui/record-list.module.css'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { ColumnItem } from './ColumnItem.tsx'
import classes from './cascade.module.css'
import { DutyTag } from './signs.tsx'

/** One cell of the matrix: the task above, the own tasks that answer it, and what was asked. It is in the address. */
export function CellDrawer({ planId }: { planId: string }) {
  const [{ o }, change] = useFilters()
  const [agencyId, taskId] = (o ?? '').split('.')
  return (
    <Drawer
      opened={Boolean(agencyId && taskId)}
      onClose={() => change({ o: undefined })}
      position="right"
      size={520}
      title={t('cascade.above')}
    >
      {agencyId && taskId ? (
        <Cell
          planId={planId}
          agencyId={agencyId}
          taskId={taskId}
          whole={() => change({ o: undefined, 'don-vi': agencyId })}
        />
      ) : null}
    </Drawer>
  )
}

type CellProps = { planId: string; agencyId: string; taskId: string; whole(): void }

function Cell({ planId, agencyId, taskId, whole }: CellProps) {
  const { data, error, refetch } = useRead('cascade.agency', { planId, agencyId })
  if (!data) return <Unread read={{ error, refetch }} rows={4} height={60} />
  const row = data.rows.find(({ task }) => task.id === taskId)
  return (
    <div className={classes.cell}>
      <p className={records.head}>
        <b>{data.agencyName}</b> <DutyTag {...data} />
      </p>
      {row ? (
        <ul className={records.rows}>
          <ColumnItem column={data} row={row} />
        </ul>
      ) : (
        <p>{t('cascade.means.notAsked')}</p>
      )}
      <Button variant="default" onClick={whole}>
        {t('cascade.openAgency', { agency: data.agencyName })}
      </Button>
    </div>
  )
}

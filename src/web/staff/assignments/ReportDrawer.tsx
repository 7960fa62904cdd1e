import { Drawer } from '@mantine/core'
import type { Assignment } from '#features/assignments/schema.ts'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { tell } from '../ui/notice.ts'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import { ReportForm } from './ReportForm.tsx'

type ReportDrawerProps = { assignment: Assignment | undefined; onClose: () => void }

/** Reporting without leaving the list. */
export function ReportDrawer({ assignment, onClose }: ReportDrawerProps) {
  return (
    <Drawer
      opened={assignment !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={<span className={classes.drawerTitle}>{t('report.title')}</span>}
    >
      {assignment ? <Inside assignment={assignment} onClose={onClose} /> : null}
    </Drawer>
  )
}

function Inside({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const { today } = useMe()
  const detail = useRead('assignment.get', { assignmentId: assignment.id })
  const done = (said: string) => {
    tell(said)
    onClose()
  }
  return (
    <div className={classes.drawer}>
      <p className={classes.drawerTask}>{assignment.taskText}</p>
      <p className="small">
        <DueDate
          inline
          dueOn={assignment.dueOn}
          today={today}
          overdueDays={assignment.overdueDays}
          lateBy={assignment.lateBy}
        />
      </p>
      <Unread read={detail} rows={4} />
      {detail.data ? <ReportForm assignment={detail.data} onDone={done} /> : null}
    </div>
  )
}

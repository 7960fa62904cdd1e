import { Link } from '@tanstack/react-router'
import { useMe } from '../session.ts'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import classes from './occurrences.module.css'
import type { Detail } from './ReportForm.tsx'

/** Of recurring work: each time that it falls due, done, late and next; one of them is looked at. */
export function Occurrences({ assignment }: { assignment: Detail }) {
  const { occurrences, occurrenceId, id } = assignment
  if (occurrences.length === 0) return null
  const done = occurrences.filter(({ state }) => state === 'completed').length
  return (
    <section className="card" aria-labelledby="occurrences">
      <div className={classes.head}>
        <h2 id="occurrences">{t('occurrence.title')}</h2>
        <span className="small">{t('occurrence.count', { done, count: occurrences.length })}</span>
      </div>
      <ol className={classes.list}>
        {occurrences.toReversed().map((each) => (
          <Row key={each.id} assignmentId={id} it={each} chosen={each.id === occurrenceId} />
        ))}
      </ol>
      <p className="small">{t('occurrence.opened')}</p>
    </section>
  )
}

type RowProps = { assignmentId: string; it: Detail['occurrences'][number]; chosen: boolean }

function Row({ assignmentId, it, chosen }: RowProps) {
  const { today } = useMe()
  const { id, name, state, dueOn, pausedOn, overdueDays, lateBy } = it
  const over = state === 'completed' || state === 'cancelled'
  return (
    <li data-chosen={chosen || undefined} data-late={overdueDays > 0 || undefined}>
      <Link
        to={`/nhiem-vu/${assignmentId}`}
        search={{ ky: id } as never}
        replace
        resetScroll={false}
        aria-current={chosen ? 'true' : undefined}
      >
        {name}
      </Link>
      {pausedOn ? (
        <Tag tone="warn">{t('assignment.paused')}</Tag>
      ) : (
        <DueDate inline dueOn={dueOn} today={today} overdueDays={overdueDays} lateBy={lateBy} done={over} />
      )}
      <AssignmentTag state={state} />
    </li>
  )
}

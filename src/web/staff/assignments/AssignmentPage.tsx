import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { day } from '../format.ts'
import { isUnsent } from '../my-work/work-columns.tsx'
import { TaskBelow } from '../plans/cascade/TaskBelow.tsx'
import { useMe } from '../session.ts'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Facts } from '../ui/Facts.tsx'
import { useFilters } from '../ui/filters.ts'
import { Meter } from '../ui/Meter.tsx'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import { CommentBox } from './CommentBox.tsx'
import { DueWay } from './DueWay.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { History } from './History.tsx'
import { NextStep } from './NextStep.tsx'
import { Occurrences } from './Occurrences.tsx'
import { OtherAgencies } from './OtherAgencies.tsx'
import type { Detail } from './ReportForm.tsx'

/** Everything about one agency's part of a task: what is asked, how it stands, what comes next, what was. */
export function AssignmentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const [{ ky }] = useFilters()
  const read = useRead('assignment.get', { assignmentId: id, occurrenceId: ky }, { onFocus: true })
  if (!read.isSuccess)
    return (
      <Page title={t('assignment.task')}>
        <Unread read={read} rows={7} height={56} />
      </Page>
    )
  return <Shown key={`${id} ${read.data.occurrenceId}`} assignment={read.data} />
}

const longTitle = 170

function Shown({ assignment }: { assignment: Detail }) {
  const { taskText, planNumber, planTitle } = assignment
  const long = taskText.length > longTitle
  const title = long ? `${taskText.slice(0, taskText.lastIndexOf(' ', longTitle - 20))}…` : taskText
  return (
    <Page
      title={title}
      trail={[
        { label: t('nav.assignments'), to: '/nhiem-vu' },
        { label: planNumber ?? planTitle, to: planPath(assignment) },
      ]}
      lead={<Standing assignment={assignment} />}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <Occurrences assignment={assignment} />
          <NextStep assignment={assignment} />
          <section className="card" aria-labelledby="history">
            <h2 id="history">{t('assignment.history')}</h2>
            <CommentBox assignment={assignment} />
            <History entries={assignment.history} assignmentId={assignment.id} />
          </section>
        </div>
        <aside className={classes.aside}>
          <section className="card">
            <h2>{t('assignment.asked')}</h2>
            {long ? <p className={`asWritten ${classes.text}`}>{taskText}</p> : null}
            <AskedFacts assignment={assignment} />
          </section>
          <EvidenceList assignment={assignment} />
          <OtherAgencies assignment={assignment} />
          <TaskBelow planId={assignment.planId} taskId={assignment.taskId} className="card" />
        </aside>
      </div>
    </Page>
  )
}

function Standing({ assignment }: { assignment: Detail }) {
  const { today } = useMe()
  const { state, dueOn, overdueDays, lateBy, percent, extensionAsked, pausedOn, occurrenceName } = assignment
  const done = state === 'completed' || state === 'cancelled'
  return (
    <span className={classes.standing}>
      {occurrenceName ? <b>{occurrenceName}</b> : null}
      <AssignmentTag state={state} />
      {pausedOn ? <Tag tone="warn">{t('assignment.paused')}</Tag> : null}
      {extensionAsked ? <Tag tone="warn">{t('assignment.extensionAsked')}</Tag> : null}
      {pausedOn ? null : (
        <DueDate
          inline
          dueOn={dueOn}
          today={today}
          overdueDays={overdueDays}
          lateBy={lateBy}
          unsent={isUnsent(assignment)}
          returned={assignment.state === 'returned'}
          done={done}
        />
      )}
      <span className={classes.standingMeter}>
        <Meter value={percent} label={t('assignment.progress')} tone={percent === 100 ? 'good' : 'brand'} />
      </span>
    </span>
  )
}

/** Work from above and conclusions of meetings have a page of their own. */
const planPath = ({ planKind, planId }: Pick<Detail, 'planKind' | 'planId'>): string =>
  planKind === 'plan' ? `/ke-hoach/${planId}` : `/viec-cap-tren-giao/${planId}`

function AskedFacts({ assignment }: { assignment: Detail }) {
  const { agencyName, role, product, deadlineRaw, dueOn, planNumber, planTitle, axis, completedAt } = assignment
  return (
    <Facts
      facts={[
        [
          t('assignment.agency'),
          <>
            {agencyName} <span className="small">({t(`assignment.role.${role}`).toLowerCase()})</span>
          </>,
        ],
        [t('assignment.product'), product],
        [
          t('assignment.due'),
          <>
            {day(dueOn)}
            {deadlineRaw ? <span className="small"> “{deadlineRaw}”</span> : null}
            <DueWay steps={assignment.dueDerivation} />
          </>,
        ],
        [t('assignment.completedOn'), completedAt ? day(completedAt) : null],
        [
          t('answer.title'),
          assignment.answer ? `${assignment.answer.number}, ${day(assignment.answer.issuedOn)}` : null,
        ],
        [t('assignment.axis'), axis],
        [
          t(assignment.planKind === 'plan' ? 'assignment.plan' : 'directives.document'),
          <Link key="plan" to={planPath(assignment)} className={classes.planLink} title={planTitle}>
            {planNumber ? `${planNumber} – ` : ''}
            {planTitle}
          </Link>,
        ],
      ]}
    />
  )
}

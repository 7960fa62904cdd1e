import { Link } from '@tanstack/react-router'
import type { DirectedTask } from '#features/directives/schema.ts'
import { day } from '../format.ts'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import { locale, t } from '../words.ts'
import classes from './directives.module.css'
import { MoveDay } from './MoveDay.tsx'
import { StandingTag } from './signs.tsx'

type TaskItemProps = {
  task: DirectedTask
  /** In a list of many documents: whose it is. */
  named?: boolean
  /** The person may note that the issuer moved its day. */
  movable?: boolean
}

/** One task: what is asked, who answers with which document, and its day with the arithmetic. */
export function TaskItem({ task, named = false, movable = false }: TaskItemProps) {
  const { planId, number, issuerName, text, product, standing, path } = task
  return (
    <li className={classes.task} data-standing={standing}>
      <div>
        {named ? (
          <p className="small" style={{ margin: '0 0 2px' }}>
            <Link to={`/viec-cap-tren-giao/${planId}`}>{number ?? t('directives.noNumber')}</Link> · {issuerName} ·{' '}
            {day(task.issuedOn)}
          </p>
        ) : null}
        <p className={classes.text}>
          {named ? null : <b>{path}. </b>}
          {text}
        </p>
        {product ? <p className="small">{t('directives.page.product', { product })}</p> : null}
        <Parts task={task} />
      </div>
      <div className={classes.side}>
        <StandingTag standing={standing} />
        <Due task={task} />
        {movable && !task.recurs ? <MoveDay task={task} /> : null}
      </div>
    </li>
  )
}

function Parts({ task: { parts, dueOn } }: { task: DirectedTask }) {
  if (parts.length === 0) return <p className="small">{t('directives.page.nobody')}</p>
  return (
    <ul className={classes.partsOf}>
      {parts.map((part) => (
        <li key={part.assignmentId}>
          {part.readable ? (
            <Link to={`/nhiem-vu/${part.assignmentId}`}>{part.agencyName}</Link>
          ) : (
            <span>{part.agencyName}</span>
          )}
          <span className="small">{t(`assignment.role.${part.role}`).toLowerCase()}</span>
          <AssignmentTag state={part.state} />
          {part.answerNumber ? (
            <span className="small">
              {t('directives.page.answer', { number: part.answerNumber, day: day(part.answeredOn) })}
            </span>
          ) : part.answeredOn ? (
            <span className="small">{t('directives.page.handedIn', { day: day(part.answeredOn) })}</span>
          ) : null}
          {part.dueOn !== dueOn && part.dueOn ? (
            <span className="small">{t('directives.page.ownDue', { day: day(part.dueOn) })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Due({ task: { dueOn, deadlineRaw, dueDerivation, answeredOn } }: { task: DirectedTask }) {
  return (
    <>
      <span>
        {t('directives.page.due')}: <b>{dueOn ? day(dueOn) : t('directives.page.noDue')}</b>
      </span>
      {answeredOn ? <span className="small">{t('directives.page.answered', { day: day(answeredOn) })}</span> : null}
      {dueDerivation.length > 0 ? (
        <details className={`small ${classes.how}`}>
          <summary>{t('directives.page.how')}</summary>
          {deadlineRaw ? (
            <p style={{ margin: '4px 0 0' }}>{t('directives.page.written', { words: deadlineRaw })}</p>
          ) : null}
          <ol>
            {dueDerivation.map((step) => (
              <li key={step.vi}>{step[locale()]}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  )
}

import { Button, SegmentedControl } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { number, t } from '../../words.ts'
import type { Tasks } from '../queries.ts'
import { needsLook, type ReviewFilter, reviewFilters } from './queue.ts'
import classes from './top.module.css'

export type Figures = { certain: number; doubtful: number; accepted: number; dropped: number; unread: number }

/** Counted from the tasks on the page, so that the figures move with each decision. */
export function figuresOf(tasks: Tasks['tasks'], unread: number): Figures {
  const figures: Figures = { certain: 0, doubtful: 0, accepted: 0, dropped: 0, unread }
  for (const task of tasks) {
    if (task.review === 'dropped') figures.dropped += 1
    else if (needsLook(task)) figures.doubtful += 1
    else figures[task.review === 'accepted' ? 'accepted' : 'certain'] += 1
  }
  return figures
}

type ReviewTopProps = {
  /** Without a document nothing was read, and nothing can have been left unread. */
  byHand: boolean
  figures: Figures
  expands: number
  /** Of those kept, what is given out; the rest are general directions. */
  given: number
  /** Groups that have no agency on the day of the document. */
  nobody: ReactNode
  filter: ReviewFilter
  editable: boolean
  accepting: boolean
  onFilter(filter: ReviewFilter): void
  onAcceptCertain(): void
  onUnread(): void
  /** The way to add a task. */
  children: ReactNode
}

/** Where the review stands: what is certain, what needs a look, what was not read, and what will come of it. */
export function ReviewTop(props: ReviewTopProps) {
  const { byHand, figures, expands, given, filter, editable, accepting, onFilter, onAcceptCertain, onUnread } = props
  const kept = figures.certain + figures.doubtful + figures.accepted
  if (byHand && kept + figures.dropped === 0) return <div className={classes.top}>{props.children}</div>
  return (
    <div className={classes.top}>
      <ul className={classes.figures} aria-label={t('plans.review.summary')}>
        <Figure
          value={figures.doubtful}
          label={t('plans.review.doubtful')}
          tone={figures.doubtful ? 'warn' : undefined}
        />
        <Figure value={figures.certain} label={t('plans.review.certain')} />
        <Figure value={figures.accepted} label={t('plans.review.accepted')} tone="good" />
        {byHand ? null : (
          <li>
            <button
              type="button"
              className={classes.figureButton}
              data-unread
              disabled={figures.unread === 0}
              onClick={onUnread}
            >
              <b>{number(figures.unread)}</b> {t('plans.review.unread')}{' '}
              {figures.unread > 0 ? <kbd aria-hidden>P</kbd> : null}
            </button>
          </li>
        )}
      </ul>
      <p className={classes.expands}>
        {t('plans.review.expands', { tasks: given, count: expands })}
        {kept > given ? ` ${t('plans.review.directions', { count: kept - given })}` : null}
      </p>
      {props.nobody}
      <div className={classes.topRow}>
        <SegmentedControl
          size="xs"
          aria-label={t('plans.review.order')}
          data={reviewFilters.map((value) => ({
            value,
            label:
              value === 'dropped'
                ? t('plans.review.filter.dropped', { count: figures.dropped })
                : t(byHand && value === 'all' ? 'plans.new.inOrder' : `plans.review.filter.${value}`),
          }))}
          value={filter}
          onChange={(next) => onFilter(next as ReviewFilter)}
        />
        {editable && figures.certain > 0 ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconChecks size={16} />}
            loading={accepting}
            data-accept-certain
            onClick={onAcceptCertain}
          >
            {t('plans.review.acceptCertain', { count: figures.certain })} <kbd aria-hidden>H</kbd>
          </Button>
        ) : null}
      </div>
      {props.children}
    </div>
  )
}

function Figure({ value, label, tone }: { value: number; label: string; tone?: 'warn' | 'good' | undefined }) {
  return (
    <li data-tone={tone}>
      <b>{number(value)}</b> {label}
    </li>
  )
}

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { t } from '../../words.ts'
import { type Range, textOf } from './passages.ts'
import classes from './unread.module.css'

type UnreadBarProps = {
  lines: readonly string[]
  unread: readonly Range[]
  at: number
  /** The run of passages in which this one stands, with no task between them. */
  stretch: readonly Range[]
  editable: boolean
  onNext(): void
  onClose(): void
  onAdd(range: Range): void
  onSettle(ranges: readonly Range[]): void
}

/** One passage after another that belongs to nothing that was read: made a task, or said to be none. */
export function UnreadBar({ lines, unread, at, stretch, editable, onNext, onClose, onAdd, onSettle }: UnreadBarProps) {
  const passage = unread[at]
  if (!passage) return null
  return (
    <div className={classes.unreadBar}>
      <b>{t('plans.unread.at', { at: at + 1, total: unread.length })}</b>
      {editable && textOf(lines, passage).length >= 3 ? (
        <Button size="compact-xs" leftSection={<IconPlus size={14} />} onClick={() => onAdd(passage)}>
          {t('plans.review.addFromUnread')} <kbd aria-hidden>T</kbd>
        </Button>
      ) : null}
      {editable ? (
        <Button size="compact-xs" variant="default" onClick={() => onSettle([passage])}>
          {t('plans.unread.notTask')} <kbd aria-hidden>X</kbd>
        </Button>
      ) : null}
      {editable && stretch.length > 1 ? (
        <Button size="compact-xs" variant="default" onClick={() => onSettle(stretch)}>
          {t('plans.unread.noneInStretch', { count: stretch.length })} <kbd aria-hidden>Z</kbd>
        </Button>
      ) : null}
      {editable && unread.length > stretch.length ? (
        <Button size="compact-xs" variant="default" onClick={() => onSettle(unread)}>
          {t('plans.unread.noneAtAll', { count: unread.length })} <kbd aria-hidden>Q</kbd>
        </Button>
      ) : null}
      {unread.length > 1 ? (
        <Button size="compact-xs" variant="default" onClick={onNext}>
          {t('plans.unread.next')} <kbd aria-hidden>P</kbd>
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
        {t('plans.unread.close')}
      </Button>
    </div>
  )
}

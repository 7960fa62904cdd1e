import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { t } from '../../words.ts'
import classes from './unread.module.css'

type Range = readonly [number, number]

type UnreadBarProps = {
  lines: readonly string[]
  unread: readonly Range[]
  at: number
  editable: boolean
  onNext(): void
  onClose(): void
  onAdd(text: string, line: number): void
}

/** One passage after another that belongs to nothing that was read: left as it is, or made a task. */
export function UnreadBar({ lines, unread, at, editable, onNext, onClose, onAdd }: UnreadBarProps) {
  const passage = unread[at]
  if (!passage) return null
  const text = textOf(lines, passage)
  return (
    <div className={classes.unreadBar}>
      <b>{t('plans.unread.at', { at: at + 1, total: unread.length })}</b>
      {editable && text.length >= 3 ? (
        <Button size="compact-xs" leftSection={<IconPlus size={14} />} onClick={() => onAdd(text, passage[0])}>
          {t('plans.review.addFromUnread')}
        </Button>
      ) : null}
      {unread.length > 1 ? (
        <Button size="compact-xs" variant="default" onClick={onNext}>
          {t('plans.unread.next')}
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
        {t('plans.unread.close')}
      </Button>
    </div>
  )
}

const textOf = (lines: readonly string[], [from, to]: Range): string =>
  lines
    .slice(from - 1, to)
    .map((each) => each.trim())
    .filter(Boolean)
    .join('\n')

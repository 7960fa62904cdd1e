import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../words.ts'
import classes from './sheet.module.css'

type ReasonLineProps = {
  open: boolean
  reason: string | null | undefined
  ask: string
  onSave: (reason: string) => void
}

/** A reason beside what it explains: read, or written in place. */
export function ReasonLine({ open, reason, ask, onSave }: ReasonLineProps) {
  const [text, setText] = useState<string>()
  if (text !== undefined) {
    return (
      <span className={classes.reason}>
        <Textarea
          aria-label={ask}
          autoFocus
          minRows={1}
          size="sm"
          maxLength={4000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button
          size="compact-sm"
          disabled={text.trim().length < 3}
          onClick={() => {
            onSave(text.trim())
            setText(undefined)
          }}
        >
          {t('action.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => setText(undefined)}>
          {t('action.cancel')}
        </Button>
      </span>
    )
  }
  return (
    <>
      {reason ? <em> {t('reports.reasonIs', { reason })}</em> : null}{' '}
      {open ? (
        <button type="button" onClick={() => setText(reason ?? '')}>
          {reason ? t('reports.edit') : ask}
        </button>
      ) : null}
    </>
  )
}

import { Button, Group, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { useDraft } from '../../draft.ts'
import { t } from '../../words.ts'
import { backToCard } from './card-focus.ts'
import classes from './fields.module.css'

type EditableTextProps = {
  /** Names the draft: the thing's id and the field. */
  name: string
  label: string
  value: string | null
  empty: string
  editing: boolean
  strong?: boolean
  /** One line: Enter saves it. */
  oneLine?: boolean
  required?: boolean
  disabled?: boolean
  onEdit(editing: boolean): void
  onSave(value: string | null): Promise<boolean>
}

/** Words that turn into a field when pressed; saved when one leaves it, given up with Esc. */
export function EditableText(props: EditableTextProps) {
  const { name, label, value, empty, editing, strong, disabled, onEdit } = props
  const [draft] = useDraft<string | null>(name, null)
  if (!disabled && (editing || draft !== null)) return <Editor {...props} />
  const shown = value ?? empty
  if (disabled) return <span className={strong ? classes.strong : value ? undefined : classes.empty}>{shown}</span>
  return (
    <UnstyledButton
      className={strong ? classes.pressStrong : classes.press}
      data-empty={value === null || undefined}
      aria-label={`${label}: ${shown}`}
      onClick={() => onEdit(true)}
    >
      {shown}
    </UnstyledButton>
  )
}

function Editor({ name, label, value, required, oneLine = false, onEdit, onSave }: EditableTextProps) {
  const [draft, keepDraft, dropDraft] = useDraft<string | null>(name, null)
  const text = draft ?? value ?? ''
  const tooShort = required === true && text.trim().length < 3
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const leaving = useRef(false)
  useEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])
  const cancel = () => {
    leaving.current = true
    dropDraft()
    onEdit(false)
  }
  const byKey = (done: () => void) => {
    done()
    backToCard(field.current)
  }
  const save = async () => {
    if (leaving.current) return
    const next = text.trim()
    if (next === (value ?? '')) return cancel()
    if (tooShort) return
    leaving.current = true
    const saved = await onSave(next === '' ? null : next)
    leaving.current = false
    if (!saved) return
    dropDraft()
    onEdit(false)
  }
  const writing = {
    ref: field,
    'aria-label': label,
    value: text,
    error: tooShort ? t('plans.review.tooShort') : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => keepDraft(event.currentTarget.value),
    onBlur: () => void save(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') byKey(cancel)
      // Enter that takes over a Vietnamese syllable being composed does not save yet.
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
      if ((oneLine || event.ctrlKey || event.metaKey) && !tooShort) byKey(() => void save())
    },
  }
  return (
    <div className={classes.editor}>
      {oneLine ? <TextInput {...writing} /> : <Textarea {...writing} autosize minRows={1} maxRows={14} />}
      <Group gap={6} mt={6}>
        <Button size="compact-xs" onMouseDown={(event) => event.preventDefault()} onClick={() => void save()}>
          {t('plans.save')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onMouseDown={(event) => event.preventDefault()}
          onClick={cancel}
        >
          {t('plans.cancel')}
        </Button>
        <span className={classes.hint}>{t(oneLine ? 'plans.review.lineHint' : 'plans.review.editHint')}</span>
      </Group>
    </div>
  )
}

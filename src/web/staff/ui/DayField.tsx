import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { day } from '../format.ts'
import { t } from '../words.ts'
import { useDayPicker } from './DayPicker.tsx'
import { readDay } from './read-day.ts'

type DayFieldProps = {
  label: string
  /** 'YYYY-MM-DD', or '' while there is none. */
  value: string
  onChange: (day: string) => void
  required?: boolean
  /** Days up to this one are refused. */
  after?: string | undefined
  description?: string
}

/** A day typed as people write it (20/12/2026, 20-12-26, 20122026) or picked from a calendar. */
export function DayField({ label, value, onChange, required = false, after, description }: DayFieldProps) {
  const [text, setText] = useState(value ? day(value) : '')
  useEffect(() => {
    setText((typed) => (readDay(typed) === value ? typed : value ? day(value) : typed && !readDay(typed) ? typed : ''))
  }, [value])
  const read = readDay(text)
  const wrong =
    text !== '' && (read === '' ? t('day.wrong') : after && read <= after ? t('day.after', { day: day(after) }) : '')
  const picker = useDayPicker({ value, after, onPick: onChange })
  return (
    <TextInput
      label={label}
      description={description ?? t('day.form')}
      placeholder={t('day.placeholder')}
      inputMode="numeric"
      required={required}
      withAsterisk={false}
      value={text}
      error={wrong || undefined}
      rightSection={picker}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        const next = readDay(typed)
        onChange(next && !(after && next <= after) ? next : '')
      }}
    />
  )
}

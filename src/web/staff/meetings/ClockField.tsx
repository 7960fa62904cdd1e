import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '../words.ts'
import { readClock } from './clock.ts'

type ClockFieldProps = {
  label: string /** 'HH:MM', or '' while there is none. */
  value: string
  onChange: (clock: string) => void
}

/** A time of day on a clock of 24 hours, whatever the language of the computer. */
export function ClockField({ label, value, onChange }: ClockFieldProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText((typed) => (readClock(typed) === value ? typed : value)), [value])
  const wrong = readClock(text) === undefined
  return (
    <TextInput
      label={label}
      placeholder={t('meetings.clock')}
      inputMode="numeric"
      maxLength={10}
      value={text}
      error={wrong ? t('meetings.clockWrong') : undefined}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        const read = readClock(currentTarget.value)
        if (read !== undefined) onChange(read)
      }}
      onBlur={() => !wrong && setText(readClock(text) ?? '')}
    />
  )
}

import { Checkbox, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { kinds, type Policy } from '#features/reminders/schema.ts'
import { t } from '../words.ts'
import { LadderField } from './LadderField.tsx'
import classes from './reminders.module.css'

type PolicyFieldsProps = { policy: Policy; onChange: (policy: Policy) => void }

/** What a standing agency decides: when officers are told, the ladder, silence, and what a person may do without. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const { rules, mayMute } = policy
  const set = (change: Partial<Policy['rules']>) => onChange({ ...policy, rules: { ...rules, ...change } })
  return (
    <div className={classes.form}>
      <BeforeField days={rules.before} onChange={(before) => set({ before })} />
      <Switch
        label={t('reminders.onDay')}
        checked={rules.onDay}
        onChange={({ currentTarget }) => set({ onDay: currentTarget.checked })}
      />
      <LadderField
        legend={t('reminders.ladder.late')}
        from={t('reminders.step.lateFrom')}
        steps={rules.late}
        onChange={(late) => set({ late })}
      />
      <LadderField
        legend={t('reminders.ladder.silent')}
        from={t('reminders.step.silentFrom')}
        steps={rules.silent}
        onChange={(silent) => set({ silent })}
      />
      <Checkbox.Group
        label={t('reminders.mayMute')}
        description={t('reminders.mayMuteHint')}
        value={mayMute}
        onChange={(list) => onChange({ ...policy, mayMute: list as Policy['mayMute'] })}
      >
        <div className={classes.row} style={{ marginTop: 8 }}>
          {kinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`reminders.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}

const mostDays = 10

/** Days as people list them: "10, 3, 1". What cannot be read is said and changes nothing. */
function BeforeField({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const [text, type] = useState(days.join(', '))
  const read = readDays(text)
  return (
    <TextInput
      label={t('reminders.before')}
      description={t('reminders.beforeHint')}
      inputMode="numeric"
      value={text}
      error={read ? undefined : t('reminders.beforeWrong')}
      onChange={({ currentTarget }) => {
        type(currentTarget.value)
        const list = readDays(currentTarget.value)
        if (list) onChange(list)
      }}
    />
  )
}

function readDays(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const list = [...new Set(parts.map(Number))]
  const fine = list.length <= mostDays && list.every((n) => Number.isInteger(n) && n >= 1 && n <= 250)
  return fine ? list.sort((a, b) => b - a) : undefined
}

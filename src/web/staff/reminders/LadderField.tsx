import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type Level, levels, type ReminderRules } from '#lib/reminders/rules.ts'
import { t } from '../words.ts'
import classes from './reminders.module.css'

type Steps = ReminderRules['late']

type LadderFieldProps = {
  legend: string
  /** Words of the first column of numbers: after how many days. */
  from: string
  steps: Steps
  onChange: (steps: Steps) => void
}

const most = 12

/** Steps of the ladder: whom, from when on, and how often again. */
export function LadderField({ legend, from, steps, onChange }: LadderFieldProps) {
  const set = (at: number, change: Partial<Steps[number]>) =>
    onChange(steps.map((step, i) => (i === at ? { ...step, ...change } : step)))
  const add = () => onChange([...steps, { level: nextLevel(steps), from: (steps.at(-1)?.from ?? 0) + 5, every: null }])
  return (
    <fieldset className={classes.steps} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>
        <b>{legend}</b>
      </legend>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
        <div key={i} className={classes.step}>
          <Select
            label={i === 0 ? t('reminders.step.level') : undefined}
            aria-label={t('reminders.step.level')}
            allowDeselect={false}
            data={levels.map((level) => ({ value: level, label: t(`reminders.level.${level}`) }))}
            value={step.level}
            onChange={(level) => set(i, { level: level as Level })}
          />
          <Days
            label={i === 0 ? from : undefined}
            name={from}
            value={step.from}
            onChange={(n) => n && set(i, { from: n })}
          />
          <Days
            label={i === 0 ? t('reminders.step.every') : undefined}
            name={t('reminders.step.every')}
            value={step.every}
            placeholder={t('reminders.step.once')}
            onChange={(every) => set(i, { every })}
          />
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={t('reminders.step.remove')}
            onClick={() => onChange(steps.filter((_, at) => at !== i))}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </div>
      ))}
      {steps.length < most ? (
        <div>
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={add}>
            {t('reminders.step.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}

const nextLevel = (steps: Steps): Level =>
  levels[Math.min(levels.length - 1, levels.indexOf(steps.at(-1)?.level ?? 'officer') + 1)] ?? 'officer'

type DaysProps = {
  label: string | undefined
  name: string
  value: number | null
  placeholder?: string
  onChange: (days: number | null) => void
}

function Days({ label, name, value, placeholder, onChange }: DaysProps) {
  return (
    <NumberInput
      {...{ label, value: value ?? '', placeholder: placeholder ?? '' }}
      aria-label={name}
      min={1}
      max={250}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(n) => onChange(typeof n === 'number' ? n : null)}
    />
  )
}

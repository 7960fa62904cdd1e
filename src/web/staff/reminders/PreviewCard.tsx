import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Policy } from '#features/reminders/schema.ts'
import { useRead } from '../api.ts'
import { day } from '../format.ts'
import { DayField } from '../ui/DayField.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './reminders.module.css'

/** In plain words: who is told when of one piece of work that is due on a day, and nobody does it. */
export function PreviewCard({ policy }: { policy: Policy }) {
  const [dueOn, setDueOn] = useState('')
  const [asked] = useDebouncedValue(JSON.stringify(policy), 400)
  const read = useRead('reminder.preview', { policy: asked, ...(dueOn ? { dueOn } : {}) }, { keep: true })
  const preview = read.data
  const who = (levels: readonly string[]) =>
    levels.map((level) => t(`reminders.level.${level as 'officer'}`)).join(', ')
  return (
    <section className="card">
      <h2>{t('reminders.preview')}</h2>
      <p className="small">{t('reminders.previewLead')}</p>
      <DayField label={t('reminders.previewDue')} value={dueOn || (preview?.dueOn ?? '')} onChange={setDueOn} />
      <Unread read={read} rows={5} height={34} />
      {preview ? (
        <ul className={`${classes.preview} ${classes.apart}`}>
          {preview.days.map(({ day: on, when, days, levels }) => (
            <li key={on}>
              <b>{day(on)}</b>
              <span>{t(`reminders.says.${when}`, { who: who(levels), days })}</span>
            </li>
          ))}
          {preview.days.length === 0 ? <li>{t('reminders.says.nobody')}</li> : null}
        </ul>
      ) : null}
      {preview && preview.silences.length > 0 ? (
        <>
          <h3 className={classes.apart}>{t('reminders.previewSilent')}</h3>
          <ul className={classes.preview}>
            {preview.silences.map(({ days, levels }) => (
              <li key={days}>
                <b>{t('reminders.afterDays', { days })}</b>
                <span>{t('reminders.says.silent', { who: who(levels) })}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

import { Button, NumberInput, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import type { ProvinceReminders, ReminderSettings } from '#features/reminders/schema.ts'
import { useWrite } from '../api.ts'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { PolicyFields } from './PolicyFields.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import classes from './reminders.module.css'

type FormProps = { settings: ReminderSettings }

/** What holds for all people of the province, and the rules for agencies without their own. */
export function ProvinceForm({ settings: { province, version } }: FormProps) {
  const [draft, setDraft] = useState<ProvinceReminders>(province)
  const save = useWrite('reminder.setProvince')
  const set = (change: Partial<ProvinceReminders>) => setDraft({ ...draft, ...change })
  const changed = JSON.stringify(draft) !== JSON.stringify(province)
  return (
    <form
      className={classes.split}
      onSubmit={(event) => {
        event.preventDefault()
        void save.mutateAsync({ version, settings: draft }).then(() => tell(t('reminders.saved')), shownBelow)
      }}
    >
      <div>
        <section className={`card ${classes.form}`}>
          <h2>{t('reminders.forAll')}</h2>
          <Switch
            label={t('reminders.on')}
            checked={draft.on}
            onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
          />
          <Hours draft={draft} set={set} />
          <Switch
            label={t('reminders.mayLeaveMail')}
            checked={draft.mayLeaveMail}
            onChange={({ currentTarget }) => set({ mayLeaveMail: currentTarget.checked })}
          />
          <NumberInput
            label={t('reminders.mostQuietDays')}
            description={t('reminders.mostQuietDaysHint')}
            min={0}
            max={40}
            allowDecimal={false}
            clampBehavior="blur"
            value={draft.mostQuietDays}
            onChange={(n) => set({ mostQuietDays: typeof n === 'number' ? n : 0 })}
          />
        </section>
        <section className={`card ${classes.form}`}>
          <h2>{t('reminders.usual')}</h2>
          <PolicyFields policy={draft.policy} onChange={(policy) => set({ policy })} />
          <ProblemNotice error={save.error} />
          <div>
            <Button type="submit" loading={save.isPending} disabled={!changed}>
              {t('action.save')}
            </Button>
          </div>
        </section>
      </div>
      <PreviewCard policy={draft.policy} />
    </form>
  )
}

type HoursProps = { draft: ProvinceReminders; set: (change: Partial<ProvinceReminders>) => void }

const hours = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), label: `${from + i}:00` }))

function Hours({ draft, set }: HoursProps) {
  return (
    <div className={classes.row}>
      <Select
        w={130}
        label={t('reminders.from')}
        allowDeselect={false}
        data={hours(0, draft.to - 1)}
        value={String(draft.from)}
        onChange={(value) => set({ from: Number(value) })}
      />
      <Select
        w={130}
        label={t('reminders.to')}
        allowDeselect={false}
        data={hours(draft.from + 1, 24)}
        value={String(draft.to)}
        onChange={(value) => set({ to: Number(value) })}
      />
    </div>
  )
}

// The form begins anew with what was saved, so the promise is waited for, not the form; a refusal stands in it.
const shownBelow = () => undefined

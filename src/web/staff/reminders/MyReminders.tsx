import { ActionIcon, Button, Checkbox, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Kind, MyPreference, Preference } from '#features/reminders/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { useMe } from '../session.ts'
import { DayField } from '../ui/DayField.tsx'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './reminders.module.css'

/** How I am reminded, within what the province allows. */
export function MyReminders() {
  const read = useRead('reminder.preference', {})
  return (
    <section className="card">
      <h2>{t('reminders.mine')}</h2>
      {read.data ? <Form key={read.data.version} mine={read.data} /> : <Unread read={read} rows={4} />}
    </section>
  )
}

type PartProps = {
  draft: Preference
  set: (change: Partial<Preference>) => void
  allowed: MyPreference['allowed']
}

function Form({ mine: { preference, version, allowed } }: { mine: MyPreference }) {
  const [draft, setDraft] = useState(preference)
  const save = useWrite('reminder.setPreference', { refresh: ['reminder.preference'] })
  const set = (change: Partial<Preference>) => setDraft({ ...draft, ...change })
  const whole = draft.quietSpans.every(({ from, to }) => from !== '' && to !== '')
  const changed = JSON.stringify(draft) !== JSON.stringify(preference)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save.mutateAsync({ version, preference: draft }).then(() => tell(t('reminders.mineSaved')), shownBelow)
      }}
    >
      <p className="small">{t('reminders.mineLead', { from: allowed.from, to: allowed.to })}</p>
      <Channels {...{ draft, set, allowed }} />
      <Muted {...{ draft, set, allowed }} />
      {allowed.mostQuietDays > 0 ? <Quiet {...{ draft, set, allowed }} /> : null}
      <ProblemNotice error={save.error} />
      <div>
        <Button type="submit" loading={save.isPending} disabled={!changed || !whole}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

function Channels({ draft, set, allowed }: PartProps) {
  return (
    <>
      <Switch
        label={t('reminders.byMail')}
        description={allowed.mayLeaveMail ? undefined : t('reminders.mailAlways')}
        disabled={!allowed.mayLeaveMail}
        checked={draft.mail || !allowed.mayLeaveMail}
        onChange={({ currentTarget }) => set({ mail: currentTarget.checked })}
      />
      {allowed.webhook || draft.webhook ? (
        <div className={classes.row}>
          <Switch
            label={t('reminders.byMessage')}
            checked={draft.webhook}
            onChange={({ currentTarget }) => set({ webhook: currentTarget.checked })}
          />
          <TextInput
            label={t('reminders.phone')}
            type="tel"
            autoComplete="tel"
            placeholder="0912345678"
            value={draft.phone ?? ''}
            onChange={({ currentTarget }) => set({ phone: currentTarget.value.replace(/[\s.-]/g, '') || null })}
          />
        </div>
      ) : null}
    </>
  )
}

function Muted({ draft, set, allowed }: PartProps) {
  const mutable = (['before', 'today', 'late', 'silent'] as const).filter((kind) => allowed.mayMute.includes(kind))
  if (mutable.length === 0) return null
  return (
    <Checkbox.Group
      label={t('reminders.without')}
      value={draft.muted}
      onChange={(list) => set({ muted: list as Kind[] })}
    >
      <div className={classes.row} style={{ marginTop: 8 }}>
        {mutable.map((kind) => (
          <Checkbox key={kind} value={kind} label={t(`reminders.kind.${kind}`)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

const weekdays = ['1', '2', '3', '4', '5'] as const
const mostSpans = 10

function Quiet({ draft, set, allowed }: PartProps) {
  const { today } = useMe()
  const { quietWeekdays, quietSpans } = draft
  const setSpan = (at: number, change: Partial<Preference['quietSpans'][number]>) =>
    set({ quietSpans: quietSpans.map((span, i) => (i === at ? { ...span, ...change } : span)) })
  return (
    <>
      <Checkbox.Group
        label={t('reminders.quietWeekdays')}
        description={t('reminders.quietHint', { days: allowed.mostQuietDays })}
        value={quietWeekdays.map(String)}
        onChange={(list) => (list.length <= 3 ? set({ quietWeekdays: list.map(Number).sort() }) : undefined)}
      >
        <div className={classes.row} style={{ marginTop: 8 }}>
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={t(`reminders.weekday.${day}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.steps}>
        <b>{t('reminders.absences')}</b>
        {quietSpans.map((span, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: absences have no name but their place
          <div key={i} className={classes.row}>
            <DayField label={t('reminders.absentFrom')} value={span.from} onChange={(from) => setSpan(i, { from })} />
            <DayField label={t('reminders.absentTo')} value={span.to} onChange={(to) => setSpan(i, { to })} />
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={t('reminders.absenceRemove')}
              onClick={() => set({ quietSpans: quietSpans.filter((_, at) => at !== i) })}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </div>
        ))}
        {quietSpans.length < mostSpans ? (
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={15} />}
              onClick={() => set({ quietSpans: [...quietSpans, { from: today, to: today }] })}
            >
              {t('reminders.absenceAdd')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

// The form begins anew with what was saved, so the promise is waited for, not the form; a refusal stands in it.
const shownBelow = () => undefined

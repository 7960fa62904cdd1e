import { ActionIcon, Button, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type Meeting, Presence } from '#features/meetings/schema.ts'
import { keepEnter } from '../ui/AgencyChips.tsx'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { AgencySearch } from '../ui/AgencySearch.tsx'
import { DayField } from '../ui/DayField.tsx'
import { t } from '../words.ts'
import { ClockField } from './ClockField.tsx'
import classes from './meetings.module.css'

export type MeetingDraft = {
  agencyId: string | null
  keeperId: string | null
  conditionsMet: boolean | null
  attendance: Meeting['attendance']
} & Record<
  | 'title'
  | 'heldOn'
  | 'chair'
  | 'place'
  | 'invitedAt'
  | 'beganAt'
  | 'endedAt'
  | 'papersDueOn'
  | 'papersSentOn'
  | 'papersNote'
  | 'conditionsNote',
  string
>

export const emptyMeeting: MeetingDraft = {
  ...{
    agencyId: null,
    keeperId: null,
    conditionsMet: null,
    attendance: [],
    title: '',
    heldOn: '',
    chair: '',
    place: '',
  },
  ...{ invitedAt: '', beganAt: '', endedAt: '', papersDueOn: '', papersSentOn: '', papersNote: '', conditionsNote: '' },
}

type Setting = { draft: MeetingDraft; set: (changed: Partial<MeetingDraft>) => void }

/** What was invited and what happened: the head, the four rules, and who came. */
export function MeetingFields({ draft, set }: Setting) {
  const text = (name: 'chair' | 'place' | 'papersNote' | 'conditionsNote', label: string, most: number) => (
    <TextInput
      label={label}
      maxLength={most}
      value={draft[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
    />
  )
  const clock = (name: 'invitedAt' | 'beganAt' | 'endedAt') => (
    <ClockField label={t(`meetings.${name}`)} value={draft[name]} onChange={(next) => set({ [name]: next })} />
  )
  return (
    <>
      <section className={`card ${classes.card}`}>
        <Textarea
          label={t('meetings.name')}
          autosize
          minRows={1}
          maxLength={500}
          value={draft.title}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
          <DayField
            label={t('meetings.heldOn')}
            description=""
            value={draft.heldOn}
            onChange={(heldOn) => set({ heldOn })}
          />
          {text('place', t('meetings.place'), 300)}
        </SimpleGrid>
        {text('chair', t('meetings.chair'), 200)}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
          <AgencyPicker
            label={t('meetings.agency')}
            required
            value={draft.agencyId}
            onChange={(agencyId) => set({ agencyId })}
          />
          <AgencyPicker
            label={t('meetings.keeper')}
            required
            value={draft.keeperId}
            onChange={(keeperId) => set({ keeperId })}
          />
        </SimpleGrid>
      </section>
      <section className={`card ${classes.card}`}>
        <h2>{t('meetings.time')}</h2>
        <div className={classes.row}>
          {clock('invitedAt')}
          {clock('beganAt')}
          {clock('endedAt')}
        </div>
        <h2>{t('meetings.papers')}</h2>
        <div className={classes.row}>
          <DayField
            label={t('meetings.papersDueOn')}
            description=""
            value={draft.papersDueOn}
            onChange={(papersDueOn) => set({ papersDueOn })}
          />
          <DayField
            label={t('meetings.papersSentOn')}
            description=""
            value={draft.papersSentOn}
            onChange={(papersSentOn) => set({ papersSentOn })}
          />
          {text('papersNote', t('meetings.note'), 1000)}
        </div>
        <h2>{t('meetings.conditions')}</h2>
        <div className={classes.row}>
          <Select
            label={t('meetings.verdict')}
            clearable
            placeholder={t('meetings.unknown')}
            data={(['true', 'false'] as const).map((value) => ({ value, label: t(`meetings.conditions.${value}`) }))}
            value={draft.conditionsMet === null ? null : String(draft.conditionsMet)}
            onChange={(next) => set({ conditionsMet: next === null ? null : next === 'true' })}
          />
          {text('conditionsNote', t('meetings.note'), 1000)}
        </div>
      </section>
      <People draft={draft} set={set} />
    </>
  )
}

function People({ draft: { attendance, heldOn }, set }: Setting) {
  const change = (agencyId: string, state: Presence) =>
    set({ attendance: attendance.map((each) => (each.agencyId === agencyId ? { ...each, state } : each)) })
  const add = (agencyId: string | null, agencyName: string) => {
    if (!agencyId || attendance.some((each) => each.agencyId === agencyId)) return
    set({ attendance: [...attendance, { agencyId, agencyName, state: 'invited' }] })
  }
  return (
    <section className={`card ${classes.card}`}>
      <h2>{t('meetings.presence')}</h2>
      <ul className={classes.people} hidden={attendance.length === 0}>
        {attendance.map(({ agencyId, agencyName, state }) => (
          <li key={agencyId}>
            <span>{agencyName}</span>
            <Select
              size="xs"
              allowDeselect={false}
              aria-label={t('meetings.presenceOf', { name: agencyName })}
              data={Presence.options.map((value) => ({ value, label: t(`meetings.presence.${value}`) }))}
              value={state}
              onChange={(next) => change(agencyId, Presence.parse(next))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('agencies.takeOut', { name: agencyName })}
              onClick={() => set({ attendance: attendance.filter((each) => each.agencyId !== agencyId) })}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <fieldset className={classes.search} onKeyDown={keepEnter} aria-label={t('directives.form.addAgency')}>
        <AgencySearch
          key={attendance.length}
          label={t('directives.form.addAgency')}
          asOf={heldOn || null}
          groups={false}
          onPick={({ agencyId, name }) => add(agencyId, name)}
        />
      </fieldset>
      {attendance.some(({ state }) => state === 'invited') ? (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              set({
                attendance: attendance.map((each) => (each.state === 'invited' ? { ...each, state: 'present' } : each)),
              })
            }
          >
            {t('meetings.allPresent')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

import { Button, Modal } from '@mantine/core'
import { IconGavel, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Meeting } from '#features/meetings/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { day } from '../format.ts'
import { useMay, useMe } from '../session.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Facts } from '../ui/Facts.tsx'
import { tell } from '../ui/notice.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { emptyMeeting, type MeetingDraft, MeetingFields } from './MeetingForm.tsx'
import classes from './meetings.module.css'
import { ConditionsTag, PapersTag, PresenceTag, TimeTag } from './signs.tsx'

const trail = () => [{ label: t('meetings.title'), to: '/cuoc-hop' }]

export function NewMeetingPage() {
  const may = useMay('meeting.keep')
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const home = useRead('agency.get', { agencyId: own ?? '' }, { enabled: own !== null })
  const above = home.data?.kind === 'committee' ? own : (home.data?.parentId ?? null)
  return (
    <Page narrow title={t('meetings.add')} trail={trail()}>
      {may ? (
        own !== null && !home.data ? (
          <Unread read={home} rows={6} />
        ) : (
          <Form start={{ ...emptyMeeting, agencyId: above, keeperId: own }} />
        )
      ) : (
        <Empty title={t('directives.form.mayNot')}>{t('directives.form.mayNotNext')}</Empty>
      )}
    </Page>
  )
}

/** One meeting: as it was, or its form. */
export function MeetingPage() {
  const { meetingId = '' } = useParams({ strict: false })
  const read = useRead('meeting.get', { meetingId })
  const [editing, edit] = useState(false)
  if (!read.data)
    return (
      <Page title={t('meetings.name')} trail={trail()}>
        <Unread read={read} rows={6} />
      </Page>
    )
  const meeting = read.data
  return (
    <Page
      narrow={editing}
      title={meeting.title}
      lead={[day(meeting.heldOn), meeting.chair, meeting.place].filter(Boolean).join(' · ')}
      trail={trail()}
      actions={editing ? null : <Actions meeting={meeting} onEdit={() => edit(true)} />}
    >
      {editing ? (
        <Form meeting={meeting} start={draftOf(meeting)} onDone={() => edit(false)} />
      ) : (
        <Shown meeting={meeting} />
      )}
    </Page>
  )
}

function Actions({ meeting, onEdit }: { meeting: Meeting; onEdit: () => void }) {
  const mayConclude = useMay('plan.confirm')
  const [asking, ask] = useState(false)
  const remove = useWrite('meeting.remove')
  const navigate = useNavigate()
  if (!meeting.can.includes('meeting.keep')) return null
  const gone = () => {
    tell(t('meetings.removed'))
    void navigate({ to: '/cuoc-hop' })
  }
  return (
    <div className={classes.buttons}>
      {meeting.conclusion ? null : (
        <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} />} onClick={() => ask(true)}>
          {t('meetings.remove')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
        {t('meetings.edit')}
      </Button>
      {meeting.conclusion || !mayConclude ? null : (
        <Button
          component={Link}
          to="/viec-cap-tren-giao/moi"
          search={{ hop: meeting.id } as never}
          leftSection={<IconGavel size={16} />}
        >
          {t('meetings.conclude')}
        </Button>
      )}
      <Modal opened={asking} onClose={() => ask(false)} title={t('meetings.remove')}>
        <DialogForm
          bad
          ready
          onSubmit={() => remove.mutate({ meetingId: meeting.id }, { onSuccess: gone })}
          onClose={() => ask(false)}
          error={remove.error}
          pending={remove.isPending}
          label={t('meetings.remove')}
        >
          <p>{t('meetings.removeMeans')}</p>
        </DialogForm>
      </Modal>
    </div>
  )
}

function Shown({ meeting }: { meeting: Meeting }) {
  const { agencyName, keeperName, invitedAt, beganAt, endedAt, papersDueOn, papersSentOn, conclusion } = meeting
  const clocks = [beganAt ?? invitedAt, endedAt].filter(Boolean).join(' – ')
  return (
    <div className={classes.shown}>
      <section className="card">
        <Facts
          facts={[
            [t('meetings.agency'), agencyName],
            [t('meetings.keeper'), keeperName],
            [
              t('meetings.time'),
              <span key="time">
                {clocks} <TimeTag meeting={meeting} />
              </span>,
            ],
            [t('meetings.invitedAt'), beganAt ? invitedAt : null],
            [
              t('meetings.papers'),
              <span key="papers">
                <PapersTag meeting={meeting} /> <span className="small">{meeting.papersNote}</span>
              </span>,
            ],
            [t('meetings.papersDueOn'), papersDueOn ? day(papersDueOn) : null],
            [t('meetings.papersSentOn'), papersSentOn ? day(papersSentOn) : null],
            [
              t('meetings.conditions'),
              <span key="conditions">
                <ConditionsTag meeting={meeting} /> <span className="small">{meeting.conditionsNote}</span>
              </span>,
            ],
            [
              t('meetings.concluded'),
              conclusion ? (
                <span key="conclusion">
                  <Link to={`/viec-cap-tren-giao/${conclusion.planId}`}>
                    {conclusion.number ?? t('directives.noNumber')}
                  </Link>{' '}
                  <span className="small">({t('meetings.tasksOf', { count: conclusion.tasks })})</span>
                </span>
              ) : (
                t('meetings.notConcluded')
              ),
            ],
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('meetings.presence')}</h2>
        <ul className={classes.present}>
          {meeting.attendance.map(({ agencyId, agencyName: name, state }) => (
            <li key={agencyId}>
              {name} <PresenceTag state={state} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const draftOf = (meeting: Meeting): MeetingDraft => ({
  ...emptyMeeting,
  ...Object.fromEntries(
    Object.entries(meeting).map(([key, value]) => [key, value === null && key !== 'conditionsMet' ? '' : value]),
  ),
})

type FormProps = { meeting?: Meeting; start: MeetingDraft; onDone?: () => void }

/** What is typed stays on this device until the server has it. */
function Form({ meeting, start, onDone }: FormProps) {
  const [kept, setDraft, drop] = useDraft(`meeting.${meeting ? `${meeting.id}.${meeting.version}` : 'new'}`, start)
  const draft = { ...kept, agencyId: kept.agencyId ?? start.agencyId, keeperId: kept.keeperId ?? start.keeperId }
  const add = useWrite('meeting.add')
  const change = useWrite('meeting.change')
  const navigate = useNavigate()
  const ready = draft.title.trim().length >= 3 && draft.heldOn !== '' && draft.agencyId && draft.keeperId
  const onSuccess = ({ id }: { id: string }) => {
    drop()
    tell(t('meetings.saved'))
    if (meeting) onDone?.()
    else void navigate({ to: '/cuoc-hop/$meetingId', params: { meetingId: id } })
  }
  const submit = () => {
    if (!ready) return
    const input = sent(draft)
    if (meeting) change.mutate({ ...input, meetingId: meeting.id, version: meeting.version }, { onSuccess })
    else add.mutate(input, { onSuccess })
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ProblemNotice error={add.error ?? change.error} />
      <MeetingFields draft={draft} set={(changed) => setDraft({ ...draft, ...changed })} />
      <div className={classes.buttons}>
        {onDone ? (
          <Button variant="default" onClick={() => [drop(), onDone()]}>
            {t('action.cancel')}
          </Button>
        ) : null}
        <Button type="submit" disabled={!ready} loading={add.isPending || change.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

function sent({ agencyId, keeperId, conditionsMet, attendance, title, heldOn, ...texts }: MeetingDraft) {
  const { chair, place, invitedAt, beganAt, endedAt, papersDueOn, papersSentOn, papersNote, conditionsNote } = texts
  const said = { chair, place, invitedAt, beganAt, endedAt, papersDueOn, papersSentOn, papersNote, conditionsNote }
  const filled = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value.trim() || null]))
  return {
    ...(filled as { [K in keyof typeof said]: string | null }),
    ...{ agencyId: agencyId ?? '', keeperId: keeperId ?? '', conditionsMet, title: title.trim(), heldOn },
    attendance: attendance.map(({ agencyId: id, state }) => ({ agencyId: id, state })),
  }
}

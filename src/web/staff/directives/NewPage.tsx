import { Button, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Issuer } from '#features/directives/schema.ts'
import { newKey, useRead, useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { useMay, useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { tell } from '../ui/notice.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { IssuerFields } from './DirectivePage.tsx'
import classes from './directives.module.css'
import { TaskFields } from './TaskFields.tsx'
import { emptyTask, type Heading, isBegun, type Lack, lacksOf } from './task-drafts.ts'

type Kind = 'directive' | 'conclusion'

/** A document from above, or the conclusions of a meeting (`hop` in the address), in one short form. */
export function NewPage() {
  const [{ hop: meetingId, loai }] = useFilters()
  const kind: Kind = meetingId || loai === 'ket-luan' ? 'conclusion' : 'directive'
  const may = useMay('plan.confirm')
  const home = kind === 'directive' ? '/viec-cap-tren-giao' : '/cuoc-hop'
  return (
    <Page
      narrow
      title={t(kind === 'directive' ? 'directives.form.title' : 'directives.form.conclusion')}
      lead={t('directives.form.lead')}
      trail={[{ label: t(kind === 'directive' ? 'directives.title' : 'meetings.title'), to: home }]}
    >
      {may ? (
        <Form key={meetingId ?? kind} kind={kind} meetingId={meetingId ?? null} />
      ) : (
        <Empty title={t('directives.form.mayNot')}>{t('directives.form.mayNotNext')}</Empty>
      )}
    </Page>
  )
}

const emptyHeading = (kind: Kind, meetingId: string | null): Heading => ({
  issuer: kind === 'directive' ? 'primeMinister' : 'province',
  issuerName: kind === 'directive' ? t('directives.issuerOf.primeMinister') : '',
  ...{ number: '', issuedOn: '', title: '', agencyId: null, standingAgencyId: null, meetingId },
  tasks: [emptyTask(newKey())],
})

function Form({ kind, meetingId }: { kind: Kind; meetingId: string | null }) {
  const { draft, set, lacks, save, write, begun } = useRegistering(kind, meetingId)
  const [added, setAdded] = useState<string>()
  const change = (tasks: Heading['tasks']) => set({ tasks })
  const add = () => {
    const fresh = emptyTask(newKey())
    setAdded(fresh.key)
    change([...draft.tasks, fresh])
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ProblemNotice error={write.error} />
      {kind === 'directive' ? (
        <p style={{ margin: 0 }}>
          <Link to="/viec-cap-tren-giao/tu-tep">
            <IconFileText size={15} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('directives.form.upload')}
          </Link>
        </p>
      ) : null}
      <HeadFields draft={draft} set={set} />
      {draft.tasks.map((task, at) => (
        <TaskFields
          key={task.key}
          {...{ task, at }}
          issuedOn={draft.issuedOn}
          first={task.key === added}
          onChange={(next) => change(draft.tasks.map((each) => (each.key === task.key ? next : each)))}
          onRemove={
            draft.tasks.length > 1 ? () => change(draft.tasks.filter(({ key }) => key !== task.key)) : undefined
          }
          onNext={add}
        />
      ))}
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          title={t('directives.form.addTaskKey')}
          onClick={add}
        >
          {t('directives.form.addTask')}
        </Button>
        {lacks.length > 0 ? (
          <span className="small" role="status">
            {t('directives.form.missing', { what: lacks.map(lackWords).join(', ') })}
          </span>
        ) : null}
        <Button type="submit" loading={write.isPending} disabled={lacks.length > 0}>
          {t('directives.form.save', { count: begun })}
        </Button>
      </div>
    </form>
  )
}

const lackWords = (lack: Lack): string => t(`directives.form.${lack === 'title' ? 'about' : lack}`).toLowerCase()

/** What is typed stays on this device until the server has it. */
function useRegistering(kind: Kind, meetingId: string | null) {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const meeting = useRead('meeting.get', { meetingId: meetingId ?? '' }, { enabled: meetingId !== null }).data
  const home = useRead('agency.get', { agencyId: own ?? '' }, { enabled: own !== null }).data
  const [kept, setDraft, drop] = useDraft(`directive.${meetingId ?? kind}`, emptyHeading(kind, meetingId))
  const above = home?.kind === 'committee' ? own : (home?.parentId ?? null)
  const draft = {
    ...kept,
    agencyId: kept.agencyId ?? meeting?.agencyId ?? above,
    standingAgencyId: kept.standingAgencyId ?? own,
    issuerName: kept.issuerName || (kept.number === '' && meeting ? (meeting.chair ?? meeting.agencyName) : ''),
  }
  const write = useWrite('directive.register')
  const navigate = useNavigate()
  const lacks = lacksOf(draft)
  const tasks = draft.tasks.filter(isBegun)
  const save = () => {
    const { agencyId, standingAgencyId, issuer, issuerName, number, issuedOn, title } = draft
    if (lacks.length > 0 || !agencyId || !standingAgencyId) return
    const onSuccess = ({ planId }: { planId: string }) => {
      drop()
      tell(t('directives.form.saved', { number, count: tasks.length }))
      void navigate({ to: '/viec-cap-tren-giao/$planId', params: { planId } })
    }
    const header = { kind, meetingId, issuer: Issuer.parse(issuer), issuerName, number, issuedOn, title }
    write.mutate({ ...header, agencyId, standingAgencyId, tasks: tasks.map(sent) }, { onSuccess })
  }
  return {
    draft,
    set: (changed: Partial<Heading>) => setDraft({ ...draft, ...changed }),
    lacks,
    save,
    write,
    begun: tasks.length,
  }
}

const sent = ({ text, due, product, leads, coordinating }: Heading['tasks'][number]) => {
  const party = ({ agencyId, groupId }: (typeof leads)[number]) => ({ agencyId, groupId })
  const parties = { leads: leads.map(party), coordinating: coordinating.map(party) }
  return { text, due: due.trim() || null, product: product.trim() || null, ...parties }
}

type HeadFieldsProps = { draft: Heading; set: (changed: Partial<Heading>) => void }

function HeadFields({ draft, set }: HeadFieldsProps) {
  const issuer = Issuer.options.find((each) => each === draft.issuer) ?? 'agency'
  return (
    <section className={`card ${classes.card}`}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        <IssuerFields issuer={issuer} issuerName={draft.issuerName} onChange={set} />
        <TextInput
          label={t('directives.form.number')}
          placeholder="15/CĐ-TTg"
          maxLength={60}
          value={draft.number}
          onChange={({ currentTarget }) => set({ number: currentTarget.value })}
        />
        <DayField
          label={t('directives.form.issuedOn')}
          description=""
          value={draft.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
      </SimpleGrid>
      <Textarea
        label={t('directives.form.about')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        value={draft.title}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        <AgencyPicker
          label={t('directives.form.agency')}
          required
          value={draft.agencyId}
          onChange={(agencyId) => set({ agencyId })}
        />
        <AgencyPicker
          label={t('directives.form.standing')}
          required
          value={draft.standingAgencyId}
          onChange={(standingAgencyId) => set({ standingAgencyId })}
        />
      </SimpleGrid>
    </section>
  )
}

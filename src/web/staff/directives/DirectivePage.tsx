import { Alert, Button, Select, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type DirectiveDetail, Issuer } from '#features/directives/schema.ts'
import { hrefOf, useRead, useWrite } from '../api.ts'
import { day } from '../format.ts'
import { PlanStatusTag } from '../plans/PlanStatus.tsx'
import { DialogButton } from '../ui/DialogButton.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './directives.module.css'
import { Outcome } from './signs.tsx'
import { TaskItem } from './TaskItem.tsx'

/** One document from above, or the conclusions of one meeting, with all that it asks for. */
export function DirectivePage() {
  const { planId = '' } = useParams({ strict: false })
  const read = useRead('directive.get', { planId })
  if (!read.data)
    return (
      <Page title={t('directives.title')} trail={[{ label: t('directives.title'), to: '/viec-cap-tren-giao' }]}>
        <Unread read={read} rows={6} />
      </Page>
    )
  return <Shown directive={read.data} />
}

const trailOf = ({ kind, meeting }: DirectiveDetail) => {
  if (kind === 'directive') return [{ label: t('directives.title'), to: '/viec-cap-tren-giao' }]
  const meetings = { label: t('meetings.title'), to: '/cuoc-hop' }
  return meeting ? [meetings, { label: meeting.title, to: `/cuoc-hop/${meeting.id}` }] : [meetings]
}

function Shown({ directive }: { directive: DirectiveDetail }) {
  const { planId, number, title, status, counts, can, tasks, issuer } = directive
  const above = ['government', 'primeMinister', 'ministry', 'party'].includes(issuer)
  const draft = status === 'draft'
  return (
    <Page
      title={number ?? t('directives.noNumber')}
      lead={title}
      trail={trailOf(directive)}
      actions={
        draft && can.includes('plan.edit') ? (
          <Button component={Link} to={`/ke-hoach/${planId}/ra-soat`}>
            {t('directives.page.review')}
          </Button>
        ) : null
      }
    >
      <section className={`card ${classes.head}`}>
        <span className={classes.tags}>
          {status === 'confirmed' ? null : <PlanStatusTag status={status} />}
          {draft ? null : <Outcome counts={counts} />}
        </span>
        <HeadFacts directive={directive} />
        {draft ? <Alert color="brand">{t('directives.page.draft')}</Alert> : null}
        {above && !draft ? (
          <p className="small" style={{ margin: 0 }}>
            {t('directives.page.aboveDay')}
          </p>
        ) : null}
      </section>
      <ol className={classes.tasks} aria-label={t('directives.tasks')}>
        {tasks.map((task) => (
          <TaskItem key={task.taskId} task={task} movable={status === 'confirmed' && can.includes('plan.edit')} />
        ))}
      </ol>
    </Page>
  )
}

function HeadFacts({ directive }: { directive: DirectiveDetail }) {
  const { issuer, issuerName, issuedOn, agencyName, standingAgencyName, documentId, meeting, can } = directive
  const kindOf = t(`directives.issuerOf.${issuer}`)
  return (
    <Facts
      facts={[
        [
          t('directives.issuer'),
          <span key="issuer" className={classes.tags}>
            {issuerName}
            {kindOf === issuerName ? null : <span className="small">({kindOf})</span>}
            {can.includes('plan.edit') ? (
              <DialogButton
                label={t('directives.page.changeIssuer')}
                button={{ variant: 'subtle', size: 'compact-xs', leftSection: <IconPencil size={13} /> }}
              >
                {(close) => <ChangeIssuer directive={directive} onClose={close} />}
              </DialogButton>
            ) : null}
          </span>,
        ],
        [t('directives.form.issuedOn'), day(issuedOn)],
        [t('directives.page.receiver'), agencyName],
        [t('directives.follows'), standingAgencyName],
        [
          t('directives.page.meeting'),
          meeting ? (
            <span key="meeting">
              <Link to={`/cuoc-hop/${meeting.id}`}>{meeting.title}</Link>, {day(meeting.heldOn)}
            </span>
          ) : null,
        ],
        [
          t('directives.page.source'),
          documentId ? (
            <a key="source" href={hrefOf('document.download', { documentId })}>
              {t('directives.page.open')}
            </a>
          ) : null,
        ],
      ]}
    />
  )
}

function ChangeIssuer({ directive, onClose }: { directive: DirectiveDetail; onClose: () => void }) {
  const [issuer, setIssuer] = useState<Issuer>(directive.issuer)
  const [issuerName, setName] = useState(directive.issuerName)
  const write = useWrite('directive.changeIssuer')
  const { planId, version } = directive
  const send = () => write.mutate({ planId, version, issuer, issuerName }, { onSuccess: onClose })
  return (
    <DialogForm
      onSubmit={send}
      onClose={onClose}
      error={write.error}
      pending={write.isPending}
      ready={issuerName.trim().length > 1}
      label={t('action.save')}
    >
      <IssuerFields
        issuer={issuer}
        issuerName={issuerName}
        onChange={(next) => [setIssuer(next.issuer), setName(next.issuerName)]}
      />
    </DialogForm>
  )
}

type Given = { issuer: Issuer; issuerName: string }

/** What kind of giver it is, and what it is called: choosing the kind writes the name that it has by itself. */
export function IssuerFields({ issuer, issuerName, onChange }: Given & { onChange: (next: Given) => void }) {
  const choose = (value: string | null) => {
    const next = Issuer.options.find((each) => each === value)
    if (!next) return
    const own = t(`directives.issuerOf.${issuer}`)
    const named = issuerName.trim() === '' || issuerName === own
    const fixed = next === 'government' || next === 'primeMinister'
    onChange({ issuer: next, issuerName: named ? (fixed ? t(`directives.issuerOf.${next}`) : '') : issuerName })
  }
  return (
    <>
      <Select
        label={t('directives.issuer')}
        data={Issuer.options.map((value) => ({ value, label: t(`directives.issuerOf.${value}`) }))}
        allowDeselect={false}
        value={issuer}
        onChange={choose}
      />
      <TextInput
        label={t('directives.form.issuerName')}
        maxLength={200}
        value={issuerName}
        onChange={({ currentTarget }) => onChange({ issuer, issuerName: currentTarget.value })}
      />
    </>
  )
}

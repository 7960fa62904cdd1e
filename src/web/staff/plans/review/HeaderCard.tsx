import { IconAlertTriangle, IconFileText } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { day } from '../../format.ts'
import { AgencySearch } from '../../ui/AgencySearch.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { LinkField } from '../links/LinkField.tsx'
import type { Tie } from '../links/queries.ts'
import type { Plan } from '../queries.ts'
import card from './card.module.css'
import { type PlanChange, useReview } from './context.ts'
import { DayField } from './DayField.tsx'
import { EditableText } from './EditableText.tsx'
import { Why } from './FieldRow.tsx'
import classes from './fields.module.css'
import { IndicesField } from './IndicesField.tsx'
import { IssuerQuestion } from './IssuerQuestion.tsx'

/** The header as one line, for when a task is active. */
export function ClosedHeader({ plan, onOpen }: { plan: Plan; onOpen(): void }) {
  return (
    <button type="button" className={card.closed} onClick={onOpen}>
      <span className={card.crumb}>
        <IconFileText size={14} aria-hidden />
        <span className={card.crumbWords}>{headerTitle(plan)}</span>
        <HeaderState plan={plan} />
      </span>
      <span className={card.closedText}>
        {plan.number ?? t('plans.header.noNumber')} · {plan.issuedOn ? day(plan.issuedOn) : t('plans.header.noDay')} ·{' '}
        {plan.missing.includes('agency') ? t('plans.header.agencyNotChosen') : plan.agencyName}
      </span>
    </button>
  )
}

const headerTitle = ({ documentId }: Plan): string => t(documentId ? 'plans.header.title' : 'plans.new.header')

export const headerDoubts = (plan: Plan): number =>
  plan.flags.length +
  plan.missing.filter((each) => ['number', 'issuedOn', 'title', 'agency', 'standingAgency', 'name'].includes(each))
    .length

function HeaderState({ plan }: { plan: Plan }) {
  return headerDoubts(plan) > 0 ? (
    <Tag tone="warn" icon={IconAlertTriangle}>
      {t('plans.state.doubtful')}
    </Tag>
  ) : (
    <Tag>{t('plans.state.certain')}</Tag>
  )
}

/** The header with all its fields; each is saved as soon as it is left. */
export function OpenHeader({ plan, conflict }: { plan: Plan; conflict: ReactNode }) {
  return (
    <article className={card.open} aria-label={headerTitle(plan)}>
      <div className={card.crumb}>
        <IconFileText size={14} aria-hidden />
        <span className={card.crumbWords}>{headerTitle(plan)}</span>
        <HeaderState plan={plan} />
      </div>
      {conflict}
      <div className={card.text} data-header="title">
        <TextOf field="title" strong required />
        <Doubts plan={plan} field="title" />
        <OtherDoubts plan={plan} />
      </div>
      <HeaderRow plan={plan} field="number" shortcut="1">
        <TextOf field="number" />
      </HeaderRow>
      <HeaderRow plan={plan} field="issuedOn" shortcut="2">
        <DayOf field="issuedOn" />
      </HeaderRow>
      <HeaderRow plan={plan} field="agency" shortcut="3">
        <AgencyOf field="agencyId" name={plan.agencyName} />
        {plan.missing.includes('name') ? <Why>{t('plans.missing.name', { agency: plan.agencyName })}</Why> : null}
      </HeaderRow>
      <HeaderRow plan={plan} field="standingAgency" shortcut="4">
        <AgencyOf field="standingAgencyId" name={plan.standingAgencyName} />
      </HeaderRow>
      <HeaderRow plan={plan} field="period">
        <span className={classes.chips}>
          <DayOf field="periodFrom" /> – <DayOf field="periodTo" />
        </span>
      </HeaderRow>
      <HeaderRow plan={plan} field="indices">
        <IndicesField />
      </HeaderRow>
      <HeaderRow plan={plan} field="parentPlan">
        <LinkOf tie="parentPlanId" />
      </HeaderRow>
      <HeaderRow plan={plan} field="replacesPlan">
        <LinkOf tie="replacesPlanId" />
      </HeaderRow>
      <HeaderRow plan={plan} field="place">
        <TextOf field="place" />
      </HeaderRow>
      <HeaderRow plan={plan} field="signerTitle">
        <TextOf field="signerTitle" />
      </HeaderRow>
      <HeaderRow plan={plan} field="signer">
        <TextOf field="signer" />
      </HeaderRow>
    </article>
  )
}

type HeaderField =
  | 'title'
  | 'number'
  | 'issuedOn'
  | 'agency'
  | 'standingAgency'
  | 'period'
  | 'indices'
  | 'parentPlan'
  | 'replacesPlan'
  | 'place'
  | 'signerTitle'
  | 'signer'

type HeaderRowProps = { plan: Plan; field: HeaderField; shortcut?: string; children: ReactNode }

function HeaderRow({ plan, field, shortcut, children }: HeaderRowProps) {
  return (
    <div
      className={classes.row}
      data-header={field}
      data-shortcut={shortcut}
      data-missing={plan.missing.some((each) => each === field) || undefined}
    >
      <span className={classes.label}>{t(`plans.header.${field}`)}</span>
      <div className={classes.value}>
        {children}
        <Doubts plan={plan} field={field} />
      </div>
      {shortcut ? (
        <kbd className={classes.key} aria-hidden>
          {shortcut}
        </kbd>
      ) : null}
    </div>
  )
}

function Doubts({ plan, field }: { plan: Plan; field: string }) {
  return plan.flags.filter((flag) => flag.field === field).map((flag) => <Why key={flag.reason}>{flag.message}</Why>)
}

const ROWS = new Set(
  'title number issuedOn agency standingAgency period indices parentPlan replacesPlan place signerTitle signer'.split(
    ' ',
  ),
)

/** What is doubtful about the document as a whole: an annex that is wanting, a basis that a scan may have misread. */
function OtherDoubts({ plan }: { plan: Plan }) {
  return plan.flags.filter(({ field }) => !ROWS.has(field)).map(({ message }) => <Why key={message}>{message}</Why>)
}

type TextName = 'title' | 'number' | 'place' | 'signer' | 'signerTitle'

function TextOf({ field, ...look }: { field: TextName; strong?: boolean; required?: boolean }) {
  const { plan, actions, editable } = useReview()
  const [editing, setEditing] = useState(false)
  return (
    <EditableText
      name={`${plan.id}.${field}`}
      label={t(`plans.header.${field}`)}
      value={plan[field]}
      empty={t('plans.header.empty')}
      editing={editing}
      disabled={!editable}
      oneLine={field !== 'title'}
      onEdit={setEditing}
      onSave={(value) => actions.updatePlan({ [field]: value } as PlanChange)}
      {...look}
    />
  )
}

function DayOf({ field }: { field: 'issuedOn' | 'periodFrom' | 'periodTo' }) {
  const { plan, actions, editable } = useReview()
  const value = plan[field]
  if (!editable) return <span>{value ? day(value) : t('plans.header.empty')}</span>
  return (
    <DayField
      label={t(`plans.header.${field}`)}
      value={value}
      onChange={(next) => void actions.updatePlan({ [field]: next })}
    />
  )
}

function LinkOf({ tie }: { tie: Tie }) {
  const { plan, actions } = useReview()
  const queries = useQueryClient()
  const change = async (planId: string | null) => {
    await actions.updatePlan({ [tie]: planId })
    void queries.invalidateQueries({ queryKey: ['plan.links'] })
  }
  return <LinkField plan={plan} tie={tie} onChange={(planId) => void change(planId)} />
}

function AgencyOf({ field, name }: { field: 'agencyId' | 'standingAgencyId'; name: string }) {
  const { plan, actions, editable } = useReview()
  const [editing, setEditing] = useState(false)
  const doubt = plan.flags.find((flag) => flag.reason === 'agency_unresolved' && `${flag.field}Id` === field)
  const label = t(field === 'agencyId' ? 'plans.header.agency' : 'plans.header.standingAgency')
  if (!editable) return <span>{doubt ? t('plans.header.notChosen') : name}</span>
  // Nobody has said who it is: the agency that stands in for the time being is not shown as if it had been read.
  if (doubt)
    return (
      <IssuerQuestion label={label} message={doubt.message} onPick={(id) => void actions.updatePlan({ [field]: id })} />
    )
  if (!editing) {
    return (
      <button type="button" className={classes.chip} onClick={() => setEditing(true)} title={t('plans.party.change')}>
        {name}
      </button>
    )
  }
  return (
    <AgencySearch
      label={label}
      asOf={plan.issuedOn}
      groups={false}
      focused
      onPick={({ agencyId }) => {
        if (agencyId) void actions.updatePlan({ [field]: agencyId })
        setEditing(false)
      }}
    />
  )
}

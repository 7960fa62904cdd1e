import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Output, useRead } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { Facts } from '../ui/Facts.tsx'
import lists from '../ui/lists.module.css'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { type AgencyChange, AgencyChangeDialog } from './AgencyChangeDialog.tsx'
import { Aliases } from './Aliases.tsx'
import classes from './admin.module.css'

export type AgencyDetail = Output<'agency.get'>

export function AgencyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const read = useRead('agency.get', { agencyId: id })
  const trail = [{ label: t('admin.agencies'), to: '/quan-tri/don-vi' }]
  if (read.isSuccess) return <Shown key={id} agency={read.data} />
  return (
    <Page title={t('agencies.single')} trail={trail}>
      <Unread read={read} rows={6} height={60} />
    </Page>
  )
}

/** What can be changed: of an agency that has ended only who took over, while that is not known; an end ahead is taken back. */
function changesOf({ can, validTo, lineage }: AgencyDetail, today: string): AgencyChange[] {
  if (!can.includes('agency.manage')) return []
  if (validTo === null) return ['update', 'rename', 'move', 'end']
  const known = lineage.some(({ direction }) => direction === 'to')
  return [...(known ? [] : (['addSuccessors'] as const)), ...(validTo < today ? [] : (['reopen'] as const))]
}

function Shown({ agency }: { agency: AgencyDetail }) {
  const [changing, change] = useState<AgencyChange>()
  const { today } = useMe()
  return (
    <Page
      title={agency.name}
      trail={[{ label: t('admin.agencies'), to: '/quan-tri/don-vi' }]}
      lead={
        agency.validTo ? (
          <Tag>{t('agencies.endedOn', { day: day(agency.validTo) })}</Tag>
        ) : (
          <Tag tone="good">{t('agencies.active')}</Tag>
        )
      }
      actions={changesOf(agency, today).map((each) => (
        <Button key={each} variant="default" onClick={() => change(each)}>
          {t(`agencies.change.${each}`)}
        </Button>
      ))}
    >
      <div className={lists.columns}>
        <div>
          <section className="card">
            <h2>{t('agencies.about')}</h2>
            <AboutFacts agency={agency} />
          </section>
          <Aliases aliases={agency.aliases} owner={{ agencyId: agency.id }} may={agency.can.includes('agency.alias')} />
        </div>
        <div>
          <HistoryOf agency={agency} />
          <GroupsOf agency={agency} />
        </div>
      </div>
      <AgencyChangeDialog agency={agency} change={changing} onClose={() => change(undefined)} />
    </Page>
  )
}

function AboutFacts({ agency }: { agency: AgencyDetail }) {
  const { code, shortName, level, kind, parentId, parentName, place, email, phone, validFrom, children } = agency
  return (
    <Facts
      facts={[
        [
          t('agencies.code'),
          <span key="code" className={classes.code}>
            {code}
          </span>,
        ],
        [t('agencies.shortName'), shortName],
        [t('agencies.level'), t(`level.${level}`)],
        [t('agencies.kind'), t(`kind.${kind}`)],
        [
          t('agencies.parent'),
          parentId ? (
            <Link key="parent" to={`/quan-tri/don-vi/${parentId}`}>
              {parentName}
            </Link>
          ) : null,
        ],
        [t('agencies.children'), children > 0 ? t('agencies.childCount', { count: children }) : null],
        [t('agencies.place'), place],
        [t('agencies.email'), email],
        [t('agencies.phone'), phone],
        [t('agencies.from'), day(validFrom)],
      ]}
    />
  )
}

/** Names of before, and where it came from or went to, each with its document. */
function HistoryOf({ agency: { formerNames, lineage } }: { agency: AgencyDetail }) {
  return (
    <section className="card">
      <h2>{t('agencies.history')}</h2>
      {formerNames.length + lineage.length === 0 ? <p className="small">{t('agencies.noHistory')}</p> : null}
      <ul className={lists.list}>
        {lineage.map((step) => (
          <li key={step.direction + step.agencyId + step.happenedOn}>
            <span>
              {t(`lineage.${step.direction}.${step.kind}`)}{' '}
              <Link to={`/quan-tri/don-vi/${step.agencyId}`}>{step.agencyName}</Link>
              <span className="small">{step.document}</span>
            </span>
            <span className="small">{day(step.happenedOn)}</span>
          </li>
        ))}
        {formerNames.map(({ name, from, to }) => (
          <li key={name + to}>
            <span>
              {t('agencies.formerName')} <b>{name}</b>
            </span>
            <span className="small">
              {from ? `${day(from)} – ` : ''}
              {day(to)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function GroupsOf({ agency: { groups } }: { agency: AgencyDetail }) {
  return (
    <section className="card">
      <h2>{t('admin.groups')}</h2>
      {groups.length === 0 ? <p className="small">{t('agencies.noGroups')}</p> : null}
      <ul className={classes.chips}>
        {groups.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </section>
  )
}

import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { day } from '../../format.ts'
import { Facts } from '../../ui/Facts.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import { RelatedPlans } from '../links/RelatedPlans.tsx'
import type { Plan, Tasks } from '../queries.ts'
import { type AxisCount, axesOf } from './axes.ts'
import classes from './overview.module.css'
import { baselineInWords, targetInWords } from './targets.ts'

/** Header, legal bases, targets beside where things stood, and the outline by axis. */
export function OverviewTab({ plan, list }: { plan: Plan; list: Tasks }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Targets plan={plan} />
        <Outline list={list} />
      </div>
      <div className={classes.column}>
        <Figures plan={plan} list={list} />
        <Header plan={plan} />
        <RelatedPlans plan={plan} />
        <Bases plan={plan} />
      </div>
    </div>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2 className={classes.blockTitle}>{title}</h2>
      {children}
    </section>
  )
}

function Figures({ plan, list }: { plan: Plan; list: Tasks }) {
  const { counts, status } = plan
  const shown =
    status === 'draft'
      ? [
          [counts.tasks, t('plans.figure.tasksToGive')],
          [counts.directions, t('plans.figure.directions')],
          [counts.openReviews, t('plans.figure.openReviews')],
          [list.summary.expands, t('plans.figure.expands')],
        ]
      : [
          [counts.tasks, t('plans.figure.tasksGiven')],
          [counts.assignments, t('plans.figure.assignments')],
          [counts.completed, t('plans.figure.completed')],
          [counts.overdue, t('plans.figure.overdue')],
        ]
  return (
    <ul className={classes.figures}>
      {shown.map(([value, label]) => (
        <li key={label}>
          <b>{number(Number(value))}</b>
          {label}
        </li>
      ))}
    </ul>
  )
}

function Header({ plan }: { plan: Plan }) {
  return (
    <Block title={t(plan.documentId ? 'plans.header.title' : 'plans.new.header')}>
      <Facts
        facts={[
          [t('plans.header.number'), plan.number],
          [t('plans.header.issuedOn'), plan.issuedOn ? day(plan.issuedOn) : null],
          [t('plans.header.agency'), plan.agencyName],
          [t('plans.header.standingAgency'), plan.standingAgencyName],
          [t('plans.header.period'), periodInWords(plan)],
          [t('plans.header.indices'), plan.indices.join(', ')],
          [t('plans.agencies.list'), listOfAgencies(plan)],
          [t('plans.header.signer'), [plan.signerTitle, plan.signer].filter(Boolean).join(' ')],
        ]}
      />
    </Block>
  )
}

/** Said only where a person chose another day than that of issue. */
const listOfAgencies = ({ agenciesAsOf, agenciesChosenByName }: Plan): string | null =>
  agenciesAsOf && t('plans.agencies.chosen', { day: day(agenciesAsOf), name: agenciesChosenByName ?? '–' })

function periodInWords({ periodFrom, periodTo }: Plan): string | null {
  if (periodFrom && periodTo) return `${day(periodFrom)} – ${day(periodTo)}`
  if (periodFrom) return t('plans.page.since', { day: day(periodFrom) })
  return periodTo ? t('plans.page.until', { day: day(periodTo) }) : null
}

function Targets({ plan }: { plan: Plan }) {
  if (plan.targets.length === 0 && plan.baselines.length === 0) return null
  const objectives = plan.targets.filter(({ level }) => level === 'objective')
  const others = plan.targets.filter(({ level }) => level === 'task')
  return (
    <Block title={t('plans.block.targets')}>
      {plan.baselines.length > 0 ? (
        <ul className={classes.baselines} aria-label={t('plans.block.baselines')}>
          {plan.baselines.map((baseline) => (
            <li key={baseline.id}>
              <b>{baseline.indexName}</b>
              <span>{baselineInWords(baseline)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <TargetRows targets={objectives} />
      {others.length > 0 ? (
        <details className={classes.more}>
          <summary>{t('plans.block.taskTargets', { count: others.length })}</summary>
          <TargetRows targets={others} />
        </details>
      ) : null}
    </Block>
  )
}

function TargetRows({ targets }: { targets: Plan['targets'] }) {
  return (
    <ul className={classes.targets}>
      {targets.map((target) => (
        <li key={target.id}>
          <span className={classes.targetText}>
            {target.indexName ? <Tag tone="brand">{target.indexName}</Tag> : null} {target.text}
          </span>
          <span className={classes.targetFigure}>
            <b>{targetInWords(target)}</b>
            {target.year ? <small>{t('plans.target.year', { year: String(target.year) })}</small> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Each line leads to its tasks. */
function Outline({ list }: { list: Tasks }) {
  const [, change] = useFilters()
  const axes = axesOf(list.tasks)
  const open = ({ indexName, axis }: AxisCount) =>
    change({ phan: 'nhiem-vu', truc: axis ?? '-', 'chi-so': indexName ?? undefined })
  if (axes.length === 0) return null
  return (
    <Block title={t('plans.block.outline')}>
      <ul className={classes.outline}>
        {axes.map((each) => (
          <li key={`${each.indexName} ${each.axis}`}>
            <UnstyledButton className={classes.outlineRow} onClick={() => open(each)}>
              <span className={classes.outlineIndex}>{each.indexName ?? '–'}</span>
              <span className={classes.outlineAxis}>{each.axis ?? t('plans.axis.none')}</span>
              <span className={classes.outlineCount}>
                <b>{number(each.tasks)}</b> {t('plans.figure.tasksShort')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Block>
  )
}

/** The reader keeps a day as far as it is written. */
const dayOf = (dated: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(dated) ? day(dated) : dated)

function Bases({ plan }: { plan: Plan }) {
  if (plan.bases.length === 0) return null
  return (
    <Block title={t('plans.block.bases')}>
      <ul className={classes.bases}>
        {plan.bases.map(({ id, number: own, dated, role }) => (
          <li key={id}>
            <b>{own}</b> {dated ? <span className="small">{dayOf(dated)}</span> : null}
            {role === 'basis' ? null : <Tag>{t(`plans.basis.${role}`)}</Tag>}
          </li>
        ))}
      </ul>
    </Block>
  )
}

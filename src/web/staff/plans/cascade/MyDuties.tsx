import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MyDuty } from '#features/cascade/schema.ts'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useMe } from '../../session.ts'
import records from '../../ui/record-list.module.css'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { StartOwn } from './StartOwn.tsx'
import { DutyTag } from './signs.tsx'

/** What my agencies owe to plans above: to issue their own, to complete it, to answer. */
export function MyDuties() {
  const me = useMe()
  const { data } = useRead('cascade.mine', {}, { enabled: me.can.includes('cascade.answer') })
  if (!data || data.duties.length === 0) return null
  return (
    <section className={classes.duties} aria-label={t('cascade.duties')}>
      <h2>{t('cascade.duties')}</h2>
      <ul>
        {data.duties.map((duty) => (
          <Duty key={`${duty.planId} ${duty.agencyId}`} duty={duty} />
        ))}
      </ul>
    </section>
  )
}

function Duty({ duty }: { duty: MyDuty }) {
  const { planId, agencyId, planNumber, planTitle, agencyName, dueOn, state, requests, proposed, missing } = duty
  const owes = state === 'late' || state === 'waiting'
  const number = planNumber ?? planTitle
  const toDo = [
    ...(owes || proposed === 0 ? [] : [t('cascade.toDo.proposed', { count: proposed })]),
    ...(owes || missing === 0 ? [] : [t('cascade.toDo.missing', { count: missing })]),
    ...(requests.length === 0 ? [] : [t('cascade.toDo.asked', { count: requests.length })]),
  ]
  return (
    <li data-late={state === 'late' || undefined}>
      <div>
        <b>{t(owes ? 'cascade.dutyTitle' : 'cascade.dutyAnswer', { number })}</b>
        <span className={records.head}>
          {owes ? <DutyTag {...duty} /> : null}
          {owes ? (
            <span className="small">
              {duty.pausedOn ? t('cascade.paused', { day: day(duty.pausedOn) }) : t('cascade.due', { day: day(dueOn) })}
            </span>
          ) : null}
          <span className="small">{agencyName}</span>
          <span className="small">{toDo.join(' · ')}</span>
        </span>
        {requests.slice(0, 2).map(({ id, reason, taskText }) => (
          <p key={id} className={classes.waiver}>
            {taskText ? `${taskText.slice(0, 90)}${taskText.length > 90 ? '…' : ''} – ` : ''}
            {reason}
          </p>
        ))}
      </div>
      <span className={classes.dutySteps}>
        {owes && duty.canDraft ? <StartOwn {...duty} short /> : null}
        <Button
          component={Link}
          to={`/ke-hoach/${planId}`}
          search={{ phan: 'trien-khai', 'don-vi': agencyId } as never}
          variant="default"
        >
          {t('cascade.open')}
        </Button>
      </span>
    </li>
  )
}

import { Button } from '@mantine/core'
import { IconLink, IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import classes from './links.module.css'
import { PlanName } from './PlanName.tsx'
import { PlanSearch } from './PlanSearch.tsx'
import { linked, mayTie, proposalOf, relationOf, type Tie, usePlanLinks } from './queries.ts'

type LinkFieldProps = { plan: Plan; tie: Tie; onChange(planId: string | null): void }

/** The plan at the other end of a tie, to choose, to change or to take away; what the bases name is one press away. */
export function LinkField({ plan, tie, onChange }: LinkFieldProps) {
  const { data } = usePlanLinks(plan.id)
  const [choosing, setChoosing] = useState(false)
  const links = data?.links ?? []
  const other = linked(links, relationOf[tie])[0]
  const proposed = plan[tie] === null ? linked(links, proposalOf[tie]) : []
  const may = mayTie(plan, tie)
  const set = (planId: string | null) => {
    setChoosing(false)
    onChange(planId)
  }
  if (may && choosing) return <PlanSearch plan={plan} tie={tie} onPick={set} onCancel={() => setChoosing(false)} />
  return (
    <div className={classes.field}>
      {other ? <PlanName plan={other} /> : null}
      {!other && plan[tie] && data ? <span className="small">{t('plans.link.hidden')}</span> : null}
      {!plan[tie] && !may ? <span className="small">{t('plans.link.none')}</span> : null}
      {may ? (
        <span className={classes.buttons}>
          <Button
            size="compact-xs"
            variant={plan[tie] ? 'subtle' : 'default'}
            leftSection={plan[tie] ? <IconPencil size={14} /> : <IconLink size={14} />}
            aria-label={t(`plans.link.${tie}.${plan[tie] ? 'change' : 'choose'}`)}
            onClick={() => setChoosing(true)}
          >
            {t(plan[tie] ? 'plans.link.change' : 'plans.link.choose')}
          </Button>
          {plan[tie] ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconX size={14} />}
              aria-label={t(`plans.link.${tie}.remove`)}
              onClick={() => set(null)}
            >
              {t('plans.link.remove')}
            </Button>
          ) : null}
        </span>
      ) : null}
      {may && proposed.length > 0 ? (
        <ul className={classes.named} aria-label={t(`plans.link.${proposalOf[tie]}`)}>
          {proposed.slice(0, 3).map((each) => (
            <li key={each.id}>
              <span className="small">{t(`plans.link.${proposalOf[tie]}`)}</span>
              <PlanName plan={each} />
              <Button size="compact-xs" variant="light" onClick={() => set(each.id)}>
                {t(tie === 'parentPlanId' ? 'plans.link.take' : 'plans.link.takeAmended', { number: each.number })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

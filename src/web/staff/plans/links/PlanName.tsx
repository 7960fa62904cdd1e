import { Link } from '@tanstack/react-router'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import classes from './links.module.css'

type Named = { id: string; number: string | null; issuedOn: string | null; title: string; agencyName: string }

/** Another plan, as people name it: number, day and agency, with its title below. */
export function PlanName({ plan }: { plan: Named }) {
  return (
    <span className={classes.name}>
      <span className={classes.nameHead}>
        <Link to="/ke-hoach/$planId" params={{ planId: plan.id }}>
          {plan.number ?? t('plans.header.noNumber')}
        </Link>{' '}
        <span className="small">{wherefrom(plan)}</span>
      </span>
      <span className={classes.nameTitle} title={plan.title}>
        {plan.title}
      </span>
    </span>
  )
}

export const wherefrom = ({ issuedOn, agencyName }: Pick<Named, 'issuedOn' | 'agencyName'>): string =>
  [issuedOn ? day(issuedOn) : t('plans.header.noDay'), agencyName].join(' · ')

import { Link } from '@tanstack/react-router'
import { t } from '../../words.ts'
import classes from './links.module.css'
import { linked, usePlanLinks } from './queries.ts'

const shown = ['parent', 'replaces', 'replacedBy'] as const

/** Under the title of a plan, on each of its tabs: “Thực hiện Kế hoạch …”, “Thay thế Kế hoạch …”. */
export function PlanChain({ planId }: { planId: string }) {
  const { data } = usePlanLinks(planId)
  const links = shown.flatMap((relation) => linked(data?.links ?? [], relation).slice(0, 2))
  return links.map(({ id, relation, number, title }) => (
    <span key={`${relation} ${id}`} className={classes.chain}>
      {t(`plans.link.chain.${relation as (typeof shown)[number]}`)}{' '}
      <Link to="/ke-hoach/$planId" params={{ planId: id }} title={title}>
        {number ?? t('plans.header.noNumber')}
      </Link>
    </span>
  ))
}

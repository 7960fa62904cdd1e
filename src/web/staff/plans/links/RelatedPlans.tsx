import { useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import { LinkField } from './LinkField.tsx'
import classes from './links.module.css'
import { PlanName } from './PlanName.tsx'
import { linked, mayTie, type Tie, usePlanLinks } from './queries.ts'

const ties = ['parentPlanId', 'replacesPlanId'] as const
const backward = ['child', 'replacedBy'] as const
const firstShown = 5

/** Which plan this one carries out and replaces, and which carry out or replace it. */
export function RelatedPlans({ plan }: { plan: Plan }) {
  const { data } = usePlanLinks(plan.id)
  const write = useWrite('plan.update', { refresh: ['plan.get', 'plan.links', 'plan.list'] })
  const links = data?.links ?? []
  const tied = links.some(({ relation }) => relation !== 'named' && relation !== 'amended')
  if (!tied && !ties.some((tie) => mayTie(plan, tie))) return null
  const save = (tie: Tie, planId: string | null) =>
    write.mutate({ planId: plan.id, version: plan.version, [tie]: planId })
  return (
    <section className="card">
      <h2 className={classes.title}>{t('plans.link.title')}</h2>
      <ProblemNotice error={write.error} />
      <dl className={classes.related}>
        {ties.map((tie) =>
          plan[tie] || mayTie(plan, tie) ? (
            <div key={tie}>
              <dt>{t(`plans.link.${tie}`)}</dt>
              <dd>
                <LinkField plan={plan} tie={tie} onChange={(planId) => save(tie, planId)} />
              </dd>
            </div>
          ) : null,
        )}
        {backward.map((relation) => (
          <Backward key={relation} relation={relation} links={linked(links, relation)} />
        ))}
      </dl>
    </section>
  )
}

type BackwardProps = { relation: (typeof backward)[number]; links: ReturnType<typeof linked> }

function Backward({ relation, links }: BackwardProps) {
  if (links.length === 0) return null
  const rest = links.slice(firstShown)
  return (
    <div>
      <dt>
        {t(`plans.link.${relation}`)} {links.length > 1 ? <span className="small">{links.length}</span> : null}
      </dt>
      <dd>
        <ul className={classes.list}>
          {links.slice(0, firstShown).map((link) => (
            <li key={link.id}>
              <PlanName plan={link} />
            </li>
          ))}
        </ul>
        {rest.length > 0 ? (
          <details>
            <summary>{t('plans.link.more', { count: rest.length })}</summary>
            <ul className={classes.list}>
              {rest.map((link) => (
                <li key={link.id}>
                  <PlanName plan={link} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </dd>
    </div>
  )
}

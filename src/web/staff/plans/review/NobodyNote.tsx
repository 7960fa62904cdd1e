import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import type { Plan, Tasks } from '../queries.ts'
import { useReview } from './context.ts'
import { nobodyOf } from './expansion.ts'
import classes from './fields.module.css'

/** Work that would silently go to nobody, since the groups it is given to have no agency on the plan's day. */
export function NobodyNote({ plan, tasks }: { plan: Plan; tasks: Tasks['tasks'] }) {
  const { actions, editable } = useReview()
  const { parts, groups } = nobodyOf(tasks)
  const { issuedOn, agenciesAsOf } = plan
  if (agenciesAsOf) return <LaterList plan={plan} empty={parts} />
  if (parts === 0) return null
  const when = issuedOn ? day(issuedOn) : t('plans.confirm.today')
  return (
    <Alert color="yellow" variant="light" my={10} icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
      {t('plans.confirm.nobody', { count: parts, groups: groups.map((name) => `“${name}”`).join(', '), day: when })}
      {editable && issuedOn ? (
        <span className={classes.laterList}>
          <Button
            size="compact-sm"
            variant="default"
            data-todays-list
            leftSection={<IconHistory size={15} />}
            onClick={() => void actions.updatePlan({ agenciesAsOf: 'today' })}
          >
            {t('plans.agencies.useToday')} <kbd aria-hidden>L</kbd>
          </Button>
          <span className="small">{t('plans.agencies.useTodayHint')}</span>
        </span>
      ) : null}
    </Alert>
  )
}

/** A person has said that names are looked up in a later list: by whom, and the way back. */
function LaterList({ plan, empty }: { plan: Plan; empty: number }) {
  const { actions, editable } = useReview()
  const { agenciesAsOf, agenciesChosenByName, issuedOn } = plan
  const words = { day: agenciesAsOf ? day(agenciesAsOf) : '', name: agenciesChosenByName ?? '–' }
  return (
    <div className={classes.listNote}>
      <IconHistory size={16} aria-hidden />
      <span>
        {t('plans.agencies.later', words)}
        {empty > 0 ? ` ${t('plans.agencies.stillEmpty', { count: empty })}` : ''}
      </span>
      {editable && issuedOn ? (
        <Button size="compact-xs" variant="subtle" onClick={() => void actions.updatePlan({ agenciesAsOf: null })}>
          {t('plans.agencies.back', { day: day(issuedOn) })}
        </Button>
      ) : null}
    </div>
  )
}

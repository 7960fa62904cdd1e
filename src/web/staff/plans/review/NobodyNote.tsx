import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import type { Plan, Tasks } from '../queries.ts'
import { nobodyOf } from './expansion.ts'

/** Work that would silently go to nobody, since the groups it is given to have no agency on the plan's day. */
export function NobodyNote({ plan, tasks }: { plan: Plan; tasks: Tasks['tasks'] }) {
  const { parts, groups } = nobodyOf(tasks)
  if (parts === 0) return null
  const when = plan.issuedOn ? day(plan.issuedOn) : t('plans.confirm.today')
  return (
    <Alert color="yellow" variant="light" my={10} icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
      {t('plans.confirm.nobody', { count: parts, groups: groups.map((name) => `“${name}”`).join(', '), day: when })}
    </Alert>
  )
}

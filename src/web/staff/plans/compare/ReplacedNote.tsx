import { Alert } from '@mantine/core'
import { IconGitCompare } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../words.ts'
import { useComparison } from './queries.ts'

/** Before confirming: what becomes of the plan that this one replaces. */
export function ReplacedNote({ planId }: { planId: string }) {
  const { data } = useComparison(planId)
  if (!data?.before) return null
  const { same, changed, new: fresh, dropped, doubtful } = data.counts
  return (
    <Alert variant="light" color={doubtful > 0 ? 'yellow' : 'brand'} icon={<IconGitCompare size={18} />} mt="sm">
      {t('plans.compare.summary', { before: data.before.number, same, changed, new: fresh, dropped })}{' '}
      {t('plans.compare.summaryWork')} {doubtful > 0 ? t('plans.compare.summaryDoubt', { count: doubtful }) : null}{' '}
      <Link to="/ke-hoach/$planId" params={{ planId }} search={{ phan: 'so-sanh' } as never}>
        {t('plans.compare.open')}
      </Link>
    </Alert>
  )
}

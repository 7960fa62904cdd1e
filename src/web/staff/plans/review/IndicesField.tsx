import { MultiSelect } from '@mantine/core'
import { t } from '../../words.ts'
import { useReview } from './context.ts'

const known = ['PAPI', 'PAR INDEX', 'SIPAS', 'ICT Index', 'PCI', 'DDCI']

/** The indices that the plan is to improve. */
export function IndicesField() {
  const { plan, actions, editable } = useReview()
  if (!editable) return <span>{plan.indices.join(', ') || t('plans.header.empty')}</span>
  return (
    <MultiSelect
      size="xs"
      aria-label={t('plans.header.indices')}
      data={[...new Set([...known, ...plan.indices])]}
      value={plan.indices}
      onChange={(indices) => void actions.updatePlan({ indices })}
    />
  )
}

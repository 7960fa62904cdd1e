import { MultiSelect } from '@mantine/core'
import { t } from '../../words.ts'
import { knownIndices } from '../known-indices.ts'
import { useReview } from './context.ts'

/** The indices that the plan is to improve. */
export function IndicesField() {
  const { plan, actions, editable } = useReview()
  if (!editable) return <span>{plan.indices.join(', ') || t('plans.header.empty')}</span>
  return (
    <MultiSelect
      size="xs"
      aria-label={t('plans.header.indices')}
      data={[...new Set([...knownIndices, ...plan.indices])]}
      value={plan.indices}
      onChange={(indices) => void actions.updatePlan({ indices })}
    />
  )
}

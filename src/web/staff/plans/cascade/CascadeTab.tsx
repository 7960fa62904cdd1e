import { useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Unread } from '../../ui/Unread.tsx'
import type { Plan } from '../queries.ts'
import { ColumnView } from './ColumnView.tsx'
import { MatrixView } from './MatrixView.tsx'

/** How a plan is carried out below: all agencies as a matrix, or one of them; who sees one column is shown that. */
export function CascadeTab({ plan }: { plan: Plan }) {
  const [{ 'don-vi': chosen }, change] = useFilters()
  const read = useRead('cascade.matrix', { planId: plan.id }, { keep: true })
  if (!read.data) return <Unread read={read} rows={12} height={30} />
  const [first, ...others] = read.data.agencies
  const alone = first && others.length === 0 && !read.data.canAsk ? first.agencyId : undefined
  const agencyId = chosen ?? alone
  if (agencyId === undefined) return <MatrixView plan={plan} matrix={read.data} />
  const back = alone === undefined ? () => change({ 'don-vi': undefined, muc: undefined }) : undefined
  return <ColumnView planId={plan.id} agencyId={agencyId} onBack={back} />
}

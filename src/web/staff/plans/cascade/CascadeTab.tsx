import { useRead } from '../../api.ts'
import { Failed } from '../../ui/Broken.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Loading } from '../../ui/Loading.tsx'
import type { Plan } from '../queries.ts'
import { ColumnView } from './ColumnView.tsx'
import { MatrixView } from './MatrixView.tsx'

/** How a plan is carried out below: all agencies as a matrix, or one of them; who sees one column is shown that. */
export function CascadeTab({ plan }: { plan: Plan }) {
  const [{ 'don-vi': chosen }, change] = useFilters()
  const read = useRead('cascade.matrix', { planId: plan.id }, { keep: true })
  if (read.error && !read.data) return <Failed error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return <Loading rows={12} height={30} />
  const [first, ...others] = read.data.agencies
  const alone = first && others.length === 0 && !read.data.canAsk ? first.agencyId : undefined
  const agencyId = chosen ?? alone
  if (agencyId === undefined) return <MatrixView plan={plan} matrix={read.data} />
  const back = alone === undefined ? () => change({ 'don-vi': undefined, muc: undefined }) : undefined
  return <ColumnView planId={plan.id} agencyId={agencyId} onBack={back} />
}

import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { DocumentSource } from '#features/documents/schema.ts'
import { ConnectionBanner } from '../../frame/ConnectionBanner.tsx'
import { SignInDialog } from '../../frame/SignInDialog.tsx'
import { Failed } from '../../ui/Broken.tsx'
import { LoadingPage } from '../../ui/Loading.tsx'
import { tell } from '../../ui/notice.ts'
import { t } from '../../words.ts'
import { type Plan, type Tasks, usePlan, useSource, useTasks } from '../queries.ts'
import { Desk } from './Desk.tsx'
import classes from './desk.module.css'

const noSource: DocumentSource = {
  ...{ id: '', kind: 'text', lines: [], places: [], notes: [] },
  ...{ tables: [], footnotes: [], doubts: [], unread: [] },
}

/** The whole width for the desk; what says that the connection or the session was lost stays. */
export function ReviewPage() {
  return (
    <div className={classes.frame}>
      <ConnectionBanner />
      <main id="main">
        <Review />
      </main>
      <SignInDialog />
    </div>
  )
}

/** A draft beside its source, until a person confirms it. */
function Review() {
  const { planId = '' } = useParams({ strict: false })
  const plan = usePlan(planId)
  const tasks = useTasks(planId)
  const source = useSource(plan.data?.documentId ?? null)
  const failed = [plan, tasks].find(({ error, data }) => error && !data)
  if (failed) return <Failed page error={failed.error} retry={() => void failed.refetch()} />
  if (!plan.data || !tasks.data || source.isLoading) return <LoadingPage />
  return <Loaded plan={plan.data} list={tasks.data} source={source.data ?? noSource} />
}

type LoadedProps = { plan: Plan; list: Tasks; source: DocumentSource }

function Loaded({ plan, list, source }: LoadedProps) {
  const navigate = useNavigate()
  const { muc } = useSearch({ strict: false }) as { muc?: string }
  const { id: planId, number, title, status, documentId } = plan
  const issued = status !== 'draft'
  useEffect(() => {
    document.title = `${t(documentId ? 'plans.review.page' : 'plans.new.page')} ${number ?? title} – Năm Rõ`
  }, [documentId, number, title])
  const leave = () => void navigate({ to: '/ke-hoach/$planId', params: { planId } })
  useEffect(() => {
    // An issued plan is not reviewed any more: another person confirmed it, or an old link was opened.
    if (issued) void navigate({ to: '/ke-hoach/$planId', params: { planId }, replace: true })
  }, [issued, navigate, planId])
  const confirmed = () => {
    tell(t('plans.confirm.done', { count: list.summary.expands }))
    leave()
  }
  return <Desk plan={plan} list={list} source={source} first={muc} onConfirmed={confirmed} />
}

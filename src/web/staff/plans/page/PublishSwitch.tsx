import { Button, Modal, Switch } from '@mantine/core'
import { IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead, useWrite } from '../../api.ts'
import { Loading } from '../../ui/Loading.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import classes from './page.module.css'

/** Publishing asks once, with what everybody will see; taking it down does not. */
export function PublishSwitch({ plan }: { plan: Plan }) {
  const [asking, setAsking] = useState(false)
  const publish = useWrite('plan.publish', { refresh: ['plan.get', 'plan.list'] })
  const turn = (isPublic: boolean) =>
    publish.mutate({ planId: plan.id, version: plan.version, isPublic }, { onSuccess: () => setAsking(false) })
  return (
    <div>
      <Switch
        label={
          <span className={classes.publish}>
            <IconWorld size={16} aria-hidden /> {t('plans.page.publish')}
          </span>
        }
        checked={publish.isPending ? !plan.isPublic : plan.isPublic}
        disabled={publish.isPending}
        onChange={({ currentTarget }) => (currentTarget.checked ? setAsking(true) : turn(false))}
      />
      {asking ? null : <ProblemNotice error={publish.error} />}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('plans.page.publishTitle')}>
        <Seen planId={plan.id} />
        <p className="small">{t('plans.page.publishUndo')}</p>
        <ProblemNotice error={publish.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('plans.confirm.notYet')}
          </Button>
          <Button loading={publish.isPending} onClick={() => turn(true)}>
            {t('plans.page.publishDo')}
          </Button>
        </div>
      </Modal>
    </div>
  )
}

/** Counted as the portal counts. */
function Seen({ planId }: { planId: string }) {
  const counts = useRead('portal.preview', { planId })
  if (counts.error) return <ProblemNotice error={counts.error} />
  if (!counts.data) return <Loading rows={1} />
  const { total, late } = counts.data
  return <p>{t(late > 0 ? 'plans.page.publishSeenLate' : 'plans.page.publishSeen', { count: total, late })}</p>
}

import { Button } from '@mantine/core'
import { IconFileUpload, IconListDetails } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { useCascadeWrite } from './queries.ts'

type StartOwnProps = {
  planId: string
  agencyId: string
  draftPlanId: string | null
  canDraft: boolean
  short?: boolean
}

/** From the duty to the own plan: load its document, draw it up from the tasks above, or go on with the draft. */
export function StartOwn({ planId, agencyId, draftPlanId, canDraft, short = false }: StartOwnProps) {
  const write = useCascadeWrite('cascade.draft')
  const navigate = useNavigate()
  if (!canDraft) return <p className="small">{t('cascade.cannotDraft')}</p>
  if (draftPlanId)
    return (
      <div className={classes.steps}>
        <Button component={Link} to={`/ke-hoach/${draftPlanId}/ra-soat`}>
          {t('cascade.continueDraft')}
        </Button>
      </div>
    )
  const draft = () =>
    write.mutate(
      { planId, agencyId },
      { onSuccess: (made) => void navigate({ to: `/ke-hoach/${made.planId}/ra-soat` }) },
    )
  return (
    <div>
      <ProblemNotice error={write.error} />
      <div className={classes.steps}>
        <Button
          component={Link}
          to="/ke-hoach/nhap"
          search={{ 'cap-tren': planId, cua: agencyId } as never}
          leftSection={<IconFileUpload size={16} />}
        >
          {t('cascade.upload')}
        </Button>
        <Button variant="default" leftSection={<IconListDetails size={16} />} loading={write.isPending} onClick={draft}>
          {t('cascade.draft')}
        </Button>
      </div>
      {short ? null : <p className="small">{t('cascade.draftHint')}</p>}
    </div>
  )
}

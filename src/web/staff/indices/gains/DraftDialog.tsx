import { Modal, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { useMe } from '../../session.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import type { Gains } from './GainsPage.tsx'

type DraftDialogProps = { gains: Gains; codes: readonly string[]; close: () => void }

/** Chosen lines become a draft plan; what the program proposes is reviewed there before anything is given out. */
export function DraftDialog({ gains, codes, close }: DraftDialogProps) {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const year = String(gains.year + 1)
  const [title, setTitle] = useState(t('analysis.draftTitle', { index: gains.indexName, year }))
  const [agencyId, setAgency] = useState<string | null>(null)
  const [standingAgencyId, setStanding] = useState(own)
  const write = useWrite('analysis.draftPlan')
  const navigate = useNavigate()
  const submit = () => {
    if (!agencyId || !standingAgencyId) return
    const open = (planId: string) => navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } })
    write.mutate(
      {
        framework: gains.framework,
        year: gains.year,
        codes: [...codes],
        title: title.trim(),
        agencyId,
        standingAgencyId,
      },
      { onSuccess: ({ planId }) => void open(planId) },
    )
  }
  return (
    <Modal opened onClose={close} title={t('analysis.draftHead')} size="lg">
      <DialogForm
        onSubmit={submit}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={title.trim().length > 2 && agencyId !== null && standingAgencyId !== null}
        label={t('analysis.draft', { count: codes.length })}
      >
        <p className={classes.note}>{t('analysis.draftMeans')}</p>
        <Textarea
          label={t('plans.new.name')}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={2000}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <AgencyPicker label={t('plans.new.agency')} required value={agencyId} onChange={setAgency} />
        <AgencyPicker label={t('plans.new.standingAgency')} required value={standingAgencyId} onChange={setStanding} />
      </DialogForm>
    </Modal>
  )
}

import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../session.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'

type Plan = { title: string; agencyId: string; standingAgencyId: string }
type DraftDialogProps = {
  /** What the plan would be called. */
  title: string
  count: number
  write: { error: unknown; isPending: boolean }
  send: (plan: Plan) => void
  close: () => void
}

/** Chosen lines become a draft plan; what the program proposes is reviewed there before anything is given out. */
export function DraftDialog({ title: offered, count, write, send, close }: DraftDialogProps) {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const [title, setTitle] = useState(offered)
  const [agencyId, setAgency] = useState<string | null>(null)
  const [standingAgencyId, setStanding] = useState(own)
  const submit = () => {
    if (agencyId && standingAgencyId) send({ title: title.trim(), agencyId, standingAgencyId })
  }
  return (
    <Modal opened onClose={close} title={t('analysis.draftHead')} size="lg">
      <DialogForm
        onSubmit={submit}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={title.trim().length > 2 && agencyId !== null && standingAgencyId !== null}
        label={t('analysis.draft', { count })}
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

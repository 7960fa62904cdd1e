import { Button, Modal, SegmentedControl } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AssignmentRole } from '#features/assignments/schema.ts'
import { useWrite } from '../../api.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { tell } from '../../ui/notice.ts'
import { t } from '../../words.ts'
import type { Task } from '../queries.ts'

/** The way on for a task that its plan gives to nobody: whoever keeps the plan names an agency. */
export function GiveTask({ task }: { task: Task }) {
  const [opened, setOpened] = useState(false)
  return (
    <div>
      <Button variant="default" leftSection={<IconUserPlus size={16} />} onClick={() => setOpened(true)}>
        {t('plans.task.give')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('plans.task.give')}>
        <Inside task={task} onClose={() => setOpened(false)} />
      </Modal>
    </div>
  )
}

function Inside({ task, onClose }: { task: Task; onClose: () => void }) {
  const [agencyId, setAgency] = useState<string | null>(null)
  const led = task.parties.some((party) => party.role === 'lead')
  const [role, setRole] = useState<AssignmentRole>(led ? 'coordinating' : 'lead')
  const assign = useWrite('task.assign')
  const send = () => {
    if (agencyId === null) return
    const { id: taskId, version } = task
    const onSuccess = ({ agencyName }: { agencyName: string }) => {
      tell(t('plans.task.given', { agency: agencyName }))
      onClose()
    }
    assign.mutate({ taskId, version, agencyId, role }, { onSuccess })
  }
  return (
    <DialogForm
      onSubmit={send}
      onClose={onClose}
      error={assign.error}
      pending={assign.isPending}
      ready={agencyId !== null}
      missing={agencyId === null ? t('plans.task.giveMissing') : undefined}
      label={t('plans.task.giveNow')}
    >
      <p>{t('plans.task.giveMeans')}</p>
      <AgencyPicker label={t('plans.task.giveTo')} required value={agencyId} onChange={setAgency} />
      <SegmentedControl
        aria-label={t('plans.task.giveRole')}
        value={role}
        onChange={(next) => setRole(next as AssignmentRole)}
        data={(['lead', 'coordinating'] as const).map((value) => ({ value, label: t(`assignment.role.${value}`) }))}
      />
    </DialogForm>
  )
}

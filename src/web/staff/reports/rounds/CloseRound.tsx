import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { RoundPage } from '#features/reports/schema.ts'
import { useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

/** Ends a round, or opens it again for those that are late. */
export function CloseRound({ round }: { round: RoundPage }) {
  const [isAsking, ask] = useState(false)
  const isOpen = round.state === 'open'
  const write = useWrite(isOpen ? 'reportRound.close' : 'reportRound.reopen')
  if (!round.can.includes('report.manage')) return null
  const label = t(isOpen ? 'reports.close' : 'reports.reopen')
  const missing = round.expected - round.sent
  const input = { roundId: round.id, version: round.version }
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {label}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={label}>
        <DialogForm
          onSubmit={() => write.mutate(input, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          label={label}
        >
          <p>{t(isOpen ? 'reports.closeMeans' : 'reports.reopenMeans')}</p>
          {isOpen && missing > 0 ? <p>{t('reports.closeMissing', { count: missing })}</p> : null}
        </DialogForm>
      </Modal>
    </>
  )
}

import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../words.ts'
import { ProblemNotice } from './ProblemNotice.tsx'

type TrialDialogProps = {
  /** The table that is tried, as `useTableImport` keeps it. */
  trial: { file: File | undefined; busy: boolean; error: unknown; write: () => void; close: () => void }
  /** Nothing in it keeps it from being written, and it is not written yet. */
  ready: boolean
  label: string
  /** What the trial has shown. */
  children: ReactNode
}

/** What a table would bring, in a dialog: every mistake of it, and at the foot away from it or on. */
export const TrialDialog = ({ trial, ready, label, children }: TrialDialogProps) => (
  <Modal opened={trial.file !== undefined} onClose={trial.close} size="lg" title={trial.file?.name ?? ''}>
    <ProblemNotice error={trial.error} />
    {trial.busy && !ready ? <p role="status">{t('import.trying')}</p> : null}
    {children}
    <Group justify="flex-end" gap={8} mt="md">
      <Button variant="default" onClick={trial.close}>
        {t('action.close')}
      </Button>
      {ready ? (
        <Button loading={trial.busy} onClick={() => trial.write()}>
          {label}
        </Button>
      ) : null}
    </Group>
  </Modal>
)

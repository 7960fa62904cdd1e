import { Button, Group, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { t } from '../words.ts'
import { ProblemNotice } from './ProblemNotice.tsx'

type DialogFormProps = {
  onSubmit: () => void
  onClose: () => void
  error: unknown
  pending: boolean
  ready: boolean
  label: string
  bad?: boolean
  /** What keeps it from being sent, in words, beside the button. */
  missing?: string | undefined
  children: ReactNode
}

/** A form in a dialog: what went wrong, the fields, and at its foot away from it or on. */
export function DialogForm({
  onSubmit,
  onClose,
  error,
  pending,
  ready,
  label,
  bad = false,
  missing,
  children,
}: DialogFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemNotice error={error} />
        {children}
        <Group justify="flex-end" gap={8}>
          {missing ? (
            <span className="small" role="status" style={{ flex: '1 1 120px' }}>
              {missing}
            </span>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t(bad ? 'action.notYet' : 'action.cancel')}
          </Button>
          <Button type="submit" color={bad ? 'bad' : 'brand'} loading={pending} disabled={!ready}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

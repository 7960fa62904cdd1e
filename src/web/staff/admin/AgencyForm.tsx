import type { ReactNode } from 'react'
import { DialogForm } from '../ui/DialogForm.tsx'
import type { AgencyDetail } from './AgencyPage.tsx'

/** What every form about one agency is given. */
export type AgencyFormProps = { agency: AgencyDetail; onDone: () => void }

type Props = {
  write: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onDone: () => void
  label: string
  ready?: boolean
  missing?: string | undefined
  bad?: boolean
  children: ReactNode
}

/** A change of one agency: sent by one write, ready when nothing is missing. */
export function AgencyForm({ write, onDone, missing, ready = missing === undefined, ...rest }: Props) {
  return (
    <DialogForm
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready={ready}
      missing={missing}
      {...rest}
    />
  )
}

import { Alert } from '@mantine/core'
import { type Unsaid, unsaidInWords } from '#lib/questionnaire/unsaid.ts'
import { sayFault } from './faults.ts'

/** Which questions a result tells little of, and why; nothing where all are told. */
export function UnsaidNotice({ unsaid }: { unsaid: readonly Pick<Unsaid, 'label' | 'why'>[] }) {
  if (unsaid.length === 0) return null
  return (
    <Alert color="yellow" variant="light" role="note">
      {unsaidInWords(unsaid, sayFault).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Alert>
  )
}

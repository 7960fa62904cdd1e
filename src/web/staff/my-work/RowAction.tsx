import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Assignment } from '#features/assignments/schema.ts'
import { t } from '../words.ts'

type RowActionProps = { assignment: Assignment; onReport: (assignment: Assignment) => void }

/** The one next step of a row: report, or decide what others have sent. */
export function RowAction({ assignment, onReport }: RowActionProps) {
  const { steps, taskText, id } = assignment
  const about = { title: taskText }
  if (steps.includes('report'))
    return (
      <Button size="compact-sm" variant="light" onClick={() => onReport(assignment)} {...about}>
        {t('assignment.step.report')}
      </Button>
    )
  const others = assignment.occurrencesWaiting > 0 && assignment.can.includes('assignment.decide')
  const decides =
    others || steps.includes('complete') || steps.includes('decideExtension') || steps.includes('rejectObjection')
  if (!decides) return null
  return (
    <Button size="compact-sm" variant="light" component={Link} to={`/nhiem-vu/${id}`} {...about}>
      {t('assignment.step.decide')}
    </Button>
  )
}

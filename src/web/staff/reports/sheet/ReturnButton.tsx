import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { Returned } from '#features/reports/schema.ts'
import { useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from './sheet.module.css'

type Item = { field: string } | { section: string }
type ReturnButtonProps = { reportId: string; item: Item; returned: Returned | null; answer: string | null }

/** Sends this one item back with a reason; the rest of the report stays closed. */
export function ReturnButton({ reportId, item, returned, answer }: ReturnButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason, clear] = useDraft(`report.${reportId}.return.${JSON.stringify(item)}`, '')
  const write = useWrite('report.returnItem')
  const back = useWrite('report.takeBackReturn')
  if (returned && answer === null) {
    return (
      <>
        <Button
          size="compact-md"
          variant="default"
          loading={back.isPending}
          onClick={() => back.mutate({ reportId, item })}
        >
          {t('reports.takeBackReturn')}
        </Button>
        <ProblemNotice error={back.error} />
      </>
    )
  }
  if (!isOpen && reason === '') {
    return (
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        onClick={() => setOpen(true)}
      >
        {t('reports.return')}
      </Button>
    )
  }
  const close = () => {
    clear()
    setOpen(false)
  }
  return (
    <div className={classes.returnForm}>
      <ProblemNotice error={write.error} />
      <Textarea
        label={t('reports.returnWhy')}
        autoFocus
        minRows={2}
        maxLength={4000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div>
        <Button
          size="compact-md"
          loading={write.isPending}
          disabled={reason.trim().length < 3}
          onClick={() => write.mutate({ reportId, item, reason: reason.trim() }, { onSuccess: close })}
        >
          {t('reports.return')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  )
}

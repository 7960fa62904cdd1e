import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'

type AnswerLineProps = {
  item: { field: string } | { section: string }
  answer: string | null
  open: boolean
  /** What was typed has not arrived yet. */
  waits: boolean
}

/** The agency’s answer to what came back; with it the item goes up again. */
export function AnswerLine({ item, answer, open, waits }: AnswerLineProps) {
  const { page } = useSheet()
  const reportId = page.report.id
  const [isOpen, setOpen] = useState(false)
  const [text, setText, clear] = useDraft(`report.${reportId}.answer.${JSON.stringify(item)}`, '')
  const write = useWrite('report.answerItem')
  if (answer !== null) return <em> {t('reports.answered', { answer })}</em>
  if (!open || page.writable !== 'returned') return null
  if (!isOpen && text === '') {
    return (
      <>
        {' '}
        <button type="button" onClick={() => setOpen(true)}>
          {t('reports.answer')}
        </button>
      </>
    )
  }
  const send = () => write.mutate({ reportId, item, answer: text.trim() }, { onSuccess: clear })
  return (
    <span className={classes.reason}>
      <ProblemNotice error={write.error} />
      <Textarea
        aria-label={t('reports.answerText')}
        placeholder={t('reports.answerHint')}
        minRows={1}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button size="compact-sm" loading={write.isPending} disabled={waits || text.trim().length < 3} onClick={send}>
        {t('reports.sendAnswer')}
      </Button>
    </span>
  )
}

import { Button, Textarea } from '@mantine/core'
import { useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import type { Detail } from './ReportForm.tsx'

export function CommentBox({ assignment }: { assignment: Detail }) {
  const [text, setText, clear] = useDraft(`comment.${assignment.id}`, '')
  const write = useWrite('assignment.comment', { refresh: ['assignment.get'] })
  if (!assignment.steps.includes('comment')) return null
  return (
    <form
      className={classes.comment}
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ assignmentId: assignment.id, text }, { onSuccess: clear })
      }}
    >
      <ProblemNotice error={write.error} />
      <Textarea
        aria-label={t('comment.label')}
        placeholder={t('comment.placeholder')}
        minRows={1}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() ? (
        <Button type="submit" size="compact-sm" loading={write.isPending}>
          {t('comment.send')}
        </Button>
      ) : null}
    </form>
  )
}

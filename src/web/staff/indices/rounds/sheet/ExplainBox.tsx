import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useWrite } from '../../../api.ts'
import { useDraft } from '../../../draft.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t } from '../../../words.ts'
import type { Line, Sheet } from './figures.ts'
import classes from './panel.module.css'
import type { Parts } from './SheetTable.tsx'
import { withReply } from './use-sheet.ts'

/** The agency's answer to other points; kept on this device until it is sent. */
export function ExplainBox({ line, parts }: { line: Line; parts: Parts }) {
  const [text, setText, clear] = useDraft(`explain.${parts.sheetId}.${line.code}`, line.explanation ?? '')
  const queries = useQueryClient()
  const write = useWrite('round.explain', { refresh: ['round.lineHistory'] })
  const send = () =>
    write.mutate(
      { sheetId: parts.sheetId, code: line.code, version: line.version, explanation: text.trim() },
      {
        onSuccess: (reply) => {
          clear()
          const key = keyOf('round.sheet', { sheetId: parts.sheetId })
          queries.setQueryData<Sheet>(key, (old) => old && withReply(old, reply))
        },
      },
    )
  return (
    <section className={classes.verdictBox}>
      <ProblemNotice error={write.error} />
      <Textarea
        label={t('rounds.explanation')}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button size="sm" loading={write.isPending} onClick={send} disabled={text.trim() === (line.explanation ?? '')}>
        {t('rounds.sendExplanation')}
      </Button>
    </section>
  )
}

import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useWrite } from '../../../api.ts'
import { moment } from '../../../format.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t } from '../../../words.ts'
import type { Line, Sheet } from './figures.ts'
import classes from './panel.module.css'
import type { Parts } from './SheetTable.tsx'
import { withReply } from './use-sheet.ts'

type ReturnedNoticeProps = { line: Line; returned: NonNullable<Line['returned']>; parts: Parts; unsaved: boolean }

/** Why the line came back; its agency sends it in again when it is done. */
export function ReturnedNotice({ line, returned, parts, unsaved }: ReturnedNoticeProps) {
  const { sheetId } = parts
  const queries = useQueryClient()
  const write = useWrite('round.lockLine', { refresh: ['round.lineHistory'] })
  const send = () =>
    write.mutate(
      { sheetId, code: line.code, version: line.version },
      {
        onSuccess: (reply) => {
          const key = keyOf('round.sheet', { sheetId })
          queries.setQueryData<Sheet>(key, (old) => old && withReply(old, reply))
        },
      },
    )
  return (
    <div className={classes.returned}>
      <p>
        <IconArrowBackUp size={16} aria-hidden /> <b>{t('rounds.cameBack')}</b> {returned.reason}
        <small>
          {returned.byName}, {moment(returned.at)}
        </small>
      </p>
      <ProblemNotice error={write.error} />
      {parts.mayFix ? (
        <Button size="compact-sm" loading={write.isPending} disabled={unsaved} onClick={send}>
          {t('rounds.lockAgain')}
        </Button>
      ) : null}
    </div>
  )
}

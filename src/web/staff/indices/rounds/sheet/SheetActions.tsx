import { Button, Modal, Textarea } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeDocx, IconLock } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { hrefOf, useWrite } from '../../../api.ts'
import { moment } from '../../../format.ts'
import { DialogForm } from '../../../ui/DialogForm.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { t } from '../../../words.ts'
import type { Sheet } from './figures.ts'

type SheetActionsProps = { sheet: Sheet; unsaved: number }

/** Handing in, opening again, accepting what raises no doubt, and the form as a file. */
export const SheetActions = memo(function SheetActions({ sheet, unsaved }: SheetActionsProps) {
  const { id: sheetId, version, round, can, submittedAt } = sheet
  const scoring = round.stage === 'selfScoring' && round.open
  const rest = useWrite('round.acceptRest')
  const mayAccept = can.includes('round.appraise') && round.stage === 'appraisal' && round.open
  return (
    <>
      {submittedAt ? (
        <Tag tone="good" icon={IconLock}>
          {t('rounds.submittedAt', { at: moment(submittedAt) })}
        </Tag>
      ) : null}
      <Button
        component="a"
        variant="default"
        leftSection={<IconFileSpreadsheet size={17} />}
        href={hrefOf('round.sheetXlsx', { sheetId })}
      >
        Excel
      </Button>
      <Button
        component="a"
        variant="default"
        leftSection={<IconFileTypeDocx size={17} />}
        href={hrefOf('round.sheetDocx', { sheetId })}
      >
        Word
      </Button>
      {mayAccept ? (
        <Button loading={rest.isPending} onClick={() => rest.mutate({ sheetId })}>
          {t('rounds.acceptRest')}
        </Button>
      ) : null}
      {rest.data ? (
        <span role="status">{t('rounds.acceptedRest', { count: rest.data.accepted, left: rest.data.left })}</span>
      ) : null}
      <ProblemNotice error={rest.error} />
      {scoring && submittedAt && can.includes('round.manage') ? <Reopen sheetId={sheetId} version={version} /> : null}
      {scoring && !submittedAt && can.includes('round.selfScore') ? <Submit sheet={sheet} unsaved={unsaved} /> : null}
    </>
  )
})

function Submit({ sheet, unsaved }: SheetActionsProps) {
  const [isAsking, ask] = useState(false)
  const write = useWrite('round.submit')
  const external = new Set(sheet.rows.filter((row) => row.external).map(({ code }) => code))
  const empty = sheet.lines.filter(({ code, claim }) => claim === null && !external.has(code)).length
  return (
    <>
      <Button disabled={unsaved > 0} onClick={() => ask(true)}>
        {unsaved > 0 ? t('rounds.saving') : t('rounds.submit')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('rounds.submit')}>
        <DialogForm
          onSubmit={() => write.mutate({ sheetId: sheet.id, version: sheet.version }, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          label={t('rounds.submit')}
        >
          <p>{t('rounds.submitMeans')}</p>
          {empty > 0 ? <p>{t('rounds.submitEmpty', { count: empty })}</p> : null}
        </DialogForm>
      </Modal>
    </>
  )
}

function Reopen({ sheetId, version }: { sheetId: string; version: number }) {
  const [isAsking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const write = useWrite('round.reopenSheet')
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('rounds.reopen')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('rounds.reopen')}>
        <DialogForm
          onSubmit={() => write.mutate({ sheetId, version, reason }, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready={reason.trim().length >= 3}
          label={t('rounds.reopen')}
        >
          <Textarea
            label={t('rounds.reason')}
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </DialogForm>
      </Modal>
    </>
  )
}

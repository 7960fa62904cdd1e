import { Button, FileButton, Group, Modal } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Output, upload } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from './rounds.module.css'

/** Points that others give come from their file: first a trial that shows every mistake, then the writing. */
export function ImportPoints({ roundId }: { roundId: string }) {
  const [file, setFile] = useState<File>()
  const [outcome, setOutcome] = useState<Output<'round.import'>>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()
  const send = async (chosen: File, dryRun: boolean) => {
    setError(undefined)
    setBusy(true)
    try {
      setOutcome(await upload('round.import', { roundId, dryRun: String(dryRun) }, chosen))
      if (!dryRun) await queries.invalidateQueries()
    } catch (failure) {
      setOutcome(undefined)
      setError(failure)
    }
    setBusy(false)
  }
  const choose = (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    void send(chosen, true)
  }
  const close = () => {
    setFile(undefined)
    setOutcome(undefined)
    setError(undefined)
  }
  return (
    <>
      <FileButton onChange={choose} accept=".csv,.xlsx" inputProps={{ 'aria-label': t('rounds.import') }}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={17} />}>
            {t('rounds.import')}
          </Button>
        )}
      </FileButton>
      <Modal
        opened={file !== undefined}
        onClose={close}
        size="lg"
        title={file?.name ?? ''}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <ProblemNotice error={error} />
        {outcome ? (
          <>
            <p>
              {t(outcome.written ? 'rounds.imported' : 'rounds.wouldImport', {
                values: outcome.values,
                units: outcome.units,
                criteria: outcome.criteria.join(', '),
              })}
            </p>
            {outcome.errors.length > 0 ? (
              <ul className={classes.errors}>
                {outcome.errors.map(({ row, column, message }) => (
                  <li key={`${row} ${column} ${message}`}>
                    {t('rounds.rowError', { row, column })} {message}
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        ) : null}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          {file && outcome && !outcome.written ? (
            <Button
              loading={busy}
              disabled={outcome.errors.length > 0 || outcome.values === 0}
              onClick={() => void send(file, false)}
            >
              {t('rounds.importNow')}
            </Button>
          ) : null}
        </Group>
      </Modal>
    </>
  )
}

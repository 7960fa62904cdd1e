import { Button, Group, Modal } from '@mantine/core'
import type { Output } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { t } from '../../words.ts'
import classes from './rounds.module.css'

/** Points that others give come from their file: first a trial that shows every mistake, then the writing. */
export function ImportPoints({ roundId }: { roundId: string }) {
  const { file, busy, result: outcome, error, choose, write, close } = useTableImport('round.import', { roundId })
  return (
    <>
      <TableFile onChoose={choose} label={t('rounds.import')} quiet />
      <Modal
        opened={file !== undefined}
        onClose={close}
        size="lg"
        title={file?.name ?? ''}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <ProblemNotice error={error} />
        {outcome ? <ImportSaid outcome={outcome} /> : null}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          {file && outcome && !outcome.written ? (
            <Button loading={busy} disabled={outcome.errors.length > 0 || outcome.values === 0} onClick={() => write()}>
              {t('rounds.importNow')}
            </Button>
          ) : null}
        </Group>
      </Modal>
    </>
  )
}

/** What points a table holds, or held when it was written, and every mistake in it. */
export function ImportSaid({ outcome }: { outcome: Output<'round.import'> }) {
  return (
    <>
      <p role="status">
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
  )
}

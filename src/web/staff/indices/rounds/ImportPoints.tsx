import type { Output } from '../../api.ts'
import { TrialDialog } from '../../ui/TrialDialog.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { t } from '../../words.ts'
import classes from './rounds.module.css'

/** Points that others give come from their file: first a trial that shows every mistake, then the writing. */
export function ImportPoints({ roundId }: { roundId: string }) {
  const trial = useTableImport('round.import', { roundId })
  const outcome = trial.result
  return (
    <>
      <TableFile onChoose={trial.choose} label={t('rounds.import')} quiet />
      <TrialDialog
        trial={trial}
        ready={outcome !== undefined && !outcome.written && outcome.errors.length === 0 && outcome.values > 0}
        label={t('rounds.importNow')}
      >
        {outcome ? <ImportSaid outcome={outcome} /> : null}
      </TrialDialog>
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

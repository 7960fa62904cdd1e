import type { XlsformOutcome } from '#features/questionnaires/schema.ts'
import { TrialDialog } from '../ui/TrialDialog.tsx'
import { TableFile, useTableImport } from '../ui/table-import.tsx'
import { t } from '../words.ts'
import classes from './surveys.module.css'

type XlsformImportProps = { questionnaireId: string; number: number; edit: number; disabled: boolean }

/** A draft takes the questions of an XLSForm: first a trial that shows every mistake and what is not taken as it is. */
export function XlsformImport({ disabled, ...of }: XlsformImportProps) {
  const trial = useTableImport('questionnaire.importXlsform', of)
  const outcome = trial.result
  return (
    <>
      <TableFile onChoose={trial.choose} label={t('surveys.importXlsform')} accept=".xlsx" quiet disabled={disabled} />
      <TrialDialog
        trial={trial}
        ready={outcome !== undefined && !outcome.written && outcome.faults.length === 0}
        label={t('surveys.xlsformReplace')}
      >
        {outcome ? <Outcome outcome={outcome} /> : null}
      </TrialDialog>
    </>
  )
}

function Outcome({ outcome: { faults, notes, written, sections, questions } }: { outcome: XlsformOutcome }) {
  return (
    <>
      <p role="status">
        {faults.length > 0
          ? t('surveys.xlsformFaulty')
          : t(written ? 'surveys.xlsformTaken' : 'surveys.xlsformWouldTake', { sections, questions })}
      </p>
      {faults.length > 0 ? (
        <ul className={classes.told}>
          {faults.map(({ sheet, row, words }) => (
            <li key={`${sheet} ${row} ${words}`}>
              <b>{t('surveys.xlsformRow', { sheet, row })}</b> {words}
            </li>
          ))}
        </ul>
      ) : null}
      {notes.length > 0 ? (
        <section aria-label={t('surveys.xlsformNotes')}>
          <h3 className={classes.toldHead}>{t('surveys.xlsformNotes')}</h3>
          <ul className={classes.told}>
            {notes.map(({ sheet, rows, words }) => (
              <li key={`${sheet} ${rows[0]} ${words}`}>
                {rows.length > 0 ? <b>{placed(sheet, rows)} </b> : null}
                {words}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const MOST_ROWS = 8

/** “Trang survey, dòng 4, 7, 9:”, the first of very many. */
function placed(sheet: string, rows: readonly number[]): string {
  const [row = 1] = rows
  if (rows.length === 1) return t('surveys.xlsformRow', { sheet, row })
  const shown = rows.slice(0, MOST_ROWS).join(', ')
  const more = rows.length - MOST_ROWS
  return t('surveys.xlsformRows', {
    sheet,
    rows: more > 0 ? t('surveys.xlsformMoreRows', { rows: shown, count: more }) : shown,
  })
}

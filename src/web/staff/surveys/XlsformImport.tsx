import { TrialDialog } from '../ui/TrialDialog.tsx'
import { TableFile, useTableImport } from '../ui/table-import.tsx'
import { t } from '../words.ts'
import classes from './surveys.module.css'

type XlsformImportProps = { questionnaireId: string; number: number; edit: number; disabled: boolean }

/** A draft takes the questions of an XLSForm: first a trial that shows every mistake and what is not read. */
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
        {outcome ? (
          <>
            <p role="status">
              {outcome.faults.length > 0
                ? t('surveys.xlsformFaulty')
                : t(outcome.written ? 'surveys.xlsformTaken' : 'surveys.xlsformWouldTake', {
                    sections: outcome.sections,
                    questions: outcome.questions,
                  })}
            </p>
            <ul className={classes.told}>
              {outcome.faults.map(({ sheet, row, words }) => (
                <li key={`${sheet} ${row} ${words}`}>
                  {t('surveys.xlsformRow', { sheet, row })} {words}
                </li>
              ))}
              {outcome.ignored.map(({ sheet, column, cells }) => (
                <li key={`${sheet} ${column}`}>{t('surveys.xlsformIgnored', { sheet, column, cells })}</li>
              ))}
            </ul>
          </>
        ) : null}
      </TrialDialog>
    </>
  )
}

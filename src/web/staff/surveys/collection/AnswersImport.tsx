import { Group } from '@mantine/core'
import { hrefOf } from '../../api.ts'
import { ImportErrors } from '../../ui/ImportErrors.tsx'
import { TrialDialog } from '../../ui/TrialDialog.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { t } from '../../words.ts'

/** Answers of a table: first a trial that shows every mistake; all of it is written, or nothing. */
export function AnswersImport({ surveyId }: { surveyId: string }) {
  const trial = useTableImport('survey.importAnswers', { surveyId })
  const { result } = trial
  return (
    <>
      <p className="small">{t('surveys.importMeans')}</p>
      <Group gap={12}>
        <a href={hrefOf('survey.importForm', { surveyId })}>{t('surveys.importForm')}</a>
        <TableFile onChoose={trial.choose} label={t('surveys.importAnswers')} quiet />
      </Group>
      <TrialDialog
        trial={trial}
        ready={result !== undefined && !result.written && result.errors.length === 0}
        label={t('surveys.importWrite')}
      >
        {result && result.errors.length > 0 ? <ImportErrors name="survey-import" errors={result.errors} /> : null}
        {result && result.errors.length === 0 ? (
          <p role="status">
            {t(result.written ? 'surveys.imported' : 'surveys.wouldImport', {
              count: result.rows - result.known,
              known: result.known,
            })}
          </p>
        ) : null}
      </TrialDialog>
    </>
  )
}

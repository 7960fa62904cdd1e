import { Button, Group, Modal } from '@mantine/core'
import { ImportErrors } from '../../ui/ImportErrors.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { t } from '../../words.ts'

/** Answers of a table: first a trial that shows every mistake; all of it is written, or nothing. */
export function AnswersImport({ surveyId }: { surveyId: string }) {
  const { file, busy, result, error, choose, write, close } = useTableImport('survey.importAnswers', { surveyId })
  const ready = result && !result.written && result.errors.length === 0
  return (
    <>
      <p className="small">{t('surveys.importMeans')}</p>
      <TableFile onChoose={choose} label={t('surveys.importAnswers')} quiet />
      <Modal
        opened={file !== undefined}
        onClose={close}
        size="lg"
        title={file?.name ?? ''}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <ProblemNotice error={error} />
        {result && result.errors.length > 0 ? <ImportErrors name="survey-import" errors={result.errors} /> : null}
        {result && result.errors.length === 0 ? (
          <p role="status">
            {t(result.written ? 'surveys.imported' : 'surveys.wouldImport', {
              count: result.rows - result.known,
              known: result.known,
            })}
          </p>
        ) : null}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          {ready ? (
            <Button loading={busy} onClick={() => write()}>
              {t('surveys.importWrite')}
            </Button>
          ) : null}
        </Group>
      </Modal>
    </>
  )
}

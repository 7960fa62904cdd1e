import { Button, Group, Modal } from '@mantine/core'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../ui/table-import.tsx'
import { t } from '../words.ts'
import classes from './surveys.module.css'

type XlsformImportProps = { questionnaireId: string; number: number; edit: number; disabled: boolean }

/** A draft takes the questions of an XLSForm: first a trial that shows every mistake and what is not read. */
export function XlsformImport({ disabled, ...of }: XlsformImportProps) {
  const { file, busy, result: outcome, error, choose, write, close } = useTableImport('questionnaire.importXlsform', of)
  return (
    <>
      <TableFile onChoose={choose} label={t('surveys.importXlsform')} quiet disabled={disabled} />
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
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          {outcome && !outcome.written && outcome.faults.length === 0 ? (
            <Button loading={busy} onClick={() => write()}>
              {t('surveys.xlsformReplace')}
            </Button>
          ) : null}
        </Group>
      </Modal>
    </>
  )
}

import { Button, Group, Modal } from '@mantine/core'
import type { SamplePage } from '#features/samples/schema.ts'
import { ImportErrors } from '../../ui/ImportErrors.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** A list for each stage, tried before it is used. */
export function ListsCard({ sample }: { sample: SamplePage }) {
  const keeps = sample.can.includes('survey.manage') && !sample.drawnAt
  return (
    <section className={classes.card}>
      <h2>{t('samples.lists')}</h2>
      <p className="small">{t('samples.listsLead')}</p>
      {sample.frames.map((frame) => (
        <div key={frame.stage}>
          <div className={classes.list}>
            <span>
              {frame.rows > 0
                ? t('samples.listOf', { name: frame.name, rows: number(frame.rows) })
                : t('samples.noList', { name: frame.name })}
            </span>
            {keeps ? <FrameImport surveyId={sample.surveyId} stage={frame.stage} name={frame.name} /> : null}
          </div>
          <Looks findings={frame.findings} />
        </div>
      ))}
    </section>
  )
}

type Findings = SamplePage['frames'][number]['findings']
const MOST = 8

function Looks({ findings }: { findings: Findings }) {
  if (findings.length === 0) return null
  return (
    <details>
      <summary>
        {t('samples.look')} ({findings.length})
      </summary>
      <ul className={classes.told}>
        {findings.slice(0, MOST).map(({ row, at, message }) => (
          <li key={`${row} ${at} ${message}`}>
            {row === null ? at : t('samples.row', { row })}: {message}
          </li>
        ))}
      </ul>
    </details>
  )
}

function FrameImport({ surveyId, stage, name }: { surveyId: string; stage: number; name: string }) {
  const { file, busy, result, error, choose, write, close } = useTableImport('sample.importFrame', { surveyId, stage })
  const unused = result?.columns.filter(({ use }) => use === null).map(({ title }) => title) ?? []
  return (
    <>
      <TableFile onChoose={choose} label={t('samples.bring', { name })} quiet />
      <Modal
        opened={file !== undefined}
        onClose={close}
        size="lg"
        title={file?.name ?? ''}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <ProblemNotice error={error} />
        {result && result.errors.length > 0 ? <ImportErrors name="frame-errors" errors={result.errors} /> : null}
        {result && result.errors.length === 0 ? (
          <p role="status">
            {t(result.written ? 'samples.taken' : 'samples.wouldTake', { rows: number(result.rows) })}
          </p>
        ) : null}
        {unused.length > 0 ? <p className="small">{t('samples.ignored', { columns: unused.join(', ') })}</p> : null}
        {result ? <Looks findings={result.looks} /> : null}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          {result && !result.written && result.errors.length === 0 ? (
            <Button loading={busy} onClick={() => write()}>
              {t('samples.use')}
            </Button>
          ) : null}
        </Group>
      </Modal>
    </>
  )
}

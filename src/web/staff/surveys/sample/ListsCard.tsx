import { Group } from '@mantine/core'
import type { SamplePage } from '#features/samples/schema.ts'
import { hrefOf } from '../../api.ts'
import { ImportErrors } from '../../ui/ImportErrors.tsx'
import { TrialDialog } from '../../ui/TrialDialog.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** A list for each stage, tried before it is used. */
export function ListsCard({ sample }: { sample: SamplePage }) {
  const keeps = sample.can.includes('survey.manage') && !sample.drawnAt
  const drawn = sample.begun?.stages ?? 0
  return (
    <section className={classes.card}>
      <h2>{t('samples.lists')}</h2>
      {keeps ? <p className="small">{t('samples.listsLead')}</p> : null}
      {sample.frames.map((frame) => (
        <div key={frame.stage}>
          <div className={classes.list}>
            <div>
              {frame.rows > 0
                ? t('samples.listOf', { name: frame.name, rows: number(frame.rows) })
                : t('samples.noList', { name: frame.name })}
              <Strata groups={frame.groups} />
            </div>
            {keeps && frame.stage >= drawn ? (
              <FrameImport surveyId={sample.surveyId} stage={frame.stage} name={frame.name} />
            ) : null}
          </div>
          <Looks findings={frame.findings} />
        </div>
      ))}
    </section>
  )
}

/** The strata of a list with their units, and their sizes where it has sizes. */
function Strata({ groups }: { groups: SamplePage['frames'][number]['groups'] }) {
  if (groups.length < 2) return null
  const said = groups.map(
    ({ name, rows, size }) => `${name}: ${number(rows)}${size === null ? '' : ` (${number(size)})`}`,
  )
  return <div className="small">{said.join(' · ')}</div>
}

type Findings = SamplePage['frames'][number]['findings']
const MOST = 8

/** Open while a list is tried: that its rows are of places that were not drawn must be seen before it is used. */
function Looks({ findings, open = false }: { findings: Findings; open?: boolean }) {
  if (findings.length === 0) return null
  return (
    <details open={open}>
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
  const trial = useTableImport('sample.importFrame', { surveyId, stage })
  const { result } = trial
  const unused = result?.columns.filter(({ use }) => use === null).map(({ title }) => title) ?? []
  return (
    <Group gap={12}>
      <a href={hrefOf('sample.listForm', { surveyId, stage })}>{t('samples.listForm')}</a>
      <TableFile onChoose={trial.choose} label={t('samples.bring', { name })} quiet />
      <TrialDialog
        trial={trial}
        ready={result !== undefined && !result.written && result.errors.length === 0}
        label={t('samples.use')}
      >
        {result && result.errors.length > 0 ? (
          <>
            {result.errorCount > result.errors.length ? (
              <p>{t('samples.firstErrors', { n: number(result.errors.length), all: number(result.errorCount) })}</p>
            ) : null}
            <ImportErrors name="frame-errors" errors={result.errors} />
          </>
        ) : null}
        {result && result.errors.length === 0 ? (
          <p role="status">
            {t(result.written ? 'samples.taken' : 'samples.wouldTake', { rows: number(result.rows) })}
          </p>
        ) : null}
        {unused.length > 0 ? <p className="small">{t('samples.ignored', { columns: unused.join(', ') })}</p> : null}
        {result ? <Looks findings={result.looks} open /> : null}
      </TrialDialog>
    </Group>
  )
}

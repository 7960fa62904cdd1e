import { Alert, Button, Group, Progress } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { hrefOf, type Output } from '../api.ts'
import { ImportErrors } from '../ui/ImportErrors.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { TableFile, useTableImport } from '../ui/table-import.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

type Result = Output<'agency.import'>

/** A dry run says what would happen, row by row; nothing is written before a person has seen it. */
export function AgencyImportPage() {
  const { file, share, busy, result, error, choose, write } = useTableImport('agency.import', {})
  return (
    <Page
      narrow
      title={t('agencies.import')}
      trail={[{ label: t('admin.agencies'), to: '/quan-tri/don-vi' }]}
      lead={t('import.lead')}
    >
      <div className={classes.steps}>
        <section className="card">
          <Group gap={10}>
            <TableFile
              onChoose={choose}
              label={t(file ? 'import.chooseOther' : 'import.choose')}
              name={t('import.choose')}
              quiet={file !== undefined}
            />
            <a href={hrefOf('agency.export', { format: 'xlsx' })}>{t('import.sample')}</a>
          </Group>
          {file ? <p style={{ marginTop: 10 }}>{file.name}</p> : <p className="small">{t('import.columns')}</p>}
          {share === undefined ? null : <Progress value={share * 100} mt={8} aria-label={t('import.sending')} />}
        </section>
        <ProblemNotice error={error} />
        {result ? <Outcome result={result} busy={busy} onWrite={() => write()} /> : null}
      </div>
    </Page>
  )
}

type OutcomeProps = { result: Result; busy: boolean; onWrite: () => void }

function Outcome({ result, busy, onWrite }: OutcomeProps) {
  const { rows, added, changed, unchanged, errors, written } = result
  if (written)
    return (
      <Alert color="brand" role="status" icon={<IconCheck size={18} />} title={t('import.done')}>
        {t('import.doneCounts', { added, changed })} <Link to="/quan-tri/don-vi">{t('import.see')}</Link>
      </Alert>
    )
  return (
    <section className="card" aria-live="polite">
      <h2>{t('import.found', { count: rows })}</h2>
      <div className={classes.tally} style={{ margin: '8px 0 14px' }}>
        <Tag tone="good">{t('import.added', { count: added })}</Tag>
        <Tag tone="brand">{t('import.changed', { count: changed })}</Tag>
        <Tag>{t('import.unchanged', { count: unchanged })}</Tag>
        {errors.length > 0 ? <Tag tone="bad">{t('import.errors', { count: errors.length })}</Tag> : null}
      </div>
      {errors.length > 0 ? (
        <ImportErrors name="import-errors" errors={errors} />
      ) : (
        <Button loading={busy} disabled={added + changed === 0} onClick={onWrite}>
          {t('import.write', { count: added + changed })}
        </Button>
      )}
    </section>
  )
}

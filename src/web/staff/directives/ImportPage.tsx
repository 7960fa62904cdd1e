import { Alert, Button, Group, Progress } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hrefOf, type Output, useRead } from '../api.ts'
import { useMay, useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ImportErrors } from '../ui/ImportErrors.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../ui/table-import.tsx'
import { t } from '../words.ts'
import classes from './directives.module.css'

/** A spreadsheet as offices keep it: a try names each wrong cell, nothing is written before a person has seen it. */
export function ImportPage() {
  const may = useMay('plan.confirm')
  return (
    <Page
      narrow
      title={t('directives.import')}
      lead={t('directives.import.lead')}
      trail={[{ label: t('directives.title'), to: '/viec-cap-tren-giao' }]}
    >
      {may ? <Steps /> : <Empty title={t('directives.form.mayNot')}>{t('directives.form.mayNotNext')}</Empty>}
    </Page>
  )
}

function Steps() {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const home = useRead('agency.get', { agencyId: own ?? '' }, { enabled: own !== null }).data
  const [chosen, setChosen] = useState<{ agencyId?: string | null; standingAgencyId?: string | null }>({})
  const agencyId = chosen.agencyId ?? (home?.kind === 'committee' ? own : (home?.parentId ?? null))
  const standingAgencyId = chosen.standingAgencyId ?? own
  const said = { agencyId: agencyId ?? '', standingAgencyId: standingAgencyId ?? '' }
  const { file, share, busy, result, error, choose, write, forget } = useTableImport('directive.import', said)
  const set = (next: typeof chosen) => {
    setChosen({ ...chosen, ...next })
    forget()
  }
  return (
    <div className={classes.form}>
      <section className={`card ${classes.card}`}>
        <div className={classes.row}>
          <AgencyPicker
            label={t('directives.form.agency')}
            required
            value={agencyId}
            onChange={(next) => set({ agencyId: next })}
          />
          <AgencyPicker
            label={t('directives.form.standing')}
            required
            value={standingAgencyId}
            onChange={(next) => set({ standingAgencyId: next })}
          />
        </div>
        <Group gap={12}>
          <TableFile
            onChoose={choose}
            label={t(file ? 'directives.import.other' : 'directives.import.choose')}
            name={t('directives.import.choose')}
            quiet={file !== undefined}
            disabled={!agencyId || !standingAgencyId}
          />
          <a href={hrefOf('directive.sample', {})}>{t('directives.import.sample')}</a>
          {file ? <span className="small">{file.name}</span> : null}
        </Group>
        {share === undefined ? null : <Progress value={share * 100} aria-label={t('import.sending')} />}
      </section>
      <ProblemNotice error={error} />
      {result ? <Result result={result} busy={busy} onWrite={() => write()} /> : null}
    </div>
  )
}

type ResultProps = { result: Output<'directive.import'>; busy: boolean; onWrite: () => void }

function Result({ result, busy, onWrite }: ResultProps) {
  const { rows, documents, known, errors, written } = result
  if (written)
    return (
      <Alert color="brand" role="status" icon={<IconCheck size={18} />} title={t('import.done')}>
        {t('directives.import.done', { count: documents })}{' '}
        <Link to="/viec-cap-tren-giao">{t('directives.import.see')}</Link>
      </Alert>
    )
  return (
    <section className={`card ${classes.card}`} aria-live="polite">
      <h2 style={{ margin: 0 }}>{t('directives.import.found', { rows, documents })}</h2>
      {known > 0 ? <p className="small">{t('directives.import.known', { count: known })}</p> : null}
      {errors.length > 0 ? (
        <ImportErrors name="directive-import-errors" errors={errors} />
      ) : documents > 0 ? (
        <div>
          <Button loading={busy} onClick={onWrite}>
            {t('directives.import.write', { count: documents })}
          </Button>
        </div>
      ) : (
        <p style={{ margin: 0 }}>{t('directives.import.nothing')}</p>
      )}
    </section>
  )
}

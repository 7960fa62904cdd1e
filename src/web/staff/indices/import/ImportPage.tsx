import { Button, FileButton, Progress, Select, TextInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Output, upload, useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { Imports } from './Imports.tsx'
import classes from './import.module.css'
import { Outcome } from './Outcome.tsx'

export type ImportOutcome = Output<'results.import'>

type Form = { framework: string; level: string; kind: string; year: string; source: string; publishedOn: string }
const empty: Form = { framework: 'papi', level: 'province', kind: 'scores', year: '', source: '', publishedOn: '' }

/** A dry run says what the file holds, row by row; nothing is written before a person has seen it. */
export function ImportPage() {
  const [form, setForm] = useState<Form>(empty)
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [result, setResult] = useState<ImportOutcome>()
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  const set = (changed: Partial<Form>) => {
    setForm({ ...form, ...changed })
    setResult(undefined)
  }
  const send = async (chosen: File, dryRun: boolean, replace = false) => {
    setError(undefined)
    setShare(0)
    const { year, publishedOn, ...rest } = form
    const input = { ...rest, year: year || undefined, publishedOn: publishedOn || undefined, dryRun, replace }
    try {
      setResult(await upload('results.import', input as never, chosen, { onProgress: setShare }))
      if (!dryRun) queries.invalidateQueries()
    } catch (failure) {
      setError(failure)
    }
    setShare(undefined)
  }
  const choose = (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    setResult(undefined)
    send(chosen, true)
  }
  return (
    <Page narrow title={t('results.import')} lead={t('results.importLead')}>
      <div className={classes.steps}>
        <section className="card">
          <Fields form={form} set={set} />
          <div className={classes.file}>
            <FileButton
              onChange={choose}
              accept=".csv,.xlsx"
              disabled={form.source.trim().length < 3}
              inputProps={{ 'aria-label': t('results.choose') }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant={file ? 'default' : 'filled'}
                  leftSection={<IconFileSpreadsheet size={17} />}
                >
                  {file ? t('results.chooseOther') : t('results.choose')}
                </Button>
              )}
            </FileButton>
            {file && !result && share === undefined ? (
              <Button onClick={() => send(file, true)}>{file.name}</Button>
            ) : (
              <span className="small">
                {file ? file.name : form.source.trim().length < 3 ? t('results.needSource') : ''}
              </span>
            )}
          </div>
          {share === undefined ? null : <Progress value={share * 100} mt={8} aria-label={t('results.sending')} />}
        </section>
        <ProblemNotice error={error} />
        {result ? (
          <Outcome
            result={result}
            framework={form.framework}
            busy={share !== undefined}
            onWrite={(replace) => file && send(file, false, replace)}
          />
        ) : null}
        <Imports />
      </div>
    </Page>
  )
}

function Fields({ form, set }: { form: Form; set: (changed: Partial<Form>) => void }) {
  const { data } = useRead('results.home', {})
  const indices = (data?.cards ?? []).map(({ framework, frameworkName }) => ({
    value: framework,
    label: frameworkName,
  }))
  const kinds = (['scores', 'precision', 'indicators', 'groups'] as const).map((kind) => ({
    value: kind,
    label: t(`resultKind.${kind}`),
  }))
  const levels = (['province', 'department', 'commune'] as const).map((level) => ({
    value: level,
    label: t(`resultLevel.${level}`),
  }))
  return (
    <div className={classes.fields}>
      <Select
        label={t('results.index')}
        data={indices}
        value={form.framework}
        onChange={(framework) => set({ framework: framework ?? '' })}
        allowDeselect={false}
        data-wide
      />
      <Select
        label={t('results.kind')}
        data={kinds}
        value={form.kind}
        onChange={(kind) => set({ kind: kind ?? '' })}
        allowDeselect={false}
      />
      <Select
        label={t('results.level')}
        data={levels}
        value={form.level}
        onChange={(level) => set({ level: level ?? '' })}
        allowDeselect={false}
      />
      <TextInput
        label={t('results.source')}
        description={t('results.sourceHint')}
        value={form.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        maxLength={400}
        required
        data-wide
      />
      <TextInput
        label={t('results.year')}
        description={t('results.yearHint')}
        value={form.year}
        inputMode="numeric"
        onChange={(event) => set({ year: event.currentTarget.value.replace(/\D/g, '').slice(0, 4) })}
      />
      <TextInput
        label={t('results.publishedOn')}
        description={'\u00a0'}
        type="date"
        value={form.publishedOn}
        onChange={(event) => set({ publishedOn: event.currentTarget.value })}
      />
    </div>
  )
}

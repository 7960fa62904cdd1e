import { Button, Progress, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TableFile, useTableImport } from '../../ui/table-import.tsx'
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
  const { year, publishedOn, ...rest } = form
  const said = { ...rest, year: year || undefined, publishedOn: publishedOn || undefined }
  const { file, share, busy, result, error, choose, tryAgain, write, forget } = useTableImport(
    'results.import',
    said as never,
  )
  const set = (changed: Partial<Form>) => {
    setForm({ ...form, ...changed })
    forget()
  }
  const sourceMissing = form.source.trim().length < 3
  return (
    <Page title={t('results.import')} lead={t('results.importLead')}>
      <div className={classes.steps}>
        <section className="card">
          <Fields form={form} set={set} />
          <div className={classes.file}>
            <TableFile
              onChoose={choose}
              disabled={sourceMissing}
              label={t(file ? 'results.chooseOther' : 'results.choose')}
              name={t('results.choose')}
              quiet={file !== undefined}
            />
            {file && !result && !busy ? (
              <Button onClick={tryAgain}>{file.name}</Button>
            ) : (
              <span className="small">{file ? file.name : sourceMissing ? t('results.needSource') : ''}</span>
            )}
          </div>
          {share === undefined ? null : <Progress value={share * 100} mt={8} aria-label={t('results.sending')} />}
        </section>
        <ProblemNotice error={error} />
        {result ? (
          <Outcome
            result={result}
            framework={form.framework}
            busy={busy}
            onWrite={(replace) => write({ replace } as never)}
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
      <DayField
        label={t('results.publishedOn')}
        value={form.publishedOn}
        onChange={(publishedOn) => set({ publishedOn })}
      />
    </div>
  )
}

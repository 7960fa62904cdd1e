import { Button, Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SeriesList } from '#features/reports/schema.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import { day } from '../../format.ts'
import { DayField } from '../../ui/DayField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from '../reports.module.css'
import { RegimeFields } from './RegimeFields.tsx'
import { ReportersFields } from './ReportersFields.tsx'
import { formKey, type Settings } from './settings.ts'

type SeriesFormProps = {
  begin: Settings
  forms: SeriesList['forms']
  source: Regime['source']
  /** Only when it is made. */
  collectors?: SeriesList['collectors']
  collector?: string
  onCollector?: (id: string) => void
  illustrative?: boolean
  onIllustrative?: (is: boolean) => void
  error: unknown
  pending: boolean
  label: string
  onSave: (settings: Settings) => void
}

/** Everything that a regime consists of: name, form, periods with their days, who reports. */
export function SeriesForm(props: SeriesFormProps) {
  const { begin, forms, source, error, pending, label, onSave } = props
  const [settings, setSettings] = useState(begin)
  const set = (part: Partial<Settings>) => setSettings((all) => ({ ...all, ...part }))
  const ready = settings.title.trim().length >= 3 && settings.validFrom !== '' && settings.regime.periods.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onSave(settings)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <ProblemNotice error={error} />
      <TextInput
        label={t('series.title')}
        maxLength={300}
        value={settings.title}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <p className="small">{sourceWords(source)}</p>
      <Collector {...props} />
      <Select
        label={t('reports.form')}
        allowDeselect={false}
        data={forms.map((form) => ({ value: formKey(form), label: `${form.title} (${form.version})` }))}
        value={settings.form}
        onChange={(form) => form && set({ form })}
      />
      <RegimeFields regime={settings.regime} onChange={(regime) => set({ regime })} />
      <ReportersFields settings={settings} set={set} />
      <fieldset>
        <legend>{t('series.opening')}</legend>
        <Checkbox
          label={t('series.byItself')}
          checked={settings.opensByItself}
          onChange={({ currentTarget }) => set({ opensByItself: currentTarget.checked })}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" verticalSpacing="sm">
          <NumberInput
            label={t('series.daysBefore')}
            description={t('series.daysBeforeHint')}
            min={0}
            max={366}
            value={settings.openDaysBefore}
            onChange={(value) => set({ openDaysBefore: Number(value) || 0 })}
          />
          <DayField
            label={t('series.validFrom')}
            value={settings.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
          <DayField label={t('series.validTo')} value={settings.validTo} onChange={(validTo) => set({ validTo })} />
        </SimpleGrid>
      </fieldset>
      <div>
        <Button type="submit" loading={pending} disabled={!ready}>
          {label}
        </Button>
      </div>
    </form>
  )
}

function Collector({ collectors, collector = '', onCollector, illustrative, onIllustrative }: SeriesFormProps) {
  if (!collectors || !onCollector || !onIllustrative) return null
  return (
    <>
      <Select
        label={t('series.collector')}
        allowDeselect={false}
        data={collectors.map(({ id, name }) => ({ value: id, label: name }))}
        value={collector}
        onChange={(id) => id && onCollector(id)}
      />
      <Checkbox
        label={t('series.illustrative')}
        checked={illustrative ?? false}
        onChange={({ currentTarget }) => onIllustrative(currentTarget.checked)}
      />
    </>
  )
}

const sourceWords = ({ number, date, issuer, place, confidence }: Regime['source']): string =>
  [number ?? issuer, date ? day(date) : null, place, confidence === 'secondary' ? t('series.secondary') : null]
    .filter(Boolean)
    .join(' · ')

import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SeriesList } from '#features/reports/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { useMe } from '../../session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { locale, t } from '../../words.ts'
import { SeriesForm } from './SeriesForm.tsx'
import { formKey, inputOf, settingsOf } from './settings.ts'

/** A regime begins with a preset; everything in it can be changed. */
export function NewSeriesPage() {
  const read = useRead('reportSeries.list', {})
  const trail = [{ label: t('reports.series'), to: '/bao-cao/che-do' }]
  return (
    <Page title={t('series.new')} lead={t('series.newLead')} trail={trail} narrow>
      <Unread read={read} />
      {read.data ? (
        read.data.collectors.length === 0 ? (
          <Empty title={t('series.mayNot')} />
        ) : (
          <Inside list={read.data} />
        )
      ) : null}
    </Page>
  )
}

function Inside({ list }: { list: SeriesList }) {
  const { today } = useMe()
  const [preset, choose] = useState<string | null>(null)
  const [collector, setCollector] = useState(list.collectors[0]?.id ?? '')
  const [illustrative, setIllustrative] = useState(false)
  const write = useWrite('reportSeries.create')
  const navigate = useNavigate()
  const regime = list.regimes.find(({ code }) => code === preset)
  const form = list.forms[0]
  return (
    <>
      <Select
        label={t('series.preset')}
        description={t('series.presetHint')}
        data={list.regimes.map(({ code, name }) => ({ value: code, label: name[locale()] }))}
        value={preset}
        onChange={choose}
        mb="md"
      />
      {regime && form ? (
        <SeriesForm
          key={regime.code}
          begin={settingsOf(regime, formKey(form), today)}
          forms={list.forms}
          source={regime.source}
          collectors={list.collectors}
          collector={collector}
          onCollector={setCollector}
          illustrative={illustrative}
          onIllustrative={setIllustrative}
          error={write.error}
          pending={write.isPending}
          label={t('series.create')}
          onSave={(settings) =>
            write.mutate(
              { ...inputOf(settings), agencyId: collector, illustrative },
              { onSuccess: ({ id }) => void navigate({ to: `/bao-cao/che-do/${id}` }) },
            )
          }
        />
      ) : null}
    </>
  )
}

import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import type { SeriesPage } from '#features/reports/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { SeriesForm } from './SeriesForm.tsx'
import { inputOf, settingsFrom } from './settings.ts'

/** Changes hold from the next round on; a round that runs keeps its form, days and agencies. */
export function EditSeries({ series }: { series: SeriesPage }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('reports.edit')}
      </Button>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} position="right" size="xl" title={t('series.edit')}>
        <Inside series={series} close={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Inside({ series, close }: { series: SeriesPage; close: () => void }) {
  const list = useRead('reportSeries.list', {})
  const write = useWrite('reportSeries.update')
  if (!list.isSuccess) return <Unread read={list} />
  return (
    <>
      <p>{t('series.editMeans')}</p>
      <SeriesForm
        begin={settingsFrom(series)}
        forms={list.data.forms}
        source={series.regime.source}
        error={write.error}
        pending={write.isPending}
        label={t('action.save')}
        onSave={(settings) =>
          write.mutate(
            { seriesId: series.id, version: series.version, ...inputOf(settings, series) },
            { onSuccess: close },
          )
        }
      />
    </>
  )
}

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Series } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'

/** Regimes in use: which form, who reports, what comes next. */
export function SeriesListPage() {
  const read = useRead('reportSeries.list', {})
  const mayMake = (read.data?.collectors.length ?? 0) > 0
  const make = mayMake ? (
    <Button component={Link} to="/bao-cao/che-do/moi" leftSection={<IconPlus size={17} />}>
      {t('series.new')}
    </Button>
  ) : null
  return (
    <Page title={t('reports.series')} lead={t('series.lead')} actions={make}>
      <Unread read={read} />
      {read.data ? (
        <DataTable
          name="report-series"
          label={t('reports.series')}
          rows={read.data.series}
          columns={columns()}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/bao-cao/che-do/${id}`}
          empty={<Empty title={t('series.none')}>{mayMake ? t('series.noneNext') : null}</Empty>}
        />
      ) : null}
    </Page>
  )
}

const columns = (): Column<Series>[] => [
  {
    key: 'title',
    label: t('series.name'),
    render: ({ title }) => title,
    below: ({ agencyName }) => agencyName,
    card: 'title',
  },
  { key: 'form', label: t('reports.form'), render: ({ formTitle, formVersion }) => `${formTitle} (${formVersion})` },
  { key: 'who', label: t('series.agencies'), render: ({ reporterCount }) => number(reporterCount), align: 'right' },
  {
    key: 'next',
    label: t('series.next'),
    render: ({ next }) => (next ? `${next.name}, ${t('series.opensOn', { day: day(next.opensOn) })}` : '–'),
  },
  { key: 'rounds', label: t('series.rounds'), render: ({ rounds }) => number(rounds), align: 'right' },
]

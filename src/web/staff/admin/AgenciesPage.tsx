import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { hrefOf, type Output, usePages } from '../api.ts'
import { day } from '../format.ts'
import { useMay } from '../session.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ExportButton } from '../ui/ExportButton.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { AgencyTree } from './AgencyTree.tsx'
import classes from './admin.module.css'
import { levels } from './choices.ts'
import { NewAgency } from './NewAgency.tsx'

type Agency = Output<'agency.list'>['agencies'][number]

/** Agencies of today and of before, as a list or as a tree. */
export function AgenciesPage() {
  const manages = useMay('agency.manage')
  const [filters, change] = useFilters()
  const [adding, add] = useState(false)
  const tree = filters.dang === 'cay'
  return (
    <Page
      title={t('admin.agencies')}
      actions={
        <>
          <ExportButton href={hrefOf('agency.export', {})} />
          {manages ? (
            <>
              <Button
                component={Link}
                to="/quan-tri/don-vi/nhap"
                variant="default"
                leftSection={<IconUpload size={16} />}
              >
                {t('agencies.import')}
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
                {t('agencies.add')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('agencies.form')}
          value={tree ? 'cay' : 'danh-sach'}
          onChange={(dang) => change({ dang: dang === 'cay' ? dang : undefined })}
          data={[
            { value: 'danh-sach', label: t('agencies.list') },
            { value: 'cay', label: t('agencies.tree') },
          ]}
        />
        <SearchBox label={t('agencies.search')} value={filters.tim ?? ''} onSearch={(tim) => change({ tim })} />
        {tree ? null : (
          <>
            <Select
              aria-label={t('agencies.level')}
              placeholder={t('agencies.anyLevel')}
              clearable
              w={170}
              value={filters.cap ?? null}
              onChange={(cap) => change({ cap: cap ?? undefined })}
              data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
            />
            <Checkbox
              label={t('agencies.withEnded')}
              checked={filters['da-het'] === '1'}
              onChange={(event) => change({ 'da-het': event.currentTarget.checked ? '1' : undefined })}
            />
          </>
        )}
      </div>
      {tree ? <AgencyTree search={filters.tim ?? ''} /> : <AgencyList />}
      <NewAgency opened={adding} onClose={() => add(false)} />
    </Page>
  )
}

function AgencyList() {
  const [filters] = useFilters()
  const pages = usePages('agency.list', {
    search: filters.tim,
    level: levels.find((each) => each === filters.cap),
    ended: filters['da-het'] === '1' ? 'true' : undefined,
    limit: 100,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap(({ agencies }) => agencies) ?? [], [pages.data])
  if (!pages.isSuccess) return <Unread read={pages} rows={10} />
  return (
    <DataTable
      name="agencies"
      label={t('admin.agencies')}
      rows={rows}
      columns={columns()}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/quan-tri/don-vi/${id}`}
      more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
      empty={<Empty title={t('agencies.none')}>{t('agencies.noneNext')}</Empty>}
    />
  )
}

const columns = (): Column<Agency>[] => [
  { key: 'name', label: t('agencies.name'), card: 'title', render: ({ name }) => name },
  { key: 'shortName', label: t('agencies.shortName'), width: 150, render: ({ shortName }) => shortName ?? '' },
  {
    key: 'level',
    label: t('agencies.level'),
    width: 120,
    render: ({ level }) => t(`level.${level}`),
  },
  { key: 'kind', label: t('agencies.kind'), width: 170, wide: true, render: ({ kind }) => t(`kind.${kind}`) },
  {
    key: 'parent',
    label: t('agencies.parent'),
    width: 200,
    wide: true,
    render: ({ parentName }) => parentName ?? '',
  },
  {
    key: 'valid',
    label: t('agencies.validity'),
    width: 160,
    card: 'side',
    render: ({ validTo }) =>
      validTo ? (
        <Tag>{t('agencies.endedOn', { day: day(validTo) })}</Tag>
      ) : (
        <Tag tone="good">{t('agencies.active')}</Tag>
      ),
  },
]

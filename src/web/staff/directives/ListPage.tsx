import { Button, Select } from '@mantine/core'
import { IconChartPie, IconFileSpreadsheet, IconMailDown, IconPencilPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Issuer } from '#features/directives/schema.ts'
import { usePages } from '../api.ts'
import plans from '../plans/plans.module.css'
import { useMay } from '../session.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { DirectiveTable } from './DirectiveTable.tsx'
import { PlanParts } from './PlanParts.tsx'

const states = ['open', 'overdue', 'done', 'draft'] as const

/** Work that came from above outside a plan; the filters are in the address. */
export function ListPage() {
  return (
    <>
      <PlanParts />
      <Page title={t('directives.title')} lead={t('directives.lead')} actions={<Beginnings />}>
        <DirectiveFilters />
        <Found />
      </Page>
    </>
  )
}

function Beginnings() {
  const may = useMay('plan.confirm')
  return (
    <div className={plans.beginnings}>
      <Button
        component={Link}
        to="/viec-cap-tren-giao/ty-le"
        variant="default"
        leftSection={<IconChartPie size={17} />}
      >
        {t('directives.share')}
      </Button>
      {may ? (
        <>
          <Button
            component={Link}
            to="/viec-cap-tren-giao/nhap"
            variant="default"
            leftSection={<IconFileSpreadsheet size={17} />}
          >
            {t('directives.import')}
          </Button>
          <Button component={Link} to="/viec-cap-tren-giao/moi" leftSection={<IconPencilPlus size={17} />}>
            {t('directives.register')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

const thisYear = new Date().getFullYear()
const years = Array.from({ length: 8 }, (_, ago) => String(thisYear + 1 - ago))

/** Who gave it, how it stands, of which year, which words. */
export function DirectiveFilters() {
  const [filters, change, clear] = useFilters()
  const { tim = '', 'noi-giao': issuer, 'tinh-trang': state, nam } = filters
  const choice = (label: string, name: string, value: string | undefined, data: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      w={{ base: '100%', sm: 180 }}
      clearable
      data={data}
      value={value ?? null}
      onChange={(next) => change({ [name]: next ?? undefined })}
    />
  )
  return (
    <search className={plans.filters}>
      <SearchBox value={tim} onSearch={(text) => change({ tim: text })} label={t('directives.search')} />
      {choice(
        t('directives.issuer'),
        'noi-giao',
        issuer,
        Issuer.options.map((value) => ({ value, label: t(`directives.issuerOf.${value}`) })),
      )}
      {choice(
        t('directives.state'),
        'tinh-trang',
        state,
        states.map((value) => ({ value, label: t(`directives.state.${value}`) })),
      )}
      {choice(
        t('directives.year'),
        'nam',
        nam,
        years.map((value) => ({ value, label: value })),
      )}
      {tim || issuer || state || nam ? (
        <Button variant="subtle" onClick={clear}>
          {t('action.clearFilters')}
        </Button>
      ) : null}
    </search>
  )
}

/** The documents of a kind that the filters in the address leave. */
export function useDirectives(kind: 'directive' | 'conclusion') {
  const [filters] = useFilters()
  const { tim, 'noi-giao': wanted, nam } = filters
  const issuer = Issuer.options.find((each) => each === wanted)
  const state = states.find((each) => each === filters['tinh-trang'])
  const found = usePages('directive.list', {
    kind,
    ...(tim ? { search: tim } : {}),
    ...(issuer ? { issuer } : {}),
    ...(state ? { state } : {}),
    ...(nam ? { year: nam } : {}),
  })
  return { found, filtered: Boolean(tim || issuer || state || nam) }
}

function Found() {
  const { found, filtered } = useDirectives('directive')
  const may = useMay('plan.confirm')
  if (!found.data) return <Unread read={found} />
  const empty = filtered ? (
    <NoneFound />
  ) : (
    <Empty icon={IconMailDown} title={t('directives.none')} action={may ? <Beginnings /> : null}>
      {t(may ? 'directives.noneNext' : 'directives.noneNextOther')}
    </Empty>
  )
  return (
    <DirectiveTable
      label={t('directives.title')}
      name="directives"
      rows={found.data.pages.flatMap(({ directives }) => directives)}
      empty={empty}
      more={{ has: found.hasNextPage, loading: found.isFetchingNextPage, load: () => void found.fetchNextPage() }}
    />
  )
}

export function NoneFound() {
  const [, , clear] = useFilters()
  const action = (
    <Button variant="default" onClick={clear}>
      {t('action.clearFilters')}
    </Button>
  )
  return (
    <Empty title={t('directives.noneFound')} action={action}>
      {t('directives.noneFoundNext')}
    </Empty>
  )
}

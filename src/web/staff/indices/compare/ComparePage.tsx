import { SegmentedControl, Select, Switch } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisTabs, yearIn } from '../AnalysisPage.tsx'
import { FieldChoice, LevelChoice, levelIn } from '../FieldChoice.tsx'
import { nameOf } from '../profile/source.ts'
import { Chosen } from './Chosen.tsx'
import { Courses } from './Courses.tsx'
import classes from './compare.module.css'
import { FieldMap } from './FieldMap.tsx'
import { HeatTable } from './HeatTable.tsx'
import { Ranking } from './Ranking.tsx'

export type Field = Output<'results.field'>
export type FieldUnit = Field['units'][number]

/** The whole field in one year: tile map, ranking, and chosen localities beside each other. */
export function ComparePage() {
  const { framework = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const input = {
    framework,
    level: levelIn(filters),
    field: filters.nhom,
    year: yearIn(filters),
    view: filters.kieu === 'nay' ? ('now' as const) : ('then' as const),
    unscored: filters['khong-diem'] ? ('zero' as const) : ('leftOut' as const),
  }
  const read = useRead('results.field', input, { keep: true })
  const trail = [
    { label: t('nav.indices'), to: '/chi-so' },
    ...(read.data ? [{ label: read.data.frameworkName, to: `/chi-so/${framework}` }] : []),
  ]
  if (!read.data)
    return (
      <Page title={t('indices.compare')} trail={trail}>
        <Unread read={read} rows={4} height={140} />
      </Page>
    )
  const field = read.data
  const code = field.codes.some((it) => it.code === filters.ma) ? (filters.ma ?? 'total') : 'total'
  const region = filters.vung ?? ''
  const units = field.units.filter((it) => region === '' || it.region === region)
  const chosen = (filters.chon ?? '').split(',').filter(Boolean)
  const workbook = hrefOf('results.exportField', { ...input, year: field.year })
  const marked = field.units.filter(({ unit }) => chosen.includes(idOf(unit)))
  return (
    <Page
      title={t('field.title', { name: field.frameworkName })}
      trail={trail}
      lead={field.ownMean ? t('profile.ownMean') : field.illustrative ? t('indices.illustrativeMeans') : field.issuer}
    >
      <AnalysisTabs framework={framework} year={field.year} />
      <Choices field={field} code={code} region={region} choose={change} filters={filters} />
      <div className={classes.page} aria-busy={read.isPlaceholderData}>
        <div className={classes.pair}>
          <FieldMap field={field} code={code} region={region} workbook={workbook} />
          <Ranking
            field={field}
            units={units}
            code={code}
            chosen={chosen}
            workbook={workbook}
            mark={(ids) => change({ chon: ids.join(',') })}
          />
        </div>
        <Chosen field={field} units={marked} workbook={workbook} clear={() => change({ chon: '' })} />
        <Courses field={field} code={code} region={region} units={marked} workbook={workbook} />
        <HeatTable field={field} units={units} workbook={workbook} />
      </div>
    </Page>
  )
}

export const idOf = (unit: string): string => unit.replace(/^\w+:/, '')

type ChoicesProps = {
  field: Field
  code: string
  region: string
  filters: Readonly<Record<string, string | undefined>>
  choose: (changed: Record<string, string>) => void
}

function Choices({ field, code, region, filters, choose }: ChoicesProps) {
  const regions = [...new Set(field.units.flatMap((it) => (it.region ? [it.region] : [])))].sort()
  const unscored = field.units.some(({ standings }) => standings.total?.points === null)
  return (
    <div className={classes.choices}>
      <LevelChoice {...field} choose={(cap) => choose({ cap, nhom: '', nam: '', chon: '', vung: '', ma: '' })} />
      <FieldChoice {...field} choose={(nhom) => choose({ nhom, nam: '', chon: '', vung: '' })} />
      <Select
        label={t('profile.year')}
        data={[...field.years].reverse().map(String)}
        value={String(field.year)}
        onChange={(value) => choose({ nam: value ?? '' })}
        allowDeselect={false}
        w={100}
      />
      <Select
        label={t('field.code')}
        data={field.codes.map((it) => ({ value: it.code, label: nameOf(it) }))}
        value={code}
        onChange={(value) => choose({ ma: value === 'total' ? '' : (value ?? '') })}
        allowDeselect={false}
        searchable
        w={300}
      />
      {regions.length > 1 ? (
        <Select
          label={t('field.region')}
          data={[{ value: '', label: t('field.allRegions') }, ...regions.map((it) => ({ value: it, label: it }))]}
          value={region}
          onChange={(value) => choose({ vung: value ?? '' })}
          allowDeselect={false}
          w={230}
        />
      ) : null}
      {field.canView.length > 1 ? (
        <SegmentedControl
          aria-label={t('field.view')}
          data={[
            { value: '', label: t('fieldView.then') },
            { value: 'nay', label: t('field.nowShort') },
          ]}
          value={field.view === 'now' ? 'nay' : ''}
          onChange={(value) => choose({ kieu: value, chon: '' })}
        />
      ) : null}
      {unscored ? (
        <Switch
          label={t('field.unscoredZero')}
          checked={Boolean(filters['khong-diem'])}
          onChange={(event) => choose({ 'khong-diem': event.currentTarget.checked ? 'nhom-cuoi' : '' })}
        />
      ) : null}
    </div>
  )
}

import { Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisTabs, yearIn } from '../AnalysisPage.tsx'
import { FieldChoice, LevelChoice, levelIn } from '../FieldChoice.tsx'
import { BesideBest } from './BesideBest.tsx'
import { Head } from './Head.tsx'
import { Indicators } from './Indicators.tsx'
import { LinesTable } from './LinesTable.tsx'
import { Notes } from './Notes.tsx'
import classes from './profile.module.css'
import { TotalChange } from './TotalChange.tsx'
import { Trend } from './Trend.tsx'
import { YearsTable } from './YearsTable.tsx'

export type Profile = Output<'results.profile'>
export type Line = Profile['lines'][number]

/** One locality on one index: where it stands, where it gains and loses, how it came there. */
export function ProfilePage() {
  const { framework = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const input = {
    framework,
    level: levelIn(filters),
    field: filters.nhom,
    unit: filters['don-vi'],
    year: yearIn(filters),
    unscored: filters['khong-diem'] ? ('zero' as const) : ('leftOut' as const),
  }
  const read = useRead('results.profile', input, { keep: true })
  const trail = [{ label: t('nav.indices'), to: '/chi-so' }]
  if (!read.isSuccess)
    return (
      <Page title={t('nav.indices')} trail={trail}>
        <Unread read={read} rows={4} height={140} />
      </Page>
    )
  const profile = read.data
  return (
    <Page
      title={`${profile.unit.name} – ${profile.frameworkName}`}
      trail={trail}
      lead={profile.illustrative ? t('indices.illustrativeMeans') : profile.issuer}
      actions={<Choices profile={profile} choose={change} />}
    >
      <AnalysisTabs framework={profile.framework} year={profile.year} />
      <div className={classes.page} aria-busy={read.isPlaceholderData}>
        <Head profile={profile} />
        <div className={classes.pair}>
          <BesideBest profile={profile} />
          <Trend profile={profile} />
        </div>
        <LinesTable profile={profile} />
        <div className={classes.pair}>
          <TotalChange profile={profile} />
          <YearsTable profile={profile} />
        </div>
        <Indicators profile={profile} />
        <Notes profile={profile} />
      </div>
    </Page>
  )
}

type ChoicesProps = { profile: Profile; choose: (changed: Record<string, string>) => void }

function Choices({ profile, choose }: ChoicesProps) {
  const units = profile.units.map(({ unit, name, own }) => ({
    value: unit,
    label: own ? `${name} (${t('profile.ours')})` : name,
  }))
  return (
    <>
      <LevelChoice {...profile} choose={(cap) => choose({ cap, nhom: '', 'don-vi': '', nam: '' })} />
      <FieldChoice {...profile} choose={(nhom) => choose({ nhom, 'don-vi': '', nam: '' })} />
      <Select
        aria-label={t('profile.unit')}
        data={units}
        value={profile.unit.unit}
        onChange={(value) => choose({ 'don-vi': value ?? '' })}
        searchable
        allowDeselect={false}
        w={210}
      />
      <Select
        aria-label={t('profile.year')}
        data={[...profile.years].reverse().map(String)}
        value={String(profile.year)}
        onChange={(value) => choose({ nam: value ?? '' })}
        allowDeselect={false}
        w={96}
      />
    </>
  )
}

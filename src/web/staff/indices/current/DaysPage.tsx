import { Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { day, moment } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { percentText, pointsText } from '../figures.ts'
import { ScorePage, Totals, trailOf } from './ScorePage.tsx'

type Days = Output<'score.days'>
type Kept = Days['days'][number]

/** What one agency came to on the days that were kept, as a line and as a table. */
export function DaysPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const read = useRead('score.days', { scoreId }, { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('scores.days')} trail={trailOf()}>
        <Unread read={read} rows={6} />
      </Page>
    )
  const found = read.data
  const workbook = hrefOf('score.exportDays', { scoreId })
  const group = found.groups.find(({ code }) => code === filters['linh-vuc'])
  const of = (it: Kept) => (group ? it.groups.find(({ code }) => code === group.code) : it)
  const figures = {
    form: 'lines' as const,
    title: t('scores.course', { name: group ? `${group.code}. ${group.name}` : t('profile.total') }),
    about: `${found.name}, ${found.year}`,
    source: `${found.editionName} · ${t('scores.computed')}`,
    heading: t('profile.part'),
    years: found.days.map((_, at) => at),
    labels: found.days.map(({ takenOn }) => day(takenOn).slice(0, 5)),
    digits: 2,
    series: [
      {
        label: t('analysis.points'),
        colour: '#0e5a5e',
        cuts: [],
        values: found.days.map((it) => of(it)?.points ?? null),
      },
      {
        label: t('scores.applicable'),
        colour: '#44545f',
        dashed: true,
        cuts: [],
        values: found.days.map((it) => of(it)?.max ?? null),
      },
    ],
  }
  return (
    <ScorePage head={found} title={t('scores.days')} workbook={workbook}>
      <div className={classes.stack}>
        <Totals total={found.now} />
        {found.days.length > 1 ? (
          <Picture figures={figures} workbook={workbook}>
            <Select
              aria-label={t('profile.trendOf')}
              size="xs"
              w={{ base: '100%', sm: 380 }}
              data={[
                { value: '', label: t('profile.total') },
                ...found.groups.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` })),
              ]}
              value={group?.code ?? ''}
              onChange={(code) => change({ 'linh-vuc': code || undefined })}
              allowDeselect={false}
            />
          </Picture>
        ) : null}
        <DataTable
          name="score-days"
          label={t('scores.days')}
          rows={[...found.days].reverse()}
          columns={columns(found)}
          rowKey={({ takenOn }) => takenOn}
          empty={<Empty title={t('scores.noDays')}>{t('scores.noDaysNext')}</Empty>}
        />
      </div>
    </ScorePage>
  )
}

const columns = ({ days }: Days): Column<Kept>[] => [
  { key: 'day', label: t('scores.day'), render: ({ takenOn }) => day(takenOn), card: 'title' },
  {
    key: 'points',
    label: t('analysis.pointsOfMax'),
    render: ({ points, max }) => `${pointsText(points)} / ${pointsText(max)}`,
    align: 'right',
  },
  {
    key: 'percent',
    label: t('scores.percent'),
    render: ({ percent }) => percentText(percent),
    align: 'right',
    card: 'side',
  },
  { key: 'gaps', label: t('scores.gapsShort'), render: ({ gaps }) => gaps, align: 'right' },
  { key: 'by', label: t('scores.takenBy'), render: ({ takenBy, takenAt }) => `${takenBy}, ${moment(takenAt)}` },
  {
    key: 'digest',
    label: t('scores.digest'),
    render: ({ digest }) => (
      <span title={digest}>
        {digest.slice(0, 8)}
        {days.at(-1)?.digest === digest ? '' : ` · ${t('scores.otherDigest')}`}
      </span>
    ),
    wide: true,
  },
]

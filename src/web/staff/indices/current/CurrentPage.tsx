import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Output, useRead, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { tell } from '../../ui/notice.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { percentText, pointsText } from '../figures.ts'
import { OpenBookDialog } from './OpenBookDialog.tsx'
import { StepNote } from './steps.tsx'

type Row = Output<'score.list'>['rows'][number]

/** Points of every agency as they are today: by figures that are kept, or by the sheets of a round. */
export function CurrentPage() {
  const [filters, change] = useFilters()
  const [opening, open] = useState(false)
  const mayScore = useMay('round.selfScore')
  const mayManage = useMay('round.manage')
  const read = useRead('score.list', filters.ky ? { group: filters.ky } : {}, { keep: true })
  const take = useWrite('score.takeRound')
  const isRound = read.data && read.data.group !== 'books' && read.data.rows.length > 0
  const takeAll = (roundId: string) =>
    take.mutate(
      { roundId },
      { onSuccess: ({ takenOn, units }) => tell(t('scores.takenAll', { day: day(takenOn), count: units })) },
    )
  return (
    <Page
      title={t('scores.title')}
      lead={t('scores.lead')}
      actions={
        <>
          {isRound && mayManage ? (
            <Button variant="default" loading={take.isPending} onClick={() => takeAll(read.data.group)}>
              {t('scores.takeRound')}
            </Button>
          ) : null}
          {mayScore ? (
            <Button leftSection={<IconPlus size={17} />} onClick={() => open(true)}>
              {t('scores.openBook')}
            </Button>
          ) : null}
        </>
      }
    >
      <Unread read={read} rows={8} />
      <ProblemNotice error={take.error} />
      {read.data ? (
        <>
          {read.data.groups.length > 1 ? (
            <div className={classes.bar}>
              <Select
                aria-label={t('scores.group')}
                data={read.data.groups.map(({ group, name, units }) => ({
                  value: group,
                  label: `${group === 'books' ? t('scores.books') : name} (${units})`,
                }))}
                value={read.data.group}
                onChange={(ky) => change({ ky: ky ?? undefined })}
                allowDeselect={false}
                w={{ base: '100%', sm: 460 }}
              />
            </div>
          ) : null}
          <DataTable
            name="scores"
            label={t('scores.title')}
            rows={read.data.rows}
            columns={columnsOf(read.data.group === 'books')}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/chi-so/diem-hien-tai/${id}`}
            empty={<Empty title={t('scores.none')}>{t('scores.noneNext')}</Empty>}
          />
        </>
      ) : null}
      {opening ? <OpenBookDialog close={() => open(false)} /> : null}
    </Page>
  )
}

const columnsOf = (isBooks: boolean): Column<Row>[] => [
  {
    key: 'name',
    label: t('scores.unit'),
    render: ({ name }) => name,
    card: 'title',
    width: '26%',
    below: ({ editionName, year, illustrative }) => (
      <>
        {isBooks ? `${t('scores.headLead', { edition: editionName, year: String(year) })} ` : null}
        {illustrative && isBooks ? <Tag tone="warn">{t('indices.illustrative')}</Tag> : null}
      </>
    ),
  },
  {
    key: 'points',
    label: t('analysis.pointsOfMax'),
    render: ({ total }) => (
      <span className={classes.whole}>{`${pointsText(total.points)} / ${pointsText(total.max)}`}</span>
    ),
    align: 'right',
  },
  {
    key: 'percent',
    label: t('scores.percent'),
    render: ({ total }) => percentText(total.percent),
    align: 'right',
    card: 'side',
  },
  {
    key: 'lost',
    label: t('analysis.lostShort'),
    render: ({ total }) => <b className={classes.whole}>{pointsText(total.lost)}</b>,
    align: 'right',
  },
  {
    key: 'rank',
    label: t('indices.rank'),
    render: ({ total }) => (
      <span className={classes.whole}>{total.rank === null ? '–' : `${total.rank} / ${total.of}`}</span>
    ),
    align: 'right',
  },
  {
    key: 'near',
    label: t('scores.nearest'),
    width: '32%',
    render: ({ nearest }) =>
      nearest ? (
        <>
          {nearest.code}: <StepNote step={nearest} />
        </>
      ) : (
        <span className={classes.quiet}>–</span>
      ),
  },
  {
    key: 'taken',
    label: t('scores.takenOn'),
    render: ({ takenOn }) => (takenOn ? day(takenOn) : <span className={classes.quiet}>–</span>),
    wide: true,
  },
]

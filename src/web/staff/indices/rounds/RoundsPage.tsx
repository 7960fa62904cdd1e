import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t, word } from '../../words.ts'

export type Round = Output<'round.list'>['rounds'][number]

/** Rounds in which one's agency has part, and those whose results are published. */
export function RoundsPage() {
  const read = useRead('round.list', {})
  const mayOpen = useMay('round.manage')
  const open = mayOpen ? (
    <Button component={Link} to="/chi-so/ky-danh-gia/mo" leftSection={<IconPlus size={17} />}>
      {t('rounds.open')}
    </Button>
  ) : null
  return (
    <Page title={t('rounds.title')} lead={t('rounds.lead')} actions={open}>
      <Unread read={read} rows={6} />
      {read.data ? (
        <DataTable
          name="rounds"
          label={t('rounds.title')}
          rows={read.data.rounds}
          columns={columns()}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/chi-so/ky-danh-gia/${id}`}
          empty={<Empty title={t('rounds.none')}>{t(mayOpen ? 'rounds.noneNext' : 'rounds.noneWait')}</Empty>}
        />
      ) : null}
    </Page>
  )
}

export const stageTone = ({ stage, open }: Pick<Round, 'stage' | 'open'>): Tone =>
  stage === 'published' ? 'good' : open ? 'brand' : 'warn'

const columns = (): Column<Round>[] => [
  { key: 'name', label: t('rounds.name'), render: ({ name }) => name, card: 'title' },
  { key: 'edition', label: t('rounds.edition'), render: ({ editionName }) => editionName },
  {
    key: 'stage',
    label: t('rounds.stage'),
    render: (round) => <Tag tone={stageTone(round)}>{word('stage', round.stage)}</Tag>,
    card: 'side',
  },
  { key: 'until', label: t('rounds.untilDay'), width: 120, render: ({ until }) => day(until) },
  {
    key: 'submitted',
    label: t('rounds.submittedCount'),
    render: ({ submitted, sheets }) => `${number(submitted)}/${number(sheets)}`,
    align: 'right',
    width: 120,
  },
]

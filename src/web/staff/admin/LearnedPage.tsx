import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import type { LearnedName } from '#features/learned/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { moment } from '../format.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import classes from './admin.module.css'

/** What people corrected and the program applies since: revoked with one press, and taken back with another. */
export function LearnedPage() {
  const read = useRead('learned.list', {})
  const learned = useForgetting()
  return (
    <Page title={t('admin.learned')} lead={t('learned.lead')}>
      <ProblemNotice error={learned.error} />
      <div className={classes.undo} role="status">
        {learned.last ? (
          <>
            {t('learned.forgotten', { words: learned.last.words })}
            <Button
              size="compact-xs"
              variant="light"
              leftSection={<IconArrowBackUp size={14} />}
              loading={learned.busy}
              onClick={learned.undo}
            >
              {t('learned.undo')}
            </Button>
          </>
        ) : null}
      </div>
      <Unread read={read} />
      {read.data ? (
        <DataTable
          label={t('admin.learned')}
          name="learned-names"
          rows={read.data.names}
          columns={columnsOf()}
          action={(name) => <Forget name={name} busy={learned.busy} onForget={learned.forget} />}
          rowKey={({ id }) => id}
          total={read.data.names.length}
          empty={
            <Empty icon={IconSchool} title={t('learned.none')}>
              {t('learned.noneNext')}
            </Empty>
          }
        />
      ) : null}
    </Page>
  )
}

function useForgetting() {
  const options = { refresh: ['learned.list'] } as const
  const forgetAgency = useWrite('agency.forgetName', options)
  const restoreAgency = useWrite('agency.restoreName', options)
  const forgetCriterion = useWrite('criterion.forgetName', options)
  const restoreCriterion = useWrite('criterion.restoreName', options)
  const [last, setLast] = useState<LearnedName | null>(null)
  const all = [forgetAgency, restoreAgency, forgetCriterion, restoreCriterion]
  const forget = (name: LearnedName) => {
    const then = { onSuccess: () => setLast(name) }
    if (name.kind === 'agency') forgetAgency.mutate({ aliasId: name.id }, then)
    else forgetCriterion.mutate({ learnedId: name.id }, then)
  }
  const undo = () => {
    if (!last) return
    const then = {
      onSuccess: () => {
        notifications.show({ color: 'green', message: t('learned.restored', { words: last.words }) })
        setLast(null)
      },
    }
    if (last.kind === 'agency') restoreAgency.mutate({ aliasId: last.id }, then)
    else restoreCriterion.mutate({ learnedId: last.id }, then)
  }
  return { forget, undo, last, busy: all.some((each) => each.isPending), error: all.find((each) => each.error)?.error }
}

const columnsOf = (): Column<LearnedName>[] => [
  {
    key: 'words',
    label: t('learned.words'),
    card: 'title',
    render: ({ words }) => <b>“{words}”</b>,
  },
  {
    key: 'meaning',
    label: t('learned.meaning'),
    render: ({ meaning, indexName }) => (indexName ? `${indexName} ${meaning}` : meaning),
  },
  { key: 'kind', label: t('learned.kind'), width: 120, render: ({ kind }) => <Tag>{t(`learned.kind.${kind}`)}</Tag> },
  {
    key: 'by',
    label: t('learned.by'),
    width: 190,
    render: ({ byName, at }) => [byName, moment(at)].filter(Boolean).join(', '),
  },
  { key: 'applied', label: t('learned.applied'), width: 110, render: ({ applied }) => number(applied) },
]

type ForgetProps = { name: LearnedName; busy: boolean; onForget(name: LearnedName): void }

const Forget = ({ name, busy, onForget }: ForgetProps) => (
  <Button
    size="compact-xs"
    variant="default"
    disabled={busy}
    aria-label={t('learned.forgetName', { words: name.words })}
    onClick={() => onForget(name)}
  >
    {t('learned.forget')}
  </Button>
)

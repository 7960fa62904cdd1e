import { Button, Modal, Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Counts, Field } from '#features/samples/schema.ts'
import { useRead } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { ChecksCard } from './ChecksCard.tsx'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'
import { UnitsDialog } from './UnitsDialog.tsx'

/** How the work in the field stands, by place and by interviewer. */
export function FieldPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('sample.field', { surveyId })
  const [by, setBy] = useState<'place' | 'interviewer'>('place')
  const [opened, open] = useState<string>()
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const field = read.data
  const keeps = field.can.includes('survey.manage')
  return (
    <PartPage surveyId={surveyId} title={field.title} here="/thuc-dia">
      {field.drawn ? (
        <>
          <div className={classes.filters}>
            {(['place', 'interviewer'] as const).map((each) => (
              <Button
                key={each}
                variant={by === each ? 'filled' : 'default'}
                aria-pressed={by === each}
                onClick={() => setBy(each)}
              >
                {t(each === 'place' ? 'samples.byPlace' : 'samples.byInterviewer')}
              </Button>
            ))}
          </div>
          {by === 'place' ? <Places field={field} open={keeps ? open : undefined} /> : <Interviewers field={field} />}
          {keeps ? (
            <div className={classes.below}>
              <ChecksCard surveyId={surveyId} />
            </div>
          ) : null}
          <Modal
            opened={opened !== undefined}
            onClose={() => open(undefined)}
            size="xl"
            title={field.clusters.find(({ id }) => id === opened)?.label ?? ''}
            closeButtonProps={{ 'aria-label': t('action.close') }}
          >
            {opened ? <UnitsDialog clusterId={opened} people={field.people} /> : null}
          </Modal>
        </>
      ) : (
        <Empty title={t('samples.noField')}>{t('samples.noFieldText')}</Empty>
      )}
    </PartPage>
  )
}

const counted = ['target', 'done', 'refused', 'nonContact', 'ineligible', 'none', 'replaced', 'reservesLeft'] as const

function countColumns<Row extends { counts: Counts; answers: number }>(): Column<Row>[] {
  return [
    ...counted.map((each) => ({
      key: each,
      label: t(`samples.${each}`),
      align: 'right' as const,
      hasLine: ({ counts }: Row) => counts[each] > 0,
      render: ({ counts }: Row) => number(counts[each]),
    })),
    { key: 'answers', label: t('samples.answers'), align: 'right', render: ({ answers }) => number(answers) },
  ]
}

function Places({ field, open }: { field: Field; open: ((id: string) => void) | undefined }) {
  return (
    <DataTable
      name="field-places"
      label={t('samples.byPlace')}
      rows={field.clusters}
      columns={[
        {
          key: 'label',
          label: t('samples.place'),
          card: 'title',
          render: ({ label }) => label,
          below: ({ within }) => within,
        },
        ...countColumns<Field['clusters'][number]>(),
      ]}
      rowKey={({ id }) => id}
      {...(open
        ? {
            action: ({ id, label }: Field['clusters'][number]) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('samples.open')}: ${label}`}
                onClick={() => open(id)}
              >
                {t('samples.open')}
              </Button>
            ),
          }
        : {})}
      empty={null}
    />
  )
}

const Interviewers = ({ field }: { field: Field }) => (
  <DataTable
    name="field-interviewers"
    label={t('samples.byInterviewer')}
    rows={field.interviewers}
    columns={[
      { key: 'name', label: t('samples.interviewer'), card: 'title', render: ({ name }) => name },
      ...countColumns<Field['interviewers'][number]>(),
    ]}
    rowKey={({ id }) => id ?? ''}
    empty={null}
  />
)

export const PeopleSelect = ({
  label,
  people,
  onChoose,
}: {
  label: string
  people: Field['people']
  onChoose: (id: string) => void
}) => (
  <Select
    label={label}
    searchable
    value={null}
    data={people.map(({ id, name }) => ({ value: id, label: name }))}
    onChange={(id) => id && onChoose(id)}
  />
)

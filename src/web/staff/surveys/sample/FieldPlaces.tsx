import { Button } from '@mantine/core'
import type { Counts, Field, FieldPlace } from '#features/samples/schema.ts'
import { usePages, useRead } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** A place that is looked into, and whom of it was looked for. */
export type Opened = { clusterId: string; label: string; search?: string }

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

type PlacesProps = { surveyId: string; search: string; open: ((opened: Opened) => void) | undefined }

/** The work in the field by place, a page at a time. */
export function Places({ surveyId, search, open }: PlacesProps) {
  const read = usePages('sample.fieldPlaces', { surveyId, ...(search ? { search } : {}) })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  const places = read.data.pages.flatMap((page) => page.places)
  const action = ({ id, label }: FieldPlace) => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${t('samples.open')}: ${label}`}
      onClick={() => open?.({ clusterId: id, label })}
    >
      {t('samples.open')}
    </Button>
  )
  return (
    <>
      <DataTable
        name="field-places"
        label={t('samples.byPlace')}
        rows={places}
        columns={[
          {
            key: 'label',
            label: t('samples.place'),
            card: 'title',
            render: ({ label }) => label,
            below: ({ within }) => within,
          },
          ...countColumns<FieldPlace>(),
        ]}
        rowKey={({ id }) => id}
        {...(open ? { action } : {})}
        empty={<Empty title={t('samples.noPlaceFound')} />}
      />
      {read.hasNextPage ? (
        <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('samples.morePlaces')}
        </Button>
      ) : null}
    </>
  )
}

export const Interviewers = ({ field }: { field: Field }) => (
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

type FoundProps = { surveyId: string; search: string; open: (opened: Opened) => void }

/** People of the sample whose name or contact was looked for, whichever place they are in. */
export function FoundPeople({ surveyId, search, open }: FoundProps) {
  const read = useRead('sample.findPeople', { surveyId, search })
  if (!read.data || read.data.people.length === 0) return null
  return (
    <section className={`${classes.card} ${classes.apart}`} aria-label={t('samples.peopleFound')}>
      <h2>{t('samples.peopleFound')}</h2>
      <ul className={classes.found}>
        {read.data.people.map(({ unit, clusterId, place }) => (
          <li key={unit.id}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => open({ clusterId, label: place, search: unit.label })}
            >
              {unit.label}
            </Button>
            <div className="small">
              {[place, unit.interviewer ?? t('samples.unassigned'), t(`samples.outcome.${unit.outcome}`)].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {read.data.more ? <p className="small">{t('samples.morePeople')}</p> : null}
    </section>
  )
}

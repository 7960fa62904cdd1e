import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { type Field, Reason, type UnitRow } from '#features/samples/schema.ts'
import { usePages, useWrite } from '../../api.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { PeopleSelect } from './FieldPage.tsx'
import classes from './sample.module.css'

const outcomes = ['none', 'done', 'refused', 'nonContact', 'ineligible'] as const
type Set = (typeof outcomes)[number]

type UnitsDialogProps = { clusterId: string; first: string; people: Field['people'] }

/** The people of one place: who asks them, what came of it, who takes over from whom. */
export function UnitsDialog({ clusterId, first, people }: UnitsDialogProps) {
  const [search, look] = useState(first)
  const read = usePages('sample.units', { clusterId, ...(search ? { search } : {}) })
  const assign = useWrite('sample.assign')
  const outcome = useWrite('sample.outcome')
  const [replacing, replace] = useState<UnitRow>()
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  const reservesLeft = read.data.pages.at(-1)?.reservesLeft ?? 0
  return (
    <>
      <ProblemNotice error={assign.error ?? outcome.error} />
      <div className={classes.filters}>
        <PeopleSelect
          label={t('samples.assign')}
          people={people}
          onChoose={(interviewerId) => assign.mutate({ clusterId, interviewerId })}
        />
        <SearchBox value={search} onSearch={look} label={t('samples.searchPerson')} />
      </div>
      <p className="small">
        {reservesLeft > 0 ? t('samples.canTakeOver', { n: number(reservesLeft) }) : t('samples.nobodyTakesOver')}
      </p>
      {replacing ? <Replace unit={replacing} close={() => replace(undefined)} /> : null}
      <DataTable
        name="units"
        label={t('samples.unit')}
        rows={read.data.pages.flatMap(({ units }) => units)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'label',
            label: t('samples.unit'),
            card: 'title',
            render: ({ label, reserve }) => (reserve ? `${label} (${t('samples.reserve')})` : label),
            below: (unit) => [unit.contact, ...toldBeside(unit)].filter(Boolean).join(' · '),
          },
          {
            key: 'interviewer',
            label: t('samples.interviewer'),
            render: ({ interviewer }) => interviewer ?? t('samples.unassigned'),
          },
          {
            key: 'outcome',
            label: t('samples.outcome'),
            render: (unit) =>
              unit.stands ? (
                <Select
                  aria-label={`${t('samples.outcome')}: ${unit.label}`}
                  size="xs"
                  allowDeselect={false}
                  value={unit.outcome}
                  data={outcomes.map((value) => ({ value, label: t(`samples.outcome.${value}`) }))}
                  onChange={(value) => value && outcome.mutate({ unitId: unit.id, outcome: value as Set })}
                />
              ) : unit.outcome === 'replaced' ? (
                `${t('samples.outcome.replaced')}${unit.reason ? `: ${t(`samples.reason.${unit.reason}`)}` : ''}`
              ) : (
                ''
              ),
          },
        ]}
        action={(unit) =>
          unit.stands && unit.outcome !== 'done' && reservesLeft > 0 ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('samples.replace')}: ${unit.label}`}
              onClick={() => replace(unit)}
            >
              {t('samples.replace')}
            </Button>
          ) : null
        }
        empty={<Empty title={t('samples.noPersonFound')} />}
      />
      {read.hasNextPage ? (
        <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('samples.moreUnits')}
        </Button>
      ) : null}
    </>
  )
}

/** Who else went there, and who asked in place of the one who is sent. */
const toldBeside = ({ askedBy, also }: UnitRow): string[] => [
  ...(askedBy ? [t('samples.askedBy', { who: askedBy })] : []),
  ...also.map(({ name, outcome }) => t('samples.alsoTold', { who: name, what: t(`samples.outcome.${outcome}`) })),
]

function Replace({ unit, close }: { unit: UnitRow; close: () => void }) {
  const [reason, setReason] = useState<Reason>()
  const write = useWrite('sample.replace')
  return (
    <section className={classes.card} aria-label={`${t('samples.replace')}: ${unit.label}`}>
      <p className="small">
        {unit.label}. {t('samples.replaceMeans')}
      </p>
      <ProblemNotice error={write.error} />
      <div className={classes.filters}>
        <Select
          label={t('samples.reason')}
          value={reason ?? null}
          data={Reason.options.map((value) => ({ value, label: t(`samples.reason.${value}`) }))}
          onChange={(value) => setReason(value === null ? undefined : Reason.parse(value))}
        />
        <Button
          disabled={!reason}
          loading={write.isPending}
          onClick={() => reason && write.mutate({ unitId: unit.id, reason }, { onSuccess: close })}
        >
          {t('samples.replace')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </section>
  )
}

import { Button, Modal, Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Field } from '#features/samples/schema.ts'
import { useRead } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { AsidesCard } from './AsidesCard.tsx'
import { ChecksCard } from './ChecksCard.tsx'
import { FoundPeople, Interviewers, type Opened, Places } from './FieldPlaces.tsx'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'
import { UnitsDialog } from './UnitsDialog.tsx'

/** How the work in the field stands, by place and by interviewer. */
export function FieldPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('sample.field', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const keeps = read.data.can.includes('survey.manage')
  return (
    <PartPage surveyId={surveyId} title={read.data.title} here="/thuc-dia">
      {keeps ? <AsidesCard surveyId={surveyId} /> : null}
      {read.data.drawn ? (
        <Drawn field={read.data} keeps={keeps} />
      ) : (
        <Empty title={t('samples.noField')}>{t('samples.noFieldText')}</Empty>
      )}
    </PartPage>
  )
}

function Drawn({ field, keeps }: { field: Field; keeps: boolean }) {
  const { surveyId, places, counts } = field
  const [by, setBy] = useState<'place' | 'interviewer'>('place')
  const [search, look] = useState('')
  const [opened, open] = useState<Opened>()
  return (
    <>
      <p className={classes.apart}>
        {t('samples.fieldSoFar', { places, done: number(counts.done), target: number(counts.target) })}
      </p>
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
        {by === 'place' ? (
          <SearchBox
            value={search}
            onSearch={look}
            label={t(keeps ? 'samples.searchField' : 'samples.searchPlace')}
            width={320}
          />
        ) : null}
      </div>
      {by === 'place' && keeps && search.length > 1 ? (
        <FoundPeople surveyId={surveyId} search={search} open={open} />
      ) : null}
      {by === 'place' ? (
        <Places surveyId={surveyId} search={search} open={keeps ? open : undefined} />
      ) : (
        <Interviewers field={field} />
      )}
      {keeps ? <ChecksCard surveyId={surveyId} /> : null}
      <Modal opened={opened !== undefined} onClose={() => open(undefined)} size="xl" title={opened?.label ?? ''}>
        {opened ? <UnitsDialog clusterId={opened.clusterId} first={opened.search ?? ''} people={field.people} /> : null}
      </Modal>
    </>
  )
}

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

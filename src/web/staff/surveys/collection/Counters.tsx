import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Counter, SurveyPage as Survey } from '#features/surveys/schema.ts'
import { useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { pictureOf } from '../Slips.tsx'
import classes from '../surveys.module.css'

/** Tablets that ask at a counter: each has a key of its own, shown once as an address and a QR code. */
export function Counters({ survey }: { survey: Survey }) {
  const [name, setName] = useState('')
  const [made, setMade] = useState<{ name: string; address: string }>()
  const write = useWrite('survey.addCounter')
  const add = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      { surveyId: survey.id, name },
      {
        onSuccess: ({ address }) => {
          setMade({ name, address })
          setName('')
        },
      },
    )
  }
  if (survey.state === 'closed' && survey.counters.length === 0) return null
  return (
    <section className="card">
      <h2>{t('surveys.counters')}</h2>
      <p className="small">{t('surveys.countersMean')}</p>
      <ProblemNotice error={write.error} />
      {survey.counters.length > 0 ? (
        <ul className={classes.told}>
          {survey.counters.map((counter) => (
            <One key={counter.id} survey={survey} counter={counter} />
          ))}
        </ul>
      ) : null}
      {survey.state === 'closed' ? null : (
        <form className={classes.makeCodes} onSubmit={add}>
          <TextInput
            label={t('surveys.counterName')}
            maxLength={120}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={write.isPending} disabled={name.trim() === ''}>
            {t('surveys.addCounter')}
          </Button>
        </form>
      )}
      {made ? (
        <div className={classes.address} role="status">
          <img src={pictureOf(made.address)} alt={t('surveys.qrOf', { address: made.name })} width={180} height={180} />
          <div>
            <b>{made.name}</b>
            <p>{t('surveys.counterOnce')}</p>
            <a href={made.address}>{made.address}</a>
          </div>
        </div>
      ) : null}
    </section>
  )
}

function One({ survey, counter: { id, name, createdAt, endedAt } }: { survey: Survey; counter: Counter }) {
  const write = useWrite('survey.endCounter')
  return (
    <li>
      {name} · {day(createdAt)}{' '}
      {endedAt ? (
        <span className="small">{t('surveys.counterEnded')}</span>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={write.isPending}
          aria-label={`${t('surveys.endCounter')}: ${name}`}
          onClick={() => write.mutate({ surveyId: survey.id, counterId: id })}
        >
          {t('surveys.endCounter')}
        </Button>
      )}
      <ProblemNotice error={write.error} />
    </li>
  )
}

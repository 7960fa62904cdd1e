import { Button } from '@mantine/core'
import { type Output, useWrite } from '../../../api.ts'
import { day } from '../../../format.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { number, t } from '../../../words.ts'
import classes from './surveys.module.css'

type Points = Output<'round.surveyPoints'>
type Taken = Points['taken'][number]

/** What was taken so far, and what has a newer version: one press takes that, with the places as they were chosen. */
export function Already({ roundId, points: { taken, criteria } }: { roundId: string; points: Points }) {
  if (taken.length === 0) return null
  const names = new Map(criteria.map(({ code, name }) => [code, name]))
  return (
    <section className={classes.card}>
      <h2>{t('rounds.taken')}</h2>
      <ul className={classes.taken}>
        {taken.map((it) => (
          <li key={`${it.code} ${it.surveyId} ${it.figure.code} ${it.number}`}>
            <Line roundId={roundId} taken={it} name={names.get(it.code) ?? ''} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ roundId, taken, name }: { roundId: string; taken: Taken; name: string }) {
  const { code, surveyId, slug, title, figure, number: version, newest, newestOn, units, illustrative } = taken
  const write = useWrite('round.takeSurvey')
  const isNewer = newest > version
  return (
    <>
      <div>
        <b>
          {code} {name}
        </b>
        <div>
          {figure.label} – <a href={`/khao-sat/${slug}/ket-qua`}>{title}</a>,{' '}
          {t('rounds.takeNumber', { number: version })} · {t('rounds.takenUnits', { count: number(units) })}
        </div>
        <div className={classes.tags}>
          {illustrative ? <Tag tone="warn">{t('rounds.sourceIllustrative')}</Tag> : null}
          {isNewer ? (
            <Tag tone="brand">{t('rounds.newer', { number: newest, day: newestOn ? day(newestOn) : '' })}</Tag>
          ) : null}
        </div>
        <ProblemNotice error={write.error} />
        {write.data ? (
          <p role="status">
            {t('rounds.takeWritten', {
              ...{ taken: number(write.data.taken), changed: number(write.data.changed), number: write.data.number },
            })}
          </p>
        ) : null}
      </div>
      {isNewer ? (
        <Button
          variant="default"
          loading={write.isPending}
          onClick={() => write.mutate({ roundId, surveyId, code, figure: figure.code, number: newest, dryRun: false })}
        >
          {t('rounds.takeAgain', { number: newest })}
        </Button>
      ) : null}
    </>
  )
}

/** Places whose figures nobody of this round gets. */
export function Loose({ places }: { places: Output<'round.takeSurvey'>['loose'] }) {
  if (places.length === 0) return null
  return (
    <details className={classes.loose}>
      <summary>{t('rounds.takeLoose', { count: number(places.length) })}</summary>
      <ul>
        {places.map(({ code, label, why }) => (
          <li key={code}>
            <b>{label}</b>: {why}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** On the page of the round: some points have newer figures. */
export function NewerFigures({ points, href }: { points: Points; href: string }) {
  const codes = [...new Set(points.taken.filter((it) => it.newest > it.number).map(({ code }) => code))]
  if (codes.length === 0) return null
  return (
    <p className={classes.note} role="note">
      {t('rounds.newerNotice', { codes: codes.join(', ') })} <a href={`/app${href}`}>{t('rounds.takeSurvey')}</a>
    </p>
  )
}

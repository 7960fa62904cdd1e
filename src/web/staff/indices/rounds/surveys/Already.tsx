import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type Output, useWrite } from '../../../api.ts'
import { day } from '../../../format.ts'
import { DialogButton } from '../../../ui/DialogButton.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { number, t } from '../../../words.ts'
import classes from './surveys.module.css'

type Points = Output<'round.surveyPoints'>
type Taken = Points['taken'][number]

const isNewer = ({ newest, number: version }: Taken['parts'][number]): boolean => newest > version

/** What was taken so far, and what has a newer version: one press takes that, with the places as they were chosen. */
export function Already({ roundId, points: { taken, criteria } }: { roundId: string; points: Points }) {
  const [dropped, tell] = useState<string>()
  const said = useRef<HTMLParagraphElement>(null)
  const lines = taken.length
  // The button that was pressed is gone then: who works by keyboard goes on from what happened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the list has become shorter
  useEffect(() => {
    if (dropped) said.current?.focus()
  }, [dropped, lines])
  if (lines === 0 && !dropped) return null
  const names = new Map(criteria.map(({ code, name }) => [code, name]))
  return (
    <section className={classes.card}>
      <h2>{t('rounds.taken')}</h2>
      {dropped ? (
        <p ref={said} role="status" tabIndex={-1}>
          {dropped}
        </p>
      ) : null}
      <ul className={classes.taken}>
        {taken.map((it) => (
          <li
            key={`${it.code} ${it.parts.map(({ surveyId, figure, number: of }) => `${surveyId} ${figure.code} ${of}`).join()}`}
          >
            <Line roundId={roundId} taken={it} name={names.get(it.code) ?? ''} onDrop={tell} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type LineProps = { roundId: string; taken: Taken; name: string; onDrop: (said: string) => void }

function Line({ roundId, taken, name, onDrop }: LineProps) {
  const { code, parts, units } = taken
  const write = useWrite('round.takeSurvey')
  const newer = parts.filter(isNewer)
  const again = () => {
    const from = parts.map(({ surveyId, newest, figure, weight }) => {
      return { surveyId, number: newest, figure: figure.code, weight }
    })
    write.mutate({ roundId, code, from, dryRun: false })
  }
  return (
    <>
      <div>
        <b>
          {code} {name}
        </b>
        {parts.map((part) => (
          <div key={`${part.surveyId} ${part.figure.code}`}>
            {part.figure.label} – <a href={`/khao-sat/${part.slug}/ket-qua`}>{part.title}</a>,{' '}
            {t('rounds.takeNumber', { number: part.number })}
            {parts.length > 1
              ? ` · ${t('rounds.takenWeight', { weight: number(part.weight) })}`
              : ` · ${t('rounds.takenUnits', { count: number(units) })}`}
          </div>
        ))}
        {parts.length > 1 ? <div>{t('rounds.takenMean', { count: number(units) })}</div> : null}
        <div className={classes.tags}>
          {parts.some(({ illustrative }) => illustrative) ? (
            <Tag tone="warn">{t('rounds.sourceIllustrative')}</Tag>
          ) : null}
          {newer.map(({ surveyId, newest, newestOn }) => (
            <Tag key={surveyId} tone="brand">
              {t('rounds.newer', { number: newest, day: newestOn ? day(newestOn) : '' })}
            </Tag>
          ))}
        </div>
        <ProblemNotice error={write.error} />
        {write.data ? <p role="status">{writtenWords(write.data)}</p> : null}
      </div>
      <div className={classes.buttons}>
        {newer.length > 0 ? (
          <Button variant="default" loading={write.isPending} onClick={again}>
            {parts.length > 1 ? t('rounds.takeAgainAll') : t('rounds.takeAgain', { number: newer[0]?.newest ?? 0 })}
          </Button>
        ) : null}
        <DialogButton label={t('rounds.drop')} button={{ variant: 'subtle' }}>
          {(close) => (
            <Drop
              {...{ roundId, code, name }}
              onDone={(count) => {
                close()
                onDrop(t('rounds.dropped', { code, count: number(count) }))
              }}
            />
          )}
        </DialogButton>
      </div>
    </>
  )
}

/** What was written, by which version or as which mean. */
export function writtenWords({ taken, changed, feeds }: Output<'round.takeSurvey'>): string {
  const counts = { taken: number(taken), changed: number(changed) }
  const [only] = feeds
  return only && feeds.length === 1
    ? t('rounds.takeWritten', { ...counts, number: only.number })
    : t('rounds.takeWrittenMean', { ...counts, count: feeds.length })
}

type DropProps = { roundId: string; code: string; name: string; onDone: (dropped: number) => void }

function Drop({ roundId, code, name, onDone }: DropProps) {
  const write = useWrite('round.dropSurvey')
  // The line is gone as soon as the page has been read anew, and this dialog with it: the promise outlives both.
  const drop = () =>
    void write.mutateAsync({ roundId, code }).then(
      ({ dropped }) => onDone(dropped),
      () => undefined,
    )
  return (
    <>
      <p>{t('rounds.dropMeans', { name: `${code} ${name}` })}</p>
      <ProblemNotice error={write.error} />
      <div className={classes.write}>
        <Button color="red" loading={write.isPending} onClick={drop}>
          {t('rounds.drop')}
        </Button>
      </div>
    </>
  )
}

/** Places whose figures nobody of this round gets. */
export function Loose({
  feed: { title, loose },
  isMean,
}: {
  feed: Output<'round.takeSurvey'>['feeds'][number]
  isMean: boolean
}) {
  if (loose.length === 0) return null
  return (
    <details className={classes.loose}>
      <summary>
        {isMean ? `${title}: ` : ''}
        {t('rounds.takeLoose', { count: number(loose.length) })}
      </summary>
      <ul>
        {loose.map(({ code, label, why }) => (
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
  const codes = [...new Set(points.taken.filter(({ parts }) => parts.some(isNewer)).map(({ code }) => code))]
  if (codes.length === 0) return null
  return (
    <p className={classes.note} role="note">
      {t('rounds.newerNotice', { codes: codes.join(', ') })} <a href={`/app${href}`}>{t('rounds.takeSurvey')}</a>
    </p>
  )
}

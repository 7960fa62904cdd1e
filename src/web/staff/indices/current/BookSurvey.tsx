import { Button, Select } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { cellKey } from '#features/estimates/onward/rules.ts'
import { type Input, type Output, useWrite } from '../../api.ts'
import { DialogButton } from '../../ui/DialogButton.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { SurveySource } from '../rounds/sheet/SurveySource.tsx'
import { AnotherFeed, askedOf, type Feed, FeedList, isChosen, newFeed } from '../rounds/surveys/FeedList.tsx'
import { Place } from '../rounds/surveys/Place.tsx'
import surveys from '../rounds/surveys/surveys.module.css'
import sheet from './figures.module.css'
import type { Book } from './use-book.ts'

type Line = Book['lines'][number]
type BookSurveyProps = { book: Book; line: Line; name: string; may: boolean }

/** What a survey filled, with its source; or the way to let one fill it. Who pressed the one goes on at the other. */
export function BookSurvey(props: BookSurveyProps) {
  const place = useRef<HTMLDivElement>(null)
  const isFilled = props.line.source !== null
  const was = useRef(isFilled)
  useEffect(() => {
    if (was.current === isFilled) return
    was.current = isFilled
    // The dialog is gone with its button: without this, the keyboard would begin at the top of the page again.
    if (document.activeElement === document.body) place.current?.querySelector<HTMLElement>('summary, button')?.focus()
  }, [isFilled])
  return (
    <div ref={place}>
      <SourceOrWay {...props} />
    </div>
  )
}

function SourceOrWay({ book, line, name, may }: BookSurveyProps) {
  const { source, fillable, code } = line
  if (source)
    return (
      <details className={sheet.source}>
        <summary>
          {t('scores.fromSurvey', { titles: source.parts.map(({ title }) => `“${title}”`).join(', ') })}
          {source.parts.some((part, i) => (source.newest[i] ?? 0) > part.number) ? (
            <>
              {' '}
              <Tag tone="brand">{t('scores.newerSurvey')}</Tag>
            </>
          ) : null}
        </summary>
        <SurveySource source={source} over={false} />
        {may ? (
          <div className={surveys.buttons}>
            <Again book={book} line={line} />
            <DialogButton label={t('scores.dropSurvey')} button={{ variant: 'subtle', size: 'compact-sm' }}>
              {(close) => <Drop {...{ book, code, close }} />}
            </DialogButton>
          </div>
        ) : null}
      </details>
    )
  if (!may || fillable.length === 0) return null
  const button = { variant: 'subtle', size: 'compact-xs' } as const
  return (
    <DialogButton label={t('scores.takeSurvey')} button={button} size="xl">
      {(close) => <Take {...{ book, line, name, close }} />}
    </DialogButton>
  )
}

/** One press takes the newest versions of the same figures. */
function Again({ book, line: { code, source } }: { book: Book; line: Line }) {
  const write = useWrite('score.takeSurvey')
  if (!source?.parts.some((part, i) => (source.newest[i] ?? 0) > part.number)) return null
  const from = source.parts.map(({ surveyId, figure, weight }, i) => {
    return { surveyId, figure: figure.code, weight, number: source.newest[i] ?? 1 }
  })
  const send = () =>
    write.mutate({ scoreId: book.id, version: book.version, code, key: source.key, from, dryRun: false })
  return (
    <>
      <Button size="compact-sm" variant="default" loading={write.isPending} onClick={send}>
        {t('rounds.takeAgainAll')}
      </Button>
      <ProblemNotice error={write.error} />
    </>
  )
}

function Drop({ book, code, close }: { book: Book; code: string; close: () => void }) {
  const write = useWrite('score.dropSurvey')
  const send = () => write.mutate({ scoreId: book.id, version: book.version, code }, { onSuccess: close })
  return (
    <>
      <p>{t('scores.dropSurveyMeans')}</p>
      <ProblemNotice error={write.error} />
      <div className={surveys.write}>
        <Button color="red" loading={write.isPending} onClick={send}>
          {t('scores.dropSurvey')}
        </Button>
      </div>
    </>
  )
}

type Outcome = Output<'score.takeSurvey'>
type Cells = NonNullable<Input<'score.takeSurvey'>['cells']>
type TakeProps = { book: Book; line: Line; name: string; close: () => void }

function Take({ book, line, name, close }: TakeProps) {
  const { code, fillable } = line
  const [at, setAt] = useState(0)
  const [feeds, setFeeds] = useState<readonly Feed[]>([newFeed(0)])
  const [cells, setCells] = useState<Cells>([])
  const write = useWrite('score.takeSurvey', { refresh: ['score.book'] })
  const chosen = fillable[at]
  const outcome = write.data
  const change = (next: readonly Feed[]) => {
    setFeeds(next)
    setCells([])
    write.reset()
  }
  const asked = { scoreId: book.id, version: book.version, code, key: chosen?.key ?? null }
  const look = (said: Cells) => write.mutate({ ...asked, from: feeds.map(askedOf), cells: said, dryRun: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    look(cells)
  }
  const choose = (part: number, key: string) => {
    const cell = outcome?.feeds[part]?.cells.find((it) => cellKey(it.cell) === key)?.cell
    const next = cells.filter((it) => it.part !== part).concat(cell ? [{ part, cell }] : [])
    setCells(next)
    look(next)
  }
  const keep = () => {
    const from = (outcome?.feeds ?? []).map(({ surveyId, number, figure, weight }) => {
      return { surveyId, number, figure: figure.code, weight }
    })
    write.mutate({ ...asked, from, cells, dryRun: false }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <p>
        <b>
          {code} {name}
        </b>
      </p>
      {fillable.length > 1 ? (
        <Select
          label={t('scores.surveyFills')}
          allowDeselect={false}
          data={fillable.map(({ label }, i) => ({ value: String(i), label }))}
          value={String(at)}
          onChange={(value) => {
            setAt(Number(value))
            write.reset()
          }}
        />
      ) : chosen && chosen.key !== null ? (
        <p className="small">
          {t('scores.surveyFills')}: {chosen.label}
        </p>
      ) : null}
      <FeedList
        of={{ scoreId: book.id }}
        feeds={feeds}
        score={chosen?.score ?? null}
        sharesOnly={chosen?.key !== null}
        onChange={change}
      />
      {outcome ? <Told {...{ outcome, unit: book.name, choose }} /> : null}
      <ProblemNotice error={write.error} />
      <div className={surveys.foot}>
        <AnotherFeed feeds={feeds} onChange={change} />
        {outcome?.state === 'taken' ? (
          <Button loading={write.isPending} onClick={keep}>
            {t('scores.surveyKeep')}
          </Button>
        ) : (
          <Button type="submit" loading={write.isPending} disabled={!feeds.every(isChosen)}>
            {t('rounds.takeTry')}
          </Button>
        )}
      </div>
    </form>
  )
}

type ToldProps = { outcome: Outcome; unit: string; choose: (part: number, key: string) => void }

/** What would stand in the book, of whom, and what stands there now. */
function Told({ outcome, unit, choose }: ToldProps) {
  const { figure, interval, fills, arithmetic, before, why, parts, state } = outcome
  const row = { sheetId: '', unit, state, parts }
  const places = outcome.feeds.map((feed, part) => (
    <Place
      key={`${feed.surveyId} ${feed.figure.code}`}
      {...{ row, part, outcome }}
      choose={(_, at, key) => choose(at, key)}
    />
  ))
  return (
    <section className={surveys.feed} role="status" aria-label={t('rounds.takeTry')}>
      <Facts
        facts={[
          [
            t('rounds.takePlace'),
            <div key="places" className={surveys.places}>
              {places}
            </div>,
          ],
          [t('rounds.takeFigureShown'), figure],
          [t('scores.surveyFilled'), fills],
          [t('rounds.takeArithmetic'), arithmetic],
          [t('rounds.takeBefore'), before],
        ]}
      />
      {interval ? <p className="small">{interval}</p> : null}
      {why ? <p>{why}</p> : null}
      {state === 'same' ? <p>{t('scores.surveySame')}</p> : null}
    </section>
  )
}
